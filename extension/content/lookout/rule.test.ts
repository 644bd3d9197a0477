import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import type { SiteAdapter } from "../watch/adapter";
import { ruleOf, rulesOf } from "./rule";

const folder = new URL("../../data/sites/", import.meta.url);
const sites = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as SiteAdapter);
const siteOf = (id: string): SiteAdapter => {
  const site = sites.find((one) => one.id === id);
  assert.ok(site);
  return site;
};

test("an_address_that_only_a_chat_has_is_enough", () => {
  assert.deepEqual(ruleOf(siteOf("discord")), { path: siteOf("discord").match.path, needs: [] });
});

test("where_the_address_says_nothing_the_mark_and_a_sign_of_the_chat_are_needed", () => {
  const { match, list, composer } = siteOf("roblox");
  assert.deepEqual(ruleOf(siteOf("roblox")), { needs: [[match.gate], [...list, ...composer.box]] });
});

test("a_chat_inside_a_root_is_found_through_its_host", () => {
  assert.ok(ruleOf(siteOf("linkedin")).needs[0]?.some((selector) => selector.includes(" >>> ")));
});

test("every_known_host_has_its_rules_and_software_that_anyone_can_host_none", () => {
  const rules = rulesOf(sites);
  assert.deepEqual(Object.keys(rules).sort(), [...new Set(sites.flatMap(({ match }) => match.hosts))].filter((host) => host !== "*").sort());
  assert.deepEqual(JSON.parse(rules["web.telegram.org"] ?? ""), [ruleOf(siteOf("telegram-a")), ruleOf(siteOf("telegram-k"))]);
});

test("no_rule_needs_more_than_css", () => {
  for (const site of sites) for (const selector of ruleOf(site).needs.flat()) assert.doesNotMatch(selector, /^@|@text:|\{conv/, site.id);
});
