/** What the background does with each one-shot message, and who may send it. */
import { toBase64 } from "../shared/base64";
import { ext } from "../shared/ext";
import { Fault, shapeOf } from "../shared/fault";
import type { Request, Requests } from "../shared/messages";
import { type Sender, senderOf } from "../shared/sender";
import type { Store } from "../shared/store";
import type { HistoryContent, HistoryEntry } from "../shared/types";
import { pageChecks } from "../shared/page-validation";
import { requestOf } from "../shared/validation";
import { showState } from "./badge";
import type { HistoryWriter } from "./history";
import { pageAnswers, withRoom } from "./page-answers";
import { hasRefused, rememberRefusal } from "./refusals";
import { familyNow, pauseEnd, recordNow } from "./family";
import { keepState, stateOf } from "./state";
import { NOTHING, conversationHash, loadConversation, saveConversation } from "./threads";

/** What the answers are made of. */
export interface Means {
  store(): Promise<Store>;
  history: HistoryWriter;
  /** Puts the content script into a frame. */
  load(tab: number, frame: number): Promise<void>;
  /** Bytes of the engine's module. */
  engineBytes(): Promise<Uint8Array>;
  /** A pause began or ended, or settings changed: open pages are told. */
  familyChanged(): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
}

type Content = Extract<Sender, { from: "content" }>;

type Answers = { [K in keyof Requests]: (ask: Requests[K]["ask"], sender: Content) => Promise<Requests[K]["answer"]> };

/** Requests that only Vigie's own pages make; all others are made by content scripts only. */
const FROM_PAGES: ReadonlySet<string> = new Set(["tab-state", ...Object.keys(pageChecks)]);

/** A sender without a tab, for the requests of pages: their answers never look at it. */
const NO_TAB: Content = { from: "content", tab: -1, frame: -1, incognito: true };

/** A listener for `runtime.onMessage`. Strangers and malformed messages get no answer at all. */
export function answerRequests(means: Means): Parameters<typeof chrome.runtime.onMessage.addListener>[0] {
  const answers = answersFrom(means);
  return (message: unknown, from, respond: (reply: unknown) => void) => {
    const sender = senderOf(from);
    const request = sender && requestOf(message);
    if (!request) return false;
    if ((sender.from === "page") !== FROM_PAGES.has(request.kind)) {
      respond({ error: shapeOf(new Fault("Unwelcome", `${request.kind} is not for this sender`)) });
      return false;
    }
    carryOut(answers, request, sender.from === "content" ? sender : NO_TAB).then(
      (answer) => respond({ answer }),
      (error: unknown) => respond({ error: shapeOf(error) }),
    );
    return true;
  };
}

function carryOut<K extends keyof Requests>(answers: Answers, request: Request & { kind: K }, sender: Content): Promise<unknown> {
  return answers[request.kind](request as unknown as Requests[K]["ask"], sender);
}

function answersFrom(means: Means): Answers {
  const { store, history, load, engineBytes, now } = means;
  const append = async (content: HistoryContent): Promise<HistoryEntry | null> => {
    const entry = await withRoom(() => history.append(content));
    await history.prune(now());
    return entry;
  };
  /** Whether anything may be kept of what happens in this window. */
  const keeps = async (incognito: boolean): Promise<boolean> => !incognito && (await recordNow(store)).consent !== null;
  return {
    ...pageAnswers(means),
    "load": async (_, { tab, frame }) => {
      await load(tab, frame);
      return null;
    },
    "engine-bytes": async () => toBase64(await engineBytes()),
    "hello": async ({ site }, { incognito }) => {
      const [{ family, settings }, refused] = await Promise.all([familyNow(store), hasRefused(site)]);
      const { country, sensitivity, discreet, trustedPerson } = settings;
      const off = settings.sitesOff.includes(site);
      const pausedUntil = off ? 0 : pauseEnd(family, settings, now());
      return { paused: off || pausedUntil > 0, pausedUntil, localEngine: !refused, incognito, country, sensitivity, discreet, trustedPerson };
    },
    "engine-refused": async ({ site }, { incognito }) => {
      if (await keeps(incognito)) await rememberRefusal(site);
      return null;
    },
    "page-state": async ({ state }, { tab, frame }) => {
      const { discreet } = (await familyNow(store)).settings;
      await showState(tab, await keepState(tab, frame, state), discreet);
      return null;
    },
    "tab-state": ({ tab }) => stateOf(tab),
    "record": async ({ alert }, { incognito }) => {
      if (!(await keeps(incognito))) return null;
      const id = crypto.randomUUID();
      const conversation = await conversationHash(await store(), alert.site, alert.conversation);
      const entry = await append({ type: "alert", id, at: now(), ...alert, conversation, extension: ext.runtime.getManifest().version });
      return entry && id;
    },
    "outcome": async ({ alert, outcome }, { incognito }) => {
      if (await keeps(incognito)) await append({ type: "outcome", alert, at: now(), outcome });
      return null;
    },
    "thread-load": async ({ site, conversation }, { incognito }) =>
      !(await keeps(incognito)) ? NOTHING : loadConversation(await store(), site, conversation),
    "thread-save": async ({ site, conversation, ...state }, { incognito }) => {
      if (await keeps(incognito)) await saveConversation(await store(), site, conversation, state, now());
      return null;
    },
  };
}
