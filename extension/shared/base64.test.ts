import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64, toBase64 } from "./base64";

test("bytes_come_back_as_they_were", () => {
  for (const length of [0, 1, 2, 3, 255, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
  }
});

test("writes_what_everyone_writes", () => {
  assert.equal(toBase64(Uint8Array.of(0, 255, 16)), "AP8Q");
  assert.equal(toBase64(new Uint8Array()), "");
});

test("refuses_what_is_no_base64", () => {
  assert.throws(() => fromBase64("é"), { name: "Malformed" });
});
