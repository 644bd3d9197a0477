/** The build's check of the sites' files: whole ones pass, a broken one ends the build with its path and what is wrong. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { after, test } from "node:test";

const root = join(import.meta.dirname, "../..");
mkdirSync(join(root, "target"), { recursive: true });
const folder = mkdtempSync(join(root, "target/broken-sites-"));
after(() => rmSync(folder, { recursive: true }));

const good = JSON.parse(readFileSync(join(root, "extension/data/sites/whatsapp.json"), "utf8")) as Record<string, unknown>;

/** Runs the check as the build does. */
function check(sites: string): { status: number | null; said: string[] } {
  const { status, stderr } = spawnSync("node", ["--import", "tsx", "crate/xtask/sites.ts", relative(root, join(folder, "out")), sites, "tests/e2e/chat"], { cwd: root, encoding: "utf8" });
  return { status, said: stderr.trim().split("\n") };
}

/** Files that are wrong in one way each, and what is said of it. */
const BROKEN: Record<string, [text: string, said: RegExp]> = {
  "behaviour": [JSON.stringify({ ...good, id: "behaviour", script: "alert(1)" }), /must NOT have additional properties: script/],
  "direction": [JSON.stringify({ ...good, id: "direction", direction: [{ css: ".me", is: "mine" }] }), /\/direction\/0/],
  "missing": [JSON.stringify({ ...good, id: "missing", composer: undefined }), /must have required property 'composer'/],
  "named": [JSON.stringify(good), /\/id must be "named"/],
  "pattern": [JSON.stringify({ ...good, id: "pattern", itemId: [{ attr: "id", re: "(a+)+$" }] }), /repeats a group that repeats/],
  "torn": ['{ "id": "torn"', /JSON/],
};

test("files_that_keep_to_the_schema_build", () => {
  assert.deepEqual(check("extension/data/sites"), { status: 0, said: [""] });
});

test("a_file_that_breaks_the_schema_fails_the_build_with_its_path", () => {
  const sites = join(folder, "sites");
  mkdirSync(sites);
  writeFileSync(join(sites, "whatsapp.json"), JSON.stringify(good));
  for (const [name, [text]] of Object.entries(BROKEN)) writeFileSync(join(sites, `${name}.json`), text);
  const { status, said } = check(relative(root, sites));
  assert.equal(status, 1);
  for (const [name, [, expected]] of Object.entries(BROKEN)) {
    const line = said.find((one) => one.startsWith(`${relative(root, sites)}/${name}.json: `) && expected.test(one));
    assert.ok(line !== undefined, `${name}: ${said.join("\n")}`);
  }
  assert.ok(!said.some((one) => one.includes("/whatsapp.json")), "the whole one is not accused");
});
