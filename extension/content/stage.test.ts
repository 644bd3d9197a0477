import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "./reader";
import { createStage } from "./stage";
import type { Conversation } from "./watch/seen";

const room = (key: string, epoch: number): Conversation => ({ key, site: "discord", title: null, epoch });

function finding(conversation: Conversation, onPage: boolean): Finding {
  const element = (): Element | null => (onPage ? ({} as Element) : null);
  const message = { id: "1", text: "a", from: "them" as const, sender: null, at: null, element };
  return { conversation, message, assessment: { level: "danger", situation: "threat", stage: "threat", next: null, show: "card", crisis: false, hits: [] } };
}

test("shows_what_belongs_to_the_conversation_on_the_screen", () => {
  const shown: Finding[] = [];
  const stage = createStage((one) => void shown.push(one));
  stage.enter(room("1", 1));
  stage.show(finding(room("1", 1), false));
  assert.equal(shown.length, 1);
});

test("keeps_a_late_answer_until_its_conversation_is_back", () => {
  const shown: Finding[] = [];
  const stage = createStage((one) => void shown.push(one));
  stage.enter(room("1", 1));
  stage.enter(room("2", 2));
  stage.show(finding(room("1", 1), false));
  assert.equal(shown.length, 0);
  stage.enter(room("1", 3));
  assert.deepEqual(shown.map(({ conversation }) => conversation.epoch), [3]);
  stage.enter(room("1", 3));
  assert.equal(shown.length, 1);
});

test("shows_a_conversation_that_is_open_beside_a_newer_one", () => {
  const shown: Finding[] = [];
  const stage = createStage((one) => void shown.push(one));
  stage.enter(room("1", 1));
  stage.enter(room("2", 2));
  stage.show(finding(room("1", 1), true));
  assert.equal(shown.length, 1);
});
