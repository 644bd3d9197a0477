import type { ComponentChildren } from "preact";

/** A box to tick, with its words beside it. `framed` where the tick is a signature. */
export function Switch(props: { on: boolean; framed?: boolean; turn(on: boolean): void; children: ComponentChildren }) {
  const { on, framed = false, turn, children } = props;
  return (
    <label class={framed ? "switch framed" : "switch"}>
      <input type="checkbox" checked={on} onChange={({ currentTarget }) => turn(currentTarget.checked)} />
      <span dir="auto">{children}</span>
    </label>
  );
}
