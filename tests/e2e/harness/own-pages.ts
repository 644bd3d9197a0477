/** Using the extension's own pages as a person does, by the words on the screen. */
import type { Page } from "puppeteer-core";
import { until } from "./until";

/** Presses the button, link, label or summary whose words contain these, once it is there. */
export async function pressWords(page: Page, words: string): Promise<void> {
  const found = await until(`"${words}" to press`, async () => {
    const all = await page.$$("button:not([disabled]), a, label, summary");
    for (const one of all) if (await one.evaluate((element, sought) => element.checkVisibility() && element.textContent.includes(sought), words)) return one;
    return null;
  });
  await found.click();
}

/** Resolves once the page shows these words. */
export async function shows(page: Page, words: string): Promise<void> {
  await until(`"${words}" on the page`, () => page.$eval("body", ({ textContent }, sought) => textContent.includes(sought), words));
}

/** Moves to a part of the page by its address, as a link would. */
export async function goTo(page: Page, part: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), part);
}
