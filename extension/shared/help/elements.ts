/** Builds elements, of the overlay and of the pages of help. Text enters the document only through `textContent`. */

/** What an element gets: its class, its text, further attributes (false and null leave them out), and what it holds. */
export interface Parts {
  class?: string;
  text?: string;
  attributes?: Readonly<Record<string, string | boolean | null>>;
  children?: readonly (Node | null)[];
}

/** A new element of the document. `children` that are null are left out. */
export function make<Tag extends keyof HTMLElementTagNameMap>(document: Document, tag: Tag, parts: Parts = {}): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (parts.class) element.className = parts.class;
  if (parts.text !== undefined) element.textContent = parts.text;
  for (const [name, value] of Object.entries(parts.attributes ?? {})) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  for (const child of parts.children ?? []) if (child) element.append(child);
  return element;
}

/** What a button does and shows. */
export interface ButtonParts extends Parts {
  /** Called for clicks and keys of the person; what a script sends is not listened to. */
  press: () => void;
}

/** A new button that obeys persons only. */
export function makeButton(document: Document, parts: ButtonParts): HTMLButtonElement {
  const button = make(document, "button", { ...parts, attributes: { type: "button", ...parts.attributes } });
  button.addEventListener("click", (event) => {
    if (event.isTrusted) parts.press();
  });
  return button;
}
