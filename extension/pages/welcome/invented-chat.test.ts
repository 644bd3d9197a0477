import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { LINES } from "./invented-chat";

for (const language of ["fr", "en"]) {
  const words: Record<string, { message: string }> = JSON.parse(readFileSync(new URL(`../../_locales/${language}/messages.json`, import.meta.url), "utf8"));

  test(`what_is_found_in_the_invented_chat_stands_in_its_messages_in_${language}`, () => {
    const found = LINES.flatMap(({ key, found }) => Object.values(found?.signals ?? {}).map((part) => [words[key]?.message, words[part]?.message] as const));
    assert.equal(found.length, 4);
    for (const [message, part] of found) assert.ok(part && message?.includes(part), `${part} in ${message}`);
  });
}
