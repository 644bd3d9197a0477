import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "../../shared/fault";
import { type HostFacts, chooseHost, openHost } from "./choose";
import type { Engine } from "./engine";

const cases: [string, HostFacts, "local" | "remote"][] = [
  ["chromium_uses_the_background_where_nothing_is_known", { firefox: false, siteAllows: false, refused: false }, "remote"],
  ["chromium_uses_the_page_where_its_policy_is_known_to_allow_it", { firefox: false, siteAllows: true, refused: false }, "local"],
  ["chromium_never_tries_again_where_it_was_refused", { firefox: false, siteAllows: true, refused: true }, "remote"],
  ["firefox_uses_the_page_on_any_site", { firefox: true, siteAllows: false, refused: false }, "local"],
  ["firefox_uses_the_background_where_the_page_was_refused", { firefox: true, siteAllows: false, refused: true }, "remote"],
];

for (const [name, facts, host] of cases) test(name, () => assert.equal(chooseHost(facts), host));

const engineNamed = (lexicon: string): Engine => ({
  read: () => Promise.reject(new Error("not asked")),
  checkDraft: () => Promise.reject(new Error("not asked")),
  facts: async () => ({ lexicon, phrases: 0, milliseconds: 0 }),
});

async function opened(host: "local" | "remote", local: () => Promise<Engine>): Promise<{ engine: string; refused: boolean }> {
  let refused = false;
  const engine = await openHost(host, { local, remote: () => engineNamed("remote"), refused: () => void (refused = true) });
  return { engine: (await engine.facts()).lexicon, refused };
}

test("the_page_is_never_tried_when_the_background_was_chosen", async () => {
  const local = (): Promise<Engine> => assert.fail("tried");
  assert.deepEqual(await opened("remote", local), { engine: "remote", refused: false });
});

test("a_refusal_falls_back_at_once_and_is_remembered", async () => {
  const local = (): Promise<Engine> => Promise.reject(new Fault("EngineRefused", "by the page's policy"));
  assert.deepEqual(await opened("local", local), { engine: "remote", refused: true });
});

test("any_other_failure_falls_back_and_is_not_held_against_the_site", async () => {
  const local = (): Promise<Engine> => Promise.reject(new Fault("StorageUnavailable", "no bytes"));
  assert.deepEqual(await opened("local", local), { engine: "remote", refused: false });
});

test("the_page_is_used_when_it_works", async () => {
  assert.deepEqual(await opened("local", async () => engineNamed("local")), { engine: "local", refused: false });
});
