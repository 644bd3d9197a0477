import assert from "node:assert/strict";
import { test } from "node:test";
import { carryAuthors } from "./carry";
import { isOwnWord, ownWordOpening } from "./own-words";
import type { RowFacts } from "./reading";

/** A row of which only author and direction matter; carrying never looks at its element. */
function row(sender: string | null, from: RowFacts["from"], authorKey: string | null = null): RowFacts {
  const element = {} as Element;
  return { element, textElement: element, text: "x", words: "x", id: null, sender, authorKey, at: null, from, source: from === "unknown" ? null : "mark", side: null, gaps: null };
}

const same = (facts: RowFacts): RowFacts => facts;

test("a_name_goes_on_to_rows_of_the_same_direction_only", () => {
  const rows = carryAuthors([row("Alex", "them"), row(null, "me"), row(null, "them"), row(null, "me")], { carry: true, byKey: false, title: null, direction: same });
  assert.deepEqual(rows.map((one) => one.author), ["Alex", null, "Alex", null]);
});

test("where_the_name_tells_the_direction_the_last_name_goes_on", () => {
  const direction = (facts: RowFacts, author: string | null): RowFacts => (author ? { ...facts, from: author === "Moi" ? "me" : "them", source: "words" } : facts);
  const rows = carryAuthors([row(null, "unknown"), row("Moi", "unknown"), row(null, "unknown"), row("Alex", "unknown"), row(null, "unknown")], { carry: true, byKey: false, title: null, direction });
  assert.deepEqual(rows.map((one) => one.from), ["unknown", "me", "me", "them", "them"]);
});

test("rows_with_the_same_key_have_the_same_author", () => {
  const rows = carryAuthors([row("Léa", "them", "u2"), row("Alex", "them", "u3"), row(null, "them", "u2")], { carry: false, byKey: true, title: null, direction: same });
  assert.deepEqual(rows.map((one) => one.author), ["Léa", "Alex", "Léa"]);
});

test("rows_with_the_same_key_have_the_direction_of_the_one_that_shows_it", () => {
  const rows = carryAuthors([row("Léo", "me", "1"), row("Léo", "unknown", "1"), row("Alex", "them", "3"), row("Léo", "unknown", "4")], { carry: false, byKey: true, title: null, direction: same });
  assert.deepEqual(rows.map((one) => one.from), ["me", "me", "them", "unknown"]);
});

test("the_title_names_only_what_came_in", () => {
  const rows = carryAuthors([row(null, "them"), row(null, "me"), row(null, "unknown")], { carry: false, byKey: false, title: "Alex", direction: same });
  assert.deepEqual(rows.map((one) => one.author), ["Alex", null, null]);
});

test("own_words_are_known_in_ten_languages_and_are_whole_words", () => {
  for (const word of ["You", "Vous", "Moi :", "Tú", "Du", "tu", "Você", "Sen", "أنت", "Jij", "Ty", "Вы", "bạn"]) assert.ok(isOwnWord(word), word);
  for (const name of ["Yourik", "Moira", "Alex", "Duncan", ""]) assert.ok(!isOwnWord(name), name);
  assert.equal(ownWordOpening("Vous: salut"), "Vous");
  assert.equal(ownWordOpening("Vous êtes là ?"), null);
});
