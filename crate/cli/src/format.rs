//! Formats of conversations, recognised by what they hold and never by a file's name.

mod discord;
mod instagram;
mod jsonl;
mod plain;
mod whatsapp;

use serde_json::Value;

use crate::conversation::Conversation;

/// A file's text with what is known of it besides.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// Its text.
    pub text: &'a str,
    /// A name for the conversation where the format has none.
    pub name: &'a str,
    /// The teenager's name in exports, if given.
    pub me: Option<&'a str>,
}

/// What a document gave: conversations, and the lines (from 1) that could not be used, with the reason.
#[derive(Debug, Default)]
pub struct Parsed {
    /// Conversations, in order.
    pub conversations: Vec<Conversation>,
    /// Broken lines.
    pub broken: Vec<(usize, String)>,
}

impl Parsed {
    fn one(conversation: Conversation) -> Self {
        Self {
            conversations: vec![conversation],
            broken: Vec::new(),
        }
    }
}

/// Reads a document in the format it is in.
pub fn parse(document: &Document<'_>) -> Parsed {
    if let Some('{' | '[') = document.text.trim_start().chars().next() {
        if jsonl::recognises(document.text) {
            return jsonl::parse(document);
        }
        // Without the last line's end: what breaks off there would be counted to a line that is none.
        match serde_json::from_str::<Value>(document.text.trim_end()) {
            Ok(value) => {
                let read =
                    instagram::parse(&value, document).or_else(|| discord::parse(&value, document));
                if let Some(conversation) = read {
                    return Parsed::one(conversation);
                }
            }
            // A document over several lines, cut short or damaged; one with an error in its first line is a line of text.
            Err(error) if error.line() > 1 && document.text.contains("\"messages\"") => {
                return Parsed {
                    conversations: Vec::new(),
                    broken: vec![(error.line(), format!("not whole JSON: {error}"))],
                };
            }
            Err(_) => {}
        }
        if document.text.contains("\"messages\"") {
            return jsonl::parse(document);
        }
    }
    if jsonl::recognises(document.text) {
        jsonl::parse(document)
    } else if whatsapp::recognises(document.text) {
        Parsed::one(whatsapp::parse(document))
    } else {
        Parsed::one(plain::parse(document))
    }
}
