import "../testing/browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import { hasRefused, readSettings, rememberRefusal } from "./settings";

const local = chrome.storage.local;

test("without_settings_everything_is_watched_and_kept_for_sixty_days", async () => {
  assert.deepEqual(await readSettings(), { pausedUntil: 0, retentionDays: 60 });
});

test("what_is_out_of_its_range_is_the_default", async () => {
  await local.set({ settings: { pausedUntil: "soon", retentionDays: 4000 } });
  assert.deepEqual(await readSettings(), { pausedUntil: 0, retentionDays: 60 });
  await local.set({ settings: { pausedUntil: 5, retentionDays: 30 } });
  assert.deepEqual(await readSettings(), { pausedUntil: 5, retentionDays: 30 });
});

test("a_refusal_of_an_older_version_is_no_refusal", async () => {
  await rememberRefusal("strict.example.com");
  assert.equal(await hasRefused("strict.example.com"), true);
  await local.set({ "refused:strict.example.com": "1.0.0" });
  assert.equal(await hasRefused("strict.example.com"), false);
});
