/** When to ask again whether the site is to be watched. */
import { PAUSE } from "../shared/messages";
import { onTold } from "./told";

/** Longest time that a browser's timer takes, in milliseconds. */
const LONGEST_TIMER = 2_147_483_647;

/** Calls `look` when the background says that a pause began or ended. */
export function onPauseChange(signal: AbortSignal, look: () => void): void {
  onTold(PAUSE.kind, signal, look);
}

/** Calls `look` once the time has come, in milliseconds since 1970. */
export function afterPause(until: number, signal: AbortSignal, look: () => void): void {
  const timer = setTimeout(look, Math.min(Math.max(until - Date.now(), 0), LONGEST_TIMER));
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
}
