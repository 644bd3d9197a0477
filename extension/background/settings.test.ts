import "../testing/browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import { changeSettings, hasRefused, readSettings, rememberRefusal } from "./settings";

const local = chrome.storage.local;

test("without_settings_everything_is_watched_and_kept_for_sixty_days", async () => {
  assert.deepEqual(await readSettings(), { pausedUntil: 0, retentionDays: 60, country: null });
});

test("what_is_out_of_its_range_is_the_default", async () => {
  await local.set({ settings: { pausedUntil: "soon", retentionDays: 4000, country: "Atlantis" } });
  assert.deepEqual(await readSettings(), { pausedUntil: 0, retentionDays: 60, country: null });
  await local.set({ settings: { pausedUntil: 5, retentionDays: 30, country: "BE" } });
  assert.deepEqual(await readSettings(), { pausedUntil: 5, retentionDays: 30, country: "BE" });
});

test("a_changed_setting_leaves_the_others_as_they_are", async () => {
  await local.set({ settings: { retentionDays: 30, country: "BE" } });
  await changeSettings({ country: null });
  assert.deepEqual(await readSettings(), { pausedUntil: 0, retentionDays: 30, country: null });
});

test("a_refusal_of_an_older_version_is_no_refusal", async () => {
  await rememberRefusal("strict.example.com");
  assert.equal(await hasRefused("strict.example.com"), true);
  await local.set({ "refused:strict.example.com": "1.0.0" });
  assert.equal(await hasRefused("strict.example.com"), false);
});
