import { useState } from "preact/hooks";
import { LONGEST_NAME } from "../../shared/settings";
import { text } from "../../shared/text";

/** The name of the person whom the teenager chose to talk to. */
export function Person({ name, set }: { name: string | null; set(name: string | null): void }) {
  const [typed, setTyped] = useState(name ?? "");
  const submit = (event: Event): void => {
    event.preventDefault();
    set(typed.trim() === "" ? null : typed.trim());
  };
  return (
    <form class="line" onSubmit={submit}>
      <label>
        <span>{text("options_person_name")}</span>
        <input type="text" autocomplete="off" maxLength={LONGEST_NAME} value={typed} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
      </label>
      <button type="submit" class="button small">{text("options_save")}</button>
    </form>
  );
}
