/** The whole chat: server, web page and the other person, started together and ended together. */
import { startPageServer } from "./page-server";
import type { PageServer } from "./page-server";
import { startProsody } from "./prosody";
import { bringStranger } from "./stranger";
import type { Stranger } from "./stranger";

const teen = { name: "lea", password: "lea-test-only" };
const other = { name: "maxime", password: "maxime-test-only" };

/** A running chat with the other person signed in. */
export interface Chat {
  pages: PageServer;
  stranger: Stranger;
  stop(): Promise<void>;
}

/** Starts everything; `lang` is the language of the chat page. */
export async function startChat(lang: string): Promise<Chat> {
  const ends: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const server = await startProsody([teen, other]);
    ends.push(() => server.stop());
    const pages = await startPageServer(server.port, {
      jid: `${teen.name}@localhost`,
      password: teen.password,
      peer: `${other.name}@localhost`,
      lang,
    });
    ends.push(() => pages.stop());
    const stranger = await bringStranger(server.port, other, teen.name);
    ends.push(() => stranger.leave());
    return { pages, stranger, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
