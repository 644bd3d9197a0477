/**
 * Plays a conversation on a page that is built like a chat site. The page says how its rows look; this says what is in
 * them and what happens: rows are appended, prepended, edited, rebuilt, and another conversation is opened.
 */
const ALEX = [
  ["in", "Salut, tu fais quoi ?"],
  ["out", "Rien, je révise l'histoire pour demain"],
  ["in", "Courage, moi j'ai fini hier soir"],
  ["in", "Tu viens à l'entraînement samedi ?"],
  ["out", "Oui si ma sœur me dépose"],
  ["out", "Sinon je prends le bus de 14 h 10"],
  ["in", "Photo", { media: true }],
  ["in", "C'est le nouveau maillot"],
  ["out", "Trop beau {😍}"],
  ["in", "Première ligne\nDeuxième ligne\nTroisième ligne"],
  ["out", "Ok", { reaction: true }],
  ["in", "Ok"],
  ["out", "Ok"],
  ["in", "T'as quel âge en vrai ?", { quote: ["Moi", "Sinon je prends le bus"] }],
  ["out", "Pourquoi tu demandes ?", { quote: ["Alex", "T'as quel âge"] }],
  ["in", "Juste comme ça, le coach fait des équipes par âge et il manque deux joueurs chez les moins de quinze ans"],
  ["out", "Ah d'accord, alors je demande à mes parents ce soir et je te dis demain matin au plus tard, ça te va ?"],
  ["in", "Parfait"],
  ["out", "Photo", { media: true }],
  ["out", "Regarde le terrain ce matin"],
  ["in", "Le lien de l'inscription : https://club.example.com/inscription", { preview: ["Inscription", "Le club de la ville"] }],
  ["out", "Merci !"],
  ["in", "{👍}"],
  ["out", "Je finis les maths et je me connecte"],
  ["in", "Quel chapitre ?"],
  ["out", "Les fractions, page 42"],
  ["in", "Ah oui c'est long"],
  ["in", "Bon courage alors"],
  ["out", "Tu peux m'envoyer ton cours ?"],
  ["in", "Je te le prends en photo tout à l'heure"],
  ["in", "مرحبا يا صديقي"],
  ["out", "Super {🎉} à tout"],
  ["in", "À tout à l'heure"],
];

/** Léa's conversation is a group: Nina writes in it too. */
const LEA = [
  ["in", "Coucou c'est Léa"],
  ["out", "Hé, ça va ?"],
  ["in", "Oui ! On se voit à la fête ?"],
  ["Nina", "Moi aussi je viens"],
  ["Nina", "Avec mon frère"],
  ["in", "Il y aura tout le monde"],
  ["out", "J'y serai à vingt heures"],
  ["Nina", "On t'attend devant"],
  ["in", "Génial"],
];

const PUBLIC = [
  ["alex_77", "Salut tout le monde"],
  ["lea_x", "Trop bien ce live"],
  ["moi_22", "Hello !"],
  ["alex_77", "Tu joues à quoi ce soir ?"],
  ["nico.d", "Il rejoue au jeu d'hier {😂}"],
  ["lea_x", "Ok"],
  ["nico.d", "Ok"],
  ["moi_22", "On peut participer ?"],
  ["alex_77", "Viens en MP"],
  ["lea_x", "Quelqu'un connaît le nom de la musique ?"],
  ["nico.d", "C'est le générique du film sorti l'an dernier, il passe tout le temps à la radio depuis"],
  ["moi_22", "Merci !"],
  ...Array.from({ length: 20 }, (_, n) => [["alex_77", "lea_x", "nico.d"][n % 3], `Message du public numéro ${n + 1}`]),
];

const CSS = `*{box-sizing:border-box}body{margin:0;font:14px sans-serif;width:1200px;height:700px;overflow:hidden}
.L{display:flex;height:700px}.side{width:320px;overflow-y:auto;height:700px}.pane{width:880px;height:700px;display:flex;flex-direction:column}
.scr{flex:1;min-height:0;overflow-y:auto;display:block}.b{max-width:60%;padding:6px;border-radius:12px;background:#ddd}
[contenteditable],textarea{display:block;width:640px;min-height:40px;max-height:120px;border:1px solid #999}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}`;

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** The text as a site writes it: emoji as pictures, lines with breaks. */
function html(text) {
  return escape(text)
    .replace(/\{(.+?)\}/g, (_, emoji) => `<img alt="${emoji}" class="emoji" width="18" height="18">`)
    .replace(/\n/g, "<br>");
}

/** A message as rows are made from it. `who` is null for the teenager. */
function message([from, text, more = {}], n, all, names) {
  const mine = from === "out" || from === names.me;
  const who = mine ? names.me : from === "in" ? names.peer : from;
  const before = n > 0 ? all[n - 1][0] : null;
  const minutes = 8 * 60 + n;
  const clock = `${String(Math.floor(minutes / 60) + 10).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const at = new Date(Date.UTC(2026, 10, 23, 8, n));
  return { n: (names.base ?? 0) + n, from: mine ? "out" : "in", who, text, html: html(text), first: before !== from, clock, at, iso: at.toISOString(), seconds: at.getTime() / 1000, ...more, peer: names.peer, me: names.me };
}

/** Fragment of a string of markup, with declarative shadow roots. */
function fragment(markup) {
  const holder = document.createElement("div");
  if (holder.setHTMLUnsafe) holder.setHTMLUnsafe(markup);
  else holder.innerHTML = markup;
  return [...holder.childNodes];
}

/**
 * Sets a page up. `site.list()` holds the rows; `site.row(message)` gives one row's markup; `site.box()` is the text box;
 * `site.names`, who is who; `site.show(conversation)` draws another conversation's header; `site.hydrate(row, message)`
 * adds what the site adds late; `site.control` says that Enter alone starts a line; `site.styled`, the shadow roots that share the page's style. `window.page` is what the test calls.
 */
function stage(site) {
  for (const root of [document.head, ...(site.styled ?? [])]) {
    const style = document.createElement("style");
    style.textContent = CSS;
    root.append(style);
  }
  let lines = site.public ? PUBLIC : ALEX;
  let names = { me: "Moi", peer: "Alex", base: 900, ...site.names };
  let drawn = [];
  const late = [];
  const draw = (one) => {
    const nodes = fragment(site.row(one));
    if (site.hydrate) for (const node of nodes) if (node.nodeType === 1) late.push([node, one]);
    drawn.push({ one, nodes });
    return nodes;
  };
  const all = () => lines.map((line, n) => message(line, n, lines, names));
  const put = (nodes, where = "append") => {
    site.list()[where](...nodes);
  };
  const clear = () => {
    for (const { nodes } of drawn) for (const node of nodes) node.remove();
    drawn = [];
  };
  const next = (text, from) => {
    lines = [...lines, [from, text]];
    return message(lines.at(-1), lines.length - 1, lines, names);
  };
  const send = () => {
    const box = site.box();
    const text = ("value" in box ? box.value : box.textContent).trim();
    if (text === "") return;
    if ("value" in box) box.value = "";
    else box.textContent = "";
    put(draw(next(text, site.public ? names.me : "out")));
  };

  window.page = {
    box: () => site.box(),
    send: () => site.send?.() ?? null,
    /** Rows as they are when the page has loaded. */
    load: () => {
      const rows = all();
      put((site.date ? fragment(site.date("Aujourd'hui")) : []).concat(rows.slice(6).flatMap(draw)));
      page.hydrate();
    },
    /** The rows that were not loaded yet. */
    prepend: () => {
      const older = all().slice(0, 6);
      const nodes = older.flatMap((one) => draw(one));
      put(nodes, "prepend");
      page.hydrate();
    },
    append: (text, from) => put(draw(next(text, from))),
    hydrate: () => {
      for (const [node, one] of late.splice(0)) site.hydrate(node, one);
    },
    edit: (before, after) => {
      const edited = drawn.find(({ one }) => one.text === before);
      const line = lines.find(([, text]) => text === before);
      line[1] = after;
      const nodes = fragment(site.row({ ...edited.one, text: after, html: html(after) }));
      if (site.hydrate) for (const node of nodes) if (node.nodeType === 1) site.hydrate(node, { ...edited.one, text: after });
      edited.nodes[0].before(...nodes);
      for (const node of edited.nodes) node.remove();
      edited.nodes = nodes;
      edited.one.text = after;
      line[1] = before;
      lines = lines.map((one) => (one === line ? [one[0], after, ...one.slice(2)] : one));
    },
    /** A message deleted by its author. */
    remove: (text) => {
      const at = drawn.findIndex(({ one }) => one.text === text);
      for (const node of drawn.splice(at, 1)[0].nodes) node.remove();
    },
    /** All nodes made anew, as frameworks do. */
    rebuild: () => {
      const rows = drawn.map(({ one }) => one).sort((a, b) => a.n - b.n);
      clear();
      put(rows.flatMap((one) => draw({ ...one, html: html(one.text) })));
      page.hydrate();
    },
    /** Only the last rows stay, as after scrolling in a long list. */
    shrink: (kept) => {
      drawn.sort((a, b) => a.one.n - b.one.n);
      for (const { nodes } of drawn.splice(0, Math.max(0, drawn.length - kept))) for (const node of nodes) node.remove();
    },
    /** The address changes first, the rows later. */
    leave: (address) => history.pushState({}, "", address),
    open: () => {
      clear();
      lines = LEA;
      names = { ...names, peer: site.second ?? "Léa", base: 2000 };
      site.show?.("Léa");
      put(all().flatMap(draw));
      page.hydrate();
    },
  };
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || (site.control && !event.ctrlKey) || event.shiftKey || event.isComposing || !event.composedPath().includes(site.box())) return;
      event.preventDefault();
      send();
    },
    { capture: false },
  );
  document.addEventListener("click", (event) => {
    const button = site.send?.();
    if (button && event.composedPath().includes(button)) send();
  });
  page.load();
}

window.stage = stage;
