/** Takes a row of an unknown chat apart: words of the message, name of its author, labels for screen readers. */
import { isElement } from "../roots";
import { isHidden, styleOf, tidy } from "../text";
import { isMeta } from "./words";

/** A run of text in a row. */
interface Piece {
  text: string;
  element: Element;
  /** The nearest element that starts a line of its own. */
  block: Element;
  kind: "words" | "break" | "picture";
  hidden: boolean;
  heading: boolean;
  named: boolean;
  aside: boolean;
  /** In a link that stands by itself: a preview, if words come before it. */
  linked: boolean;
}

/** What a row says. */
export interface RowParts {
  text: string;
  textElement: Element;
  /** Author as a heading, a name-like element or a picture names it; null if none does. */
  sender: string | null;
  /** What only screen readers say. */
  labels: string[];
}

const MAX_PIECES = 300;
const MAX_DEPTH = 40;
const MAX_NAME = 40;
const MAX_ALT = 32;

/** Letters drawn in place of a person's picture: no name and no words. */
const MAX_INITIALS = 3;
const SKIP = "time, button, script, style, template, noscript, svg, [role=button][aria-label], [role=toolbar], [role=menu], [aria-hidden=true]:not(img), input, textarea, select";
const NAME_MARK = /(^|[-_ ])([a-z]*name|author[a-z]*|user|nick|sender|from|[a-z]*source|owner|speaker)([-_ 0-9]|$)/i;
const ASIDE_MARK = /quot|repl(y|ied)|répon|message cité|preview|reaction|embed|unfurl|attachment|forward|webpage|link-?card/i;

/** Attributes in which sites name the parts of a row for their own tests and styles. */
const MARKS = ["class", "id", "data-testid", "data-test", "data-test-selector", "data-tid", "data-qa", "data-e2e", "data-a-target", "data-cy", "data-scope", "data-track-module-name", "itemprop", "part", "slot"];

/** Reads a row. Computed styles are read, no layout. */
export function partsOf(row: Element): RowParts {
  const pieces: Piece[] = [];
  collect(row, row, { block: row, hidden: false, heading: false, named: false, aside: false, linked: false }, pieces, 0, row);
  const shown = pieces.filter((piece) => !piece.hidden);
  const labels = pieces.filter((piece) => piece.hidden && piece.kind === "words").map((piece) => tidy(piece.text));
  const own = row.getAttribute("aria-label");
  if (own) labels.push(own);
  let body = shown.filter((piece) => !piece.heading && !(piece.kind === "words" && isMeta(piece.text)));
  if (!body.some((piece) => piece.kind !== "break" && !piece.named)) body = [...body, ...bareMeta(shown)];
  if (body.some((piece) => !piece.aside && piece.kind === "words")) body = body.filter((piece) => !piece.aside);
  let sender = shown.find((piece) => piece.heading && piece.kind === "words" && !isMeta(piece.text))?.text.trim() ?? null;
  const unlinked = body.findIndex((piece) => piece.kind === "words" && !piece.linked && !piece.named);
  if (unlinked >= 0) body = body.filter((piece, index) => index < unlinked || !piece.linked);
  const content = body.filter((piece) => piece.kind !== "break");
  const named = content[0]?.named ? content[0] : null;
  if (named && (content.some((piece) => !piece.named) || named.element !== content.at(-1)?.element || onlyName(named))) {
    sender ??= nameFrom(named.text);
    body = body.filter((piece) => !piece.named);
  }
  const first = body.find((piece) => piece.kind === "words");
  const last = body.findLast((piece) => piece.kind === "words");
  if (first && last && sender === null && first !== last && isLikelyName(first, last)) {
    sender = nameFrom(first.text);
    body = body.slice(body.indexOf(first) + 1);
  }
  const text = tidy(join(body));
  return { text, textElement: commonHolder(body, row), sender: sender ? nameFrom(sender) : pictureName(row), labels };
}

function collect(node: Node, row: Element, state: Omit<Piece, "text" | "element" | "kind">, pieces: Piece[], depth: number, parent: Element): void {
  if (pieces.length >= MAX_PIECES || depth > MAX_DEPTH) return;
  if (node.nodeType === 3) {
    const text = node.nodeValue ?? "";
    if (text.trim() !== "") pieces.push({ ...state, text, element: parent, kind: "words" });
    else if (text !== "" && pieces.length > 0) pieces.push({ ...state, text: " ", element: parent, kind: "break" });
    return;
  }
  if (!isElement(node)) return;
  const tag = node.tagName.toUpperCase();
  if (tag === "BR") {
    pieces.push({ ...state, text: "\n", element: parent, kind: "break" });
    return;
  }
  if (tag === "IMG") {
    const alt = node.getAttribute("alt")?.trim() ?? "";
    if (alt !== "" && alt.length <= MAX_ALT && !/\p{L}{3}/u.test(alt)) pieces.push({ ...state, text: alt, element: parent, kind: "picture" });
    return;
  }
  let next = state;
  if (node !== row) {
    if (node.matches(SKIP)) return;
    const style = styleOf(node);
    if (style?.display === "none") return;
    const inline = !style || style.display.startsWith("inline") || style.display === "contents";
    const marks = MARKS.map((name) => node.getAttribute(name) ?? "").join(" ");
    const short = (node.textContent ?? "").length <= 60;
    if (short && /avatar/i.test(`${marks} ${tag}`) && (node.textContent ?? "").trim().length <= MAX_INITIALS) return;
    const heading = /^(H[1-6]|HEADER)$/.test(tag) || node.getAttribute("role") === "heading";
    next = {
      block: inline ? state.block : node,
      hidden: state.hidden || (style !== null && isHidden(style)),
      heading: state.heading || heading,
      named: state.named || (short && NAME_MARK.test(marks)) || tag === "STRONG" || (tag === "B" && !inlineText(node)),
      aside: state.aside || ASIDE_MARK.test(`${marks} ${node.getAttribute("aria-label")?.slice(0, 40) ?? ""} ${tag.includes("-") ? tag : ""}`) || tag === "BLOCKQUOTE" || (node.getAttribute("role") === "button" && depth > 1 && hasSiblingText(node)),
      linked: state.linked || ((tag === "A" || node.getAttribute("role") === "link") && standsAlone(node)),
    };
  }
  for (const child of node.shadowRoot?.childNodes ?? []) collect(child, row, next, pieces, depth + 1, node);
  for (const child of node.childNodes) collect(child, row, next, pieces, depth + 1, node);
}

/** The words of a message that looks like a time ("14:10", "Samedi"): one beside the row's own time, or a day alone in a row. */
function bareMeta(shown: readonly Piece[]): Piece[] {
  const meta = shown.filter((piece) => piece.kind === "words" && !piece.heading && isMeta(piece.text));
  const [first] = meta;
  if (!first) return [];
  const separates = /date|day|separat|divid|time|system|service/i.test(`${first.element.className} ${first.block.className}`);
  return meta.length > 1 || (!separates && !/\d/.test(first.text) && first.block !== first.element.closest("[role=separator]")) ? [first] : [];
}

/** Whether a piece is there for a name, so that a row with nothing else has no message. */
function onlyName(piece: Piece): boolean {
  const marks = [piece.element, piece.element.parentElement].flatMap((element) => MARKS.map((name) => element?.getAttribute(name) ?? "")).join(" ");
  return piece.text.trim().endsWith(":") || /(^|[-_ ])([a-z]*name|author[a-z]*)([-_ ]|$)/i.test(marks);
}

/** Whether bold text stands inside a sentence rather than before it. */
function inlineText(element: Element): boolean {
  return (element.previousSibling?.textContent ?? "").trim() !== "";
}

/** Whether no words stand beside a link in the element that holds it. */
function standsAlone(link: Element): boolean {
  return [...(link.parentElement?.childNodes ?? [])].every((node) => node.nodeType !== 3 || (node.nodeValue ?? "").trim() === "");
}

function hasSiblingText(element: Element): boolean {
  return [...(element.parentElement?.children ?? [])].some((other) => other !== element && (other.textContent ?? "").trim() !== "" && !other.matches(SKIP));
}

/** A first line is a name if it is short, apart from the message, and made otherwise than the message. */
function isLikelyName(first: Piece, last: Piece): boolean {
  const text = first.text.trim();
  if (text.length > MAX_NAME) return false;
  if (text.endsWith(":")) return true;
  if (first.block === last.block) return false;
  return `${first.element.tagName}.${first.element.className}` !== `${last.element.tagName}.${last.element.className}` && !first.block.contains(last.block);
}

function nameFrom(text: string): string | null {
  const name = tidy(text).replace(/\s*[:：]$/u, "");
  return name !== "" && name.length <= MAX_NAME ? name : null;
}

/** The name in the description of the author's picture. */
function pictureName(row: Element): string | null {
  for (const picture of row.querySelectorAll("img[alt]")) {
    const alt = picture.getAttribute("alt")?.trim() ?? "";
    if (/\p{L}{2}/u.test(alt) && alt.length <= MAX_NAME && !/photo|profil|avatar|image|picture/i.test(alt)) return alt;
  }
  return null;
}

function join(body: readonly Piece[]): string {
  let text = "";
  let block: Element | null = null;
  for (const piece of body) {
    if (block && piece.block !== block) text += "\n";
    block = piece.block;
    text += piece.kind === "words" ? piece.text.replace(/[\s\u00a0]+/g, " ") : piece.text;
  }
  return text;
}

/** The smallest element that holds all the pieces. */
function commonHolder(body: readonly Piece[], row: Element): Element {
  const words = body.filter((piece) => piece.kind !== "break");
  let holder: Element | null = words[0]?.element ?? row;
  for (const piece of words) while (holder && !holder.contains(piece.element)) holder = holder.parentElement;
  return holder ?? row;
}
