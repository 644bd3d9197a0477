/** The history as a file: a backup with its chain, which can be added again, and a table for people. */
import { type Chain, type ChainFault, type StoredRecord, canonical, entryOf, remainderIn, verify } from "./chain";
import { Fault } from "./fault";
import { fieldsOf, isCount } from "./shape";
import { linkOf } from "./store";
import type { HistoryEntry } from "./types";

/** What a backup says that it is. */
const FORMAT = "vigie-history";

/** Version of the file's shape. */
const VERSION = 1;

/** A backup's text. `at` in milliseconds since 1970. What cannot be read is left out, and shows as missing. */
export function backupOf({ records, start, head }: Chain, at: number): string {
  const entries = records.flatMap((record) => entryOf(record) ?? remainderIn(record) ?? []);
  return `${JSON.stringify({ format: FORMAT, version: VERSION, at, start, head, entries }, null, 1)}\n`;
}

/** A backup as it was read: its entries, oldest first, and what is wrong with its chain. */
export interface Backup {
  entries: HistoryEntry[];
  faults: ChainFault[];
}

/**
 * Reads a backup's text. Throws `ForeignFile`, `NewerFile`, or `DamagedFile` where the file ends too soon; an entry that was
 * changed or is missing is no reason to refuse the others: it is among the faults.
 */
export async function readBackup(text: string): Promise<Backup> {
  const { format, version, at, start, head, entries } = fieldsOf(parsed(text));
  if (format !== FORMAT || !isCount(version)) throw new Fault("ForeignFile", "the file is no backup of Vigie");
  if (version > VERSION) throw new Fault("NewerFile", "the file is of a newer version: update Vigie");
  const [first, last] = [linkOf(start), linkOf(head)];
  if (!first || !last || typeof at !== "number" || !Array.isArray(entries)) throw new Fault("DamagedFile", "the backup cannot be read");
  const records = entries
    .map((value: unknown): StoredRecord => ({ key: Number(fieldsOf(value)["sequence"]), value }))
    .filter(({ key }) => Number.isSafeInteger(key) && key > first.sequence && key <= last.sequence)
    .sort((one, other) => one.key - other.key);
  return { entries: records.flatMap((record) => entryOf(record) ?? []), faults: await verify(records, first, last, at) };
}

/** A file that begins as a backup does but is no JSON was cut off on its way. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw /^\s*\{\s*"format"\s*:\s*"vigie-history"/.test(text) ? new Fault("DamagedFile", "the backup ends too soon") : new Fault("ForeignFile", "the file is no backup of Vigie");
  }
}

const COLUMNS = ["sequence", "time", "type", "site", "conversation", "situation", "level", "stage", "signals", "alert", "details", "hash"] as const;

/** The readable entries as a table (RFC 4180), oldest first, with ids as the engine and the history name them. */
export function tableOf(records: readonly StoredRecord[]): string {
  const rows = records.flatMap((record) => {
    const entry = entryOf(record);
    return entry ? [rowOf(entry)] : [];
  });
  return [COLUMNS.join(","), ...rows.map((row) => COLUMNS.map((column) => cell(row[column] ?? "")).join(","))].join("\r\n") + "\r\n";
}

function rowOf({ sequence, content, hash }: HistoryEntry): Partial<Record<(typeof COLUMNS)[number], string>> {
  const { type, at, ...rest } = content;
  const row = { sequence: String(sequence), time: new Date(at).toISOString(), type, hash };
  if (content.type === "outcome") return { ...row, alert: content.alert, details: content.outcome };
  if (content.type === "word") return { ...row, alert: content.alert, details: content.words };
  if (content.type !== "alert") return { ...row, details: canonical(rest) };
  const { id, site, conversation, situation, level, stage, signals, shown } = content;
  return { ...row, alert: id, site, conversation, situation, level, stage: stage ?? "", signals: signals.join(" "), details: shown };
}

/** A cell that no spreadsheet takes for a formula. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
