//! `vigie explain`: how one message is read, step by step.

use std::io::Write;

use vigie_engine::sources::phrases;
use vigie_engine::{Engine, Level, Message, Speaker, Thread, Trace};

use crate::Ending;
use crate::error::Error;
use crate::terminal::one_line;

/// Explains a message that begins a conversation.
pub fn run(text: &str, from: Speaker, out: &mut impl Write) -> Result<Ending, Error> {
    let engine = Engine::new();
    let thread = Thread::default();
    let message = Message {
        text,
        from,
        at: None,
    };
    let trace = engine.trace(&thread, &message);
    write_words(&trace, out)?;
    write_phrases(text, &trace, out)?;
    write_heard(text, &trace, out)?;
    write_entities(text, &trace, out)?;
    write_scores(&trace, out)?;
    write_verdict(&trace, out)?;
    if from == Speaker::Me {
        let gate = engine.check_draft(&thread, text);
        let asks = if gate.ask { "asks" } else { "does not ask" };
        writeln!(
            out,
            "gate      {asks} before sending: {}",
            list(&gate.kinds)
        )?;
    }
    Ok(Ending::Clean)
}

fn write_words(trace: &Trace, out: &mut impl Write) -> Result<(), Error> {
    let words: Vec<String> = trace
        .words
        .iter()
        .map(|word| {
            let text = one_line(&word.text, 60);
            if word.known {
                text
            } else {
                format!("({text})")
            }
        })
        .collect();
    writeln!(out, "words     {}", words.join(" "))?;
    writeln!(out, "          in brackets: not in the vocabulary")?;
    Ok(())
}

fn write_phrases(text: &str, trace: &Trace, out: &mut impl Write) -> Result<(), Error> {
    if trace.phrases.is_empty() {
        writeln!(out, "phrases   none")?;
    }
    for hit in &trace.phrases {
        let dropped = hit
            .dropped
            .map_or_else(String::new, |why| format!("  does not count: {why}"));
        writeln!(
            out,
            "phrase    {:<22} {}..{} “{}”{dropped}",
            hit.signal.name(),
            hit.start,
            hit.end,
            covered(text, hit.start, hit.end)
        )?;
        if let Some(source) = phrases().get(hit.phrase) {
            writeln!(
                out,
                "          {}:{}  {}",
                source.file, source.line, source.pattern
            )?;
        }
    }
    Ok(())
}

fn write_heard(text: &str, trace: &Trace, out: &mut impl Write) -> Result<(), Error> {
    for heard in &trace.heard {
        writeln!(
            out,
            "sounds    {:<22} {}..{} “{}”  strength {:.1}",
            heard.signal.name(),
            heard.start,
            heard.end,
            covered(text, heard.start, heard.end),
            heard.strength
        )?;
    }
    Ok(())
}

fn write_entities(text: &str, trace: &Trace, out: &mut impl Write) -> Result<(), Error> {
    for entity in &trace.entities {
        writeln!(
            out,
            "data      {:<22} {}..{} “{}”",
            entity.kind,
            entity.start,
            entity.end,
            covered(text, entity.start, entity.end)
        )?;
    }
    Ok(())
}

fn write_scores(trace: &Trace, out: &mut impl Write) -> Result<(), Error> {
    let mut scores: Vec<(&str, f32)> = trace
        .scores
        .iter()
        .copied()
        .filter(|(_, score)| *score > 0.0)
        .collect();
    scores.sort_by(|a, b| b.1.total_cmp(&a.1));
    for (situation, score) in scores {
        writeln!(out, "score     {situation:<22} {score:.2}")?;
    }
    Ok(())
}

fn write_verdict(trace: &Trace, out: &mut impl Write) -> Result<(), Error> {
    let assessment = &trace.assessment;
    write!(out, "level     {}", assessment.level.as_str())?;
    if assessment.level > Level::None {
        write!(
            out,
            ": {} at {}, next {}, shows {}",
            assessment.situation.unwrap_or("-"),
            assessment.stage.unwrap_or("-"),
            assessment.next.unwrap_or("-"),
            assessment.show.as_str()
        )?;
    }
    writeln!(out, "{}", if assessment.crisis { ", crisis" } else { "" })?;
    Ok(())
}

fn list(kinds: &[&str]) -> String {
    if kinds.is_empty() {
        "nothing found".to_owned()
    } else {
        kinds.join(" ")
    }
}

/// The words between two places in UTF-16 code units.
fn covered(text: &str, start: u32, end: u32) -> String {
    let units: Vec<u16> = text
        .encode_utf16()
        .zip(0_u32..)
        .filter(|(_, at)| (start..end).contains(at))
        .map(|(unit, _)| unit)
        .collect();
    one_line(&String::from_utf16_lossy(&units), 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(text: &str, from: Speaker) -> String {
        let mut out = Vec::new();
        run(text, from, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn names_the_phrases_with_their_file_and_line() {
        let text = "si tu paies pas 150 euros j'envoie la vidéo à tous tes contacts";
        let explained = explained(text, Speaker::Them);
        assert!(explained.contains("threat_publish"), "{explained}");
        assert!(explained.contains(".toml:"), "{explained}");
        assert!(explained.contains("level     danger"), "{explained}");
    }

    #[test]
    fn says_what_the_gate_thinks_of_own_messages() {
        assert!(explained("à demain", Speaker::Me).contains("gate      does not ask"));
    }

    #[test]
    fn words_are_cut_by_utf16() {
        assert_eq!(covered("😀 photo", 3, 8), "photo");
    }
}
