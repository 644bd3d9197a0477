import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

/** The two colours of a token, light and dark. */
function colours(token: string): [string, string] {
  const found = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(css);
  assert.ok(found?.[1] && found[2], `no colours for --${token}`);
  return [found[1], found[2]];
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const texts = [
  ["ink", "ground"],
  ["ink", "surface"],
  ["ink-soft", "ground"],
  ["ink-soft", "surface"],
  ["accent", "ground"],
  ["accent", "surface"],
  ["accent", "accent-ground"],
  ["ink", "accent-ground"],
  ["accent-ink", "accent"],
  ["amber-ink", "amber-ground"],
  ["red-ink", "red-ground"],
  ["ink", "amber-ground"],
  ["ink", "red-ground"],
  ["safe", "safe-ground"],
  ["safe", "surface"],
  ["ink", "safe-ground"],
] as const;

for (const [ink, ground] of texts) {
  test(`${ink}_on_${ground}_is_readable_in_light_and_dark`, () => {
    const inks = colours(ink);
    colours(ground).forEach((colour, index) => {
      const found = contrast(inks[index] ?? "", colour);
      assert.ok(found >= 4.5, `${index === 0 ? "light" : "dark"}: ${found.toFixed(2)} : 1`);
    });
  });
}

for (const [edge, ground] of [["amber", "amber-ground"], ["red", "red-ground"], ["amber", "surface"], ["red", "surface"], ["edge", "surface"], ["edge", "ground"]] as const) {
  test(`${edge}_edges_stand_out_on_${ground}`, () => {
    const edges = colours(edge);
    colours(ground).forEach((colour, index) => {
      assert.ok(contrast(edges[index] ?? "", colour) >= 3, index === 0 ? "light" : "dark");
    });
  });
}
