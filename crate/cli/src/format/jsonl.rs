//! Conversation JSONL: one conversation with its labels a line.

use serde::Deserialize;
use vigie_engine::Speaker;

use super::{Document, Parsed};
use crate::conversation::{Conversation, Labels, Line};

#[derive(Deserialize)]
struct Written {
    id: Option<String>,
    lang: Option<String>,
    situation: Option<String>,
    register: Option<String>,
    messages: Vec<WrittenLine>,
    first_risky: Option<usize>,
    first_threat: Option<usize>,
    first_demand: Option<usize>,
}

#[derive(Deserialize)]
struct WrittenLine {
    #[serde(default)]
    from: From,
    text: String,
    at: Option<i64>,
    #[serde(default)]
    tags: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "lowercase")]
enum From {
    Them,
    Me,
    #[default]
    Unknown,
}

/// Whether some line is a whole conversation.
pub fn recognises(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .filter(|line| line.starts_with('{'))
        .any(|line| serde_json::from_str::<Written>(line).is_ok())
}

/// Reads each line by itself; a broken one does not touch the others.
pub fn parse(document: &Document<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    let lines = (1..).zip(document.text.lines());
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<Written>(line) {
            Ok(written) => parsed
                .conversations
                .push(conversation(written, number, document)),
            Err(error) => parsed
                .broken
                .push((number, format!("not a conversation: {}", in_line(&error)))),
        }
    }
    parsed
}

/// The reason without the parser's own line number, which is always 1 here.
fn in_line(error: &serde_json::Error) -> String {
    error
        .to_string()
        .replace(" at line 1 column ", " at column ")
}

fn conversation(written: Written, number: usize, document: &Document<'_>) -> Conversation {
    Conversation {
        id: written
            .id
            .unwrap_or_else(|| format!("{}-{number}", document.name)),
        messages: written.messages.into_iter().map(Line::from).collect(),
        labels: Labels {
            lang: written.lang,
            situation: written.situation,
            register: written.register,
            first_risky: written.first_risky,
            first_threat: written.first_threat,
            first_demand: written.first_demand,
        },
    }
}

impl std::convert::From<WrittenLine> for Line {
    fn from(written: WrittenLine) -> Self {
        Self {
            from: match written.from {
                From::Them => Speaker::Them,
                From::Me => Speaker::Me,
                From::Unknown => Speaker::Unknown,
            },
            text: written.text,
            at: written.at,
            tags: written.tags,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Parsed {
        super::super::parse(&Document {
            text,
            name: "file",
            me: None,
        })
    }

    #[test]
    fn reports_a_broken_line_with_its_number_and_reads_the_rest() {
        let parsed = read(concat!(
            "oops\n",
            r#"{"id":"a","messages":[{"from":"them","text":"salut"}],"first_risky":null}"#,
            "\n\n{\"id\":\n",
            r#"{"messages":[{"from":"me","text":"yo","tags":["joking"],"at":5}]}"#,
        ));
        let ids: Vec<&str> = parsed
            .conversations
            .iter()
            .map(|read| read.id.as_str())
            .collect();
        assert_eq!(ids, ["a", "file-5"]);
        let lines: Vec<usize> = parsed.broken.iter().map(|broken| broken.0).collect();
        assert_eq!(lines, [1, 4]);
        let line = &parsed.conversations[1].messages[0];
        assert_eq!((line.from, line.at), (Speaker::Me, Some(5)));
    }

    #[test]
    fn a_message_of_nobody_known_stays_so() {
        let parsed = read(r#"{"id":"a","messages":[{"text":"salut"}]}"#);
        assert_eq!(parsed.conversations[0].messages[0].from, Speaker::Unknown);
    }

    #[test]
    fn a_speaker_that_does_not_exist_breaks_the_line() {
        let parsed = read(r#"{"id":"a","messages":[{"from":"you","text":"salut"}]}"#);
        assert!(parsed.conversations.is_empty());
        assert_eq!(parsed.broken.len(), 1);
    }
}
