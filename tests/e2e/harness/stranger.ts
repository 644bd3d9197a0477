/** The other person of the conversation, on the chat server like anybody else, through a client library. */
import { client, jid, xml } from "@xmpp/client";
import WebSocket from "ws";
import type { Account } from "./prosody";

/** The other person, signed in. */
export interface Stranger {
  /** Sends one message to the teenager. */
  say(text: string): Promise<void>;
  /** All that came from the teenager's side so far, in order: what each message consists of (`body`, `composing`, …). */
  received: readonly string[];
  leave(): Promise<void>;
}

/** Signs the other person in over the server's WebSocket and has them write to `peer` (an account's name), or in a room. */
export async function bringStranger(port: number, account: Account, peer: string | { room: string }): Promise<Stranger> {
  // The client library looks for the browser's class, which older versions of Node do not have.
  globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
  const connection = client({
    service: `ws://127.0.0.1:${port}/xmpp-websocket`,
    domain: "localhost",
    username: account.name,
    password: account.password,
    credentials: async (authenticate) => authenticate({ username: account.name, password: account.password }, "PLAIN"),
  });
  connection.on("error", () => undefined);
  const received: string[] = [];
  connection.on("stanza", (stanza) => {
    if (stanza.is("message")) received.push(stanza.children.map((child) => (typeof child === "string" ? "text" : child.name)).join(" "));
  });
  await connection.start();
  await connection.send(xml("presence"));
  const [type, to] = typeof peer === "string" ? ["chat", jid(peer, "localhost").toString()] : ["groupchat", peer.room];
  if (typeof peer !== "string") {
    const entered = new Promise<void>((resolve) => connection.on("stanza", (stanza) => void (stanza.is("presence") && stanza.attrs["from"] === `${to}/${account.name}` && resolve())));
    await connection.send(xml("presence", { to: `${to}/${account.name}` }, xml("x", { xmlns: "http://jabber.org/protocol/muc" })));
    await entered;
  }
  let sent = 0;
  return {
    received,
    say: async (text) => {
      sent += 1;
      await connection.send(xml("message", { type, to, id: `${account.name}-${sent}` }, xml("body", {}, text)));
    },
    leave: async () => {
      await connection.stop();
    },
  };
}
