/** What Vigie's own pages ask of the background. Reading the history needs no message: pages open the store themselves. */
import type { AgreementPath, Settings } from "./settings";
import type { Outcome } from "./types";

/** The family's state as pages show it. All times in milliseconds since 1970. */
export interface FamilyView {
  /** Null before both agreed: nothing is stored. */
  consent: { at: number; path: AgreementPath; version: number } | null;
  /** As they hold now, with what an organisation has fixed. */
  settings: Settings;
  /** Settings that an organisation has fixed. */
  managed: (keyof Settings)[];
  /** Its name as it gave it, or null. */
  managedBy: string | null;
  /** 0 when not paused. */
  pausedUntil: number;
  passphrase: {
    set: boolean;
    /** Whether settings can be changed now. */
    open: boolean;
    /** No try before this time; 0 when one can be made now. */
    nextTry: number;
    /** When it ends because it was said to be forgotten; null if it was not. */
    endsAt: number | null;
  };
  /** The last entry could not be kept for want of room. */
  full: boolean;
}

/** What became of a backup's entries: how many were added, how many were there, too old, or not whole. */
export interface Imported {
  added: number;
  known: number;
  old: number;
  faulty: number;
}

/** Requests of pages by `kind`. Those marked * reject with `Locked` while the passphrase is set and was not given. */
export interface PageRequests {
  /** The family's state. */
  "family": { ask: Record<never, never>; answer: FamilyView };
  /** Both agree: from now on entries are kept. `settings` are those chosen on the way. */
  "agree": { ask: { path: AgreementPath; version: number; settings: Partial<Settings> }; answer: FamilyView };
  /** Takes the agreement back: from now on nothing is kept. What is there stays until it is deleted. */
  "withdraw": { ask: Record<never, never>; answer: FamilyView };
  /** * Changes settings (those in `OWN_SETTINGS` without passphrase). Rejects with `Managed` where an organisation fixed one. */
  "change-settings": { ask: { change: Partial<Settings> }; answer: FamilyView };
  /** Pauses for minutes, at most as long as is allowed. */
  "pause": { ask: { minutes: number }; answer: FamilyView };
  "resume": { ask: Record<never, never>; answer: FamilyView };
  /** What the teenager says of an alert afterwards. */
  "mark": { ask: { alert: string; outcome: Outcome }; answer: null };
  /** Adds the teenager's word to an alert. */
  "add-word": { ask: { alert: string; words: string }; answer: null };
  /** Conversations in which the teenager chose not to be asked before sending. */
  "count-known": { ask: Record<never, never>; answer: number };
  /** Asks again before sending in all of them. */
  "forget-known": { ask: Record<never, never>; answer: null };
  /** Has everything leave that is older than the family keeps it, before the history is read. */
  "tidy": { ask: Record<never, never>; answer: null };
  /** Deletes the whole history and all that is known of conversations; a line stays that says so. */
  "delete-all": { ask: Record<never, never>; answer: { deleted: number } };
  /** Adds the entries of a backup's text. Rejects with `ForeignFile`, `NewerFile` or `DamagedFile`; then nothing was added. */
  "import": { ask: { file: string }; answer: Imported };
  /** Opens the settings for ten minutes. Rejects with `WrongPassphrase`, or `TooSoon` before `nextTry`. */
  "unlock": { ask: { passphrase: string }; answer: FamilyView };
  "lock": { ask: Record<never, never>; answer: FamilyView };
  /** * Sets, changes, or with null removes the passphrase. */
  "set-passphrase": { ask: { passphrase: string | null }; answer: FamilyView };
  /** Has the passphrase end in a day; a line says so to both. Giving the right one calls it off. */
  "forgot-passphrase": { ask: Record<never, never>; answer: FamilyView };
}
