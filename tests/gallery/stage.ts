/** Runs in the page: the real overlay over an invented chat. */
import "./locale";
import { createWarner } from "../../extension/shared/warn/warn";
import type { Assessment, Gate, Outcome } from "../../extension/shared/types";
import { patternOf, shownDespite } from "../../extension/shared/dismissal";
import type { SeenMessage } from "../../extension/content/watch/seen";

/** What the tests can do in the page. */
export interface Stage {
  /** Adds a message to the chat and gives its number. */
  say(from: "them" | "me", text: string): number;
  /** Shows what the engine might have found in message `index`; `finds` are signals with the words they stand for. */
  warn(index: number, found: Partial<Assessment>, finds?: Record<string, string>): void;
  ask(gate: Partial<Gate>): void;
  /** Ends the warner, as when the extension is reloaded. */
  end(): void;
  outcomes: Outcome[];
  decisions: { send: boolean; remember: boolean }[];
  lost: number;
}

declare global {
  interface Window {
    stage: Stage;
    /** `trusted` is whom the teenager chose to talk to, or null. */
    makeStage(country: string, trusted: string | null): void;
  }
}

window.makeStage = (country, trusted) => {
  const abort = new AbortController();
  const seen: SeenMessage[] = [];
  const dismissed: string[] = [];
  const conversation = { site: "chat.example.com", key: "lea", title: "Léa", epoch: 1 };
  const list = document.querySelector(".list");
  const box = document.querySelector("input");
  if (!list || !box) throw new Error("the chat page has no list or no text box");
  const warner = createWarner({
    signal: abort.signal,
    document,
    site: "chat.example.com",
    report: (_, outcome) => void window.stage.outcomes.push(outcome),
    country: () => country,
    trusted: () => trusted,
    dismissed: (_, found) => void dismissed.push(patternOf(found)),
    lost: () => void (window.stage.lost += 1),
  });
  window.stage = {
    outcomes: [],
    decisions: [],
    lost: 0,
    say(from, text) {
      const bubble = document.createElement("div");
      bubble.className = from;
      bubble.textContent = text;
      list.append(bubble);
      list.scrollTop = list.scrollHeight;
      return seen.push({ id: String(seen.length), text, from, sender: "Léa", at: null, element: () => (bubble.isConnected ? bubble : null) }) - 1;
    },
    warn(index, found, finds = {}) {
      const message = seen[index];
      if (!message) throw new Error(`no message ${index}`);
      const hits = Object.entries(finds).map(([signal, words]) => {
        const start = message.text.indexOf(words);
        return { signal, start, end: start + words.length };
      });
      const assessment: Assessment = { level: "danger", situation: "sextortion", stage: "demand", next: "deadline", show: "card", crisis: false, ...found, hits };
      warner.show({ assessment: { ...assessment, show: shownDespite(dismissed, assessment) }, message, conversation, alert: Promise.resolve("alert-1") });
    },
    ask(gate) {
      warner.nudge({
        composer: { conversation, box, text: () => box.value },
        gate: { ask: true, hold: false, kinds: ["phone"], ...gate },
        decided: (send, remember) => void window.stage.decisions.push({ send, remember }),
      });
    },
    end: () => abort.abort(),
  };
};
