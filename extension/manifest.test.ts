/** Guards what the extension may reach: sites and permissions change only together with this file or the sites' own. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import type { SiteAdapter } from "./content/watch/adapter";
import { LONGEST_PAUSES, RETENTIONS, SENSITIVITIES, SETTINGS } from "./shared/settings";

interface ContentScript {
  matches: string[];
  js: string[];
  run_at: string;
  all_frames: boolean;
}

interface Manifest {
  permissions: string[];
  host_permissions: string[];
  optional_host_permissions: string[];
  optional_permissions?: string[];
  web_accessible_resources?: unknown;
  externally_connectable?: unknown;
  icons: Record<string, string>;
  content_scripts: ContentScript[];
  content_security_policy: Record<string, string>;
  background: { service_worker: string; scripts: string[] };
}

const here = (path: string): URL => new URL(path, import.meta.url);
const json = <T>(path: string): T => JSON.parse(readFileSync(here(path), "utf8")) as T;

const manifest = json<Manifest>("../manifest.json");
const sites = readdirSync(here("data/sites")).map((file) => json<SiteAdapter>(`data/sites/${file}`));

function hosts(frames: boolean): string[] {
  const framed = new Set(sites.filter(({ match }) => match.frames === "all").flatMap(({ match }) => match.hosts));
  const all = new Set(sites.flatMap(({ match }) => match.hosts).filter((host) => host !== "*"));
  return [...all].filter((host) => framed.has(host) === frames).sort().map((host) => `https://${host}/*`);
}

/** What stands in code marks in one column of the table under a heading of `docs/permissions.md`. */
function explained(heading: string, column: number): string[] {
  const [, part = ""] = readFileSync(here("../docs/permissions.md"), "utf8").split(`## ${heading}\n`);
  const rows = (part.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("| ") && !/^\| (---|permission|origin|site) /.test(line));
  for (const row of rows) assert.ok(row.split("|").slice(1, -1).every((cell) => cell.trim() !== ""), row);
  return rows.flatMap((row) => [...(row.split("|")[column] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? "")).sort();
}

test("runs_on_the_known_sites_and_nowhere_else", () => {
  const script = { js: ["lookout.js"], run_at: "document_idle" };
  assert.deepEqual(manifest.content_scripts, [
    { matches: hosts(false), ...script, all_frames: false },
    { matches: hosts(true), ...script, all_frames: true },
  ]);
  assert.deepEqual(manifest.host_permissions, [...hosts(false), ...hosts(true)].sort());
});

test("every_permission_and_every_host_is_explained_and_nothing_else_is", () => {
  assert.deepEqual(explained("Permissions", 1), manifest.permissions);
  assert.deepEqual(explained("Sites that anyone can switch on", 1), manifest.optional_host_permissions);
  assert.deepEqual(explained("Known sites", 2).map((host) => `https://${host}/*`).sort(), manifest.host_permissions);
  assert.equal(manifest.optional_permissions, undefined);
});

test("cannot_be_seen_or_spoken_to_by_pages", () => {
  assert.equal(manifest.web_accessible_resources, undefined);
  assert.equal(manifest.externally_connectable, undefined);
});

test("its_own_pages_reach_nothing_but_the_package", () => {
  const policy = new Map(
    (manifest.content_security_policy["extension_pages"] ?? "").split("; ").map((rule) => {
      const [name = "", ...sources] = rule.split(" ");
      return [name, sources.join(" ")];
    }),
  );
  assert.deepEqual(Object.fromEntries(policy), {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
  });
});

test("both_kinds_of_background_run_the_same_script", () => {
  assert.deepEqual(manifest.background.scripts, [manifest.background.service_worker]);
});

test("everything_but_whom_the_teenager_trusts_can_be_fixed_by_an_organisation", () => {
  const { properties } = json<{ properties: Record<string, { enum?: unknown[] }> }>("data/managed-schema.json");
  assert.deepEqual(Object.keys(properties).sort(), ["managedBy", ...SETTINGS.filter((name) => name !== "trustedPerson")].sort());
  assert.deepEqual(properties["sensitivity"]?.enum, SENSITIVITIES);
  assert.deepEqual(properties["retentionDays"]?.enum, RETENTIONS);
  assert.deepEqual(properties["longestPause"]?.enum, LONGEST_PAUSES);
});

test("every_icon_is_there", () => {
  for (const icon of Object.values(manifest.icons)) assert.ok(existsSync(here(icon)), icon);
});

test("every_key_of_the_manifest_has_words_in_both_languages", () => {
  const used = new Set([...readFileSync(here("../manifest.json"), "utf8").matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key ?? ""));
  for (const language of ["fr", "en"]) {
    const words = json<Record<string, { message: string }>>(`_locales/${language}/messages.json`);
    for (const key of used) assert.ok(words[key]?.message, `${language}: ${key}`);
  }
});
