//! What a text is cut into, and that every piece points back to where it came from.

use proptest::prelude::*;
use vigie_fold::{Kind, fold};

fn words(text: &str) -> Vec<String> {
    fold(text)
        .pieces()
        .filter(|piece| piece.kind != Kind::Break)
        .map(|piece| piece.text.to_owned())
        .collect()
}

fn kinds(text: &str) -> Vec<Kind> {
    fold(text).pieces().map(|piece| piece.kind).collect()
}

#[test]
fn opens_elisions_and_contractions() {
    assert_eq!(
        words("J'envoie, t'as vu, l'école d’Anna"),
        [
            "je", "envoie", "tu", "as", "vu", "le", "ecole", "de", "anna"
        ]
    );
    assert_eq!(
        words("don't you're I'll mum's it's aujourd'hui"),
        [
            "dont",
            "you",
            "are",
            "i",
            "will",
            "mum",
            "it",
            "is",
            "aujourdhui"
        ]
    );
}

#[test]
fn keeps_amounts_hours_and_units() {
    assert_eq!(
        words("150€ $50 21h 18h30 10min 0,004 btc"),
        [
            "150", "€", "$", "50", "21", "h", "18", "h", "30", "10", "min", "0,004", "btc"
        ]
    );
    assert_eq!(kinds("1.99 €"), [Kind::Number, Kind::Symbol]);
}

#[test]
fn keeps_signs_inside_words() {
    assert_eq!(
        words("d!s r13n @ p3rs0nn3 m@is $tp"),
        ["d!s", "r13n", "@", "p3rs0nn3", "m@is", "$tp"]
    );
    assert_eq!(words("salut! ça va?"), ["salut", "ca", "va"]);
}

#[test]
fn joins_letters_written_one_by_one() {
    assert_eq!(words("m.e.r.d.e alors"), ["merde", "alors"]);
    assert_eq!(
        words("t u   e s   i n v i t é e"),
        ["t", "u", "e", "s", "invitee"]
    );
    assert_eq!(words("p-a-y-e"), ["paye"]);
    assert_eq!(words("il y a 3 ans"), ["il", "y", "a", "3", "ans"]);
}

#[test]
fn joins_digits_written_one_by_one() {
    assert_eq!(words("8 0 € en c r y p t 0"), ["80", "€", "en", "crypt0"]);
    assert_eq!(words("1 0 minutes"), ["10", "minutes"]);
    assert_eq!(words("3 2 1 0"), ["3", "2", "1", "0"]);
    assert_eq!(
        words("a 18 h, 06 39 98"),
        ["a", "18", "h", "06", "39", "98"]
    );
}

#[test]
fn ends_sentences() {
    assert_eq!(
        kinds("code. vite !"),
        [Kind::Word, Kind::Break, Kind::Word, Kind::Break]
    );
}

#[test]
fn emoji_are_words() {
    assert_eq!(words("mdr😂 📸❤️"), ["mdr", "😂", "📸", "❤"]);
}

#[test]
fn survives_what_nobody_would_write() {
    for text in [
        "",
        "\u{301}\u{301}",
        "\u{202e}olleh",
        "@",
        "'",
        "''",
        "a'",
        "....",
        "١٢٣",
        "\u{0}",
        "ﷺ",
    ] {
        let folded = fold(text);
        assert!(folded.pieces().count() <= text.chars().count() * 18);
    }
}

proptest! {
    #[test]
    fn ranges_are_ordered_and_inside_the_text(text in "\\PC{0,200}") {
        let length = u32::try_from(text.encode_utf16().count()).unwrap();
        let mut last = 0;
        for piece in fold(&text).pieces() {
            prop_assert!(piece.start < piece.end, "{piece:?}");
            prop_assert!(piece.end <= length);
            prop_assert!(piece.start >= last || piece.start + 1 >= last, "{piece:?} after {last}");
            last = piece.start;
        }
    }

    #[test]
    fn a_range_never_splits_a_surrogate_pair(text in "[a-z😂𝓪é' .]{0,60}") {
        let units: Vec<u16> = text.encode_utf16().collect();
        for piece in fold(&text).pieces() {
            let slice = &units[piece.start as usize..piece.end as usize];
            prop_assert!(String::from_utf16(slice).is_ok());
        }
    }

    #[test]
    fn folding_a_folded_word_changes_nothing(word in "[a-z]{1,20}") {
        let once = words(&word);
        prop_assert_eq!(words(&once.join(" ")), once);
    }
}
