//! Writes the compiled tables as Rust source.

use std::fmt::{Debug, Write as _};

use crate::automaton::Automaton;
use crate::files::{Lexicon, Speaker};
use crate::situation::Situation;

/// The tables as Rust items, for `include!` in the engine. With `sources`, also each phrase as it is written.
pub fn emit(
    lexicon: &Lexicon,
    automaton: &Automaton,
    situations: &[Situation],
    sources: bool,
) -> String {
    let mut out = String::new();
    vocabulary(&mut out, automaton);
    transitions(&mut out, automaton);
    negations(&mut out, lexicon);
    phrases(&mut out, lexicon, automaton);
    array(
        &mut out,
        "SIGNALS",
        "&str",
        &lexicon
            .signals
            .iter()
            .map(|signal| signal.name.as_str())
            .collect::<Vec<_>>(),
    );
    write_situations(&mut out, situations);
    let _ = writeln!(
        out,
        "static LEXICON_VERSION: &str = \"{:016x}\";",
        fingerprint(&out)
    );
    if sources {
        write_sources(&mut out, lexicon);
    }
    out
}

fn array<T: Debug>(out: &mut String, name: &str, kind: &str, values: &[T]) {
    let _ = writeln!(
        out,
        "static {name}: [{kind}; {}] = {values:?};",
        values.len()
    );
}

/// Lists of lists: all values in one array, and where each list ends.
fn nested<T: Debug + Clone>(out: &mut String, name: &str, kind: &str, lists: &[Vec<T>]) {
    let mut end = 0usize;
    let ends: Vec<usize> = lists
        .iter()
        .map(|list| {
            end += list.len();
            end
        })
        .collect();
    array(out, name, kind, &lists.concat());
    // The narrowest type that holds them: these arrays are a good part of the module.
    let width = if u16::try_from(end).is_ok() {
        "u16"
    } else {
        "u32"
    };
    array(out, &format!("{name}_ENDS"), width, &ends);
}

/// The same for lists that repeat: each list once, and for each place which list it is.
fn shared<T: Debug + Clone + Ord>(out: &mut String, name: &str, kind: &str, lists: &[Vec<T>]) {
    let mut known: Vec<Vec<T>> = lists.to_vec();
    known.sort();
    known.dedup();
    let which: Vec<usize> = lists
        .iter()
        .filter_map(|list| known.binary_search(list).ok())
        .collect();
    nested(out, name, kind, &known);
    array(out, &format!("{name}_OF"), "u16", &which);
}

/// Hash of the vocabulary table, the same as the engine's: FNV-1a, 32 bits.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

fn vocabulary(out: &mut String, automaton: &Automaton) {
    let entries: Vec<&str> = automaton
        .words
        .iter()
        .map(String::as_str)
        .chain(automaton.spellings.iter().map(|(word, _)| word.as_str()))
        .collect();
    let mut end = 0u32;
    let ends: Vec<u32> = entries
        .iter()
        .map(|word| {
            end += u32::try_from(word.len()).unwrap_or(0);
            end
        })
        .collect();
    let size = (entries.len() * 4 / 3).next_power_of_two();
    let mut slots = vec![0u16; size];
    for (at, word) in entries.iter().enumerate() {
        let mut slot = hash(word) as usize & (size - 1);
        while slots.get(slot).is_some_and(|taken| *taken != 0) {
            slot = (slot + 1) & (size - 1);
        }
        if let Some(free) = slots.get_mut(slot) {
            *free = u16::try_from(at + 1).unwrap_or(0);
        }
    }
    let _ = writeln!(out, "static WORDS: &str = {:?};", entries.concat());
    array(out, "WORD_ENDS", "u32", &ends);
    array(out, "WORD_SLOTS", "u16", &slots);
    let _ = writeln!(out, "static WORD_COUNT: u16 = {};", automaton.words.len());
    let standard: Vec<Vec<u16>> = automaton
        .spellings
        .iter()
        .map(|(_, words)| words.iter().map(|word| word.unwrap_or(u16::MAX)).collect())
        .collect();
    nested(out, "SPELLINGS", "u16", &standard);
    shared(out, "SYMBOLS", "u16", &automaton.symbols_of_words);
}

fn transitions(out: &mut String, automaton: &Automaton) {
    let packed: Vec<Vec<(u16, u16, u8)>> = automaton
        .transitions
        .iter()
        .map(|list| {
            list.iter()
                .map(|step| {
                    (
                        step.from,
                        step.to,
                        step.gap | if step.over_negation { 0x80 } else { 0 },
                    )
                })
                .collect()
        })
        .collect();
    nested(out, "TRANSITIONS", "(u16, u16, u8)", &packed);
    shared(out, "ACCEPTS", "u16", &automaton.accepts);
    shared(out, "GUARDS", "u16", &automaton.guards_of_phrases);
    let _ = writeln!(out, "static GUARD_COUNT: usize = {};", automaton.guards);
}

/// What the words after the kinds deny, and in which languages the phrases are.
fn negations(out: &mut String, lexicon: &Lexicon) {
    let _ = writeln!(out, "static FIRST_NEGATION: u16 = {};", crate::KINDS.len());
    let rows: Vec<(u16, u16)> = lexicon
        .negations
        .iter()
        .map(|(_, denies)| (denies.next, denies.previous))
        .collect();
    array(out, "NEGATIONS", "(u16, u16)", &rows);
    array(out, "LANGUAGES", "(usize, u16)", &lexicon.folders);
}

fn phrases(out: &mut String, lexicon: &Lexicon, automaton: &Automaton) {
    let rows: Vec<(u8, u8, u8, bool)> = lexicon
        .phrases
        .iter()
        .map(|phrase| {
            let from = match phrase.from {
                Speaker::Them => 0,
                Speaker::Me => 1,
                Speaker::Any => 2,
            };
            (
                u8::try_from(phrase.signal).unwrap_or(u8::MAX),
                from,
                phrase.strength,
                phrase.negated,
            )
        })
        .collect();
    array(out, "PHRASES", "(u8, u8, u8, bool)", &rows);
    let _ = writeln!(
        out,
        "/// The most transitions one word can take.\npub static WIDEST: usize = {};",
        automaton.widest
    );
}

fn write_situations(out: &mut String, situations: &[Situation]) {
    let _ = writeln!(
        out,
        "static SITUATIONS: [Situation; {}] = [",
        situations.len()
    );
    for situation in situations {
        let _ = writeln!(
            out,
            "Situation {{ name: {:?}, thresholds: {:?}, stages: &[",
            situation.name, situation.thresholds
        );
        for stage in &situation.stages {
            let _ = writeln!(
                out,
                "Stage {{ name: {:?}, next: {:?}, always_shown: {} }},",
                stage.name, stage.next, stage.always_shown
            );
        }
        let _ = writeln!(out, "], weights: &[");
        for weight in &situation.weights {
            let _ = writeln!(
                out,
                "Weight {{ signal: {}, stage: {}, adds: {:?} }},",
                weight.signal, weight.stage, weight.weight
            );
        }
        let _ = writeln!(out, "], together: &[");
        for together in &situation.together {
            let groups: Vec<String> = together
                .groups
                .iter()
                .map(|group| format!("&{group:?}"))
                .collect();
            let _ = writeln!(
                out,
                "Together {{ groups: &[{}], adds: {:?} }},",
                groups.join(", "),
                together.adds
            );
        }
        let _ = writeln!(out, "] }},");
    }
    let _ = writeln!(out, "];");
}

fn write_sources(out: &mut String, lexicon: &Lexicon) {
    let _ = writeln!(
        out,
        "static SOURCES: [PhraseSource; {}] = [",
        lexicon.phrases.len()
    );
    for phrase in &lexicon.phrases {
        let file = format!(
            "{}/{}",
            phrase.language,
            phrase
                .file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
        );
        let from = match phrase.from {
            Speaker::Them => "them",
            Speaker::Me => "me",
            Speaker::Any => "any",
        };
        let signal = lexicon
            .signals
            .get(phrase.signal)
            .map_or("", |signal| signal.name.as_str());
        let _ = writeln!(
            out,
            "PhraseSource {{ file: {file:?}, line: {}, language: {:?}, signal: {signal:?}, pattern: {:?}, from: {from:?}, flags: &{:?}, ignores: &{:?} }},",
            phrase.line, phrase.language, phrase.pattern, phrase.flags, phrase.ignores
        );
    }
    let _ = writeln!(out, "];");
}

/// A number that changes whenever a table does (FNV-1a, 64 bits): the version of the lexicon.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
