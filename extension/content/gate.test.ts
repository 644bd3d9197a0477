import assert from "node:assert/strict";
import { test } from "node:test";
import type { Gate } from "../shared/types";
import { type DraftGate, createDraftGate } from "./gate";
import type { Composer, Conversation } from "./watch/seen";

const conversation: Conversation = { key: "room 1", site: "discord", title: null, epoch: 1 };
const silent: Gate = { ask: false, hold: false, kinds: [] };
const asking: Gate = { ask: true, hold: false, kinds: ["phone"] };

interface Scene {
  gate: DraftGate;
  composer: Composer;
  /** Writes a draft and waits for its judgement. */
  write(text: string): Promise<void>;
  checked: string[];
  decisions: ((send: boolean, remember: boolean) => void)[];
  silenced: Conversation[];
}

function scene(judge: (draft: string) => Gate | Promise<Gate>): Scene {
  let text = "";
  const composer: Composer = { conversation, box: { isConnected: true } as HTMLElement, text: () => text };
  const checked: string[] = [];
  const decisions: Scene["decisions"] = [];
  const silenced: Conversation[] = [];
  const gate = createDraftGate({
    async check(_conversation, draft) {
      checked.push(draft);
      return judge(draft);
    },
    ask: (_composer, _gate, decided) => void decisions.push(decided),
    silence: (quiet) => void silenced.push(quiet),
  });
  const write = async (written: string): Promise<void> => {
    text = written;
    gate.draft(composer);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { gate, composer, write, checked, decisions, silenced };
}

const onDigits = (draft: string): Gate => (/\d/.test(draft) ? asking : silent);

test("an_everyday_draft_leaves_unasked", async () => {
  const { gate, composer, write, decisions } = scene(onDigits);
  await write("salut");
  assert.equal(gate.submitting(composer, "salut"), true);
  assert.equal(decisions.length, 0);
});

test("a_draft_that_gives_something_away_is_held_and_asked_about_once", async () => {
  const { gate, composer, write, decisions } = scene(onDigits);
  await write("06 00 00 00 12");
  assert.equal(gate.submitting(composer, "06 00 00 00 12"), false);
  assert.equal(gate.submitting(composer, "06 00 00 00 12"), false);
  assert.equal(decisions.length, 1);
});

test("what_the_teenager_chose_to_send_passes_once", async () => {
  const { gate, composer, write, decisions } = scene(onDigits);
  await write("06 00 00 00 12");
  gate.submitting(composer, "06 00 00 00 12");
  decisions[0]?.(true, false);
  assert.equal(gate.submitting(composer, "06 00 00 00 12"), true);
  await write("06 00 00 00 12");
  assert.equal(gate.submitting(composer, "06 00 00 00 12"), false);
});

test("what_the_teenager_chose_not_to_send_is_asked_about_again", async () => {
  const { gate, composer, write, decisions } = scene(onDigits);
  await write("06 00 00 00 12");
  gate.submitting(composer, "06 00 00 00 12");
  decisions[0]?.(false, false);
  assert.equal(gate.submitting(composer, "06 00 00 00 12"), false);
  assert.equal(decisions.length, 2);
});

test("a_choice_holds_for_exactly_its_text", async () => {
  const { gate, composer, write, decisions } = scene(onDigits);
  await write("06 00 00 00 12");
  gate.submitting(composer, "06 00 00 00 12");
  decisions[0]?.(true, false);
  await write("06 00 00 00 34");
  assert.equal(gate.submitting(composer, "06 00 00 00 34"), false);
});

test("keys_that_follow_the_judged_text_do_not_let_it_slip", async () => {
  const { gate, composer, write } = scene(onDigits);
  await write("06 00 00 00");
  assert.equal(gate.submitting(composer, "06 00 00 00 12"), false);
});

test("an_unjudged_text_is_not_held_back", async () => {
  const { gate, composer, write } = scene(onDigits);
  assert.equal(gate.submitting(composer, "06 00 00 00 12"), true);
  await write("06 00 00 00 12");
  assert.equal(gate.submitting(composer, "salut"), true);
});

test("an_engine_that_does_not_answer_holds_nothing_back", async () => {
  const { gate, composer, write } = scene(() => Promise.reject(new Error("gone")));
  await write("06 00 00 00 12");
  assert.equal(gate.submitting(composer, "06 00 00 00 12"), true);
});

test("drafts_written_while_one_is_judged_are_judged_as_one", async () => {
  let release: (gate: Gate) => void = () => undefined;
  const { gate, composer, write, checked } = scene((draft) => (draft === "a" ? new Promise((resolve) => (release = resolve)) : onDigits(draft)));
  await write("a");
  for (const text of ["ab", "abc", "abc 1"]) await write(text);
  release(silent);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(checked, ["a", "abc 1"]);
  assert.equal(gate.submitting(composer, "abc 1"), false);
});

test("an_unchanged_draft_is_judged_once", async () => {
  const { write, checked } = scene(onDigits);
  await write("abc");
  await write("abc");
  assert.deepEqual(checked, ["abc"]);
});

test("a_draft_is_judged_again_when_its_conversation_goes_on", async () => {
  let threatened = false;
  const { gate, composer, write } = scene(() => (threatened ? asking : silent));
  await write("code 12");
  threatened = true;
  gate.read(conversation);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(gate.submitting(composer, "code 12"), false);
});

test("a_judgement_is_not_carried_into_another_conversation", async () => {
  const { gate, composer, write } = scene(onDigits);
  await write("06 00 00 00 12");
  const other = { ...composer, conversation: { ...conversation, key: "room 2" } };
  assert.equal(gate.submitting(other, "06 00 00 00 12"), true);
});

test("not_to_be_asked_again_is_passed_on", async () => {
  const { gate, composer, write, decisions, silenced } = scene(onDigits);
  await write("06 00 00 00 12");
  gate.submitting(composer, "06 00 00 00 12");
  decisions[0]?.(true, true);
  assert.deepEqual(silenced, [conversation]);
});
