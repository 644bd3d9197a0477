/**
 * A browser's extension API for unit tests: as much of it as Vigie uses, in memory. Import it before the code under
 * test, which looks the API up when it is loaded.
 */

/** Origin of the extension's pages. */
export const ORIGIN = "chrome-extension://vigie/";

/** Id of the extension. */
export const ID = "vigie";

interface Area {
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

function area(): Area {
  const items = new Map<string, unknown>();
  return {
    get: async (key) => Object.fromEntries([...items].filter(([name]) => key === null || name === key)),
    set: async (added) => Object.entries(added).forEach(([name, value]) => items.set(name, value)),
    remove: async (keys) => [keys].flat().forEach((name) => items.delete(name)),
  };
}

/** What tests set and look at. */
export const browser = {
  /** Undefined once the extension was reloaded. */
  id: ID as string | undefined,
  /** State that a tab's frame answers with; frames without one do not answer. */
  frames: new Map<string, string>(),
  /** Signs shown on the toolbar, by tab. */
  badges: new Map<number, string>(),
};

Object.assign(globalThis, {
  chrome: {
    runtime: {
      get id() {
        return browser.id;
      },
      getURL: (path: string) => ORIGIN + path,
      getManifest: () => ({ version: "1.2.3" }),
    },
    i18n: { getMessage: (key: string) => key },
    storage: { local: area(), session: area() },
    tabs: {
      async sendMessage(tab: number, _message: unknown, { frameId }: { frameId: number }) {
        const state = browser.frames.get(`${tab}:${frameId}`);
        if (state === undefined) throw new Error("Could not establish connection. Receiving end does not exist.");
        return state;
      },
    },
    action: {
      setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) => void browser.badges.set(tabId, text),
      setBadgeBackgroundColor: async () => undefined,
      setBadgeTextColor: async () => undefined,
      setTitle: async () => undefined,
    },
  },
});
