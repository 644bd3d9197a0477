import { browser } from "../testing/browser";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { registerSwitchedOn } from "./switched-on";

const KNOWN = "https://chat.example.com/*";
const ADDED = "https://forum.example.com/*";

beforeEach(() => {
  browser.manifest = { host_permissions: [KNOWN], optional_host_permissions: ["https://*/*"] };
  browser.granted = [KNOWN];
  browser.registered.clear();
});

test("nothing_is_registered_while_only_known_sites_are_allowed", async () => {
  await registerSwitchedOn();
  assert.equal(browser.registered.size, 0);
});

test("the_lookout_follows_what_the_family_switches_on_and_off", async () => {
  browser.granted = [KNOWN, ADDED];
  await registerSwitchedOn();
  const [script] = browser.registered.values();
  assert.deepEqual(script?.matches, [ADDED]);
  assert.deepEqual(script?.excludeMatches, [KNOWN]);
  assert.deepEqual(script?.js, ["lookout.js"]);
  assert.equal(script?.persistAcrossSessions, true);
  browser.granted = [KNOWN, ADDED, "https://club.example.com/*"];
  await registerSwitchedOn();
  assert.deepEqual([...browser.registered.values()].map(({ matches }) => matches), [[ADDED, "https://club.example.com/*"]]);
  browser.granted = [KNOWN];
  await registerSwitchedOn();
  assert.equal(browser.registered.size, 0);
});

test("changes_that_come_together_end_in_the_last_state", async () => {
  browser.granted = [KNOWN, ADDED];
  const first = registerSwitchedOn();
  browser.granted = [KNOWN];
  await Promise.all([first, registerSwitchedOn()]);
  assert.equal(browser.registered.size, 0);
});
