/** The fact book: what the teenager chose to tell, in the order in which a report asks for it. */
import { type Remainder, canonical, remainderOf, sha256 } from "../../shared/chain";
import { circumstanceOf, type Circumstance } from "../../shared/reporting";
import { siteName } from "../../shared/site-name";
import { text } from "../../shared/text";
import type { Alert, HistoryEntry } from "../../shared/types";
import { fullTime } from "../parts/when";
import { type Case, entriesOf } from "./case";
import { masked, without } from "./mask";

/** What the teenager may have done already. */
export const DONE = ["paid", "sent", "blocked", "kept", "told", "reported"] as const;

export type Done = (typeof DONE)[number];

/** A message that was pasted or typed: Vigie keeps none. */
export interface Message {
  from: "them" | "me";
  text: string;
  ticked: boolean;
}

/** What was chosen. Texts are as they were typed. */
export interface Choice {
  /** Ids of the alerts that go in. */
  alerts: ReadonlySet<string>;
  /** Whether the words that the teenager wrote beside them go in. */
  words: boolean;
  /** Address of the page or the profile, and the name shown there. */
  address: string;
  handle: string;
  /** Amounts, means of payment and codes. */
  payment: string;
  done: ReadonlySet<Done>;
  messages: readonly Message[];
  /** Words to hide, one a line. */
  hidden: string;
  /** In the teenager's own words. */
  told: string;
}

/** One line of the book with its heading; empty ones are left out of the book. */
export interface Field {
  key: "category" | "when" | "where" | "address" | "told";
  text: string;
}

/** An entry of the history as it goes in. */
export interface Line {
  entry: HistoryEntry;
  /** The teenager's own words, as far as they are to be read; null where the entry has none. */
  words: string | null;
}

export interface Book {
  /** Of the report's form, in its order. */
  fields: Field[];
  messages: { from: "them" | "me"; text: string }[];
  /** What the history holds of it, oldest first. */
  lines: Line[];
  circumstance: Circumstance;
  crisis: boolean;
}

/** Makes the book of what was chosen. */
export function bookOf({ entries, alerts }: Case, choice: Choice): Book {
  const chosen = alerts.filter(({ id }) => choice.alerts.has(id));
  const clean = (typed: string): string => masked(without(typed.trim(), choice.hidden));
  const messages = choice.messages.filter(({ ticked }) => ticked).map(({ from, text: typed }) => ({ from, text: clean(typed) }));
  const worst = chosen.findLast(({ level }) => level === "danger") ?? chosen.at(-1);
  const circumstance = worst ? circumstanceOf({ ...worst, hits: worst.signals.map((signal) => ({ signal })) }) : "other";
  const place = [siteName(chosen[0]?.site ?? ""), without(choice.handle.trim(), choice.hidden)].filter(Boolean).join(" · ");
  const lines = entriesOf(entries, choice.alerts)
    .filter(({ content }) => choice.words || content.type !== "word")
    .map((entry): Line => ({ entry, words: entry.content.type === "word" ? clean(entry.content.words) : null }));
  const fields: Field[] = [
    { key: "category", text: worst ? text(`situation_${worst.situation}_name`) : "" },
    { key: "when", text: timesOf(chosen) },
    { key: "where", text: place },
    { key: "address", text: choice.address.trim() },
    { key: "told", text: toldOf(chosen, choice, clean) },
  ];
  return { fields, messages, lines, circumstance, crisis: chosen.some(({ crisis }) => crisis) };
}

/** First and last time, with their zone. */
function timesOf(alerts: readonly Alert[]): string {
  const times = [...new Set([alerts[0], alerts.at(-1)].flatMap((alert) => (alert ? [fullTime(alert.at)] : [])))];
  return times.length === 2 ? text("history_from_to", ...times) : (times[0] ?? "");
}

/** What happened, what was asked for, what was done: the comment of a report. */
function toldOf(alerts: readonly Alert[], choice: Choice, clean: (typed: string) => string): string {
  const signals = [...new Set(alerts.flatMap((alert) => alert.signals))].map((signal) => text(`signal_${signal}`));
  const done = DONE.filter((one) => choice.done.has(one)).map((one) => text(`factbook_done_${one}`));
  return [
    clean(choice.told),
    signals.length > 0 && text("factbook_seen", signals.join(", ")),
    choice.payment.trim() !== "" && text("factbook_payment_was", clean(choice.payment)),
    done.length > 0 && text("factbook_done_already", done.join(", ")),
  ].filter(Boolean).join("\n");
}

/** The book as a text file: to read, then the entries of the history to check, then the SHA-256 of all of it. */
export async function fileOf(book: Book, at: number): Promise<string> {
  const { fields, messages, lines: kept } = book;
  const lines = [
    text("factbook_title"),
    text("factbook_made", fullTime(at)),
    text("factbook_is"),
    text("factbook_images"),
    "",
    ...fields.filter((field) => field.text !== "").flatMap((field) => [text(`factbook_field_${field.key}`), field.text, ""]),
    ...(messages.length > 0 ? [text("factbook_messages"), ...messages.map((message) => `${text(`factbook_${message.from}`)} ${message.text}`), ""] : []),
    text("factbook_chain_file"),
    ...kept.map((line) => canonical(recordOf(line))),
    "",
  ].join("\n");
  return `${lines}SHA-256 ${await sha256(lines)}\n`;
}

/** An entry for the file. Where words of it are hidden, its content stays out: its digest still holds its place in the chain. */
function recordOf({ entry, words }: Line): HistoryEntry | Remainder {
  const { content } = entry;
  return content.type === "word" && words !== content.words ? remainderOf(entry) : entry;
}
