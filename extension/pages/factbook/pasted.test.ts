import assert from "node:assert/strict";
import { test } from "node:test";
import { messagesIn } from "./pasted";

test("each_line_is_a_message_and_empty_lines_are_none", () => {
  assert.deepEqual(messagesIn("paie\n\n  vite \r\n").map(({ text }) => text), ["paie", "vite"]);
});

test("own_lines_are_told_apart_and_others_stay_as_they_were", () => {
  assert.deepEqual(
    messagesIn("[21:04] moi : arrête\n[21:05] Kev: non\nMe: stop").map(({ from, text }) => [from, text]),
    [["me", "arrête"], ["them", "[21:05] Kev: non"], ["me", "stop"]],
  );
});

test("a_message_that_only_begins_with_the_word_is_no_own_line", () => {
  assert.deepEqual(messagesIn("moi aussi je t’aime").map(({ from }) => from), ["them"]);
});
