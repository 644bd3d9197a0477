/** Telling open pages that a pause began or ended. */
import { ext } from "../shared/ext";
import { PAUSE } from "../shared/messages";

/** Has every content script ask again whether it may watch. */
export async function tellPause(): Promise<void> {
  const tabs = await ext.tabs.query({});
  // Tabs in which nothing of Vigie runs do not take the message.
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : ext.tabs.sendMessage(id, PAUSE).catch(() => null))));
}
