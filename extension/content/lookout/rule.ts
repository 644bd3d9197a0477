/** When a page of a known site is worth the whole content script: a site's file, cut down to what tells that. */
import type { Pattern, Selector, SiteAdapter } from "../watch/adapter";

/** What must be so. Made from the sites' files when the extension is built. */
export interface LookoutRule {
  hosts: string[];
  /** Also in frames. */
  frames?: true;
  /** The path with its query must match. */
  path?: Pattern;
  /** Of each of these chains, one selector must match something; only CSS, with ` >>> ` between an element and its root. */
  needs: Selector[][];
  /** Every selector also looks inside open shadow roots. */
  deep?: true;
}

/** The rule of a site; null for software that anyone can host, whose pages are found like those of unknown sites. */
export function ruleOf({ match, pierce, scope, list, locked, composer }: SiteAdapter): LookoutRule | null {
  const hosts = match.hosts.filter((host) => host !== "*");
  if (hosts.length === 0) return null;
  const signs = [...list, ...composer.box, ...(locked ?? []), ...scope.filter((selector) => selector.includes(">>>"))];
  // An address that only a chat has is enough: a page there that shows none is one that Vigie must say it can't read.
  const enough = match.path !== undefined || list.some(isSpecial);
  return {
    hosts,
    ...(match.frames === "all" && { frames: true }),
    ...(match.path !== undefined && { path: match.path }),
    needs: [match.gate === undefined ? [] : [match.gate], enough ? [] : signs.filter((selector) => !isSpecial(selector))].filter((chain) => chain.length > 0),
    ...(pierce === "all" && { deep: true }),
  };
}

/** Whether a selector is more than CSS and roots. */
function isSpecial(selector: Selector): boolean {
  return /^@|@text:/.test(selector);
}
