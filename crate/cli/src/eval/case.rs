//! One labelled conversation, played, and what its labels ask of the engine.

use vigie_engine::{Engine, Hit, Level, Show, Speaker};

use super::bootstrap::Sample;
use super::mangle::{Mangling, mangled};
use crate::conversation::Conversation;
use crate::play::{Verdict, play};

/// Situations that ask for a warning, wherever in the conversation.
pub const WARNED: [&str; 4] = ["grooming", "romance_scam", "recovery_scam", "account_scam"];
/// Tags of messages in which the teenager gives something away.
const DISCLOSURES: [&str; 3] = [
    "pii_disclosure",
    "credential_disclosure",
    "payment_code_disclosure",
];

/// A conversation with the engine's verdicts.
pub struct Case<'a> {
    /// Name of its file.
    pub corpus: &'a str,
    /// The conversation.
    pub conversation: &'a Conversation,
    /// One for each message.
    pub verdicts: Vec<Verdict>,
    /// For each mangling, whether it makes the engine miss what it catches; empty where there is nothing to catch.
    pub lost: Vec<Sample>,
}

impl<'a> Case<'a> {
    /// Plays the conversation as it is, and mangled where there is something to lose.
    pub fn new(engine: Engine, corpus: &'a str, conversation: &'a Conversation) -> Self {
        let mut case = Self::played(engine, corpus, conversation);
        if let Some(before) = case.caught() {
            case.lost = Mangling::ALL
                .into_iter()
                .map(|mangling| {
                    let conversation = mangled(conversation, mangling);
                    let after = Case::played(engine, corpus, &conversation).caught();
                    Sample {
                        count: i32::from(before) - i32::from(after == Some(true)),
                        of: 1,
                    }
                })
                .collect();
        }
        case
    }

    fn played(engine: Engine, corpus: &'a str, conversation: &'a Conversation) -> Self {
        Self {
            corpus,
            conversation,
            verdicts: play(engine, conversation),
            lost: Vec::new(),
        }
    }

    /// Its labelled situation.
    pub fn situation(&self) -> &str {
        self.conversation.labels.situation.as_deref().unwrap_or("")
    }

    /// An invented conversation in which nothing is wrong.
    pub fn is_hard_negative(&self) -> bool {
        self.situation() == "benign" && self.conversation.labels.register.is_some()
    }

    /// A piece of real chat; nobody noted its register.
    pub fn is_real_chat(&self) -> bool {
        self.situation() == "benign" && self.conversation.labels.register.is_none()
    }

    /// Whether a danger card came with the first threat or demand, whichever is earlier, or before.
    pub fn danger_in_time(&self) -> Option<bool> {
        self.danger_card_by(self.alarms().min()?)
    }

    /// Whether a danger card came before both a threat and a demand had passed.
    pub fn danger_by_both(&self) -> Option<bool> {
        self.danger_card_by(self.alarms().max()?)
    }

    fn alarms(&self) -> impl Iterator<Item = usize> {
        let labels = &self.conversation.labels;
        labels.first_threat.into_iter().chain(labels.first_demand)
    }

    fn danger_card_by(&self, limit: usize) -> Option<bool> {
        (self.situation() == "sextortion").then(|| {
            self.verdicts
                .iter()
                .take(limit.saturating_add(1))
                .map(|verdict| &verdict.assessment)
                .any(|found| found.level == Level::Danger && found.show == Show::Card)
        })
    }

    /// Whether a warning came before the first threat, where something risky came before it.
    pub fn warned_before_threat(&self) -> Option<bool> {
        let labels = &self.conversation.labels;
        let (risky, threat) = (labels.first_risky?, labels.first_threat?);
        (self.situation() == "sextortion" && risky < threat)
            .then(|| self.reaches_within(Level::Warning, threat))
    }

    /// Whether any message reached the level.
    pub fn reaches(&self, level: Level) -> bool {
        self.reaches_within(level, self.verdicts.len())
    }

    fn reaches_within(&self, level: Level, messages: usize) -> bool {
        self.verdicts
            .iter()
            .take(messages)
            .any(|verdict| verdict.assessment.level >= level)
    }

    /// A labelled situation that has no figure of its own.
    pub fn is_other_risk(&self) -> bool {
        let with_figures = ["", "benign", "sextortion", "self_disclosure"];
        !with_figures.contains(&self.situation()) && !WARNED.contains(&self.situation())
    }

    /// Whether the engine did what this situation asks for first: the card in time, or a warning.
    pub fn caught(&self) -> Option<bool> {
        match self.situation() {
            "sextortion" => self.danger_in_time(),
            situation => (WARNED.contains(&situation) || self.is_other_risk())
                .then(|| self.reaches(Level::Warning)),
        }
    }

    /// How many of the teenager's messages that give something away were asked about.
    pub fn asked(&self) -> Sample {
        let disclosures = || {
            self.conversation
                .messages
                .iter()
                .zip(&self.verdicts)
                .filter(|(line, _)| {
                    line.from == Speaker::Me
                        && line
                            .tags
                            .iter()
                            .any(|tag| DISCLOSURES.contains(&tag.as_str()))
                })
        };
        sample(
            disclosures()
                .filter(|(_, verdict)| verdict.gate.ask)
                .count(),
            disclosures().count(),
        )
    }

    /// How many of its messages reached the level.
    pub fn messages_at(&self, level: Level) -> Sample {
        let reached = self
            .verdicts
            .iter()
            .filter(|verdict| verdict.assessment.level >= level);
        sample(reached.count(), self.verdicts.len())
    }

    /// How many of its alerts have hits, all of them on text.
    pub fn pointing(&self) -> Sample {
        let alerts = || {
            self.conversation
                .messages
                .iter()
                .zip(&self.verdicts)
                .filter(|(_, verdict)| verdict.assessment.level >= Level::Warning)
        };
        let pointing = alerts().filter(|(line, verdict)| {
            let hits = &verdict.assessment.hits;
            !hits.is_empty() && hits.iter().all(|hit| is_on_text(&line.text, *hit))
        });
        sample(pointing.count(), alerts().count())
    }
}

fn sample(count: usize, of: usize) -> Sample {
    Sample {
        count: i32::try_from(count).unwrap_or(i32::MAX),
        of: u32::try_from(of).unwrap_or(u32::MAX),
    }
}

/// Whether a hit is inside the text, not empty, between whole characters, and covers more than blanks.
fn is_on_text(text: &str, hit: Hit) -> bool {
    covered(text, hit.start, hit.end).is_some_and(|covered| !covered.trim().is_empty())
}

/// The text between two places in UTF-16 code units, or `None` when one of them is no character's edge.
fn covered(text: &str, start: u32, end: u32) -> Option<String> {
    let mut at = 0;
    let mut edges = (start == 0, false);
    let mut covered = String::new();
    for c in text.chars() {
        if (start..end).contains(&at) {
            covered.push(c);
        }
        at += if c.len_utf16() == 2 { 2 } else { 1 };
        edges.0 |= at == start;
        edges.1 |= at == end;
    }
    (edges.0 && edges.1 && start < end).then_some(covered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_measured_in_utf16_and_on_whole_characters() {
        assert_eq!(covered("é😀 photo", 4, 9).as_deref(), Some("photo"));
        assert_eq!(covered("é😀 photo", 1, 3).as_deref(), Some("😀"));
        assert_eq!(covered("é😀 photo", 2, 3), None);
        assert_eq!(covered("é😀 photo", 4, 10), None);
        assert_eq!(covered("photo", 2, 2), None);
    }
}
