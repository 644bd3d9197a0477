//! Other readings of an unknown word, cheapest first. None of them is right by itself: a reading counts only when
//! the vocabulary knows it.

pub use crate::elision::glued;
use crate::table::look_alike_char;

/// Longest word worth trying other readings of, in bytes; longer ones are noise.
pub const LONGEST: usize = 48;

/// Writes `word` with runs of three or more equal letters cut to `keep` letters (`serviiice`, `coooool`).
/// Gives `false` when nothing was stretched.
pub fn unstretched(word: &str, keep: usize, into: &mut String) -> bool {
    into.clear();
    let mut stretched = false;
    let mut rest = word.chars().peekable();
    while let Some(c) = rest.next() {
        let mut run = 1;
        while rest.next_if_eq(&c).is_some() {
            run += 1;
        }
        let kept = if run >= 3 {
            stretched = true;
            keep
        } else {
            run
        };
        into.extend(std::iter::repeat_n(c, kept));
    }
    stretched
}

/// Writes `word` with digits and signs read as letters (`p3rs0nn3`, `m@is`), `one` being what `1` and `!` stand for.
/// Gives `false` when there is nothing to read so, or when the word holds no letter: amounts and hours stay.
pub fn unleeted(word: &str, one: char, into: &mut String) -> bool {
    into.clear();
    let mut changed = false;
    let mut letters = false;
    for c in word.chars() {
        let letter = match c {
            '0' => 'o',
            '1' | '!' | '|' => one,
            '3' | '€' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' => 't',
            '8' => 'b',
            '9' => 'g',
            other => {
                letters |= other.is_alphabetic();
                into.push(other);
                continue;
            }
        };
        changed = true;
        into.push(letter);
    }
    changed && letters
}

/// Writes `word` with letters of other scripts read as the Latin ones they look like.
/// Gives `false` when there are none, or one looks like nothing Latin.
pub fn latinised(word: &str, into: &mut String) -> bool {
    into.clear();
    let mut changed = false;
    for c in word.chars() {
        if c.is_ascii() {
            into.push(c);
        } else if let Some(letters) = look_alike_char(c) {
            into.push_str(letters);
            changed = true;
        } else {
            return false;
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(of: impl Fn(&mut String) -> bool) -> Option<String> {
        let mut out = String::new();
        of(&mut out).then_some(out)
    }

    #[test]
    fn undoes_stretching() {
        assert_eq!(
            read(|out| unstretched("serviiice", 1, out)).as_deref(),
            Some("service")
        );
        assert_eq!(
            read(|out| unstretched("coool", 2, out)).as_deref(),
            Some("cool")
        );
        assert_eq!(read(|out| unstretched("belle", 1, out)), None);
    }

    #[test]
    fn reads_digits_as_letters_only_beside_letters() {
        assert_eq!(
            read(|out| unleeted("p3rs0nn3", 'i', out)).as_deref(),
            Some("personne")
        );
        assert_eq!(
            read(|out| unleeted("v1d30", 'i', out)).as_deref(),
            Some("video")
        );
        assert_eq!(read(|out| unleeted("150", 'i', out)), None);
        assert_eq!(read(|out| unleeted("video", 'i', out)), None);
    }

    #[test]
    fn reads_look_alikes_only_when_all_look_latin() {
        assert_eq!(
            read(|out| latinised("vіdео", out)).as_deref(),
            Some("video")
        );
        assert_eq!(read(|out| latinised("жизнь", out)), None);
    }
}
