/** Finds the words of a message again in what the page shows of it now. */

/** A place in the page's text: a text node and the offset of a UTF-16 code unit in it. */
interface Place {
  node: Text;
  offset: number;
}

const SPACE = /[\s\u00a0\ufeff\u200b]/u;
const SILENT = new Set(["script", "style", "template", "noscript"]);

/** Text without white space: what a page shows and what was read from it differ in little else. */
const squeeze = (text: string): string => text.replace(/[\s\u00a0\ufeff\u200b]+/gu, "");
/** Only letters and digits: a page may show a sign as a picture that was read as text, or the other way round. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

/** The text nodes under a node that a person reads, those of open shadow roots too. */
function* textsIn(node: Node): Generator<Text> {
  if (node.nodeType === Node.TEXT_NODE) yield node as Text;
  const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : null;
  if (element && SILENT.has(element.localName)) return;
  for (const child of element?.shadowRoot?.childNodes ?? []) yield* textsIn(child);
  for (const child of node.childNodes) yield* textsIn(child);
}

/** Every code unit under the element that is not white space, in order. */
function placesIn(element: Element): Place[] {
  const places: Place[] = [];
  for (const node of textsIn(element)) {
    for (let offset = 0; offset < node.data.length; offset += 1) if (!SPACE.test(node.data.charAt(offset))) places.push({ node, offset });
  }
  return places;
}

/**
 * The range of an element that shows [start, end) of `text`, which was read from it. Where the words are there several
 * times, the ones nearest to their place in the text. Null when it does not show them: lists put other messages into
 * the same rows.
 */
export function rangeOf(element: Element, text: string, start: number, end: number): Range | null {
  const places = placesIn(element);
  const exact = find(places, squeeze(text.slice(start, end)), squeeze(text.slice(0, start)).length);
  if (exact) return exact;
  const letters = places.filter(({ node, offset }) => /[\p{L}\p{N}]/u.test(node.data.charAt(offset)));
  return find(letters, bare(text.slice(start, end)), bare(text.slice(0, start)).length);
}

function find(places: readonly Place[], sought: string, expected: number): Range | null {
  const shown = places.map(({ node, offset }) => node.data.charAt(offset)).join("");
  const before = shown.lastIndexOf(sought, expected);
  const after = shown.indexOf(sought, expected);
  const at = before < 0 || (after >= 0 && after - expected < expected - before) ? after : before;
  const first = places[at];
  const last = places[at + sought.length - 1];
  if (sought === "" || !first || !last) return null;
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}
