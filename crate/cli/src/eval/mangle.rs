//! Six ways in which the same message gets written so that simple matching misses it.

mod letters;
mod sms;

use crate::conversation::Conversation;

/// A way of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mangling {
    /// Short spellings of text messages, no apostrophes.
    Sms,
    /// Accents left out.
    NoAccents,
    /// Digits for vowels.
    Leet,
    /// Cyrillic letters that look like Latin ones.
    Homoglyphs,
    /// Long words with blanks between their letters.
    SpacedLetters,
    /// Longer words with a vowel drawn out and a character of no width inside.
    StretchedHidden,
}

impl Mangling {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Sms,
        Self::NoAccents,
        Self::Leet,
        Self::Homoglyphs,
        Self::SpacedLetters,
        Self::StretchedHidden,
    ];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::NoAccents => "no_accents",
            Self::Leet => "leet",
            Self::Homoglyphs => "homoglyphs",
            Self::SpacedLetters => "spaced_letters",
            Self::StretchedHidden => "stretched_hidden",
        }
    }

    /// Name to read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Sms => "SMS spelling",
            Self::NoAccents => "no accents",
            Self::Leet => "leet",
            Self::Homoglyphs => "homoglyphs",
            Self::SpacedLetters => "spaced letters",
            Self::StretchedHidden => "stretched letters, zero-width characters",
        }
    }
}

/// The conversation with all its messages mangled; labels stay.
pub fn mangled(conversation: &Conversation, mangling: Mangling) -> Conversation {
    let lang = conversation.labels.lang.as_deref().unwrap_or("");
    let mut mangled = conversation.clone();
    for line in &mut mangled.messages {
        line.text = text(&line.text, lang, mangling);
    }
    mangled
}

fn text(text: &str, lang: &str, mangling: Mangling) -> String {
    match mangling {
        Mangling::Sms => sms::spelt(text, lang),
        Mangling::NoAccents => text.chars().map(letters::without_accent).collect(),
        Mangling::Leet => by_word(text, letters::leet),
        Mangling::Homoglyphs => by_word(text, letters::homoglyphs),
        Mangling::SpacedLetters => letters::spaced(text),
        Mangling::StretchedHidden => by_word(text, letters::stretched),
    }
}

/// Changes words of letters, by themselves or with apostrophes and hyphens; links, addresses and numbers stay.
fn by_word(text: &str, change: impl Fn(&str) -> String) -> String {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            if is_plain(word) {
                change(word)
            } else {
                word.to_owned()
            }
        })
        .collect()
}

fn is_plain(word: &str) -> bool {
    !word.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | '/' | '_' | '#'))
        && !word.trim_end().trim_end_matches('.').contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mangling_writes_its_own_way() {
        let written = |mangling| text("je t'envoie la vidéo à 18h", "fr", mangling);
        assert_eq!(written(Mangling::Sms), "j tenvoie la vidéo a 18h");
        assert_eq!(written(Mangling::NoAccents), "je t'envoie la video a 18h");
        assert_eq!(written(Mangling::Leet), "j3 t'3nv013 l4 v1dé0 à 18h");
        assert_eq!(written(Mangling::Homoglyphs), "jе t'еnvоiе lа vidéо à 18h");
        assert_eq!(
            written(Mangling::SpacedLetters),
            "je t'e n v o i e la v i d é o à 18h"
        );
        assert_eq!(
            written(Mangling::StretchedHidden),
            "je t'e\u{200b}nvoieee la vi\u{200b}déooo à 18h"
        );
    }

    #[test]
    fn links_addresses_and_amounts_stay() {
        let text_with_data = "https://a.example.com/x nina@mail.example.com 150€";
        for mangling in Mangling::ALL {
            assert_eq!(text(text_with_data, "en", mangling), text_with_data);
        }
    }
}
