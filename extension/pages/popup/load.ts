/** What the popup shows: the page in front, and the newest lines of the history. */
import { ask } from "../../shared/ask";
import { type ChainFault, type StoredRecord, entryOf, remainderIn, verify } from "../../shared/chain";
import { ext } from "../../shared/ext";
import { isKnown, originOf } from "../../shared/reach";
import { type Store, type ToldAlert, countMissing, newestFirst, readChain, readNewest } from "../../shared/store";
import type { PageState } from "../../shared/types";

/** Lines the popup shows: more than anyone reads here. */
const MOST = 60;

/** A site that no file knows: the family may switch it on. */
export interface Site {
  /** What to ask the browser for. */
  origin: string;
  host: string;
  on: boolean;
}

/** The page in front. `state` is null where Vigie does not watch; `site` is null where there is nothing to switch. */
export interface Page {
  state: PageState | null;
  incognito: boolean;
  site: Site | null;
}

/** No page that could be protected. */
export const NO_PAGE: Page = { state: null, incognito: false, site: null };

/** The page in front; where the background does not answer, a page that is not watched. */
export async function loadPage(): Promise<Page> {
  const [tab] = await ext.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return NO_PAGE;
  const address = tab.url ?? "";
  const [state, site] = await Promise.all([ask({ kind: "tab-state", tab: tab.id }).catch(() => null), siteAt(address)]);
  // Where only the lookout is, nobody answers: it speaks for the first time when there may be a chat.
  return { state: state ?? (isKnown(address) || site?.on ? "no-chat" : null), incognito: tab.incognito, site };
}

async function siteAt(address: string): Promise<Site | null> {
  const origin = isKnown(address) ? null : originOf(address);
  if (origin === null) return null;
  return { origin, host: new URL(address).hostname, on: await ext.permissions.contains({ origins: [origin] }) };
}

/** The newest alerts, newest first. Rejects with `StorageUnavailable`. */
export async function loadHistory(store: Promise<Store>): Promise<ToldAlert[]> {
  return readNewest(await store, MOST);
}

/**
 * What is wrong with the history as far as it shows at a glance: how many records are missing anywhere, or were changed
 * among the newest. Takes no longer with many entries.
 */
export async function glanceAtHistory(store: Promise<Store>): Promise<number> {
  const db = await store;
  const newest: StoredRecord[] = [];
  for await (const record of newestFirst(db)) {
    newest.unshift(record);
    if (newest.length === MOST) break;
  }
  const [first, last] = [newest[0], newest.at(-1)];
  if (!first || !last) return countMissing(db);
  const [oldest, head] = [first, last].map((record) => entryOf(record) ?? remainderIn(record));
  const faults = await verify(newest, { sequence: first.key - 1, hash: oldest?.previous ?? "" }, { sequence: last.key, hash: head?.hash ?? "" });
  return faults.filter(({ kind }) => kind !== "missing").length + (await countMissing(db));
}

/** What is wrong with the whole history, not only with the lines shown. Takes a while with many entries. */
export async function checkHistory(store: Promise<Store>): Promise<ChainFault[]> {
  const { records, start, head } = await readChain(await store);
  return verify(records, start, head);
}
