import { useRef, useState } from "preact/hooks";
import { text } from "../../shared/text";
import { Switch } from "../parts/switch";
import type { Choice, Message } from "./book";
import { messagesIn } from "./pasted";

/** Messages that are pasted or typed, ticked one by one, and the words to hide in them. */
export function Messages({ choice, change }: { choice: Choice; change(more: Partial<Choice>): void }) {
  const [pasted, setPasted] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const { messages, hidden } = choice;
  const add = (): void => {
    change({ messages: [...messages, ...messagesIn(pasted)] });
    setPasted("");
    field.current?.focus();
  };
  const alter = (index: number, more: Partial<Message>): void => change({ messages: messages.map((message, place) => (place === index ? { ...message, ...more } : message)) });
  return (
    <>
      <label>
        <span>{text("factbook_paste")}</span>
        <textarea ref={field} rows={4} value={pasted} onInput={({ currentTarget }) => setPasted(currentTarget.value)} />
      </label>
      <p class="line"><button type="button" class="button small" disabled={pasted.trim() === ""} onClick={add}>{text("factbook_add")}</button></p>
      {messages.length > 0 && (
        <fieldset>
          <legend>{text("factbook_messages")}</legend>
          <ul class="pasted">
            {messages.map((message, index) => (
              <li key={index}>
                <Switch on={message.ticked} turn={(ticked) => alter(index, { ticked })}>{message.text}</Switch>
                <select
                  aria-label={text("factbook_from", index + 1)}
                  value={message.from}
                  onChange={({ currentTarget }) => alter(index, { from: currentTarget.value === "me" ? "me" : "them" })}
                >
                  <option value="them">{text("factbook_them")}</option>
                  <option value="me">{text("factbook_me")}</option>
                </select>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <label>
        <span>{text("factbook_hide")}</span>
        <textarea rows={2} value={hidden} onInput={({ currentTarget }) => change({ hidden: currentTarget.value })} />
      </label>
    </>
  );
}
