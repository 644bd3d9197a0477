/**
 * Marks of the messages that were read into a conversation. A page shows the old messages again at each visit, and the
 * conversation's state, which is kept, must not count them twice. A mark is 32 bits: it knows a text again, but nobody
 * can read the text from it.
 */
import type { SeenMessage } from "./watch/seen";

/** Most marks that are kept: more messages than a site shows when a conversation opens. */
const MAX_MARKS = 256;

/** The marks of one conversation. */
export interface Marks {
  /** Those of the messages that were not read in an earlier visit. Each mark stands for one message. */
  unread(messages: readonly SeenMessage[]): SeenMessage[];
  /** Marks messages as read. */
  add(messages: readonly SeenMessage[]): void;
  /** The newest marks, four bytes each, oldest first. */
  toBytes(): Uint8Array;
}

/** Marks from an earlier visit's bytes. `conversation` is the page's key of the conversation; it is part of each mark. */
export function marksFrom(bytes: Uint8Array, conversation: string): Marks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const list = Array.from({ length: Math.floor(bytes.byteLength / 4) }, (_, index) => view.getUint32(index * 4));
  /** How many messages of earlier visits have this mark and were not met again in this one. */
  const earlier = new Map<number, number>();
  for (const mark of list) earlier.set(mark, (earlier.get(mark) ?? 0) + 1);
  const markOf = ({ at, text }: SeenMessage): number => hash(`${conversation}\n${at ?? ""}\n${text}`);
  return {
    unread: (messages) =>
      messages.filter((message) => {
        const mark = markOf(message);
        const left = earlier.get(mark) ?? 0;
        if (left > 0) earlier.set(mark, left - 1);
        return left === 0;
      }),
    add(messages) {
      list.push(...messages.map(markOf));
      if (list.length > MAX_MARKS) list.splice(0, list.length - MAX_MARKS);
    },
    toBytes() {
      const view = new DataView(new ArrayBuffer(list.length * 4));
      list.forEach((mark, index) => view.setUint32(index * 4, mark));
      return new Uint8Array(view.buffer);
    },
  };
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
