/** Times as people read them, in the language of the interface. All times are milliseconds since 1970. */
import { language } from "../../shared/text";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than using it, and a page uses the same few a thousand times. */
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language(), options);
  formats.set(key, known);
  return known;
}

/** Day and hour. */
export const dayAndHour = (at: number): string => format({ dateStyle: "medium", timeStyle: "short" }).format(at);

/** The day. */
export const day = (at: number): string => format({ dateStyle: "medium" }).format(at);

/** Day and month, short. */
export const shortDay = (at: number): string => format({ day: "numeric", month: "short" }).format(at);

/** Day, hour and time zone, for a record that is read elsewhere. */
export const fullTime = (at: number): string => format({ dateStyle: "full", timeStyle: "long" }).format(at);
