//! What was learned adds to what phrases find, and never alarms alone.

use vigie_engine::{Engine, Level, Message, Speaker, Thread};

/// Lines of the examples that one side wrote.
fn lines(side: &str) -> Vec<&'static str> {
    [
        include_str!("../../train/lines/en/hints.tsv"),
        include_str!("../../train/lines/fr/hints.tsv"),
    ]
    .into_iter()
    .flat_map(str::lines)
    .filter_map(|line| {
        let mut fields = line.splitn(3, '\t');
        (fields.next()? == side).then(|| fields.nth(1)).flatten()
    })
    .collect()
}

fn message(text: &str) -> Message<'_> {
    Message {
        text,
        from: Speaker::Them,
        at: None,
    }
}

#[test]
fn what_is_only_heard_is_never_more_than_a_notice() {
    let engine = Engine::new();
    let mut heard_alone = 0;
    for text in lines("them") {
        let trace = engine.trace(&Thread::default(), &message(text));
        let named = trace.phrases.iter().any(|phrase| phrase.dropped.is_none());
        if !named && !trace.heard.is_empty() {
            heard_alone += 1;
            assert!(trace.assessment.level <= Level::Notice, "{text}");
        }
    }
    assert!(heard_alone > 100, "only {heard_alone} lines were heard");
}

#[test]
fn what_is_heard_points_at_words_of_the_message() {
    let engine = Engine::new();
    for text in lines("them") {
        let length = u32::try_from(text.encode_utf16().count()).unwrap();
        for heard in engine.trace(&Thread::default(), &message(text)).heard {
            assert!(heard.start < heard.end && heard.end <= length, "{text}");
        }
    }
}

#[test]
fn hears_nothing_in_everyday_talk() {
    let engine = Engine::new();
    for text in [
        "hello, how was school?",
        "on mange quoi ce soir",
        "see you at practice, bring your boots",
        "mdr le prof de maths était en feu aujourd'hui",
    ] {
        let heard = engine.trace(&Thread::default(), &message(text)).heard;
        assert!(heard.is_empty(), "{text}: {heard:?}");
    }
}
