import { useId, useState } from "preact/hooks";
import { siteName } from "../../shared/site-name";
import { text } from "../../shared/text";
import { Arc } from "../parts/arc";
import { Icon } from "../parts/icon";
import { isFalseAlarm, openAmong } from "../parts/situations";
import { day } from "../parts/when";
import { type Told, highest } from "./conversations";
import type { Found } from "./filter";
import { ToldLine } from "./told-line";
import type { Ways } from "./ways";

/** Alerts of a conversation that are shown at first, and with each further press. */
const AT_ONCE = { first: 3, more: 30 };

/** A conversation: where, what it looks like, how far it has come, and its alerts from the newest back. */
export function ConversationCard({ found: { conversation, told }, ways }: { found: Found; ways: Ways }) {
  const [shown, setShown] = useState(AT_ONCE.first);
  const id = useId();
  const all = conversation.told;
  const real = all.filter((one) => !isFalseAlarm(one));
  const open = openAmong([...all].reverse());
  const newest = real.at(-1) ?? all.at(-1);
  const first = all[0];
  if (!newest || !first) return null;
  const { situation, stage, next } = newest.alert;
  const before = new Map(all.map((one, index) => [one, all[index - 1]?.alert ?? null]));
  const lines = [...told].reverse();
  const last = all.at(-1) ?? first;
  const span = day(first.alert.at) === day(last.alert.at) ? day(first.alert.at) : text("history_from_to", day(first.alert.at), day(last.alert.at));
  return (
    <article class={`surface conversation ${real.length === 0 ? "false" : highest(real)}`} aria-labelledby={id}>
      <header>
        <p class="where">{text("history_conversation", siteName(conversation.site), conversation.number)} · {span}</p>
        <h3 id={id}>{text(`situation_${situation}_name`)}</h3>
        {real.length === 0 ? <p class="quiet">{text("history_all_false")}</p> : <Arc situation={situation} stage={stage} next={next} />}
      </header>
      <ol class="told-list">
        {lines.slice(0, shown).map((one) => (
          <ToldLine key={one.alert.id} told={one} before={before.get(one) ?? null} ways={ways} />
        ))}
      </ol>
      {lines.length > shown && (
        <button type="button" class="button small" onClick={() => setShown(shown + AT_ONCE.more)}>{text("history_more_lines", lines.length - shown)}</button>
      )}
      {told.length < all.length && <p class="quiet">{text("history_filtered_out", all.length - told.length)}</p>}
      <div class="card-ways">
        <TalkedOver situations={newestOfEach(open)} ways={ways} settled={real.length > 0 && open.length === 0} />
        <a class="button small" href={`guide.html#${situation}`}><Icon name="talk" /> {text("history_to_guide")}</a>
        <a class="button small" href="help.html"><Icon name="heart" /> {text("popup_help")}</a>
      </div>
    </article>
  );
}

/** The newest alert of each situation. `told` comes newest first. */
function newestOfEach(told: readonly Told[]): Told[] {
  return [...new Map([...told].reverse().map((one) => [one.alert.situation, one])).values()];
}

/** Settles what is open of a conversation: both have looked at it together. */
function TalkedOver({ situations, settled, ways }: { situations: readonly Told[]; settled: boolean; ways: Ways }) {
  const [failed, setFailed] = useState(false);
  if (settled) return <p class="settled"><Icon name="check" /> <span>{text("history_talked_over")}</span></p>;
  if (situations.length === 0) return null;
  const settle = async (): Promise<void> => {
    for (const { alert } of situations) await ways.mark(alert.id, "talked-over");
  };
  return (
    <>
      <button type="button" class="button small main" onClick={() => void settle().then(() => setFailed(false), () => setFailed(true))}>
        <Icon name="check" /> {text("history_talk_over")}
      </button>
      {failed && <p class="trouble" role="alert">{text("history_not_kept")}</p>}
    </>
  );
}
