/**
 * What Vigie shows on the page, read through the browser's inspector: the overlay is in a closed shadow root that no
 * script of the page reaches.
 */
import type { CDPSession, Page, Protocol } from "puppeteer-core";
import { until } from "./until";

/** A warning on the screen. */
export interface Warning {
  show: "card" | "bar";
  /** All its words, white space joined. */
  text: string;
}

/** Resolves once a look at the page shows a card. */
export function cardOn(look: () => Promise<Pick<Warning, "show"> | null>): Promise<unknown> {
  return until("the card", async () => (await look())?.show === "card");
}

interface Found extends Warning {
  root: Protocol.DOM.Node;
}

const attribute = (node: Protocol.DOM.Node, name: string): string | undefined => {
  const attributes = node.attributes ?? [];
  const at = attributes.findIndex((value, index) => index % 2 === 0 && value === name);
  return at < 0 ? undefined : attributes[at + 1];
};

function* nodesIn(node: Protocol.DOM.Node): Generator<Protocol.DOM.Node> {
  yield node;
  for (const inner of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) yield* nodesIn(inner);
}

function textOf(node: Protocol.DOM.Node): string {
  const closed = node.nodeName === "DIALOG" && attribute(node, "open") === undefined;
  if (closed || node.nodeName === "STYLE" || attribute(node, "hidden") !== undefined) return "";
  if (node.nodeType === 3) return node.nodeValue;
  return [...nodesOfText(node)].join(" ").replace(/\s+/gu, " ").trim();
}

function* nodesOfText(node: Protocol.DOM.Node): Generator<string> {
  for (const inner of node.children ?? []) yield textOf(inner);
}

async function look(session: CDPSession): Promise<Found | null> {
  const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
  for (const node of nodesIn(root)) {
    if (node.shadowRootType !== "closed") continue;
    const dialog = [...nodesIn(node)].find((inner) => inner.nodeName === "DIALOG" && attribute(inner, "open") !== undefined);
    const text = textOf(dialog ?? node);
    if (text !== "") return { show: dialog ? "card" : "bar", text, root: dialog ?? node };
  }
  return null;
}

async function withInspector<T>(page: Page, work: (session: CDPSession) => Promise<T>): Promise<T> {
  const session = await page.createCDPSession();
  try {
    return await work(session);
  } finally {
    await session.detach();
  }
}

/** The warning that the page shows now, a card before a bar; null if there is none. */
export function warningOn(page: Page): Promise<Warning | null> {
  return withInspector(page, async (session) => {
    const found = await look(session);
    return found && { show: found.show, text: found.text };
  });
}

/** Clicks, with the mouse, the button or link of the warning whose words contain `words`. */
export function press(page: Page, words: string): Promise<void> {
  return withInspector(page, async (session) => {
    const node = await until(`a button "${words}"`, async () => {
      const found = await look(session);
      const buttons = found ? [...nodesIn(found.root)].filter(({ nodeName }) => nodeName === "BUTTON" || nodeName === "A") : [];
      return buttons.find((button) => textOf(button).includes(words) || attribute(button, "aria-label")?.includes(words));
    });
    await session.send("DOM.scrollIntoViewIfNeeded", { backendNodeId: node.backendNodeId });
    const { model } = await session.send("DOM.getBoxModel", { backendNodeId: node.backendNodeId });
    const [left = 0, top = 0, , , right = 0, bottom = 0] = model.content;
    await page.mouse.click((left + right) / 2, (top + bottom) / 2);
  });
}

/** Addresses of the links that the warning offers. */
export function linksOn(page: Page): Promise<string[]> {
  return withInspector(page, async (session) => {
    const found = await look(session);
    const nodes = found ? [...nodesIn(found.root)] : [];
    return nodes.flatMap((node) => (node.nodeName === "A" ? [attribute(node, "href") ?? ""] : []));
  });
}
