/**
 * The words that all parts of the extension share. Ids of signals, situations and stages are the engine's;
 * the extension shows them (through `_locales`) and never decides by them.
 */
import type { Note } from "./notes";
import type { Outcome } from "./outcomes";

export type { Outcome };

/** Who wrote a message, seen from the protected teenager. `unknown` when the page does not tell: never guessed. */
export type Speaker = "them" | "me" | "unknown";

/** How serious the engine finds a conversation after a message. */
export type Level = "none" | "notice" | "warning" | "danger";

/** How much of the screen a warning may take; the engine caps it for each conversation and stage. */
export type Show = "none" | "bar" | "card";

/** What the engine is given: one chat message. `at` is its time in milliseconds since 1970, or null if not known. */
export interface Incoming {
  text: string;
  from: Speaker;
  at: number | null;
}

/** A signal found in a message. `start` and `end` are UTF-16 code units of the message's own text. */
export interface Hit {
  signal: string;
  start: number;
  end: number;
}

/** What the engine says after one message: about the whole conversation so far, explained by this message's hits. */
export interface Assessment {
  level: Level;
  situation: string | null;
  stage: string | null;
  next: string | null;
  show: Show;
  crisis: boolean;
  hits: Hit[];
}

/**
 * What the engine says of a draft. `kinds` names what was found, never its value; `ask` tells whether to ask the
 * teenager before the message leaves; `hold` asks for a pause of three seconds (a payment code after a threat).
 */
export interface Gate {
  ask: boolean;
  hold: boolean;
  kinds: string[];
}

/** State of a conversation with its assessments, as `read` of the engine gives it. `thread` holds no text, at most 2 KB. */
export interface Reading {
  thread: Uint8Array;
  assessments: Assessment[];
}

/** What the engine tells of itself when it is ready. `milliseconds` is the time it took to open. */
export interface EngineFacts {
  lexicon: string;
  phrases: number;
  milliseconds: number;
}

/**
 * What Vigie can do on the page that a tab shows; badge and popup say it in words. `no-engine`: the engine does not run;
 * `no-screen`: the page keeps taking warnings away; `makeshift`: the site's file is out of date, and the page is read by its
 * structure alone.
 */
export type PageState = "protecting" | "makeshift" | "no-chat" | "unreadable" | "no-engine" | "no-screen" | "paused";

/** One line of the history. It holds neither text nor names: `conversation` is a salted hash. */
export interface Alert {
  type: "alert";
  /** Identifier of the alert, random. */
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Id of the site's adapter, or its host name where the generic detector reads. */
  site: string;
  conversation: string;
  situation: string;
  level: Level;
  stage: string | null;
  next: string | null;
  signals: string[];
  shown: Show;
  crisis: boolean;
  extension: string;
  lexicon: string;
}

/** What the teenager did, added after the alert: entries are never changed. */
export interface OutcomeNote {
  type: "outcome";
  alert: string;
  at: number;
  outcome: Outcome;
}

/** What is chained: an entry's content before its place in the chain is known. */
export type HistoryContent = Alert | OutcomeNote | Note;

/** An entry as stored: its content and its place in the chain. Hashes are SHA-256 in hex. */
export interface HistoryEntry {
  sequence: number;
  content: HistoryContent;
  /** Of the content alone: it stays when the content leaves, so that the chain can still be checked. */
  digest: string;
  /** The `hash` of the entry before. */
  previous: string;
  /** Over place, time, digest and `previous`. */
  hash: string;
}

/**
 * An alert on its way to the history. `conversation` is the page's own key here; the background replaces it by its
 * hash, takes the time from its own clock, and adds id and version.
 */
export type NewAlert = Omit<Alert, "type" | "id" | "at" | "extension">;
