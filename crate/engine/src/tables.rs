//! The tables made at build time from the lexicon and the situations, and how to read them.

use std::sync::OnceLock;

use vigie_network::Network;

#[cfg(feature = "sources")]
use crate::sources::PhraseSource;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.bin"));

/// A situation as compiled; ids are positions in [`SIGNALS`] and in its own `stages`.
pub(crate) struct Situation {
    pub(crate) name: &'static str,
    pub(crate) thresholds: [f32; 3],
    pub(crate) stages: &'static [Stage],
    pub(crate) weights: &'static [Weight],
    pub(crate) together: &'static [Together],
}

pub(crate) struct Stage {
    pub(crate) name: &'static str,
    pub(crate) next: Option<u8>,
    pub(crate) always_shown: bool,
}

pub(crate) struct Weight {
    pub(crate) signal: u8,
    pub(crate) stage: u8,
    pub(crate) adds: f32,
}

pub(crate) struct Together {
    pub(crate) groups: &'static [&'static [u8]],
    pub(crate) adds: f32,
}

/// A phrase as compiled.
#[derive(Clone, Copy)]
pub(crate) struct Phrase {
    pub(crate) signal: u8,
    pub(crate) from: From,
    /// In halves: 1 weak, 2 plain, 3 strong.
    pub(crate) strength: u8,
    pub(crate) negated: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    Them,
    Me,
    Any,
}

/// No word of the vocabulary.
pub(crate) const UNKNOWN: u16 = u16::MAX;

/// The phrases as a network, opened once.
pub(crate) fn network() -> &'static Network {
    static NETWORK: OnceLock<Network> = OnceLock::new();
    // Never the empty one: the build has opened these very bytes.
    NETWORK.get_or_init(|| Network::open(PACKED).unwrap_or_default())
}

pub(crate) fn signals() -> &'static [&'static str] {
    &SIGNALS
}

pub(crate) fn situations() -> &'static [Situation] {
    &SITUATIONS
}

pub(crate) fn phrase_count() -> usize {
    PHRASES.len()
}

#[cfg(feature = "sources")]
pub(crate) fn sources() -> &'static [PhraseSource] {
    &SOURCES
}

pub(crate) fn lexicon_version() -> &'static str {
    LEXICON_VERSION
}

pub(crate) fn phrase(at: usize) -> Option<Phrase> {
    PHRASES
        .get(at)
        .map(|(signal, from, strength, negated)| Phrase {
            signal: *signal,
            from: match from {
                0 => From::Them,
                1 => From::Me,
                _ => From::Any,
            },
            strength: *strength,
            negated: *negated,
        })
}

pub(crate) fn guards(phrase: usize) -> &'static [u16] {
    network().guards_of_phrases.get(phrase)
}

/// The languages, as bits, in which a word denies what follows it, and what precedes it.
pub(crate) fn negation(word: u16) -> (u16, u16) {
    NEGATIONS
        .binary_search_by_key(&word, |(denying, ..)| *denying)
        .ok()
        .and_then(|at| NEGATIONS.get(at))
        .map_or((0, 0), |(_, next, previous)| (*next, *previous))
}

/// The languages of a phrase, as bits.
pub(crate) fn languages(phrase: usize) -> u16 {
    LANGUAGES
        .iter()
        .find(|(end, _)| phrase < *end)
        .map_or(0, |(_, bits)| *bits)
}

/// What a folded word is in the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    Word(u16),
    /// Another spelling, of these words.
    Spelling(&'static [u16]),
}

pub(crate) fn known(word: &str) -> Option<Known> {
    let network = network();
    let number = network.words.find(word)?;
    Some(match number.checked_sub(network.vocabulary) {
        None => Known::Word(number),
        Some(spelling) => Known::Spelling(network.standard.get(usize::from(spelling))),
    })
}
