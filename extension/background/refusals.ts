/** What the extension has learnt about sites: kept in the browser's local storage, as it tells nothing of conversations. */
import { ext } from "../shared/ext";

const REFUSED = "refused:";

/** Remembers that a site refused the engine in its page, for this version of the extension. */
export async function rememberRefusal(site: string): Promise<void> {
  await ext.storage.local.set({ [REFUSED + site]: ext.runtime.getManifest().version });
}

/** Whether a site refused the engine since this version was installed. */
export async function hasRefused(site: string): Promise<boolean> {
  const key = REFUSED + site;
  return (await ext.storage.local.get(key))[key] === ext.runtime.getManifest().version;
}
