/** What Vigie's own pages are answered. */
import { ext } from "../shared/ext";
import { Fault, faultOf } from "../shared/fault";
import type { FamilyView, PageRequests } from "../shared/page-messages";
import type { HistoryContent } from "../shared/types";
import { type FamilyMeans, agree, changeSettings, forgotPassphrase, lock, pause, resume, setPassphrase, unlock, viewOf, withdraw } from "./family";
import { importBackup } from "./import";

/** An answer for each request of pages. */
export type PageAnswers = { [K in keyof PageRequests]: (ask: PageRequests[K]["ask"]) => Promise<PageRequests[K]["answer"]> };

/** What pages need beyond the family's record. */
export interface PageMeans extends FamilyMeans {
  /** A pause began or ended: open pages are told. */
  pauseChanged(): Promise<void>;
}

/** Where the browser keeps, until it is closed, that the last entry found no room. */
const FULL = "full";

/** Remembers whether the last write found room. */
export async function noteRoom(full: boolean): Promise<void> {
  await (full ? ext.storage.session.set({ [FULL]: true }) : ext.storage.session.remove(FULL));
}

/** Does what a write is for, and remembers whether it found room. */
export async function withRoom<T>(write: () => Promise<T>): Promise<T> {
  try {
    const done = await write();
    await noteRoom(false);
    return done;
  } catch (error) {
    if (faultOf(error, "StorageUnavailable").name === "StorageFull") await noteRoom(true);
    throw error;
  }
}

/** The answers. */
export function pageAnswers(means: PageMeans): PageAnswers {
  const { store, history, now, pauseChanged } = means;
  const view = async (): Promise<FamilyView> => viewOf(means, (await ext.storage.session.get(FULL))[FULL] === true);
  const after = async (change: Promise<unknown>): Promise<FamilyView> => {
    await withRoom(() => change);
    return view();
  };
  const afterPause = async (change: Promise<unknown>): Promise<FamilyView> => {
    const seen = await after(change);
    await pauseChanged();
    return seen;
  };
  const add = async (content: HistoryContent): Promise<null> => {
    const entry = await withRoom(() => history.append(content));
    if (!entry) throw new Fault("NoConsent", "nothing is kept before both have agreed");
    return null;
  };
  return {
    "family": view,
    "agree": ({ path, version, settings }) => after(agree(means, path, version, settings)),
    "withdraw": () => after(withdraw(means)),
    "change-settings": ({ change }) => (change.sitesOff ? afterPause : after)(changeSettings(means, change)),
    "pause": ({ minutes }) => afterPause(pause(means, minutes)),
    "resume": () => afterPause(resume(means)),
    "mark": ({ alert, outcome }) => add({ type: "outcome", alert, at: now(), outcome }),
    "add-word": ({ alert, words }) => add({ type: "word", alert, at: now(), words }),
    "forget-known": async () => {
      const tx = (await store()).transaction("conversations", "readwrite");
      for (let cursor = await tx.store.openCursor(); cursor; cursor = await cursor.continue()) {
        if (cursor.value.quiet) await cursor.update({ ...cursor.value, quiet: false });
      }
      await tx.done;
      return view();
    },
    "delete-all": async () => {
      const deleted = await (await store()).count("entries");
      await history.write(() => ({ tell: [{ type: "deleted", at: now(), entries: deleted }], clear: true }));
      await noteRoom(false);
      return { deleted };
    },
    "import": ({ file }) => withRoom(() => importBackup(means, file)),
    "unlock": ({ passphrase }) => after(unlock(means, passphrase)),
    "lock": () => after(lock()),
    "set-passphrase": ({ passphrase }) => after(setPassphrase(means, passphrase)),
    "forgot-passphrase": () => after(forgotPassphrase(means)),
  };
}
