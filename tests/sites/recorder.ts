/** Runs the watcher in a page's isolated world under a clock that the test moves, and keeps what it tells. */
import type { SiteAdapter } from "../../extension/content/watch/adapter";
import type { Health } from "../../extension/content/watch/seen";
import { watch } from "../../extension/content/watch/watch";

/** A message as the watcher told it, with the conversation it was told for. */
export interface Heard {
  conversation: string;
  epoch: number;
  title: string | null;
  id: string;
  text: string;
  from: string;
  sender: string | null;
  at: number | null;
  /** Text of the element that the message said it was in, when it was told. */
  shown: string | null;
}

/** What the test asks of a page. */
export interface Recorder {
  start(adapters: SiteAdapter[], generic: boolean): void;
  /** Moves the clock and lets everything that is due happen. */
  advance(milliseconds: number): Promise<void>;
  hold(held: boolean): void;
  stop(): void;
  heard: Heard[];
  drafts: string[];
  submitted: { draft: string; conversation: string }[];
  health: Health[];
  /** Calls that read layout or style since the start. */
  layoutReads: number;
  /** Milliseconds of real time that each of the watcher's own tasks took. */
  tasks: number[];
}

interface Timer {
  id: number;
  at: number;
  run: () => void;
}

const realTimeout = window.setTimeout.bind(window);
let now = Date.now();
let timers: Timer[] = [];
let lastTimer = 0;
Date.now = () => now;
Object.assign(window, {
  setTimeout: (run: () => void, wait = 0): number => {
    timers.push({ id: ++lastTimer, at: now + wait, run });
    return lastTimer;
  },
  clearTimeout: (id: number): void => {
    timers = timers.filter((timer) => timer.id !== id);
  },
});

/** Lets the page's own work and the observers run. */
const breathe = (): Promise<void> => new Promise((resolve) => realTimeout(resolve, 0));

let held = false;
const stop = new AbortController();
const recorder: Recorder = {
  heard: [],
  drafts: [],
  submitted: [],
  health: [],
  layoutReads: 0,
  tasks: [],
  start: (adapters, generic) => {
    for (const [owner, name] of [
      [window, "getComputedStyle"],
      [Element.prototype, "getBoundingClientRect"],
      [Element.prototype, "getClientRects"],
      [Element.prototype, "checkVisibility"],
    ] as const) {
      const real = Reflect.get(owner, name) as (...values: unknown[]) => unknown;
      Reflect.set(owner, name, function (this: unknown, ...values: unknown[]) {
        recorder.layoutReads++;
        return real.apply(this, values);
      });
    }
    watch({
      document,
      adapters,
      generic,
      signal: stop.signal,
      events: {
        messages: (conversation, messages) => {
          for (const { id, text, from, sender, at, element } of messages) {
            const { key, epoch, title } = conversation;
            recorder.heard.push({ conversation: key, epoch, title, id, text, from, sender, at, shown: element()?.textContent ?? null });
          }
        },
        draft: (composer) => recorder.drafts.push(composer.text()),
        submitting: (composer, draft) => {
          recorder.submitted.push({ draft, conversation: composer.conversation.key });
          return !held;
        },
        health: (health) => recorder.health.push(health),
      },
    });
  },
  advance: async (milliseconds) => {
    const end = now + milliseconds;
    await breathe();
    for (;;) {
      const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      now = Math.max(now, next.at);
      timers = timers.filter((timer) => timer !== next);
      const started = performance.now();
      next.run();
      recorder.tasks.push(performance.now() - started);
      await breathe();
    }
    now = end;
  },
  hold: (value) => {
    held = value;
  },
  stop: () => stop.abort(),
};

Object.assign(globalThis, { recorder });
