//! The folding table, made at build time, and its two look-ups.

include!(concat!(env!("OUT_DIR"), "/table.rs"));

const PAGE: usize = 64;
/// Index of "stays as it is" in the table.
const KEEP: u16 = 0;

fn value(index: &[u16], pages: &[u16], c: char) -> u16 {
    let code = c as usize;
    index
        .get(code / PAGE)
        .and_then(|page| pages.get(usize::from(*page) * PAGE + code % PAGE))
        .copied()
        .unwrap_or(KEEP)
}

fn output(at: u16) -> &'static str {
    let at = usize::from(at);
    let end = ENDS.get(at).copied().unwrap_or(0);
    let start = at
        .checked_sub(1)
        .and_then(|before| ENDS.get(before))
        .copied()
        .unwrap_or(0);
    BLOB.get(usize::from(start)..usize::from(end)).unwrap_or("")
}

/// What a character is read as: `None` when it stays itself, an empty string when it is invisible.
/// Case, accents, compatibility forms (full-width, mathematical, circled …) are undone; scripts are kept apart.
pub fn fold_char(c: char) -> Option<&'static str> {
    match value(&PLAIN_INDEX, &PLAIN_PAGES, c) {
        KEEP => None,
        at => Some(output(at)),
    }
}

/// The Latin letters that a letter of another script can be taken for, or `None`.
/// Apply to a whole word and only when that makes a known word, else real Russian or Greek turns to nonsense.
pub fn look_alike_char(c: char) -> Option<&'static str> {
    match value(&ALIKE_INDEX, &ALIKE_PAGES, c) {
        KEEP => None,
        at => Some(output(at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undoes_case_accents_and_forms() {
        for (c, expected) in [
            ('É', "e"),
            ('ç', "c"),
            ('Ａ', "a"),
            ('𝓪', "a"),
            ('ⓑ', "b"),
            ('🅱', "b"),
            ('🇫', "f"),
            ('ﬁ', "fi"),
            ('œ', "oe"),
            ('ß', "ss"),
            ('²', "2"),
            ('ᴀ', "a"),
            ('’', "'"),
            ('İ', "i"),
        ] {
            assert_eq!(fold_char(c), Some(expected), "{c}");
        }
    }

    #[test]
    fn drops_what_nobody_sees() {
        for c in [
            '\u{200b}', '\u{202e}', '\u{ad}', '\u{301}', '\u{fe0f}', '\u{feff}',
        ] {
            assert_eq!(fold_char(c), Some(""), "{c:?}");
        }
    }

    #[test]
    fn keeps_other_scripts_but_knows_their_look_alikes() {
        assert_eq!(fold_char('ж'), None);
        assert_eq!(fold_char('а'), None);
        assert_eq!(look_alike_char('а'), Some("a"));
        assert_eq!(look_alike_char('о'), Some("o"));
        assert_eq!(look_alike_char('ο'), Some("o"));
        assert_eq!(look_alike_char('ж'), None);
        assert_eq!(look_alike_char('a'), None);
    }
}
