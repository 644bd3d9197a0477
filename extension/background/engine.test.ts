import { ID, ORIGIN } from "../testing/browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "../shared/fault";
import type { RunningEngine } from "../shared/glue";
import { answerTo, openOnce, serveEngine } from "./engine";

const engine: RunningEngine = {
  facts: { lexicon: "1", phrases: 2, milliseconds: 3 },
  read: (thread, messages) => ({ thread: Uint8Array.of(...thread, messages.length), assessments: [] }),
  checkDraft: (_thread, draft) => ({ ask: draft === "ask", hold: false, kinds: [] }),
};

test("answers_each_call_under_its_own_id", async () => {
  const source = async (): Promise<RunningEngine> => engine;
  assert.deepEqual(await answerTo({ id: 1, call: "facts" }, source), { id: 1, facts: engine.facts });
  assert.deepEqual(await answerTo({ id: 2, call: "draft", thread: "", draft: "ask" }, source), {
    id: 2,
    gate: { ask: true, hold: false, kinds: [] },
  });
  const messages = [{ text: "a", from: "them" as const, at: null }];
  assert.deepEqual(await answerTo({ id: 3, call: "read", thread: "AQ==", messages }, source), {
    id: 3,
    reading: { thread: "AQE=", assessments: [] },
  });
});

test("an_error_is_an_answer_with_its_name", async () => {
  const damaged: RunningEngine = {
    ...engine,
    read() {
      throw new Fault("ThreadDamaged", "start anew");
    },
  };
  const reply = await answerTo({ id: 1, call: "read", thread: "", messages: [] }, async () => damaged);
  assert.deepEqual(reply, { id: 1, error: { name: "ThreadDamaged", message: "start anew" } });
});

test("opens_once_for_all_and_again_after_a_failure", async () => {
  let opened = 0;
  const source = openOnce(async () => {
    if (++opened === 1) throw new Error("no WebAssembly");
    return engine;
  });
  await assert.rejects(source(), { name: "EngineUnavailable" });
  assert.deepEqual(await Promise.all([source(), source()]), [engine, engine]);
  assert.equal(opened, 2);
});

/** A port as the background sees it. */
function portFrom(sender: object, heard: (reply: unknown) => void): { port: chrome.runtime.Port; ask: (message: unknown) => void; ended: () => boolean } {
  let listener: (message: unknown) => void = () => assert.fail("nobody listens");
  let ended = false;
  const port = {
    sender,
    postMessage: heard,
    disconnect: () => (ended = true),
    onMessage: { addListener: (added: (message: unknown) => void) => (listener = added) },
  };
  return { port: port as unknown as chrome.runtime.Port, ask: (message) => listener(message), ended: () => ended };
}

test("serves_its_own_content_scripts_in_order_and_drops_malformed_questions", async () => {
  const replies = await new Promise<unknown[]>((resolve) => {
    const heard: unknown[] = [];
    const { port, ask } = portFrom({ id: ID, url: "https://chat.example.com/", tab: { id: 1, incognito: false } }, (reply) => {
      if (heard.push(reply) === 2) resolve(heard);
    });
    serveEngine(port, async () => engine);
    ask({ id: 1, call: "facts" });
    ask({ id: 1, call: "explode" });
    ask({ id: 2, call: "facts" });
  });
  assert.deepEqual(replies, [{ id: 1, facts: engine.facts }, { id: 2, facts: engine.facts }]);
});

test("ends_the_ports_of_strangers", () => {
  for (const sender of [{ id: "another" }, { id: ID }, { id: ID, url: `${ORIGIN}popup.html` }, { url: "https://chat.example.com/", tab: { id: 1 } }]) {
    const { port, ended } = portFrom(sender, () => assert.fail("answered"));
    serveEngine(port, async () => engine);
    assert.ok(ended(), JSON.stringify(sender));
  }
});
