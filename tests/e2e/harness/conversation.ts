/** The teenager's side of the conversation: the chat client's page, used as a person uses it. */
import type { Page } from "puppeteer-core";

/** What anybody would call a threat: the card for it comes with the first message. */
export const THREAT = "si tu payes pas 200 euros j'envoie ta vidéo à tous tes contacts";

const box = "textarea.chat-textarea";

/** Resolves once the page has signed in and the conversation is open. */
export async function conversationReady(page: Page): Promise<void> {
  await page.waitForSelector(box);
}

/** Resolves once the page shows this message. */
export async function shown(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll("converse-chat-message-body")].some((body) => body.textContent.trim() === wanted),
    {},
    text,
  );
}

/** Types a message and sends it with Enter; resolves once the page shows it. */
export async function write(page: Page, text: string): Promise<void> {
  await page.type(box, text);
  await page.keyboard.press("Enter");
  await shown(page, text);
}
