/** A conversation and its messages as they stand on a page. */
import type { Speaker } from "./types";

/** A conversation on the page. `key` tells it from others on this site; it never leaves the device and is stored hashed. */
export interface Conversation {
  key: string;
  /** Id of the site's adapter, or the host name where none is known. */
  site: string;
  /** What the page calls it, for the screen only. */
  title: string | null;
  /** Grows each time the page shows another conversation, so that late answers to an old one can be dropped. */
  epoch: number;
}

/** A message on the page, once its text and direction have settled. */
export interface SeenMessage {
  /** The site's id of the message, or one made from its place and content: the same for the same message. */
  id: string;
  text: string;
  from: Speaker;
  /** What the page calls its author, for the screen only. */
  sender: string | null;
  /** Milliseconds since 1970, or null when the page does not say. */
  at: number | null;
  /** Finds the element that shows the text now, or null when it has left the page (lists recycle their rows). */
  element(): Element | null;
}

/** The text box of a conversation. */
export interface Composer {
  conversation: Conversation;
  box: HTMLElement;
  /** The draft as it stands. */
  text(): string;
}
