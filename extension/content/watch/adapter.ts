/**
 * What Vigie knows about one chat site, as data. A site's file in `data/sites` is one `SiteAdapter`; the JSON schema
 * that checks the files is generated from this type, and fixed code interprets them: no file can carry behaviour.
 *
 * Every list of selectors or values is a chain of fallbacks: the first that finds something is used, so that one file
 * reads several generations of a site.
 */

/**
 * A CSS selector, or one of the additions the interpreter knows:
 * - `A >>> B`: B inside the open shadow root of A;
 * - `CSS@text:PATTERN`: only elements whose text matches;
 * - `@scrollable`: the largest scrolling area; `@parent:CSS`: the parent of the first match;
 * - `@rows`: repeated rows, found by structure; `@composerPane`: what holds both the text box and a scrolling area.
 * `{conv.id}` inside a quoted attribute value stands for the conversation's id.
 */
export type Selector = string;

/**
 * A regular expression: at most 120 characters, no back-reference, no look-behind, no repetition inside a repetition;
 * run on at most 512 UTF-16 code units. Its first group, if it has one, is what it finds.
 */
export type Pattern = string;

/** Direction seen from the protected teenager: a message that came in, or one that went out. */
export type Direction = "in" | "out";

/** Where to take a value from: an element's text, or one of its attributes, from the item unless `from` says otherwise. */
export interface Value {
  /** The element to read, inside the item (or the scope, for values of the conversation). */
  css?: Selector;
  /** Climbs to this ancestor of the item first. */
  closest?: Selector;
  /** The attribute to read; without it, the text. */
  attr?: string;
  /** Takes the part of the value that matches. No match means no value. */
  re?: Pattern;
  /** The attribute lists ids of elements: the first id that matches names the element whose text is the value. */
  idref?: Pattern;
  /** Reads from the whole document, the address, the document's title or the top window's title instead. */
  from?: "doc" | "url" | "docTitle" | "topTitle";
  /** Reads the item (or scope) itself. */
  self?: true;
  /** A number that changes each time a row of `reset` appears: the only identity that strangers' chats have. */
  session?: true;
}

/** How to name the author of a row that does not name its own. */
export type SenderRule =
  | Value
  /** The author of the last row of the same direction. */
  | { carry: true }
  /** The author of the last row with the same value, and that row's direction. */
  | { carryBy: Value }
  /** The conversation's title, for messages that came in. */
  | { title: "in" };

/** One way to tell a row's direction. Rules are tried in order; none answering means "unknown". */
export type DirectionRule =
  /** The row, or an element in it, matches. */
  | { css: Selector; is: Direction }
  /** The row itself matches. */
  | { matches: Selector; is: Direction }
  /** The row or one of its ancestors matches. */
  | { closest: Selector; is: Direction }
  /** The value matches one of the patterns. */
  | { value: Value; map: Record<Pattern, Direction> }
  /**
   * The value is the same as one of the adapter's known values. No answer while either is missing, nor without `else`
   * for another value: a group has more people than the one that its header names.
   */
  | { value: Value; equals: "peer" | "self" | "selfHref"; is: Direction; else?: Direction }
  /**
   * The author is the teenager's own name, or an own word ("You", "Moi"). No answer while the name is not known, nor
   * without `else` for another name: in groups people go by several. `where` limits the rule to paths that match.
   */
  | { senderIs: "self" | "selfWords"; is: Direction; else?: Direction; where?: Pattern }
  /** A text in the row made for screen readers matches. */
  | { textLabel: Pattern; is: Direction }
  /** The row's computed alignment: pushed to the end of the line means out. */
  | { layout: true }
  /** The place of the text itself between the two edges of the list. */
  | { geometry: true };

/** How messages leave a text box. */
export type SubmitWay = "enter" | "ctrl+enter" | "click";

/** What is known of a site's own content security policy for WebAssembly. Written only with evidence. */
export interface WasmPolicy {
  allowed: boolean;
  /** Where that was seen, in one line. */
  evidence: string;
  /** When, as YYYY-MM-DD. */
  date: string;
}

/** One site. */
export interface SiteAdapter {
  /** Version of this format. */
  schema: 1;
  /** Short name, the same as the file's. */
  id: string;
  /** How sure the evidence is: A, two recent independent sources or the site's own source; B, one; C, old or inferred. */
  grade: "A" | "B" | "C";
  /** What the adapter rests on, in one line. */
  evidence: string;
  /** The day the adapter was tried on the live site, as YYYY-MM-DD; null if it never was. */
  verified: string | null;
  /** Name of the page in `tests/sites` that guards it. */
  fixture: string;
  wasm: WasmPolicy | null;
  /** Who can read along. */
  audience: "private" | "public" | "mixed";
  /** The site pairs people who do not know each other. */
  stranger?: true;
  /** Several conversations can be open at once. */
  multi?: true;
  match: {
    /** Exact host names; `*` for software that anyone can host. */
    hosts: string[];
    /** Must match the path, with its query. */
    path?: Pattern;
    /** Whether to look in frames too. Without it, in the top document only. */
    frames?: "all";
    /** Must exist in the page. */
    gate?: Selector;
  };
  /** `all`: every selector also looks inside open shadow roots. */
  pierce?: "all";
  /** The pane of a conversation. */
  scope: Selector[];
  /** The list of messages, inside the scope. */
  list: Selector[];
  /** A message, inside the list; only outermost matches count. */
  item: Selector[];
  /** The site's own id of a message. */
  itemId?: Value[];
  text: {
    /** The message's own words; `&` is the item itself. */
    css: Selector[];
    /** What inside them is not: quotes, previews, reactions, times. */
    drop: Selector[];
  };
  /** When it was written: an ISO date, or seconds or milliseconds since 1970. */
  time?: Value[];
  sender: SenderRule[];
  /** The teenager's own name. */
  self?: Value[];
  /** The other person's handle. */
  peer?: Value[];
  /** Address of the teenager's own profile, or the account's number in the address of its picture. */
  selfHref?: Value[];
  /** Own words of this site, besides those of `data/own-words.json`. */
  selfWords?: string[];
  direction: DirectionRule[];
  conversation: {
    id: Value[];
    title: Value[];
  };
  /** Rows that start a new conversation. */
  reset?: Selector[];
  /** Only items that match, or hold a match, are private messages; the rest is left alone. */
  private?: Selector;
  /** Shown while the site keeps its messages locked. */
  locked?: Selector[];
  /** Path of the page on which the site asks for the key to its messages. */
  lockedPath?: Pattern;
  composer: {
    box: Selector[];
    send: Selector[];
    submit: SubmitWay[];
  };
  /** How the site keeps long lists short. `recycle`: rows change place and content, so their order is read off the screen. */
  virtual: "none" | "window" | "recycle" | "placeholder" | "unknown";
  /** Milliseconds a row must stay unchanged before it is read. */
  settleMs?: number;
}
