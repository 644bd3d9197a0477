/**
 * The passphrase that protects settings. It is kept as PBKDF2 over SHA-256, which browsers have built in, with as many
 * rounds as is advised for it; wrong tries make the next one wait; and who forgot it can have it end in a day, in plain sight.
 */
import { fromBase64, toBase64 } from "../shared/base64";
import type { Lock } from "../shared/settings";
import { DAY, HOUR } from "../shared/time";

/** Rounds of the derivation: about a quarter of a second on a small device. */
export const ITERATIONS = 600_000;

/** Wrong tries that need no waiting. */
const FREE_TRIES = 3;

/** Milliseconds to wait after the first try that is not free; doubled with each further one. */
const FIRST_WAIT = 30_000;

/** Longest wait, in milliseconds. */
const LONGEST_WAIT = HOUR;

/** Milliseconds from saying that it was forgotten to its end. */
export const FORGOTTEN_WAIT = DAY;

/** Keeps a passphrase in such a way that it cannot be read back. */
export async function lockWith(passphrase: string, iterations = ITERATIONS): Promise<Lock> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt: toBase64(salt), iterations, hash: toBase64(await derive(passphrase, salt, iterations)), wrong: 0, lastWrong: 0, endsAt: null };
}

/** Whether a passphrase is the one that was kept. Takes the same time whichever part is wrong. */
export async function opens(lock: Lock, passphrase: string): Promise<boolean> {
  const kept = fromBase64(lock.hash);
  const given = await derive(passphrase, fromBase64(lock.salt), lock.iterations);
  let different = kept.length ^ given.length;
  for (const [index, byte] of given.entries()) different |= byte ^ (kept[index] ?? 0);
  return different === 0;
}

/**
 * The time before which no try is taken, in milliseconds since 1970; 0 when one can be made. After a clock went back the
 * wait begins anew, and never lasts longer than it would have.
 */
export function nextTry({ wrong, lastWrong }: Lock, now: number): number {
  if (wrong < FREE_TRIES) return 0;
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(wrong - FREE_TRIES, 20));
  const until = Math.min(lastWrong, now) + wait;
  return until > now ? until : 0;
}

/** Letters that look the same are the same, however the keyboard wrote them. */
async function derive(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveBits"]);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, key, 256));
}
