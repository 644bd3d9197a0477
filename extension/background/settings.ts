/** What the family has set, and what the extension has learnt about sites. Kept in the browser's local storage. */
import { ext } from "../shared/ext";
import { fieldsOf, isCountry } from "../shared/validation";

/** Settings with their units. */
export interface Settings {
  /** Nothing is watched before this time, in milliseconds since 1970; 0 when not paused. */
  pausedUntil: number;
  /** Days an entry of the history is kept, 30 to 90. */
  retentionDays: number;
  /** Country that services are named for (ISO 3166), or null to go by the browser's languages. */
  country: string | null;
}

const DEFAULTS: Settings = { pausedUntil: 0, retentionDays: 60, country: null };

const SETTINGS = "settings";
const REFUSED = "refused:";

/** The settings; what is missing or out of its range is the default. */
export async function readSettings(): Promise<Settings> {
  const stored = await storedSettings();
  return {
    pausedUntil: within(stored["pausedUntil"], 0, Number.MAX_SAFE_INTEGER) ?? DEFAULTS.pausedUntil,
    retentionDays: within(stored["retentionDays"], 30, 90) ?? DEFAULTS.retentionDays,
    country: isCountry(stored["country"]) ? stored["country"] : DEFAULTS.country,
  };
}

/** Changes some settings and leaves the others as they are. */
export async function changeSettings(changed: Partial<Settings>): Promise<void> {
  await ext.storage.local.set({ [SETTINGS]: { ...(await storedSettings()), ...changed } });
}

async function storedSettings(): Promise<Record<string, unknown>> {
  return fieldsOf((await ext.storage.local.get(SETTINGS))[SETTINGS]);
}

function within(value: unknown, least: number, most: number): number | null {
  return typeof value === "number" && value >= least && value <= most ? value : null;
}

/** Remembers that a site refused the engine in its page, for this version of the extension. */
export async function rememberRefusal(site: string): Promise<void> {
  await ext.storage.local.set({ [REFUSED + site]: ext.runtime.getManifest().version });
}

/** Whether a site refused the engine since this version was installed. */
export async function hasRefused(site: string): Promise<boolean> {
  const key = REFUSED + site;
  return (await ext.storage.local.get(key))[key] === ext.runtime.getManifest().version;
}
