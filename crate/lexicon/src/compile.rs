//! All phrases of a lexicon, ready to ship.

use std::collections::BTreeMap;

use vigie_network::{Network, Source, Track};

use crate::KINDS;
use crate::classes::Classes;
use crate::error::LexiconError;
use crate::files::Lexicon;
use crate::link::Linker;
use crate::lower::{Lowering, Numbers};
use crate::part::{Class, Part};
use crate::renumber::renumber;

/// Most ways that one word may take; beyond, a class is too broad or stands first in too many phrases.
const WIDEST: usize = 6_000;

/// All phrases of a lexicon.
#[derive(Debug)]
pub struct Compiled {
    /// The phrases by number.
    pub source: Source,
    /// The same as the bytes that ship.
    pub packed: Vec<u8>,
}

/// Compiles all phrases of a lexicon.
///
/// # Errors
/// The first phrase that cannot be expressed exactly, with file and line.
pub fn compile(lexicon: &Lexicon) -> Result<Compiled, LexiconError> {
    let mut numbers = Numbers::default();
    for kind in KINDS {
        numbers.word(kind);
    }
    for (word, _) in lexicon.negations.iter() {
        numbers.word(word);
    }
    let mut source = Source::default();
    let mut phrases: Vec<Vec<Part>> = Vec::new();
    let mut guards: Vec<Vec<Part>> = Vec::new();
    let mut known: BTreeMap<Vec<Part>, u16> = BTreeMap::new();
    let empty = Classes::default();
    for phrase in &lexicon.phrases {
        let fail = |reason: String| {
            let reason = format!("`{}`: {reason}", phrase.pattern);
            LexiconError::new(&phrase.file, phrase.line, reason)
        };
        let mut lowering = Lowering {
            classes: lexicon.classes.get(&phrase.language).unwrap_or(&empty),
            spellings: &lexicon.spellings,
            numbers: &mut numbers,
        };
        phrases.push(lowering.pattern(&phrase.pattern).map_err(fail)?);
        let mut own = Vec::new();
        for guard in &phrase.unless {
            let parts = lowering
                .pattern(guard)
                .map_err(|reason| fail(format!("unless `{guard}`: {reason}")))?;
            let next = u16::try_from(guards.len())
                .map_err(|_| fail("there are more than 65,535 guards".to_owned()))?;
            own.push(*known.entry(parts.clone()).or_insert(next));
            if known.len() > guards.len() {
                guards.push(parts);
            }
        }
        own.sort_unstable();
        own.dedup();
        source.guards.push(own);
    }
    phrases.append(&mut guards);
    let classes = renumber(&mut phrases, &numbers, &mut source);
    source.spellings = spellings(lexicon, &source.words);
    source.tracks = link(&phrases, &classes, source.words.len())
        .ok_or_else(|| too_much(lexicon, "there are more than 65,535 states"))?;
    let packed = pack(lexicon, &source)?;
    Ok(Compiled { source, packed })
}

/// Other spellings of words. One that phrases name as it is stays itself.
fn spellings(lexicon: &Lexicon, words: &[String]) -> Vec<(String, Vec<u16>)> {
    let numbers: BTreeMap<&str, u16> = words.iter().map(String::as_str).zip(0..).collect();
    let respelt = lexicon.spellings.by_word.iter();
    respelt
        .filter(|(word, _)| !numbers.contains_key(word.as_str()))
        .map(|(word, standard)| {
            let number = |word: &String| numbers.get(word.as_str()).copied().unwrap_or(u16::MAX);
            (word.clone(), standard.iter().map(number).collect())
        })
        .collect()
}

/// All phrases and guards, linked; `None` when there are too many.
fn link(phrases: &[Vec<Part>], classes: &[Class], words: usize) -> Option<Vec<Track>> {
    let mut linker = Linker::new(classes, u16::try_from(words).ok()?);
    phrases
        .iter()
        .map(|parts| linker.link(parts).ok())
        .collect()
}

/// The source as bytes, once the network that the engine will open from them is known to keep its bounds.
fn pack(lexicon: &Lexicon, source: &Source) -> Result<Vec<u8>, LexiconError> {
    let packed = source.pack().map_err(|reason| too_much(lexicon, reason))?;
    let network = Network::open(&packed)
        .ok_or_else(|| too_much(lexicon, "there are more than 65,535 words or sets"))?;
    let widest = network.widest();
    if widest > WIDEST {
        return Err(too_much(
            lexicon,
            &format!(
                "one word can take {widest} ways, more than {WIDEST}: narrow the broadest classes"
            ),
        ));
    }
    Ok(packed)
}

/// What is wrong with the lexicon as a whole.
fn too_much(lexicon: &Lexicon, reason: &str) -> LexiconError {
    let first = lexicon.phrases.first().map(|phrase| phrase.file.clone());
    LexiconError::new(&first.unwrap_or_default(), 1, reason)
}
