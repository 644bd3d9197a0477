/**
 * What Vigie can do in each tab. The browser's session storage holds which frames have reported, because the background
 * forgets its variables; whether a frame is still there, only the frame itself can say, so it is asked.
 */
import { ext } from "../shared/ext";
import { STATE_QUESTION } from "../shared/messages";
import type { PageState } from "../shared/types";
import { pageStateOf } from "../shared/validation";

/** The first of these that a frame is in stands for its tab. */
const RANK: readonly PageState[] = ["no-engine", "no-screen", "paused", "protecting", "makeshift", "unreadable", "no-chat"];

const TAB = "tab:";
const keyOf = (tab: number, frame: number): string => `${TAB}${tab}:${frame}`;

/** Keeps what a frame reported and gives the state of its tab. */
export async function keepState(tab: number, frame: number, state: PageState): Promise<PageState> {
  await ext.storage.session.set({ [keyOf(tab, frame)]: state });
  const states = await askFrames(tab, new Set([frame]));
  return strongest([state, ...states]) ?? state;
}

/** State of a tab, or null when no content script is there: the tab shows a page that Vigie does not know. */
export async function stateOf(tab: number): Promise<PageState | null> {
  return strongest(await askFrames(tab, new Set()));
}

/** Forgets a tab that was closed. */
export async function forgetTab(tab: number): Promise<void> {
  const frames = await framesOf(tab);
  await ext.storage.session.remove(frames.map((frame) => keyOf(tab, frame)));
}

function strongest(states: readonly PageState[]): PageState | null {
  return RANK.find((state) => states.includes(state)) ?? null;
}

/** States of the frames that have reported and are still there, and of the top document; the others are forgotten. */
async function askFrames(tab: number, except: ReadonlySet<number>): Promise<PageState[]> {
  const frames = new Set([0, ...(await framesOf(tab))]);
  const states = await Promise.all(
    [...frames].filter((frame) => !except.has(frame)).map(async (frame) => {
      const state = await askFrame(tab, frame);
      if (state === null) await ext.storage.session.remove(keyOf(tab, frame));
      return state;
    }),
  );
  return states.filter((state) => state !== null);
}

async function askFrame(tab: number, frame: number): Promise<PageState | null> {
  try {
    return pageStateOf(await ext.tabs.sendMessage(tab, STATE_QUESTION, { frameId: frame }));
  } catch {
    return null;
  }
}

async function framesOf(tab: number): Promise<number[]> {
  const prefix = keyOf(tab, 0).slice(0, -1);
  const all = Object.keys(await ext.storage.session.get(null));
  return all.filter((key) => key.startsWith(prefix)).map((key) => Number(key.slice(prefix.length)));
}
