/** The smallest checks that everything arriving from another part, a file or the disk is put through. */

/** Fields of something unknown. */
export type Fields = Record<string, unknown>;

export const isText = (value: unknown, longest = Infinity): value is string => typeof value === "string" && value.length <= longest;
export const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
export const isOneOf = <T>(list: readonly T[], value: unknown): value is T => list.includes(value as T);
/** Ids of signals, situations and stages: words of the engine, too narrow for anything a person wrote. */
export const isId = (value: unknown): value is string => typeof value === "string" && /^[a-z][a-z0-9_]{0,39}$/.test(value);
export const isSite = (value: unknown): value is string => typeof value === "string" && /^[a-z0-9][a-z0-9.:_-]{0,254}$/i.test(value);
export const isVersion = (value: unknown): value is string => typeof value === "string" && /^[\w.+-]{0,64}$/.test(value);

/** Whether the value is a country's code (ISO 3166). */
export function isCountry(value: unknown): value is string {
  return typeof value === "string" && /^[A-Z]{2}$/.test(value);
}

/** The fields of an object; none for anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** Every item through a check; null if one fails or it is no array. */
export function allOf<T>(value: unknown, check: (item: unknown) => T | null): T[] | null {
  if (!Array.isArray(value)) return null;
  const items: T[] = [];
  for (const item of value) {
    const checked = check(item);
    if (checked === null) return null;
    items.push(checked);
  }
  return items;
}
