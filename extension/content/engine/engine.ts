/** The engine as the content script sees it, wherever it runs. */
import type { EngineFacts, Gate, Incoming, Reading } from "../../shared/types";

/**
 * Always asynchronous, and the same from both hosts. Everything rejects with a `Fault`: `ThreadDamaged` and
 * `MessageShape` from the engine itself; `EngineUnavailable`, `EngineTimeout` or `Gone` from the way to it.
 */
export interface Engine {
  /** Reads messages, in order, into a conversation whose state is `thread` (empty for a new one). */
  read(thread: Uint8Array, messages: readonly Incoming[]): Promise<Reading>;
  /** Judges a draft of the teenager, given the conversation. */
  checkDraft(thread: Uint8Array, draft: string): Promise<Gate>;
  /** What the engine tells of itself. */
  facts(): Promise<EngineFacts>;
}
