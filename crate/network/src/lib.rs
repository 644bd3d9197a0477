//! The phrases as few bytes, and the network of states that they stand for.
//!
//! The compiler of the lexicon writes a [`Grammar`] as bytes ([`Grammar::pack`]); the engine opens them as a
//! [`Network`] ([`Network::open`]). What ships is the grammar, in which a class of words stands once, however many
//! phrases name it; the network, in which a step is a look-up, is several times as large.

mod bytes;
mod grammar;
mod groups;
mod link;
mod lists;
mod network;
mod pack;
mod sign;
mod words;

pub use grammar::{Class, Grammar, Label, Part};
pub use lists::Lists;
pub use network::{Edge, Network};
pub use words::Words;
