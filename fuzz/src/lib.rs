//! What must hold whatever comes in. Each function takes any bytes and panics where Vigie broke a promise; the fuzzer
//! looks for such bytes, and `tests/corpus.rs` runs those that are kept.

mod messages;

use vigie_cli::format::{self, Document};
use vigie_engine::{Engine, Gate, Level, Message, Show, Speaker, Thread, situations};

/// Folding: pieces lie inside the text, in order, and never split a character.
///
/// # Panics
/// If one does not.
pub fn fold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut last = 0;
    for piece in vigie_fold::fold(&text).pieces() {
        let range = units.get(piece.start as usize..piece.end as usize);
        let range = range.unwrap_or_else(|| panic!("{piece:?} is outside of the text"));
        assert!(!range.is_empty(), "{piece:?} comes from nothing");
        assert!(
            String::from_utf16(range).is_ok(),
            "{piece:?} splits a character"
        );
        // The two words of a contraction share a letter at most.
        assert!(piece.start + 1 >= last, "{piece:?} begins before {last}");
        last = piece.start;
    }
}

/// Reading a conversation: every hit lies inside its message, the answer is whole, and a second reading that was stored
/// and taken up again after each message says the same.
///
/// # Panics
/// If it does not.
pub fn read(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let engine = Engine::new();
    let (mut thread, mut stored) = (Thread::default(), Thread::default());
    for message in messages::of(&text) {
        let assessment = engine.read(&mut thread, &message);
        let units: Vec<u16> = message.text.encode_utf16().collect();
        for hit in &assessment.hits {
            let range = units.get(hit.start as usize..hit.end as usize);
            let whole =
                range.is_some_and(|range| !range.is_empty() && String::from_utf16(range).is_ok());
            assert!(whole, "{hit:?} is no part of the message");
        }
        assert_eq!(
            assessment.level > Level::None,
            assessment.situation.is_some() && assessment.stage.is_some(),
            "a level has its situation and stage, and nothing else has"
        );
        assert!(
            assessment
                .situation
                .is_none_or(|name| situations().any(|known| known == name))
        );
        assert!(
            assessment.show == Show::None || assessment.level > Level::None || assessment.crisis,
            "something is shown for no reason"
        );
        stored = again(&stored);
        let second = engine.read(&mut stored, &message);
        assert_eq!(
            (assessment.level, assessment.stage, assessment.show),
            (second.level, second.stage, second.show),
            "a stored conversation goes on differently"
        );
    }
}

/// The stored state of a conversation: any bytes are a thread or an error, and a thread, however odd, can be read on
/// with and is stored as it was. Where the first byte is odd the checksum is made right, so that not all end there.
///
/// # Panics
/// If one cannot.
pub fn thread(bytes: &[u8]) {
    let Some((mark, rest)) = bytes.split_first() else {
        return;
    };
    let mut stored = rest.to_vec();
    if mark % 2 == 1 {
        messages::seal(&mut stored);
    }
    let Ok(mut thread) = Thread::from_bytes(&stored) else {
        return;
    };
    assert_eq!(again(&thread), thread);
    let engine = Engine::new();
    for (from, at) in [
        (Speaker::Them, Some(i64::MIN)),
        (Speaker::Me, None),
        (Speaker::Unknown, Some(i64::MAX)),
    ] {
        let text = "si tu paies pas 150 euros j'envoie la vidéo à tous tes contacts";
        engine.read(&mut thread, &Message { text, from, at });
        again(&thread);
    }
    engine.check_draft(&thread, "le code est 4821 9930 1174 6620");
}

/// Files that `vigie` is given: whatever they hold, no more text comes out than went in, and what is called broken is a
/// line of the file.
///
/// # Panics
/// If not so.
pub fn input(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for me in [None, Some("Zoé")] {
        let parsed = format::parse(&Document {
            text: &text,
            name: "file",
            me,
        });
        let lines = text.lines().count();
        for (line, reason) in &parsed.broken {
            assert!(
                (1..=lines.max(1)).contains(line) && !reason.is_empty(),
                "line {line} of {lines}: {reason}"
            );
        }
        let read: usize = parsed
            .conversations
            .iter()
            .flat_map(|conversation| &conversation.messages)
            .map(|message| message.text.len())
            .sum();
        assert!(read <= text.len(), "{read} bytes out of {}", text.len());
    }
}

/// The question before sending: the last line is a draft in the conversation of the others. Judging it changes nothing,
/// gives the same answer twice, and asks for a reason only.
///
/// # Panics
/// If it does not.
pub fn draft(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (before, draft) = text.rsplit_once('\n').unwrap_or(("", &text));
    let engine = Engine::new();
    let mut thread = Thread::default();
    for message in messages::of(before) {
        engine.read(&mut thread, &message);
    }
    let kept = thread.clone();
    let gate = engine.check_draft(&thread, draft);
    assert_eq!(thread, kept, "judging a draft changed the conversation");
    assert_eq!(gate, engine.check_draft(&thread, draft));
    let Gate { ask, hold, kinds } = gate;
    assert!(!ask || !kinds.is_empty(), "asks for no reason");
    assert!(!hold || ask, "holds without asking");
}

/// The thread, stored and taken up again.
fn again(thread: &Thread) -> Thread {
    let bytes = thread.to_bytes();
    assert!(bytes.len() <= 2_048, "{} bytes", bytes.len());
    Thread::from_bytes(&bytes).unwrap_or_else(|error| panic!("{error}: {bytes:?}"))
}
