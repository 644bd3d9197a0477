/** What the background and the popup tell this copy of the content script. */
import { ext } from "../shared/ext";
import { fieldsOf } from "../shared/shape";

/**
 * Calls `heard` with each message of a kind until `signal` ends it. Messages of other extensions are not heard. After the
 * extension was reloaded its API is gone, and with it the listener.
 */
export function onTold(kind: string, signal: AbortSignal, heard: (fields: ReturnType<typeof fieldsOf>, respond: (answer: unknown) => void) => void): void {
  const hear = (message: unknown, sender: chrome.runtime.MessageSender, respond: (answer: unknown) => void): void => {
    const fields = fieldsOf(message);
    if (sender.id === ext.runtime.id && fields["kind"] === kind) heard(fields, respond);
  };
  ext.runtime.onMessage.addListener(hear);
  signal.addEventListener("abort", () => ext.runtime?.onMessage?.removeListener(hear), { once: true });
}
