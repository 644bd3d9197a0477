/**
 * Finds the chats of a page and tells what is said in them. Nothing is read before a chat is there, nothing is changed
 * on the page, and everything ends with the signal.
 */
import type { SiteAdapter } from "./adapter";
import { draftOf } from "./draft";
import { expectEcho, newEcho } from "./echo";
import { findPanes, newFinder } from "./find";
import { attributesOf, mayAppear } from "./interest";
import { observe } from "./observe";
import { emptyFacts, type Pane } from "./reading";
import { rootsUnder } from "./roots";
import type { Composer, Health, WatchEvents } from "./seen";
import { endOf, look, openSession, type Session } from "./session";
import { listenForSending, type Sendable } from "./submit";

/** Milliseconds between a change of the page and the look at it: what changes meanwhile is looked at together. */
const COALESCE_MS = 80;

/** A look that took long is followed by a pause of so many times its length, up to a limit in milliseconds. */
const PAUSE_TIMES = 25;
const LONGEST_PAUSE_MS = 500;

/** Milliseconds between looks while no chat was found. */
const SEARCH_MS = 300;

/** Conversations remembered on a page. */
const MAX_SESSIONS = 20;

/** What to watch, by which knowledge, until when, and whom to tell. */
export interface WatchOptions {
  document: Document;
  /** Everything known about sites; those for this page are picked. */
  adapters: readonly SiteAdapter[];
  /** Also read chats of which nothing is known. */
  generic: boolean;
  signal: AbortSignal;
  events: WatchEvents;
}

/**
 * Watches a document. Messages whose text changes are told again under the same id. Returns at once; on a page that no
 * adapter is for, without `generic`, nothing is set up at all.
 */
export function watch(options: WatchOptions): void {
  const { document, signal, events } = options;
  const window = document.defaultView;
  if (!window || signal.aborted || !mayAppear(options)) return;

  const finder = newFinder(options);
  const sessions = new Map<string, Session>();
  const echo = newEcho();
  /** Where a conversation took the place of another under the same weak key: how often. */
  const replaced = new Map<string, number>();
  let shown: Session[] = [];
  let epoch = 0;
  let health: Health | null = null;
  let timer: number | null = null;
  let due = 0;
  let drafting: number | null = null;
  /** Milliseconds that the last look took. */
  let took = 0;

  const tell = (state: Health): void => {
    if (health === state) return;
    health = state;
    events.health(state);
  };
  const lookIn = (milliseconds: number): void => {
    const at = Date.now() + milliseconds;
    if (signal.aborted || (timer !== null && due <= at)) return;
    if (timer !== null) window.clearTimeout(timer);
    due = at;
    timer = window.setTimeout(pass, milliseconds);
  };
  const pause = (): number => Math.max(COALESCE_MS, Math.min(PAUSE_TIMES * took, LONGEST_PAUSE_MS));
  const watching = observe(signal, () => lookIn(shown.length > 0 ? pause() : SEARCH_MS));

  const turnTo = (pane: Pane, place: number, now: number): Session => {
    const shared = pane.key ?? `page:${document.location.pathname}`;
    const times = replaced.get(shared);
    const key = times === undefined ? shared : `${shared}#${times}`;
    const before = shown[place];
    const known = sessions.get(key);
    if (known && shown.includes(known)) {
      if (known.pane.list !== pane.list) known.facts = emptyFacts();
      known.pane = pane;
      known.conversation.title = pane.title;
      return known;
    }
    const lingering = before ? endOf(before.rows) : null;
    const conversation = { key, site: finder.adapter?.id ?? document.location.hostname, title: pane.title, epoch: ++epoch };
    const session = openSession(pane, conversation, echo, lingering, now);
    if (known) Object.assign(session, { sequence: known.sequence, opened: known.opened });
    sessions.delete(key);
    sessions.set(key, session);
    for (const [old] of sessions) if (sessions.size > MAX_SESSIONS) sessions.delete(old);
    return session;
  };

  const attach = (): void => {
    watching.clear();
    for (const root of finder.roots()) watching.root(root);
    for (const { pane } of shown) {
      const attributes = attributesOf(finder.adapter);
      for (const root of finder.deep ? rootsUnder(pane.list) : [pane.list]) watching.list(root, attributes);
    }
  };

  const refresh = (now: number): void => {
    const panes = findPanes(finder, now);
    shown = panes.map((pane, place) => turnTo(pane, place, now));
  };

  function pass(): void {
    timer = null;
    if (signal.aborted) return;
    const started = performance.now();
    const now = Date.now();
    const changes = watching.take();
    for (const session of shown) {
      if (changes.everything) session.facts = emptyFacts();
      else for (const element of changes.touched) session.facts.rows.delete(element);
    }
    refresh(now);
    attach();
    for (const session of shown) {
      const seen = look(session, now);
      if (seen.replaced) {
        const shared = session.pane.key ?? `page:${document.location.pathname}`;
        replaced.set(shared, (replaced.get(shared) ?? 0) + 1);
        lookIn(COALESCE_MS);
      }
      if (seen.again !== null) lookIn(Math.max(seen.again, 20));
      if (seen.messages.length > 0) events.messages(session.conversation, seen.messages);
      if (signal.aborted) return;
    }
    tell(finder.health(shown));
    const again = finder.again(now);
    if (again !== null) lookIn(again);
    took = performance.now() - started;
  }

  const composerOf = (session: Session, box: HTMLElement): Composer => ({ conversation: session.conversation, box, text: () => draftOf(box) });

  listenForSending<Sendable & { session: Session }>(window, signal, {
    sendables: () => {
      if (shown.some(({ pane }) => pane.box === null || !pane.box.isConnected)) refresh(Date.now());
      return shown.flatMap((session) => {
        const { box, submit, isSend } = session.pane;
        return box ? [{ session, box, submit, isSend }] : [];
      });
    },
    submitting: ({ session, box }) => {
      const draft = draftOf(box);
      if (draft.trim() === "") return true;
      if (!events.submitting(composerOf(session, box), draft)) return false;
      expectEcho(session.echo, draft, session.rows, Date.now());
      return true;
    },
    written: ({ session, box }) => {
      const tellDraft = (): void => {
        if (!signal.aborted && box.isConnected) events.draft(composerOf(session, box));
      };
      // At once: browsers run the next key before any timer, and that key may be Enter. Then again, because some
      // editors put the text in their box only after the event.
      queueMicrotask(tellDraft);
      drafting ??= window.setTimeout(() => {
        drafting = null;
        tellDraft();
      });
    },
  });
  finder.onMove(() => lookIn(COALESCE_MS));
  signal.addEventListener(
    "abort",
    () => {
      if (timer !== null) window.clearTimeout(timer);
      if (drafting !== null) window.clearTimeout(drafting);
    },
    { once: true },
  );
  pass();
}
