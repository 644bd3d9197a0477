/** What went wrong, in words that say what can be done. */
import type { Fault, FaultName } from "../../shared/fault";
import { text } from "../../shared/text";

const TOLD: readonly FaultName[] = ["Locked", "WrongPassphrase", "TooSoon", "Managed", "NoConsent", "StorageFull", "StorageUnavailable", "ForeignFile", "NewerFile", "DamagedFile"];

export function faultWords({ name }: Fault): string {
  return text(TOLD.includes(name) ? `fault_${name}` : "fault_other");
}
