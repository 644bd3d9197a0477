//! A conversation's verdicts as a table to read.

use std::io::Write;

use vigie_engine::Level;

use crate::conversation::{Conversation, speaker_id};
use crate::error::Error;
use crate::play::Verdict;
use crate::terminal::one_line;

/// Characters of a message that are shown.
const TEXT_WIDTH: usize = 48;

/// Writes the conversation's name, one line a message, and under those that say something why they do.
pub fn write(
    conversation: &Conversation,
    verdicts: &[Verdict],
    out: &mut impl Write,
) -> Result<(), Error> {
    let worst = verdicts
        .iter()
        .map(|verdict| verdict.assessment.level)
        .max()
        .unwrap_or(Level::None);
    writeln!(
        out,
        "{} · {} messages · {}",
        one_line(&conversation.id, 60),
        verdicts.len(),
        worst.as_str()
    )?;
    for (index, (line, verdict)) in conversation.messages.iter().zip(verdicts).enumerate() {
        let level = match verdict.assessment.level {
            Level::None => "",
            level => level.as_str(),
        };
        writeln!(
            out,
            "{index:>5}  {:<7}  {level:<7}  {}",
            speaker_id(line.from),
            one_line(&line.text, TEXT_WIDTH)
        )?;
        for reason in reasons(verdict) {
            writeln!(out, "{:>25}└ {reason}", "")?;
        }
    }
    writeln!(out)?;
    Ok(())
}

fn reasons(verdict: &Verdict) -> Vec<String> {
    let assessment = &verdict.assessment;
    let mut reasons = Vec::new();
    if let Some(situation) = assessment.situation {
        let stage = assessment.stage.unwrap_or("-");
        let next = assessment
            .next
            .map_or_else(String::new, |next| format!(", next {next}"));
        let show = assessment.show.as_str();
        reasons.push(format!("{situation}: {stage}{next} (shows {show})"));
    }
    if assessment.crisis {
        reasons.push("crisis: help numbers first".to_owned());
    }
    if !assessment.hits.is_empty() {
        let mut signals: Vec<&str> = Vec::new();
        for hit in &assessment.hits {
            if !signals.contains(&hit.signal.name()) {
                signals.push(hit.signal.name());
            }
        }
        reasons.push(format!("signals {}", signals.join(" ")));
    }
    if !verdict.asked().is_empty() {
        let hold = if verdict.gate.hold { ", holds" } else { "" };
        reasons.push(format!(
            "asks before sending {}{hold}",
            verdict.asked().join(" ")
        ));
    }
    reasons
}
