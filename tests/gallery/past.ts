/** Invented histories for the pages that show them. */
import type { Alert, HistoryContent } from "../../extension/shared/types";
import { STAGES } from "../../extension/shared/stages";
import { DAY } from "../../extension/shared/time";
import { storedAlert } from "../../extension/testing/alert";

/** An alert some days ago, with what a history wants to be different. */
function alert(now: number, daysAgo: number, other: Partial<Alert>): Alert {
  return storedAlert({ at: now - daysAgo * DAY, ...other });
}

/** A few weeks of a family: a course that got worse, one that was talked over, a false alarm, a pause. */
export function someHistory(now: number): HistoryContent[] {
  const course = { conversation: "a".repeat(32), situation: "sextortion" };
  return [
    { type: "consent", at: now - 58 * DAY, given: true, path: "15-and-over", version: 1 },
    alert(now, 50, { id: "loan", conversation: "b".repeat(32), site: "instagram", situation: "romance_scam", level: "warning", stage: "need_story", next: "demand", signals: ["love_bomb", "need_story"] }),
    { type: "outcome", alert: "loan", at: now - 50 * DAY, outcome: "told-someone" },
    { type: "outcome", alert: "loan", at: now - 49 * DAY, outcome: "talked-over" },
    alert(now, 30, { id: "joke", conversation: "c".repeat(32), situation: "threat", level: "warning", stage: "threat", next: null, signals: ["threat_harm"], shown: "bar" }),
    { type: "outcome", alert: "joke", at: now - 30 * DAY, outcome: "not-a-problem" },
    { type: "pause", at: now - 20 * DAY, until: now - 20 * DAY + 3_600_000 },
    { type: "settings", at: now - 15 * DAY, changes: [{ setting: "retentionDays", from: "30", to: "60" }] },
    alert(now, 9, { ...course, id: "hop", level: "warning", stage: "platform_hop", next: "reciprocity_bait", signals: ["flattery", "platform_hop"] }),
    { type: "outcome", alert: "hop", at: now - 9 * DAY, outcome: "closed" },
    alert(now, 8, { ...course, id: "photo", level: "warning", stage: "reciprocity_bait", next: "flip", signals: ["image_request", "reciprocity"] }),
    alert(now, 2, { ...course, id: "threat", stage: "flip", next: "demand", signals: ["possession_claim", "threat_publish", "audience"] }),
    alert(now, 2, { ...course, id: "money", stage: "demand", next: "deadline", signals: ["threat_publish", "money_demand", "payment_rail"], shown: "bar" }),
    { type: "outcome", alert: "money", at: now - 2 * DAY, outcome: "opened-report" },
    { type: "word", alert: "money", at: now - 1 * DAY, words: "Je n’ai rien payé. Je ne veux plus lui parler." },
  ];
}

/** As many alerts as are asked for, in conversations of ten, over the last eighty days. */
export function longHistory(now: number, count: number): HistoryContent[] {
  const situations = Object.keys(STAGES);
  return Array.from({ length: count }, (_, index) => {
    const conversation = Math.floor(index / 10);
    const situation = situations[conversation % situations.length] ?? "threat";
    const stages = STAGES[situation] ?? [];
    return alert(now, 80 * (1 - index / count), {
      id: `alert-${index}`,
      site: ["discord", "instagram", "whatsapp", "chat.example.com"][conversation % 4] ?? "discord",
      conversation: conversation.toString(16).padStart(32, "0"),
      situation,
      stage: stages[index % stages.length] ?? null,
      next: null,
      level: index % 5 === 0 ? "danger" : "warning",
    });
  });
}
