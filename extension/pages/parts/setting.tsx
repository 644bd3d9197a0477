import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { FamilyView } from "../../shared/page-messages";
import { OWN_SETTINGS, type Settings } from "../../shared/settings";
import { text } from "../../shared/text";
import { Icon } from "./icon";

/** Why a setting cannot be changed now, in words; null if it can. */
export function lockedBy({ managed, managedBy, passphrase }: FamilyView, name: keyof Settings): string | null {
  if (managed.includes(name)) return managedBy === null ? text("options_managed") : text("options_managed_by", managedBy);
  return passphrase.open || OWN_SETTINGS.includes(name) ? null : text("options_locked");
}

/** A setting with its title and what it means; greyed where it cannot be changed, and why. */
export function Setting({ view, name, children }: { view: FamilyView; name: keyof Settings; children: ComponentChildren }) {
  const id = useId();
  const locked = lockedBy(view, name);
  return (
    <fieldset class="setting" disabled={locked !== null} aria-describedby={`${id}-means ${id}-locked`}>
      <legend>{text(`options_${name}`)}</legend>
      <p id={`${id}-means`} class="quiet">{text(`options_${name}_means`)}</p>
      {locked !== null && <p id={`${id}-locked`} class="locked"><Icon name="lock" /> <span>{locked}</span></p>}
      {children}
    </fieldset>
  );
}

/** One of several values. `name` is that of the setting; the words are under its name and the value. */
export function Choice<T extends string | number>(props: { name: string; values: readonly T[]; chosen: T; explained?: boolean; choose(value: T): void }) {
  const { name, values, chosen, explained = false, choose } = props;
  return (
    <div class="choice" role="radiogroup" aria-label={text(`options_${name}`)}>
      {values.map((value) => (
        <label key={value}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => choose(value)} />
          <span>
            <strong>{text(`options_${name}_${value}`)}</strong>
            {explained && <span class="quiet">{text(`options_${name}_${value}_means`)}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
