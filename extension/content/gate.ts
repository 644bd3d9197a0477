/**
 * Asks before a message gives something away. The page sends in the same instant as the key goes down, and the engine
 * answers a little later: so drafts are judged while they are written, and the answer is remembered for exactly that text.
 */
import type { Gate } from "../shared/types";
import type { Composer, Conversation } from "./watch/seen";

/** What the gate works with. */
export interface DraftGateOptions {
  /** The engine's judgement of a draft in a conversation. */
  check(conversation: Conversation, draft: string): Promise<Gate>;
  /** Puts the question on the screen; calls `decided` once. */
  ask(composer: Composer, gate: Gate, decided: (send: boolean, remember: boolean) => void): void;
  /** The teenager does not want to be asked in this conversation any more. */
  silence(conversation: Conversation): void;
}

/** The gate between the text box and the page. Never sends, never changes a text. */
export interface DraftGate {
  /** The draft changed. */
  draft(composer: Composer): void;
  /** The conversation was read on: what was said of its draft may no longer hold. */
  read(conversation: Conversation): void;
  /** Whether the page may have this text. When not, the question is on the screen. */
  submitting(composer: Composer, draft: string): boolean;
}

/** A text in a conversation. */
interface Draft {
  key: string;
  text: string;
}

/** A gate that knows no draft yet. */
export function createDraftGate({ check, ask, silence }: DraftGateOptions): DraftGate {
  let judged: (Draft & { gate: Gate }) | null = null;
  /** Held back, with the question on the screen. */
  let held: Draft | null = null;
  /** Chosen to be sent: passes once. */
  let passing: Draft | null = null;
  let current: Composer | null = null;
  let next: Composer | null = null;
  let checking = false;

  const judge = async (first: Composer): Promise<void> => {
    next = first;
    if (checking) return;
    checking = true;
    try {
      while (next) {
        const composer: Composer = next;
        next = null;
        const draft = { key: composer.conversation.key, text: composer.text() };
        if (draft.text.trim() === "") judged = null;
        else judged = { ...draft, gate: await check(composer.conversation, draft.text) };
      }
    } catch {
      // Without a judgement nothing is held back; that the engine does not answer is said elsewhere.
      judged = null;
    } finally {
      checking = false;
    }
  };

  return {
    draft(composer) {
      current = composer;
      if (!same(judged, { key: composer.conversation.key, text: composer.text() })) void judge(composer);
    },
    read(conversation) {
      if (current?.conversation.key === conversation.key && current.box.isConnected) void judge(current);
    },
    submitting(composer, text) {
      const { conversation } = composer;
      const draft = { key: conversation.key, text };
      if (same(passing, draft)) {
        passing = null;
        judged = null;
        return true;
      }
      if (same(held, draft)) return false;
      // Keys that followed the judged text are on their way to the engine; what was found is still in the text.
      const found = judged?.key === draft.key && text.startsWith(judged.text) ? judged.gate : null;
      if (!found?.ask) return true;
      held = draft;
      ask(composer, found, (send, remember) => {
        if (!same(held, draft)) return;
        held = null;
        if (send) passing = draft;
        if (remember) silence(conversation);
      });
      return false;
    },
  };
}

function same(one: Draft | null, other: Draft): boolean {
  return one !== null && one.key === other.key && one.text === other.text;
}
