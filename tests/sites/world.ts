/** A script world of its own beside a page's, as content scripts have one, in both browsers. */
import type { Browser, CDPSession, Frame, Page } from "puppeteer-core";

const NAME = "vigie";

/** Evaluates an expression, awaits it, and gives what it gave, as plain data. Rejects with what it threw. */
export type Ask = <T>(expression: string) => Promise<T>;

/** Makes the world of a frame, with `source` run in it. */
export async function worldOf(browser: Browser, page: Page, frame: Frame, source: string): Promise<Ask> {
  const isFirefox = (await browser.version()).toLowerCase().includes("firefox");
  const evaluate = isFirefox ? inFirefox(browser, frame) : await inChromium(await page.createCDPSession(), frame);
  await evaluate(source);
  return async <T>(expression: string): Promise<T> => {
    const answer = await evaluate(`Promise.resolve(${expression}).then((value) => JSON.stringify(value) ?? "null")`);
    return JSON.parse(answer) as T;
  };
}

/** Identifier of a frame in the browser's protocol. */
function idOf(frame: Frame): string {
  return (frame as Frame & { _id: string })._id;
}

async function inChromium(session: CDPSession, frame: Frame): Promise<(expression: string) => Promise<string>> {
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", { frameId: idOf(frame), worldName: NAME });
  return async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, contextId, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return String(result.value);
  };
}

/** What the library does not offer of WebDriver BiDi: sandboxes. */
interface Protocol {
  send(method: "script.evaluate", parameters: object): Promise<{ result: { exceptionDetails?: { text: string }; result?: { value?: unknown } } }>;
}

function inFirefox(browser: Browser, frame: Frame): (expression: string) => Promise<string> {
  const { connection } = browser as unknown as { connection: Protocol };
  const target = { context: idOf(frame), sandbox: NAME };
  return async (expression) => {
    const { result } = await connection.send("script.evaluate", { expression, target, awaitPromise: true });
    if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
    return String(result.result?.value);
  };
}
