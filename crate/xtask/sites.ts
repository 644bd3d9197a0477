/**
 * Checks every site's file against the schema that is generated from the type `SiteAdapter`, and its patterns against
 * the bounds that keep them from running long; joins the files into the arrays that the content script is built with.
 * Run by `cargo xtask build` as `sites.ts OUT SITES DEMO`:
 * writes `OUT/sites.json` from the folder SITES, and `OUT/sites-test.json` from both (`*.adapter.json` of DEMO); beside
 * each, what the lookout needs of it (`lookout.json`, `lookout-test.json`).
 * Ends with code 1 and one line for each mistake, with the file's path.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Ajv } from "ajv";
import type { AnySchemaObject } from "ajv";
import { createGenerator } from "ts-json-schema-generator";
import { rulesOf } from "../../extension/content/lookout/rule";
import type { SiteAdapter } from "../../extension/content/watch/adapter";
import { compile } from "../../extension/content/watch/pattern";

const root = join(import.meta.dirname, "../..");

function validator(): (value: unknown) => string[] {
  const schema = createGenerator({
    path: join(root, "extension/content/watch/adapter.ts"),
    tsconfig: join(root, "tsconfig.json"),
    type: "SiteAdapter",
    skipTypeCheck: true,
  }).createSchema("SiteAdapter");
  const check = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<SiteAdapter>(schema as AnySchemaObject);
  return (value) => (check(value) ? [] : (check.errors ?? []).map((error) => {
    const extra = (error.params as { additionalProperty?: string }).additionalProperty;
    return `${error.instancePath || "/"} ${error.message ?? "is wrong"}${extra === undefined ? "" : `: ${extra}`}`;
  }));
}

/** Fields that hold patterns; `map` holds them as names, and selectors after `@text:`. */
const PATTERNS = ["re", "idref", "path", "lockedPath", "where", "textLabel"];

/** Every pattern of a file, wherever it stands. */
function patternsOf(value: unknown, field = ""): string[] {
  if (typeof value === "string") return PATTERNS.includes(field) ? [value] : value.split("@text:").slice(1);
  if (Array.isArray(value)) return value.flatMap((one) => patternsOf(one, field));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(field === "map" ? [name] : []), ...patternsOf(inner, name)]);
}

/** Why patterns are refused. */
function unboundIn(site: unknown): string[] {
  return patternsOf(site).flatMap((pattern) => {
    try {
      compile(pattern);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}

async function filesIn(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(join(root, folder));
  return names.filter((name) => name.endsWith(ending)).sort().map((name) => join(folder, name));
}

const mistakesOf = validator();
const mistakes: string[] = [];

async function sitesIn(folder: string, ending: string): Promise<SiteAdapter[]> {
  const sites: SiteAdapter[] = [];
  for (const file of await filesIn(folder, ending)) {
    try {
      const site: unknown = JSON.parse(await readFile(join(root, file), "utf8"));
      const found = [...mistakesOf(site), ...unboundIn(site)];
      const name = basename(file, ending);
      if (found.length === 0 && (site as SiteAdapter).id !== name) found.push(`/id must be "${name}", as the file's name`);
      mistakes.push(...found.map((mistake) => `${file}: ${mistake}`));
      sites.push(site as SiteAdapter);
    } catch (error) {
      mistakes.push(`${file}: ${String(error)}`);
    }
  }
  return sites;
}

const [out, sites, demo] = process.argv.slice(2);
if (out === undefined || sites === undefined || demo === undefined) throw new Error("usage: sites.ts OUT SITES DEMO");
const real = await sitesIn(sites, ".json");
const invented = await sitesIn(demo, ".adapter.json");
for (const mistake of mistakes) console.error(mistake);
if (mistakes.length > 0) process.exit(1);
await mkdir(join(root, out), { recursive: true });
for (const [ending, all] of [["", real], ["-test", [...real, ...invented]]] as const) {
  await writeFile(join(root, out, `sites${ending}.json`), JSON.stringify(all, null, 1));
  await writeFile(join(root, out, `lookout${ending}.json`), JSON.stringify(rulesOf(all), null, 1));
}
