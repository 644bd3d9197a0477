import assert from "node:assert/strict";
import { test } from "node:test";
import { emptySequence, place, type Mark } from "./sequence";

const words = (...texts: string[]): Mark[] => texts.map((text) => ({ id: null, words: text }));
const ids = (...marks: [string, string][]): Mark[] => marks.map(([id, text]) => ({ id, words: text }));
const news = (rows: ReturnType<typeof place>): (string | null)[] => rows.map((row) => row.news);

test("rows_rebuilt_without_ids_are_known", () => {
  const sequence = emptySequence();
  const first = place(sequence, words("a", "b", "ok", "ok"));
  assert.deepEqual(news(first), ["new", "new", "new", "new"]);
  const again = place(sequence, words("a", "b", "ok", "ok"));
  assert.deepEqual(again.map((row) => row.id), first.map((row) => row.id));
  assert.deepEqual(news(again), [null, null, null, null]);
});

test("the_same_words_said_again_are_a_new_message", () => {
  const sequence = emptySequence();
  place(sequence, words("a", "ok"));
  assert.deepEqual(news(place(sequence, words("a", "ok", "ok"))), [null, null, "new"]);
});

test("a_window_that_moves_up_and_down_tells_nothing_twice", () => {
  const sequence = emptySequence();
  const all = Array.from({ length: 60 }, (_, n) => `m${n}`);
  place(sequence, words(...all.slice(30)));
  assert.deepEqual(news(place(sequence, words(...all.slice(20, 50)))).filter(Boolean).length, 10);
  assert.deepEqual(news(place(sequence, words(...all.slice(40)))).filter(Boolean), []);
  assert.deepEqual(news(place(sequence, words(...all.slice(20, 40)))).filter(Boolean), []);
});

test("older_messages_loaded_above_are_new_and_keep_the_rest", () => {
  const sequence = emptySequence();
  place(sequence, words("c", "d", "e"));
  assert.deepEqual(news(place(sequence, words("a", "b", "c", "d", "e"))), ["new", "new", null, null, null]);
});

test("an_edited_message_is_one_new_row_without_ids_and_changed_with_them", () => {
  const bare = emptySequence();
  place(bare, words("a", "b", "c"));
  assert.deepEqual(news(place(bare, words("a", "b2", "c"))), [null, "new", null]);
  const named = emptySequence();
  place(named, ids(["1", "a"], ["2", "b"]));
  assert.deepEqual(news(place(named, ids(["1", "a"], ["2", "b2"]))), [null, "changed"]);
});

test("a_passing_id_becomes_the_lasting_one", () => {
  const sequence = emptySequence();
  place(sequence, ids(["1", "a"], ["tmp", "b"]));
  assert.deepEqual(news(place(sequence, ids(["1", "a"], ["2", "b"]))), [null, null]);
  assert.deepEqual(news(place(sequence, ids(["1", "a"], ["2", "b"], ["3", "b"]))), [null, null, "new"]);
});

test("what_is_remembered_is_bounded", () => {
  const sequence = emptySequence();
  for (let n = 0; n < 30; n++) place(sequence, words(...Array.from({ length: 300 }, (_, at) => `m${n}-${at}`)));
  assert.ok(sequence.known.length <= 2000);
});
