/** Where the engine runs: decided by what is known, never by trying. */
import { faultOf } from "../../shared/fault";
import type { Engine } from "./engine";

/** What the decision rests on. */
export interface HostFacts {
  /** In Firefox a content script's WebAssembly is not subject to the page's policy. */
  firefox: boolean;
  /** The site's file says, with evidence and date, that the site's own policy allows WebAssembly. */
  siteAllows: boolean;
  /** An attempt was refused on this site with this version of the extension. */
  refused: boolean;
}

/** The two hosts. */
export type Host = "local" | "remote";

/** In Chromium a refused attempt is reported to the page and to its server, so it is made only where it cannot fail. */
export function chooseHost({ firefox, siteAllows, refused }: HostFacts): Host {
  return !refused && (firefox || siteAllows) ? "local" : "remote";
}

/** Ways to open each host. */
export interface Hosts {
  local(): Promise<Engine>;
  remote(): Engine;
  /** The local host was refused: remember it. */
  refused(): void;
}

/** Opens the chosen host. A local host that does not start is replaced by the remote one at once. */
export async function openHost(host: Host, hosts: Hosts): Promise<Engine> {
  if (host === "remote") return hosts.remote();
  try {
    return await hosts.local();
  } catch (error) {
    if (faultOf(error, "EngineUnavailable").name === "EngineRefused") hosts.refused();
    return hosts.remote();
  }
}
