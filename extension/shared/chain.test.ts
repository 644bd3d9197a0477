import assert from "node:assert/strict";
import { test } from "node:test";
import { type Link, ORIGIN, type StoredRecord, canonical, follow, verify } from "./chain";
import type { HistoryContent, HistoryEntry, Outcome } from "./types";

const note = (at: number, outcome: Outcome = "closed"): HistoryContent => ({ type: "outcome", alert: "a", at, outcome });

async function chainOf(length: number): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  let before: Link = ORIGIN;
  for (let at = 1; at <= length; at++) {
    const entry = await follow(before, note(at));
    entries.push(entry);
    before = entry;
  }
  return entries;
}

const stored = (entries: readonly HistoryEntry[]): StoredRecord[] => entries.map((value) => ({ key: value.sequence, value }));
const end = (entries: readonly HistoryEntry[]): Link => entries.at(-1) ?? ORIGIN;

test("the_same_content_has_one_canonical_form", () => {
  assert.equal(canonical({ b: [1, { d: null, c: "é" }], a: true }), '{"a":true,"b":[1,{"c":"é","d":null}]}');
  assert.equal(canonical({ a: true, b: [1, { c: "é", d: null }] }), canonical({ b: [1, { d: null, c: "é" }], a: true }));
});

test("a_whole_chain_has_no_faults", async () => {
  const entries = await chainOf(5);
  assert.deepEqual(await verify(stored(entries), ORIGIN, end(entries)), []);
  assert.deepEqual(await verify([], ORIGIN, ORIGIN), []);
});

test("an_entry_taken_out_shows_where_it_was", async () => {
  const entries = await chainOf(5);
  const left = stored(entries).filter(({ key }) => key !== 3);
  assert.deepEqual(await verify(left, ORIGIN, end(entries)), [{ sequence: 3, kind: "missing" }]);
});

test("entries_taken_from_the_end_show", async () => {
  const entries = await chainOf(5);
  assert.deepEqual(await verify(stored(entries.slice(0, 3)), ORIGIN, end(entries)), [
    { sequence: 4, kind: "missing" },
    { sequence: 5, kind: "missing" },
  ]);
});

test("a_changed_entry_shows", async () => {
  const entries = await chainOf(5);
  const changed = stored(entries).map((record) => (record.key === 2 ? { key: 2, value: { ...entries[1], content: note(2, "told-someone") } } : record));
  assert.deepEqual(await verify(changed, ORIGIN, end(entries)), [{ sequence: 2, kind: "changed" }]);
});

test("an_entry_rewritten_with_a_fitting_hash_shows_at_the_next", async () => {
  const entries = await chainOf(4);
  const forged = await follow(entries[0] ?? ORIGIN, note(2, "told-someone"));
  const changed = stored(entries).map((record) => (record.key === 2 ? { key: 2, value: forged } : record));
  assert.deepEqual(await verify(changed, ORIGIN, end(entries)), [{ sequence: 3, kind: "changed" }]);
});

test("the_newest_entry_rewritten_shows", async () => {
  const entries = await chainOf(3);
  const forged = await follow(entries[1] ?? ORIGIN, note(3, "told-someone"));
  assert.deepEqual(await verify(stored([...entries.slice(0, 2), forged]), ORIGIN, end(entries)), [{ sequence: 3, kind: "changed" }]);
});

test("a_damaged_record_is_reported_and_the_rest_is_still_checked", async () => {
  const entries = await chainOf(5);
  const damaged = stored(entries).map((record) => (record.key === 2 ? { key: 2, value: "half a rec" } : record));
  assert.deepEqual(await verify(damaged, ORIGIN, end(entries)), [{ sequence: 2, kind: "damaged" }]);
});

test("a_chain_cut_at_its_old_end_is_whole_from_the_cut", async () => {
  const entries = await chainOf(5);
  assert.deepEqual(await verify(stored(entries.slice(2)), entries[1] ?? ORIGIN, end(entries)), []);
});
