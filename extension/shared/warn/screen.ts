/** What is on the screen now: surfaces of the overlay, the modal one on top, kept there until Vigie itself closes them. */
import { borrowFocus, wrapFocus } from "./focus";
import { createGuard } from "./guard";
import { createHost, pageModal } from "./host";
import { keepKeys } from "./keys";

/** Something shown: a modal dialog, or a slim surface (a popover) beside the page, which goes on working. */
export interface Surface {
  element: HTMLElement;
  /** The part that is to be seen, in case the element itself has no size. */
  face: HTMLElement;
  modal: boolean;
  /** What gets the focus when a modal surface opens: the safe choice. */
  safe: HTMLElement | null;
  /** The person pressed Escape in it. */
  escape(): void;
}

/** The overlay's place on the page. */
export interface Screen {
  open(surface: Surface): void;
  /** Takes a surface away and gives the focus back. Nothing happens if it is not open. */
  close(surface: Surface): void;
}

/** Makes the place. `lost` is called when the page keeps removing or covering what is shown, and Vigie gives up. */
export function createScreen(document: Document, signal: AbortSignal, lost: () => void): Screen {
  const host = createHost(document);
  const open: { surface: Surface; giveBack: () => void }[] = [];
  const top = (): Surface | null => (open.findLast(({ surface }) => surface.modal) ?? open.at(-1))?.surface ?? null;

  const raise = ({ element, modal, safe }: Surface, first: boolean): void => {
    const inner = host.root.activeElement;
    if (modal && element instanceof HTMLDialogElement) {
      if (element.open) element.close();
      element.showModal();
      const target = !first && inner instanceof HTMLElement && element.contains(inner) ? inner : safe;
      (target ?? element).focus({ preventScroll: true });
    } else {
      if (element.matches(":popover-open")) element.hidePopover();
      element.showPopover();
    }
  };
  const place = (): void => host.mount(top()?.modal ? null : pageModal(document));
  const guard = createGuard(
    {
      host: host.element,
      face: () => top()?.face ?? null,
      restore() {
        place();
        const highest = top();
        for (const { surface } of open) if (surface !== highest) raise(surface, false);
        if (highest) raise(highest, false);
      },
      lost,
    },
    signal,
  );

  const close = (surface: Surface): void => {
    const index = open.findIndex((entry) => entry.surface === surface);
    const [entry] = index < 0 ? [] : open.splice(index, 1);
    if (!entry) return;
    const within = surface.element.contains(host.root.activeElement);
    surface.element.remove();
    if (surface.modal || within) entry.giveBack();
    if (open.length === 0) host.unmount();
    guard.renew();
  };

  keepKeys(
    host.element,
    (event) => {
      // A key still held down from typing must not choose anything.
      if (event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
      const highest = top();
      if (event.key === "Tab" && highest?.modal && wrapFocus(highest.element, host.root.activeElement, event.shiftKey)) event.preventDefault();
      if (event.key !== "Escape") return;
      event.preventDefault();
      const holder = open.find(({ surface }) => surface.element.contains(host.root.activeElement));
      (holder?.surface ?? highest)?.escape();
    },
    signal,
  );
  signal.addEventListener("abort", () => host.unmount());

  return {
    open(surface) {
      const { element } = surface;
      open.push({ surface, giveBack: borrowFocus(document) });
      host.shelf.append(element);
      place();
      // A browser may close a dialog by itself (Escape with the focus outside of it, a phone's back gesture).
      element.addEventListener("cancel", (event) => {
        event.preventDefault();
        surface.escape();
      });
      element.addEventListener("close", () => {
        if (surface.modal && !element.hasAttribute("open") && open.some((entry) => entry.surface === surface)) surface.escape();
      });
      raise(surface, true);
      guard.renew();
    },
    close,
  };
}
