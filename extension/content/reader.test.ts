import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Fault } from "../shared/fault";
import type { Assessment, Incoming, Reading } from "../shared/types";
import type { Engine } from "./engine/engine";
import { type ConversationState, type Finding, type Reader, createReader } from "./reader";
import type { Conversation, SeenMessage } from "./watch/seen";

const room = (key: string): Conversation => ({ key, site: "discord", title: null, epoch: 1 });
const said = (text: string, at: number | null = null): SeenMessage => ({ id: text, text, from: "them", sender: null, at, element: () => null });
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function assess(text: string): Assessment {
  const show = text.startsWith("card") ? "card" : text.startsWith("bar") ? "bar" : "none";
  return { level: show === "none" ? "none" : "danger", situation: "threat", stage: "threat", next: null, show, crisis: false, hits: [] };
}

/** An engine whose thread counts the messages read into it. */
const counting = (thread: Uint8Array, messages: readonly Incoming[]): Reading => ({
  thread: Uint8Array.of((thread[0] ?? 0) + messages.length),
  assessments: messages.map(({ text }) => assess(text)),
});

interface Scene {
  reader: Reader;
  found: Finding[];
  faults: string[];
  read: string[][];
  saved: Map<string, ConversationState>;
}

function scene(read: (thread: Uint8Array, messages: readonly Incoming[]) => Reading | Promise<Reading> = counting, earlier = new Map<string, ConversationState>()): Scene {
  const found: Finding[] = [];
  const faults: string[] = [];
  const batches: string[][] = [];
  const saved = earlier;
  const engine: Engine = {
    async read(thread, messages) {
      batches.push(messages.map(({ text }) => text));
      return read(thread, messages);
    },
    checkDraft: () => Promise.reject(new Error("not asked")),
    facts: () => Promise.reject(new Error("not asked")),
  };
  const reader = createReader({
    engine: async () => engine,
    load: async ({ key }) => earlier.get(key) ?? { thread: new Uint8Array(), marks: new Uint8Array(), quiet: false, dismissed: [] },
    save: async ({ key }, state) => void saved.set(key, state),
    found: (finding) => void found.push(finding),
    read: () => undefined,
    trouble: ({ name }) => void faults.push(name),
    forgetful: ({ name }) => void faults.push(name),
  });
  return { reader, found, faults, read: batches, saved };
}

test("reads_one_batch_after_another_into_the_same_thread", async () => {
  const { reader, read } = scene();
  reader.messages(room("1"), [said("a")]);
  await settled();
  reader.messages(room("1"), [said("b"), said("c")]);
  await settled();
  assert.deepEqual(read, [["a"], ["b", "c"]]);
  assert.deepEqual((await reader.stateOf(room("1"))).thread, Uint8Array.of(3));
});

test("messages_that_come_while_the_engine_works_wait_their_turn", async () => {
  let release: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (release = resolve));
  const { reader, read } = scene(async (thread, messages) => {
    if (messages[0]?.text === "a") await first;
    return counting(thread, messages);
  });
  for (const text of ["a", "b", "c"]) {
    reader.messages(room("1"), [said(text)]);
    await settled();
  }
  release();
  await settled();
  assert.deepEqual(read, [["a"], ["b", "c"]]);
  assert.deepEqual((await reader.stateOf(room("1"))).thread, Uint8Array.of(3));
});

test("conversations_do_not_wait_for_each_other_nor_mix", async () => {
  const { reader } = scene();
  reader.messages(room("1"), [said("a"), said("b")]);
  reader.messages(room("2"), [said("a")]);
  await settled();
  assert.deepEqual((await reader.stateOf(room("1"))).thread, Uint8Array.of(2));
  assert.deepEqual((await reader.stateOf(room("2"))).thread, Uint8Array.of(1));
});

test("of_a_batch_only_the_latest_of_the_most_serious_is_shown", async () => {
  const { reader, found } = scene();
  reader.messages(room("1"), ["card 1", "bar 1", "card 2", "a"].map((text) => said(text)));
  await settled();
  assert.deepEqual(found.map(({ message }) => message.text), ["card 2"]);
});

test("messages_of_an_earlier_visit_are_not_read_twice", async () => {
  const visits = new Map<string, ConversationState>();
  const first = scene(counting, visits);
  first.reader.messages(room("1"), [said("a", 1), said("ok", 2)]);
  await settled();
  first.reader.flush();
  const second = scene(counting, visits);
  second.reader.messages(room("1"), [said("a", 1), said("ok", 2), said("ok", 3)]);
  await settled();
  assert.deepEqual(second.read, [["ok"]]);
  assert.deepEqual((await second.reader.stateOf(room("1"))).thread, Uint8Array.of(3));
});

test("a_damaged_thread_is_started_again_from_nothing", async () => {
  const earlier = new Map([["1", { thread: Uint8Array.of(99), marks: new Uint8Array(), quiet: false, dismissed: [] }]]);
  const { reader, faults } = scene((thread, messages) => {
    if (thread[0] === 99) throw new Fault("ThreadDamaged", "start anew");
    return counting(thread, messages);
  }, earlier);
  reader.messages(room("1"), [said("a")]);
  await settled();
  assert.deepEqual((await reader.stateOf(room("1"))).thread, Uint8Array.of(1));
  assert.deepEqual(faults, []);
});

test("messages_wait_while_the_engine_does_not_answer", async () => {
  let broken = true;
  const { reader, faults, read } = scene((thread, messages) => {
    if (broken) throw new Fault("EngineTimeout", "no answer");
    return counting(thread, messages);
  });
  reader.messages(room("1"), [said("a")]);
  await settled();
  broken = false;
  reader.messages(room("1"), [said("b")]);
  await settled();
  assert.deepEqual(faults, ["EngineTimeout"]);
  assert.deepEqual(read.at(-1), ["a", "b"]);
});

test("messages_the_engine_does_not_take_are_passed_over", async () => {
  const { reader, read } = scene((thread, messages) => {
    if (messages[0]?.text === "odd") throw new Fault("MessageShape", "leave it out");
    return counting(thread, messages);
  });
  reader.messages(room("1"), [said("odd")]);
  await settled();
  reader.messages(room("1"), [said("b")]);
  await settled();
  assert.deepEqual(read, [["odd"], ["b"]]);
});

test("a_conversation_is_saved_a_moment_later_once_for_many_messages", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const { reader, saved } = scene();
    for (const text of ["a", "b", "c"]) {
      reader.messages(room("1"), [said(text)]);
      await settled();
    }
    assert.equal(saved.size, 0);
    mock.timers.tick(400);
    assert.deepEqual(saved.get("1")?.thread, Uint8Array.of(3));
    assert.equal(saved.get("1")?.marks.length, 12);
  } finally {
    mock.timers.reset();
  }
});

test("a_conversation_that_cannot_be_loaded_is_read_as_a_new_one", async () => {
  const found: Finding[] = [];
  const faults: string[] = [];
  const engine = { read: async (thread: Uint8Array, messages: readonly Incoming[]) => counting(thread, messages) } as Engine;
  const reader = createReader({
    engine: async () => engine,
    load: () => Promise.reject(new Fault("StorageUnavailable", "no database")),
    save: () => Promise.reject(new Fault("StorageFull", "no room")),
    found: (finding) => void found.push(finding),
    read: () => undefined,
    trouble: () => assert.fail("reading works"),
    forgetful: ({ name }) => void faults.push(name),
  });
  reader.messages(room("1"), [said("card 1")]);
  await settled();
  reader.flush();
  await settled();
  assert.equal(found.length, 1);
  assert.deepEqual(faults, ["StorageUnavailable", "StorageFull"]);
});

test("not_to_be_asked_again_is_saved", async () => {
  const { reader, saved } = scene();
  await reader.silence(room("1"));
  reader.flush();
  assert.equal(saved.get("1")?.quiet, true);
});

test("what_is_no_problem_is_remembered_at_the_next_visit_and_a_danger_is_still_said", async () => {
  const visits = new Map<string, ConversationState>();
  const first = scene(counting, visits);
  first.reader.messages(room("1"), [said("card 1", 1)]);
  await settled();
  await first.reader.dismiss(room("1"), first.found[0]?.assessment ?? assess("card"));
  first.reader.flush();
  assert.deepEqual(visits.get("1")?.dismissed, ["threat/threat"]);
  const second = scene(counting, visits);
  second.reader.messages(room("1"), [said("card 2", 2)]);
  second.reader.messages(room("2"), [said("card 3", 3)]);
  await settled();
  assert.deepEqual(second.found.map(({ assessment }) => assessment.show), ["bar", "card"]);
});
