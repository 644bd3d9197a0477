import assert from "node:assert/strict";
import { test } from "node:test";
import { masked, without } from "./mask";

test("long_numbers_keep_their_last_four_digits", () => {
  assert.equal(masked("carte 4970 1000 2000 3456"), "carte •••• •••• •••• 3456");
  assert.equal(masked("appelle le 06.39.98.12.34 vite"), "appelle le ••.••.••.12.34 vite");
  assert.equal(masked("+33 6 39 98 12 34"), "+•• • •• •• 12 34");
});

test("codes_of_vouchers_keys_and_accounts_are_masked_whatever_separates_them", () => {
  assert.equal(masked("le code AB12-CD34-EF56"), "le code ••••-••••-EF56");
  assert.equal(masked("AQFD-GTRW-PLKM"), "••••-••••-PLKM");
  assert.equal(masked("FR76 3000 6000 0112"), "•••• •••• •••• 0112");
  assert.equal(masked("k3y9x7q2m4p1"), "••••••••m4p1");
});

test("amounts_hours_days_and_words_stay", () => {
  for (const text of ["envoie 200 euros avant 17h30", "le 24/11/2026 à 20:15", "le 24.11.2026", "2026-11-24", "JE VAIS TOUT ENVOYER À TES AMIS", "MP MOI VITE", "dans 3 jours"]) {
    assert.equal(masked(text), text);
  }
});

test("listed_words_are_hidden_wherever_they_stand_alone", () => {
  assert.equal(without("Léa et léa, pas Léane", "léa\n"), "▇▇▇ et ▇▇▇, pas Léane");
  assert.equal(without("collège Les Pins (bât. B)", "Les Pins\n(bât. B)"), "collège ▇▇▇ ▇▇▇");
});

test("an_empty_list_hides_nothing", () => {
  assert.equal(without("a b", " \n "), "a b");
});
