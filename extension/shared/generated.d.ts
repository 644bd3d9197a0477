/** What the build makes and the code imports by name: the engine's bindings, and the sites' files as one array. */

declare module "vigie-engine" {
  /** Starts the module from its bytes, or from a compiled module. Called a second time it does nothing. */
  export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
  /** Opens the engine's tables. */
  export function openEngine(): import("./types").EngineFacts;
  /** Reads messages into a conversation; an empty `thread` starts one. Throws `ThreadDamaged` or `MessageShape`. */
  export function read(thread: Uint8Array, messages: readonly import("./types").Incoming[]): import("./types").Reading;
  /** Judges a draft before it leaves. Throws `ThreadDamaged`. */
  export function checkDraft(thread: Uint8Array, draft: string): import("./types").Gate;
}

declare module "vigie-lookout" {
  /** Of every known host, when a page of it is worth the content script. */
  const rules: import("../content/lookout/rule").LookoutRules;
  export default rules;
}

declare module "vigie-sites" {
  /** Every known site, in the order of the files' names. */
  const sites: import("../content/watch/adapter").SiteAdapter[];
  export default sites;
}
