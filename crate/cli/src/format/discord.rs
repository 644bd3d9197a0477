//! Discord in JSON: the data package of one's own messages, and the channel files of the usual exporter.

use serde::Deserialize;
use serde_json::Value;
use vigie_engine::Speaker;

use super::Document;
use crate::calendar::from_iso;
use crate::conversation::{Conversation, Labels, Line, speaker_named};

/// A line of the data package; all of them are by the person who asked for it.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Own {
    timestamp: String,
    contents: String,
}

#[derive(Deserialize)]
struct Channel {
    channel: Option<ChannelName>,
    messages: Vec<Written>,
}

#[derive(Deserialize)]
struct ChannelName {
    name: Option<String>,
}

#[derive(Deserialize)]
struct Written {
    timestamp: String,
    content: String,
    author: Author,
}

#[derive(Deserialize)]
struct Author {
    name: String,
    nickname: Option<String>,
}

/// Reads either form, or gives `None` when it is none of them. Messages without words are left out.
pub fn parse(value: &Value, document: &Document<'_>) -> Option<Conversation> {
    let (id, mut messages) = if let Ok(own) = Vec::<Own>::deserialize(value) {
        let lines = own
            .iter()
            .map(|own| line(Speaker::Me, &own.contents, &own.timestamp))
            .collect::<Vec<_>>();
        (None, lines)
    } else {
        let channel = Channel::deserialize(value).ok()?;
        let lines = channel
            .messages
            .iter()
            .map(|written| {
                line(
                    author(&written.author, document.me),
                    &written.content,
                    &written.timestamp,
                )
            })
            .collect();
        (channel.channel.and_then(|channel| channel.name), lines)
    };
    messages.retain(|line| !line.text.trim().is_empty());
    messages.sort_by_key(|line| line.at);
    Some(Conversation {
        id: id.unwrap_or_else(|| document.name.to_owned()),
        messages,
        labels: Labels::default(),
    })
}

fn line(from: Speaker, text: &str, timestamp: &str) -> Line {
    Line {
        at: from_iso(timestamp),
        ..Line::new(from, text)
    }
}

fn author(author: &Author, me: Option<&str>) -> Speaker {
    match author
        .nickname
        .as_deref()
        .map(|nickname| speaker_named(nickname, me))
    {
        Some(Speaker::Me) => Speaker::Me,
        _ => speaker_named(&author.name, me),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::parse as parse_any;

    fn read(text: &str, me: Option<&str>) -> Conversation {
        parse_any(&Document {
            text,
            name: "messages",
            me,
        })
        .conversations
        .remove(0)
    }

    #[test]
    fn a_data_package_holds_own_messages_in_order_of_time() {
        let read = read(
            r#"[{"ID":2,"Timestamp":"2024-03-12 18:06:00","Contents":"et toi","Attachments":""},
                {"ID":1,"Timestamp":"2024-03-12 18:05:00","Contents":"bien","Attachments":""},
                {"ID":3,"Timestamp":"2024-03-12 18:07:00","Contents":"","Attachments":"a.png"}]"#,
            None,
        );
        let texts: Vec<&str> = read
            .messages
            .iter()
            .map(|line| line.text.as_str())
            .collect();
        assert_eq!(texts, ["bien", "et toi"]);
        assert!(read.messages.iter().all(|line| line.from == Speaker::Me));
    }

    #[test]
    fn a_channel_file_tells_authors_apart_by_name_or_nickname() {
        let text = r#"{"guild":{"name":"g"},"channel":{"name":"salon"},"messages":[
            {"timestamp":"1970-01-01T00:00:01+00:00","content":"salut","author":{"name":"nova","nickname":"Nina"}},
            {"timestamp":"1970-01-01T00:00:02+00:00","content":"yo","author":{"name":"lou"}}]}"#;
        let by_nickname = read(text, Some("Nina"));
        assert_eq!(by_nickname.id, "salon");
        assert_eq!(by_nickname.messages[0].from, Speaker::Me);
        assert_eq!(by_nickname.messages[1].from, Speaker::Them);
        assert_eq!(by_nickname.messages[1].at, Some(2_000));
        assert_eq!(read(text, None).messages[0].from, Speaker::Unknown);
    }
}
