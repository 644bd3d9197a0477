/**
 * Prints what adapters and generic detector read of each page in each browser:
 * `node --import tsx tests/sites/table.ts [-v] [chromium|firefox] [page…]`.
 */
import { BROWSERS, type BrowserName } from "../e2e/harness/browsers";
import { launch } from "./browser";
import { expected, play, type Score } from "./play";

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const verbose = process.argv.includes("-v");
const named = <T extends string>(all: readonly T[]): readonly T[] => (all.some((one) => asked.includes(one)) ? all.filter((one) => asked.includes(one)) : all);
const pages = named(Object.keys(expected.pages));

/** A score and where it was reached. */
interface Entry {
  browser: BrowserName;
  score: Score;
}

/** One line of the table. */
function line({ browser, score }: Entry): string {
  const read = score.texts - score.missing.length;
  const cells = [
    browser.padEnd(8),
    score.page.padEnd(16),
    score.reader.padEnd(8),
    `${read}/${score.texts}`.padStart(7),
    `${score.right}/${score.texts}`.padStart(7),
    String(score.unknown).padStart(7),
    String(score.wrong.length).padStart(5),
    `${score.senders}/${score.named}`.padStart(7),
    String(score.extra.length).padStart(8),
    (score.edited ? "yes" : "no").padStart(6),
    String(score.mixed.length).padStart(5),
    score.health,
  ];
  return cells.join("  ");
}

/** What one browser and reader reached on all pages. */
function total(browser: BrowserName, reader: Score["reader"]): string {
  const of = entries.filter((entry) => entry.browser === browser && entry.score.reader === reader).map(({ score }) => score);
  const sum = (value: (score: Score) => number): number => of.reduce((all, score) => all + value(score), 0);
  const texts = sum((score) => score.texts);
  const unknown = sum((score) => score.unknown);
  return (
    `${browser} ${reader}: texts ${texts - sum((score) => score.missing.length)}/${texts}, right ${sum((score) => score.right)}, unknown ${unknown} (${((100 * unknown) / texts).toFixed(1)} %), ` +
    `wrong ${sum((score) => score.wrong.length)}, senders ${sum((score) => score.senders)}/${sum((score) => score.named)}, told twice or not a message ${sum((score) => score.extra.length)}`
  );
}

const entries: Entry[] = [];
console.log("browser   page              reader      texts    right  unknown  wrong  senders  extra  edited  mixed  health");
for (const name of named(BROWSERS)) {
  const browser = await launch(name);
  try {
    for (const page of pages) {
      for (const reader of ["adapter", "generic"] as const) {
        const skipped = reader === "generic" ? expected.pages[page]?.generic : undefined;
        if (skipped) {
          console.log(`${name.padEnd(8)}  ${page.padEnd(16)}  generic   not asked: ${skipped}`);
          continue;
        }
        const entry = { browser: name, score: await play(browser, page, reader) };
        entries.push(entry);
        console.log(line(entry));
        if (verbose) for (const key of ["missing", "extra", "wrong", "wrongSenders", "mixed"] as const) if (entry.score[key].length > 0) console.log(`    ${key}: ${JSON.stringify(entry.score[key])}`);
      }
    }
  } finally {
    await browser.close();
  }
}
for (const name of named(BROWSERS)) for (const reader of ["adapter", "generic"] as const) console.log(total(name, reader));
