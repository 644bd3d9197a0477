//! Reads a conversation message by message and tells what it turns into.
//!
//! [`Engine::read`] folds a message, finds phrases ([`Signal`]s) in it, adds them to the conversation's evidence
//! ([`Thread`]) and weighs the situations. [`Engine::check_draft`] judges what the teenager is about to send. Both are
//! pure: the same input gives the same answer on every machine. The crate knows no browser, clock, file or network, and
//! holds no words for people: it answers with ids.
//!
//! ```
//! use vigie_engine::{Engine, Level, Message, Speaker, Thread};
//!
//! let engine = Engine::new();
//! let mut thread = Thread::default();
//! let text = "si tu paies pas 150 euros j'envoie la vidéo à tous tes contacts";
//! let assessment = engine.read(&mut thread, &Message { text, from: Speaker::Them, at: None });
//! assert_eq!(assessment.level, Level::Danger);
//! ```

mod assessment;
mod entities;
mod gate;
mod matcher;
mod reading;
mod signal;
mod situation;
#[cfg(feature = "sources")]
pub mod sources;
mod tables;
mod thread;
mod tokens;
mod trace;

pub use assessment::{Assessment, Gate, Level, Show};
pub use signal::{Hit, Signal, signals};
pub use thread::{Thread, ThreadError};
pub use trace::{Trace, TraceEntity, TraceHeard, TracePhrase, TraceWord};

use reading::Reading;

/// Who wrote a message, seen from the protected teenager.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Speaker {
    /// The other side.
    Them,
    /// The teenager.
    Me,
    /// The page does not tell; read as the other side's, but never as a disclosure.
    Unknown,
}

/// A chat message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message<'a> {
    /// Its text, of any length.
    pub text: &'a str,
    /// Who wrote it.
    pub from: Speaker,
    /// When, in milliseconds since 1970, if known.
    pub at: Option<i64>,
}

/// How many messages a teenager's laugh tells that what was said is taken as a joke.
const LAUGH_LASTS: u32 = 4;

/// Reads messages. Immutable: its tables are made at build time, and opened with the first message.
#[derive(Debug, Clone, Copy, Default)]
pub struct Engine {
    _private: (),
}

impl Engine {
    /// An engine, ready at once.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the next message of a conversation. Takes time linear in the length of the message, whatever it holds.
    pub fn read(&self, thread: &mut Thread, message: &Message<'_>) -> Assessment {
        let reading = reading::read(message.text, message.from);
        thread.messages = thread.messages.saturating_add(1);
        if message.from == Speaker::Me && reading.strength("joking") > 0.0 {
            thread.last_laugh = thread.messages;
        }
        let factor = belief(thread, message, &reading);
        let found: Vec<(u8, f32)> = reading
            .found()
            .iter()
            .map(|found| (found.signal.0, found.strength * factor))
            .collect();
        for found in reading.found() {
            thread.add(
                found.signal.0,
                found.phrases * factor,
                (found.strength - found.phrases) * factor,
            );
        }
        let mut assessment = Assessment {
            hits: reading.hits().to_vec(),
            ..Assessment::default()
        };
        if let Some(verdict) =
            situation::judge(thread, &found).filter(|verdict| verdict.level > Level::None)
        {
            let table = tables::situations().get(verdict.situation);
            assessment.level = verdict.level;
            assessment.situation = table.map(|situation| situation.name);
            assessment.stage = table
                .and_then(|situation| situation.stages.get(usize::from(verdict.stage)))
                .map(|stage| stage.name);
            assessment.next = situation::next(thread, verdict);
            // What the teenager writes adds to the picture, but a warning answers what the other side does.
            if message.from != Speaker::Me {
                assessment.show = situation::show(thread, verdict, message.at);
            }
        }
        if reading.strength("crisis") >= 1.0 {
            assessment.crisis = true;
            assessment.show = Show::Card;
        }
        assessment
    }

    /// Judges a draft before it is sent. Changes nothing.
    pub fn check_draft(&self, thread: &Thread, draft: &str) -> Gate {
        gate::judge(thread, draft, &reading::read(draft, Speaker::Me))
    }

    /// Reads a message without changing its conversation, and keeps every step.
    pub fn trace(&self, thread: &Thread, message: &Message<'_>) -> Trace {
        trace::trace(*self, thread, message)
    }

    /// Version of the tables: changes whenever a phrase or a weight does.
    pub fn lexicon_version(&self) -> &'static str {
        tables::lexicon_version()
    }

    /// Number of phrases.
    pub fn phrase_count(&self) -> usize {
        tables::phrase_count()
    }
}

/// Ids of all situations.
pub fn situations() -> impl Iterator<Item = &'static str> {
    tables::situations().iter().map(|situation| situation.name)
}

/// How far the words of a message are taken at their face. Warnings, quotations and jokes say the same words without
/// doing the same; but an extorter can write "lol" too, so what lowers most is the teenager's own laugh, and a plain
/// threat or demand is never lowered below half.
fn belief(thread: &Thread, message: &Message<'_>, reading: &Reading) -> f32 {
    let quoted: f32 = if reading.strength("prevention_talk") >= 1.0 {
        0.4
    } else {
        1.0
    };
    let laughed =
        thread.last_laugh > 0 && thread.messages.saturating_sub(thread.last_laugh) <= LAUGH_LASTS;
    let joking: f32 = match (laughed, reading.strength("joking") > 0.0) {
        (true, true) => 0.5,
        (true, false) => 0.7,
        (false, true) if message.from != Speaker::Me => 0.8,
        _ => 1.0,
    };
    (quoted * joking).max(0.35)
}
