import assert from "node:assert/strict";
import { test } from "node:test";
import { type EngineGlue, startEngine } from "./glue";

const glue: EngineGlue = {
  initSync: () => undefined,
  openEngine: () => ({ lexicon: "1", phrases: 1, milliseconds: 1 }),
  read: (thread) => ({ thread, assessments: [] }),
  checkDraft: () => ({ ask: false, hold: false, kinds: [] }),
};
const bytes = new Uint8Array();

function failing(name: string): () => never {
  return () => {
    const error = new Error("what happened");
    error.name = name;
    throw error;
  };
}

test("a_started_engine_tells_of_itself", () => {
  assert.equal(startEngine(glue, bytes).facts.lexicon, "1");
});

test("a_place_that_forbids_webassembly_is_a_refusal", () => {
  assert.throws(() => startEngine({ ...glue, initSync: failing("CompileError") }, bytes), { name: "EngineRefused" });
});

test("errors_of_the_engine_keep_their_names", () => {
  for (const name of ["ThreadDamaged", "MessageShape"] as const) {
    const engine = startEngine({ ...glue, read: failing(name) }, bytes);
    assert.throws(() => engine.read(bytes, []), { name, message: "what happened" });
  }
});

test("an_engine_that_stopped_is_said_to_be_so", () => {
  const engine = startEngine({ ...glue, checkDraft: failing("RuntimeError") }, bytes);
  assert.throws(() => engine.checkDraft(bytes, "a"), { name: "EngineUnavailable" });
});
