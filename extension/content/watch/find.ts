/** Finds the conversations a page shows: by its adapter, or by structure where that finds nothing. */
import type { SiteAdapter } from "./adapter";
import { detect } from "./generic/detect";
import { EDITORS, hasEditor } from "./generic/boxes";
import { forHost, pathFits } from "./interest";
import { gateOpen, hasComposer, isLocked, panesOf } from "./interpret";
import type { Pane } from "./reading";
import { holder, isElement, rootsUnder } from "./roots";
import type { Health } from "./seen";
import { withSecondOpinion } from "./second-opinion";
import type { Session } from "./session";

/** Milliseconds an adapter may find no row beside its own text box before it is taken for out of date. */
const BROKEN_MS = 5000;

/** Shortest and longest time between two searches by structure, in milliseconds. */
const SEARCH_MS = 300;
const LONGEST_SEARCH_MS = 2400;

/** What finds conversations, and what it knows from the last time. */
export interface Finder {
  document: Document;
  candidates: readonly SiteAdapter[];
  generic: boolean;
  /** The adapter in use, or null. */
  adapter: SiteAdapter | null;
  /** Rows or lists may be inside shadow roots. */
  deep: boolean;
  /** Since when the adapter finds no row beside its text box, in milliseconds since 1970. */
  emptySince: number | null;
  /** The adapter was given up for this page and structure is read instead. */
  broken: boolean;
  locked: boolean;
  /** A list found by structure has grown here: another one in its place is a chat too. */
  proven: boolean;
  /** The last pane found by structure. */
  byStructure: Pane | null;
  searchedAt: number;
  searchMs: number;
  roots(): Node[];
  health(shown: readonly Session[]): Health;
  again(now: number): number | null;
  onMove(moved: () => void): void;
}

/** A finder for a document. */
export function newFinder(options: { document: Document; adapters: readonly SiteAdapter[]; generic: boolean; signal: AbortSignal }): Finder {
  const { document, signal } = options;
  const finder: Finder = {
    document,
    candidates: forHost(options.adapters, document),
    generic: options.generic,
    adapter: null,
    deep: false,
    emptySince: null,
    broken: false,
    locked: false,
    proven: false,
    byStructure: null,
    searchedAt: 0,
    searchMs: SEARCH_MS,
    roots: () => rootsToWatch(finder),
    health: (shown) => healthOf(finder, shown),
    again: (now) => (finder.emptySince !== null && !finder.broken ? Math.max(finder.emptySince + BROKEN_MS - now, 20) : null),
    onMove: (moved) => listenForMoves(document, signal, finder, moved),
  };
  return finder;
}

/** The conversations shown now. */
export function findPanes(finder: Finder, now: number): Pane[] {
  const { document } = finder;
  const adapter = finder.candidates.find((one) => pathFits(one, document) && gateOpen(one, document)) ?? null;
  if (adapter !== finder.adapter) Object.assign(finder, { adapter, emptySince: null, broken: false, byStructure: null });
  finder.locked = adapter !== null && isLocked(adapter, document);
  if (adapter) {
    finder.deep = adapter.pierce === "all" || JSON.stringify(adapter.scope).includes(">>>");
    const panes = panesOf(adapter, document);
    if (panes.some((pane) => !pane.isBarren())) {
      Object.assign(finder, { emptySince: null, broken: false });
      return adapter.grade === "C" ? panes.map(withSecondOpinion) : panes;
    }
    finder.emptySince = hasComposer(adapter, document) ? (finder.emptySince ?? now) : null;
    finder.broken = finder.emptySince !== null && now - finder.emptySince >= BROKEN_MS;
    if (!finder.broken) return panes;
    const found = searchByStructure(finder, now, false);
    return found.length > 0 ? found : panes;
  }
  return finder.generic ? searchByStructure(finder, now, !finder.proven) : [];
}

function searchByStructure(finder: Finder, now: number, mustGrow: boolean): Pane[] {
  const last = finder.byStructure;
  const isThere = last?.list.isConnected && last.box?.isConnected && last.list.getClientRects().length > 0;
  // A list without rows may be the wrong one: the right one may come later.
  const stands = isThere && !last.isBarren();
  if (!stands && now - finder.searchedAt < finder.searchMs) return isThere ? [last] : [];
  if (!stands && !finder.deep && finder.searchedAt > 0 && !finder.document.querySelector(EDITORS)) return [];
  if (!stands && finder.searchedAt === 0 && !finder.document.querySelector(EDITORS)) {
    finder.searchedAt = now;
    if (!hasEditor(finder.document)) return [];
    finder.deep = true;
  }
  finder.searchedAt = now;
  const [pane] = detect(finder.document, mustGrow, stands ? last : null);
  finder.byStructure = pane ?? null;
  finder.searchMs = pane ? SEARCH_MS : Math.min(finder.searchMs * 2, LONGEST_SEARCH_MS);
  if (pane && !stands) finder.deep = pane.list.getRootNode() !== finder.document || rootsUnder(pane.list).length > 1;
  return pane ? [pane] : [];
}

/** Where elements of a chat may come and go: nowhere while the address is not that of a chat. */
function rootsToWatch(finder: Finder): Node[] {
  const { document, candidates, generic } = finder;
  if (!generic && "navigation" in (document.defaultView ?? {}) && !candidates.some((one) => pathFits(one, document))) return [];
  return finder.deep ? rootsUnder(document) : [document];
}

function healthOf(finder: Finder, shown: readonly Session[]): Health {
  finder.proven ||= finder.byStructure !== null && shown.some((session) => session.opened);
  if (finder.locked || (finder.broken && finder.byStructure === null)) return "unreadable";
  if (!shown.some((session) => session.opened || !session.pane.mustGrow)) return "no-chat";
  return finder.broken ? "makeshift" : "reading";
}

/** Calls back when the page moves to another address without loading, and when a text box gets the focus. */
function listenForMoves(document: Document, signal: AbortSignal, finder: Finder, moved: () => void): void {
  const window = document.defaultView;
  if (!window) return;
  for (const name of ["popstate", "hashchange"]) window.addEventListener(name, moved, { signal, passive: true });
  const navigation = (window as Window & { navigation?: EventTarget }).navigation;
  navigation?.addEventListener("currententrychange", moved, { signal });
  if (!finder.generic) return;
  window.addEventListener(
    "focusin",
    (event) => {
      const inner = event.composedPath()[0];
      if (finder.byStructure || !isElement(inner) || !inner.matches(EDITORS)) return;
      if (holder(inner) !== null && inner.getRootNode() !== document) finder.deep = true;
      finder.searchMs = SEARCH_MS;
      moved();
    },
    { capture: true, passive: true, signal },
  );
}
