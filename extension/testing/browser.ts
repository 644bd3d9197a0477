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

/** A script that the browser was told to run on pages. */
type Registered = chrome.scripting.RegisteredContentScript;

/** What tests set and look at. */
export const browser = {
  /** Undefined once the extension was reloaded. */
  id: ID as string | undefined,
  /** State that a tab's frame answers with; frames without one do not answer. */
  frames: new Map<string, string>(),
  /** Signs shown on the toolbar, by tab. */
  badges: new Map<number, string>(),
  /** Fields of the manifest. */
  manifest: {} as Record<string, unknown>,
  /** Origins that the browser lets the extension read. */
  granted: [] as string[],
  /** Scripts registered with the browser, by id. */
  registered: new Map<string, Registered>(),
  /** Listeners for messages from the background. */
  listeners: new Set<(message: unknown, sender: { id: string }) => void>(),
};

const register = async (scripts: Registered[]): Promise<void> => scripts.forEach((script) => browser.registered.set(script.id, script));

Object.assign(globalThis, {
  chrome: {
    runtime: {
      get id() {
        return browser.id;
      },
      getURL: (path: string) => ORIGIN + path,
      getManifest: () => ({ version: "1.2.3", ...browser.manifest }),
      onMessage: {
        addListener: (listener: (message: unknown, sender: { id: string }) => void) => void browser.listeners.add(listener),
        removeListener: (listener: (message: unknown, sender: { id: string }) => void) => void browser.listeners.delete(listener),
      },
    },
    i18n: { getMessage: (key: string) => (key === "@@ui_locale" ? "en" : key) },
    permissions: {
      getAll: async () => ({ origins: browser.granted }),
    },
    scripting: {
      getRegisteredContentScripts: async ({ ids }: { ids: string[] }) => ids.flatMap((id) => browser.registered.get(id) ?? []),
      registerContentScripts: register,
      updateContentScripts: register,
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => ids.forEach((id) => browser.registered.delete(id)),
    },
    storage: { local: area(), session: area(), managed: area() },
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
