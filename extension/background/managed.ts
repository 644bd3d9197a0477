/** What a school or a family has fixed through the browser's own administration; the schema is `data/managed-schema.json`. */
import { ext } from "../shared/ext";
import { type Settings, someSettingsOf } from "../shared/settings";
import { fieldsOf, isText } from "../shared/shape";

/** Settings that are fixed, and who fixed them. */
export interface Managed {
  settings: Partial<Settings>;
  /** The organisation's name as it gave it, or null. */
  by: string | null;
}

/** Longest name that is shown, in UTF-16 code units. */
const LONGEST_NAME = 100;

/** What is fixed; nothing where the browser is not managed. What has not the right shape fixes nothing. */
export async function readManaged(): Promise<Managed> {
  try {
    const stored = fieldsOf(await ext.storage.managed.get(null));
    // Whom a teenager trusts is nobody's to fix.
    const { trustedPerson: _, ...settings } = someSettingsOf(stored);
    const by = stored["managedBy"];
    return { settings, by: isText(by, LONGEST_NAME) && by !== "" ? by : null };
  } catch {
    // Firefox says so by an error when there is nothing.
    return { settings: {}, by: null };
  }
}
