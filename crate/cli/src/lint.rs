//! `vigie lint`: whether the lexicon does what its own examples say, and what in it is of no use.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;

use vigie_engine::sources::{PhraseSource, phrases};
use vigie_engine::{Engine, Message, Speaker, Thread};

use crate::Ending;
use crate::error::Error;

/// What is wrong with a phrase.
#[derive(Debug, PartialEq, Eq)]
enum Finding {
    /// It does not find a message that it must find.
    Misses(&'static str),
    /// It finds a message that it must leave alone.
    Catches(&'static str),
    /// The same pattern stands elsewhere, for the same signal and speaker.
    Duplicate(usize),
    /// Another phrase of the same signal, which comes earlier, finds all its examples too.
    Shadowed(usize),
}

impl Finding {
    fn is_failure(&self) -> bool {
        matches!(self, Self::Misses(_) | Self::Catches(_))
    }
}

/// Checks all phrases and writes what was found, then the counts.
pub fn run(out: &mut impl Write) -> Result<Ending, Error> {
    let found = findings(phrases());
    for (at, finding) in &found {
        if let Some(source) = phrases().get(*at) {
            let words = match finding {
                Finding::Misses(text) => format!("misses its example: {text}"),
                Finding::Catches(text) => format!("catches what it must ignore: {text}"),
                Finding::Duplicate(first) => format!("same pattern as {}", place(*first)),
                Finding::Shadowed(by) => format!("all its examples are found by {}", place(*by)),
            };
            writeln!(
                out,
                "{} [{}] {}\n    {words}",
                place(*at),
                source.signal,
                source.pattern
            )?;
        }
    }
    write_counts(&found, out)?;
    let failed = found.iter().any(|(_, finding)| finding.is_failure());
    Ok(if failed {
        Ending::Failed
    } else {
        Ending::Clean
    })
}

fn write_counts(found: &[(usize, Finding)], out: &mut impl Write) -> Result<(), Error> {
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for source in phrases() {
        *languages.entry(source.language).or_default() += 1;
    }
    let languages: Vec<String> = languages
        .iter()
        .map(|(language, count)| format!("{language} {count}"))
        .collect();
    let examples: usize = phrases()
        .iter()
        .map(|source| source.flags.len() + source.ignores.len())
        .sum();
    let count = |is: fn(&Finding) -> bool| found.iter().filter(|(_, finding)| is(finding)).count();
    writeln!(
        out,
        "{} phrases ({}), {examples} examples: {} failed, {} duplicates, {} shadowed",
        phrases().len(),
        languages.join(", "),
        count(Finding::is_failure),
        count(|finding| matches!(finding, Finding::Duplicate(_))),
        count(|finding| matches!(finding, Finding::Shadowed(_))),
    )?;
    Ok(())
}

fn place(at: usize) -> String {
    phrases().get(at).map_or_else(String::new, |source| {
        format!("{}:{}", source.file, source.line)
    })
}

fn findings(sources: &'static [PhraseSource]) -> Vec<(usize, Finding)> {
    let engine = Engine::new();
    let mut patterns: HashMap<(&str, &str, &str), usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        let hits: Vec<Vec<usize>> = source
            .flags
            .iter()
            .map(|text| counting(engine, source, text))
            .collect();
        let missed = source
            .flags
            .iter()
            .zip(&hits)
            .filter(|(_, hits)| !hits.contains(&at));
        found.extend(missed.map(|(text, _)| (at, Finding::Misses(text))));
        let caught = source
            .ignores
            .iter()
            .filter(|text| counting(engine, source, text).contains(&at));
        found.extend(caught.map(|text| (at, Finding::Catches(text))));
        let key = (source.signal, source.from, source.pattern);
        if let Some(first) = patterns.get(&key) {
            found.push((at, Finding::Duplicate(*first)));
        } else {
            patterns.insert(key, at);
            let shadow = earlier(&hits, at, sources);
            found.extend(shadow.map(|by| (at, Finding::Shadowed(by))));
        }
    }
    found
}

/// The first phrase before `at`, of the same signal, that counts in every list of hits.
fn earlier(hits: &[Vec<usize>], at: usize, sources: &[PhraseSource]) -> Option<usize> {
    let signal = sources.get(at)?.signal;
    hits.first()?
        .iter()
        .copied()
        .filter(|other| *other < at)
        .filter(|other| {
            sources
                .get(*other)
                .is_some_and(|source| source.signal == signal)
        })
        .filter(|other| hits.iter().all(|hits| hits.contains(other)))
        .min()
}

/// The phrases that count in a message, said by whom the phrase is about.
fn counting(engine: Engine, source: &PhraseSource, text: &str) -> Vec<usize> {
    let from = if source.from == "me" {
        Speaker::Me
    } else {
        Speaker::Them
    };
    let message = Message {
        text,
        from,
        at: None,
    };
    engine
        .trace(&Thread::default(), &message)
        .phrases
        .iter()
        .filter(|hit| hit.dropped.is_none())
        .map(|hit| hit.phrase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_shadowed_only_when_one_earlier_phrase_finds_all_its_examples() {
        let first = phrases()[0];
        let sources = [first, first, first];
        assert_eq!(earlier(&[vec![0, 2], vec![2, 0]], 2, &sources), Some(0));
        assert_eq!(earlier(&[vec![0, 2], vec![1, 2]], 2, &sources), None);
        assert_eq!(earlier(&[vec![1, 2], vec![2]], 1, &sources), None);
        assert_eq!(earlier(&[], 2, &sources), None);
    }

    #[test]
    fn a_shadow_falls_within_one_signal() {
        let first = phrases()[0];
        let other = PhraseSource {
            signal: "another",
            ..first
        };
        assert_eq!(earlier(&[vec![0, 1]], 1, &[other, first]), None);
    }

    #[test]
    fn a_pattern_written_twice_is_found() {
        let first = phrases()[0];
        let twice: &'static [PhraseSource] = Box::leak(Box::new([first, first]));
        let found = findings(twice);
        assert!(found.contains(&(1, Finding::Duplicate(0))));
    }
}
