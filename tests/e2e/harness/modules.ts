/** Where WebAssembly runs, from the browser's debugger: which contexts have parsed a module. */
import type { CDPSession } from "puppeteer-core";

/** Counts the WebAssembly modules of a page (with its content scripts) or of the background, from now on. */
export async function countModules(session: CDPSession): Promise<() => number> {
  let modules = 0;
  session.on("Debugger.scriptParsed", ({ scriptLanguage }) => {
    if (scriptLanguage === "WebAssembly") modules += 1;
  });
  // Enabling also tells of what was parsed before.
  await session.send("Debugger.enable");
  return () => modules;
}
