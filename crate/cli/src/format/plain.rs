//! Plain text: one message a line, nobody knows by whom.

use vigie_engine::Speaker;

use super::Document;
use crate::conversation::{Conversation, Labels, Line};

/// Reads every line that is not blank as a message.
pub fn parse(document: &Document<'_>) -> Conversation {
    Conversation {
        id: document.name.to_owned(),
        messages: document
            .text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| Line::new(Speaker::Unknown, line))
            .collect(),
        labels: Labels::default(),
    }
}

#[cfg(test)]
mod tests {
    use crate::format::{Document, parse};

    #[test]
    fn reads_one_message_a_line_and_skips_blank_ones() {
        let parsed = parse(&Document {
            text: "salut\r\n\n{pas du JSON}\nça va ? 18:05 - oui",
            name: "notes",
            me: None,
        });
        let texts: Vec<&str> = parsed.conversations[0]
            .messages
            .iter()
            .map(|line| line.text.as_str())
            .collect();
        assert_eq!(texts, ["salut", "{pas du JSON}", "ça va ? 18:05 - oui"]);
        assert!(parsed.broken.is_empty());
    }
}
