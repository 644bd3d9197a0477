/** The life of one copy of the content script. One signal ends everything it started. */
import { isAlive } from "../shared/ext";
import { END } from "../shared/messages";
import { covers } from "../shared/reach";
import { onTold } from "./told";

/** Where the copies of this script find each other: on the global of the extension's own world, which no page sees. */
const COPY = Symbol.for("vigie");

type World = typeof globalThis & { [COPY]?: AbortController };

/** Begins a life and ends that of an older copy in the same document. */
export function beginLife(world: World = globalThis): AbortController {
  world[COPY]?.abort();
  const life = new AbortController();
  world[COPY] = life;
  return life;
}

/**
 * The same function for as long as the extension is there; once it was reloaded or removed, the first call ends the
 * life instead and gives `otherwise`. Nothing tells a content script of that moment, so it looks when it is called.
 */
export function whileAlive<A extends unknown[], R>(life: AbortController, otherwise: R, work: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    if (!life.signal.aborted && !isAlive()) life.abort();
    return life.signal.aborted ? otherwise : work(...args);
  };
}

/** Calls `end` when the site at this address is switched off. */
export function onSwitchedOff(address: Location, signal: AbortSignal, end: () => void): void {
  onTold(END.kind, signal, ({ origins }) => {
    if (Array.isArray(origins) && origins.some((origin) => typeof origin === "string" && covers(origin, address))) end();
  });
}
