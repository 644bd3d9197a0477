/** A real chat server, Prosody, in a folder of its own and on this machine only. */
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { until } from "./until";

/** An account on the test server. */
export interface Account {
  name: string;
  password: string;
}

/** A running chat server. */
export interface ChatServer {
  /** Port of its WebSocket, on 127.0.0.1. */
  port: number;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Where the server's rooms are. */
export const ROOMS = "rooms.localhost";

const modules = ["roster", "saslauth", "disco", "carbons", "pep", "private", "blocklist", "vcard4", "ping", "time", "version", "mam", "websocket"];

function config(folder: string, port: number): string {
  return `
run_as_root = true
daemonize = false
pidfile = "${folder}/prosody.pid"
data_path = "${folder}/data"
interfaces = { "127.0.0.1" }
http_interfaces = { "127.0.0.1" }
http_ports = { ${port} }
https_ports = { }
c2s_ports = { }
modules_enabled = { ${modules.map((name) => `"${name}"`).join(", ")} }
modules_disabled = { "s2s", "tls" }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
consider_websocket_secure = true
authentication = "internal_plain"
log = { warn = "*console" }
VirtualHost "localhost"
Component "${ROOMS}" "muc"
muc_room_locking = false
`;
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return address.port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => socket.end(() => resolve(true)));
    socket.once("error", () => resolve(false));
  });
}

/** Starts the server with these accounts; resolves once it takes connections. */
export async function startProsody(accounts: readonly Account[]): Promise<ChatServer> {
  const folder = await mkdtemp(join(tmpdir(), "vigie-chat-"));
  const port = await freePort();
  const file = join(folder, "prosody.cfg.lua");
  await writeFile(file, config(folder, port));
  for (const { name, password } of accounts) {
    await promisify(execFile)("prosodyctl", ["--config", file, "register", name, "localhost", password]);
  }
  const server = spawn("prosody", ["--config", file, "-F"], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (part: Buffer) => { said += part.toString(); });
  const ended = once(server, "exit");
  const running = () => server.exitCode === null && server.signalCode === null;
  const stop = async (): Promise<void> => {
    if (running()) {
      server.kill("SIGTERM");
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await until("Prosody to take connections", async () => {
      if (!running()) throw new Error(`Prosody ended at once: ${said}`);
      return answers(port);
    }, () => said);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, stop };
}
