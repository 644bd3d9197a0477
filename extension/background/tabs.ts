/** Telling the content scripts of every open page. */
import { ext } from "../shared/ext";
import { END, PAUSE } from "../shared/messages";

async function tellTabs(message: object): Promise<void> {
  const tabs = await ext.tabs.query({});
  // Tabs in which nothing of Vigie runs do not take the message.
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : ext.tabs.sendMessage(id, message).catch(() => null))));
}

/** A pause began or ended, or settings changed: has every content script ask again what holds. */
export function tellFamily(): Promise<void> {
  return tellTabs(PAUSE);
}

/** Ends the content scripts on the sites that were switched off, without waiting for their pages to be reloaded. */
export function endIn(origins: readonly string[]): Promise<void> {
  return tellTabs({ ...END, origins: [...origins] });
}
