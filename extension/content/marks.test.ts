import assert from "node:assert/strict";
import { test } from "node:test";
import { marksFrom } from "./marks";
import type { SeenMessage } from "./watch/seen";

const said = (text: string, at: number | null = null): SeenMessage => ({ id: "1", text, from: "them", sender: null, at, element: () => null });
const texts = (messages: readonly SeenMessage[]): string[] => messages.map(({ text }) => text);

function read(conversation: string, messages: readonly SeenMessage[]): Uint8Array {
  const marks = marksFrom(new Uint8Array(), conversation);
  marks.add(messages);
  return marks.toBytes();
}

test("each_mark_knows_one_message_again", () => {
  const marks = marksFrom(read("room", [said("ok"), said("ok")]), "room");
  assert.deepEqual(texts(marks.unread([said("ok"), said("ok"), said("ok"), said("new")])), ["ok", "new"]);
});

test("what_was_said_at_another_time_is_new", () => {
  const marks = marksFrom(read("room", [said("pay", 1)]), "room");
  assert.equal(marks.unread([said("pay", 2)]).length, 1);
});

test("messages_of_this_visit_may_be_repeated", () => {
  const marks = marksFrom(new Uint8Array(), "room");
  marks.add([said("pay")]);
  assert.equal(marks.unread([said("pay")]).length, 1);
});

test("only_the_newest_are_kept_and_a_state_stays_small", () => {
  const many = Array.from({ length: 1000 }, (_, index) => said(`${index}`));
  const bytes = read("room", many);
  assert.equal(bytes.length, 1024);
  assert.deepEqual(texts(marksFrom(bytes, "room").unread([said("0"), said("999")])), ["0"]);
});

test("the_same_words_elsewhere_have_another_mark", () => {
  assert.notDeepEqual(read("room", [said("ok")]), read("other", [said("ok")]));
});

test("damaged_bytes_know_nothing", () => {
  assert.equal(marksFrom(Uint8Array.of(1, 2, 3), "room").unread([said("ok")]).length, 1);
});
