//! The signs that labels and ways are written with, a byte each where they are common.

use crate::bytes::{Reader, Writer};

/// The next set that no phrase before has named.
const SET_NEW: u8 = 0;
/// A set named before, by how long ago it was new (two bytes, the high one first).
const SET: u8 = 1;
/// The classes, then the words.
const CLASSES: Range = Range {
    first: 2,
    near: 124,
    end: 128,
};
const WORDS: Range = Range {
    first: 128,
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
        let at = u16::from(sign - self.first);
        match at.checked_sub(self.near) {
            None => Some(at),
            Some(page) => Some(self.near + page * 256 + u16::from(reader.byte()?)),
        }
    }
}

/// Writes and reads labels; both sides count the sets that were named.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Labels {
    words: u16,
    classes: u16,
    named: u16,
}

impl Labels {
    pub(crate) fn new(words: u16, classes: u16) -> Self {
        Self {
            words,
            classes,
            named: 0,
        }
    }

    /// Writes a label.
    ///
    /// # Errors
    /// When there are more classes than signs for them.
    pub(crate) fn put(&mut self, into: &mut Writer, label: u16) -> Result<(), &'static str> {
        let Some(set) = label.checked_sub(self.words) else {
            if !WORDS.put(into, label) {
                into.byte(FAR_WORD);
                into.pair(label);
            }
            return Ok(());
        };
        match set.checked_sub(self.classes) {
            None if CLASSES.put(into, set) => {}
            None => return Err("there are more classes than signs for them"),
            Some(set) if set == self.named => {
                into.byte(SET_NEW);
                self.named += 1;
            }
            Some(set) => {
                into.byte(SET);
                into.pair(self.named - set);
            }
        }
        Ok(())
    }

    /// Reads a label.
    pub(crate) fn read(&mut self, reader: &mut Reader<'_>) -> Option<u16> {
        let before = self.words.checked_add(self.classes)?;
        match reader.byte()? {
            SET_NEW => {
                self.named += 1;
                before.checked_add(self.named - 1)
            }
            SET => before.checked_add(self.named.checked_sub(reader.pair()?)?),
            FAR_WORD => reader.pair(),
            sign if sign >= WORDS.first => WORDS.number(sign, reader),
            sign => self.words.checked_add(CLASSES.number(sign, reader)?),
        }
    }
}
