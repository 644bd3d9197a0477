/** Where to turn to, by country, situation and circumstance. What is where is data: `data/reporting.json`. */
import table from "../data/reporting.json";
import type { Assessment } from "./types";

/** What a teenager's case is, as far as the right channel depends on it. */
export type Circumstance =
  | "immediate_danger"
  | "money_asked"
  | "images_asked"
  | "known_person"
  | "images_online"
  | "love_scam"
  | "account_hacked"
  | "money_scam"
  | "spam"
  | "family_danger"
  | "threat"
  | "other";

/** Words in both languages of the interface. */
export interface Bilingual {
  fr: string;
  en: string;
}

/** An official or recognised service. */
export interface Service {
  name: string;
  /** What it is there for: to report, to talk to somebody, to be saved, for dark thoughts, to get pictures removed. */
  role: "report" | "talk" | "emergency" | "crisis" | "removal";
  /** https address that opens in a new tab, or null. */
  url: string | null;
  /** Number as it is dialled in the country, or null. */
  phone: string | null;
  /** The number takes text messages and no calls. */
  sms?: true;
  /** How to write to it, where that differs from the number. */
  text: Bilingual | null;
  hours: Bilingual | null;
  for: Bilingual;
  /** What it is not for, so that nobody loses time there. */
  notFor: Bilingual | null;
  /** Languages it answers in, as ISO 639 codes. */
  languages: string[];
  /** Day (ISO) on which the entry was compared with a public copy of the service's words; null: a person must check it. */
  verified: string | null;
}

/** The services of one country, by their ids in the table. */
export interface Country {
  name: Bilingual;
  /** For dark thoughts, and when somebody is in danger now: come first in a crisis. */
  crisis: string[];
  /** The human number that every serious warning shows. */
  talk: string[];
  /** In every answer, even where another service comes first. */
  always: string[];
  /** In order. `other` is for what has no line of its own. */
  routes: Partial<Record<Circumstance, string[]>> & { other: string[] };
}

/** One line of the table that tells a circumstance from what the engine found; the first that fits counts. */
interface Reading {
  situations: string[];
  signals?: string[];
  stages?: string[];
  circumstance: Circumstance;
}

/** The whole directory. */
export interface Directory {
  services: Record<string, Service>;
  countries: Record<string, Country>;
  /** For a country that the table does not have. */
  elsewhere: Country;
  /** Country that is meant by a language without one, where it can be told. */
  languages: Record<string, string>;
  readings: Reading[];
}

/** The directory that ships. Its shape is checked by a test. */
export const directory = table as Directory;

/** What the engine found, as a circumstance. */
export function circumstanceOf(found: Pick<Assessment, "situation" | "stage"> & { hits: readonly { signal: string }[] }): Circumstance {
  const signals = new Set(found.hits.map(({ signal }) => signal));
  const reading = directory.readings.find(
    ({ situations, signals: needed, stages }) =>
      situations.includes(found.situation ?? "") &&
      (needed === undefined || needed.some((signal) => signals.has(signal))) &&
      (stages === undefined || stages.includes(found.stage ?? "")),
  );
  return reading?.circumstance ?? "other";
}

/** Chosen where the directory does not have the person's country, and a language must not be taken for one. */
export const ELSEWHERE = "ZZ";

/**
 * The country to answer for: the one chosen in the settings if the directory has it, else the first that the browser's
 * languages (BCP 47) name or mean. Null if none does.
 */
export function countryOf(chosen: string | null, languages: readonly string[]): string | null {
  if (chosen === ELSEWHERE) return null;
  if (chosen && Object.hasOwn(directory.countries, chosen)) return chosen;
  for (const language of languages) {
    const [tongue = "", ...rest] = language.split("-");
    const region = rest.find((part) => /^[A-Za-z]{2}$/u.test(part))?.toUpperCase();
    const country = region ?? directory.languages[tongue.toLowerCase()];
    if (country && Object.hasOwn(directory.countries, country)) return country;
  }
  return null;
}

/** Answers for one person. */
export interface Routing {
  /** ISO 3166 code, or null when the country is not known. */
  country: string | null;
  /** Services for a circumstance, the fittest first; in a crisis the numbers for it before all others. */
  services(circumstance: Circumstance, crisis: boolean): Service[];
  /** Numbers and chats with people to talk to. */
  talk(): Service[];
  /** Numbers for dark thoughts and present danger. */
  crisis(): Service[];
}

/** The answers for a country of the directory; those for anywhere when it is null. */
export function routing(country: string | null): Routing {
  const lines = (country === null ? undefined : directory.countries[country]) ?? directory.elsewhere;
  const named = (ids: readonly string[]): Service[] => {
    const services = [...new Set(ids)].map((id) => directory.services[id]);
    return services.filter((service): service is Service => service !== undefined);
  };
  return {
    country,
    services: (circumstance, crisis) =>
      named([...(crisis ? lines.crisis : []), ...(lines.routes[circumstance] ?? lines.routes.other), ...lines.always]),
    talk: () => named(lines.talk),
    crisis: () => named(lines.crisis),
  };
}

/** A service's number as an address to call or to write to: digits and a leading plus only. Null where it has none. */
export function dial({ phone, sms }: Pick<Service, "phone" | "sms">): string | null {
  return phone === null ? null : `${sms ? "sms" : "tel"}:${phone.replace(/[^\d+]/gu, "")}`;
}
