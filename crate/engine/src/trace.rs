//! All steps of a reading, for people who ask why.

use vigie_fold::{Kind, fold};

use crate::assessment::Assessment;
use crate::reading::{Dropped, Reading};
use crate::signal::Signal;
use crate::situation::score;
use crate::tables::{UNKNOWN, phrase, situations};
use crate::thread::Thread;
use crate::{Engine, Message, entities};

/// Everything that led to an assessment.
#[derive(Debug, Clone)]
pub struct Trace {
    /// The words as they were folded.
    pub words: Vec<TraceWord>,
    /// The phrases found, also those that do not count.
    pub phrases: Vec<TracePhrase>,
    /// What was heard besides, by ear.
    pub heard: Vec<TraceHeard>,
    /// Data found by its shape.
    pub entities: Vec<TraceEntity>,
    /// Score of each situation after the message.
    pub scores: Vec<(&'static str, f32)>,
    /// The assessment itself.
    pub assessment: Assessment,
}

/// A folded word. Places are UTF-16 code units of the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceWord {
    /// The folded text.
    pub text: String,
    /// Whether the vocabulary knows it, in this or another reading.
    pub known: bool,
    /// Where it begins.
    pub start: u32,
    /// Where it ends (exclusive).
    pub end: u32,
}

/// A phrase found. Places are UTF-16 code units of the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracePhrase {
    /// Its number, as in the sources.
    pub phrase: usize,
    /// What it stands for.
    pub signal: Signal,
    /// Where it begins.
    pub start: u32,
    /// Where it ends (exclusive).
    pub end: u32,
    /// Why it does not count: `negated`, `speaker` or `unless`.
    pub dropped: Option<&'static str>,
}

/// Something heard: what the message sounds like, and the words that say so. Places are UTF-16 code units of the message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TraceHeard {
    /// What it is evidence for.
    pub signal: Signal,
    /// How strong it is as evidence: a phrase that is plain counts 1.
    pub strength: f32,
    /// Where the words begin.
    pub start: u32,
    /// Where they end (exclusive).
    pub end: u32,
}

/// Data found by its shape. Places are UTF-16 code units of the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceEntity {
    /// What it is.
    pub kind: &'static str,
    /// Where it begins.
    pub start: u32,
    /// Where it ends (exclusive).
    pub end: u32,
}

pub(crate) fn trace(engine: Engine, thread: &Thread, message: &Message<'_>) -> Trace {
    let mut after = thread.clone();
    let reading = crate::reading::read(message.text, message.from);
    let assessment = engine.read(&mut after, message);
    Trace {
        words: words(message.text, &reading),
        phrases: phrases(&reading),
        heard: heard(&reading),
        entities: entities(message.text),
        scores: situations()
            .iter()
            .map(|situation| (situation.name, score(&after, situation)))
            .collect(),
        assessment,
    }
}

fn words(text: &str, reading: &Reading) -> Vec<TraceWord> {
    fold(text)
        .pieces()
        .filter(|piece| piece.kind != Kind::Break)
        .map(|piece| TraceWord {
            text: piece.text.to_owned(),
            known: reading.tokens.iter().any(|token| {
                token.start == piece.start && (token.word != UNKNOWN || token.kind != UNKNOWN)
            }),
            start: piece.start,
            end: piece.end,
        })
        .collect()
}

fn phrases(reading: &Reading) -> Vec<TracePhrase> {
    reading
        .phrases
        .iter()
        .filter_map(|hit| {
            let entry = phrase(hit.phrase)?;
            let dropped = hit.dropped.map(|dropped| match dropped {
                Dropped::Negated => "negated",
                Dropped::Speaker => "speaker",
                Dropped::Unless => "unless",
            });
            Some(TracePhrase {
                phrase: hit.phrase,
                signal: Signal(entry.signal),
                start: hit.start,
                end: hit.end,
                dropped,
            })
        })
        .collect()
}

fn heard(reading: &Reading) -> Vec<TraceHeard> {
    reading
        .heard
        .iter()
        .map(|one| TraceHeard {
            signal: one.signal,
            strength: one.strength,
            start: one.start,
            end: one.end,
        })
        .collect()
}

fn entities(text: &str) -> Vec<TraceEntity> {
    let units = |bytes: usize| {
        let count = text
            .char_indices()
            .take_while(|(at, _)| *at < bytes)
            .map(|(_, c)| c.len_utf16())
            .sum::<usize>();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    entities::find(text)
        .into_iter()
        .map(|entity| TraceEntity {
            kind: entity.kind,
            start: units(entity.start),
            end: units(entity.end),
        })
        .collect()
}
