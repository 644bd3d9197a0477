import { ID, browser } from "../testing/browser";
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { PAUSE } from "../shared/messages";
import { afterPause, onPauseChange } from "./pause";

test("looks_again_when_the_background_says_so_and_when_nobody_else_does", () => {
  const life = new AbortController();
  let looks = 0;
  onPauseChange(life.signal, () => looks++);
  const say = (message: unknown, id: string): void => browser.listeners.forEach((listener) => listener(message, { id }));
  say(PAUSE, ID);
  say(PAUSE, "another");
  say({ kind: "paused" }, ID);
  say("pause", ID);
  assert.equal(looks, 1);
  life.abort();
  say(PAUSE, ID);
  assert.equal(looks, 1);
});

test("looks_again_once_the_pause_is_over_unless_the_page_has_gone", () => {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1000 });
  try {
    let looks = 0;
    const [here, gone] = [new AbortController(), new AbortController()];
    afterPause(61_000, here.signal, () => looks++);
    afterPause(61_000, gone.signal, () => looks++);
    gone.abort();
    mock.timers.tick(59_999);
    assert.equal(looks, 0);
    mock.timers.tick(1);
    assert.equal(looks, 1);
  } finally {
    mock.timers.reset();
  }
});
