/** Bytes as base64: messages between the parts of an extension are JSON, which has no bytes. */
import { Fault } from "./fault";

interface NativeBytes {
  toBase64?: () => string;
}

interface NativeBase64 {
  fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
}

/** Most bytes turned into one argument list. */
const SLICE = 0x8000;

/** The bytes as base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  const native = (bytes as NativeBytes).toBase64;
  if (native) return native.call(bytes);
  let binary = "";
  for (let at = 0; at < bytes.length; at += SLICE) binary += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(binary);
}

/** The bytes of a base64 text. Throws `Malformed` when it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    const native = (Uint8Array as NativeBase64).fromBase64;
    if (native) return native.call(Uint8Array, text);
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw new Fault("Malformed", "not base64: send bytes through toBase64");
  }
}
