//! Compiles phrases and situations, written as data, to the tables the engine reads.
//!
//! A lexicon is a folder: `signals.toml` (what can be recognised), `shared/words.toml`, and one folder a language with
//! `words*.toml` (word classes), `spelling.toml` (how people really write), `negation.toml` (words that deny what stands
//! beside them) and one file a signal with its phrases. A language is its folder: no code knows which there are.
//! [`load`] reads it, [`compile()`] turns its phrases into the bytes that ship, [`situation::load`] reads the situations,
//! and [`emit()`] writes what else the engine is built with as Rust source. Everything that cannot be expressed exactly
//! is a [`LexiconError`] with file, line and reason.
//!
//! # The pattern language
//! Tokens separated by blanks: `word`, `@class`, `(a|b c)`, `x?`, `~N` (up to N words between, never across the end of
//! a sentence, never over a negation; `~N!` may cross a negation), `#number #link #email #handle`, `^` and `$` for the
//! ends of the message.

mod classes;
mod compile;
mod emit;
mod error;
mod files;
mod link;
mod lower;
mod negation;
mod order;
mod part;
mod pattern;
mod renumber;
pub mod situation;

pub use compile::{Compiled, compile};
pub use emit::emit;
pub use error::LexiconError;
pub use files::{Lexicon, Phrase, Signal, Speaker, load};

/// What a token can be besides a word of the vocabulary, in the order of the engine's pseudo-words.
pub const KINDS: [&str; 6] = ["#number", "#link", "#email", "#handle", "#begin", "#end"];
