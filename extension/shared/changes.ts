/** Telling the extension's open pages, in whatever window, that something was written: all show one truth. */

const CHANNEL = "history";

/** Tells all other parts of the extension. Pages of the web have another origin and hear nothing. */
export function tellChange(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Calls `listener` after each change until `signal` ends it. */
export function onHistoryChange(listener: () => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", listener);
  signal.addEventListener("abort", () => channel.close(), { once: true });
}
