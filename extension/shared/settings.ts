/** What the family has agreed on and set: the shapes, the defaults, and the check of what was stored. */
import { allOf, fieldsOf, isCount, isCountry, isNumber, isOneOf, isSite, isText } from "./shape";

/**
 * How much Vigie shows. `essential`: a small bar for a warning, nothing for a small sign; `balanced`: as the engine says;
 * `attentive`: small signs go to the history as well. Dangers and words of a crisis are the same at every level.
 */
export type Sensitivity = "essential" | "balanced" | "attentive";

/** All levels, the calmest first. */
export const SENSITIVITIES: readonly Sensitivity[] = ["essential", "balanced", "attentive"];

/** Days that entries can be kept for. */
export const RETENTIONS = [30, 60, 90] as const;

/** Longest pauses that can be allowed, in minutes: an hour, half a day, a day. */
export const LONGEST_PAUSES = [60, 720, 1440] as const;

/** Longest name of a trusted person, in UTF-16 code units. */
export const LONGEST_NAME = 60;

/** What the family has set. */
export interface Settings {
  sensitivity: Sensitivity;
  /** Country that services are named for (ISO 3166), or null to go by the browser's languages. */
  country: string | null;
  /** Days an entry of the history is kept. */
  retentionDays: (typeof RETENTIONS)[number];
  /** Ids of known sites on which Vigie does nothing. */
  sitesOff: string[];
  /** Longest pause, in minutes. */
  longestPause: (typeof LONGEST_PAUSES)[number];
  /** A warning opens as a small bar and the toolbar's sign stays the same, so that nobody beside the screen reads along. */
  discreet: boolean;
  /** Whom the teenager chose to talk to, in their own words, or null. */
  trustedPerson: string | null;
}

export const DEFAULTS: Settings = {
  sensitivity: "balanced",
  country: null,
  retentionDays: 60,
  sitesOff: [],
  longestPause: 1440,
  discreet: false,
  trustedPerson: null,
};

/** Settings that are the teenager's own: no passphrase is asked for them. */
export const OWN_SETTINGS: readonly (keyof Settings)[] = ["country", "discreet", "trustedPerson"];

const checks: { [K in keyof Settings]: (value: unknown) => value is Settings[K] } = {
  sensitivity: (value): value is Sensitivity => isOneOf(SENSITIVITIES, value),
  country: (value): value is string | null => value === null || isCountry(value),
  retentionDays: (value): value is Settings["retentionDays"] => isOneOf<unknown>(RETENTIONS, value),
  sitesOff: (value): value is string[] => allOf(value, (site) => (isSite(site) ? site : null)) !== null && (value as string[]).length <= 200,
  longestPause: (value): value is Settings["longestPause"] => isOneOf<unknown>(LONGEST_PAUSES, value),
  discreet: (value): value is boolean => typeof value === "boolean",
  trustedPerson: (value): value is string | null => value === null || (isText(value, LONGEST_NAME) && value.trim() !== ""),
};

/** Names of all settings. */
export const SETTINGS = Object.keys(checks) as (keyof Settings)[];

/** Those fields that are settings within their range; the others are left out. */
export function someSettingsOf(value: unknown): Partial<Settings> {
  const fields = fieldsOf(value);
  return Object.fromEntries(SETTINGS.filter((name) => checks[name](fields[name])).map((name) => [name, fields[name]]));
}

/** A change of settings as it was asked for, or null when anything in it is unknown or out of its range. */
export function changeOf(value: unknown): Partial<Settings> | null {
  const change = someSettingsOf(value);
  const asked = Object.keys(fieldsOf(value)).length;
  return asked > 0 && asked === Object.keys(change).length ? change : null;
}

/** The two ways into the agreement: with a parent, or led by the teenager. */
export type AgreementPath = "under-15" | "15-and-over";

export const PATHS: readonly AgreementPath[] = ["under-15", "15-and-over"];

/** That both agreed. `version` is that of the agreement's words. */
export interface Consent {
  /** Milliseconds since 1970. */
  at: number;
  path: AgreementPath;
  version: number;
}

/** The passphrase as it is kept: not to be read back. All bytes in base64. */
export interface Lock {
  salt: string;
  iterations: number;
  hash: string;
  /** Wrong tries since the last right one. */
  wrong: number;
  /** Time of the last wrong try, in milliseconds since 1970. */
  lastWrong: number;
  /** When the passphrase ends because someone said that it was forgotten, in milliseconds since 1970; null if nobody did. */
  endsAt: number | null;
}

/** What the family has agreed on: one record, only ever written together with the entry that tells of the change. */
export interface Family {
  consent: Consent | null;
  settings: Settings;
  /** Nothing is watched before this time, in milliseconds since 1970; 0 when not paused. */
  pausedUntil: number;
  lock: Lock | null;
}

/** Before anything was agreed on. */
export const NO_FAMILY: Family = { consent: null, settings: DEFAULTS, pausedUntil: 0, lock: null };

/** The record as it was stored; what cannot be read in it is as it was at first. */
export function familyOf(value: unknown): Family {
  const { consent, settings, pausedUntil, lock } = fieldsOf(value);
  return {
    consent: consentOf(consent),
    settings: { ...DEFAULTS, ...someSettingsOf(settings) },
    pausedUntil: isCount(pausedUntil) ? pausedUntil : 0,
    lock: lockOf(lock),
  };
}

function consentOf(value: unknown): Consent | null {
  const { at, path, version } = fieldsOf(value);
  return isNumber(at) && isOneOf(PATHS, path) && isCount(version) ? { at, path, version } : null;
}

function lockOf(value: unknown): Lock | null {
  const { salt, iterations, hash, wrong, lastWrong, endsAt } = fieldsOf(value);
  if (!isText(salt, 64) || !isCount(iterations) || !isText(hash, 64) || !isCount(wrong) || !isNumber(lastWrong)) return null;
  return endsAt === null || isNumber(endsAt) ? { salt, iterations, hash, wrong, lastWrong, endsAt } : null;
}
