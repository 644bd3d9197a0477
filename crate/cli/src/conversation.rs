//! A conversation as the formats give it, whatever the format.

use vigie_engine::Speaker;

/// Messages in order, with what a person said of them if it is an evaluation file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Conversation {
    /// Its name in the output.
    pub id: String,
    /// Its messages, oldest first.
    pub messages: Vec<Line>,
    /// What a careful reader noted.
    pub labels: Labels,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Who wrote it.
    pub from: Speaker,
    /// What was written.
    pub text: String,
    /// When, in milliseconds since 1970; exports without a time zone are read as UTC.
    pub at: Option<i64>,
    /// Labels of the message in evaluation files.
    pub tags: Vec<String>,
}

/// Labels of a conversation in evaluation files; all absent elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    /// Language code.
    pub lang: Option<String>,
    /// Situation id, or `benign`.
    pub situation: Option<String>,
    /// Way of writing: `sms`, `plain`, `translated`, `obfuscated`, `mixed`.
    pub register: Option<String>,
    /// First message that a careful adult would flag.
    pub first_risky: Option<usize>,
    /// First threat to publish.
    pub first_threat: Option<usize>,
    /// First demand.
    pub first_demand: Option<usize>,
}

impl Line {
    /// A message without a time and labels.
    pub fn new(from: Speaker, text: impl Into<String>) -> Self {
        Self {
            from,
            text: text.into(),
            at: None,
            tags: Vec::new(),
        }
    }
}

/// Id of a speaker in the output.
pub fn speaker_id(speaker: Speaker) -> &'static str {
    match speaker {
        Speaker::Them => "them",
        Speaker::Me => "me",
        Speaker::Unknown => "unknown",
    }
}

/// The speaker behind a name of an export. Without knowing who the teenager is, nobody is told apart.
pub fn speaker_named(name: &str, me: Option<&str>) -> Speaker {
    match me {
        None => Speaker::Unknown,
        Some(me) if me.trim().to_lowercase() == name.trim().to_lowercase() => Speaker::Me,
        Some(_) => Speaker::Them,
    }
}
