//! `vigie check`: every message with what it makes of its conversation.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;
use vigie_engine::Engine;

use crate::conversation::{Conversation, speaker_id};
use crate::error::Error;
use crate::play::{Verdict, play};
use crate::{Ending, input, table};

/// A message in the output; the fields and their order are what other programs read.
#[derive(Serialize)]
struct Checked<'a> {
    conversation: &'a str,
    index: usize,
    from: &'static str,
    level: &'static str,
    show: &'static str,
    situation: Option<&'static str>,
    stage: Option<&'static str>,
    next: Option<&'static str>,
    crisis: bool,
    hits: Vec<CheckedHit>,
    gate: &'a [&'static str],
}

/// Where a signal is, in UTF-16 code units of the message.
#[derive(Serialize)]
struct CheckedHit {
    signal: &'static str,
    start: u32,
    end: u32,
}

/// Checks files and writes a table, or with `json` one object a line for each message.
pub fn run(
    files: &[PathBuf],
    json: bool,
    me: Option<&str>,
    out: &mut impl Write,
) -> Result<Ending, Error> {
    let engine = Engine::new();
    let (inputs, any_broken) = input::read(files, me);
    for conversation in inputs.iter().flat_map(|input| &input.conversations) {
        let verdicts = play(engine, conversation);
        if json {
            write_lines(conversation, &verdicts, out)?;
        } else {
            table::write(conversation, &verdicts, out)?;
        }
    }
    Ok(if any_broken {
        Ending::Broken
    } else {
        Ending::Clean
    })
}

fn write_lines(
    conversation: &Conversation,
    verdicts: &[Verdict],
    out: &mut impl Write,
) -> Result<(), Error> {
    for (index, (line, verdict)) in conversation.messages.iter().zip(verdicts).enumerate() {
        let assessment = &verdict.assessment;
        let checked = Checked {
            conversation: &conversation.id,
            index,
            from: speaker_id(line.from),
            level: assessment.level.as_str(),
            show: assessment.show.as_str(),
            situation: assessment.situation,
            stage: assessment.stage,
            next: assessment.next,
            crisis: assessment.crisis,
            hits: assessment
                .hits
                .iter()
                .map(|hit| CheckedHit {
                    signal: hit.signal.name(),
                    start: hit.start,
                    end: hit.end,
                })
                .collect(),
            gate: verdict.asked(),
        };
        serde_json::to_writer(&mut *out, &checked).map_err(Error::from_json)?;
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::Line;
    use vigie_engine::Speaker;

    #[test]
    fn writes_the_contract_line_for_each_message_in_order() {
        let conversation = Conversation {
            id: "a".to_owned(),
            messages: vec![
                Line::new(Speaker::Unknown, "salut"),
                Line::new(
                    Speaker::Them,
                    "si tu paies pas 150 euros j'envoie la vidéo à tous tes contacts",
                ),
            ],
            ..Conversation::default()
        };
        let mut out = Vec::new();
        write_lines(&conversation, &play(Engine::new(), &conversation), &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(
            lines[0],
            r#"{"conversation":"a","index":0,"from":"unknown","level":"none","show":"none","situation":null,"stage":null,"next":null,"crisis":false,"hits":[],"gate":[]}"#
        );
        assert!(
            lines[1].starts_with(r#"{"conversation":"a","index":1,"from":"them","level":"danger""#)
        );
    }
}
