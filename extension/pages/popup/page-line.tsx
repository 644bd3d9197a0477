import { text } from "../../shared/text";
import type { PageState } from "../../shared/types";
import type { Page } from "./load";

const KEYS: Record<PageState, string> = {
  "protecting": "popup_state_protecting",
  "makeshift": "popup_state_makeshift",
  "no-chat": "popup_state_no_chat",
  "unreadable": "popup_state_unreadable",
  "no-engine": "popup_state_no_engine",
  "no-screen": "popup_state_no_screen",
  "paused": "popup_state_paused",
};

/** States in which the page is not protected although it should be. */
const FAILING: readonly PageState[] = ["unreadable", "no-engine", "no-screen"];

/** What Vigie does on the page in front, in words. */
export function PageLine({ page: { state, incognito } }: { page: Page }) {
  const key = state === null ? "popup_state_elsewhere" : KEYS[state];
  const kind = state === "protecting" ? "good" : state && FAILING.includes(state) ? "failing" : "quiet";
  return (
    <section class={`page ${kind}`} aria-labelledby="page">
      <h2 id="page">{text(key)}</h2>
      <p>{text(`${key}_means`)}</p>
      {incognito && <p>{text("popup_private")}</p>}
    </section>
  );
}
