/**
 * Runs before a page of the extension: stands in for the browser's extension API, with the real background answering over
 * a real database.
 */
import "./locale";
import { historyWriter } from "../../extension/background/history";
import { answerRequests } from "../../extension/background/requests";
import { tellChange } from "../../extension/shared/changes";
import { ORIGIN, follow } from "../../extension/shared/chain";
import { DEFAULTS, type Settings } from "../../extension/shared/settings";
import { type Store, openStore } from "../../extension/shared/store";
import type { HistoryContent } from "../../extension/shared/types";

/** What is in the database before a page is opened. */
export interface Past {
  /** Oldest first. */
  history: HistoryContent[];
  /** Whether both agreed. */
  agreed: boolean;
  settings: Partial<Settings>;
  /** Places of the history from which the entry was taken. */
  taken: number[];
  /** Whether settings are closed by a passphrase that nobody here knows. */
  locked: boolean;
  /** End of a pause, in milliseconds since 1970; 0 for none. */
  pausedUntil: number;
  /** What an organisation has fixed. */
  managed: Partial<Settings> & { managedBy?: string };
}

declare global {
  interface Window {
    /** The country that was chosen last. */
    country: string | null;
    /** Set once the page has asked for its tab to be closed. */
    left?: boolean;
    /** Puts this into the database in place of all that is there. */
    lay(past: Past): Promise<void>;
  }
}

const area = (): object => {
  const items = new Map<string, unknown>();
  return {
    get: async (key: string) => (items.has(key) ? { [key]: items.get(key) } : {}),
    set: async (added: object) => Object.entries(added).forEach(([key, value]) => items.set(key, value)),
    remove: async (key: string) => void items.delete(key),
  };
};

/** Outlives the page that lays the past. */
const MANAGED = "managed";

const event = { addListener: () => undefined, removeListener: () => undefined };

let opening: Promise<Store> | null = null;
const store = (): Promise<Store> => (opening ??= openStore());

const nothing = async (): Promise<void> => undefined;

const address = (path: string): string => `${location.origin}/${path}`;

Object.assign(chrome, {
  runtime: {
    id: "vigie",
    getURL: address,
    getManifest: () => ({ version: "1.2.3", host_permissions: ["https://discord.com/*", "https://www.instagram.com/*"], optional_host_permissions: ["https://*/*"] }),
    sendMessage: (message: { kind: string; change?: Partial<Settings> }) =>
      new Promise((answered) => {
        if (message.change?.country !== undefined) window.country = message.change.country;
        answer(message, { id: "vigie", url: address("") }, answered);
      }),
  },
  storage: { local: area(), session: area(), managed: { get: async () => JSON.parse(sessionStorage.getItem(MANAGED) ?? "{}") as object } },
  tabs: {
    getCurrent: async () => ({ id: 1 }),
    remove: async () => void (window.left = true),
    query: async () => [],
  },
  permissions: {
    getAll: async () => ({ origins: ["https://discord.com/*"] }),
    contains: async ({ origins }: { origins: string[] }) => origins.every((origin) => origin === "https://discord.com/*"),
    request: async () => true,
    onAdded: event,
    onRemoved: event,
  },
});

const answer = answerRequests({
  store,
  history: historyWriter(store, tellChange),
  load: nothing,
  familyChanged: nothing,
  engineBytes: async () => new Uint8Array(),
  now: Date.now,
});

window.lay = async ({ history, agreed, settings, taken, locked, pausedUntil, managed }) => {
  sessionStorage.setItem(MANAGED, JSON.stringify(managed));
  let head = ORIGIN;
  const entries = [];
  for (const content of history) {
    const entry = await follow(head, content);
    head = { sequence: entry.sequence, hash: entry.hash };
    entries.push(entry);
  }
  const tx = (await store()).transaction(["entries", "facts"], "readwrite");
  await tx.objectStore("entries").clear();
  await tx.objectStore("facts").clear();
  for (const entry of entries) if (!taken.includes(entry.sequence)) void tx.objectStore("entries").put(entry, entry.sequence);
  void tx.objectStore("facts").put(head, "head");
  const consent = agreed ? { at: Date.now(), path: "15-and-over" as const, version: 1 } : null;
  const lock = locked ? { salt: "", iterations: 1, hash: "", wrong: 0, lastWrong: 0, endsAt: null } : null;
  void tx.objectStore("facts").put({ consent, settings: { ...DEFAULTS, ...settings }, pausedUntil, lock }, "family");
  await tx.done;
};
