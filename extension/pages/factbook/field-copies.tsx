import { useState } from "preact/hooks";
import { text } from "../../shared/text";
import { Icon } from "../parts/icon";
import type { Book } from "./book";

/** The fields of a report's form in its order, each ready to copy; what was said stands at the end of the last. */
export function FieldCopies({ book: { fields, messages } }: { book: Book }) {
  const [copied, setCopied] = useState("");
  const said = messages.map((message) => `${text(`factbook_${message.from}`)} ${message.text}`).join("\n");
  const whole = fields.map((field) => ({ ...field, text: field.key === "told" ? [field.text, said].filter(Boolean).join("\n") : field.text }));
  const copy = async (key: string, words: string): Promise<void> => {
    await navigator.clipboard.writeText(words);
    setCopied(key);
  };
  return (
    <>
      <ol class="copies">
        {whole.map((field) => (
          <li key={field.key}>
            <h3>{text(`factbook_field_${field.key}`)}</h3>
            {field.text === "" ? (
              <p class="quiet">{text("factbook_field_empty")}</p>
            ) : (
              <>
                <p class="copied-text">{field.text}</p>
                <button type="button" class="button small" aria-label={text("factbook_copy", text(`factbook_field_${field.key}`))} onClick={() => void copy(field.key, field.text)}>
                  <Icon name={copied === field.key ? "check" : "copy"} /> {text(copied === field.key ? "factbook_copied" : "factbook_copy_short")}
                </button>
              </>
            )}
          </li>
        ))}
      </ol>
      <p class="unseen" role="status">{copied && text("factbook_copied")}</p>
    </>
  );
}
