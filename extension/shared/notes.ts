/** Entries of the history that are no alerts: what the family did and wrote. Checked as strictly as alerts are. */
import { type AgreementPath, PATHS, SETTINGS, type Settings } from "./settings";
import { allOf, fieldsOf, isCount, isNumber, isOneOf, isText } from "./shape";

/** Longest word of the teenager beside an alert, in UTF-16 code units. */
export const LONGEST_WORD = 500;

/** A setting with its value before and after, as JSON; null where the value itself is nobody's business. */
export interface Change {
  setting: keyof Settings;
  from: string | null;
  to: string | null;
}

/** What can happen to the passphrase. `wrong`: another one was given; `forgotten`: someone asked to have it removed; `found`: that was called off. */
export type PassphraseEvent = "set" | "changed" | "removed" | "wrong" | "forgotten" | "found";

const EVENTS: readonly PassphraseEvent[] = ["set", "changed", "removed", "wrong", "forgotten", "found"];

/** All times in milliseconds since 1970. */
export type Note =
  /** The teenager's own word on an alert. */
  | { type: "word"; at: number; alert: string; words: string }
  /** Vigie was paused. */
  | { type: "pause"; at: number; until: number }
  /** The pause was ended before its time. */
  | { type: "resume"; at: number }
  | { type: "settings"; at: number; changes: Change[] }
  | { type: "passphrase"; at: number; event: PassphraseEvent }
  /** The agreement was made or taken back. */
  | { type: "consent"; at: number; given: boolean; path: AgreementPath; version: number }
  /** The whole history was deleted: this many entries. */
  | { type: "deleted"; at: number; entries: number }
  /** Entries of a backup were added; `left` of it were not, as they were there, too old, or not whole. */
  | { type: "imported"; at: number; entries: number; left: number };

/** A note as stored, or null. */
export function noteOf(value: unknown): Note | null {
  const { type, at, ...fields } = fieldsOf(value);
  if (!isNumber(at)) return null;
  const { alert, words, until, event, given, path, version, entries, left } = fields;
  switch (type) {
    case "word":
      return isText(alert, 64) && isText(words, LONGEST_WORD) ? { type, at, alert, words } : null;
    case "pause":
      return isNumber(until) ? { type, at, until } : null;
    case "resume":
      return { type, at };
    case "settings": {
      const changes = allOf(fields["changes"], changeOf);
      return changes && { type, at, changes };
    }
    case "passphrase":
      return isOneOf(EVENTS, event) ? { type, at, event } : null;
    case "consent":
      return typeof given === "boolean" && isOneOf(PATHS, path) && isCount(version) ? { type, at, given, path, version } : null;
    case "deleted":
      return isCount(entries) ? { type, at, entries } : null;
    case "imported":
      return isCount(entries) && isCount(left) ? { type, at, entries, left } : null;
    default:
      return null;
  }
}

const isJson = (value: unknown): value is string | null => value === null || isText(value, 4000);

function changeOf(value: unknown): Change | null {
  const { setting, from, to } = fieldsOf(value);
  return isOneOf(SETTINGS, setting) && isJson(from) && isJson(to) ? { setting, from, to } : null;
}
