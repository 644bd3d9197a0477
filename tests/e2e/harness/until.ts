/** Waiting for conditions: tests never wait for a time, only for the thing itself. */
import { setInterval } from "node:timers/promises";

/** How long a condition may take, in milliseconds, before the test fails: far more than it takes on a slow machine. */
const PATIENCE = 30_000;

/** Asks again and again until `look` gives something, and gives that. Rejects with `what` (and `seen`) after half a minute. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  seen?: () => unknown,
): Promise<T> {
  const give = Date.now() + PATIENCE;
  const first = await look();
  if (first) return first;
  for await (const _ of setInterval(25)) {
    const found = await look();
    if (found) return found;
    if (Date.now() > give) break;
  }
  throw new Error(`waited in vain for ${what}${seen ? `; seen: ${JSON.stringify(seen())}` : ""}`);
}
