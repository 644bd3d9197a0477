/** Arrows point down only: what two parts use is in `shared`, and `shared` knows none of them. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";

const here = import.meta.dirname;

const sources = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/u.test(name) && !/\.test\.tsx?$|\.d\.ts$/u.test(name));

/** The part that a file of the extension belongs to: the first folder of its path. */
const partOf = (path: string): string => path.split("/")[0] ?? "";

/** Every part that a file imports from, its own left out. */
function partsUsed(name: string): string[] {
  const imports = [...readFileSync(join(here, name), "utf8").matchAll(/(?:from|import) "(\.[^"]+)"/gu)].map(([, path]) => path ?? "");
  const parts = imports.map((path) => partOf(relative(here, join(here, name, "..", path))));
  return parts.filter((part) => part !== partOf(name));
}

/** What each part may use; tests and what they are made of may use everything. */
const MAY: Record<string, readonly string[]> = {
  background: ["shared"],
  content: ["shared", "data"],
  pages: ["shared"],
  shared: ["data", "styles"],
};

for (const [part, allowed] of Object.entries(MAY)) {
  test(`${part}_uses_nothing_but_${allowed.join("_and_")}`, () => {
    const own = sources.filter((name) => partOf(name) === part);
    assert.ok(own.length > 10);
    const others = own.flatMap((name) => partsUsed(name).filter((used) => !allowed.includes(used)).map((used) => `${name} uses ${used}`));
    assert.deepEqual(others, []);
  });
}
