//! Folds chat text to comparable words and remembers where each came from.
//!
//! People write the same word in many ways: accents or none, capitals, look-alike letters of other alphabets,
//! stretched or spaced letters, digits for letters. [`fold`] undoes what can be undone without knowing any
//! language, in one pass, and cuts the text into [`Piece`]s, each with its range in **UTF-16 code units of the
//! original** (what JavaScript counts in). What needs a vocabulary (is `p3rs0nn3` a word?) offers itself as
//! [`spellings`], tried by whoever owns the vocabulary.
//!
//! ```
//! let folded = vigie_fold::fold("J’ENVOIE ça");
//! let words: Vec<&str> = folded.pieces().map(|piece| piece.text).collect();
//! assert_eq!(words, ["je", "envoie", "ca"]);
//! assert_eq!(folded.pieces().last().map(|piece| (piece.start, piece.end)), Some((9, 11)));
//! ```

mod chunk;
mod elision;
mod pieces;
mod segments;
pub mod spellings;
mod table;

pub use pieces::{Folded, Kind, Piece, fold, fold_into};
pub use segments::{Segment, segments};
pub use table::{fold_char, look_alike_char};
