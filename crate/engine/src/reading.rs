//! Reads one message: its words, the phrases in it, and what they add up to.

use std::cell::RefCell;

use vigie_fold::Folded;
use vigie_learned::{CLASSES, Side, Words, listen};

use crate::Speaker;
use crate::matcher::{Found, Matcher, negated};
use crate::signal::{Hit, Signal};
use crate::tables::{From, guards, phrase};
use crate::tokens::{self, Token};

/// Why a phrase that was found does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dropped {
    /// A negation stands beside it.
    Negated,
    /// Somebody said it who does not count for it.
    Speaker,
    /// The message holds what cancels it.
    Unless,
}

/// A phrase found, with its range in UTF-16 code units of the message.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PhraseHit {
    pub(crate) phrase: usize,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) dropped: Option<Dropped>,
}

/// A signal that a message sounds like, with the range of the words that say so in UTF-16 code units of the message.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HeardHit {
    pub(crate) signal: Signal,
    pub(crate) strength: f32,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// A signal of a message: 0.5 weak, 1 plain, 1.5 nearly unmistakable.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Evidence {
    pub(crate) signal: Signal,
    /// By phrases and by what was learned.
    pub(crate) strength: f32,
    /// By phrases alone.
    pub(crate) phrases: f32,
}

/// What is in a message.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) tokens: Vec<Token>,
    pub(crate) phrases: Vec<PhraseHit>,
    pub(crate) heard: Vec<HeardHit>,
    found: Vec<Evidence>,
    hits: Vec<Hit>,
}

impl Reading {
    /// The signals of the message.
    pub(crate) fn found(&self) -> &[Evidence] {
        &self.found
    }

    /// Strength of a signal in the message, 0 when it is not there.
    pub(crate) fn strength(&self, name: &str) -> f32 {
        self.found
            .iter()
            .find(|found| found.signal.name() == name)
            .map_or(0.0, |found| found.strength)
    }

    /// The hits in the order of the text: for each signal its longest spans, none inside another of the same signal.
    pub(crate) fn hits(&self) -> &[Hit] {
        &self.hits
    }
}

/// Most hits kept of one message.
const MOST_HITS: usize = 64;

thread_local! {
    /// Memory of the walk, kept from message to message: clearing it would cost more than the walk.
    static SCRATCH: RefCell<(Matcher, Folded, Vec<Found>, Words)> =
        RefCell::new((Matcher::new(), Folded::default(), Vec::new(), Words::default()));
}

/// Reads a message. Takes time linear in its length.
pub(crate) fn read(text: &str, from: Speaker) -> Reading {
    SCRATCH.with_borrow_mut(|(matcher, folded, found, words)| {
        let mut reading = Reading::default();
        tokens::read(text, folded, &mut reading.tokens, words);
        matcher.find(&reading.tokens, found);
        for hit in found.iter() {
            let Some(entry) = phrase(hit.phrase) else {
                continue;
            };
            let (Some(first), Some(last)) =
                (reading.tokens.get(hit.first), reading.tokens.get(hit.last))
            else {
                continue;
            };
            let speaks = match entry.from {
                From::Any => true,
                From::Me => from == Speaker::Me,
                From::Them => from != Speaker::Me,
            };
            let dropped = if !speaks {
                Some(Dropped::Speaker)
            } else if !entry.negated && negated(&reading.tokens, hit) {
                Some(Dropped::Negated)
            } else if matcher.guarded(guards(hit.phrase)) {
                Some(Dropped::Unless)
            } else {
                None
            };
            let (start, end) = (first.start, last.end);
            if dropped.is_none() {
                let strength = f32::from(entry.strength) / 2.0;
                count(
                    &mut reading,
                    Signal(entry.signal),
                    strength,
                    strength,
                    start,
                    end,
                );
            }
            reading.phrases.push(PhraseHit {
                phrase: hit.phrase,
                start,
                end,
                dropped,
            });
        }
        hear(&mut reading, words, from);
        reading
            .hits
            .sort_by_key(|hit| (hit.start, hit.end, hit.signal));
        reading
    })
}

/// Adds what the message sounds like.
fn hear(reading: &mut Reading, words: &Words, from: Speaker) {
    let side = if from == Speaker::Me {
        Side::Me
    } else {
        Side::Them
    };
    let mut heard = Vec::new();
    listen(words, side, &mut heard);
    for one in heard {
        let class = CLASSES.get(one.class);
        let Some(signal) = class.and_then(|class| Signal::named(class.signal)) else {
            continue;
        };
        count(reading, signal, one.strength, 0.0, one.start, one.end);
        reading.heard.push(HeardHit {
            signal,
            strength: one.strength,
            start: one.start,
            end: one.end,
        });
    }
}

fn count(reading: &mut Reading, signal: Signal, strength: f32, phrases: f32, start: u32, end: u32) {
    match reading
        .found
        .iter_mut()
        .find(|known| known.signal == signal)
    {
        Some(known) => {
            known.strength = known.strength.max(strength);
            known.phrases = known.phrases.max(phrases);
        }
        None => reading.found.push(Evidence {
            signal,
            strength,
            phrases,
        }),
    }
    // Enough to explain any verdict; without a bound a hostile text would make the list, and the work on it, grow.
    if reading.hits.len() >= MOST_HITS {
        return;
    }
    let inside =
        |a: &Hit, start: u32, end: u32| a.signal == signal && a.start <= start && end <= a.end;
    if reading.hits.iter().any(|hit| inside(hit, start, end)) {
        return;
    }
    reading
        .hits
        .retain(|hit| !(hit.signal == signal && start <= hit.start && hit.end <= end));
    reading.hits.push(Hit { signal, start, end });
}
