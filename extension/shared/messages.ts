/**
 * The closed set of messages between the parts. Each side checks what it receives against these shapes and
 * drops the rest: a page, or another extension, can never speak to Vigie.
 */
import type { FaultShape } from "./fault";
import type { PageRequests } from "./page-messages";
import type { Sensitivity } from "./settings";
import type { Assessment, EngineFacts, Gate, Incoming, NewAlert, Outcome, PageState } from "./types";

/** Name of the long-lived port over which a content script asks the background's engine. */
export const ENGINE_PORT = "engine";

/** One question on the engine port. `thread` is the conversation's state in base64 (bytes do not survive JSON). */
export type EngineRequest =
  | { id: number; call: "facts" }
  | { id: number; call: "read"; thread: string; messages: Incoming[] }
  | { id: number; call: "draft"; thread: string; draft: string };

/** The answer with the same `id`. `error` carries the engine's error name and its message. */
export type EngineReply =
  | { id: number; facts: EngineFacts }
  | { id: number; reading: { thread: string; assessments: Assessment[] } }
  | { id: number; gate: Gate }
  | { id: number; error: FaultShape };

/**
 * A conversation between two visits: in base64 the engine's state and the marks of the last messages read into it;
 * whether the teenager chose not to be asked before sending to this person, and the patterns (situation and stage) that
 * they said are no problem here.
 */
export interface StoredConversation {
  thread: string;
  marks: string;
  quiet: boolean;
  dismissed: string[];
}

/** What a content script needs to know of the family before it watches a site. */
export interface Greeting {
  /** Whether to leave the site alone. */
  paused: boolean;
  /** When to ask again, in milliseconds since 1970; 0 when that is not known. */
  pausedUntil: number;
  localEngine: boolean;
  incognito: boolean;
  /** ISO 3166, or null. */
  country: string | null;
  sensitivity: Sensitivity;
  discreet: boolean;
  /** Whom the teenager chose to talk to, in their own words, or null. */
  trustedPerson: string | null;
}

/** One-shot messages from a content script or a page to the background, by `kind`, with what each is answered. */
export interface Requests extends PageRequests {
  /** Asked by the lookout at the first sign of a chat: the content script for its frame. */
  "load": { ask: Record<never, never>; answer: null };
  /** The engine's module in base64, for a content script that hosts it itself. */
  "engine-bytes": { ask: Record<never, never>; answer: string };
  /**
   * Asked when a chat is found: whether it may be watched, whether the engine may still be hosted in a content script
   * on this site (no attempt was refused there), whether the window is private, and what the family has set.
   */
  "hello": { ask: { site: string }; answer: Greeting };
  /** A refused attempt to host the engine on a site: never tried again for this site and version. */
  "engine-refused": { ask: { site: string }; answer: null };
  /** What the page's state is; shown in badge and popup. */
  "page-state": { ask: { state: PageState }; answer: null };
  /** State of the page in a tab, asked by the popup. */
  "tab-state": { ask: { tab: number }; answer: PageState | null };
  /** An alert for the history; the answer is its id (null from a private window: nothing was stored). */
  "record": { ask: { alert: NewAlert }; answer: string | null };
  /** What the teenager did with an alert. */
  "outcome": { ask: { alert: string; outcome: Outcome }; answer: null };
  /** What is known of a conversation from earlier visits; empty texts if nothing is. */
  "thread-load": { ask: { site: string; conversation: string }; answer: StoredConversation };
  /** Keeps what is known of a conversation (nothing from private windows). */
  "thread-save": { ask: { site: string; conversation: string } & StoredConversation; answer: null };
}

/** A one-shot message as it crosses. */
export type Request = { [K in keyof Requests]: { kind: K } & Requests[K]["ask"] }[keyof Requests];

/** What the background answers a one-shot message with. */
export type Reply<K extends keyof Requests> = { answer: Requests[K]["answer"] } | { error: FaultShape };

/** Goes the other way: the background asks a frame's content script for its `PageState`. */
export const STATE_QUESTION = { kind: "state" } as const;

/** Goes the other way: a pause began or ended, or settings changed; content scripts ask `hello` again. */
export const PAUSE = { kind: "pause" } as const;

/** Goes the other way, with `origins`: the content scripts on these sites end, because they were switched off. */
export const END = { kind: "end" } as const;
