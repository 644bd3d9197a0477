/** What a screen reader has to read of a page, in its order: the browser's own accessibility tree, as lines. */
import type { Page, Protocol } from "puppeteer-core";

type Node = Protocol.Accessibility.AXNode;

/** Roles that are read as one thing, by their name. */
const WHOLE = new Set(["heading", "button", "link", "checkbox", "textbox"]);

/** Roles that are announced, and then read through. */
const ENTERED = new Set(["alertdialog", "dialog", "region"]);

const valueOf = (node: Node, name: string): unknown => node.properties?.find((property) => property.name === name)?.value.value;

/** The lines: `role: name`, with the description after a dash and what has the focus marked; plain texts as they are. */
export async function spoken(page: Page): Promise<string[]> {
  const session = await page.createCDPSession();
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const children = (node: Node): Node[] => (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);
  const textOf = (node: Node): string => (node.role?.value === "StaticText" ? String(node.name?.value ?? "") : children(node).map(textOf).join(" "));

  const lines: string[] = [];
  const read = (node: Node): void => {
    const role = String(node.role?.value ?? "");
    const name = String(node.name?.value ?? "").trim();
    const described = node.description?.value ? ` — ${String(node.description.value)}` : "";
    const focused = valueOf(node, "focused") === true ? " (focused)" : "";
    if (!node.ignored && role === "status") {
      const text = textOf(node).trim();
      if (text !== "") lines.push(`${String(valueOf(node, "live"))}: ${text}`);
      return;
    }
    if (!node.ignored && WHOLE.has(role)) {
      lines.push(`${role}: ${name}${described}${focused}`);
      return;
    }
    if (!node.ignored && ENTERED.has(role)) lines.push(`${role}: ${name}${described}`);
    if (!node.ignored && role === "StaticText" && name !== "") lines.push(name);
    for (const child of children(node)) read(child);
  };
  const [root] = nodes;
  if (root) read(root);
  return lines.map((line) => line.replace(/\s/gu, " "));
}
