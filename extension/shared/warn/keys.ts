/** Keeps what a person types into the overlay from the page, and the page's shortcuts from the overlay. */

/** What is typed, and the focus that page scripts might want to pull back. */
const KEPT = ["keydown", "keypress", "keyup", "beforeinput", "input", "compositionstart", "compositionupdate", "compositionend", "copy", "cut", "paste", "focus", "focusin"];

/** What the overlay's own elements must hear first, and the page need not hear afterwards. */
const STOPPED = ["click", "dblclick", "auxclick", "contextmenu", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend", "wheel"];

/**
 * Stops events of the person in the overlay before the page's listeners, until `signal` ends. `pressed` is called for
 * each key that goes down in the overlay. Events made by scripts are left alone: nothing listens to them.
 */
export function keepKeys(host: HTMLElement, pressed: (event: KeyboardEvent) => void, signal: AbortSignal): void {
  const view = host.ownerDocument.defaultView;
  if (!view) return;
  for (const type of KEPT) {
    view.addEventListener(
      type,
      (event) => {
        if (event.target !== host || !event.isTrusted) return;
        event.stopImmediatePropagation();
        if (type === "keydown") pressed(event as KeyboardEvent);
      },
      { capture: true, signal },
    );
  }
  for (const type of STOPPED) host.addEventListener(type, (event) => event.stopPropagation(), { signal, passive: true });
}
