/** Reads a page by its adapter: fixed code over data. */
import type { SiteAdapter, Value } from "./adapter";
import { carryAuthors } from "./carry";
import { directionOf, directionOfSender, type Answer, type Known } from "./direction";
import { composerPane, rowsByStructure } from "./generic/structure";
import { matches } from "./pattern";
import { emptyFacts, factsFor, newest, visualOrder, type FactsCache, type Pane, type Row, type RowFacts } from "./reading";
import { closestDeep } from "./roots";
import { isAny, outermost, selectAll, selectChain, selectFirst, type SelectContext } from "./select";
import { readText, sameWords } from "./text";
import { valueOf } from "./value";

/** Milliseconds a row must stay unchanged, unless its adapter says otherwise. */
const SETTLE_MS = 150;

/** Whether what the adapter needs to see exists in the page. */
export function gateOpen(adapter: SiteAdapter, document: Document): boolean {
  return !adapter.match.gate || isAny(document, [adapter.match.gate], contextOf(adapter, null));
}

/** Whether the page shows that its messages are locked. */
export function isLocked(adapter: SiteAdapter, document: Document): boolean {
  if (adapter.lockedPath && matches(adapter.lockedPath, document.location.pathname)) return true;
  return adapter.locked !== undefined && isAny(document, adapter.locked, contextOf(adapter, null));
}

/** Whether the page has the adapter's text box: with no row beside it, the adapter is out of date. */
export function hasComposer(adapter: SiteAdapter, document: Document): boolean {
  return isAny(document, adapter.composer.box, contextOf(adapter, null));
}

/** The conversations that the page shows now. */
export function panesOf(adapter: SiteAdapter, document: Document): Pane[] {
  const context = contextOf(adapter, null);
  const scopes = adapter.multi
    ? outermost(adapter.scope.flatMap((selector) => selectAll(document, selector, context)))
    : selectChain(document, adapter.scope, context).filter(isShown).slice(0, 1);
  return scopes.filter(isShown).flatMap((scope) => paneOf(adapter, scope) ?? []);
}

function paneOf(adapter: SiteAdapter, scope: Element): Pane | null {
  const document = scope.ownerDocument;
  const list = selectChain(scope, adapter.list, contextOf(adapter, null)).find(isShown);
  if (!list) return null;
  const session = adapter.reset ? selectChain(list, adapter.reset, contextOf(adapter, null)) : [];
  const id = conversationId(adapter, scope, session.length);
  const context = contextOf(adapter, id);
  const title = valueOf(adapter.conversation.title, scope, context) ?? valueOf(adapter.conversation.title.map(wholeDocument), scope, context);
  const box = selectFirst(scope, adapter.composer.box, context) ?? (adapter.multi ? null : selectFirst(document, adapter.composer.box, context));
  return {
    list,
    key: id ?? (title ? `title:${title}` : null),
    title,
    box: box as HTMLElement | null,
    submit: adapter.composer.submit,
    isSend: (element) => (adapter.multi ? [scope] : [scope, document]).some((top) => selectChain(top, adapter.composer.send, context).some((send) => send.contains(element))),
    isBarren: () => !isAny(list, adapter.item, context),
    rows: (facts) => rowsOf(adapter, list, session.at(-1) ?? null, title, facts, context),
    weak: id === null,
    settleMs: adapter.settleMs ?? SETTLE_MS,
    mustGrow: false,
  };
}

function rowsOf(adapter: SiteAdapter, list: Element, after: Element | null, title: string | null, cache: FactsCache, context: SelectContext): Row[] {
  const document = list.ownerDocument;
  const known: Known = {
    self: valueOf(adapter.self ?? [], list, context),
    peer: valueOf(adapter.peer ?? [], list, context),
    selfHref: valueOf(adapter.selfHref ?? [], list, context),
    path: document.location.pathname,
  };
  let items = outermost(newest(selectChain(list, adapter.item, context), list));
  if (after) items = items.filter((item) => (after.compareDocumentPosition(item) & document.DOCUMENT_POSITION_FOLLOWING) !== 0);
  const carryBy = adapter.sender.find((rule) => "carryBy" in rule);
  const readWith = JSON.stringify([known, context.conversationId]);
  if (cache.readWith !== readWith) Object.assign(cache, emptyFacts(), { readWith });
  const facts = visualOrder(items, list, adapter.virtual === "recycle").map((item) =>
    factsFor(cache, item, () => factsOf(adapter, item, list, known, context, carryBy ? valueOf([carryBy.carryBy], item, context) : null)),
  );
  return carryAuthors(facts, {
    carry: adapter.sender.some((rule) => "carry" in rule),
    byKey: carryBy !== undefined,
    title: adapter.sender.some((rule) => "title" in rule) ? title : null,
    direction: (fact, author) => (author === null ? null : directionOfSender(adapter, author, known)) ?? fact,
  });
}

function factsOf(adapter: SiteAdapter, item: Element, list: Element, known: Known, context: SelectContext, authorKey: string | null): RowFacts {
  const isPrivate = !adapter.private || item.matches(adapter.private) || selectAll(item, adapter.private, context).length > 0;
  const { text, element } = isPrivate ? textOf(adapter, item, context) : { text: "", element: item };
  const sender = valueOf(adapter.sender.filter(isValue), item, context);
  // A picture tells nothing itself, but it may head a group and show whose the group is.
  const answer: Answer = text || authorKey
    ? directionOf(adapter, { item, text: element, list, sender }, known, context)
    : { from: "unknown", source: null, side: null };
  return {
    element: item,
    textElement: element,
    text,
    words: sameWords(text),
    id: adapter.itemId ? valueOf(adapter.itemId, item, context) : null,
    sender: sender?.replace(/\s*[:：]$/u, "") ?? null,
    authorKey,
    at: momentOf(adapter.time ? valueOf(adapter.time, item, context) : null),
    ...answer,
    gaps: null,
  };
}

function textOf(adapter: SiteAdapter, item: Element, context: SelectContext): { text: string; element: Element } {
  const drop = adapter.text.drop.join(",");
  const options = drop ? { drop, deep: context.deep } : { deep: context.deep };
  for (const selector of adapter.text.css) {
    const found = selector === "&" ? [item] : outermost(selectAll(item, selector, context));
    const kept = drop ? found.filter((element) => element === item || !insideDropped(element, item, drop)) : found;
    const texts = kept.map((element) => readText(element, options)).filter((text) => text !== "");
    if (texts.length > 0) return { text: texts.join("\n"), element: kept.length === 1 ? (kept[0] ?? item) : item };
  }
  return { text: "", element: item };
}

function insideDropped(element: Element, item: Element, drop: string): boolean {
  const dropped = closestDeep(element, drop);
  return dropped !== null && dropped !== item && !dropped.contains(item);
}

/** Milliseconds since 1970 from an ISO date or a number of seconds or milliseconds; null if it is neither. */
function momentOf(value: string | null): number | null {
  if (!value) return null;
  const moment = /^\d{9,14}$/.test(value) ? Number(value) * (value.length < 12 ? 1000 : 1) : Date.parse(value);
  return Number.isFinite(moment) ? moment : null;
}

function conversationId(adapter: SiteAdapter, scope: Element, sessions: number): string | null {
  const context = contextOf(adapter, null);
  for (const value of adapter.conversation.id) {
    const found = value.session ? `session:${sessions}` : (valueOf([value], scope, context) ?? valueOf([wholeDocument(value)], scope, context));
    if (found) return found;
  }
  return null;
}

/** The same value, looked for in the whole document: headers often stand outside of the pane. */
function wholeDocument(value: Value): Value {
  return value.from || value.self || !value.css ? value : { ...value, from: "doc" };
}

function isValue(rule: SiteAdapter["sender"][number]): rule is Value {
  return !("carry" in rule) && !("carryBy" in rule) && !("title" in rule);
}

function isShown(element: Element): boolean {
  return element.checkVisibility?.() ?? element.getClientRects().length > 0;
}

function contextOf(adapter: SiteAdapter, conversationId: string | null): SelectContext {
  return { deep: adapter.pierce === "all", conversationId, structure: { rows: rowsByStructure, composerPane } };
}
