/** Every word the code asks for is there, in every language, and every word of the shell is asked for. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const here = (path: string): URL => new URL(path, import.meta.url);

type Words = Record<string, { message: string }>;

const languages = ["fr", "en"].map((language) => ({
  language,
  words: JSON.parse(readFileSync(here(`_locales/${language}/messages.json`), "utf8")) as Words,
}));

const sources = ["background", "pages", "shared", "content"]
  .flatMap((folder) => readdirSync(here(folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`))
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.d\.ts$/.test(name))
  .map((name) => readFileSync(here(name), "utf8"))
  .join("\n");

for (const { language, words } of languages) {
  test(`words_asked_for_by_their_whole_key_exist_in_${language}`, () => {
    const keys = [...sources.matchAll(/["'`]((?:popup|badge)_[a-z_]+[a-z])["'`]/g)].map(([, key]) => key ?? "");
    assert.ok(keys.length > 10);
    assert.deepEqual(keys.filter((key) => !words[key]?.message), []);
  });
}

test("both_languages_have_the_same_keys_and_substitutions", () => {
  const [fr, en] = languages.map(({ words }) => words);
  assert.ok(fr && en);
  assert.deepEqual(Object.keys(fr).sort(), Object.keys(en).sort());
  const places = (message: string): string[] => [...new Set(message.match(/\$\d/g))].sort();
  for (const [key, { message }] of Object.entries(fr)) assert.deepEqual(places(message), places(en[key]?.message ?? ""), key);
});

test("no_word_of_the_shell_is_left_over", () => {
  const built = [/^popup_state_[a-z_]+_means$/, /^popup_level_/, /^popup_did_/];
  const [fr] = languages;
  const left = Object.keys(fr?.words ?? {})
    .filter((key) => /^(popup|badge)_/.test(key) && !built.some((pattern) => pattern.test(key)))
    .filter((key) => !sources.includes(`"${key}"`));
  assert.deepEqual(left, []);
});
