//! All phrases as one network of states, as few bytes and opened.
//!
//! The compiler of the lexicon writes a [`Source`] as bytes ([`Source::pack`]), the engine opens them as a [`Network`]
//! ([`Network::open`]). Both sides live here, so that one cannot change without the other.

pub mod bytes;
mod lists;
mod network;
mod pack;
mod sets;
mod sign;
mod source;
mod ways;
mod words;

pub use lists::Lists;
pub use network::{Network, Onward};
pub use source::{Source, Track, Way};
pub use words::Words;
