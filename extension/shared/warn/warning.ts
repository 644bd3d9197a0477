/** What is warned of, and what the overlay's parts need to say it. */
import type { Help } from "../help/panel";
import type { Assessment, Hit, Level } from "../types";
import type { Conversation, SeenMessage } from "../conversation";
import type { Marker } from "./highlight";

/** A warning as the engine and the watcher give it. `alert` is its place in the history; null where nothing is stored. */
export interface Warning {
  assessment: Assessment;
  message: SeenMessage;
  conversation: Conversation;
  alert: Promise<string | null>;
}

/** What the parts of a card are given. */
export interface Setting extends Omit<Help, "found"> {
  marker: Marker;
}

/** Longest quote in UTF-16 code units; longer ones are cut in the middle. */
const QUOTE = 90;

/** The words of a hit as the message has them, shortened for the screen. */
export function quoted(text: string, hit: Hit): string {
  const words = text.slice(hit.start, hit.end).replace(/\s+/gu, " ").trim();
  if (words.length <= QUOTE) return words;
  const units = [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment);
  return `${units.slice(0, 50).join("")} … ${units.slice(-30).join("")}`;
}

/** Signals that say most, the plainest first: a message can hold more than a person reads. All others count alike. */
const PLAINEST = ["threat_publish", "threat_harm", "money_demand", "payment_rail", "image_request", "cam_request", "deadline", "possession_claim"];

/** The hits that say most: each signal once, `most` of them, in the order in which the engine names them. */
export function tellingHits(hits: readonly Hit[], most: number): Hit[] {
  const seen = new Set<string>();
  const once = hits.filter((hit) => !seen.has(hit.signal) && seen.add(hit.signal));
  const place = ({ signal }: Hit): number => (PLAINEST.includes(signal) ? PLAINEST.indexOf(signal) : PLAINEST.length);
  const chosen = new Set([...once].sort((one, other) => place(one) - place(other)).slice(0, most));
  return once.filter((hit) => chosen.has(hit));
}

/** The level as a rank, for comparing. */
export function rank(level: Level): number {
  return ["none", "notice", "warning", "danger"].indexOf(level);
}
