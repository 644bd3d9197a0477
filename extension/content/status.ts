/** What Vigie can do on this page, told to badge and popup. */
import { ask } from "../shared/ask";
import { STATE_QUESTION } from "../shared/messages";
import type { PageState } from "../shared/types";
import { onTold } from "./told";
import type { Health } from "./watch/seen";

/** What the state follows from. */
export interface Conditions {
  health: Health;
  paused: boolean;
  /** Whether the engine answers; null while that is not known. */
  engine: boolean | null;
  /** The page keeps taking warnings away. */
  covered: boolean;
}

/** The state that the conditions make; null while it is not known. */
export function stateFrom({ health, paused, engine, covered }: Conditions): PageState | null {
  if (paused) return "paused";
  if (health === "no-chat" || health === "unreadable") return health;
  if (engine === null) return null;
  if (!engine) return "no-engine";
  if (covered) return "no-screen";
  return health === "makeshift" ? "makeshift" : "protecting";
}

/** Keeps the conditions, tells the background of a new state, and answers when asked for it. */
export function createStatus(signal: AbortSignal): (news: Partial<Conditions>) => void {
  const conditions: Conditions = { health: "no-chat", paused: false, engine: null, covered: false };
  let state: PageState = "no-chat";
  onTold(STATE_QUESTION.kind, signal, (_, respond) => respond(state));
  return (news) => {
    Object.assign(conditions, news);
    const next = stateFrom(conditions);
    if (next === null || next === state) return;
    state = next;
    // A page without a chat never wakes the background; a sign that comes late is repeated with the next change.
    ask({ kind: "page-state", state }).catch(() => undefined);
  };
}
