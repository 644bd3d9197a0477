import "../testing/browser";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { readNewest } from "../shared/store";
import { DAY, MINUTE } from "../shared/time";
import { newAlert } from "../testing/alert";
import { inTab, testBackground } from "../testing/background";

const managed = chrome.storage.managed as unknown as chrome.storage.StorageArea;

beforeEach(() => chrome.storage.session.remove("open-until"));

test("a_change_of_settings_is_an_entry_with_before_and_after", async () => {
  const { ask, contents, clock } = await testBackground();
  const { settings } = await ask({ kind: "change-settings", change: { retentionDays: 30, sensitivity: "attentive" } });
  assert.equal(settings.retentionDays, 30);
  assert.deepEqual((await contents()).at(-1), {
    type: "settings",
    at: clock.now,
    changes: [
      { setting: "sensitivity", from: '"balanced"', to: '"attentive"' },
      { setting: "retentionDays", from: "60", to: "30" },
    ],
  });
});

test("a_setting_that_stays_as_it_was_is_no_entry", async () => {
  const { ask, contents } = await testBackground();
  await ask({ kind: "change-settings", change: { retentionDays: 60 } });
  assert.equal((await contents()).length, 1);
});

test("whom_the_teenager_trusts_is_not_told_in_the_history", async () => {
  const { ask, contents } = await testBackground();
  const { settings } = await ask({ kind: "change-settings", change: { trustedPerson: "Mamie" } });
  assert.equal(settings.trustedPerson, "Mamie");
  assert.doesNotMatch(JSON.stringify(await contents()), /Mamie/);
  assert.match(JSON.stringify(await contents()), /trustedPerson/);
});

test("settings_out_of_their_range_are_not_taken", async () => {
  const { ask, db } = await testBackground();
  for (const change of [{ retentionDays: 4000 }, { sensitivity: "silent" }, { country: "Atlantis" }, { unknown: 1 }, {}]) {
    assert.equal(await Promise.race([ask({ kind: "change-settings", change } as never), Promise.resolve("no answer")]), "no answer");
  }
  assert.equal(await db.count("entries"), 1);
});

test("a_pause_is_seen_by_both_and_ends_by_itself", async () => {
  const { ask, contents, clock, told } = await testBackground();
  const before = told();
  const { pausedUntil } = await ask({ kind: "pause", minutes: 30 });
  assert.equal(pausedUntil, clock.now + 30 * MINUTE);
  assert.equal((await ask({ kind: "hello", site: "discord" }, inTab)).paused, true);
  assert.deepEqual((await contents()).at(-1), { type: "pause", at: clock.now, until: pausedUntil });
  assert.equal(told(), before + 1);
  clock.now += 31 * MINUTE;
  assert.equal((await ask({ kind: "hello", site: "discord" }, inTab)).paused, false);
  assert.equal((await ask({ kind: "family" })).pausedUntil, 0);
});

test("a_pause_can_be_ended_and_is_never_longer_than_allowed", async () => {
  const { ask, contents, clock } = await testBackground();
  await ask({ kind: "change-settings", change: { longestPause: 60 } });
  assert.equal((await ask({ kind: "pause", minutes: 100_000 })).pausedUntil, clock.now + 60 * MINUTE);
  assert.equal((await ask({ kind: "resume" })).pausedUntil, 0);
  assert.equal((await contents()).at(-1)?.type, "resume");
  await ask({ kind: "pause", minutes: 60 });
  clock.now -= 10_000 * MINUTE;
  assert.equal((await ask({ kind: "family" })).pausedUntil, 0, "a clock that went back makes no endless pause");
});

test("a_lowered_longest_pause_cuts_the_present_one_and_open_pages_are_told", async () => {
  const { ask, clock, told } = await testBackground();
  await ask({ kind: "pause", minutes: 1440 });
  const before = told();
  assert.equal((await ask({ kind: "change-settings", change: { longestPause: 60 } })).pausedUntil, 0);
  assert.equal(told(), before + 1);
  assert.equal((await ask({ kind: "hello", site: "discord" }, inTab)).paused, false);
  assert.equal((await ask({ kind: "pause", minutes: 1440 })).pausedUntil, clock.now + 60 * MINUTE);
});

test("a_site_that_is_set_off_is_left_alone_and_no_other", async () => {
  const { ask } = await testBackground();
  await ask({ kind: "change-settings", change: { sitesOff: ["discord"] } });
  assert.equal((await ask({ kind: "hello", site: "discord" }, inTab)).paused, true);
  assert.equal((await ask({ kind: "hello", site: "reddit" }, inTab)).paused, false);
});

test("the_passphrase_protects_settings_but_neither_pausing_nor_the_teenagers_own", async () => {
  const { ask, contents } = await testBackground();
  await ask({ kind: "set-passphrase", passphrase: "trois petits chats" });
  await ask({ kind: "lock" });
  await assert.rejects(ask({ kind: "change-settings", change: { retentionDays: 90 } }), { name: "Locked" });
  await assert.rejects(ask({ kind: "set-passphrase", passphrase: null }), { name: "Locked" });
  await ask({ kind: "change-settings", change: { discreet: true, country: "BE" } });
  await ask({ kind: "pause", minutes: 5 });
  await assert.rejects(ask({ kind: "unlock", passphrase: "trois petits chiens" }), { name: "WrongPassphrase" });
  assert.equal((await ask({ kind: "unlock", passphrase: "trois petits chats" })).passphrase.open, true);
  assert.equal((await ask({ kind: "change-settings", change: { retentionDays: 90 } })).settings.retentionDays, 90);
  assert.doesNotMatch(JSON.stringify(await contents()), /chats/);
});

test("settings_close_again_after_ten_minutes", async () => {
  const { ask, clock } = await testBackground();
  await ask({ kind: "set-passphrase", passphrase: "trois petits chats" });
  clock.now += 11 * MINUTE;
  assert.equal((await ask({ kind: "family" })).passphrase.open, false);
});

test("after_three_wrong_tries_the_next_has_to_wait_longer_each_time", async () => {
  const { ask, clock } = await testBackground();
  await ask({ kind: "set-passphrase", passphrase: "trois petits chats" });
  await ask({ kind: "lock" });
  const wrong = (): Promise<unknown> => assert.rejects(ask({ kind: "unlock", passphrase: "no" }), { name: "WrongPassphrase" });
  const wait = async (): Promise<number> => (await ask({ kind: "family" })).passphrase.nextTry - clock.now;
  for (let tries = 0; tries < 3; tries++) await wrong();
  assert.equal(await wait(), 30_000);
  await assert.rejects(ask({ kind: "unlock", passphrase: "trois petits chats" }), { name: "TooSoon" });
  clock.now += 30_000;
  await wrong();
  assert.equal(await wait(), 60_000);
  clock.now -= 1_000_000;
  assert.equal(await wait(), 60_000, "a clock that went back does not make it longer");
  clock.now += 60_000 + 1_000_000;
  await ask({ kind: "unlock", passphrase: "trois petits chats" });
});

test("every_wrong_try_leaves_a_line_for_both_and_never_what_was_typed", async () => {
  const { ask, contents } = await testBackground();
  await ask({ kind: "set-passphrase", passphrase: "trois petits chats" });
  await assert.rejects(ask({ kind: "unlock", passphrase: "trois petits chiens" }), { name: "WrongPassphrase" });
  await assert.rejects(ask({ kind: "unlock", passphrase: "quatre" }), { name: "WrongPassphrase" });
  await ask({ kind: "unlock", passphrase: "trois petits chats" });
  assert.deepEqual((await contents()).map((content) => (content.type === "passphrase" ? content.event : content.type)), ["consent", "set", "wrong", "wrong"]);
  assert.doesNotMatch(JSON.stringify(await contents()), /chiens|quatre/);
});

test("a_forgotten_passphrase_ends_in_a_day_in_plain_sight", async () => {
  const { ask, clock, contents } = await testBackground();
  await ask({ kind: "set-passphrase", passphrase: "trois petits chats" });
  await ask({ kind: "lock" });
  const { passphrase } = await ask({ kind: "forgot-passphrase" });
  assert.equal(passphrase.endsAt, clock.now + 24 * 60 * MINUTE);
  await assert.rejects(ask({ kind: "change-settings", change: { retentionDays: 30 } }), { name: "Locked" });
  clock.now += 24 * 60 * MINUTE;
  assert.deepEqual((await ask({ kind: "family" })).passphrase, { set: false, open: true, nextTry: 0, endsAt: null });
  await ask({ kind: "change-settings", change: { retentionDays: 30 } });
  assert.deepEqual((await contents()).map((content) => (content.type === "passphrase" ? content.event : content.type)), ["consent", "set", "forgotten", "settings"]);
});

test("giving_the_passphrase_calls_its_end_off", async () => {
  const { ask, clock } = await testBackground();
  await ask({ kind: "set-passphrase", passphrase: "trois petits chats" });
  await ask({ kind: "forgot-passphrase" });
  assert.equal((await ask({ kind: "unlock", passphrase: "trois petits chats" })).passphrase.endsAt, null);
  clock.now += 48 * 60 * MINUTE;
  assert.equal((await ask({ kind: "family" })).passphrase.set, true);
});

test("what_an_organisation_fixed_holds_and_cannot_be_changed", async () => {
  await managed.set({ retentionDays: 30, sensitivity: "loud", trustedPerson: "x", managedBy: "Collège des Tilleuls" });
  try {
    const { ask } = await testBackground();
    const view = await ask({ kind: "family" });
    assert.deepEqual([view.settings.retentionDays, view.settings.sensitivity, view.managed, view.managedBy], [30, "balanced", ["retentionDays"], "Collège des Tilleuls"]);
    await assert.rejects(ask({ kind: "change-settings", change: { retentionDays: 90 } }), { name: "Managed" });
    await ask({ kind: "change-settings", change: { sensitivity: "attentive" } });
  } finally {
    await managed.remove(["retentionDays", "sensitivity", "trustedPerson", "managedBy"]);
  }
});

test("ten_pages_writing_at_once_lose_nothing", async () => {
  const name = "shared-by-ten";
  const pages = await Promise.all(Array.from({ length: 10 }, () => testBackground({ name, agreed: false })));
  await pages[0]?.ask({ kind: "agree", path: "15-and-over", version: 1, settings: {} });
  await Promise.all(pages.flatMap(({ ask }, index) => [
    ask({ kind: "add-word", alert: `${index}`, words: `word ${index}` }),
    ask({ kind: "change-settings", change: { sitesOff: [`site-${index}`] } }),
    ask({ kind: "mark", alert: `${index}`, outcome: "not-a-problem" }),
  ]));
  const contents = (await pages[0]?.contents()) ?? [];
  const count = (type: string): number => contents.filter((content) => content.type === type).length;
  assert.deepEqual([count("word"), count("settings"), count("outcome"), contents.length], [10, 10, 10, 31]);
});

test("content_scripts_may_ask_nothing_that_is_for_pages", async () => {
  const { ask, db } = await testBackground();
  for (const request of [
    { kind: "family" },
    { kind: "agree", path: "under-15", version: 1, settings: {} },
    { kind: "withdraw" },
    { kind: "change-settings", change: { discreet: true } },
    { kind: "pause", minutes: 5 },
    { kind: "resume" },
    { kind: "mark", alert: "1", outcome: "not-a-problem" },
    { kind: "add-word", alert: "1", words: "a word" },
    { kind: "count-known" },
    { kind: "forget-known" },
    { kind: "tidy" },
    { kind: "delete-all" },
    { kind: "import", file: "{}" },
    { kind: "unlock", passphrase: "a passphrase" },
    { kind: "lock" },
    { kind: "set-passphrase", passphrase: "a passphrase" },
    { kind: "forgot-passphrase" },
  ] as const) {
    await assert.rejects(ask(request, inTab), { name: "Unwelcome" }, request.kind);
  }
  assert.equal(await db.count("entries"), 1);
});

test("content_leaves_as_early_as_an_organisation_fixed_and_not_before", async () => {
  const keptAfter = async (): Promise<number> => {
    const { ask, db, clock } = await testBackground();
    const start = clock.now;
    for (const days of [0, 31, 32, 33]) {
      clock.now = start + days * DAY;
      await ask({ kind: "record", alert: newAlert() }, inTab);
    }
    return (await readNewest(db, 10)).length;
  };
  assert.equal(await keptAfter(), 4);
  await managed.set({ retentionDays: 30 });
  try {
    assert.equal(await keptAfter(), 3);
  } finally {
    await managed.remove("retentionDays");
  }
});
