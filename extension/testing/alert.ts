/** The alert that unit tests take for granted: a threat in a conversation, as it goes to the history and as it lies there. */
import type { Alert, NewAlert } from "../shared/types";

/** An alert on its way to the history, with what a test wants to be different. */
export function newAlert(other: Partial<NewAlert> = {}): NewAlert {
  return {
    site: "discord",
    conversation: "camille",
    situation: "sextortion",
    level: "danger",
    stage: "flip",
    next: "demand",
    signals: ["threat_publish"],
    shown: "card",
    crisis: false,
    lexicon: "1.0",
    ...other,
  };
}

/** An alert in the history, with what a test wants to be different. */
export function storedAlert(other: Partial<Alert> = {}): Alert {
  return { type: "alert", id: "1", at: 1, ...newAlert({ conversation: "0".repeat(32) }), extension: "1.2.3", ...other };
}
