//! All phrases of a lexicon as one grammar by number.

use std::collections::BTreeMap;

use vigie_network::{Grammar, Network, Part};

use crate::KINDS;
use crate::classes::Classes;
use crate::error::LexiconError;
use crate::files::Lexicon;
use crate::lower::{Lowering, Numbers};
use crate::renumber::renumber;

/// Most ways that one word may take; beyond, a class is too broad or stands first in too many phrases.
const WIDEST: usize = 6_000;

/// All phrases of a lexicon.
#[derive(Debug)]
pub struct Compiled {
    /// The phrases by number.
    pub grammar: Grammar,
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
    let mut grammar = Grammar::default();
    let mut guards: BTreeMap<Vec<Part>, u16> = BTreeMap::new();
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
        grammar
            .phrases
            .push(lowering.pattern(&phrase.pattern).map_err(fail)?);
        let mut own = Vec::new();
        for guard in &phrase.unless {
            let parts = lowering
                .pattern(guard)
                .map_err(|reason| fail(format!("unless `{guard}`: {reason}")))?;
            let next = u16::try_from(grammar.guards.len())
                .map_err(|_| fail("there are more than 65,535 guards".to_owned()))?;
            own.push(*guards.entry(parts.clone()).or_insert(next));
            if guards.len() > grammar.guards.len() {
                grammar.guards.push(parts);
            }
        }
        own.sort_unstable();
        own.dedup();
        grammar.guards_of_phrases.push(own);
    }
    renumber(&mut grammar, &numbers);
    grammar.spellings = spellings(lexicon, &grammar.words);
    let packed = pack(lexicon, &grammar)?;
    Ok(Compiled { grammar, packed })
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

/// The grammar as bytes, once the network that the engine will open from them is known to keep its bounds.
fn pack(lexicon: &Lexicon, grammar: &Grammar) -> Result<Vec<u8>, LexiconError> {
    let fail = |reason: String| {
        let first = lexicon.phrases.first().map(|phrase| phrase.file.clone());
        LexiconError::new(&first.unwrap_or_default(), 1, reason)
    };
    let packed = grammar.pack().map_err(|reason| fail(reason.to_owned()))?;
    let network = Network::open(&packed)
        .ok_or_else(|| fail("there are more than 65,535 states, words or groups".to_owned()))?;
    let widest = network.widest();
    if widest > WIDEST {
        return Err(fail(format!(
            "one word can take {widest} ways, more than {WIDEST}: narrow the broadest classes"
        )));
    }
    Ok(packed)
}
