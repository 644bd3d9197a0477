/** Nothing leaves the machine: the browser's own log of a whole session with alerts holds what the page asks, and no more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startChat } from "./harness/chat";
import { startChromium } from "./harness/chromium";
import { openChat } from "./harness/eyes";
import { requestsIn } from "./harness/net-log";
import { play, script } from "./harness/play";

test("the_extension_asks_nothing_of_the_network", async () => {
  const chat = await startChat("fr");
  const chromium = await startChromium({ lang: "fr" });
  try {
    const { origin } = chat.pages;
    for (const path of ["/chat", "/strict"]) {
      const eyes = await openChat(chromium, chat, path);
      if (path === "/strict") await play(await script("founding.fr"), chat, eyes, async () => undefined);
    }
    await chromium.openPopup();
    await chromium.stop();
    const asked = await requestsIn(chromium.netLog);
    const page = asked.filter(({ url }) => url.startsWith(origin) || url.startsWith(origin.replace("http", "ws")));
    assert.ok(page.length > 10, "the log must hold what the page asks");
    // The page itself asks its own server only. Everything else must be the browser's own, or the extension's own files.
    const own = `chrome-extension://${chromium.id}/`;
    const other = asked.filter((one) => !page.includes(one) && !one.url.startsWith(own) && one.initiator !== "not an origin");
    assert.deepEqual(other, []);
    const expected = new Set(chat.pages.asked);
    for (const { url } of page) assert.ok(expected.has(new URL(url).pathname) || url.startsWith("ws"), url);
    for (const path of expected) assert.match(path, /^\/(?:chat|strict|converse\/.*|chat\.js|settings\.json|favicon\.ico)$/u);
  } finally {
    await chromium.stop();
    await chromium.discard();
    await chat.stop();
  }
});
