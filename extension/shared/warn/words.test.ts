import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { automatedReadability } from "automated-readability";
import { STAGES } from "../stages";
import { firstAction } from "./actions";

type Messages = Record<string, { message: string; description?: string }>;

const load = (lang: string): Messages => JSON.parse(readFileSync(new URL(`../../_locales/${lang}/messages.json`, import.meta.url), "utf8"));
const LANGS = { fr: load("fr"), en: load("en") };

const SIGNALS = `age_probe alone_probe flattery love_bomb secrecy platform_hop image_request cam_request reciprocity possession_claim
  threat_publish threat_harm audience ruin money_demand payment_rail barter deadline isolation anti_help guilt fake_closure re_demand
  verification_dodge meet_request personal_info_request credential_request link_lure gift_offer need_story recovery_offer voucher_demand
  webcam_hack_claim pii_disclosure credential_disclosure payment_code_disclosure plea crisis prevention_talk joking`.split(/\s+/u);
const KINDS = `phone email address school iban bank_card payment_code one_time_code password identity_document place_and_time image
  agree_to_meet agree_to_pay handle`.split(/\s+/u);

/** Words of the overlay; those of the pages have tests of their own. */
const OURS = /^(?:situation|stage|next|signal|kind|action|warn|help|law)_/u;

/** Sentences that a teenager reads, apart from labels of a word or two, which no formula can judge. */
function sentences(messages: Messages): [string, string][] {
  return Object.entries(messages).flatMap(([id, { message }]) =>
    OURS.test(id) && message.split(" ").length >= 5 ? [[id, message.replace(/\$\d/gu, "x")]] : [],
  );
}

function grade(text: string): number {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const ends = text.match(/[.!?…:](?=\s|$)|\n/gu) ?? [];
  return automatedReadability({ sentence: Math.max(1, ends.length), word: words.length, character: words.join("").length });
}

test("both_languages_have_the_same_words_and_placeholders", () => {
  assert.deepEqual(Object.keys(LANGS.fr).sort(), Object.keys(LANGS.en).sort());
  for (const [id, { message }] of Object.entries(LANGS.fr)) {
    const places = (text: string): string[] => [...new Set(text.match(/\$\w+\$?/gu) ?? [])].sort();
    assert.deepEqual(places(message), places(LANGS.en[id]?.message ?? ""), id);
    assert.ok(message.trim() !== "" && LANGS.en[id]?.message.trim() !== "", id);
  }
});

test("everything_the_engine_can_name_has_words", () => {
  const needed = [
    ...SIGNALS.map((id) => `signal_${id}`),
    ...KINDS.flatMap((id) => [`kind_${id}`, `kind_${id}_why`]),
    ...Object.entries(STAGES).flatMap(([situation, stages]) => [
      `situation_${situation}_name`,
      `situation_${situation}_means`,
      ...stages.flatMap((stage) => {
        const first = firstAction({ situation, stage });
        return [`stage_${situation}_${stage}`, `next_${situation}_${stage}`, `action_${first}`, `action_${first}_why`, `action_${first}_more`];
      }),
    ]),
  ];
  for (const messages of Object.values(LANGS)) assert.deepEqual(needed.filter((id) => !messages[id]), []);
});

test("translators_are_told_what_each_text_of_the_overlay_is_for", () => {
  for (const messages of Object.values(LANGS)) {
    const bare = Object.entries(messages).filter(([id, { description }]) => OURS.test(id) && !description);
    assert.deepEqual(bare.map(([id]) => id), []);
  }
});

test("no_text_blames_promises_or_gives_a_number_for_a_risk", () => {
  const forbidden: Record<keyof typeof LANGS, RegExp> = {
    fr: /inconnue?s?\b|sextorsion|sextorqu|tu aurais d[uû]|tu n’aurais pas|pourquoi tu|je te l’avais|imprudent|na[iï]f|na[iï]ve|honte|(?<!pas )ta faute|%|pour ?cent|garanti|sera supprim|(?<!rendez-)\bvous\b|\bvotre\b/iu,
    en: /stranger|sextort|you should(?:n’t)? have|why did you|told you|naive|careless|shame|(?<!not )your fault|%|per ?cent|guarantee|will be deleted/iu,
  };
  for (const lang of ["fr", "en"] as const) {
    const found = Object.entries(LANGS[lang]).filter(([id, { message }]) => OURS.test(id) && forbidden[lang].test(message));
    assert.deepEqual(found.map(([id, { message }]) => `${id}: ${message}`), []);
  }
});

test("the_first_screen_is_discreet", () => {
  assert.equal(LANGS.fr["warn_title"]?.message, "Info sécurité");
  assert.equal(LANGS.en["warn_title"]?.message, "Safety info");
});

/*
 * Reading age 11: the automated readability index counts letters, words and sentences only, so one formula serves both
 * languages. Its grade 6 is read at 11 to 12. All sentences together stay far below; one with a long word may go above.
 */
const GRADE = 2;
const WORST = 12;

for (const lang of ["fr", "en"] as const) {
  test(`sentences_can_be_read_at_eleven_in_${lang}`, () => {
    const read = sentences(LANGS[lang]);
    assert.ok(read.length > 150, "most texts are judged");
    const all = grade(read.map(([, text]) => (/[.!?…]$/u.test(text) ? text : `${text}.`)).join("\n"));
    assert.ok(all <= GRADE, `all together: grade ${all.toFixed(1)}`);
    const hard = read.map(([id, text]) => ({ id, grade: grade(text), text })).filter(({ grade: own }) => own > WORST);
    assert.deepEqual(hard, []);
    const long = read.filter(([, text]) => text.split(/(?<=[.!?…:])\s/u).some((sentence) => sentence.split(/\s+/u).length > 24));
    assert.deepEqual(long.map(([id]) => id), [], "sentences of more than 24 words");
  });
}
