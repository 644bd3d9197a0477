/** The chat of the trial: invented, and the same every time. What is said, and what the engine would find in it. */
import type { Assessment } from "../../shared/types";

/** A message of the chat, by the key of its words. */
export interface Line {
  from: "them" | "me";
  key: string;
  /** What is warned of, with each signal's words as a key. */
  found: Pick<Assessment, "level" | "situation" | "stage" | "next" | "show"> & { signals: Readonly<Record<string, string>> } | null;
}

export const LINES: readonly Line[] = [
  { from: "them", key: "welcome_try_1", found: null },
  { from: "me", key: "welcome_try_2", found: null },
  {
    from: "them",
    key: "welcome_try_3",
    found: {
      level: "warning",
      situation: "sextortion",
      stage: "platform_hop",
      next: "reciprocity_bait",
      show: "card",
      signals: { platform_hop: "welcome_try_3_hop" },
    },
  },
  { from: "me", key: "welcome_try_4", found: null },
  {
    from: "them",
    key: "welcome_try_5",
    found: {
      level: "danger",
      situation: "sextortion",
      stage: "demand",
      next: "deadline",
      show: "card",
      signals: { possession_claim: "welcome_try_5_claim", money_demand: "welcome_try_5_money", threat_publish: "welcome_try_5_threat" },
    },
  },
];
