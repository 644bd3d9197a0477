/**
 * Waits until a page shows what may be a chat. Reads no layout, changes nothing, and ends with the first sign. It runs on
 * every page of the sites, so it touches nothing of the browser that it can do without.
 */
import type { LookoutRule, LookoutRules } from "./rule";
import { search } from "./search";

/**
 * Looks out in this document; `found` is called once, at the first sign. On a host without rules, one that the family
 * has switched on, any text box is a sign.
 */
export function lookOut(rules: LookoutRules, found: () => void): void {
  const here = rulesHere(rules);
  if (here?.length === 0) return;
  const again = (): void => lookOut(rules, found);
  const { navigation } = window as Window & { navigation?: EventTarget };
  // At an address that is no chat's nothing can appear before the address changes, where browsers tell of that.
  if (here && navigation && !here.some(fits)) navigation.addEventListener("currententrychange", again, { once: true });
  else search(here && (() => here.filter(fits)), found, again);
}

/** The rules for this document; null on a host that has none. */
function rulesHere(rules: LookoutRules): LookoutRule[] | null {
  const { hostname } = location;
  if (!Object.hasOwn(rules, hostname)) return null;
  const ofHost = JSON.parse(rules[hostname] ?? "[]") as LookoutRule[];
  return ofHost.filter(({ frames }) => frames || window === top);
}

/** Whether the address is one of the rule. Patterns are checked when the extension is built. */
function fits({ path }: LookoutRule): boolean {
  return path === undefined || new RegExp(path, "u").test(location.pathname + location.search);
}
