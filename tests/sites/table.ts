/** Prints what adapters and generic detector read of each page: `node --import tsx tests/sites/table.ts [page…]`. */
import { launch } from "./browser";
import { expected, play, type Score } from "./play";

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const verbose = process.argv.includes("-v");
const pages = Object.keys(expected.pages).filter((page) => asked.length === 0 || asked.includes(page));

/** One line of the table. */
function line(score: Score): string {
  const read = score.texts - score.missing.length;
  const cells = [
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

const browser = await launch();
const scores: Score[] = [];
try {
  console.log("page              reader      texts    right  unknown  wrong  senders  extra  edited  mixed  health");
  for (const page of pages) {
    for (const reader of ["adapter", "generic"] as const) {
      const skipped = reader === "generic" ? expected.pages[page]?.generic : undefined;
      if (skipped) {
        console.log(`${page.padEnd(16)}  generic   not asked: ${skipped}`);
        continue;
      }
      const score = await play(browser, page, reader);
      scores.push(score);
      console.log(line(score));
      if (verbose) for (const key of ["missing", "extra", "wrong", "wrongSenders", "mixed"] as const) if (score[key].length > 0) console.log(`    ${key}: ${JSON.stringify(score[key])}`);
    }
  }
} finally {
  await browser.close();
}
for (const reader of ["adapter", "generic"] as const) {
  const of = scores.filter((score) => score.reader === reader);
  const sum = (value: (score: Score) => number): number => of.reduce((total, score) => total + value(score), 0);
  const texts = sum((score) => score.texts);
  const unknown = sum((score) => score.unknown);
  console.log(
    `${reader}: texts ${texts - sum((score) => score.missing.length)}/${texts}, right ${sum((score) => score.right)}, unknown ${unknown} (${((100 * unknown) / texts).toFixed(1)} %), ` +
      `wrong ${sum((score) => score.wrong.length)}, senders ${sum((score) => score.senders)}/${sum((score) => score.named)}, told twice or not a message ${sum((score) => score.extra.length)}`,
  );
}
