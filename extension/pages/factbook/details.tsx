import { text } from "../../shared/text";
import { Switch } from "../parts/switch";
import { type Choice, DONE, type Done } from "./book";

/** What only the teenager knows; all of it may be left empty. */
export function Details({ choice, change }: { choice: Choice; change(more: Partial<Choice>): void }) {
  const field = (name: "handle" | "address" | "payment") => (
    <label>
      <span>{text(`factbook_${name}`)}</span>
      <input type="text" autocomplete="off" value={choice[name]} onInput={({ currentTarget }) => change({ [name]: currentTarget.value })} />
    </label>
  );
  const turn = (one: Done, on: boolean): void => change({ done: new Set(on ? [...choice.done, one] : [...choice.done].filter((other) => other !== one)) });
  return (
    <>
      {field("handle")}
      {field("address")}
      {field("payment")}
      <fieldset>
        <legend>{text("factbook_done")}</legend>
        <div class="ticks">
          {DONE.map((one) => (
            <Switch key={one} on={choice.done.has(one)} turn={(on) => turn(one, on)}>{text(`factbook_done_${one}`)}</Switch>
          ))}
        </div>
      </fieldset>
      <label>
        <span>{text("factbook_told")}</span>
        <textarea rows={3} value={choice.told} onInput={({ currentTarget }) => change({ told: currentTarget.value })} />
      </label>
    </>
  );
}
