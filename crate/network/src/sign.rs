//! The signs that phrases are written with, a byte each.
//!
//! Structure, gaps, classes and words share one alphabet, so that all phrases are one stream in which a general
//! compressor sees what usually follows what. The commonest classes and words have a sign of their own.

use crate::bytes::{Reader, Writer};
use crate::grammar::Label;

/// The end of a phrase.
pub(crate) const END: u8 = 0;
/// One of several sequences begins.
pub(crate) const OPEN: u8 = 1;
/// The next of them.
pub(crate) const OR: u8 = 2;
/// The end of what [`OPEN`] or [`MAYBE`] began.
pub(crate) const CLOSE: u8 = 3;
/// A sequence that may be left out.
pub(crate) const MAYBE: u8 = 4;
/// The next part alone may be left out.
pub(crate) const MAYBE_ONE: u8 = 5;
/// One before the first of the gaps of 1 to 8 words.
pub(crate) const GAP: u8 = 5;
/// The same over negations.
pub(crate) const GAP_OVER: u8 = 13;
/// The next set that no phrase before has named.
const SET_NEW: u8 = 22;
/// A set named before, by how long ago it was new.
const SET: u8 = 23;
/// The classes, then the words.
const CLASSES: Range = Range {
    first: 24,
    near: 90,
    end: 119,
};
const WORDS: Range = Range {
    first: 119,
    near: 70,
    end: 255,
};
/// A word beyond all pages.
const FAR_WORD: u8 = 255;

/// The signs of one kind of label: a byte for each of the first, then a byte for each page of 256 others.
struct Range {
    first: u8,
    near: u16,
    end: u8,
}

impl Range {
    /// Writes a number, if there is a page for it.
    fn put(&self, into: &mut Writer, number: u16) -> bool {
        let page = number.checked_sub(self.near).map(u16::to_be_bytes);
        let sign = match page {
            None => number,
            Some([page, _]) => self.near + u16::from(page),
        } + u16::from(self.first);
        match u8::try_from(sign) {
            Ok(sign) if sign < self.end => {
                into.byte(sign);
                if let Some([_, low]) = page {
                    into.byte(low);
                }
                true
            }
            _ => false,
        }
    }

    fn number(&self, sign: u8, reader: &mut Reader<'_>) -> Option<u16> {
        let at = u16::from(sign.checked_sub(self.first)?);
        match at.checked_sub(self.near) {
            None => Some(at),
            Some(page) => Some(self.near + page * 256 + u16::from(reader.byte()?)),
        }
    }
}

/// Writes a label. `new` counts the sets named so far.
///
/// # Errors
/// When there are more classes than signs for them.
pub(crate) fn put(into: &mut Writer, label: Label, new: &mut u16) -> Result<(), &'static str> {
    match label {
        Label::Set(set) if set == *new => {
            into.byte(SET_NEW);
            *new += 1;
        }
        Label::Set(set) => {
            into.byte(SET);
            into.pair(new.wrapping_sub(set));
        }
        Label::Class(class) => {
            if !CLASSES.put(into, class) {
                return Err("there are more classes than signs for them");
            }
        }
        Label::Word(word) => {
            if !WORDS.put(into, word) {
                into.byte(FAR_WORD);
                into.pair(word);
            }
        }
    }
    Ok(())
}

/// Reads the label that begins with `sign`; `None` when it begins none.
pub(crate) fn label(sign: u8, reader: &mut Reader<'_>, new: &mut u16) -> Option<Label> {
    Some(match sign {
        SET_NEW => {
            *new += 1;
            Label::Set(*new - 1)
        }
        SET => Label::Set(new.checked_sub(reader.pair()?)?),
        FAR_WORD => Label::Word(reader.pair()?),
        _ if sign >= WORDS.first => Label::Word(WORDS.number(sign, reader)?),
        _ => Label::Class(CLASSES.number(sign, reader)?),
    })
}

/// How many bytes belong to a sign besides itself.
pub(crate) fn follow(sign: u8) -> usize {
    let paged = |range: &Range| u16::from(sign - range.first) >= range.near;
    match sign {
        SET | FAR_WORD => 2,
        _ if sign >= WORDS.first => usize::from(paged(&WORDS)),
        _ if sign >= CLASSES.first => usize::from(paged(&CLASSES)),
        _ => 0,
    }
}

/// Whether a sign is a gap.
pub(crate) fn is_gap(sign: u8) -> bool {
    (GAP + 1..SET_NEW).contains(&sign)
}

/// How many words may stand in a gap, and whether a negation may be among them.
pub(crate) fn gap(sign: u8) -> (u8, bool) {
    if sign > GAP_OVER {
        (sign - GAP_OVER, true)
    } else {
        (sign - GAP, false)
    }
}
