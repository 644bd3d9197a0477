import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { onHistoryChange } from "../../shared/changes";
import { siteName } from "../../shared/site-name";
import { text } from "../../shared/text";
import { Frame } from "../parts/frame";
import { outcomeWords } from "../parts/outcome-words";
import { countKey, isFalseAlarm, situationsIn } from "../parts/situations";
import { ChainLine } from "./chain-line";
import { ConversationCard } from "./conversation-card";
import { type Conversation, type Told, conversationsOf } from "./conversations";
import { EVERYTHING, type Filter, find } from "./filter";
import { FilterBar } from "./filter-bar";
import type { History } from "./load";
import { NotesList } from "./notes-list";
import { Pager } from "./pager";
import type { Ways } from "./ways";
import { WeekChart } from "./week-chart";
import { weeksOf } from "./weeks";

/** Conversations on one page of the list, and weeks in the chart. */
const ON_PAGE = 20;
const WEEKS = 12;

/** What the page is made of. */
export interface HistoryParts {
  read(): Promise<History>;
  ways: Ways;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The whole history, the same for the teenager and the parent. It is read anew whenever something was added to it. */
export function HistoryPage({ read, ways, now }: HistoryParts) {
  const [history, setHistory] = useState<History | null>(null);
  const [broken, setBroken] = useState(false);
  const look = async (): Promise<void> => {
    try {
      setHistory(await read());
      setBroken(false);
    } catch {
      setBroken(true);
    }
  };
  useEffect(() => {
    void look();
    const page = new AbortController();
    onHistoryChange(() => void look(), page.signal);
    return () => page.abort();
  }, []);

  return (
    <Frame title={text("history_title")} here="history">
      <p class="both">{text("popup_both_see")}</p>
      {broken && <p class="trouble" role="alert">{text("popup_history_broken")}</p>}
      {history && <Read history={history} now={now()} ways={ways} />}
    </Frame>
  );
}

function Read({ history, now, ways }: { history: History; now: number; ways: Ways }) {
  const conversations = useMemo(() => conversationsOf(history.entries), [history]);
  const weeks = useMemo(() => weeksOf(conversations, now, WEEKS), [conversations]);
  if (conversations.length === 0) {
    return (
      <>
        <Empty agreed={history.agreed} />
        <ChainLine history={history} />
        <NotesList entries={history.entries} />
      </>
    );
  }
  return (
    <>
      <Counts conversations={conversations} />
      <ChainLine history={history} />
      <WeekChart weeks={weeks} />
      <List conversations={conversations} ways={ways} />
      <NotesList entries={history.entries} />
    </>
  );
}

/** Nothing yet: before the agreement nothing is kept, after it there is nothing to look at. */
function Empty({ agreed }: { agreed: boolean }) {
  return (
    <section class="surface empty">
      <h2>{text(agreed ? "popup_empty" : "history_first")}</h2>
      <p>{text(agreed ? "popup_empty_means" : "history_first_means")}</p>
      <p><a class="button" href={agreed ? "welcome.html#try" : "welcome.html"}>{text(agreed ? "history_empty_try" : "history_first_begin")}</a></p>
    </section>
  );
}

/** The calm count, with the false alarms beside it. */
function Counts({ conversations }: { conversations: readonly Conversation[] }) {
  const told = conversations.flatMap((conversation) => [...conversation.told].reverse());
  const situations = situationsIn(told);
  const alarms = told.filter(isFalseAlarm).length;
  return (
    <section class="counts" aria-labelledby="count">
      <h2 id="count">{text(countKey(situations), situations)}</h2>
      <p>{alarms === 0 ? text("history_alarms_none") : text(alarms === 1 ? "history_alarms_one" : "history_alarms_many", alarms)}</p>
    </section>
  );
}

function List({ conversations, ways }: { conversations: readonly Conversation[]; ways: Ways }) {
  const [filter, setFilter] = useState<Filter>(EVERYTHING);
  const [page, setPage] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const found = useMemo(() => find(conversations, filter, wordsOf), [conversations, filter]);
  const pages = Math.max(1, Math.ceil(found.length / ON_PAGE));
  const here = Math.min(page, pages - 1);
  const turn = (to: number): void => {
    setPage(to);
    heading.current?.focus();
  };
  const narrow = (to: Filter): void => {
    setFilter(to);
    setPage(0);
  };
  return (
    <section aria-labelledby="list">
      <h2 id="list" ref={heading} tabIndex={-1}>{text("history_list")}</h2>
      <FilterBar conversations={conversations} filter={filter} change={narrow} />
      <p class="quiet" role="status">
        {found.length === 0 ? text("history_found_none") : text(found.length === 1 ? "history_found_one" : "history_found_many", found.length)}
      </p>
      {found.slice(here * ON_PAGE, (here + 1) * ON_PAGE).map((one) => <ConversationCard key={one.conversation.key} found={one} ways={ways} />)}
      {pages > 1 && <Pager page={here} pages={pages} turn={turn} />}
    </section>
  );
}

/** All words shown of an alert, for the search. */
function wordsOf({ alert, outcomes, words }: Told, { site, number }: Conversation): string {
  return [
    text("history_conversation", siteName(site), number),
    text(`situation_${alert.situation}_name`),
    alert.stage && text(`stage_${alert.situation}_${alert.stage}`),
    ...alert.signals.map((signal) => text(`signal_${signal}`)),
    ...outcomes.map(outcomeWords),
    ...words.map((word) => word.text),
  ].join(" ");
}
