/** What documents promise by the name of a test: the test is there. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../", import.meta.url);

/** Documents that point to tests. */
const DOCUMENTS = ["SECURITY.md", "PRIVACY.md", "CONTRIBUTING.md", "docs/faults.md", "docs/architecture.md"];

/** Everything in which tests are written. */
function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(new URL(folder, ROOT), { withFileTypes: true })) {
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory() && !["target", "node_modules"].includes(entry.name)) yield* sources(`${path}/`);
    else if (/\.test\.tsx?$|\.rs$/.test(entry.name)) yield readFileSync(new URL(path, ROOT), "utf8");
  }
}

const written = ["extension/", "tests/", "crate/", "fuzz/"].flatMap((folder) => [...sources(folder)]).join("\n");

for (const document of DOCUMENTS) {
  test(`every_test_that_${document.replace(/\W/g, "_")}_names_is_there`, () => {
    const text = readFileSync(new URL(document, ROOT), "utf8");
    // Names of tests are sentences: four words and more.
    const names = [...text.matchAll(/`(_?[a-z0-9]+(?:_[a-z0-9]+){3,}_?)`/g)].map(([, name]) => name ?? "");
    for (const name of names) assert.ok(written.includes(name), name);
    if (document === "SECURITY.md" || document === "docs/faults.md") assert.ok(names.length > 20, "it names the tests it stands on");
  });
}

test("every_file_that_a_document_names_is_there", () => {
  for (const document of [...DOCUMENTS, "README.md", "docs/lexicon.md", "store/forms.md", "store/reviewer-notes.md"]) {
    const text = readFileSync(new URL(document, ROOT), "utf8");
    const paths = [...text.matchAll(/(?<![\w/.*])((?:crate|extension|tests|docs|fuzz|store)\/[\w./-]*\w)(?![\w*<{])/g)].map(([, path]) => path ?? "");
    // Examples of what somebody would add are named after what they would be.
    for (const path of paths.filter((one) => !one.includes("job_offer"))) assert.ok(existsSync(new URL(path, ROOT)), `${document}: ${path}`);
  }
});
