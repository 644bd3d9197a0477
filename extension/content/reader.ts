/**
 * Reads conversations into the engine: one after another within a conversation, whatever the page does meanwhile. Keeps
 * their state and has it saved.
 */
import { Fault, faultOf } from "../shared/fault";
import type { Assessment, Show } from "../shared/types";
import type { Engine } from "./engine/engine";
import { patternOf, shownDespite } from "../shared/dismissal";
import { type Marks, marksFrom } from "./marks";
import type { Conversation, SeenMessage } from "./watch/seen";

/** What is kept of a conversation between two visits. */
export interface ConversationState {
  /** The engine's state; empty for a new conversation. */
  thread: Uint8Array;
  marks: Uint8Array;
  /** The teenager chose not to be asked before sending here. */
  quiet: boolean;
  /** Patterns that the teenager said are no problem here. */
  dismissed: string[];
}

/** The message of a batch that says most, with what the engine said after it. */
export interface Finding {
  conversation: Conversation;
  message: SeenMessage;
  assessment: Assessment;
}

/** What the reader works with, and whom it tells. */
export interface ReaderOptions {
  engine(conversation: Conversation): Promise<Engine>;
  load(conversation: Conversation): Promise<ConversationState>;
  save(conversation: Conversation, state: ConversationState): Promise<unknown>;
  /** How much of a finding the family wants shown. */
  shown?(assessment: Assessment): Show;
  /** The engine wants something shown. */
  found(finding: Finding): void;
  /** Messages were read: the conversation's state is a new one. */
  read(conversation: Conversation): void;
  /** Reading does not work; the messages wait for the next ones. */
  trouble(fault: Fault): void;
  /** A conversation could not be loaded or saved; reading goes on. */
  forgetful(fault: Fault): void;
}

/** Reads conversations. */
export interface Reader {
  messages(conversation: Conversation, messages: readonly SeenMessage[]): void;
  /** State of a conversation as far as it was read. */
  stateOf(conversation: Conversation): Promise<Readonly<ConversationState>>;
  /** Never asks again before sending in this conversation. */
  silence(conversation: Conversation): Promise<void>;
  /** Shows less of this pattern in this conversation: it is no problem. */
  dismiss(conversation: Conversation, found: Assessment): Promise<void>;
  /** Saves what is not saved yet. */
  flush(): void;
}

/** Most conversations held at a time; others are loaded again when they are back. */
const MAX_HELD = 20;

/** Most messages that wait while the engine does not answer; the oldest go. */
const MAX_WAITING = 500;

/** Most patterns that are remembered of a conversation; the oldest go. */
const MAX_DISMISSED = 16;

/** Milliseconds from a change to its saving. */
const SAVE_MS = 400;

interface Held {
  conversation: Conversation;
  state: ConversationState;
  marks: Marks;
  loaded: Promise<void>;
  waiting: SeenMessage[];
  /** Messages that could not be read; known not to be from an earlier visit. */
  again: SeenMessage[];
  busy: boolean;
  saving: ReturnType<typeof setTimeout> | null;
}

/** A reader without conversations. */
export function createReader(options: ReaderOptions): Reader {
  const all = new Map<string, Held>();

  const hold = (conversation: Conversation): Held => {
    const name = `${conversation.site}\n${conversation.key}`;
    const known = all.get(name);
    const held = known ?? newHeld(conversation, options);
    held.conversation = conversation;
    all.delete(name);
    all.set(name, held);
    for (const [old, other] of all) {
      if (all.size <= MAX_HELD) break;
      if (other.busy) continue;
      save(other);
      all.delete(old);
    }
    return held;
  };

  const save = (held: Held): void => {
    if (held.saving === null) return;
    clearTimeout(held.saving);
    held.saving = null;
    options.save(held.conversation, { ...held.state, marks: held.marks.toBytes() }).catch((error: unknown) => {
      options.forgetful(faultOf(error, "StorageUnavailable"));
    });
  };
  const saveSoon = (held: Held): void => {
    held.saving ??= setTimeout(() => save(held), SAVE_MS);
  };

  const drain = async (held: Held): Promise<void> => {
    if (held.busy) return;
    held.busy = true;
    try {
      await held.loaded;
      while (held.waiting.length > 0) {
        const { conversation } = held;
        const batch = [...held.again.splice(0), ...held.marks.unread(held.waiting.splice(0))];
        if (batch.length === 0) continue;
        const assessments = await readBatch(held, batch);
        if (!assessments) return;
        held.marks.add(batch);
        saveSoon(held);
        options.read(conversation);
        const { dismissed } = held.state;
        const wanted = (one: Assessment): Assessment => ({ ...one, show: options.shown?.(one) ?? one.show });
        const left = assessments.map((assessment) => ({ ...assessment, show: shownDespite(dismissed, wanted(assessment)) }));
        const finding = mostTelling(conversation, batch, left);
        if (finding) options.found(finding);
      }
    } finally {
      held.busy = false;
    }
  };

  /** What the engine says after each message; null when it does not answer, and the messages wait. */
  const readBatch = async (held: Held, batch: SeenMessage[]): Promise<Assessment[] | null> => {
    const incoming = batch.map(({ text, from, at }) => ({ text, from, at }));
    try {
      const engine = await options.engine(held.conversation);
      const read = engine.read(held.state.thread, incoming).catch((error: unknown) => {
        if (faultOf(error, "EngineUnavailable").name !== "ThreadDamaged") throw error;
        return engine.read(new Uint8Array(), incoming);
      });
      const { thread, assessments } = await read;
      held.state.thread = thread;
      return assessments;
    } catch (error) {
      const fault = faultOf(error, "EngineUnavailable");
      // Messages that the engine does not take would block the conversation for good: they are passed over.
      if (fault.name === "MessageShape") return [];
      held.again = batch.slice(-MAX_WAITING);
      options.trouble(fault);
      return null;
    }
  };

  return {
    messages(conversation, messages) {
      const held = hold(conversation);
      held.waiting.push(...messages);
      if (held.waiting.length > MAX_WAITING) held.waiting.splice(0, held.waiting.length - MAX_WAITING);
      void drain(held);
    },
    async stateOf(conversation) {
      const held = hold(conversation);
      await held.loaded;
      return held.state;
    },
    async silence(conversation) {
      const held = hold(conversation);
      await held.loaded;
      held.state.quiet = true;
      saveSoon(held);
    },
    async dismiss(conversation, found) {
      const held = hold(conversation);
      await held.loaded;
      held.state.dismissed = [...new Set([...held.state.dismissed, patternOf(found)])].slice(-MAX_DISMISSED);
      saveSoon(held);
    },
    flush() {
      for (const held of all.values()) save(held);
    },
  };
}

function newHeld(conversation: Conversation, options: ReaderOptions): Held {
  const held: Held = {
    conversation,
    state: { thread: new Uint8Array(), marks: new Uint8Array(), quiet: false, dismissed: [] },
    marks: marksFrom(new Uint8Array(), conversation.key),
    loaded: Promise.resolve(),
    waiting: [],
    again: [],
    busy: false,
    saving: null,
  };
  held.loaded = options.load(conversation).then(
    (state) => {
      held.state = { ...state };
      held.marks = marksFrom(state.marks, conversation.key);
    },
    // Without its past a conversation is read as a new one: less is known, nothing is lost.
    (error: unknown) => options.forgetful(faultOf(error, "StorageUnavailable")),
  );
  return held;
}

const SHOWS = ["none", "bar", "card"];
const LEVELS = ["none", "notice", "warning", "danger"];

/** Of several messages read at once only one warns, as a page full of warnings would warn of nothing: the latest of the most serious. */
export function mostTelling(conversation: Conversation, messages: readonly SeenMessage[], assessments: readonly Assessment[]): Finding | null {
  const weight = ({ show, level, crisis }: Assessment): number => SHOWS.indexOf(show) * 100 + (crisis ? 10 : 0) + LEVELS.indexOf(level);
  let best: Finding | null = null;
  for (const [index, assessment] of assessments.entries()) {
    const message = messages[index];
    if (!message || assessment.show === "none") continue;
    if (!best || weight(assessment) >= weight(best.assessment)) best = { conversation, message, assessment };
  }
  return best;
}
