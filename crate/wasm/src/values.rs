//! Plain values as they cross the boundary; the shapes are those of the extension's `types.ts`.

use serde::{Deserialize, Serialize};

#[derive(Serialize)]
pub(crate) struct Facts {
    pub(crate) lexicon: &'static str,
    pub(crate) phrases: usize,
    pub(crate) milliseconds: f64,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Speaker {
    Them,
    Me,
    Unknown,
}

#[derive(Deserialize)]
pub(crate) struct Incoming {
    pub(crate) text: String,
    pub(crate) from: Speaker,
    at: Option<f64>,
}

impl Incoming {
    /// Time of the message; JavaScript counts it in a floating number.
    // Dates of JavaScript fit: at most 8.64e15 milliseconds.
    #[allow(clippy::cast_possible_truncation)]
    pub(crate) fn milliseconds(&self) -> Option<i64> {
        self.at.filter(|at| at.is_finite()).map(|at| at as i64)
    }
}

impl From<Speaker> for vigie_engine::Speaker {
    fn from(speaker: Speaker) -> Self {
        match speaker {
            Speaker::Them => Self::Them,
            Speaker::Me => Self::Me,
            Speaker::Unknown => Self::Unknown,
        }
    }
}

#[derive(Serialize)]
struct Hit {
    signal: &'static str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
pub(crate) struct Assessment {
    level: &'static str,
    situation: Option<&'static str>,
    stage: Option<&'static str>,
    next: Option<&'static str>,
    show: &'static str,
    crisis: bool,
    hits: Vec<Hit>,
}

impl From<vigie_engine::Assessment> for Assessment {
    fn from(assessment: vigie_engine::Assessment) -> Self {
        let hit = |hit: &vigie_engine::Hit| Hit {
            signal: hit.signal.name(),
            start: hit.start,
            end: hit.end,
        };
        Self {
            level: assessment.level.as_str(),
            situation: assessment.situation,
            stage: assessment.stage,
            next: assessment.next,
            show: assessment.show.as_str(),
            crisis: assessment.crisis,
            hits: assessment.hits.iter().map(hit).collect(),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct Gate {
    ask: bool,
    hold: bool,
    kinds: Vec<&'static str>,
}

impl From<vigie_engine::Gate> for Gate {
    fn from(gate: vigie_engine::Gate) -> Self {
        Self {
            ask: gate.ask,
            hold: gate.hold,
            kinds: gate.kinds,
        }
    }
}
