/** Direction rules of adapters: the first that answers counts; none answering is "unknown", never a guess. */
import type { Speaker } from "../../shared/types";
import type { Direction, DirectionRule, SiteAdapter } from "./adapter";
import { matches } from "./pattern";
import { isOwnWord } from "./own-words";
import type { Side, Source } from "./reading";
import { closestDeep, holds } from "./roots";
import { selectAll, type SelectContext } from "./select";
import { gapsOf, layoutSide, sideOf } from "./side";
import { valueOf } from "./value";

/** What rules compare a row with. */
export interface Known {
  self: string | null;
  peer: string | null;
  selfHref: string | null;
  /** Path of the page. */
  path: string;
}

/** An answer, and how it was found. */
export interface Answer {
  from: Speaker;
  source: Source;
  side: Side;
}

const NO_ANSWER: Answer = { from: "unknown", source: null, side: null };

/** Asks the rules about a row. `sender` is its author if that is known, named or carried. */
export function directionOf(
  adapter: SiteAdapter,
  row: { item: Element; text: Element; list: Element; sender: string | null },
  known: Known,
  context: SelectContext,
): Answer {
  for (const rule of adapter.direction) {
    const answer = ask(rule, adapter, row, known, context);
    if (answer) return answer;
  }
  return NO_ANSWER;
}

/** What the rules about authors say, for a row whose author became known from the rows around it; null if nothing. */
export function directionOfSender(adapter: SiteAdapter, sender: string, known: Known): Answer | null {
  for (const rule of adapter.direction) {
    const answer = "senderIs" in rule ? askSender(rule, adapter, sender, known) : null;
    if (answer) return answer;
  }
  return null;
}

function ask(
  rule: DirectionRule,
  adapter: SiteAdapter,
  row: { item: Element; text: Element; list: Element; sender: string | null },
  known: Known,
  context: SelectContext,
): Answer | null {
  const { item, text, list, sender } = row;
  if ("css" in rule) return matchesItem(item, rule.css, context) ? mark(rule.is) : null;
  if ("matches" in rule) return item.matches(rule.matches) ? mark(rule.is) : null;
  if ("closest" in rule) {
    const found = closestDeep(item, rule.closest);
    return found && holds(list, found) && found !== list ? mark(rule.is) : null;
  }
  if ("map" in rule) {
    const value = valueOf([rule.value], item, context);
    const hit = value ? Object.entries(rule.map).find(([pattern]) => matches(pattern, value)) : undefined;
    return hit ? mark(hit[1]) : null;
  }
  if ("equals" in rule) {
    const value = valueOf([rule.value], item, context);
    const other = known[rule.equals];
    const direction = sameName(value ?? "", other) ? rule.is : rule.else;
    return value && other && direction ? mark(direction) : null;
  }
  if ("senderIs" in rule) return sender ? askSender(rule, adapter, sender, known) : null;
  if ("textLabel" in rule) {
    const label = [item.getAttribute("aria-label") ?? "", ...hiddenLabels(item, context)].find((one) => matches(rule.textLabel, one.trim()));
    return label ? { from: speaker(rule.is), source: "words", side: null } : null;
  }
  const side = "layout" in rule ? layoutSide(text, list) : sideOf(gapsOf(text, list));
  if (side !== "start" && side !== "end") return null;
  return { from: side === "end" ? "me" : "them", source: "layout" in rule ? "layout" : "geometry", side };
}

function askSender(rule: Extract<DirectionRule, { senderIs: unknown }>, adapter: SiteAdapter, sender: string, known: Known): Answer | null {
  if (rule.where && !matches(rule.where, known.path)) return null;
  if (rule.senderIs === "self" && !known.self) return null;
  const own = rule.senderIs === "selfWords" ? isOwnWord(sender, adapter.selfWords) : sameName(sender, known.self);
  const direction = own ? rule.is : rule.else;
  return direction ? { from: speaker(direction), source: rule.senderIs === "self" ? "sender" : "words", side: null } : null;
}

/** Whether two names or addresses are the same person's: sites write handles with and without "@", in either case. */
function sameName(one: string, other: string | null): boolean {
  const plain = (name: string): string => name.trim().toLowerCase().replace(/^@|\/$/gu, "");
  return other !== null && plain(one) === plain(other);
}

function matchesItem(item: Element, css: string, context: SelectContext): boolean {
  return item.matches(css) || selectAll(item, css, context).length > 0;
}

/** Texts that are not the message: what stands beside it for screen readers. */
function hiddenLabels(item: Element, context: SelectContext): string[] {
  return selectAll(item, "[aria-label], h1, h2, h3, h4, h5, h6, span:not(:has(*))", context)
    .slice(0, 20)
    .map((element) => element.getAttribute("aria-label") ?? element.textContent ?? "");
}

function mark(direction: Direction): Answer {
  return { from: speaker(direction), source: "mark", side: null };
}

function speaker(direction: Direction): Speaker {
  return direction === "out" ? "me" : "them";
}
