/** Messages out of a text that was pasted: one a line. */
import type { Message } from "./book";

/** How a line begins that the teenager wrote, in what chats copy or people type. */
const OWN = /^(?:moi|me|you|vous|toi)\s*[:>]\s*/iu;

/** A time in brackets or before a name, as some apps copy it. */
const TIME = /^\[[^\]]{4,30}\]\s*/u;

/** The messages of a pasted text, all ticked; empty lines are none. */
export function messagesIn(pasted: string): Message[] {
  return pasted
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const said = line.replace(TIME, "");
      return OWN.test(said) ? { from: "me", text: said.replace(OWN, ""), ticked: true } : { from: "them", text: line, ticked: true };
    });
}
