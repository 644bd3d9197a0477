import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { SiteAdapter } from "./adapter";
import { compile, MAX_PATTERN } from "./pattern";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const SITES = `${ROOT}extension/data/sites/`;

const files = readdirSync(SITES).filter((name) => name.endsWith(".json"));
const adapters = files.map((file) => ({ file, adapter: JSON.parse(readFileSync(SITES + file, "utf8")) as SiteAdapter }));

test("all_sites_are_there_and_named_after_their_files", () => {
  assert.equal(adapters.length, 29);
  for (const { file, adapter } of adapters) assert.equal(file, `${adapter.id}.json`);
});

test("patterns_that_could_run_long_are_refused", () => {
  assert.throws(() => compile("(a+)+$"), /repeats/);
  assert.throws(() => compile("(?:a*b)*"), /repeats/);
  assert.throws(() => compile("(x)\\1"), /refers back/);
  assert.throws(() => compile("(?<=x)y"), /looks behind/);
  assert.throws(() => compile("x".repeat(MAX_PATTERN + 1)), /longer/);
  assert.throws(() => compile("(x"), /Invalid|Unterminated/);
});

test("every_site_has_the_page_that_guards_it_and_evidence", () => {
  for (const { file, adapter } of adapters) {
    assert.doesNotThrow(() => readFileSync(`${ROOT}tests/sites/${adapter.fixture}.html`), `${file} names no page of tests/sites`);
    assert.ok(adapter.evidence.length > 20 && !adapter.evidence.includes("\n"), `${file}: evidence is one line`);
    assert.ok(adapter.composer.box.length > 0 && adapter.direction.length > 0, file);
    assert.ok(adapter.match.hosts[0] !== "*" || adapter.match.gate, `${file}: a host that is not known needs a gate`);
  }
});
