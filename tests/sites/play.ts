/** Plays a page from its loading to another conversation, and counts what the watcher read of it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, ElementHandle } from "puppeteer-core";
import type { SiteAdapter } from "../../extension/content/watch/adapter";
import { open, type Opened } from "./browser";
import type { Heard } from "./recorder";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** A page of this folder. */
export interface Fixture {
  url: string;
  /** Address of the other conversation; null where the address stays the same. */
  next: string | null;
  adapter: string;
  /** Own name as rows show it; null where they show none. */
  me: string | null;
  peer: string | null;
  second: string | null;
  conversation: "alex" | "public";
  /** Enter alone starts a new line; Control and Enter sends. */
  control?: boolean;
  /** What stands before names on this site. */
  prefix?: string;
  /** Why the generic detector is not asked to read it. */
  generic?: string;
  /** Lines of the site itself, which structure alone can't tell from messages. */
  system?: string[];
}

/** What must be read. */
export const expected = JSON.parse(readFileSync(`${HERE}expected.json`, "utf8")) as {
  conversations: Record<"alex" | "lea" | "public", [string, string][]>;
  pages: Record<string, Fixture>;
};

/** Who reads a page. */
export type Reader = "adapter" | "generic";

/** What was read of a page, out of what is there. */
export interface Score {
  page: string;
  reader: Reader;
  texts: number;
  /** Texts that were on the page and were not told. */
  missing: string[];
  /** Texts that were told and are none, or were told twice. */
  extra: string[];
  right: number;
  unknown: number;
  wrong: string[];
  senders: number;
  named: number;
  wrongSenders: string[];
  /** What was told of one conversation under another. */
  mixed: string[];
  edited: boolean;
  sent: number;
  health: string;
}

interface Line {
  text: string;
  from: "me" | "them";
  sender: string | null;
}

/** The adapter of a page. */
export function adapterOf(fixture: Fixture): SiteAdapter {
  const path = fixture.adapter === "converse" ? "../e2e/chat/converse.adapter.json" : `../../extension/data/sites/${fixture.adapter}.json`;
  return JSON.parse(readFileSync(HERE + path, "utf8")) as SiteAdapter;
}

/** Plays a page with one reader. */
export async function play(browser: Browser, page: string, reader: Reader): Promise<Score> {
  const fixture = expected.pages[page];
  if (!fixture) throw new Error(`${page}: not in expected.json`);
  const opened = await open(browser, page, fixture.url);
  try {
    await opened.start(reader === "adapter" ? [adapterOf(fixture)] : [], reader === "generic");
    const first = linesOf(fixture, fixture.conversation, fixture.peer);
    await opened.advance(2000);
    await arrive(opened, fixture, "Tu as vu la vidéo ?", first);
    await write(opened, fixture, "Oui elle est trop drôle", first, "enter");
    await arrive(opened, fixture, "Je savais que ça te plairait", first);
    await write(opened, fixture, "Bon je te laisse", first, "button");
    await arrive(opened, fixture, "Ça marche", first);
    await act(opened, "page.prepend()");
    await act(opened, "page.rebuild()");
    await act(opened, "page.shrink(15)");
    await arrive(opened, fixture, "Toujours là ?", first);
    const [before, after] = fixture.conversation === "alex" ? ["Ah oui c'est long", "Ah oui c'est très long"] : ["Message du public numéro 20", "Message corrigé"];
    await act(opened, `page.edit(${JSON.stringify(before)}, ${JSON.stringify(after)})`);
    const heardBefore = await opened.heard();
    let second: Line[] = [];
    if (fixture.conversation === "alex") {
      if (fixture.next) await act(opened, `page.leave(${JSON.stringify(fixture.next)})`);
      second = linesOf(fixture, "lea", fixture.second);
      await act(opened, "page.open()", 3000);
    }
    const heard = await opened.heard();
    const submitted = await opened.ask<unknown[]>("recorder.submitted");
    const health = await opened.ask<string[]>("recorder.health");
    return score(page, fixture, reader, heardBefore.length, heard, first, second, after ?? "", submitted.length, health.at(-1) ?? "none");
  } finally {
    await opened.close();
  }
}

/** Does something in the page and lets it settle. */
export async function act(opened: Opened, expression: string, settle = 2000): Promise<void> {
  await opened.frame.evaluate(expression);
  await opened.advance(settle);
}

async function arrive(opened: Opened, fixture: Fixture, text: string, lines: Line[]): Promise<void> {
  const who = fixture.conversation === "public" ? "alex_77" : "in";
  await opened.frame.evaluate(`page.append(${JSON.stringify(text)}, ${JSON.stringify(who)})`);
  await opened.advance(250);
  await act(opened, "page.hydrate()");
  lines.push({ text, from: "them", sender: fixture.conversation === "public" ? (fixture.prefix ?? "") + who : fixture.peer });
}

/** Writes with the keyboard as a person does. */
async function write(opened: Opened, fixture: Fixture, text: string, lines: Line[], way: "enter" | "button"): Promise<void> {
  const box = (await opened.frame.evaluateHandle("page.box()")).asElement() as ElementHandle<HTMLElement>;
  await box.focus();
  await opened.page.keyboard.type(text);
  await opened.advance(300);
  const button = (await opened.frame.evaluateHandle("page.send()")).asElement() as ElementHandle<HTMLElement> | null;
  if (fixture.control) await opened.page.keyboard.down("Control");
  if (way === "button" && button) await button.click();
  else await opened.page.keyboard.press("Enter");
  if (fixture.control) await opened.page.keyboard.up("Control");
  await opened.advance(250);
  await act(opened, "page.hydrate()");
  lines.push({ text, from: "me", sender: fixture.me });
}

function linesOf(fixture: Fixture, name: "alex" | "lea" | "public", peer: string | null): Line[] {
  return expected.conversations[name].map(([from, text]) => {
    if (name === "public") {
      const sender = (fixture.prefix ?? "") + from;
      return { text, from: sender === fixture.me ? "me" : "them", sender };
    }
    const who = from === "in" ? peer : (fixture.prefix ?? "") + from;
    return { text, from: from === "out" ? "me" : "them", sender: from === "out" ? fixture.me : who };
  });
}

function score(page: string, fixture: Fixture, reader: Reader, until: number, heard: Heard[], first: Line[], second: Line[], edited: string, sent: number, health: string): Score {
  const result: Score = { page, reader, texts: first.length + second.length, missing: [], extra: [], right: 0, unknown: 0, wrong: [], senders: 0, named: 0, wrongSenders: [], mixed: [], edited: false, sent, health };
  const isSystem = (one: Heard): boolean => reader === "generic" && (fixture.system?.includes(one.text) ?? false);
  const open = heard.slice(0, until).filter((one) => {
    if (isSystem(one)) return false;
    if (one.text !== edited) return true;
    result.edited = true;
    return false;
  });
  const epochs = new Set(open.map((one) => one.epoch));
  compare(result, open, first);
  const later = heard.slice(until).filter((one) => !isSystem(one));
  compare(result, later, second);
  result.mixed = later.filter((one) => epochs.has(one.epoch)).map((one) => one.text);
  return result;
}

function compare(result: Score, heard: readonly Heard[], lines: readonly Line[]): void {
  const left = [...heard];
  const take = (line: Line, same: (one: Heard) => boolean): Heard | undefined => {
    const index = left.findIndex((one) => one.text === line.text && same(one));
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const open: Line[] = [];
  const count = (line: Line, one: Heard): void => {
    if (one.from === line.from) result.right++;
    else if (one.from === "unknown") result.unknown++;
    else result.wrong.push(`${line.text} (${one.from})`);
    if (line.sender === null) return;
    result.named++;
    if (one.sender === line.sender || one.sender === one.title) result.senders++;
    else if (one.sender !== null) result.wrongSenders.push(`${line.text}: ${one.sender}`);
  };
  for (const line of lines) {
    const one = take(line, (heard) => heard.from === line.from && heard.sender === line.sender) ?? take(line, (heard) => heard.from === line.from);
    if (one) count(line, one);
    else open.push(line);
  }
  for (const line of open) {
    const one = take(line, (heard) => heard.from === "unknown") ?? take(line, () => true);
    if (one) count(line, one);
    else result.missing.push(line.text);
  }
  result.extra.push(...left.map((one) => one.text));
}
