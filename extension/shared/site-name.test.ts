import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { siteName } from "./site-name";

test("sites_are_named_as_people_name_them", () => {
  assert.equal(siteName("discord"), "Discord");
  assert.equal(siteName("google-chat"), "Google Chat");
  assert.equal(siteName("telegram-k"), siteName("telegram-a"));
  assert.equal(siteName("chat.example.com"), "chat.example.com");
});

test("no_name_of_a_site_shows_which_reader_it_has", () => {
  const ids = readdirSync(new URL("../data/sites/", import.meta.url)).map((file) => file.replace(".json", ""));
  assert.deepEqual(ids.filter((id) => /\b[A-Za-z]$|legacy|live|like/iu.test(siteName(id)) && siteName(id) !== "X"), []);
});
