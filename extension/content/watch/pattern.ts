/** Regular expressions from data: bounded, so that no adapter can make a page hang. */

/** Longest pattern that is accepted, in UTF-16 code units. */
export const MAX_PATTERN = 120;

/** Longest text a pattern is run on, in UTF-16 code units; the rest is not looked at. */
export const MAX_SUBJECT = 512;

/** A pattern that could run too long, or that the browser cannot read. The message says why and what to write instead. */
export class PatternError extends Error {
  override readonly name = "PatternError";
}

const compiled = new Map<string, RegExp>();

/** Compiles a pattern. Throws `PatternError` if it is too long, looks behind, refers back, or repeats a repetition. */
export function compile(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  if (pattern.length > MAX_PATTERN) throw new PatternError(`${pattern}: longer than ${MAX_PATTERN} characters; split it into fallbacks`);
  if (/\\[1-9]|\\k</.test(pattern)) throw new PatternError(`${pattern}: refers back to a group; match the text itself`);
  if (/\(\?<[=!]/.test(pattern)) throw new PatternError(`${pattern}: looks behind; match what comes before and take a group`);
  if (repeatsRepetition(pattern)) throw new PatternError(`${pattern}: repeats a group that repeats; write the group once`);
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, "u");
  } catch (error) {
    throw new PatternError(`${pattern}: ${error instanceof Error ? error.message : String(error)}`);
  }
  compiled.set(pattern, expression);
  return expression;
}

/** Whether the text matches, read up to `MAX_SUBJECT`. */
export function matches(pattern: string, text: string): boolean {
  return compile(pattern).test(text.slice(0, MAX_SUBJECT));
}

/** The first group of the match, or all of it if there is no group; null without a match or if it is empty. */
export function capture(pattern: string, text: string): string | null {
  const match = compile(pattern).exec(text.slice(0, MAX_SUBJECT));
  if (!match) return null;
  return (match.length > 1 ? match[1] : match[0])?.trim() || null;
}

/** Whether an unbounded repetition is applied to a group that holds one. */
function repeatsRepetition(pattern: string): boolean {
  const groups: boolean[] = [];
  let closed: boolean | null = null;
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === "\\") {
      i++;
      closed = null;
    } else if (inClass) {
      if (c === "]") inClass = false;
    } else if (c === "[") {
      inClass = true;
      closed = null;
    } else if (c === "(") {
      groups.push(false);
      closed = null;
    } else if (c === ")") {
      closed = groups.pop() ?? false;
      if (closed && groups.length > 0) groups[groups.length - 1] = true;
    } else if (c === "*" || c === "+" || (c === "{" && /^\{\d+,\d*\}/.test(pattern.slice(i)))) {
      if (closed) return true;
      if (groups.length > 0) groups[groups.length - 1] = true;
      closed = null;
    } else {
      closed = null;
    }
  }
  return false;
}
