import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { createGenerator } from "ts-json-schema-generator";
import type { SiteAdapter } from "./adapter";
import { compile, MAX_PATTERN } from "./pattern";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const SITES = `${ROOT}extension/data/sites/`;

const files = readdirSync(SITES).filter((name) => name.endsWith(".json"));
const adapters = files.map((file) => ({ file, adapter: JSON.parse(readFileSync(SITES + file, "utf8")) as SiteAdapter }));
const demo = readdirSync(`${ROOT}tests/e2e/chat`).filter((name) => name.endsWith(".adapter.json"));

/** Every pattern of an adapter, wherever it stands. */
function patternsOf(value: unknown, key = ""): string[] {
  if (typeof value === "string") {
    if (["re", "idref", "path", "lockedPath", "where", "textLabel"].includes(key)) return [value];
    return value.includes("@text:") ? [value.slice(value.indexOf("@text:") + 6)] : [];
  }
  if (Array.isArray(value)) return value.flatMap((one) => patternsOf(one, key));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(key === "map" ? [name] : []), ...patternsOf(inner, name)]);
}

test("adapter_files_keep_to_the_schema_made_from_the_type", () => {
  const schema = createGenerator({ path: `${ROOT}extension/content/watch/adapter.ts`, tsconfig: `${ROOT}tsconfig.json`, type: "SiteAdapter", skipTypeCheck: true }).createSchema("SiteAdapter") as Record<string, unknown>;
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true, strict: false }).compile(schema);
  for (const { file, adapter } of adapters) assert.ok(validate(adapter), `extension/data/sites/${file}: ${JSON.stringify(validate.errors, null, 1)}`);
  for (const file of demo) {
    const adapter: unknown = JSON.parse(readFileSync(`${ROOT}tests/e2e/chat/${file}`, "utf8"));
    assert.ok(validate(adapter), `tests/e2e/chat/${file}: ${JSON.stringify(validate.errors, null, 1)}`);
  }
  assert.equal(validate({ ...adapters[0]?.adapter, script: "x" }), false, "a field that is not in the type must be refused");
});

test("all_sites_are_there_and_named_after_their_files", () => {
  assert.equal(adapters.length, 29);
  for (const { file, adapter } of adapters) assert.equal(file, `${adapter.id}.json`);
});

test("every_pattern_is_bounded", () => {
  for (const { file, adapter } of adapters) {
    for (const pattern of patternsOf(adapter)) assert.doesNotThrow(() => compile(pattern), `${file}: ${pattern}`);
  }
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
