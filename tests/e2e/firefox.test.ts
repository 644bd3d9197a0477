/** The founding case in Firefox, where the engine always runs in the content script. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startChat } from "./harness/chat";
import { conversationReady, shown, write } from "./harness/conversation";
import { startFirefox } from "./harness/firefox";
import { script } from "./harness/play";
import { until } from "./harness/until";
import { words } from "./harness/words";

test("the_founding_case_raises_the_card_under_a_strict_policy_in_firefox", async () => {
  const chat = await startChat("fr");
  const firefox = await startFirefox();
  try {
    const page = await firefox.open(`${chat.pages.origin}/strict`);
    await conversationReady(page);
    const { messages } = await script("founding.fr");
    const first = messages.findIndex(({ raises }) => raises !== undefined);
    for (const { from, text } of messages.slice(0, first + 1)) {
      if (from === "me") await write(page, text);
      else await chat.stranger.say(text);
      await shown(page, text);
    }
    await until("the card", async () => (await firefox.warningOn(page))?.show === "card");
    assert.deepEqual(chat.pages.reports, [], "the site must get no report");
  } finally {
    await firefox.stop();
    await chat.stop();
  }
});

test("a_chip_marks_the_words_and_the_card_is_dismissed_for_good_in_firefox", async () => {
  const chat = await startChat("fr");
  const firefox = await startFirefox();
  const threat = "si tu payes pas 200 euros j'envoie ta vidéo à tous tes contacts";
  try {
    const page = await firefox.open(`${chat.pages.origin}/chat`);
    await conversationReady(page);
    await chat.stranger.say(threat);
    await until("the card", async () => (await firefox.warningOn(page))?.show === "card");
    await firefox.press(page, words("fr", "signal_threat_publish"));
    const marks = (): Promise<string[]> => page.evaluate(() => [...CSS.highlights.values()].flatMap((highlight) => [...highlight].map(String)));
    await until("the mark", async () => (await marks()).length === 1);
    assert.match((await marks())[0] ?? "", /envoie ta vidéo/u);
    await firefox.press(page, words("fr", "warn_not_a_problem"));
    await until("no card", async () => (await firefox.warningOn(page)) === null);
    assert.deepEqual(await marks(), []);
    await chat.stranger.say(`${threat} !`);
    await shown(page, `${threat} !`);
    const again = await until("what is left of the warning", () => firefox.warningOn(page));
    assert.equal(again.show, "bar");
  } finally {
    await firefox.stop();
    await chat.stop();
  }
});
