//! Opens French elisions (`j'envoie`) and English contractions (`you're`): the same word, whatever is glued to it.

/// What an elided French word stands for. `t'` is `tu` before a second-person verb form (these end in s or x).
fn elided(before: &str, after: &str) -> Option<&'static str> {
    Some(match before {
        "j" => "je",
        "t" if after.ends_with(['s', 'x']) => "tu",
        "t" => "te",
        "d" => "de",
        "l" => "le",
        "m" => "me",
        "n" => "ne",
        "s" => "se",
        "c" | "ç" => "ce",
        "qu" => "que",
        "jusqu" => "jusque",
        "lorsqu" => "lorsque",
        "puisqu" => "puisque",
        _ => return None,
    })
}

/// Words after which English `'s` is a verb; after others it marks a possessor and falls away.
const TAKES_IS: &[&str] = &[
    "it",
    "that",
    "what",
    "he",
    "she",
    "there",
    "who",
    "where",
    "here",
    "how",
    "when",
    "everything",
    "everyone",
];

fn contracted(before: &str, after: &str) -> Option<&'static str> {
    Some(match after {
        "ll" => "will",
        "re" => "are",
        "ve" => "have",
        "m" if before == "i" => "am",
        "d" => "would",
        "s" if TAKES_IS.contains(&before) => "is",
        "s" => "",
        _ => return None,
    })
}

/// How the two sides of an apostrophe are to be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Apostrophe {
    /// Two words: what the left side stands for, and the right side as it is.
    Opens(&'static str),
    /// Two words: the left side as it is, and what the right side stands for (empty: nothing).
    Closes(&'static str),
    /// One word without the apostrophe (`don't`, `aujourd'hui`).
    Joins,
}

/// Decides by the folded words on both sides of an apostrophe.
pub(crate) fn apostrophe(before: &str, after: &str) -> Apostrophe {
    // English first for the letters both languages use: "i'd", "it's" have a longer or vowel left side.
    if let Some(word) = elided(before, after) {
        Apostrophe::Opens(word)
    } else if let Some(word) = contracted(before, after) {
        Apostrophe::Closes(word)
    } else {
        Apostrophe::Joins
    }
}

/// Reads a word that lost its apostrophe (`jenvoie`, `tas`): what the first letters stand for, and the rest.
/// Only right when the rest is a word: ask the vocabulary.
pub fn glued(word: &str) -> Option<(&'static str, &str)> {
    let before = ["qu", "j", "t", "d", "l", "m", "n", "s", "c"]
        .into_iter()
        .find(|head| word.starts_with(head))?;
    let after = word.get(before.len()..)?;
    let starts_with_vowel = after.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']);
    // "jvais" and "jte" are common; other letters are only elided before a vowel.
    if after.len() < 2 || !(starts_with_vowel || before == "j") {
        return None;
    }
    elided(before, after).map(|full| (full, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_french_elisions() {
        assert_eq!(apostrophe("j", "envoie"), Apostrophe::Opens("je"));
        assert_eq!(apostrophe("t", "as"), Apostrophe::Opens("tu"));
        assert_eq!(apostrophe("t", "envoie"), Apostrophe::Opens("te"));
    }

    #[test]
    fn closes_english_contractions_and_joins_the_rest() {
        assert_eq!(apostrophe("you", "re"), Apostrophe::Closes("are"));
        assert_eq!(apostrophe("mum", "s"), Apostrophe::Closes(""));
        assert_eq!(apostrophe("don", "t"), Apostrophe::Joins);
        assert_eq!(apostrophe("aujourd", "hui"), Apostrophe::Joins);
    }

    #[test]
    fn offers_words_that_lost_their_apostrophe() {
        assert_eq!(glued("jenvoie"), Some(("je", "envoie")));
        assert_eq!(glued("jvais"), Some(("je", "vais")));
        assert_eq!(glued("livre"), Some(("le", "ivre")));
        assert_eq!(glued("tranquille"), None);
    }
}
