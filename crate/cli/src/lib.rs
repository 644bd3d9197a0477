//! Conversations out of the files that people have: exports of chat programs, conversation JSONL, plain text.
//!
//! The rest of `vigie` is the program; this much is a library, so that whatever a file may hold can be tried on it
//! (`fuzz`).

pub mod calendar;
pub mod conversation;
pub mod format;
