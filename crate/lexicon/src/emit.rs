//! Writes the compiled tables as Rust source.

use std::fmt::{Debug, Write as _};

use vigie_network::Source;

use crate::compile::Compiled;
use crate::files::{Lexicon, Speaker};
use crate::situation::Situation;

/// The tables as Rust items, for `include!` in the engine. With `sources`, also each phrase as it is written. What the
/// phrases are made of ships as the packed bytes.
pub fn emit(
    lexicon: &Lexicon,
    compiled: &Compiled,
    situations: &[Situation],
    sources: bool,
) -> String {
    let mut out = String::new();
    negations(&mut out, lexicon, &compiled.source);
    phrases(&mut out, lexicon);
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
        fingerprint(out.as_bytes().iter().chain(&compiled.packed))
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

/// What the denying words deny, by their number, and in which languages the phrases are.
fn negations(out: &mut String, lexicon: &Lexicon, source: &Source) {
    let mut rows: Vec<(u16, u16, u16)> = lexicon
        .negations
        .iter()
        .filter_map(|(word, denies)| {
            let at = source.words.iter().position(|known| known == word)?;
            Some((u16::try_from(at).ok()?, denies.next, denies.previous))
        })
        .collect();
    rows.sort_unstable();
    array(out, "NEGATIONS", "(u16, u16, u16)", &rows);
    array(out, "LANGUAGES", "(usize, u16)", &lexicon.folders);
}

fn phrases(out: &mut String, lexicon: &Lexicon) {
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
fn fingerprint<'a>(bytes: impl Iterator<Item = &'a u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
