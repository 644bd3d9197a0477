import "../testing/browser";
import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { ask } from "./ask";
import { MINUTE } from "./time";

const runtime = chrome.runtime as unknown as { sendMessage(message: unknown): Promise<unknown> };

afterEach(() => mock.timers.reset());

test("an_answer_is_given_and_leaves_no_timer_behind", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  runtime.sendMessage = async () => ({ answer: 7 });
  assert.equal(await ask({ kind: "count-known" }), 7);
  mock.timers.tick(MINUTE);
});

test("a_background_that_never_answers_is_given_up", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  runtime.sendMessage = () => new Promise(() => undefined);
  const asked = assert.rejects(ask({ kind: "family" }), { name: "Unreachable" });
  mock.timers.tick(MINUTE);
  await asked;
});

test("a_background_that_does_not_take_the_message_is_unreachable_and_a_fault_it_names_keeps_its_name", async () => {
  runtime.sendMessage = () => Promise.reject(new Error("no receiving end"));
  await assert.rejects(ask({ kind: "family" }), { name: "Unreachable" });
  runtime.sendMessage = async () => ({ error: { name: "Locked", message: "give the passphrase" } });
  await assert.rejects(ask({ kind: "family" }), { name: "Locked" });
});
