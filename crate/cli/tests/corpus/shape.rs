//! Whether the conversations are what the other tests and the figures take them for.

use std::collections::{BTreeMap, BTreeSet};

use vigie_engine::{Signal, situations};

use crate::{Conversation, File, corpus};

/// Conversations of a language once both halves are there.
const ENOUGH: usize = 120;
/// Languages with both halves; the others prove that a language is a folder of data.
const FULL: [&str; 2] = ["en", "fr"];
const REGISTERS: [&str; 5] = ["sms", "plain", "translated", "obfuscated", "mixed"];

fn each(mut wrong: impl FnMut(&File, &Conversation) -> Vec<String>) {
    let mut all = Vec::new();
    for file in corpus() {
        for conversation in &file.conversations {
            let found = wrong(&file, conversation);
            all.extend(
                found
                    .iter()
                    .map(|what| format!("{}: {what}", conversation.id)),
            );
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

fn unless(holds: bool, what: impl FnOnce() -> String) -> Option<String> {
    (!holds).then(what)
}

#[test]
fn every_id_is_given_once() {
    let mut seen = BTreeSet::new();
    each(|_, conversation| {
        let is_new = seen.insert(conversation.id.clone());
        unless(is_new, || "given twice".to_owned())
            .into_iter()
            .collect()
    });
}

#[test]
fn every_label_is_one_that_exists() {
    each(|file, conversation| {
        let situation = conversation.situation.as_str();
        let is_benign = situation == "benign";
        let is_known = is_benign || situations().any(|known| known == situation);
        let register = conversation.register.as_str();
        let tags = conversation.messages.iter().flat_map(|line| &line.tags);
        let unknown: Vec<&String> = tags.filter(|tag| Signal::named(tag).is_none()).collect();
        [
            unless(conversation.lang == file.lang, || {
                format!("language {} in {}", conversation.lang, file.lang)
            }),
            unless(is_known, || format!("no situation {situation}")),
            unless(is_benign == (file.kind == "benign"), || {
                format!("{situation} in {}", file.kind)
            }),
            unless(REGISTERS.contains(&register), || {
                format!("no register {register}")
            }),
            unless(unknown.is_empty(), || format!("no signals {unknown:?}")),
        ]
        .into_iter()
        .flatten()
        .collect()
    });
}

#[test]
fn every_message_has_a_speaker_and_words() {
    each(|_, conversation| {
        let lines = conversation.messages.iter().enumerate();
        let mut wrong: Vec<String> = lines
            .filter(|(_, line)| {
                !matches!(line.from.as_str(), "them" | "me") || line.text.trim().is_empty()
            })
            .map(|(at, _)| format!("message {at} has no speaker or no words"))
            .collect();
        wrong.extend(unless(conversation.messages.len() > 1, || {
            "no conversation".to_owned()
        }));
        wrong
    });
}

#[test]
fn every_index_is_one_of_a_message_and_only_risky_ones_have_any() {
    each(|file, conversation| {
        let indices = [
            conversation.first_risky,
            conversation.first_threat,
            conversation.first_demand,
        ];
        let mut wrong: Vec<String> = indices
            .into_iter()
            .flatten()
            .filter(|at| file.kind == "benign" || *at >= conversation.messages.len())
            .map(|at| format!("index {at}"))
            .collect();
        wrong.extend(unless(
            file.kind == "benign" || conversation.first_risky.is_some(),
            || "nothing risky".to_owned(),
        ));
        wrong
    });
}

#[test]
fn every_risky_conversation_has_a_benign_twin_in_its_own_half() {
    type Half = (String, String);
    let mut risky: BTreeMap<Half, BTreeSet<String>> = BTreeMap::new();
    let mut twins: BTreeMap<Half, BTreeSet<String>> = BTreeMap::new();
    let mut without = Vec::new();
    for file in corpus() {
        let half = (file.lang.clone(), file.half.clone());
        for conversation in file.conversations {
            match (file.kind, conversation.twin) {
                ("risky", _) => risky
                    .entry(half.clone())
                    .or_default()
                    .insert(conversation.id),
                (_, Some(twin)) => twins.entry(half.clone()).or_default().insert(twin),
                (_, None) => {
                    without.push(conversation.id);
                    false
                }
            };
        }
    }
    assert!(without.is_empty(), "benign without a twin: {without:?}");
    assert_eq!(risky, twins);
}

#[test]
fn a_language_with_both_halves_has_enough_conversations() {
    let files = corpus();
    for lang in FULL {
        let of_lang = || files.iter().filter(|file| file.lang == lang);
        let has = |half: &str| of_lang().any(|file| file.half == half);
        if has("before") && has("after") {
            let count: usize = of_lang().map(|file| file.conversations.len()).sum();
            assert!(count >= ENOUGH, "{lang}: {count} conversations");
        }
    }
}
