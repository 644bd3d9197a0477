//! Every phrase finds its own examples and leaves the others alone.
#![cfg(feature = "sources")]

use vigie_engine::{Engine, Message, Speaker, Thread, sources};

fn hits(engine: Engine, phrase: usize, from: &str, text: &str) -> bool {
    let from = if from == "me" {
        Speaker::Me
    } else {
        Speaker::Them
    };
    let trace = engine.trace(
        &Thread::default(),
        &Message {
            text,
            from,
            at: None,
        },
    );
    trace
        .phrases
        .iter()
        .any(|hit| hit.phrase == phrase && hit.dropped.is_none())
}

#[test]
fn every_phrase_finds_its_flags_and_leaves_its_ignores() {
    let engine = Engine::new();
    let mut wrong = Vec::new();
    for (at, phrase) in sources::phrases().iter().enumerate() {
        let place = format!(
            "{}:{} [{}] `{}`",
            phrase.file, phrase.line, phrase.signal, phrase.pattern
        );
        let missed = phrase
            .flags
            .iter()
            .filter(|text| !hits(engine, at, phrase.from, text));
        wrong.extend(missed.map(|text| format!("{place}\n    misses  {text}")));
        let caught = phrase
            .ignores
            .iter()
            .filter(|text| hits(engine, at, phrase.from, text));
        wrong.extend(caught.map(|text| format!("{place}\n    catches {text}")));
    }
    assert!(
        wrong.is_empty(),
        "{} examples are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
