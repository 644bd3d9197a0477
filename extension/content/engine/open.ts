/** Opens the engine for a document, on the host that the facts decide. */
import * as glue from "vigie-engine";
import { ask } from "../../shared/ask";
import { fromBase64 } from "../../shared/base64";
import { ext, isFirefox } from "../../shared/ext";
import { ENGINE_PORT } from "../../shared/messages";
import type { SiteAdapter } from "../watch/adapter";
import { chooseHost, openHost } from "./choose";
import type { Engine } from "./engine";
import { localEngine } from "./local";
import { remoteEngine } from "./remote";

/** Where the engine is wanted. */
export interface Place {
  site: string;
  /** The site's adapter, if it has one. */
  adapter: SiteAdapter | undefined;
  hostname: string;
  /** No attempt to host the engine was refused on this site. */
  mayHost: boolean;
  signal: AbortSignal;
}

/** Gives a working engine, or one whose questions are answered with the reason why there is none. */
export function openEngine({ site, adapter, hostname, mayHost, signal }: Place): Promise<Engine> {
  const host = chooseHost({
    firefox: isFirefox(),
    // Evidence is of one host's policy: software that anyone can host has none of its own.
    siteAllows: adapter?.wasm?.allowed === true && adapter.match.hosts.includes(hostname),
    refused: !mayHost,
  });
  return openHost(host, {
    local: () => localEngine(glue, async () => fromBase64(await ask({ kind: "engine-bytes" }))),
    remote: () => remoteEngine({ connect: () => ext.runtime.connect({ name: ENGINE_PORT }), signal }),
    refused: () => void ask({ kind: "engine-refused", site }).catch(() => undefined),
  });
}
