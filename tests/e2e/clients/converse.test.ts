/** Converse.js with a real XMPP server: one other person, and a room with two. By its adapter and by structure alone. */
import { after, before, describe, test } from "node:test";
import type { Browser } from "puppeteer-core";
import { BROWSERS } from "../harness/browsers";
import { launch } from "../../sites/browser";
import { adapterOf, expected } from "../../sites/play";
import { startPageServer, type ChatSettings } from "../harness/page-server";
import { ROOMS, startProsody } from "../harness/prosody";
import { bringStranger } from "../harness/stranger";
import { mustBeRead, type Client } from "./exchange";

const [teen, max, nina] = ["lea", "max", "nina"].map((name) => ({ name, password: `${name}-test-only` })) as [Account, Account, Account];
const room = `club@${ROOMS}`;

interface Account {
  name: string;
  password: string;
}

/** The server, the page and the others, as a test wants them. `end` gets what ends them, in the order of their start. */
async function startClient(place: "alone" | "room", end: (() => Promise<void>)[]): Promise<Client> {
  const server = await startProsody([teen, max, nina]);
  end.push(() => server.stop());
  const others = place === "alone" ? [await bringStranger(server.port, max, teen.name)] : [await bringStranger(server.port, max, { room }), await bringStranger(server.port, nina, { room })];
  for (const other of others) end.push(() => other.leave());
  const settings: ChatSettings = { jid: `${teen.name}@localhost`, password: teen.password, peer: `${max.name}@localhost`, lang: "fr" };
  const pages = await startPageServer(server.port, place === "alone" ? settings : { ...settings, room: { jid: room, nick: "Léa" } });
  end.push(() => pages.stop());
  return {
    url: `${pages.origin}/chat`,
    box: "textarea.chat-textarea",
    words: "converse-chat-message-body",
    others: others.map((other, at) => ({ name: [max, nina][at]?.name ?? "", say: (_, text) => other.say(text) })),
  };
}

for (const name of BROWSERS) {
  describe(name, () => {
    let browser: Browser;
    before(async () => {
      browser = await launch(name);
    });
    after(() => browser.close());

    for (const place of ["alone", "room"] as const) {
      for (const reader of ["adapter", "structure"] as const) {
        test(`forty_messages_${place}_are_read_by_${reader}`, async () => {
          const fixture = expected.pages["converse"];
          const end: (() => Promise<void>)[] = [];
          try {
            const client = await startClient(place, end);
            await mustBeRead(browser, client, reader === "adapter" && fixture ? [adapterOf(fixture)] : []);
          } finally {
            for (const stop of end.reverse()) await stop();
          }
        });
      }
    }
  });
}
