/** Which pages are worth watching, and which attributes of a list's rows: decided by the data alone. */
import type { SiteAdapter } from "./adapter";
import { matches } from "./pattern";

/** Attributes by which any row may change. */
const ALWAYS = ["class", "aria-label", "alt", "title", "dir", "hidden", "id", "datetime"];

/** Whether a chat may appear in this document, now or after the page has moved on: by host and frame. */
export function mayAppear(options: { document: Document; adapters: readonly SiteAdapter[]; generic: boolean }): boolean {
  return options.generic || forHost(options.adapters, options.document).length > 0;
}

/**
 * The adapters for the document, in the order to be tried: of those for its host, the ones that look for a mark in the
 * page come first. Software that anyone can host is known by its mark alone, which is in the page from the start.
 */
export function forHost(adapters: readonly SiteAdapter[], document: Document): SiteAdapter[] {
  const { hostname } = document.location;
  const window = document.defaultView;
  const top = window === null || window.top === window;
  const inFrame = adapters.filter((adapter) => top || adapter.match.frames === "all");
  const named = inFrame.filter((adapter) => adapter.match.hosts.includes(hostname));
  const anywhere = inFrame.filter(({ match }) => !match.hosts.includes(hostname) && match.hosts.includes("*") && match.gate !== undefined && document.querySelector(match.gate) !== null);
  return [...named.filter(({ match }) => match.gate), ...named.filter(({ match }) => !match.gate), ...anywhere];
}

/** Whether the document's path is one of the adapter's. */
export function pathFits(adapter: SiteAdapter, document: Document): boolean {
  const { pathname, search } = document.location;
  return !adapter.match.path || matches(adapter.match.path, pathname + search);
}

/** The attributes whose change makes a row worth reading again: those the adapter names, and a few that all share. */
export function attributesOf(adapter: SiteAdapter | null): string[] {
  const names = new Set(ALWAYS);
  const visit = (value: unknown): void => {
    if (typeof value === "string") for (const match of value.matchAll(/\[([a-z][\w-]*)/g)) names.add(match[1] ?? "");
    else if (Array.isArray(value)) value.forEach(visit);
    else if (value !== null && typeof value === "object") {
      for (const [key, inner] of Object.entries(value)) {
        if (key === "attr" && typeof inner === "string") names.add(inner);
        visit(inner);
      }
    }
  };
  visit(adapter ? [adapter.item, adapter.itemId, adapter.text, adapter.sender, adapter.direction, adapter.private] : []);
  names.delete("style");
  return [...names];
}
