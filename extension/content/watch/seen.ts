/** What the watcher hands to the rest of the content script; adapters and generic detector both produce it. */
import type { Speaker } from "../../shared/types";

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

/** Whether a page's chat can be read. `makeshift`: by its structure alone, because what is known of the site no longer fits. */
export type Health = "no-chat" | "reading" | "makeshift" | "unreadable";

/** What a watcher tells. All calls are made outside of the page's own event handling except `draft` and `submitting`. */
export interface WatchEvents {
  /** New messages of a conversation, oldest first. Also called with the messages already there when it opens. */
  messages(conversation: Conversation, messages: SeenMessage[]): void;
  /** The draft changed, or may have: told at each key, before the next one. */
  draft(composer: Composer): void;
  /** The teenager is about to send; return false to hold the message back. Called synchronously, before the page sees the event. */
  submitting(composer: Composer, draft: string): boolean;
  health(health: Health): void;
}
