/**
 * The background: a service worker in Chromium, an event page in Firefox. It may be stopped at any moment and started
 * again by the next message, so all listeners are set here, at once, and nothing is kept in variables but what can be
 * opened again.
 */
import * as glue from "vigie-engine";
import { tellChange } from "../shared/changes";
import { ext } from "../shared/ext";
import { startEngine } from "../shared/glue";
import { ENGINE_PORT } from "../shared/messages";
import { type Store, openStore } from "../shared/store";
import { openOnce, serveEngine } from "./engine";
import { historyWriter } from "./history";
import { answerRequests } from "./requests";
import { forgetTab } from "./state";
import { loadContent, registerSwitchedOn, startIn } from "./switched-on";
import { endIn, tellFamily } from "./tabs";

const engineFile = (): Promise<Response> => fetch(ext.runtime.getURL("engine.wasm"));

const engine = openOnce(async () => startEngine(glue, await WebAssembly.compileStreaming(engineFile())));

let opening: Promise<Store> | null = null;

/** The database; one that failed to open, or that the browser closed, is opened again. */
function store(): Promise<Store> {
  opening ??= openStore().then(
    (db) => {
      db.addEventListener("close", () => (opening = null));
      return db;
    },
    (error: unknown) => {
      opening = null;
      throw error;
    },
  );
  return opening;
}

ext.runtime.onConnect.addListener((port) => {
  if (port.name === ENGINE_PORT) serveEngine(port, engine);
});

const history = historyWriter(store, tellChange);

ext.runtime.onMessage.addListener(
  answerRequests({
    store,
    history,
    load: loadContent,
    familyChanged: tellFamily,
    engineBytes: async () => new Uint8Array(await (await engineFile()).arrayBuffer()),
    now: Date.now,
  }),
);

// An update of the extension takes registered scripts away, and permissions may change while the background sleeps.
ext.runtime.onInstalled.addListener(({ reason }) => {
  void registerSwitchedOn();
  if (reason === "install") void ext.tabs.create({ url: ext.runtime.getURL("welcome.html") });
});
ext.runtime.onStartup.addListener(() => {
  void registerSwitchedOn();
  // Where the database cannot be used, the next page that needs it says so.
  void history.prune(Date.now()).catch(() => undefined);
});
ext.permissions.onAdded.addListener(({ origins = [] }) => void registerSwitchedOn().then(() => startIn(origins)));
ext.permissions.onRemoved.addListener(({ origins = [] }) => void registerSwitchedOn().then(() => endIn(origins)));

ext.tabs.onRemoved.addListener((tab) => void forgetTab(tab));
