/**
 * Which sites the extension may read: the known ones, named in the manifest, and those that the family has switched on,
 * which the browser keeps as permissions. Origins are match patterns such as `https://chat.example.com/*`.
 */
import { ext } from "./ext";

/** Origins of the known sites. */
export function knownOrigins(): string[] {
  return manifest().host_permissions ?? [];
}

/** The origin to ask for so that an address can be read; null if the extension may not even ask. */
export function originOf(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const origin = `${url.protocol}//${url.hostname}/*`;
  return isKnown(address) || (manifest().optional_host_permissions ?? []).some((pattern) => covers(pattern, url)) ? origin : null;
}

/** Whether an address is one of a known site. */
export function isKnown(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && knownOrigins().some((pattern) => covers(pattern, url));
}

/** Whether an origin covers an address. Ports do not count, as in the browsers' own patterns. */
export function covers(origin: string, { protocol, hostname }: Pick<URL, "protocol" | "hostname">): boolean {
  const [scheme = "", host = ""] = origin.replace(/\/\*$/, "").split("://");
  return (scheme === "*" || `${scheme}:` === protocol) && (host === "*" || host === hostname);
}

function manifest(): chrome.runtime.ManifestV3 {
  return ext.runtime.getManifest() as chrome.runtime.ManifestV3;
}
