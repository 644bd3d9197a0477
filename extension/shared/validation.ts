/**
 * Checks what arrives from another part. Everything is rebuilt from its known fields, so that nothing else can ride
 * along into the history; what has not the right shape is null.
 */
import { noteOf } from "./notes";
import { OUTCOMES } from "./outcomes";
import { pageChecks } from "./page-validation";
import { type Fields, allOf, fieldsOf, isCount, isId, isNumber, isOneOf, isSite, isText, isVersion } from "./shape";
import type { EngineReply, EngineRequest, Request, Requests } from "./messages";
import type { Assessment, EngineFacts, Gate, HistoryContent, Hit, Incoming, Level, NewAlert, PageState, Show, Speaker } from "./types";


const SPEAKERS: readonly Speaker[] = ["them", "me", "unknown"];
const LEVELS: readonly Level[] = ["none", "notice", "warning", "danger"];
const SHOWS: readonly Show[] = ["none", "bar", "card"];
const STATES: readonly PageState[] = ["protecting", "makeshift", "no-chat", "unreadable", "no-engine", "no-screen", "paused"];
/** Longest key of a conversation, in UTF-16 code units. */
const MAX_KEY = 2000;

/** Longest base64 of a conversation's state: the engine gives at most 2 KB. */
const MAX_STATE = 8192;

/** Most patterns kept of a conversation. */
const MAX_PATTERNS = 32;

const isState = (value: unknown): value is string => isText(value, MAX_STATE);

const checks: { [K in keyof Requests]: (fields: Fields) => Requests[K]["ask"] | null } = {
  ...pageChecks,
  "load": () => ({}),
  "engine-bytes": () => ({}),
  "hello": ({ site }) => (isSite(site) ? { site } : null),
  "engine-refused": ({ site }) => (isSite(site) ? { site } : null),
  "page-state": ({ state }) => (isOneOf(STATES, state) ? { state } : null),
  "tab-state": ({ tab }) => (isCount(tab) ? { tab } : null),
  "record": ({ alert }) => {
    const checked = newAlertOf(alert);
    return checked && { alert: checked };
  },
  "outcome": ({ alert, outcome }) => (isText(alert, 64) && isOneOf(OUTCOMES, outcome) ? { alert, outcome } : null),
  "thread-load": ({ site, conversation }) => (isSite(site) && isText(conversation, MAX_KEY) ? { site, conversation } : null),
  "thread-save": ({ site, conversation, thread, marks, quiet, dismissed }) => {
    const patterns = patternsOf(dismissed);
    return isSite(site) && isText(conversation, MAX_KEY) && isState(thread) && isState(marks) && typeof quiet === "boolean" && patterns
      ? { site, conversation, thread, marks, quiet, dismissed: patterns }
      : null;
  },
};

/** Patterns of a conversation (situation and stage, as ids), or null. */
export function patternsOf(value: unknown): string[] | null {
  const patterns = allOf(value, (pattern) => (typeof pattern === "string" && /^[a-z0-9_]{0,40}\/[a-z0-9_]{0,40}$/.test(pattern) ? pattern : null));
  return patterns && patterns.length <= MAX_PATTERNS ? patterns : null;
}

/** A one-shot message, or null. */
export function requestOf(value: unknown): Request | null {
  const fields = fieldsOf(value);
  const { kind } = fields;
  if (typeof kind !== "string" || !Object.hasOwn(checks, kind)) return null;
  const ask = checks[kind as keyof Requests](fields);
  return ask && ({ kind, ...ask } as Request);
}

function newAlertOf(value: unknown): NewAlert | null {
  const { site, conversation, situation, level, stage, next, signals, shown, crisis, lexicon } = fieldsOf(value);
  const ids = allOf(signals, (signal) => (isId(signal) ? signal : null));
  if (!isSite(site) || !isText(conversation, MAX_KEY) || !isId(situation) || !isOneOf(LEVELS, level)) return null;
  if (!isIdOrNull(stage) || !isIdOrNull(next) || !ids || !isOneOf(SHOWS, shown)) return null;
  if (typeof crisis !== "boolean" || !isVersion(lexicon)) return null;
  return { site, conversation, situation, level, stage, next, signals: ids, shown, crisis, lexicon };
}

/** Whether the value is an id of the engine or null. */
export function isIdOrNull(value: unknown): value is string | null {
  return value === null || isId(value);
}

/** State of a page, or null. */
export function pageStateOf(value: unknown): PageState | null {
  return isOneOf(STATES, value) ? value : null;
}

/** A question on the engine port, or null. */
export function engineRequestOf(value: unknown): EngineRequest | null {
  const { id, call, thread, messages, draft } = fieldsOf(value);
  if (!isCount(id)) return null;
  if (call === "facts") return { id, call };
  if (!isState(thread)) return null;
  if (call === "draft") return isText(draft) ? { id, call, thread, draft } : null;
  const checked = call === "read" ? allOf(messages, incomingOf) : null;
  return checked && { id, call: "read", thread, messages: checked };
}

function incomingOf(value: unknown): Incoming | null {
  const { text, from, at } = fieldsOf(value);
  return isText(text) && isOneOf(SPEAKERS, from) && (at === null || isNumber(at)) ? { text, from, at } : null;
}

/** An answer on the engine port, or null. */
export function engineReplyOf(value: unknown): EngineReply | null {
  const { id, facts, reading, gate, error } = fieldsOf(value);
  if (!isCount(id)) return null;
  if (error !== undefined) {
    const { name, message } = fieldsOf(error);
    return isText(name) && isText(message) ? { id, error: { name, message } } : null;
  }
  if (facts !== undefined) {
    const checked = factsOf(facts);
    return checked && { id, facts: checked };
  }
  if (gate !== undefined) {
    const checked = gateOf(gate);
    return checked && { id, gate: checked };
  }
  const { thread, assessments } = fieldsOf(reading);
  const checked = allOf(assessments, assessmentOf);
  return isState(thread) && checked ? { id, reading: { thread, assessments: checked } } : null;
}

function factsOf(value: unknown): EngineFacts | null {
  const { lexicon, phrases, milliseconds } = fieldsOf(value);
  return isVersion(lexicon) && isCount(phrases) && isNumber(milliseconds) ? { lexicon, phrases, milliseconds } : null;
}

function gateOf(value: unknown): Gate | null {
  const { ask, hold, kinds } = fieldsOf(value);
  const ids = allOf(kinds, (kind) => (isId(kind) ? kind : null));
  return typeof ask === "boolean" && typeof hold === "boolean" && ids ? { ask, hold, kinds: ids } : null;
}

function assessmentOf(value: unknown): Assessment | null {
  const { level, situation, stage, next, show, crisis, hits } = fieldsOf(value);
  const checked = allOf(hits, hitOf);
  if (!isOneOf(LEVELS, level) || !isIdOrNull(situation) || !isIdOrNull(stage) || !isIdOrNull(next)) return null;
  if (!isOneOf(SHOWS, show) || typeof crisis !== "boolean" || !checked) return null;
  return { level, situation, stage, next, show, crisis, hits: checked };
}

function hitOf(value: unknown): Hit | null {
  const { signal, start, end } = fieldsOf(value);
  return isId(signal) && isCount(start) && isCount(end) && start <= end ? { signal, start, end } : null;
}

/** An entry's content as stored, or null. Reading is as strict as writing: a damaged record is reported, not shown. */
export function contentOf(value: unknown): HistoryContent | null {
  const fields = fieldsOf(value);
  if (fields["type"] === "outcome") {
    const { alert, at, outcome } = fields;
    return isText(alert, 64) && isNumber(at) && isOneOf(OUTCOMES, outcome) ? { type: "outcome", alert, at, outcome } : null;
  }
  if (fields["type"] !== "alert") return noteOf(fields);
  const alert = newAlertOf(fields);
  const { id, at, extension } = fields;
  if (!alert || !isText(id, 64) || !isNumber(at) || !isVersion(extension)) return null;
  return { type: "alert", id, at, ...alert, extension };
}
