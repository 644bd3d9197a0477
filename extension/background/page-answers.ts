/** What Vigie's own pages are answered. */
import { ext } from "../shared/ext";
import { Fault, faultOf } from "../shared/fault";
import type { FamilyView, PageRequests } from "../shared/page-messages";
import type { HistoryContent } from "../shared/types";
import { type FamilyMeans, agree, changeSettings, forgotPassphrase, lock, pause, resume, setPassphrase, unlock, viewOf, withdraw } from "./family";
import { importBackup } from "./import";
import { countQuiet, forgetQuiet } from "./threads";

/** An answer for each request of pages. */
export type PageAnswers = { [K in keyof PageRequests]: (ask: PageRequests[K]["ask"]) => Promise<PageRequests[K]["answer"]> };

/** What pages need beyond the family's record. */
export interface PageMeans extends FamilyMeans {
  /** A pause began or ended, or settings changed: open pages are told. */
  familyChanged(): Promise<void>;
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
  const { store, history, now, familyChanged } = means;
  const view = async (): Promise<FamilyView> => viewOf(means, (await ext.storage.session.get(FULL))[FULL] === true);
  const after = async (change: Promise<unknown>): Promise<FamilyView> => {
    await withRoom(() => change);
    return view();
  };
  const afterAndTold = async (change: Promise<unknown>): Promise<FamilyView> => {
    const seen = await after(change);
    await familyChanged();
    return seen;
  };
  const add = async (content: HistoryContent): Promise<null> => {
    const entry = await withRoom(() => history.append(content));
    if (!entry) throw new Fault("NoConsent", "nothing is kept before both have agreed");
    return null;
  };
  return {
    "family": view,
    "agree": ({ path, version, settings }) => afterAndTold(agree(means, path, version, settings)),
    "withdraw": () => after(withdraw(means)),
    "change-settings": ({ change }) => afterAndTold(changeSettings(means, change)),
    "pause": ({ minutes }) => afterAndTold(pause(means, minutes)),
    "resume": () => afterAndTold(resume(means)),
    "mark": ({ alert, outcome }) => add({ type: "outcome", alert, at: now(), outcome }),
    "add-word": ({ alert, words }) => add({ type: "word", alert, at: now(), words }),
    "count-known": async () => countQuiet(await store()),
    "forget-known": async () => {
      await forgetQuiet(await store());
      return null;
    },
    "tidy": async () => {
      await history.prune(now());
      return null;
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
