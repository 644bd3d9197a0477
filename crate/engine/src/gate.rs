//! Asks before a draft leaves that gives something away.

use crate::assessment::{Gate, Level};
use crate::entities::{self, Entity};
use crate::reading::Reading;
use crate::thread::Thread;

/// Messages after which a conversation without a single warning counts as one with somebody long known.
const LONG_KNOWN: u32 = 200;
/// How far back a threat or a demand still counts, in messages.
const RECENT: u32 = 60;

/// How far back a question counts as the one that a draft answers, in messages.
const JUST_ASKED: u32 = 8;

/// Judges a draft by what it holds and by the conversation it would go into.
pub(crate) fn judge(thread: &Thread, draft: &str, reading: &Reading) -> Gate {
    let mut kinds: Vec<&'static str> = Vec::new();
    let mut add = |kind: &'static str| {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    };
    let found = entities::find(draft);
    let under_demand = [
        "money_demand",
        "payment_rail",
        "threat_publish",
        "possession_claim",
    ]
    .into_iter()
    .any(|signal| thread.recently(signal, RECENT));
    for Entity { kind, .. } in &found {
        add(kind);
    }
    let was_asked = [
        "personal_info_request",
        "alone_probe",
        "meet_request",
        "credential_request",
    ]
    .into_iter()
    .any(|signal| thread.recently(signal, JUST_ASKED));
    for evidence in reading.found() {
        // Weak evidence alone says too little to hold a message back, unless it answers a question.
        let enough = evidence.strength >= 0.8 || was_asked;
        match evidence.signal.name() {
            "pii_disclosure" if enough && found.is_empty() => add("personal_data"),
            "credential_disclosure" if enough => add("password"),
            "payment_code_disclosure" if enough => add("payment_code"),
            _ => {}
        }
    }
    let credential_wanted = thread.recently("credential_request", JUST_ASKED);
    if (credential_wanted || thread.highest >= Level::Warning as u8) && is_lone_code(draft) {
        add("one_time_code");
    }
    if credential_wanted && holds_password(draft) {
        add("password");
    }
    if answers(thread, draft, reading) {
        add("personal_data");
    }
    let long_known = thread.messages > LONG_KNOWN && thread.highest < Level::Warning as u8;
    let everyday = |kind: &&str| matches!(*kind, "phone" | "email" | "address" | "personal_data");
    let ask = kinds.iter().any(|kind| !(long_known && everyday(kind)));
    let hold = under_demand
        && kinds
            .iter()
            .any(|kind| matches!(*kind, "payment_code" | "bank_card" | "iban"));
    Gate { ask, hold, kinds }
}

/// Longest draft that counts as the answer to a question, in words: beyond, it tells a story of its own.
const ANSWER: usize = 14;

/// Whether a draft answers a question about the person, by saying something short that is neither refusal nor question.
fn answers(thread: &Thread, draft: &str, reading: &Reading) -> bool {
    thread.recently("personal_info_request", 1)
        && (1..=ANSWER).contains(&draft.split_whitespace().count())
        && draft.chars().filter(|c| c.is_alphanumeric()).count() >= 4
        && !draft.contains('?')
        && reading.strength("refusal") == 0.0
}

/// Whether a word looks like a password: letters first, digits among them, as long as sites ask for.
fn holds_password(draft: &str) -> bool {
    draft
        .split_whitespace()
        .map(|word| {
            word.trim_matches(|c: char| matches!(c, '.' | ',' | '"' | '(' | ')' | '/' | ':'))
        })
        .any(|word| {
            (6..=32).contains(&word.len())
                && word.starts_with(|c: char| c.is_ascii_alphabetic())
                && word.bytes().any(|byte| byte.is_ascii_digit())
                && !word.contains("//")
                && !word.contains('@')
        })
}

/// A draft that is hardly more than one code of four to eight digits.
fn is_lone_code(draft: &str) -> bool {
    let digits = draft.bytes().filter(u8::is_ascii_digit).count();
    (4..=8).contains(&digits) && draft.trim().len() <= digits + 12
}
