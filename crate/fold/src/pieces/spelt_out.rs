//! Words and numbers written sign by sign.

use super::{Folded, Kind};

/// Three or more single letters with one and the same sign between them (blank, full stop, dash, star …).
pub(super) fn spaced(folded: &mut Folded, at: usize) -> Option<usize> {
    let separator = folded.at(at + 1)?;
    if !(separator == ' '
        || matches!(
            separator,
            '.' | '-' | '*' | '_' | '·' | '/' | '|' | '~' | ','
        ))
    {
        return None;
    }
    if at > 0 && folded.is_word(at - 1) {
        return None;
    }
    let mut end = at;
    let mut letters = 0;
    loop {
        let stands_alone = !folded.is_word(end + 1);
        if !(stands_alone
            && (folded.is_letter(end)
                || (takes_signs(separator, letters) && is_letter_sign(folded.at(end)?))))
        {
            break;
        }
        letters += 1;
        let follows = folded.at(end + 1) == Some(separator)
            && folded.at(end + 2).is_some_and(|c| {
                c.is_alphabetic() || (takes_signs(separator, letters) && is_letter_sign(c))
            });
        if !follows {
            end += 1;
            break;
        }
        end += 2;
    }
    // The loop stops on the letter that did not fit: step back over the sign before it.
    let end = if folded.at(end.checked_sub(1)?) == Some(separator) {
        end - 1
    } else {
        end
    };
    if letters < 3 {
        return None;
    }
    folded.push_cells(Kind::Spaced, at, end, |c| c != separator);
    Some(end)
}

/// Whether a spelt-out word may go on with a sign after so many letters. Between blanks a digit is a number, unless a
/// word is well under way.
fn takes_signs(separator: char, letters: usize) -> bool {
    letters > 0 && (separator != ' ' || letters >= 4)
}

/// Single digits with blanks between them that make a round number (`2 0 0 €`); a countdown (`3 2 1 0`) is none.
pub(super) fn spaced_number(folded: &mut Folded, at: usize) -> Option<usize> {
    let follows_digit = at >= 2 && folded.at(at - 1) == Some(' ') && folded.is_digit(at - 2);
    if follows_digit || (at > 0 && folded.is_word(at - 1)) {
        return None;
    }
    let digit = |at: usize| {
        let digit = folded.at(at)?.to_digit(10)?;
        (!folded.is_word(at + 1)).then_some(digit)
    };
    let mut last = digit(at)?;
    let mut end = at;
    let mut counts_down = true;
    while folded.at(end + 1) == Some(' ')
        && let Some(next) = digit(end + 2)
    {
        counts_down &= last == next + 1;
        last = next;
        end += 2;
    }
    let digits = (end - at) / 2 + 1;
    if !(2..=4).contains(&digits) || last != 0 || (counts_down && digits > 2) {
        return None;
    }
    folded.push_cells(Kind::Number, at, end + 1, |c| c != ' ');
    Some(end + 1)
}

/// Signs and digits that stand for letters inside spelt-out words.
fn is_letter_sign(c: char) -> bool {
    matches!(c, '@' | '$' | '!' | '0' | '1' | '3' | '4' | '5' | '7')
}
