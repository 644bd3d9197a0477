import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hit } from "../types";
import { quoted, tellingHits } from "./warning";

const hits = (...signals: string[]): Hit[] => signals.map((signal, index) => ({ signal, start: index * 10, end: index * 10 + 5 }));
const named = (found: readonly Hit[]): string[] => found.map(({ signal }) => signal);

test("a_threat_to_publish_is_shown_whatever_else_a_message_holds", () => {
  const found = hits("flattery", "possession_claim", "audience", "deadline", "money_demand", "isolation", "threat_publish");
  assert.deepEqual(named(tellingHits(found, 3)), ["deadline", "money_demand", "threat_publish"]);
  assert.deepEqual(named(tellingHits(found, 1)), ["threat_publish"]);
});

test("signals_that_say_alike_keep_the_order_of_the_message", () => {
  assert.deepEqual(named(tellingHits(hits("flattery", "secrecy", "platform_hop", "guilt"), 3)), ["flattery", "secrecy", "platform_hop"]);
});

test("a_signal_is_shown_once_with_its_first_words", () => {
  const found = tellingHits(hits("money_demand", "money_demand", "deadline"), 3);
  assert.deepEqual(found.map(({ signal, start }) => [signal, start]), [["money_demand", 0], ["deadline", 20]]);
});

test("long_quotes_are_cut_in_the_middle_between_whole_signs", () => {
  const text = `${"👩‍👩‍👧".repeat(60)}fin`;
  const cut = quoted(text, { signal: "ruin", start: 0, end: text.length });
  assert.ok(cut.startsWith("👩‍👩‍👧") && cut.endsWith("fin") && cut.includes(" … "));
  assert.equal(quoted("un  mot\nici", { signal: "ruin", start: 0, end: 11 }), "un mot ici");
});
