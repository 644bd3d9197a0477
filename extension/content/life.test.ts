import { ID, browser } from "../testing/browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import { beginLife, onSwitchedOff, whileAlive } from "./life";
import { stateFrom } from "./status";

test("a_newer_copy_ends_the_older_one", () => {
  const world = {} as typeof globalThis;
  const older = beginLife(world);
  const newer = beginLife(world);
  assert.equal(older.signal.aborted, true);
  assert.equal(newer.signal.aborted, false);
});

test("nothing_is_left_where_a_page_would_list_it", () => {
  const world = {} as typeof globalThis;
  beginLife(world);
  assert.deepEqual(Object.keys(world), []);
});

test("a_reloaded_extension_ends_the_life_at_the_next_event", () => {
  const life = beginLife({} as typeof globalThis);
  let calls = 0;
  const event = whileAlive(life, true, () => {
    calls++;
    return false;
  });
  assert.equal(event(), false);
  const { id } = browser;
  browser.id = undefined;
  assert.equal(event(), true);
  browser.id = id;
  assert.equal(life.signal.aborted, true);
  assert.equal(event(), true);
  assert.equal(calls, 1);
});

test("a_site_that_is_switched_off_ends_its_own_copies_only", () => {
  const ended: string[] = [];
  const copy = (hostname: string): AbortController => {
    const life = new AbortController();
    onSwitchedOff({ protocol: "https:", hostname } as Location, life.signal, () => ended.push(hostname));
    return life;
  };
  const forum = copy("forum.example.com");
  copy("chat.example.com");
  const tell = (id: string): void => browser.listeners.forEach((listener) => listener({ kind: "end", origins: ["https://forum.example.com/*"] }, { id }));
  tell("another");
  assert.deepEqual(ended, []);
  tell(ID);
  forum.abort();
  tell(ID);
  assert.deepEqual(ended, ["forum.example.com"]);
});

test("the_state_says_what_does_not_work_before_what_does", () => {
  const fine = { health: "reading", paused: false, engine: true, covered: false } as const;
  assert.equal(stateFrom(fine), "protecting");
  assert.equal(stateFrom({ ...fine, engine: null }), null);
  assert.equal(stateFrom({ ...fine, engine: false }), "no-engine");
  assert.equal(stateFrom({ ...fine, covered: true }), "no-screen");
  assert.equal(stateFrom({ ...fine, paused: true }), "paused");
  assert.equal(stateFrom({ ...fine, health: "unreadable", engine: false }), "unreadable");
  assert.equal(stateFrom({ ...fine, health: "no-chat" }), "no-chat");
  assert.equal(stateFrom({ ...fine, health: "makeshift" }), "makeshift");
  assert.equal(stateFrom({ ...fine, health: "makeshift", engine: false }), "no-engine");
  assert.equal(stateFrom({ ...fine, health: "makeshift", covered: true }), "no-screen");
});
