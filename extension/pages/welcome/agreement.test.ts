import assert from "node:assert/strict";
import { test } from "node:test";
import { BLANK, isSigned, requestOf } from "./agreement";

test("under_fifteen_both_must_say_yes", () => {
  const draft = { ...BLANK, path: "under-15" as const };
  assert.equal(isSigned({ ...draft, signed: { teenager: true, parent: false } }), false);
  assert.equal(isSigned({ ...draft, signed: { teenager: false, parent: true } }), false);
  assert.equal(isSigned({ ...draft, signed: { teenager: true, parent: true } }), true);
});

test("from_fifteen_on_the_teenagers_yes_is_enough_and_a_parents_is_not", () => {
  const draft = { ...BLANK, path: "15-and-over" as const };
  assert.equal(isSigned({ ...draft, signed: { teenager: true, parent: false } }), true);
  assert.equal(isSigned({ ...draft, signed: { teenager: false, parent: true } }), false);
});

test("nothing_is_asked_for_before_the_path_is_chosen_and_all_have_said_yes", () => {
  assert.equal(requestOf({ ...BLANK, signed: { teenager: true, parent: true } }), null);
  assert.equal(requestOf({ ...BLANK, path: "under-15" }), null);
});

test("what_was_chosen_goes_with_the_yes_and_the_passphrase_does_not", () => {
  const request = requestOf({ path: "15-and-over", settings: { country: "BE" }, passphrase: "lampe bleue", signed: { teenager: true, parent: false } });
  assert.deepEqual(request, { kind: "agree", path: "15-and-over", version: 1, settings: { country: "BE" } });
});
