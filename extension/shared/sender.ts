/** Who sent a message: only Vigie's own content scripts and pages may speak to the background. */
import { ext } from "./ext";

/** A content script in a frame of a tab, or one of Vigie's own pages. */
export type Sender = { from: "content"; tab: number; frame: number; incognito: boolean } | { from: "page" };

/** The sender, or null for anything that is not part of this extension. */
export function senderOf(sender: chrome.runtime.MessageSender | undefined): Sender | null {
  if (!sender || sender.id !== ext.runtime.id) return null;
  if (sender.url?.startsWith(ext.runtime.getURL(""))) return { from: "page" };
  const { tab, frameId } = sender;
  if (tab?.id === undefined) return null;
  return { from: "content", tab: tab.id, frame: frameId ?? 0, incognito: tab.incognito };
}
