/**
 * The only script of Vigie on a page without a chat, and small for that reason. At the first sign of a chat it asks the
 * background for the content script, and is done.
 */
import rules from "vigie-lookout";
import { ext, isAlive } from "../../shared/ext";
import { lookOut } from "./lookout";

lookOut({
  document,
  rules,
  found: () => {
    // After a reload of the extension nobody is there to ask; its new copy has its own lookout.
    if (isAlive()) ext.runtime.sendMessage({ kind: "load" }).catch(() => undefined);
  },
});
