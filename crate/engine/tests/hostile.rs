//! Whatever a message holds, it is assessed, and its hits stay inside it.

use proptest::prelude::*;
use vigie_engine::{Engine, Message, Speaker, Thread};

fn check(text: &str) {
    let engine = Engine::new();
    let mut thread = Thread::default();
    let assessment = engine.read(
        &mut thread,
        &Message {
            text,
            from: Speaker::Unknown,
            at: None,
        },
    );
    let length = text.encode_utf16().count();
    for hit in assessment.hits {
        assert!(
            hit.start < hit.end && hit.end as usize <= length,
            "{hit:?} of {length}"
        );
    }
    engine.check_draft(&thread, text);
    assert_eq!(
        Thread::from_bytes(&thread.to_bytes()).map(|thread| thread.to_bytes()),
        Ok(thread.to_bytes())
    );
}

#[test]
fn assesses_messages_nobody_would_write() {
    for text in [
        "",
        " ",
        "\u{301}\u{301}\u{301}",
        "\u{202e}ضيفحت",
        "\u{fffd}",
        "\0",
        "@@@@",
        "''''",
        "....",
        "0",
    ] {
        check(text);
    }
}

#[test]
fn assesses_a_megabyte() {
    for part in [
        "a",
        "tu ",
        "je te envoie si tu ",
        "😂",
        "e\u{301}",
        "@x.",
        "0",
        "p3r5 ",
    ] {
        check(&part.repeat(1_000_000 / part.len()));
    }
}

#[test]
fn finds_a_threat_behind_a_long_text() {
    let text = format!(
        "{} si tu paies pas j'envoie la vidéo à tous tes contacts",
        "bla ".repeat(5_000)
    );
    let assessment = Engine::new().read(
        &mut Thread::default(),
        &Message {
            text: &text,
            from: Speaker::Them,
            at: None,
        },
    );
    assert!(
        assessment
            .hits
            .iter()
            .any(|hit| hit.signal.name() == "threat_publish")
    );
}

proptest! {
    #[test]
    fn assesses_any_text(text in "\\PC{0,120}") {
        check(&text);
    }
}
