import { useEffect, useState } from "preact/hooks";
import type { ChainFault } from "../../shared/chain";
import { text } from "../../shared/text";
import { Icon } from "../parts/icon";
import { day } from "../parts/when";
import { type Gap, gapsOf } from "./gaps";
import type { History } from "./load";

/** Gaps that are named one by one. */
const NAMED = 3;

/** Whether the history is whole, in a line that is always there. */
export function ChainLine({ history }: { history: History }) {
  const [faults, setFaults] = useState<ChainFault[] | null>(null);
  useEffect(() => {
    setFaults(null);
    let current = true;
    void history.check().then((found) => current && setFaults(found));
    return () => void (current = false);
  }, [history]);

  if (faults === null) return <p class="chain" role="status">{text("history_chain_checking")}</p>;
  if (faults.length === 0) {
    return (
      <p class="chain whole" role="status">
        <Icon name="check" /> <span>{text(history.cut ? "history_chain_whole_cut" : "history_chain_whole")}</span>
      </p>
    );
  }
  const { gaps, more } = gapsOf(faults, history.entries, NAMED);
  return (
    <div class="chain broken" role="alert">
      <p>{text("history_chain_broken")}</p>
      <ul>
        {gaps.map((gap) => <li key={`${gap.after} ${gap.before}`}>{wordsOf(gap)}</li>)}
        {more > 0 && <li>{text("history_chain_more", more)}</li>}
      </ul>
      <p>{text("history_chain_rest")}</p>
    </div>
  );
}

function wordsOf({ count, after, before }: Gap): string {
  if (after !== null && before !== null) return text("history_chain_between", count, day(after), day(before));
  if (after !== null) return text("history_chain_after", count, day(after));
  return before === null ? text("history_chain_somewhere", count) : text("history_chain_before", count, day(before));
}
