import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SCENES } from "./scenes";
import { spoken } from "./spoken";
import { openTheatre, type Theatre } from "./theatre";

let theatre: Theatre;
before(async () => {
  theatre = await openTheatre();
});
after(() => theatre.close());

/** What is read out of a state, in one language. */
const read = (state: string, lang: "fr" | "en", country: string): Promise<string[]> =>
  theatre.on({ lang, country }, async (page) => {
    await SCENES[state]?.(page, lang);
    return spoken(page);
  });

test("the_danger_card_is_read_out_whole_with_the_focus_on_the_safe_action", async () => {
  assert.deepEqual(await read("card-danger", "fr", "FR"), [
    "alertdialog: Info sécurité On dirait un chantage. Ce n’est pas ta faute. — Quelqu’un te menace pour obtenir quelque chose. La loi l’interdit. Ne paie pas, ne réponds plus, n’efface rien.",
    "Info sécurité",
    "button: Masquer vite",
    "button: Fermer",
    "heading: On dirait un chantage. Ce n’est pas ta faute.",
    "Ce qu’on a vu",
    "button: dit avoir tout gardé « j'ai tout enregistré » Montrer ces mots dans la conversation",
    "button: demande d’argent « si tu payes pas 200 euros » Montrer ces mots dans la conversation",
    "button: menace de publier « j'envoie tout à tes contacts » Montrer ces mots dans la conversation",
    "Ce que ça veut dire, souvent",
    "Quelqu’un te menace pour obtenir quelque chose. La loi l’interdit. Ne paie pas, ne réponds plus, n’efface rien.",
    "Ce qui vient souvent après",
    "Souvent, la personne te presse : « tu as dix minutes ». C’est pour t’empêcher de réfléchir.",
    "region: Les étapes de ce piège",
    "le premier contact",
    "la mise en confiance",
    "le changement d’appli",
    "l’échange d’images",
    "la menace",
    "la liste de tes proches",
    "Tu es ici : la demande",
    "Souvent, ensuite : le compte à rebours",
    "t’empêcher d’en parler",
    "une nouvelle demande",
    "Étape 7 sur 10",
    "region: Ce que tu peux faire",
    "heading: Ce que tu peux faire",
    "button: Je ne paie pas, je n’envoie rien Payer ne fait pas arrêter le chantage. (focused)",
    "button: Je garde les preuves N’efface rien : ça peut te servir.",
    "button: Ensuite, je bloque Après avoir gardé les preuves, pas avant.",
    "button: J’en parle à quelqu’un Un message est prêt à copier.",
    "link: Appeler le 3018",
    "De 9h à 23h, tous les jours",
    "button: Je signale Les sites officiels pour ton cas.",
    "link: THESEE : chantage en ligne (nouvel onglet)",
    "link: PHAROS (internet-signalement.gouv.fr) (nouvel onglet)",
    "link: 3018 (nouvel onglet)",
    "button: J’ai déjà envoyé ou payé",
    "button: Ce n’est pas un problème",
    "button: On me recontacte",
    "button: Sept bons réflexes",
    "button: Que dit la loi ?",
    "button: Ce que Vigie ne sait pas",
  ]);
});

test("a_card_below_danger_is_announced_without_the_focus_and_the_chat_stays_readable", async () => {
  const lines = await read("card-warning", "en", "GB");
  assert.equal(lines.at(-1), "polite: Safety info. This chat looks like a known trap. In this trap, the person wins your trust, then asks for an image. You did nothing wrong.");
  assert.ok(lines.includes("textbox: Message"));
  assert.ok(lines.includes("button: asks to change apps “add me on snap” Show these words in the chat"), lines.join("\n"));
  assert.ok(!lines.some((line) => line.endsWith("(focused)")));
});

test("a_bar_and_a_notice_are_announced_and_nothing_more", async () => {
  const live = async (state: string): Promise<string[]> => (await read(state, "fr", "FR")).filter((line) => line.startsWith("polite:"));
  assert.deepEqual(await live("bar"), ["polite: Info sécurité Encore : demande d’argent · menace de publier. Ne paie pas, ne réponds plus."]);
  assert.deepEqual(await live("notice"), ["polite: Info sécurité À savoir : changer d’appli"]);
});

test("the_question_before_sending_names_what_was_found_and_why_it_matters", async () => {
  assert.deepEqual(await read("nudge", "en", "GB"), [
    "alertdialog: Safety info Do you really want to send this? — In your message a phone number a home address With your number, people can call you and find your accounts. Your address tells where to find you.",
    "Safety info",
    "heading: Do you really want to send this?",
    "In your message",
    "a phone number",
    "a home address",
    "With your number, people can call you and find your accounts.",
    "Your address tells where to find you.",
    "button: Don’t send (focused)",
    "button: Send anyway",
    "checkbox: Don’t ask again for this person",
    "Don’t ask again for this person",
    "Your text stays in the box. Vigie does not keep it.",
  ]);
});

test("in_a_crisis_the_numbers_are_read_first", async () => {
  const lines = await read("crisis", "fr", "FR");
  const links = lines.filter((line) => line.startsWith("link:"));
  assert.deepEqual(links.slice(0, 4), ["link: Appeler le 3114 (focused)", "link: Appeler le 17", "link: SMS 114", "link: Appeler le 3018"]);
  assert.ok(lines.indexOf("region: Tu comptes. Quelqu’un peut t’écouter maintenant.") < lines.indexOf("heading: On dirait un chantage. Ce n’est pas ta faute."));
});

test("an_opened_panel_is_read_from_its_heading", async () => {
  const lines = await read("help-again", "en", "GB");
  assert.ok(lines.includes("heading: They contact me again (focused)"), lines.join("\n"));
  assert.match(lines[0] ?? "", /^alertdialog: Safety info They contact me again — After a block/u);
});
