/** The errors of the extension: each says by its name what a caller can do. */

/**
 * - `ThreadDamaged`: the conversation's state cannot be read; start it again from nothing.
 * - `MessageShape`: the engine was given something that is no message; leave it out.
 * - `EngineRefused`: this place may not run the engine; use the other host.
 * - `EngineUnavailable`: the engine does not run; say so, and try again with the next message.
 * - `EngineTimeout`: no answer in time; the same.
 * - `Paused`: nothing is to be read now.
 * - `Gone`: the extension was reloaded or removed; end.
 * - `Unreachable`: the background did not take the message; try again with the next one.
 * - `Unwelcome`: the sender may not ask this.
 * - `Malformed`: what was given has not the shape it should have.
 * - `StorageFull`: the device has no room; what was stored before is kept.
 * - `StorageUnavailable`: the browser's database cannot be used.
 * - `NoConsent`: nothing is kept before both have agreed.
 * - `Locked`: the passphrase has to be given first.
 * - `WrongPassphrase`: it is another one.
 * - `TooSoon`: after wrong tries the next one has to wait.
 * - `Managed`: an organisation has fixed this.
 * - `ForeignFile`: the file is no backup of Vigie.
 * - `NewerFile`: the file was written by a newer Vigie; update this one.
 * - `DamagedFile`: the file is a backup of Vigie, but cannot be read to its end.
 */
const NAMES = [
  "ThreadDamaged",
  "MessageShape",
  "EngineRefused",
  "EngineUnavailable",
  "EngineTimeout",
  "Paused",
  "Gone",
  "Unreachable",
  "Unwelcome",
  "Malformed",
  "StorageFull",
  "StorageUnavailable",
  "NoConsent",
  "Locked",
  "WrongPassphrase",
  "TooSoon",
  "Managed",
  "ForeignFile",
  "NewerFile",
  "DamagedFile",
] as const;

/** The name of a fault. */
export type FaultName = (typeof NAMES)[number];

/** An error as it crosses between the parts. */
export interface FaultShape {
  name: string;
  message: string;
}

/** An error with one of the known names. The message tells a developer what to do; it never holds a person's words. */
export class Fault extends Error {
  override readonly name: FaultName;

  constructor(name: FaultName, message: string) {
    super(message);
    this.name = name;
  }
}

/** Any error as a fault. `otherwise` is the name for errors that have none of ours. */
export function faultOf(error: unknown, otherwise: FaultName): Fault {
  if (error instanceof Fault) return error;
  const { name, message } = shapeOf(error);
  return new Fault(NAMES.find((known) => known === name) ?? otherwise, message);
}

/** An error in the shape that survives a message. */
export function shapeOf(error: unknown): FaultShape {
  const { name, message } = (typeof error === "object" && error !== null ? error : {}) as Partial<Record<string, unknown>>;
  return { name: typeof name === "string" ? name : "Error", message: typeof message === "string" ? message : String(error) };
}
