/**
 * The only script of Vigie on a page without a chat, and small for that reason. At the first sign of a chat it asks the
 * background for the content script, and is done.
 */
import rules from "vigie-lookout";
import { browserApi } from "../../shared/browser-api";
import { lookOut } from "./lookout";

// After a reload of the extension nobody is there to ask; its new copy has its own lookout.
lookOut(rules, () => void browserApi().runtime?.sendMessage?.({ kind: "load" }).catch(() => undefined));
