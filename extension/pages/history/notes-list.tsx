import { useState } from "preact/hooks";
import type { Note } from "../../shared/notes";
import { text } from "../../shared/text";
import { noteWords } from "../parts/note-words";
import { dayAndHour } from "../parts/when";
import type { Placed } from "./conversations";

/** Lines that are shown at first, and with each further press. */
const AT_ONCE = { first: 5, more: 50 };

/** A line that is about the history as a whole. */
interface Line {
  sequence: number;
  content: Exclude<Note, { type: "word" }>;
}

const isLine = (entry: Placed): entry is Line => !["alert", "outcome", "word"].includes(entry.content.type);

/** Pauses, changes of settings, and all else that was done: for both to see. `entries` come oldest first. */
export function NotesList({ entries }: { entries: readonly Placed[] }) {
  const [shown, setShown] = useState(AT_ONCE.first);
  const lines = entries.filter(isLine).reverse();
  if (lines.length === 0) return null;
  return (
    <section class="surface notes" aria-labelledby="notes">
      <h2 id="notes">{text("history_notes")}</h2>
      <ol>
        {lines.slice(0, shown).map(({ sequence, content }) => (
          <li key={sequence}>
            <time dateTime={new Date(content.at).toISOString()}>{dayAndHour(content.at)}</time> <span>{noteWords(content)}</span>
          </li>
        ))}
      </ol>
      {lines.length > shown && (
        <button type="button" class="button small" onClick={() => setShown(shown + AT_ONCE.more)}>{text("history_more_lines", lines.length - shown)}</button>
      )}
    </section>
  );
}
