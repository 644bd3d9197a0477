import { browserApi } from "./browser-api";

/** The browser's extension API. */
export const ext: typeof chrome = browserApi();

/** Whether this copy still belongs to an installed extension. False once it was reloaded, updated or removed. */
export function isAlive(): boolean {
  try {
    return typeof ext.runtime?.id === "string";
  } catch {
    return false;
  }
}

/** Whether the browser is of Firefox's family, where a content script's WebAssembly is not subject to the page's policy. */
export function isFirefox(): boolean {
  return ext.runtime.getURL("").startsWith("moz-extension:");
}
