//! What the engine says of each conversation, as a text that a person can review.

use std::fmt::Write as _;
use std::panic;
use std::path::Path;

use serde::Deserialize;

use crate::{Conversation, File, corpus, entries, name, vigie};

/// Characters of a message that a verdict repeats.
const SHOWN: usize = 56;
/// Where the snapshots are, from the crate.
const FOLDER: &str = "../../tests/corpus/verdicts";
/// What writes the snapshots anew.
const ACCEPT: &str = "INSTA_UPDATE=always cargo test -p vigie-cli --test corpus";

/// A line of `vigie check --json`.
#[derive(Deserialize)]
struct Checked {
    conversation: String,
    index: usize,
    level: String,
    show: String,
    situation: Option<String>,
    stage: Option<String>,
    crisis: bool,
    gate: Vec<String>,
}

/// The conversation's labels, then each message with which something changes: the level, the stage, what is shown, or
/// what would be asked before it is sent.
fn verdict(conversation: &Conversation, checked: &[Checked]) -> String {
    let mut text = format!(
        "{} {} {}",
        conversation.id, conversation.situation, conversation.register
    );
    for (label, index) in [
        ("risky", conversation.first_risky),
        ("threat", conversation.first_threat),
        ("demand", conversation.first_demand),
    ] {
        if let Some(index) = index {
            let _ = write!(text, " {label}@{index}");
        }
    }
    text.push('\n');
    let mut rows = String::new();
    let mut last = None;
    for checked in checked {
        let state = (&checked.level, &checked.situation, &checked.stage);
        let is_quiet = checked.level == "none" && !checked.crisis;
        let is_news = !is_quiet && (last != Some(state) || checked.show != "none");
        if is_news || !checked.gate.is_empty() {
            rows.push_str(&row(conversation, checked));
        }
        if !is_quiet {
            last = Some(state);
        }
    }
    text + if rows.is_empty() {
        "      silent\n"
    } else {
        &rows
    }
}

fn row(conversation: &Conversation, checked: &Checked) -> String {
    let line = &conversation.messages[checked.index];
    let situation = checked.situation.as_deref().unwrap_or("-");
    let stage = checked.stage.as_deref().unwrap_or("-");
    let crisis = if checked.crisis { " CRISIS" } else { "" };
    let gate = match checked.gate.as_slice() {
        [] => String::new(),
        kinds => format!(" asks {}", kinds.join("+")),
    };
    let shown: String = line.text.chars().take(SHOWN).collect();
    format!(
        "  {:>3} {:<4} {:<7} {:<4} {situation}/{stage}{crisis}{gate}  “{}”\n",
        checked.index,
        line.from,
        checked.level,
        checked.show,
        shown.replace(char::is_control, " ")
    )
}

fn verdicts(file: &File) -> String {
    let checked: Vec<Checked> = vigie("check", [file])
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let blocks: Vec<String> = file
        .conversations
        .iter()
        .map(|conversation| {
            let first = checked
                .iter()
                .position(|line| line.conversation == conversation.id)
                .unwrap();
            let messages = conversation.messages.len();
            verdict(conversation, &checked[first..first + messages])
        })
        .collect();
    blocks.join("\n")
}

fn title(file: &File) -> String {
    format!("{}-{}-{}", file.kind, file.lang, file.half)
}

#[test]
fn every_conversation_is_judged_as_it_was_when_last_reviewed() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new("../..").join(FOLDER));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let changed: Vec<String> = corpus()
        .iter()
        .filter_map(|file| {
            let name = title(file);
            let text = verdicts(file);
            let compared = panic::catch_unwind(panic::AssertUnwindSafe(|| {
                settings.bind(|| insta::assert_snapshot!(name.as_str(), text));
            }));
            compared.is_err().then_some(name)
        })
        .collect();
    for snapshot in entries(Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).as_path()) {
        let is_of_a_file = corpus().iter().any(|file| title(file) == name(&snapshot));
        let is_snapshot = snapshot
            .extension()
            .is_some_and(|extension| extension == "snap");
        assert!(
            is_of_a_file || !is_snapshot,
            "{} is of no file",
            snapshot.display()
        );
    }
    assert!(
        changed.is_empty(),
        "{changed:?}: review the differences above; accept them with\n    {ACCEPT}"
    );
}
