/** The engine's module, started: the same few lines in both hosts, so that both give the same. */
import { Fault, faultOf } from "./fault";
import type { EngineFacts, Gate, Incoming, Reading } from "./types";

/** What the generated bindings offer. */
export interface EngineGlue {
  initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
  openEngine(): EngineFacts;
  read(thread: Uint8Array, messages: readonly Incoming[]): Reading;
  checkDraft(thread: Uint8Array, draft: string): Gate;
}

/** A running engine. All throw `ThreadDamaged`, `MessageShape`, or `EngineUnavailable` when the module has stopped. */
export interface RunningEngine {
  facts: EngineFacts;
  /** Reads messages in order. An empty `thread` is a new conversation. */
  read(thread: Uint8Array, messages: readonly Incoming[]): Reading;
  checkDraft(thread: Uint8Array, draft: string): Gate;
}

/** Starts the module. Throws `EngineRefused` where WebAssembly may not run, `EngineUnavailable` when it is broken. */
export function startEngine(glue: EngineGlue, module: BufferSource | WebAssembly.Module): RunningEngine {
  try {
    glue.initSync({ module });
  } catch (error) {
    throw refusal(error);
  }
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw faultOf(error, "EngineUnavailable");
    }
  };
  return {
    facts: guarded(() => glue.openEngine()),
    read: (thread, messages) => guarded(() => glue.read(thread, messages)),
    checkDraft: (thread, draft) => guarded(() => glue.checkDraft(thread, draft)),
  };
}

/** Browsers name a refusal by policy `CompileError`, as they do a broken module; both mean: not in this place. */
export function refusal(error: unknown): Fault {
  const { name, message } = faultOf(error, "EngineRefused");
  return new Fault(name === "EngineUnavailable" ? name : "EngineRefused", `WebAssembly does not start here: ${message}`);
}
