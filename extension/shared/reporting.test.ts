import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hit } from "./types";
import { ELSEWHERE, circumstanceOf, countryOf, dial, directory, routing, type Circumstance, type Service } from "./reporting";

const FRANCE = routing("FR");
const names = (services: readonly Service[]): string[] => services.map((service) => Object.keys(directory.services).find((id) => directory.services[id] === service) ?? "?");
const france = (circumstance: Circumstance, crisis = false): string[] => names(FRANCE.services(circumstance, crisis));

/** Fails unless `expected` comes in `got` in this order; others may stand in between. */
function inOrder(got: readonly string[], ...expected: string[]): void {
  const places = expected.map((id) => got.indexOf(id));
  assert.ok(!places.includes(-1) && places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0)), `${got} does not have ${expected} in order`);
  assert.equal(got[0], expected[0], "the first button");
}

test("france_immediate_danger_goes_to_emergency_numbers_first", () => inOrder(france("immediate_danger"), "fr_17", "fr_114", "fr_3114", "fr_3018"));
test("france_blackmail_for_money_goes_to_thesee_then_3018_17cyber_and_take_it_down", () =>
  inOrder(france("money_asked"), "fr_thesee_blackmail", "fr_3018", "fr_17cyber", "takeitdown"));
test("france_blackmail_for_images_goes_to_pharos_then_3018", () => inOrder(france("images_asked"), "fr_pharos", "fr_3018"));
test("france_somebody_known_goes_to_3018_then_police_and_119", () => inOrder(france("known_person"), "fr_3018", "fr_masecurite", "fr_119"));
test("france_love_scam_goes_to_thesee_then_17cyber", () => inOrder(france("love_scam"), "fr_thesee_love", "fr_17cyber"));
test("france_images_online_go_to_3018_take_it_down_point_de_contact_then_pharos", () =>
  inOrder(france("images_online"), "fr_3018", "takeitdown", "fr_pointdecontact", "fr_pharos"));
test("france_hacked_account_goes_to_thesee", () => inOrder(france("account_hacked"), "fr_thesee_hacked"));
test("france_spam_goes_to_33700_then_17cyber", () => inOrder(france("spam"), "fr_33700", "fr_17cyber"));
test("france_danger_in_the_family_goes_to_119", () => inOrder(france("family_danger"), "fr_119"));

const CIRCUMSTANCES: Circumstance[] = [
  "immediate_danger", "money_asked", "images_asked", "known_person", "images_online", "love_scam",
  "account_hacked", "money_scam", "spam", "family_danger", "threat", "other",
];

test("france_always_offers_pharos", () => {
  assert.equal(directory.services["fr_pharos"]?.url, "https://www.internet-signalement.gouv.fr");
  for (const circumstance of CIRCUMSTANCES) assert.ok(france(circumstance).includes("fr_pharos"), circumstance);
});

test("crisis_numbers_come_before_every_other_service", () => {
  for (const country of [...Object.keys(directory.countries), null]) {
    const lines = routing(country);
    const crisis = names(lines.crisis());
    assert.ok(crisis.length >= 2, `${country}`);
    for (const circumstance of CIRCUMSTANCES) assert.deepEqual(names(lines.services(circumstance, true)).slice(0, crisis.length), crisis);
  }
  assert.equal(names(FRANCE.crisis())[0], "fr_3114");
});

test("every_country_answers_every_circumstance_with_a_way_to_reach_somebody", () => {
  assert.equal(Object.keys(directory.countries).length, 15);
  for (const country of [...Object.keys(directory.countries), null]) {
    const lines = routing(country);
    for (const circumstance of CIRCUMSTANCES) {
      const services = lines.services(circumstance, false);
      assert.ok(services.some(({ url, phone }) => url !== null || phone !== null), `${country} ${circumstance}`);
    }
    assert.ok(lines.services("money_asked", false).some(({ role, url }) => role === "report" && url !== null), `${country} has a site to report blackmail`);
    assert.ok(lines.services("images_online", false).some(({ role }) => role === "removal"), `${country} can get images removed`);
    assert.ok(lines.talk().length > 0, `${country} has somebody to talk to`);
  }
});

test("every_entry_is_whole_and_its_links_are_safe", () => {
  const lines = [...Object.values(directory.countries), directory.elsewhere];
  const used = new Set(lines.flatMap(({ crisis, talk, always, routes }) => [...crisis, ...talk, ...always, ...Object.values(routes).flat()]));
  assert.deepEqual([...used].filter((id) => !(id in directory.services)), [], "ids that name no service");
  assert.deepEqual(Object.keys(directory.services).filter((id) => !used.has(id)), [], "services that nobody is sent to");
  for (const [id, service] of Object.entries(directory.services)) {
    assert.ok(service.url !== null || service.phone !== null, `${id} can be reached`);
    if (service.url !== null) assert.equal(new URL(service.url).protocol, "https:", id);
    for (const text of [service.for, service.hours, service.notFor, service.text]) if (text) assert.ok(text.fr && text.en, id);
    assert.ok(service.verified === null || /^\d{4}-\d{2}-\d{2}$/u.test(service.verified), id);
    assert.ok(["report", "talk", "emergency", "crisis", "removal"].includes(service.role), id);
    assert.ok(service.languages.length > 0 && service.languages.every((language) => /^[a-z]{2}$/u.test(language)), id);
  }
});

const hits = (...signals: string[]): Hit[] => signals.map((signal) => ({ signal, start: 0, end: 1 }));

test("circumstance_follows_what_is_asked_for_in_blackmail", () => {
  const sextortion = { situation: "sextortion", stage: "flip" };
  assert.equal(circumstanceOf({ ...sextortion, hits: hits("threat_publish", "money_demand") }), "money_asked");
  assert.equal(circumstanceOf({ ...sextortion, hits: hits("threat_publish", "image_request") }), "images_asked");
  assert.equal(circumstanceOf({ ...sextortion, hits: hits("threat_publish") }), "images_asked");
  assert.equal(circumstanceOf({ situation: "sextortion", stage: "deadline", hits: hits("deadline") }), "money_asked");
  assert.equal(circumstanceOf({ situation: "romance_scam", stage: "demand", hits: [] }), "love_scam");
  assert.equal(circumstanceOf({ situation: "account_scam", stage: "lure", hits: [] }), "account_hacked");
  assert.equal(circumstanceOf({ situation: null, stage: null, hits: [] }), "other");
});

test("country_comes_from_the_settings_else_from_the_language", () => {
  assert.equal(countryOf("BE", ["fr-FR"]), "BE");
  assert.equal(countryOf(null, ["fr"]), "FR");
  assert.equal(countryOf(null, ["en-GB", "en"]), "GB");
  assert.equal(countryOf(null, ["fr-CA"]), "CA");
  assert.equal(countryOf(null, ["de-Latn-AT"]), "AT");
  assert.equal(countryOf(null, ["en", "nl"]), "NL");
  assert.equal(countryOf("XX", ["ja-JP"]), null);
  assert.equal(countryOf("XX", ["fr"]), "FR");
  assert.equal(countryOf(ELSEWHERE, ["fr"]), null);
  assert.equal(countryOf("constructor", []), null);
});

test("numbers_are_dialled_by_their_digits", () => {
  assert.equal(dial({ phone: "1-866-658-9022" }), "tel:18666589022");
  assert.equal(dial({ phone: "+33 6 00 00 00 00" }), "tel:+33600000000");
  assert.equal(dial({ phone: null }), null);
});

test("numbers_that_take_no_calls_are_written_to", () => {
  const texts = Object.values(directory.services).filter(({ sms }) => sms).map(dial);
  assert.deepEqual(texts.sort(), ["sms:114", "sms:33700"]);
});
