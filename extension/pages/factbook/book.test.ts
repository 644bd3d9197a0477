import "../../testing/browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import { ORIGIN, entryOf, follow, remainderIn, sha256 } from "../../shared/chain";
import type { HistoryContent, HistoryEntry } from "../../shared/types";
import { storedAlert } from "../../testing/alert";
import { type Choice, bookOf, fileOf } from "./book";
import type { Case } from "./case";

async function caseWith(...contents: HistoryContent[]): Promise<Case> {
  const entries: HistoryEntry[] = [];
  for (const content of contents) entries.push(await follow(entries.at(-1) ?? ORIGIN, content));
  return { entries, alerts: contents.flatMap((content) => (content.type === "alert" ? [content] : [])) };
}

const choice = (other: Partial<Choice> = {}): Choice => ({
  alerts: new Set(["hop", "threat"]),
  words: true,
  address: "",
  handle: "",
  payment: "",
  done: new Set(),
  messages: [],
  hidden: "",
  told: "",
  ...other,
});

const opened = (): Promise<Case> =>
  caseWith(
    storedAlert({ id: "hop", level: "warning", signals: ["platform_hop"] }),
    storedAlert({ id: "threat", signals: ["threat_publish", "money_demand"] }),
    { type: "outcome", alert: "threat", at: 2, outcome: "told-someone" },
    { type: "word", alert: "threat", at: 3, words: "Léa n’a rien payé" },
  );

test("only_ticked_messages_go_in_with_codes_masked_and_names_hidden", async () => {
  const messages = [
    { from: "them" as const, text: "Léa donne le code AB12-CD34-EF56", ticked: true },
    { from: "me" as const, text: "secret", ticked: false },
  ];
  const { messages: told } = bookOf(await opened(), choice({ messages, hidden: "Léa" }));
  assert.deepEqual(told, [{ from: "them", text: "▇▇▇ donne le code ••••-••••-EF56" }]);
});

test("an_alert_that_was_not_ticked_stays_out_with_all_that_belongs_to_it", async () => {
  const { lines } = bookOf(await opened(), choice({ alerts: new Set(["hop"]) }));
  assert.deepEqual(lines.map(({ entry }) => entry.sequence), [1]);
});

test("the_gravest_alert_decides_where_to_report", async () => {
  assert.equal(bookOf(await opened(), choice()).circumstance, "money_asked");
  assert.notEqual(bookOf(await opened(), choice({ alerts: new Set(["hop"]) })).circumstance, "money_asked");
});

test("own_words_stay_out_when_they_are_not_wanted", async () => {
  assert.equal(bookOf(await opened(), choice({ words: false })).lines.some(({ words }) => words !== null), false);
});

const records = (file: string): unknown[] => file.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as unknown);

test("the_file_ends_with_the_fingerprint_of_all_above_and_holds_whole_entries", async () => {
  const file = await fileOf(bookOf(await opened(), choice()), 0);
  const [, above = "", sum] = /^([^]*)SHA-256 ([0-9a-f]{64})\n$/.exec(file) ?? [];
  assert.equal(await sha256(above), sum);
  assert.deepEqual(records(file).map((value, index) => entryOf({ key: index + 1, value }) !== null), [true, true, true, true]);
});

test("a_hidden_name_is_nowhere_in_the_file_and_its_entry_keeps_its_place", async () => {
  const file = await fileOf(bookOf(await opened(), choice({ hidden: "Léa", told: "Léa m’écrit" })), 0);
  assert.doesNotMatch(file, /Léa/);
  assert.notEqual(remainderIn({ key: 4, value: records(file)[3] }), null);
});
