import { browser } from "../testing/browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import { covers, isKnown, originOf } from "./reach";

browser.manifest = { host_permissions: ["https://chat.example.com/*"], optional_host_permissions: ["https://*/*"] };

test("the_site_in_front_is_asked_for_and_no_other", () => {
  assert.equal(originOf("https://forum.example.com:8443/room/7?x=1"), "https://forum.example.com/*");
});

test("pages_that_are_no_site_cannot_be_asked_for", () => {
  for (const address of ["", "about:blank", "chrome://settings/", "file:///tmp/page.html", "http://forum.example.com/"]) assert.equal(originOf(address), null, address);
});

test("a_known_site_is_known_by_its_whole_host", () => {
  assert.ok(isKnown("https://chat.example.com/a"));
  for (const address of ["https://a.chat.example.com/", "https://example.com/", "http://chat.example.com/", "nonsense"]) assert.ok(!isKnown(address), address);
});

test("an_origin_covers_its_host_and_a_star_every_host", () => {
  const page = new URL("https://forum.example.com/room");
  assert.ok(covers("https://forum.example.com/*", page));
  assert.ok(covers("https://*/*", page));
  assert.ok(!covers("http://*/*", page));
  assert.ok(!covers("https://example.com/*", page));
});
