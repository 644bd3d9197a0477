/** What a browser really asked of the network, from Chromium's own log. */
import { readFile } from "node:fs/promises";

/** One request of the browser. */
export interface Asked {
  url: string;
  /** The origin that caused it, or "not an origin" for the browser's own. */
  initiator: string;
}

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; initiator?: string } }[];
}

/** Every request in the log of a browser that has ended. */
export async function requestsIn(file: string): Promise<Asked[]> {
  const log = JSON.parse(await readFile(file, "utf8")) as NetLog;
  const start = log.constants.logEventTypes["URL_REQUEST_START_JOB"];
  const asked: Asked[] = [];
  for (const { type, params } of log.events) {
    if (type === start && params?.url !== undefined) asked.push({ url: params.url, initiator: params.initiator ?? "" });
  }
  return asked;
}
