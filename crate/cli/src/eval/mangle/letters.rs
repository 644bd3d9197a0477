//! Manglings letter by letter.

use super::is_plain;

/// Letters a word needs to be worth hiding by blanks.
const LONG: usize = 5;
/// Letters a word needs to be worth drawing out.
const STRETCHABLE: usize = 4;

/// The letter without its accent.
pub fn without_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ÿ' => 'y',
        'À' | 'Á' | 'Â' | 'Ä' => 'A',
        'Ç' => 'C',
        'È' | 'É' | 'Ê' | 'Ë' => 'E',
        'Î' | 'Ï' => 'I',
        'Ô' | 'Ö' => 'O',
        'Ù' | 'Û' | 'Ü' => 'U',
        other => other,
    }
}

/// Digits for vowels, in words that keep a letter.
pub fn leet(word: &str) -> String {
    let mangled: String = word
        .chars()
        .map(|c| match c {
            'a' | 'A' => '4',
            'e' | 'E' => '3',
            'i' | 'I' => '1',
            'o' | 'O' => '0',
            other => other,
        })
        .collect();
    if mangled.contains(char::is_alphabetic) {
        mangled
    } else {
        word.to_owned()
    }
}

/// Cyrillic letters for the Latin ones that look the same.
pub fn homoglyphs(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'a' => '\u{430}',
            'c' => '\u{441}',
            'e' => '\u{435}',
            'o' => '\u{43e}',
            'p' => '\u{440}',
            'x' => '\u{445}',
            other => other,
        })
        .collect()
}

/// Blanks between the letters of long words. Never in two words in a row: nobody could tell where one ends.
pub fn spaced(text: &str) -> String {
    let mut after_spaced = false;
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            after_spaced = !after_spaced && letters >= LONG && is_plain(word);
            if after_spaced {
                with_blanks(word)
            } else {
                word.to_owned()
            }
        })
        .collect()
}

fn with_blanks(word: &str) -> String {
    let mut spaced = String::new();
    let mut after_letter = false;
    for c in word.chars() {
        if after_letter && c.is_alphabetic() {
            spaced.push(' ');
        }
        spaced.push(c);
        after_letter = c.is_alphabetic();
    }
    spaced
}

/// The last vowel three times, and a character of no width after the second letter. A vowel beside its like stays:
/// drawn out, nobody could tell how many there were.
pub fn stretched(word: &str) -> String {
    let characters: Vec<char> = word.chars().collect();
    let letters = characters.iter().filter(|c| c.is_alphabetic()).count();
    if letters < STRETCHABLE {
        return word.to_owned();
    }
    let plain: Vec<char> = word.to_lowercase().chars().map(without_accent).collect();
    let drawn_out = (1..plain.len()).rev().find(|at| {
        matches!(plain.get(*at), Some('a' | 'e' | 'i' | 'o' | 'u'))
            && plain.get(at - 1) != plain.get(*at)
            && plain.get(at + 1) != plain.get(*at)
    });
    let mut stretched = String::new();
    let mut letters = 0;
    for (at, c) in characters.into_iter().enumerate() {
        stretched.push(c);
        if drawn_out == Some(at) {
            stretched.extend([c, c]);
        }
        letters += usize::from(c.is_alphabetic());
        if letters == 2 && c.is_alphabetic() {
            stretched.push('\u{200b}');
        }
    }
    stretched
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_vowels_alone_keeps_them() {
        assert_eq!(leet("ai"), "ai");
    }

    #[test]
    fn a_vowel_beside_its_like_is_not_drawn_out() {
        assert_eq!(stretched("année"), "an\u{200b}née");
        assert_eq!(stretched("photo!"), "ph\u{200b}otooo!");
        assert_eq!(stretched("toi"), "toi");
    }

    #[test]
    fn two_long_words_in_a_row_are_not_both_spaced() {
        assert_eq!(
            spaced("photo intime envoyée"),
            "p h o t o intime e n v o y é e"
        );
    }
}
