/** A background over a database of its own, asked as the browser asks the real one. */
import "fake-indexeddb/auto";
import { ID, ORIGIN } from "./browser";
import { historyWriter } from "../background/history";
import { answerRequests } from "../background/requests";
import type { FaultShape } from "../shared/fault";
import type { Request, Requests } from "../shared/messages";
import { type Store, openStore } from "../shared/store";
import type { HistoryContent } from "../shared/types";

/** One of the extension's own pages. */
export const inPopup = { id: ID, url: `${ORIGIN}popup.html` };

/** The content script in a tab. */
export const inTab = { id: ID, url: "https://chat.example.com/", tab: { id: 7, incognito: false }, frameId: 0 };

/** A background that tests talk to. */
export interface TestBackground {
  /** The answer to a page. Rejects with the fault's shape. */
  ask<R extends Request>(request: R, sender?: object): Promise<Requests[R["kind"]]["answer"]>;
  db: Store;
  /** The time, in milliseconds since 1970; tests set it. */
  clock: { now: number };
  /** How often open pages were told that something changed. */
  told(): number;
  /** Contents of the history, oldest first. */
  contents(): Promise<HistoryContent[]>;
}

let databases = 0;

/** A background; both have agreed unless a test is about that. Several with the same `name` share a database. */
export async function testBackground({ agreed = true, name = `background-${++databases}` } = {}): Promise<TestBackground> {
  const db = await openStore(name);
  const store = async (): Promise<Store> => db;
  const clock = { now: Date.UTC(2026, 0, 15) };
  let told = 0;
  const listener = answerRequests({
    store,
    history: historyWriter(store),
    load: async () => undefined,
    engineBytes: async () => new Uint8Array(),
    familyChanged: async () => void told++,
    now: () => clock.now,
  });
  const ask: TestBackground["ask"] = (request, sender = inPopup) =>
    new Promise((resolve, reject) => {
      listener(request, sender as chrome.runtime.MessageSender, (reply: { answer: never } | { error: FaultShape }) => {
        if ("error" in reply) reject(reply.error);
        else resolve(reply.answer);
      });
    });
  if (agreed) await ask({ kind: "agree", path: "under-15", version: 1, settings: {} });
  const contents = async (): Promise<HistoryContent[]> => (await db.getAll("entries")).map((entry) => (entry as { content: HistoryContent }).content);
  return { ask, db, clock, told: () => told, contents };
}
