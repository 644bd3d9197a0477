/**
 * The content script: from what the page shows, through the engine, to a warning. It comes with the first sign of a chat
 * (see `lookout`); it decides nothing about risk, and sends nothing anywhere but to the background.
 */
import sites from "vigie-sites";
import { ask } from "../shared/ask";
import { fromBase64, toBase64 } from "../shared/base64";
import { Fault } from "../shared/fault";
import type { Greeting } from "../shared/messages";
import { siteName } from "../shared/site-name";
import type { Engine } from "./engine/engine";
import { openEngine } from "./engine/open";
import { createDraftGate } from "./gate";
import { beginLife, onSwitchedOff, whileAlive } from "./life";
import { afterPause, onPauseChange } from "./pause";
import { type Finding, createReader } from "./reader";
import { isKept, shownTo } from "./sensitivity";
import { createStatus } from "./status";
import { createStage } from "./stage";
import { createWarner } from "../shared/warn/warn";
import type { Warner } from "../shared/warn/warn";
import type { Conversation, WatchEvents } from "./watch/seen";
import { watch } from "./watch/watch";

const life = beginLife();
const { signal } = life;
const { hostname } = document.location;
const watching = new AbortController();
const tell = createStatus(signal);

onSwitchedOff(document.location, signal, () => {
  tell({ health: "no-chat" });
  life.abort();
});

let engine: Promise<Engine> | null = null;
let warner: Warner | null = null;
/** What the family has set; null before the first conversation is found. */
let greeting: (Greeting & { site: string }) | null = null;

onPauseChange(signal, () => void lookAgain().catch(trouble));

/** The engine, opened with the first conversation of the document; after a failure it is opened again. */
function engineFor(site: string): Promise<Engine> {
  engine ??= open(site).catch((error: unknown) => {
    engine = null;
    throw error;
  });
  return engine;
}

async function open(site: string): Promise<Engine> {
  greeting = { site, ...(await ask({ kind: "hello", site })) };
  const { paused, pausedUntil, localEngine } = greeting;
  if (paused) {
    rest(pausedUntil);
    throw new Fault("Paused", "the family has paused Vigie: watch nothing");
  }
  const adapter = sites.find(({ id }) => id === site);
  const opened = await openEngine({ site, adapter, hostname, mayHost: localEngine, signal });
  await opened.facts();
  tell({ engine: true });
  return opened;
}

/** Ends the waiting for an earlier end of the pause. */
let resting: AbortController | null = null;

/** Watches nothing; asks again when the pause is over. */
function rest(until: number): void {
  tell({ paused: true });
  watching.abort();
  resting?.abort();
  resting = new AbortController();
  if (until > 0) afterPause(until, AbortSignal.any([signal, resting.signal]), () => void lookAgain().catch(trouble));
}

/** Asks again whether the site is to be watched: rests, or has a fresh copy of this script take over. */
async function lookAgain(): Promise<void> {
  if (!greeting) return;
  const { site } = greeting;
  greeting = { site, ...(await ask({ kind: "hello", site })) };
  const { paused, pausedUntil } = greeting;
  if (paused) rest(pausedUntil);
  else if (watching.signal.aborted) await ask({ kind: "load" });
}

function warnerFor(site: string): Warner {
  warner ??= createWarner({
    signal,
    document,
    site: siteName(site),
    country: () => greeting?.country ?? null,
    trusted: () => greeting?.trustedPerson ?? null,
    lost: () => tell({ covered: true }),
    dismissed: (conversation, found) => void reader.dismiss(conversation, found),
    report(alert, outcome) {
      if (alert !== null) ask({ kind: "outcome", alert, outcome }).catch(endIfGone);
    },
  });
  return warner;
}

/** The extension was reloaded: this copy ends. */
function endIfGone({ name }: Fault): void {
  if (name === "Gone") life.abort();
}

/** Problems end nothing: the page goes on, and the badge says that it is not protected. */
function trouble(fault: Fault): void {
  endIfGone(fault);
  if (fault.name !== "Paused") tell({ engine: false });
}

const stage = createStage((finding) => {
  const { conversation, message, assessment } = finding;
  warnerFor(conversation.site).show({ conversation, message, assessment, alert: record(finding).catch(() => null) });
});

/** Stores what is shown as a warning; a small sign only where the family wants that. Gives the id of the entry, or null. */
async function record({ conversation, assessment }: Finding): Promise<string | null> {
  const { level, situation, stage, next, show, crisis, hits } = assessment;
  if (situation === null || !isKept(greeting, level)) return null;
  const { lexicon } = await (await engineFor(conversation.site)).facts();
  const signals = [...new Set(hits.map(({ signal: id }) => id))];
  const { site, key } = conversation;
  const alert = { site, conversation: key, situation, level, stage, next, signals, shown: show, crisis, lexicon };
  return ask({ kind: "record", alert });
}

const reader = createReader({
  engine: (conversation) => engineFor(conversation.site),
  async load({ site, key }) {
    const { thread, marks, ...choices } = await ask({ kind: "thread-load", site, conversation: key });
    return { thread: fromBase64(thread), marks: fromBase64(marks), ...choices };
  },
  save: ({ site, key }, { thread, marks, ...choices }) =>
    ask({ kind: "thread-save", site, conversation: key, thread: toBase64(thread), marks: toBase64(marks), ...choices }),
  shown: (assessment) => shownTo(greeting, assessment),
  found: (finding) => stage.show(finding),
  read(conversation) {
    tell({ engine: true });
    gate.read(conversation);
  },
  trouble,
  forgetful: endIfGone,
});

const gate = createDraftGate({
  async check(conversation, draft) {
    const { thread, quiet } = await reader.stateOf(conversation);
    const judged = await (await engineFor(conversation.site)).checkDraft(thread, draft);
    return { ...judged, ask: judged.ask && (judged.hold || !quiet) };
  },
  ask: (composer, judged, decided) => warnerFor(composer.conversation.site).nudge({ composer, gate: judged, decided }),
  silence: (conversation: Conversation) => void reader.silence(conversation),
});

const events: WatchEvents = {
  messages(conversation, messages) {
    stage.enter(conversation);
    reader.messages(conversation, messages);
  },
  draft(composer) {
    stage.enter(composer.conversation);
    gate.draft(composer);
  },
  submitting: (composer, draft) => gate.submitting(composer, draft),
  health: (health) => tell({ health }),
};

watch({
  document,
  adapters: sites,
  // Sites that have a file of their own are read by it; any other is one that the family has switched on.
  generic: !sites.some(({ match }) => match.hosts.includes(hostname)),
  signal: AbortSignal.any([signal, watching.signal]),
  events: {
    messages: whileAlive(life, undefined, events.messages),
    draft: whileAlive(life, undefined, events.draft),
    submitting: whileAlive(life, true, events.submitting),
    health: whileAlive(life, undefined, events.health),
  },
});

window.addEventListener("pagehide", whileAlive(life, undefined, () => reader.flush()), { signal });
