//! Instagram's data export in JSON (`message_1.json`): newest first, its letters damaged.

use serde::Deserialize;
use serde_json::Value;

use super::Document;
use crate::conversation::{Conversation, Labels, Line, speaker_named};

#[derive(Deserialize)]
struct Export {
    title: Option<String>,
    messages: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    sender_name: String,
    timestamp_ms: Option<i64>,
    content: Option<String>,
}

/// Reads the export, or gives `None` when it is none. Photos and calls without words are left out.
pub fn parse(value: &Value, document: &Document<'_>) -> Option<Conversation> {
    let export = Export::deserialize(value).ok()?;
    let mut messages: Vec<Line> = export
        .messages
        .into_iter()
        .rev()
        .filter_map(|written| {
            let from = speaker_named(&repaired(&written.sender_name), document.me);
            Some(Line {
                at: written.timestamp_ms,
                ..Line::new(from, repaired(&written.content?))
            })
        })
        .collect();
    messages.sort_by_key(|line| line.at);
    Some(Conversation {
        id: export
            .title
            .map_or_else(|| document.name.to_owned(), |title| repaired(&title)),
        messages,
        labels: Labels::default(),
    })
}

/// The export writes each byte of UTF-8 as a character of its own; this puts them together again. Text that was not
/// damaged so stays as it is.
fn repaired(text: &str) -> String {
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).ok())
        .collect::<Option<Vec<u8>>>()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::parse as parse_any;
    use vigie_engine::Speaker;

    const EXPORT: &str = r#"{
  "participants": [{"name": "Lou"}, {"name": "Zo\u00c3\u00a9"}],
  "messages": [
    {"sender_name": "Lou", "timestamp_ms": 3000, "photos": []},
    {"sender_name": "Lou", "timestamp_ms": 2000, "content": "oui"},
    {"sender_name": "Zo\u00c3\u00a9", "timestamp_ms": 1000, "content": "\u00c3\u00a7a va \u00f0\u009f\u0098\u0080"}
  ],
  "title": "Zo\u00c3\u00a9"
}"#;

    #[test]
    fn puts_messages_in_order_and_repairs_their_letters() {
        let parsed = parse_any(&Document {
            text: EXPORT,
            name: "message_1",
            me: Some("lou"),
        });
        let read = &parsed.conversations[0];
        assert_eq!(read.id, "Zoé");
        assert_eq!(read.messages.len(), 2);
        assert_eq!(read.messages[0].text, "ça va 😀");
        assert_eq!(read.messages[0].from, Speaker::Them);
        assert_eq!(read.messages[1].from, Speaker::Me);
        assert_eq!(read.messages[1].at, Some(2000));
    }

    #[test]
    fn leaves_undamaged_letters_alone() {
        assert_eq!(repaired("ça va déjà"), "ça va déjà");
        assert_eq!(repaired("œuf"), "œuf");
    }

    #[test]
    fn a_file_cut_short_is_reported_at_its_last_line() {
        let cut: String = EXPORT.lines().take(4).collect::<Vec<_>>().join("\n");
        let parsed = parse_any(&Document {
            text: &cut,
            name: "message_1",
            me: None,
        });
        assert!(parsed.conversations.is_empty());
        assert_eq!(parsed.broken[0].0, 4);
    }
}
