/*
 * A page that looks for Vigie. Runs before everything else in the page's own world. Some tricks wait for something to
 * happen and note it in `heard`; the others look when asked. Each answers with plain data, so that a browser without the
 * extension and one with it can be compared. `probe.ask(id, said)` is given what a page may know: the extension's public
 * id, and words that a warning says.
 */
(() => {
  const heard = new Set();
  const startGlobals = new Set(Object.getOwnPropertyNames(window));
  const note = (what) => heard.add(what);
  const byExtension = () => /-extension:\/\//u.test(new Error().stack ?? "");

  /* Functions of the page that an extension might call: whoever is on the stack is seen. */
  const hooked = [
    [Element.prototype, ["attachShadow", "setAttribute", "removeAttribute", "append", "prepend", "remove", "querySelector", "querySelectorAll", "closest", "matches", "getBoundingClientRect", "scrollIntoView", "animate", "getAttribute"]],
    [Node.prototype, ["appendChild", "insertBefore", "removeChild", "getRootNode", "contains", "cloneNode"]],
    [HTMLElement.prototype, ["focus", "blur", "click", "showPopover", "hidePopover"]],
    [HTMLDialogElement.prototype, ["showModal", "show", "close"]],
    [Document.prototype, ["createElement", "createElementNS", "createTextNode", "createTreeWalker", "createRange", "getSelection", "execCommand", "elementFromPoint"]],
    [EventTarget.prototype, ["addEventListener", "removeEventListener", "dispatchEvent"]],
    [MutationObserver.prototype, ["observe"]],
    [IntersectionObserver.prototype, ["observe"]],
    [CSSStyleSheet.prototype, ["replaceSync", "insertRule"]],
    [Storage.prototype, ["setItem", "getItem"]],
    [History.prototype, ["pushState", "replaceState"]],
    [console, ["log", "warn", "error", "info", "debug"]],
    [window, ["fetch", "postMessage", "getComputedStyle", "matchMedia", "requestAnimationFrame", "setTimeout", "structuredClone", "open"]],
    [JSON, ["stringify", "parse"]],
    [Array.prototype, ["push", "includes"]],
    [String.prototype, ["normalize", "slice"]],
    [Map.prototype, ["set"]],
    [Promise.prototype, ["then"]],
  ];
  for (const [owner, names] of hooked) {
    for (const name of names) {
      const real = owner[name];
      owner[name] = function (...values) {
        // Reading the stack itself uses some of these.
        if (!hooked.busy) {
          hooked.busy = true;
          if (byExtension()) note(`called ${name}`);
          hooked.busy = false;
        }
        return Reflect.apply(real, this, values);
      };
    }
  }
  /* Values that only somebody else would set or read. */
  for (const name of ["__vigie", "vigie", "chromeExtensionLoaded"]) {
    Object.defineProperty(window, name, { configurable: true, get: () => void note(`read ${name}`), set: () => note(`wrote ${name}`) });
  }
  startGlobals.add("__vigie").add("vigie").add("chromeExtensionLoaded").add("probe");

  for (const type of ["message", "messageerror", "error", "unhandledrejection", "storage", "hashchange", "popstate", "beforeprint", "vrdisplayconnect"]) {
    window.addEventListener(type, () => note(`event ${type}`));
  }
  /* Events that come out of the overlay: the target tells no more than the host. */
  const outward = ["click", "dblclick", "auxclick", "contextmenu", "mousedown", "mouseup", "pointerdown", "pointerup", "keydown", "keyup", "keypress", "input", "beforeinput", "change", "submit", "copy", "cut", "paste", "wheel", "animationstart", "animationend", "transitionend", "toggle", "beforetoggle", "cancel", "close", "slotchange", "scrollend", "load"];
  for (const type of outward) {
    document.addEventListener(type, (event) => {
      if (event.target?.parentNode === document.documentElement && event.target !== document.body && event.target !== document.head) note(`from the host: ${type}`);
      if (event.composedPath().some((node) => node instanceof ShadowRoot && node.mode === "closed")) note(`path into a closed root: ${type}`);
    }, true);
  }
  document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => note(`violation ${violatedDirective}`));
  for (const type of ["resource", "longtask", "element", "measure", "mark"]) {
    try {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (/extension:|vigie/iu.test(entry.name)) note(`timing of ${type} ${entry.name}`);
      }).observe({ type, buffered: true });
    } catch {
      note(`no ${type}`);
    }
  }
  try {
    new ReportingObserver((reports) => reports.forEach(({ type }) => note(`report ${type}`)), { buffered: true }).observe();
  } catch {
    note("no reports");
  }
  try {
    const channel = new BroadcastChannel("vigie");
    channel.onmessage = () => note("broadcast");
  } catch {
    note("no channel");
  }
  /* What changes on the page outside of the chat itself. */
  new MutationObserver((records) => {
    for (const { type, target, addedNodes, attributeName } of records) {
      if (type === "attributes" && [document.documentElement, document.head].includes(target)) note(`attribute ${attributeName} of ${target.localName}`);
      if (target !== document.documentElement) continue;
      for (const node of addedNodes) if (![document.head, document.body].includes(node)) note(`added to html: ${node.nodeName}, ${node.attributes?.length ?? 0} attributes`);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });

  const reach = async (address) => {
    const answers = [];
    answers.push(await fetch(address).then(() => "fetched", () => "refused"));
    answers.push(await new Promise((tell) => Object.assign(new Image(), { onload: () => tell("seen"), onerror: () => tell("refused") }).src = address));
    const frame = Object.assign(document.createElement("iframe"), { src: address, hidden: true });
    document.body.append(frame);
    answers.push(await new Promise((tell) => {
      frame.addEventListener("load", () => {
        try {
          tell(frame.contentDocument ? "empty" : "framed");
        } catch {
          tell("framed");
        }
      });
      frame.addEventListener("error", () => tell("refused"));
    }));
    frame.remove();
    return answers.join();
  };

  const stranger = () => [...document.documentElement.childNodes].filter((node) => node !== document.head && node !== document.body && node.nodeType === 1);
  const attempt = (trick) => {
    try {
      return trick();
    } catch (error) {
      return error.name;
    }
  };

  const tricks = {
    globals: () => Object.getOwnPropertyNames(window).filter((name) => !startGlobals.has(name) && !/^(puppeteer|converse|_converse|dayjs|lit|reactive|__|webpack|Strophe|\d)/iu.test(name)).sort(),
    ownOfDocument: () => Object.getOwnPropertyNames(document).sort(),
    childrenOfHtml: () => stranger().map(({ localName }) => localName),
    htmlAttributes: () => [document.documentElement, document.body].map((element) => element.getAttributeNames().filter((name) => name !== "class").join()),
    sheets: () => document.adoptedStyleSheets.length,
    sheetOwners: () => [...document.styleSheets].filter(({ href }) => /extension:/u.test(href ?? "")).length,
    rootStyle: () => ["overflow", "pointer-events", "user-select", "filter", "cursor"].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name)),
    customProperties: () => ["--vigie", "--surface", "--ink", "--accent", "--tone"].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name)),
    highlights: () => [...CSS.highlights.keys()],
    animations: () => document.getAnimations().filter(({ effect }) => !document.body.contains(effect?.target)).length,
    focus: () => document.activeElement?.localName ?? null,
    modal: () => document.querySelectorAll(":modal").length,
    popovers: () => document.querySelectorAll(":popover-open").length,
    dialogs: () => document.querySelectorAll("dialog[open]").length,
    topmost: () => [...new Set([[0.9, 0.1], [0.9, 0.5], [0.5, 0.05], [0.5, 0.5]].map(([x, y]) => document.elementFromPoint(innerWidth * x, innerHeight * y)).filter((element) => stranger().includes(element)).map((element) => element.localName))],
    stacked: () => document.elementsFromPoint(innerWidth * 0.9, innerHeight * 0.3).filter((element) => stranger().includes(element)).length,
    frames: () => window.length,
    embedded: () => document.querySelectorAll("object, embed, script[src*=extension], link[href*=extension], img[src*=extension]").length,
    fullScreen: () => document.fullscreenElement?.localName ?? null,
    title: () => document.title.replace(/^\(\d+\) /u, ""),
    cookies: () => document.cookie,
    ownStorage: () => [localStorage, sessionStorage].map((storage) => Object.keys(storage).filter((name) => /vigie|safety/iu.test(name)).length),
    databases: async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => /vigie/iu.test(name)),
    caches: async () => attempt(() => caches.keys().then((keys) => keys.length)),
    workers: async () => attempt(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
    resources: () => performance.getEntriesByType("resource").filter(({ name }) => /extension:/u.test(name)).length,
    marks: () => [...performance.getEntriesByType("mark"), ...performance.getEntriesByType("measure")].map(({ name }) => name).filter((name) => /vigie|engine/iu.test(name)),
    runtime: () => typeof window.chrome?.runtime?.sendMessage + typeof window.browser?.runtime,
    messageById: (id) => attempt(() => window.chrome.runtime.sendMessage(id, { kind: "hello", site: "x" }) && "sent"),
    // An extension that is not there at all must give the same answers. In Firefox nobody can know the id.
    files: async (id) => {
      if (id === null) return [];
      const files = ["manifest.json", "content.js", "engine.wasm", "icons/vigie-48.png", "popup.html", "help.html", "tokens.css", "_locales/en/messages.json"];
      const [own, none] = await Promise.all([id, "a".repeat(32)].map((host) => Promise.all(files.map((file) => reach(`chrome-extension://${host}/${file}`)))));
      return files.filter((_, index) => own[index] !== none[index]);
    },
    text: (_, said) => said.filter((words) => document.documentElement.textContent.includes(words) || document.documentElement.innerText.includes(words)),
    find: (_, said) => said.filter((words) => {
      const found = window.find?.(words, false, false, true, false, true, false) ?? false;
      document.getSelection()?.removeAllRanges();
      return found;
    }),
    selectAll: (_, said) => {
      const selection = document.getSelection();
      const before = document.activeElement;
      selection?.selectAllChildren(document.documentElement);
      const text = String(selection);
      selection?.removeAllRanges();
      return [said.filter((words) => text.includes(words)), before === document.activeElement];
    },
    selectByCommand: (_, said) => {
      const selection = document.getSelection();
      const texts = [];
      selection?.collapse(document.body, 0);
      selection?.modify("extend", "forward", "documentboundary");
      texts.push(String(selection));
      document.execCommand("selectAll");
      texts.push(String(selection));
      selection?.removeAllRanges();
      return said.filter((words) => texts.some((text) => text.includes(words)));
    },
    xpath: (_, said) => said.filter((words) => document.evaluate(`//*[contains(., "${words}")]`, document, null, XPathResult.ANY_TYPE, null).iterateNext() !== null),
    walker: () => {
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT);
      const names = [];
      while (walker.nextNode()) if (stranger().includes(walker.currentNode) || stranger().includes(walker.currentNode.parentNode)) names.push(walker.currentNode.localName);
      return names;
    },
    shadow: () => stranger().map((host) => host.shadowRoot),
    serialised: () => stranger().map((host) => (host.getHTML ? host.getHTML({ serializableShadowRoots: true }) : host.innerHTML)),
    outside: () => stranger().map((host) => [host.outerHTML, host.getAttributeNames().length, host.childNodes.length]),
    ownOfHost: () => stranger().map((host) => [Object.getOwnPropertyNames(host), Object.getOwnPropertySymbols(host).length, Object.getPrototypeOf(host) === HTMLDivElement.prototype]),
    size: () => stranger().map((host) => [host.offsetWidth, host.offsetHeight, host.scrollHeight, host.getClientRects().length]),
    animationsInHost: () => stranger().map((host) => host.getAnimations({ subtree: true }).length),
    slots: () => stranger().map((host) => [host.assignedSlot, host.part?.length ?? 0, host.slot]),
    partStyle: () => stranger().map((host) => getComputedStyle(host, "::part(card)").content),
    caret: () => {
      const places = [[0.9, 0.3], [0.5, 0.05]].map(([x, y]) => [innerWidth * x, innerHeight * y]);
      const nodes = places.flatMap(([x, y]) => [document.caretPositionFromPoint?.(x, y)?.offsetNode, document.caretRangeFromPoint?.(x, y)?.startContainer]);
      return nodes.filter((node) => node && !document.contains(node)).length;
    },
    composedRanges: () => (document.getSelection()?.getComposedRanges?.({ shadowRoots: [] }) ?? []).filter(({ startContainer }) => !document.contains(startContainer)).length,
    namedAccess: () => [...new Set([...document.querySelectorAll("[id]")].map(({ id }) => id))].filter((id) => /^(card|nudge|means|todo|more)-/u.test(id)),
    forms: () => [...document.forms].filter((form) => stranger().some((host) => host.contains(form))).length,
    heard: () => [...heard].sort(),
  };

  window.probe = {
    tricks: Object.keys(tricks).length + outward.length + hooked.reduce((sum, [, names]) => sum + names.length, 0),
    async ask(id, said) {
      const seen = {};
      for (const [name, trick] of Object.entries(tricks)) {
        try {
          seen[name] = await trick(id, said);
        } catch (error) {
          seen[name] = `failed: ${error.name}`;
        }
      }
      return seen;
    },
  };
})();
