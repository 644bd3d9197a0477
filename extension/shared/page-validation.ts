/** Checks of what pages ask; see `validation`. */
import { LONGEST_WORD } from "./notes";
import { OUTCOMES } from "./outcomes";
import type { PageRequests } from "./page-messages";
import { PATHS, changeOf, someSettingsOf } from "./settings";
import { type Fields, isCount, isOneOf, isText } from "./shape";

/** Longest backup that is read, in UTF-16 code units: ten times what the longest history makes. */
export const LONGEST_FILE = 50_000_000;

/** Shortest and longest passphrase, in UTF-16 code units. */
export const PASSPHRASE = { shortest: 6, longest: 200 } as const;

export const pageChecks: { [K in keyof PageRequests]: (fields: Fields) => PageRequests[K]["ask"] | null } = {
  "family": () => ({}),
  "agree": ({ path, version, settings }) => (isOneOf(PATHS, path) && isCount(version) ? { path, version, settings: someSettingsOf(settings) } : null),
  "withdraw": () => ({}),
  "change-settings": ({ change }) => {
    const checked = changeOf(change);
    return checked && { change: checked };
  },
  "pause": ({ minutes }) => (isCount(minutes) && minutes > 0 ? { minutes } : null),
  "resume": () => ({}),
  "mark": ({ alert, outcome }) => (isText(alert, 64) && isOneOf(OUTCOMES, outcome) ? { alert, outcome } : null),
  "add-word": ({ alert, words }) => (isText(alert, 64) && isText(words, LONGEST_WORD) && words.trim() !== "" ? { alert, words: words.trim() } : null),
  "count-known": () => ({}),
  "forget-known": () => ({}),
  "tidy": () => ({}),
  "delete-all": () => ({}),
  "import": ({ file }) => (isText(file, LONGEST_FILE) ? { file } : null),
  "unlock": ({ passphrase }) => (isText(passphrase, PASSPHRASE.longest) ? { passphrase } : null),
  "lock": () => ({}),
  "set-passphrase": ({ passphrase }) =>
    passphrase === null || (isText(passphrase, PASSPHRASE.longest) && passphrase.length >= PASSPHRASE.shortest) ? { passphrase } : null,
  "forgot-passphrase": () => ({}),
};
