/** What the stores get besides the packages: texts within their limits, and pictures in the size that they take. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { PICTURES, SIZE, TILE, takePictures } from "./store";

const ROOT = new URL("../../", import.meta.url);
const text = (path: string): Promise<string> => readFile(new URL(path, ROOT), "utf8");

/** The paragraph or paragraphs under a heading of a listing. */
const under = (listing: string, heading: string): string => listing.split(`## ${heading}\n`)[1]?.split("\n## ")[0]?.trim() ?? "";

for (const lang of ["en", "fr"]) {
  test(`the_listing_in_${lang}_is_within_the_limits_and_says_what_the_manifest_says`, async () => {
    const listing = await text(`store/listing.${lang}.md`);
    const words = JSON.parse(await text(`extension/_locales/${lang}/messages.json`)) as Record<string, { message: string }>;
    assert.equal(under(listing, "Summary"), words["manifest_description"]?.message);
    // Chrome's store takes 132 signs of summary; both take far more of description than anybody reads.
    assert.ok(under(listing, "Summary").length <= 132);
    const description = under(listing, "Description");
    assert.ok(description.length > 500 && description.length < 4000, `${description.length} signs`);
  });
}

test("the_pictures_are_taken_in_both_languages_in_the_size_of_the_stores", async () => {
  const folder = await mkdtemp(join(tmpdir(), "vigie-store-"));
  try {
    const taken = await takePictures(folder);
    assert.equal(taken.length, 2 * (PICTURES.length + 1));
    for (const path of taken) {
      // Width and height stand at the beginning of a PNG.
      const png = await readFile(path);
      const { width, height } = path.endsWith("tile.png") ? TILE : SIZE;
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [width, height], path);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
