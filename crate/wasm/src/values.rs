//! The values that cross the boundary, field by field as `types` declares them.

use serde::{Deserialize, Serialize, Serializer};
use vigie_engine as engine;

/// A chat message from JavaScript.
#[derive(Debug, Deserialize)]
pub struct Incoming {
    text: String,
    from: Speaker,
    at: Option<f64>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Speaker {
    Them,
    Me,
    Unknown,
}

impl Incoming {
    /// The message as the engine takes it. A time that is no number is no time.
    pub fn as_message(&self) -> engine::Message<'_> {
        engine::Message {
            text: &self.text,
            from: match self.from {
                Speaker::Them => engine::Speaker::Them,
                Speaker::Me => engine::Speaker::Me,
                Speaker::Unknown => engine::Speaker::Unknown,
            },
            at: self.at.filter(|at| at.is_finite()).map(whole),
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the conversion saturates, and times are far from the ends"
)]
fn whole(milliseconds: f64) -> i64 {
    milliseconds.round() as i64
}

/// What `openEngine` gives.
#[derive(Debug, Serialize)]
pub struct EngineFacts {
    pub lexicon: &'static str,
    pub phrases: usize,
    pub milliseconds: f64,
}

/// What `read` gives.
#[derive(Debug, Serialize)]
pub struct Reading {
    #[serde(serialize_with = "as_bytes")]
    pub thread: Vec<u8>,
    pub assessments: Vec<Assessment>,
}

/// Byte arrays become `Uint8Array`; a plain sequence would become an array of numbers.
fn as_bytes<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

/// What the engine says after a message.
#[derive(Debug, Serialize)]
pub struct Assessment {
    level: &'static str,
    situation: Option<&'static str>,
    stage: Option<&'static str>,
    next: Option<&'static str>,
    show: &'static str,
    crisis: bool,
    hits: Vec<Hit>,
}

#[derive(Debug, Serialize)]
struct Hit {
    signal: &'static str,
    start: u32,
    end: u32,
}

impl From<engine::Assessment> for Assessment {
    fn from(of: engine::Assessment) -> Self {
        Self {
            level: of.level.as_str(),
            situation: of.situation,
            stage: of.stage,
            next: of.next,
            show: of.show.as_str(),
            crisis: of.crisis,
            hits: of
                .hits
                .iter()
                .map(|hit| Hit {
                    signal: hit.signal.name(),
                    start: hit.start,
                    end: hit.end,
                })
                .collect(),
        }
    }
}

/// What the engine says of a draft.
#[derive(Debug, Serialize)]
pub struct Gate {
    ask: bool,
    hold: bool,
    kinds: Vec<&'static str>,
}

impl From<engine::Gate> for Gate {
    fn from(of: engine::Gate) -> Self {
        Self {
            ask: of.ask,
            hold: of.hold,
            kinds: of.kinds,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{from_str, json, to_value};

    #[test]
    fn reads_a_message_with_and_without_a_time() {
        let timed: Incoming = from_str(r#"{"text":"a","from":"me","at":12.4}"#).unwrap();
        assert_eq!(timed.as_message().at, Some(12));
        let untimed: Incoming = from_str(r#"{"text":"a","from":"unknown","at":null}"#).unwrap();
        assert_eq!(untimed.as_message().at, None);
        assert_eq!(untimed.as_message().from, engine::Speaker::Unknown);
    }

    #[test]
    fn refuses_a_speaker_it_does_not_know() {
        assert!(from_str::<Incoming>(r#"{"text":"a","from":"you","at":null}"#).is_err());
    }

    #[test]
    fn gives_an_assessment_with_every_field_of_the_types() {
        let empty = Assessment::from(engine::Assessment::default());
        assert_eq!(
            to_value(empty).unwrap(),
            json!({
                "level": "none", "situation": null, "stage": null, "next": null,
                "show": "none", "crisis": false, "hits": []
            })
        );
    }
}
