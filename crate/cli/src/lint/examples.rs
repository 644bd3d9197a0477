//! Whether each phrase does what its own examples say, and whether it adds anything.

use std::collections::HashMap;

use vigie_engine::sources::PhraseSource;
use vigie_engine::{Engine, Message, Speaker};

use super::common;

/// What is wrong with a phrase.
#[derive(Debug, PartialEq, Eq)]
pub enum Finding {
    /// It finds none of its examples: nothing may set it off.
    Unreachable,
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
    /// A shadow may be one only of the examples, not of the phrase.
    pub fn is_failure(&self) -> bool {
        !matches!(self, Self::Shadowed(_))
    }
}

/// What is wrong with each phrase, by its number.
pub fn findings(sources: &'static [PhraseSource]) -> Vec<(usize, Finding)> {
    let engine = Engine::new();
    let mut patterns: HashMap<(&str, &str, &str, &str), usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        let hits: Vec<Vec<usize>> = source
            .flags
            .iter()
            .map(|text| counting(engine, source, text))
            .collect();
        if hits.iter().any(|hits| hits.contains(&at)) {
            let missed = source
                .flags
                .iter()
                .zip(&hits)
                .filter(|(_, hits)| !hits.contains(&at));
            found.extend(missed.map(|(text, _)| (at, Finding::Misses(text))));
        } else {
            found.push((at, Finding::Unreachable));
        }
        let caught = source
            .ignores
            .iter()
            .filter(|text| counting(engine, source, text).contains(&at));
        found.extend(caught.map(|text| (at, Finding::Catches(text))));
        // The same words are another pattern in another language: its classes are its own.
        let key = (source.language, source.signal, source.from, source.pattern);
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
    common::counting(engine, &message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_engine::sources::phrases;

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
        assert!(!found.contains(&(0, Finding::Duplicate(0))));
    }

    #[test]
    fn a_phrase_that_finds_none_of_its_examples_is_unreachable() {
        let astray = PhraseSource {
            flags: &["tu viens au cinéma"],
            ..phrases()[0]
        };
        let sources: &'static [PhraseSource] = Box::leak(Box::new([astray, phrases()[1]]));
        let found = findings(sources);
        assert!(found.contains(&(0, Finding::Unreachable)));
        assert!(!found.contains(&(1, Finding::Unreachable)));
    }
}
