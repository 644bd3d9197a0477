/** The sites' patterns run on what other people write: names, addresses, titles. No text may make one take long. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { MAX_PATTERN, MAX_SUBJECT, PatternError, capture, compile, matches } from "./pattern";

const SITES = new URL("../../data/sites/", import.meta.url);

/** Microseconds of the processor that one pattern may take on one text. One that runs away takes seconds or never ends. */
const LONG = 250_000;

/** Every text of the sites' files that can be read as a pattern: more than are used as one, and none is left out. */
const patterns = new Set<string>();
for (const file of readdirSync(SITES)) {
  JSON.parse(readFileSync(new URL(file, SITES), "utf8"), (name, value: unknown) => {
    for (const text of [name, value]) if (typeof text === "string" && /[\\^$+*(]/.test(text) && text.length <= MAX_PATTERN) patterns.add(text);
    return value;
  });
}

test("no_pattern_of_a_site_runs_long_on_a_hostile_text", () => {
  let run = 0;
  for (const pattern of patterns) {
    try {
      compile(pattern);
    } catch (error) {
      assert.ok(error instanceof PatternError, pattern);
      continue;
    }
    // What the pattern itself is made of, repeated, comes closest to matching.
    const parts = new Set(["a", "1", " ", "/", "-", "_", ".", "aB", "a ", "a1", ...pattern.replace(/\\./g, "").match(/[\p{L}\d/_.:-]{1,12}/gu) ?? []]);
    for (const part of parts) {
      for (const end of ["", "!", "\n"]) {
        const start = process.cpuUsage();
        capture(pattern, part.repeat(MAX_SUBJECT).slice(0, MAX_SUBJECT - 1) + end);
        assert.ok(process.cpuUsage(start).user < LONG, `${pattern} on ${part}…${end}`);
        run++;
      }
    }
  }
  assert.ok(run > 1000, `${run} runs`);
});

test("any_text_is_a_pattern_or_a_refusal", () => {
  fc.assert(fc.property(fc.string({ maxLength: 40, unit: fc.constantFrom(..."ab1[](){}|?*+^$.\\-,<=!:") }), fc.string(), (pattern, text) => {
    try {
      compile(pattern);
    } catch (error) {
      assert.ok(error instanceof PatternError);
      return;
    }
    assert.equal(typeof matches(pattern, text), "boolean");
  }), { numRuns: 5000 });
});
