/**
 * What is known of conversations between two visits: the engine's state and the marks of the last messages. Keyed by a
 * salted hash, so that the database does not tell with whom; few enough and young enough.
 */
import { fromBase64, toBase64 } from "../shared/base64";
import { sha256 } from "../shared/chain";
import { Fault } from "../shared/fault";
import type { StoredConversation } from "../shared/messages";
import type { Store } from "../shared/store";
import { DAY } from "../shared/time";
import { patternsOf } from "../shared/validation";

/** Most conversations that are kept; the one longest unread goes first. */
export const MAX_CONVERSATIONS = 500;

/** Days after which an unread conversation is forgotten. */
export const MAX_DAYS = 90;

/** What is known of a conversation that was never read. */
export const NOTHING: StoredConversation = { thread: "", marks: "", quiet: false, dismissed: [] };

/** The salted hash by which a conversation of a site is known: 128 bits in hex. */
export async function conversationHash(db: Store, site: string, conversation: string): Promise<string> {
  const salt = toBase64(await saltOf(db));
  return (await sha256(`${salt}\n${site}\n${conversation}`)).slice(0, 32);
}

/** Made once for an installation; reading and making are one transaction, so that two callers get the same. */
async function saltOf(db: Store): Promise<Uint8Array> {
  // A transaction that writes waits for all others; after the first time there is nothing to write.
  const kept = await db.get("facts", "salt");
  if (kept instanceof Uint8Array) return kept;
  const tx = db.transaction("facts", "readwrite");
  const stored = await tx.store.get("salt");
  if (stored instanceof Uint8Array) return stored;
  const salt = crypto.getRandomValues(new Uint8Array(32));
  await tx.store.put(salt, "salt");
  await tx.done;
  return salt;
}

/** What is known of a conversation; a damaged record is nothing, and the conversation starts anew. */
export async function loadConversation(db: Store, site: string, conversation: string): Promise<StoredConversation> {
  const known = await db.get("conversations", await conversationHash(db, site, conversation));
  if (!(known?.thread instanceof Uint8Array) || !(known.marks instanceof Uint8Array)) return NOTHING;
  return { thread: toBase64(known.thread), marks: toBase64(known.marks), quiet: known.quiet === true, dismissed: patternsOf(known.dismissed) ?? [] };
}

/** In how many conversations the teenager chose not to be asked before sending. */
export async function countQuiet(db: Store): Promise<number> {
  const all = await db.getAll("conversations");
  return all.filter(({ quiet }) => quiet === true).length;
}

/** Asks again before sending in all conversations. */
export async function forgetQuiet(db: Store): Promise<void> {
  const tx = db.transaction("conversations", "readwrite");
  for (let cursor = await tx.store.openCursor(); cursor; cursor = await cursor.continue()) {
    if (cursor.value.quiet) await cursor.update({ ...cursor.value, quiet: false });
  }
  await tx.done;
}

/** Keeps what is known of a conversation. `now` in milliseconds since 1970. Rejects with `Malformed` or a storage fault. */
export async function saveConversation(db: Store, site: string, conversation: string, state: StoredConversation, now: number): Promise<void> {
  const record = {
    key: await conversationHash(db, site, conversation),
    at: now,
    thread: fromBase64(state.thread),
    marks: fromBase64(state.marks),
    quiet: state.quiet,
    dismissed: state.dismissed,
  };
  const tx = db.transaction("conversations", "readwrite");
  try {
    await tx.store.put(record);
  } catch (error) {
    if ((error as Error).name === "QuotaExceededError") throw new Fault("StorageFull", "the device has no room: free some space");
    throw error;
  }
  const surplus = (await tx.store.count()) - MAX_CONVERSATIONS;
  let cursor = await tx.store.index("at").openCursor();
  for (let place = 0; cursor && (place < surplus || cursor.value.at < now - MAX_DAYS * DAY); place++) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
  await tx.done;
}
