/**
 * Sites that the family has switched on. The browser's permissions are the one record of them: kept over restarts,
 * shown in the browser's own settings, and withdrawn there or in the popup. What the browser runs there follows them.
 */
import { ext } from "../shared/ext";
import { knownOrigins } from "../shared/reach";

/** Name under which the browser keeps the script for these sites. */
const SCRIPT = "switched-on";

/** The script that waits for a chat, in the package. */
const LOOKOUT = "lookout.js";

let turn: Promise<unknown> = Promise.resolve();

/** Has the lookout run on the sites that are switched on now, and on no other; one change after another. */
export function registerSwitchedOn(): Promise<void> {
  const done = turn.then(register);
  turn = done.catch(() => undefined);
  return done;
}

async function register(): Promise<void> {
  const known = knownOrigins();
  const { origins = [] } = await ext.permissions.getAll();
  const matches = origins.filter((origin) => !known.includes(origin));
  const registered = await ext.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (matches.length === 0) {
    if (registered.length > 0) await ext.scripting.unregisterContentScripts({ ids: [SCRIPT] });
    return;
  }
  const script: chrome.scripting.RegisteredContentScript = {
    id: SCRIPT,
    js: [LOOKOUT],
    matches,
    excludeMatches: known,
    runAt: "document_idle",
    allFrames: true,
    persistAcrossSessions: true,
  };
  if (registered.length > 0) await ext.scripting.updateContentScripts([script]);
  else await ext.scripting.registerContentScripts([script]);
}

/** Starts the lookout in the tabs that already show a site that was switched on. */
export async function startIn(origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  const tabs = await ext.tabs.query({ url: [...origins] });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : ext.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: [LOOKOUT] }).catch(() => null))));
}

/** Puts the content script into a frame that may hold a chat. */
export async function loadContent(tab: number, frame: number): Promise<void> {
  await ext.scripting.executeScript({ target: { tabId: tab, frameIds: [frame] }, files: ["content.js"] });
}
