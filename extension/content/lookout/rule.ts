/** When a page of a known site is worth the whole content script: a site's file, cut down to what tells that. */
import type { Pattern, Selector, SiteAdapter } from "../watch/adapter";

/** What must be so. Made from the sites' files when the extension is built. */
export interface LookoutRule {
  /** Also in frames. */
  frames?: true;
  /** The path with its query must match. */
  path?: Pattern;
  /** Of each of these chains, one selector must match something; only CSS, with ` >>> ` between an element and its root. */
  needs: Selector[][];
  /** Every selector also looks inside open shadow roots. */
  deep?: true;
}

/**
 * The rules of each host, as JSON. They stay text until their host is met: making objects of all of them would take
 * longer than everything else that a page without a chat needs.
 */
export type LookoutRules = Record<string, string>;

/** The rules of all sites. Software that anyone can host has none: its pages are found like those of unknown sites. */
export function rulesOf(sites: readonly SiteAdapter[]): LookoutRules {
  const rules: Record<string, LookoutRule[]> = {};
  for (const site of sites) for (const host of site.match.hosts) if (host !== "*") (rules[host] ??= []).push(ruleOf(site));
  return Object.fromEntries(Object.entries(rules).map(([host, all]) => [host, JSON.stringify(all)]));
}

/** The rule of one site. */
export function ruleOf({ match, pierce, scope, list, locked, composer }: SiteAdapter): LookoutRule {
  const signs = [...list, ...composer.box, ...(locked ?? []), ...scope.filter((selector) => selector.includes(">>>"))];
  // An address that only a chat has is enough: a page there that shows none is one that Vigie must say it can't read.
  const enough = match.path !== undefined || list.some(isSpecial);
  return {
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
