/**
 * The moment of sending: Enter in a text box, its send button, or its form. Listens on the window in the capture phase,
 * so that a message can be held back before the page sees the event.
 */
import type { SubmitWay } from "./adapter";
import { isElement } from "./roots";

/** A text box that is being listened to. */
export interface Sendable {
  box: HTMLElement;
  submit: readonly SubmitWay[];
  isSend(element: Element): boolean;
}

/** What the listener asks and tells. */
export interface SubmitEvents<T extends Sendable> {
  /** The conversations with a text box, now. */
  sendables(): readonly T[];
  /** The message is about to leave; false holds it back. */
  submitting(target: T): boolean;
  /** Something was written. */
  written(target: T): void;
}

/** Milliseconds within which the events of one press or tap belong together. */
const GESTURE_MS = 1500;

const PRESSES = ["pointerdown", "mousedown", "touchstart", "pointerup", "mouseup", "touchend", "click"] as const;

/** Listens until the signal. */
export function listenForSending<T extends Sendable>(window: Window, signal: AbortSignal, events: SubmitEvents<T>): void {
  const options = { capture: true, signal, passive: false } as const;
  let gesture: { target: T; allowed: boolean; at: number } | null = null;

  const decide = (target: T): boolean => {
    const now = Date.now();
    if (gesture && gesture.target.box === target.box && now - gesture.at < GESTURE_MS) return gesture.allowed;
    const allowed = events.submitting(target);
    gesture = { target, allowed, at: now };
    return allowed;
  };
  const hold = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  window.addEventListener(
    "keydown",
    (event) => {
      gesture = null;
      if (event.key !== "Enter" || event.shiftKey || event.altKey || event.isComposing || event.keyCode === 229) return;
      const target = boxTarget(event, events.sendables());
      const way: SubmitWay = event.ctrlKey || event.metaKey ? "ctrl+enter" : "enter";
      if (target?.submit.includes(way) && !decide(target)) hold(event);
    },
    options,
  );
  for (const kind of ["keypress", "keyup"] as const) {
    window.addEventListener(
      kind,
      (event) => {
        if (event.key === "Enter" && gesture && !gesture.allowed && Date.now() - gesture.at < GESTURE_MS && boxTarget(event, [gesture.target])) hold(event);
      },
      options,
    );
  }
  for (const kind of PRESSES) {
    window.addEventListener(
      kind,
      (event) => {
        const pressed = event.composedPath().find(isElement);
        const target = pressed ? events.sendables().find((one) => one.submit.includes("click") && one.isSend(pressed)) : undefined;
        if (kind === "pointerdown") gesture = null;
        if (target && !decide(target)) hold(event);
        if (kind === "click") gesture = null;
      },
      options,
    );
  }
  window.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      const target = isElement(form) ? events.sendables().find((one) => form.contains(one.box)) : undefined;
      if (target && !decide(target)) hold(event);
    },
    options,
  );
  window.addEventListener(
    "input",
    (event) => {
      const target = boxTarget(event, events.sendables());
      if (target) events.written(target);
    },
    { capture: true, signal, passive: true },
  );
}

/** The text box that the event happened in, also inside open shadow roots. */
function boxTarget<T extends Sendable>(event: Event, targets: readonly T[]): T | null {
  if (targets.length === 0) return null;
  const path = event.composedPath();
  return targets.find((one) => path.includes(one.box)) ?? null;
}
