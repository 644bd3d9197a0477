//! The tables made at build time from the lexicon and the situations, and how to read them.

#[cfg(feature = "sources")]
use crate::sources::PhraseSource;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

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

/// The part of a flat array that belongs to list `at`.
fn list<T, E: Copy + Into<u32>>(
    values: &'static [T],
    ends: &'static [E],
    at: usize,
) -> &'static [T] {
    let place = |at: usize| ends.get(at).map_or(0, |end| (*end).into() as usize);
    let start = at.checked_sub(1).map_or(0, place);
    values.get(start..place(at)).unwrap_or_default()
}

/// The same where several places share a list.
fn shared<T, E: Copy + Into<u32>>(
    values: &'static [T],
    ends: &'static [E],
    of: &'static [u16],
    at: usize,
) -> &'static [T] {
    of.get(at)
        .map_or(&[], |which| list(values, ends, usize::from(*which)))
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

pub(crate) fn guard_count() -> usize {
    GUARD_COUNT
}

pub(crate) fn state_count() -> usize {
    ACCEPTS_OF.len()
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
    shared(&GUARDS, &GUARDS_ENDS, &GUARDS_OF, phrase)
}

pub(crate) fn symbols(word: u16) -> &'static [u16] {
    shared(&SYMBOLS, &SYMBOLS_ENDS, &SYMBOLS_OF, usize::from(word))
}

pub(crate) fn transitions(symbol: u16) -> &'static [(u16, u16, u8)] {
    list(&TRANSITIONS, &TRANSITIONS_ENDS, usize::from(symbol))
}

pub(crate) fn accepts(state: u16) -> &'static [u16] {
    shared(&ACCEPTS, &ACCEPTS_ENDS, &ACCEPTS_OF, usize::from(state))
}

/// The languages, as bits, in which a word denies what follows it, and what precedes it.
pub(crate) fn negation(word: u16) -> (u16, u16) {
    word.checked_sub(FIRST_NEGATION)
        .and_then(|at| NEGATIONS.get(usize::from(at)))
        .copied()
        .unwrap_or_default()
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
    let hash = word.bytes().fold(0x811c_9dc5u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let mask = WORD_SLOTS.len() - 1;
    let mut slot = hash as usize & mask;
    loop {
        let entry = WORD_SLOTS.get(slot).copied().unwrap_or(0).checked_sub(1)?;
        if text(entry) == word {
            return Some(match entry.checked_sub(WORD_COUNT) {
                None => Known::Word(entry),
                Some(spelling) => {
                    Known::Spelling(list(&SPELLINGS, &SPELLINGS_ENDS, usize::from(spelling)))
                }
            });
        }
        slot = (slot + 1) & mask;
    }
}

fn text(entry: u16) -> &'static str {
    let at = usize::from(entry);
    let end = WORD_ENDS.get(at).copied().unwrap_or(0) as usize;
    let start = at
        .checked_sub(1)
        .and_then(|before| WORD_ENDS.get(before))
        .copied()
        .unwrap_or(0) as usize;
    WORDS.get(start..end).unwrap_or("")
}
