/** Warns a teenager on the page: decides where a warning goes on the screen, never whether there is one. */
import { countryOf, routing } from "../reporting";
import { MINUTE } from "../time";
import type { Assessment, Gate, Outcome } from "../types";
import { patternOf, shownDespite } from "../dismissal";
import type { Composer, Conversation, SeenMessage } from "../conversation";
import { createBar } from "./bar";
import { createCard, type Card } from "./card";
import { createMarker } from "./highlight";
import { createNudge } from "./nudge";
import { createScreen, type Surface } from "./screen";
import { rank, type Setting, type Warning } from "./warning";

/** What a warner is made with. */
export interface WarnerOptions {
  /** Ends everything: what is shown goes away, nothing is listened to any more. */
  signal: AbortSignal;
  document: Document;
  /** Told what the person did with a warning; `alert` is null where nothing was stored, and for drafts. */
  report: (alert: string | null, outcome: Outcome) => void;
  /** Told that the person said of this pattern in this conversation that it is no problem. */
  dismissed: (conversation: Conversation, found: Assessment) => void;
  /** The site as people name it. */
  site: string;
  /** Country chosen in the settings (ISO 3166), asked when a card opens; null to go by the browser's languages. */
  country?: () => string | null;
  /** Whom the teenager chose to talk to, asked likewise; null for nobody in particular. */
  trusted?: () => string | null;
  /** The page keeps removing or covering the warning, and Vigie has given up: to be told outside of the page. */
  lost?: () => void;
}

/** Shows warnings and questions on one page. */
export interface Warner {
  /** Shows what the engine found in a message, as much of it as `assessment.show` allows. */
  show(warning: { assessment: Assessment; message: SeenMessage; conversation: Conversation; alert: Promise<string | null> }): void;
  /** Asks before a draft leaves. `decided` is called once; the text stays as it is, and is not sent from here. */
  nudge(asked: { composer: Composer; gate: Gate; decided: (send: boolean, remember: boolean) => void }): void;
}

/** How long nothing new is shown after "hide quickly", in milliseconds: the last warning waits that long. */
const HIDDEN_FOR = MINUTE;

/** What is left of a warning that waits behind one that the person said is no problem; null where nothing is. */
function lessOf(waiting: Warning, { conversation, assessment }: Warning): Warning | null {
  if (waiting.conversation.key !== conversation.key) return waiting;
  const show = shownDespite([patternOf(assessment)], waiting.assessment);
  return show === "none" ? null : { ...waiting, assessment: { ...waiting.assessment, show } };
}

/** What is shown of a warning. */
interface Shown {
  warning: Warning;
  surface: Surface;
  card: Card | null;
}

/** Makes the warner of a page. Nothing touches the page before the first warning. */
export function createWarner(options: WarnerOptions): Warner {
  const { document, signal } = options;
  const marker = createMarker(document);
  const screen = createScreen(document, signal, () => options.lost?.());
  let turn = 0;
  let shown: Shown | null = null;
  let asking: Surface | null = null;
  let hiding: ReturnType<typeof setTimeout> | null = null;
  let waiting: Warning | null = null;

  const settingOf = (warning: Warning): Setting => ({
    document,
    marker,
    site: options.site,
    trusted: options.trusted?.() ?? null,
    routing: routing(countryOf(options.country?.() ?? null, navigator.languages)),
    did: (outcome) => void warning.alert.then((alert) => options.report(alert, outcome)),
  });

  const clear = (): void => {
    if (shown) screen.close(shown.surface);
    shown = null;
    marker.clear();
  };
  const close = (warning: Warning, outcome: Outcome | null): void => {
    clear();
    if (outcome) settingOf(warning).did(outcome);
    showWaiting();
  };
  const showWaiting = (): void => {
    if (waiting === null || hiding !== null || asking !== null || shown !== null) return;
    const warning = waiting;
    waiting = null;
    put(warning);
  };
  const hide = (warning: Warning): void => {
    hiding = setTimeout(() => {
      hiding = null;
      showWaiting();
    }, HIDDEN_FOR);
    close(warning, "closed");
  };

  const putCard = (warning: Warning, modal: boolean): void => {
    clear();
    const card = createCard(settingOf(warning), warning, turn, {
      close: () => close(warning, "closed"),
      hide: () => hide(warning),
      notAProblem() {
        options.dismissed(warning.conversation, warning.assessment);
        if (waiting) waiting = lessOf(waiting, warning);
        close(warning, "not-a-problem");
      },
    });
    turn += 1;
    const beside = document.createElement("div");
    if (!modal) {
      beside.className = "beside";
      beside.setAttribute("popover", "manual");
      card.dialog.setAttribute("open", "");
      beside.append(card.dialog);
    }
    const surface: Surface = { element: modal ? card.dialog : beside, face: card.dialog, modal, safe: card.safe, escape: () => close(warning, "closed") };
    shown = { warning, surface, card };
    screen.open(surface);
    if (!modal) card.say();
  };
  const putBar = (warning: Warning): void => {
    clear();
    const more = warning.assessment.level === "notice" ? null : () => putCard(warning, true);
    const bar = createBar(document, warning, { more, close: () => close(warning, "closed") });
    const surface: Surface = { element: bar.element, face: bar.element, modal: false, safe: null, escape: () => close(warning, "closed") };
    shown = { warning, surface, card: null };
    screen.open(surface);
    bar.say();
  };
  const put = (warning: Warning): void => {
    if (warning.assessment.show === "card") putCard(warning, warning.assessment.level === "danger");
    else putBar(warning);
  };

  return {
    show(warning) {
      const { level, show, crisis } = warning.assessment;
      if (signal.aborted || show === "none" || (level === "none" && !crisis)) return;
      const card = shown?.card ?? null;
      const lower = shown !== null && card !== null && (show === "bar" || rank(level) < rank(shown.warning.assessment.level));
      // A person who reads a card is not disturbed by less than it says; one who reads help, by nothing.
      if (lower) return;
      if (hiding !== null || asking !== null || card?.busy()) waiting = warning;
      else put(warning);
    },
    nudge({ composer, gate, decided }) {
      if (signal.aborted || asking !== null) return;
      const nudge = createNudge(document, gate, (send, remember) => {
        if (asking === null) return;
        screen.close(asking);
        asking = null;
        nudge.end();
        if (!send) composer.box.focus({ preventScroll: true });
        options.report(null, send ? "sent-anyway" : "did-not-send");
        decided(send, remember);
        showWaiting();
      });
      asking = { element: nudge.dialog, face: nudge.dialog, modal: true, safe: nudge.safe, escape: () => nudge.cancel() };
      screen.open(asking);
    },
  };
}
