/**
 * Keeps what is shown on the screen when a page removes its host, marks it, or lays something over it. Each try costs
 * one of a few; a page that goes on wins, and Vigie says so elsewhere, rather than the two freezing the browser.
 */

/** The pause before each try in milliseconds: none at first, then longer each time; after the last, Vigie gives up. */
const PAUSES = [0, 0, 50, 200, 800, 1600, 3200];
/** After this many milliseconds of peace the tries are counted from the start. */
const PEACE = 10_000;

/** What a guard needs. */
export interface Guarded {
  host: HTMLElement;
  /** What should be seen now: the dialog or the bar; null when nothing is shown. */
  face(): Element | null;
  /** Puts everything back on top. */
  restore(): void;
  /** The page won. */
  lost(): void;
}

/** A running guard. */
export interface Guard {
  /** Starts over with what is shown now; to be called after each change by Vigie itself. */
  renew(): void;
}

/** Watches the host until `signal` ends. */
export function createGuard(guarded: Guarded, signal: AbortSignal): Guard {
  const { host } = guarded;
  const document = host.ownerDocument;
  let tries = 0;
  let last = 0;
  let waiting: ReturnType<typeof setTimeout> | null = null;

  const attempt = (): void => {
    waiting = null;
    if (guarded.face() === null) return;
    guarded.restore();
    watch();
  };
  const disturbed = (): void => {
    if (waiting !== null || guarded.face() === null) return;
    const now = performance.now();
    if (now - last > PEACE) tries = 0;
    last = now;
    if (tries >= PAUSES.length) {
      stop();
      guarded.lost();
      return;
    }
    const pause = PAUSES[tries] ?? 0;
    tries += 1;
    if (pause === 0) attempt();
    else waiting = setTimeout(attempt, pause);
  };

  const places = new MutationObserver(() => {
    if (guarded.face() !== null && !host.isConnected) disturbed();
  });
  const marks = new MutationObserver(() => {
    if (host.attributes.length === 0 || tries >= PAUSES.length) return;
    tries += 1;
    for (const { name } of [...host.attributes]) host.removeAttribute(name);
  });
  // Chromium tells when something lies over an element or makes it see-through; elsewhere the option means nothing.
  const sight = new IntersectionObserver(
    (entries) => {
      const last: (IntersectionObserverEntry & { isVisible?: boolean }) | undefined = entries.at(-1);
      if (last?.isVisible === false && last.isIntersecting && last.target === guarded.face()) disturbed();
    },
    { trackVisibility: true, delay: 120, threshold: [0, 1] } as IntersectionObserverInit,
  );

  function watch(): void {
    stop();
    const face = guarded.face();
    if (!face) return;
    for (let node: Node | null = host.parentNode; node; node = node.parentNode) places.observe(node, { childList: true });
    marks.observe(host, { attributes: true });
    sight.observe(face);
  }
  function stop(): void {
    places.disconnect();
    marks.disconnect();
    sight.disconnect();
  }

  // A dialog, popover or full screen opened later lies above the earlier ones, or makes the host inert.
  const opened = (event: Event): void => {
    const other = event.target;
    if (other === host || !(other instanceof Element) || other.localName === "details") return;
    // Small popovers of the page may lie over a bar: only its dialogs make the bar unusable.
    if (other.localName === "dialog" || guarded.face()?.matches(":modal")) disturbed();
  };
  document.defaultView?.addEventListener("toggle", opened, { capture: true, signal });
  document.addEventListener("fullscreenchange", disturbed, { capture: true, signal });
  signal.addEventListener("abort", () => {
    stop();
    if (waiting !== null) clearTimeout(waiting);
  });

  return {
    renew() {
      if (waiting !== null) clearTimeout(waiting);
      waiting = null;
      tries = 0;
      watch();
    },
  };
}
