/** The sign on the toolbar: always there while Vigie watches a page, and honest when it cannot. */
import { ext } from "../shared/ext";
import { text } from "../shared/text";
import type { PageState } from "../shared/types";

interface Sign {
  /** At most two characters. */
  mark: string;
  ground: string;
  /** Key of the words for tooltip and screen reader. */
  title: string;
}

const SIGNS: Record<PageState, Sign> = {
  "protecting": { mark: "✓", ground: "#1d5d9b", title: "badge_protecting" },
  "makeshift": { mark: "✓?", ground: "#1d5d9b", title: "badge_makeshift" },
  "no-chat": { mark: "", ground: "#51606f", title: "badge_no_chat" },
  "unreadable": { mark: "?", ground: "#51606f", title: "badge_unreadable" },
  "no-engine": { mark: "!", ground: "#9a3b00", title: "badge_no_engine" },
  "no-screen": { mark: "!", ground: "#9a3b00", title: "badge_no_screen" },
  "paused": { mark: "II", ground: "#51606f", title: "badge_paused" },
};

/** Shows a tab's state; in discreet mode only to who points at the button, or has it read out. The browser takes the sign away when the tab moves to another page; a closed tab is no error. */
export async function showState(tab: number, state: PageState, discreet: boolean): Promise<void> {
  const { mark, ground, title } = SIGNS[state];
  try {
    await Promise.all([
      ext.action.setBadgeText({ tabId: tab, text: discreet ? "" : mark }),
      ext.action.setBadgeBackgroundColor({ tabId: tab, color: ground }),
      ext.action.setBadgeTextColor({ tabId: tab, color: "#ffffff" }),
      ext.action.setTitle({ tabId: tab, title: text(title) }),
    ]);
  } catch {
    // The tab was closed meanwhile.
  }
}
