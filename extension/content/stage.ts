/**
 * Which conversation is on the screen. The engine's answer may come when the page has long turned to another one; it is
 * then kept until its own is back, so that nobody is warned of someone they are not talking to.
 */
import type { Finding } from "./reader";
import type { Conversation } from "./watch/seen";

/** Lets findings onto the screen. */
export interface Stage {
  /** A conversation is on the screen, as its messages or its draft tell. */
  enter(conversation: Conversation): void;
  /** Shows a finding now, or when its conversation is back. */
  show(finding: Finding): void;
}

/** A stage; `put` shows a finding whose conversation is on the screen. */
export function createStage(put: (finding: Finding) => void): Stage {
  const late = new Map<string, Finding>();
  let newest = 0;

  /** Several conversations can be open at once, each with its own epoch: one is gone when its message is gone too. */
  const isGone = ({ conversation, message }: Finding): boolean => conversation.epoch < newest && message.element() === null;

  return {
    enter(conversation) {
      newest = Math.max(newest, conversation.epoch);
      const finding = late.get(conversation.key);
      if (!finding) return;
      late.delete(conversation.key);
      put({ ...finding, conversation });
    },
    show(finding) {
      if (isGone(finding)) late.set(finding.conversation.key, finding);
      else put(finding);
    },
  };
}
