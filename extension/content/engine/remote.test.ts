import assert from "node:assert/strict";
import { mock, test } from "node:test";
import type { EngineReply, EngineRequest } from "../../shared/messages";
import type { Engine } from "./engine";
import { type EnginePort, remoteEngine } from "./remote";

/** A background that can be stopped: it then ends its port and never answers what it was asked. */
interface FakeBackground {
  engine: Engine;
  life: AbortController;
  /** Questions received, by port. */
  ports: EngineRequest[][];
  reply(reply: EngineReply): void;
  stop(): void;
  /** What `connect` throws from now on. */
  refuse(): void;
}

function fakeBackground(patience?: number): FakeBackground {
  const ports: EngineRequest[][] = [];
  const life = new AbortController();
  let refusing = false;
  let answer: (message: unknown) => void = () => undefined;
  let end: () => void = () => undefined;
  let open = false;
  const connect = (): EnginePort => {
    if (refusing) throw new Error("Extension context invalidated.");
    const questions: EngineRequest[] = [];
    ports.push(questions);
    open = true;
    return {
      postMessage(message) {
        if (!open || ports.at(-1) !== questions) throw new Error("Attempting to use a disconnected port object");
        questions.push(message as EngineRequest);
      },
      disconnect: () => (open = false),
      onMessage: { addListener: (listener) => (answer = listener) },
      onDisconnect: { addListener: (listener) => (end = listener) },
    };
  };
  return {
    engine: remoteEngine({ connect, signal: life.signal, ...(patience === undefined ? {} : { patience }) }),
    life,
    ports,
    reply: (reply) => answer(reply),
    stop() {
      open = false;
      end();
    },
    refuse: () => (refusing = true),
  };
}

const facts = { lexicon: "1", phrases: 1, milliseconds: 1 };
const ids = (questions: readonly EngineRequest[] | undefined): number[] => (questions ?? []).map(({ id }) => id);

test("connects_with_the_first_question_and_not_before", async () => {
  const { engine, ports, reply } = fakeBackground();
  assert.equal(ports.length, 0);
  const asked = engine.facts();
  assert.equal(ports.length, 1);
  reply({ id: 0, facts });
  assert.deepEqual(await asked, facts);
});

test("answers_find_their_questions_in_any_order", async () => {
  const { engine, reply } = fakeBackground();
  const read = engine.read(Uint8Array.of(1), [{ text: "a", from: "them", at: null }]);
  const gate = engine.checkDraft(new Uint8Array(), "b");
  reply({ id: 1, gate: { ask: true, hold: true, kinds: ["payment_code"] } });
  reply({ id: 0, reading: { thread: "AgM=", assessments: [] } });
  assert.deepEqual(await read, { thread: Uint8Array.of(2, 3), assessments: [] });
  assert.deepEqual(await gate, { ask: true, hold: true, kinds: ["payment_code"] });
});

test("asks_again_what_was_not_answered_when_the_background_was_stopped", async () => {
  const { engine, ports, reply, stop } = fakeBackground();
  const [first, second, third] = [engine.facts(), engine.checkDraft(new Uint8Array(), "b"), engine.facts()];
  reply({ id: 0, facts });
  stop();
  assert.deepEqual(ids(ports[1]), [1, 2]);
  reply({ id: 1, gate: { ask: false, hold: false, kinds: [] } });
  reply({ id: 2, facts });
  await Promise.all([first, second, third]);
});

test("a_background_that_slept_is_woken_by_the_next_question_only", async () => {
  const { engine, ports, reply, stop } = fakeBackground();
  const first = engine.facts();
  reply({ id: 0, facts });
  await first;
  stop();
  assert.equal(ports.length, 1);
  const second = engine.facts();
  assert.deepEqual(ids(ports[1]), [1]);
  reply({ id: 1, facts });
  await second;
});

test("a_port_that_ended_unnoticed_is_replaced", async () => {
  const background = fakeBackground();
  const first = background.engine.facts();
  background.reply({ id: 0, facts });
  await first;
  background.ports.push([]);
  const second = background.engine.facts();
  assert.deepEqual(ids(background.ports[2]), [1]);
  background.reply({ id: 1, facts });
  await second;
});

test("a_background_that_always_ends_is_given_up", async () => {
  const { engine, ports, stop } = fakeBackground();
  const asked = assert.rejects(engine.facts(), { name: "EngineUnavailable" });
  for (let times = 0; times < 3; times++) stop();
  await asked;
  assert.equal(ports.length, 3);
});

test("a_question_without_an_answer_is_given_up_in_time_and_its_late_answer_dropped", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const { engine, reply } = fakeBackground(500);
    const asked = assert.rejects(engine.facts(), { name: "EngineTimeout" });
    mock.timers.tick(500);
    await asked;
    reply({ id: 0, facts });
    const next = engine.facts();
    reply({ id: 1, facts });
    await next;
  } finally {
    mock.timers.reset();
  }
});

test("a_reloaded_extension_is_named", async () => {
  const { engine, refuse } = fakeBackground();
  refuse();
  await assert.rejects(engine.facts(), { name: "Gone" });
});

test("errors_of_the_engine_keep_their_names", async () => {
  const { engine, reply } = fakeBackground();
  const asked = assert.rejects(engine.read(Uint8Array.of(9), []), { name: "ThreadDamaged", message: "start anew" });
  reply({ id: 0, error: { name: "ThreadDamaged", message: "start anew" } });
  await asked;
});

test("the_end_of_life_ends_all_questions", async () => {
  const { engine, life } = fakeBackground();
  const asked = assert.rejects(engine.facts(), { name: "Gone" });
  life.abort();
  await asked;
  await assert.rejects(engine.facts(), { name: "Gone" });
});
