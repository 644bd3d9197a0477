/** The family's record: what holds now, and how it changes. Each change is written together with the entry that tells of it. */
import { ext } from "../shared/ext";
import { Fault } from "../shared/fault";
import type { Change, PassphraseEvent } from "../shared/notes";
import type { FamilyView } from "../shared/page-messages";
import { type AgreementPath, type Family, NO_FAMILY, OWN_SETTINGS, SETTINGS, type Settings } from "../shared/settings";
import { type Store, readFamily } from "../shared/store";
import { MINUTE } from "../shared/time";
import type { HistoryWriter } from "./history";
import { type Managed, readManaged } from "./managed";
import { FORGOTTEN_WAIT, lockWith, nextTry, opens } from "./passphrase";

/** What the family's record is read from and written to. */
export interface FamilyMeans {
  store(): Promise<Store>;
  history: HistoryWriter;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Milliseconds that settings stay open after the passphrase was given. */
const OPEN_MS = 10 * MINUTE;

/** Where the browser keeps, until it is closed, how long settings are open. Content scripts cannot read it. */
const OPEN = "open-until";

/** The record. Without a database Vigie protects all the same, with the settings it comes with. */
export function recordNow(store: () => Promise<Store>): Promise<Family> {
  return store().then(readFamily).catch(() => NO_FAMILY);
}

/** The record, and the settings that hold now. */
export async function familyNow(store: () => Promise<Store>): Promise<{ family: Family; settings: Settings; managed: Managed }> {
  const [family, managed] = await Promise.all([recordNow(store), readManaged()]);
  return { family, settings: { ...family.settings, ...managed.settings }, managed };
}

/** The end of the pause, in milliseconds since 1970; 0 when there is none. After a clock went back no pause is longer than allowed. */
export function pauseEnd(family: Family, settings: Settings, now: number): number {
  return family.pausedUntil > now && family.pausedUntil <= now + settings.longestPause * MINUTE ? family.pausedUntil : 0;
}

/** Everything that pages show of it. */
export async function viewOf({ store, now }: FamilyMeans, full: boolean): Promise<FamilyView> {
  const { family, settings, managed } = await familyNow(store);
  const lock = lockNow(family, now());
  return {
    consent: family.consent,
    settings,
    managed: Object.keys(managed.settings) as (keyof Settings)[],
    managedBy: managed.by,
    pausedUntil: pauseEnd(family, settings, now()),
    passphrase: { set: lock !== null, open: await isOpen(family, now()), nextTry: lock ? nextTry(lock, now()) : 0, endsAt: lock?.endsAt ?? null },
    full,
  };
}

/** Both agree. The first entry of a history tells so. */
export async function agree({ history, now }: FamilyMeans, path: AgreementPath, version: number, settings: Partial<Settings>): Promise<void> {
  const fixed = Object.keys((await readManaged()).settings);
  const chosen = Object.fromEntries(Object.entries(settings).filter(([name]) => !fixed.includes(name)));
  await history.write((family) => ({
    tell: [{ type: "consent", at: now(), given: true, path, version }],
    family: { ...family, consent: { at: now(), path, version }, settings: { ...family.settings, ...chosen } },
  }));
}

/** Takes the agreement back; the last entry tells so. */
export async function withdraw({ history, now }: FamilyMeans): Promise<void> {
  await history.write((family) => {
    const { consent } = family;
    return consent ? { tell: [{ type: "consent", at: now(), given: false, path: consent.path, version: consent.version }], family: { ...family, consent: null } } : { tell: [] };
  });
}

/** Changes settings. Throws `Managed` or `Locked`. */
export async function changeSettings({ history, now }: FamilyMeans, change: Partial<Settings>): Promise<void> {
  const fixed = (await readManaged()).settings;
  const names = SETTINGS.filter((name) => Object.hasOwn(change, name));
  if (names.some((name) => Object.hasOwn(fixed, name))) throw new Fault("Managed", "an organisation has fixed this setting");
  await history.write(async (family) => {
    if (names.some((name) => !OWN_SETTINGS.includes(name))) await expectOpen(family, now());
    const changes = names.flatMap((setting): Change[] => {
      const [from, to] = [JSON.stringify(family.settings[setting]), JSON.stringify(change[setting])];
      if (from === to) return [];
      return [setting === "trustedPerson" ? { setting, from: null, to: null } : { setting, from, to }];
    });
    if (changes.length === 0) return { tell: [] };
    return { tell: [{ type: "settings", at: now(), changes }], family: { ...family, settings: { ...family.settings, ...change } } };
  });
}

/** Pauses, at most as long as is allowed. Anyone may: it stays to be seen. */
export async function pause({ store, history, now }: FamilyMeans, minutes: number): Promise<void> {
  const { settings } = await familyNow(store);
  const until = now() + Math.min(minutes, settings.longestPause) * MINUTE;
  await history.write((family) => ({ tell: [{ type: "pause", at: now(), until }], family: { ...family, pausedUntil: until } }));
}

/** Ends a pause before its time. */
export async function resume({ history, now }: FamilyMeans): Promise<void> {
  await history.write((family) => (family.pausedUntil > now() ? { tell: [{ type: "resume", at: now() }], family: { ...family, pausedUntil: 0 } } : { tell: [] }));
}

/** Opens the settings for ten minutes. Throws `WrongPassphrase` or `TooSoon`. A wrong try is on disk, for both to see, before it is answered. */
export async function unlock({ history, now }: FamilyMeans, passphrase: string): Promise<void> {
  let right = true;
  await history.write(async (family) => {
    right = true;
    const lock = lockNow(family, now());
    if (!lock) return { tell: [] };
    if (nextTry(lock, now()) > 0) throw new Fault("TooSoon", "wait before the next try");
    right = await opens(lock, passphrase);
    if (!right) return { tell: [event(now(), "wrong")], family: { ...family, lock: { ...lock, wrong: lock.wrong + 1, lastWrong: now() } } };
    const tell = lock.endsAt === null ? [] : [event(now(), "found")];
    return { tell, family: { ...family, lock: { ...lock, wrong: 0, lastWrong: 0, endsAt: null } } };
  });
  if (!right) throw new Fault("WrongPassphrase", "it is another passphrase");
  await ext.storage.session.set({ [OPEN]: now() + OPEN_MS });
}

/** Closes the settings again. */
export async function lock(): Promise<void> {
  await ext.storage.session.remove(OPEN);
}

/** Sets, changes or, with null, removes the passphrase. Throws `Locked`. */
export async function setPassphrase({ history, now }: FamilyMeans, passphrase: string | null): Promise<void> {
  const made = passphrase === null ? null : await lockWith(passphrase);
  await history.write(async (family) => {
    await expectOpen(family, now());
    const before = lockNow(family, now());
    if (!before && !made) return { tell: [] };
    return { tell: [event(now(), made ? (before ? "changed" : "set") : "removed")], family: { ...family, lock: made } };
  });
  if (made) await ext.storage.session.set({ [OPEN]: now() + OPEN_MS });
}

/** Has the passphrase end in a day, unless it is given before. Anyone may: it stays to be seen. */
export async function forgotPassphrase({ history, now }: FamilyMeans): Promise<void> {
  await history.write((family) => {
    const lock = lockNow(family, now());
    if (!lock || lock.endsAt !== null) return { tell: [] };
    return { tell: [event(now(), "forgotten")], family: { ...family, lock: { ...lock, endsAt: now() + FORGOTTEN_WAIT } } };
  });
}

const event = (at: number, what: PassphraseEvent) => ({ type: "passphrase", at, event: what }) as const;

/** The passphrase, unless there is none or its end has come. */
function lockNow({ lock }: Family, now: number): Family["lock"] {
  return lock && (lock.endsAt === null || now < lock.endsAt) ? lock : null;
}

async function isOpen(family: Family, now: number): Promise<boolean> {
  if (!lockNow(family, now)) return true;
  const until = (await ext.storage.session.get(OPEN))[OPEN];
  return typeof until === "number" && now < until && until <= now + OPEN_MS;
}

async function expectOpen(family: Family, now: number): Promise<void> {
  if (!(await isOpen(family, now))) throw new Fault("Locked", "the passphrase has to be given first");
}
