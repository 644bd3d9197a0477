/** The founding case in Firefox, where the engine always runs in the content script. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startChat } from "./harness/chat";
import { conversationReady, shown, write } from "./harness/conversation";
import { startFirefox } from "./harness/firefox";
import { script } from "./harness/play";
import { cardOn } from "./harness/overlay";

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
    await cardOn(() => firefox.warningOn(page));
    assert.deepEqual(chat.pages.reports, [], "the site must get no report");
  } finally {
    await firefox.stop();
    await chat.stop();
  }
});
