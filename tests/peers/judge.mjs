/**
 * Judges messages by the word filters of the npm registry: messages as JSONL on standard input, verdicts as JSONL on
 * standard output. `cargo xtask peers` runs it beside the packages, in target/peers/npm; that is why it is no TypeScript.
 */
import { readFileSync } from "node:fs";
import { Profanity } from "@2toad/profanity";
import { Filter } from "glin-profanity";
import { RegExpMatcher, englishDataset, englishRecommendedTransformers } from "obscenity";

const WARM_UP_MILLISECONDS = 500;

const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
const profanity = new Profanity({ languages: ["en", "fr"], unicodeWordBoundaries: true });
const glin = new Filter({ languages: ["english", "french"], detectLeetspeak: true, normalizeUnicode: true });

const peers = {
  obscenity: (text) => matcher.hasMatch(text),
  "@2toad/profanity": (text) => profanity.exists(text),
  "glin-profanity": (text) => glin.isProfane(text),
};

/** A message filter knows no conversation: what the teenager writes is passed over. */
const messages = readFileSync(0, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line))
  .filter((message) => message.from !== "me");

/** Judges again and again, so that what is timed afterwards has been compiled. */
function warmUp(judge) {
  const end = performance.now() + WARM_UP_MILLISECONDS;
  for (let index = 0; performance.now() < end; index = (index + 1) % messages.length) {
    judge(messages[index].text);
  }
}

for (const [peer, judge] of Object.entries(peers)) {
  warmUp(judge);
  for (const { id, text } of messages) {
    const start = performance.now();
    const flagged = judge(text);
    const micros = (performance.now() - start) * 1000;
    console.log(JSON.stringify({ peer, id, flagged, micros }));
  }
}
