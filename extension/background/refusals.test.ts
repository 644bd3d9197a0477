import "../testing/browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import { hasRefused, rememberRefusal } from "./refusals";

test("a_refusal_of_an_older_version_is_no_refusal", async () => {
  await rememberRefusal("strict.example.com");
  assert.equal(await hasRefused("strict.example.com"), true);
  await chrome.storage.local.set({ "refused:strict.example.com": "1.0.0" });
  assert.equal(await hasRefused("strict.example.com"), false);
});
