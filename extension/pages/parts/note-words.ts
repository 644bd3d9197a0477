/** Lines of the history that are no alerts, in words. */
import { inTongue } from "../../shared/help/services";
import type { Change, Note } from "../../shared/notes";
import { directory } from "../../shared/reporting";
import { siteName } from "../../shared/site-name";
import { text } from "../../shared/text";
import { fieldsOf } from "../../shared/shape";
import { dayAndHour } from "./when";

/** What a note says, in one sentence. A word beside an alert is shown there, as it was written. */
export function noteWords(note: Note): string {
  switch (note.type) {
    case "word":
    case "resume":
      return text(`note_${note.type}`);
    case "pause":
      return text("note_pause", dayAndHour(note.at), dayAndHour(note.until));
    case "settings":
      return text("note_settings", note.changes.map(changeWords).join(" · "));
    case "passphrase":
      return text(`note_passphrase_${note.event}`);
    case "consent":
      return text(note.given ? "note_consent_given" : "note_consent_taken");
    case "deleted":
      return text("note_deleted", note.entries);
    case "imported":
      return text("note_imported", note.entries, note.left);
  }
}

function changeWords({ setting, from, to }: Change): string {
  const name = text(`options_${setting}`);
  return from === null || to === null ? name : text("note_change", name, valueWords(setting, from), valueWords(setting, to));
}

/** A setting's value: its own words where it is one of several, else what it names. */
function valueWords(setting: Change["setting"], json: string): string {
  const value = parsed(json);
  if (value === null) return text("note_value_none");
  if (typeof value === "boolean") return text(`note_value_${value}`);
  if (Array.isArray(value)) return value.length === 0 ? text("note_value_none") : [...new Set(value.map((site) => siteName(String(site))))].join(", ");
  if (setting === "country") return inTongue(directory.countries[String(value)]?.name ?? directory.elsewhere.name);
  return text(`options_${setting}_${String(value)}`);
}

/** A value that cannot be read is shown as none. */
function parsed(json: string): unknown {
  try {
    return fieldsOf(JSON.parse(`{"value":${json}}`))["value"] ?? null;
  } catch {
    return null;
  }
}
