/**
 * Runs in the page: a chat whose list has only as many rows as fit on the screen and puts other messages into them as it
 * scrolls, read by the real watcher, with the real overlay over it.
 */
import "./locale";
import type { SiteAdapter } from "../../extension/content/watch/adapter";
import type { SeenMessage } from "../../extension/content/watch/seen";
import { watch } from "../../extension/content/watch/watch";
import { createWarner } from "../../extension/shared/warn/warn";

/** What the tests can do in the page. */
export interface Virtual {
  /** Scrolls the list so that the message with this number comes first. */
  scrollTo(first: number): void;
  /** Texts of the rows as they are now. */
  rows(): string[];
  /** Warns of a message that was read, below danger, for its words; false while it was not read yet. */
  warn(text: string, words: string): boolean;
}

declare global {
  interface Window {
    virtual: Virtual;
    makeVirtual(): void;
  }
}

/** Messages in the list, rows on the screen, and pixels of a row. */
const [MESSAGES, ROWS, HEIGHT] = [200, 12, 60] as const;

/** What message number `index` says. */
const said = (index: number): string => (index === 190 ? "viens sur snap, on sera mieux" : `message numéro ${index}`);

const ADAPTER: SiteAdapter = {
  schema: 1,
  id: "virtual",
  grade: "A",
  evidence: "this page",
  verified: null,
  fixture: "virtual",
  wasm: null,
  audience: "private",
  match: { hosts: ["127.0.0.1"], path: "^/" },
  scope: [".app"],
  list: [".list"],
  item: [".row"],
  itemId: [{ self: true, attr: "data-id" }],
  text: { css: [".them"], drop: [] },
  sender: [{ title: "in" }],
  direction: [{ css: ".them", is: "in" }],
  conversation: { id: [{ from: "url", re: "(\\d+)/" }], title: [{ css: "h1" }] },
  composer: { box: ["input"], send: [], submit: ["enter"] },
  virtual: "recycle",
};

window.makeVirtual = () => {
  const list = document.querySelector<HTMLElement>(".list");
  if (!list) throw new Error("the chat page has no list");
  list.style.display = "block";
  list.style.position = "relative";
  const space = document.createElement("div");
  space.style.height = `${MESSAGES * HEIGHT}px`;
  list.append(space);
  const rows = Array.from({ length: ROWS }, () => {
    const row = document.createElement("div");
    row.className = "row";
    row.style.cssText = "position: absolute; left: 16px";
    const bubble = document.createElement("div");
    bubble.className = "them";
    bubble.append("");
    row.append(bubble);
    list.append(row);
    return row;
  });
  const fill = (): void => {
    const first = Math.min(MESSAGES - ROWS, Math.floor(list.scrollTop / HEIGHT));
    for (const [place, row] of rows.entries()) {
      // Each message has its own row out of the twelve: while the list scrolls, only those that left are used again.
      const index = first + ((((place - first) % ROWS) + ROWS) % ROWS);
      row.dataset["id"] = `id-${index}`;
      row.style.top = `${index * HEIGHT}px`;
      const text = row.firstElementChild?.firstChild as Text;
      if (text.data !== said(index)) text.data = said(index);
    }
  };
  list.addEventListener("scroll", fill);
  list.scrollTop = MESSAGES * HEIGHT;
  fill();

  const seen = new Map<string, SeenMessage>();
  const conversation = { site: "virtual", key: "lea", title: "Léa", epoch: 1 };
  const { signal } = new AbortController();
  watch({
    document,
    adapters: [ADAPTER],
    generic: false,
    signal,
    events: {
      messages: (_, messages) => {
        for (const message of messages) seen.set(message.text, message);
      },
      draft: () => undefined,
      submitting: () => true,
      health: () => undefined,
    },
  });
  const warner = createWarner({ signal, document, site: "Virtual", report: () => undefined, dismissed: () => undefined, country: () => "FR" });
  window.virtual = {
    scrollTo: (first) => void (list.scrollTop = first * HEIGHT),
    rows: () => rows.map(({ textContent }) => textContent ?? ""),
    warn(text, words) {
      const message = seen.get(text);
      if (!message) return false;
      const start = text.indexOf(words);
      const hits = [{ signal: "platform_hop", start, end: start + words.length }];
      const assessment = { level: "warning", situation: "sextortion", stage: "platform_hop", next: null, show: "card", crisis: false, hits } as const;
      warner.show({ assessment: { ...assessment, hits }, message, conversation, alert: Promise.resolve(null) });
      return true;
    },
  };
};
