import { siteName } from "../../shared/site-name";
import { text } from "../../shared/text";
import type { HistoryEntry } from "../../shared/types";
import { outcomeWords } from "../parts/outcome-words";
import { dayAndHour, fullTime } from "../parts/when";
import type { Book } from "./book";

/** The book as it will be printed; `at` is now, in milliseconds since 1970. */
export function Preview({ book, at }: { book: Book; at: number }) {
  return (
    <article class="surface book" aria-labelledby="book">
      <h2 id="book">{text("factbook_title")}</h2>
      <p class="quiet">{text("factbook_made", fullTime(at))}</p>
      <dl>
        {book.fields.filter((field) => field.text !== "").map((field) => (
          <div key={field.key}>
            <dt>{text(`factbook_field_${field.key}`)}</dt>
            <dd>{field.text}</dd>
          </div>
        ))}
      </dl>
      {book.messages.length > 0 && (
        <>
          <h3>{text("factbook_messages")}</h3>
          <ol class="said">
            {book.messages.map((message, index) => (
              <li key={index} class={message.from}>
                <strong>{text(`factbook_${message.from}`)}</strong> <span dir="auto">{message.text}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      <h3>{text("factbook_entries")}</h3>
      <p class="quiet">{text("factbook_chain")}</p>
      <ol class="entries">
        {book.lines.map(({ entry, words }) => (
          <li key={entry.sequence}>
            <span>{dayAndHour(entry.content.at)} · {words ?? wordsOf(entry)}</span>
            <code>{text("factbook_place", entry.sequence)} {entry.hash}</code>
          </li>
        ))}
      </ol>
      <p class="quiet">{text("factbook_is")} {text("factbook_images")}</p>
    </article>
  );
}

function wordsOf({ content }: HistoryEntry): string {
  if (content.type === "outcome") return outcomeWords(content.outcome);
  if (content.type !== "alert") return "";
  const { site, situation, stage, level } = content;
  return [siteName(site), text(`popup_level_${level}`), text(`situation_${situation}_name`), stage && text(`stage_${situation}_${stage}`)].filter(Boolean).join(" · ");
}
