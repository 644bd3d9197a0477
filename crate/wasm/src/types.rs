//! TypeScript declarations of the values, written into `engine.d.ts`.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const DECLARATIONS: &str = r#"
/** One chat message. `at` is milliseconds since 1970, or null if not known. */
export interface Incoming {
  text: string;
  from: "them" | "me" | "unknown";
  at: number | null;
}

/** A signal found in a message; `start` and `end` are UTF-16 code units of its text. */
export interface Hit {
  signal: string;
  start: number;
  end: number;
}

/** What the engine says after one message. */
export interface Assessment {
  level: "none" | "notice" | "warning" | "danger";
  situation: string | null;
  stage: string | null;
  next: string | null;
  show: "none" | "bar" | "card";
  crisis: boolean;
  hits: Hit[];
}

/** What the engine says of a draft: whether to ask, whether to hold it back a moment, and the kinds of data found. */
export interface Gate {
  ask: boolean;
  hold: boolean;
  kinds: string[];
}

/** A conversation's new bytes and one assessment for each message read. */
export interface Reading {
  thread: Uint8Array;
  assessments: Assessment[];
}

/** The engine's version of the lexicon, its number of phrases, and how long opening took. */
export interface EngineFacts {
  lexicon: string;
  phrases: number;
  milliseconds: number;
}
"#;
