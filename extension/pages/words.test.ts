/** The words of the pages: all that are asked for are there, none is left over, and none blames. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { STAGES } from "../shared/stages";

type Words = Record<string, { message: string; description?: string }>;

const load = (language: string): Words => JSON.parse(readFileSync(new URL(`../_locales/${language}/messages.json`, import.meta.url), "utf8"));
const LANGUAGES = { fr: load("fr"), en: load("en") };

const OURS = /^(?:history|welcome|guide|factbook|pages)_/u;

const sources = readdirSync(new URL(".", import.meta.url), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/u.test(name) && !name.endsWith(".test.ts"))
  .map((name) => readFileSync(new URL(name, import.meta.url), "utf8"))
  .join("\n");

/** Keys that the code puts together. */
const BUILT = [
  /^pages_(?:history|guide|help|options)$/u,
  /^history_(?:by|sort|shown)_/u,
  /^welcome_(?:who|what|sites|person|try|yes)$/u,
  /^welcome_(?:watched|kept|seen|pause|stays)(?:_means)?$/u,
  /^welcome_(?:path_\w+|try_them|try_me)$/u,
  /^guide_(?:say|never|steps)(?:_\d(?:_why)?)?$/u,
  /^factbook_(?:done|field)_/u,
  /^factbook_(?:them|me|handle|address|payment)$/u,
];

test("no_word_of_the_pages_is_left_over", () => {
  const situations = Object.keys(STAGES).flatMap((situation) => [`guide_${situation}`, `guide_${situation}_helps`]);
  const left = Object.keys(LANGUAGES.fr)
    .filter((key) => OURS.test(key) && !situations.includes(key) && !BUILT.some((pattern) => pattern.test(key)))
    .filter((key) => !sources.includes(`"${key}"`));
  assert.deepEqual(left, []);
});

for (const [language, words] of Object.entries(LANGUAGES)) {
  test(`every_word_that_the_pages_ask_for_by_its_whole_key_exists_in_${language}`, () => {
    const keys = [...sources.matchAll(/"((?:history|welcome|guide|factbook|pages)_[a-z_\d]+)"/gu)].map(([, key]) => key ?? "");
    assert.ok(keys.length > 80);
    assert.deepEqual(keys.filter((key) => !words[key]), []);
  });

  test(`parents_are_told_of_every_situation_in_${language}`, () => {
    const needed = Object.keys(STAGES).flatMap((situation) => [`guide_${situation}`, `guide_${situation}_helps`]);
    assert.deepEqual(needed.filter((key) => !words[key]), []);
  });
}

test("no_word_of_the_pages_blames_promises_or_gives_a_number_for_a_risk", () => {
  const forbidden = {
    fr: /inconnue?s?\b|sextorsion|tu aurais d[uû]|imprudent|na[iï]f|na[iï]ve|%|pour ?cent|garanti|sera supprim/iu,
    en: /stranger|sextort|you should(?:n’t)? have|careless|naive|%|per ?cent|guarantee|will be deleted/iu,
  };
  for (const language of ["fr", "en"] as const) {
    const found = Object.entries(LANGUAGES[language]).filter(([key, { message }]) => OURS.test(key) && forbidden[language].test(message));
    assert.deepEqual(found.map(([key]) => key), []);
  }
});

test("sentences_that_hurt_stand_only_among_those_never_to_say", () => {
  const hurts = { fr: /pourquoi tu|je te l’avais|donne-moi ton téléphone/iu, en: /why did you|told you so|give me your phone/iu };
  for (const language of ["fr", "en"] as const) {
    const found = Object.entries(LANGUAGES[language]).filter(([, { message }]) => hurts[language].test(message)).map(([key]) => key);
    assert.deepEqual(found, ["guide_never_1", "guide_never_2", "guide_never_3"]);
  }
});
