/** Host 1: the engine in the content script itself. One hop less, and it sleeps with the page rather than before it. */
import { type EngineGlue, startEngine } from "../../shared/glue";
import type { Engine } from "./engine";

/**
 * Starts the engine here. Rejects with `EngineRefused` when the page's policy forbids WebAssembly: the page is then told
 * of the attempt by the browser, which is why this is called only where it is known to be allowed.
 */
export async function localEngine(glue: EngineGlue, bytes: () => Promise<Uint8Array<ArrayBuffer>>): Promise<Engine> {
  const engine = startEngine(glue, await bytes());
  return {
    read: async (thread, messages) => engine.read(thread, messages),
    checkDraft: async (thread, draft) => engine.checkDraft(thread, draft),
    facts: async () => engine.facts,
  };
}
