import { useId, useState } from "preact/hooks";
import { LONGEST_WORD } from "../../shared/notes";
import { text } from "../../shared/text";

/** Lets the teenager add a word. `add` rejects where it cannot be kept. */
export function WordForm({ add }: { add(words: string): Promise<unknown> }) {
  const [words, setWords] = useState("");
  const [state, setState] = useState<"open" | "busy" | "failed">("open");
  const id = useId();
  const send = (event: Event): void => {
    event.preventDefault();
    const told = words.trim();
    if (told === "" || state === "busy") return;
    setState("busy");
    add(told).then(
      () => {
        setWords("");
        setState("open");
      },
      () => setState("failed"),
    );
  };
  return (
    <details class="add-word">
      <summary>{text("history_word_add")}</summary>
      <form onSubmit={send}>
        <label for={id}>{text("history_word_label")}</label>
        <textarea id={id} rows={2} maxLength={LONGEST_WORD} value={words} onInput={({ currentTarget }) => setWords(currentTarget.value)} />
        <button type="submit" class="button small">{text("history_word_save")}</button>
        {state === "failed" && <p class="trouble" role="alert">{text("history_not_kept")}</p>}
      </form>
    </details>
  );
}
