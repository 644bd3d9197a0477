/**
 * Serves the web chat to the browser: the same page without and with a strict content security policy, a page
 * without a chat, and the list of policy reports that browsers sent. Chat traffic is passed on to Prosody, so that
 * everything has one origin.
 */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { extname, join, normalize } from "node:path";

const own = join(import.meta.dirname, "../chat");
const structures = join(import.meta.dirname, "../../sites");
const client = join(import.meta.dirname, "../../../node_modules/converse.js/dist");

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

/** A policy as a careful site sends it; browsers report what breaks it to `/report`. */
const strict = "script-src 'self'; object-src 'none'; base-uri 'none'; report-uri /report";

/** A running page server. */
export interface PageServer {
  /** `http://127.0.0.1:PORT`. Pages: `/chat`, `/strict` (the same under the policy), `/chat-busy` (scripted rows), `/article` (no chat). */
  origin: string;
  /** The reports received so far, as sent. */
  reports: readonly string[];
  /** Paths asked for so far. */
  asked: readonly string[];
  stop(): Promise<void>;
}

/** What the page needs to know to sign in and open the conversation. */
export interface ChatSettings {
  jid: string;
  password: string;
  peer: string;
  /** A room to enter instead, under a name of its own. */
  room?: { jid: string; nick: string };
  lang: string;
}

function fileFor(path: string): string | null {
  if (path === "/chat" || path === "/strict") return join(own, "page.html");
  if (path === "/article") return join(own, "article.html");
  if (path === "/chat-busy") return join(structures, "converse.html");
  if (path === "/stage.js") return join(structures, "stage.js");
  const [folder, rest] = path.startsWith("/converse/") ? [client, path.slice("/converse/".length)] : [own, path.slice(1)];
  const file = normalize(join(folder, rest));
  return file.startsWith(`${folder}/`) ? file : null;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += String(part);
  return text;
}

/** Starts the server; `chatPort` is Prosody's WebSocket port on this machine. */
export async function startPageServer(chatPort: number, settings: ChatSettings): Promise<PageServer> {
  const reports: string[] = [];
  const asked: string[] = [];
  const tunnels = new Set<Socket>();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname;
    asked.push(path);
    if (path === "/report") {
      reports.push(await textOf(request));
      response.writeHead(204).end();
      return;
    }
    if (path === "/settings.json") {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(settings));
      return;
    }
    const file = fileFor(path);
    const bytes = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || bytes === null) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    if (path === "/strict") response.setHeader("content-security-policy", strict);
    response.writeHead(200).end(bytes);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.on("upgrade", (request, browser: Socket, head: Buffer) => {
    const chat = connect(chatPort, "127.0.0.1");
    const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`);
    chat.write([`GET /xmpp-websocket HTTP/1.1`, ...headers, "", ""].join("\r\n"));
    chat.write(head);
    for (const [from, to] of [[browser, chat], [chat, browser]] as const) {
      tunnels.add(from);
      from.pipe(to);
      from.once("error", () => to.destroy());
      from.once("close", () => { tunnels.delete(from); to.destroy(); });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the system gave no port");

  return {
    origin: `http://127.0.0.1:${address.port}`,
    reports,
    asked,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      for (const tunnel of tunnels) tunnel.destroy();
      if (server.listening) await once(server, "close");
    },
  };
}
