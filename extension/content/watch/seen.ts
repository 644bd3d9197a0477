/** What the watcher hands to the rest of the content script; adapters and generic detector both produce it. */
import type { Composer, Conversation, SeenMessage } from "../../shared/conversation";

export type { Composer, Conversation, SeenMessage };

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
