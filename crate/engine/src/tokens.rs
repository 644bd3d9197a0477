//! From folded pieces to words of the vocabulary: where a piece is no known word, its other readings are tried.

use std::iter::Peekable;

use vigie_fold::spellings::{LONGEST, glued, latinised, unleeted, unstretched};
use vigie_fold::{Folded, Kind, Piece, fold_into, segments};
use vigie_learned::Words;

use crate::tables::{Known, UNKNOWN, known};

/// Positions of the kinds among the first words of the vocabulary.
pub(crate) const NUMBER: u16 = 0;
pub(crate) const LINK: u16 = 1;
pub(crate) const EMAIL: u16 = 2;
pub(crate) const HANDLE: u16 = 3;
pub(crate) const BEGIN: u16 = 4;
pub(crate) const END: u16 = 5;

/// A word of a message, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// The word, or [`UNKNOWN`].
    pub(crate) word: u16,
    /// What it is besides, as a pseudo-word, or [`UNKNOWN`].
    pub(crate) kind: u16,
    /// Where it stands in the message, in UTF-16 code units.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Whether a sentence ends here; then it is no word.
    pub(crate) is_break: bool,
}

/// Reads a message into `tokens`, and into the words that are listened to, replacing what they held.
pub(crate) fn read(text: &str, folded: &mut Folded, tokens: &mut Vec<Token>, words: &mut Words) {
    words.clear();
    let told = read_once(text, folded, tokens, false, |folded| words.add(folded));
    // Who writes one word with digits writes others so: `7e` and a lone `4` are numbers unless there is such a word.
    if told {
        read_once(text, folded, tokens, true, |_| ());
    }
}

/// Reads a message, its numbers as words where they may be some if `digits` says so, and shows each folded stretch to
/// `also`. Gives whether that would tell more:
/// a word is written with digits for letters, and there are numbers.
fn read_once(
    text: &str,
    folded: &mut Folded,
    tokens: &mut Vec<Token>,
    digits: bool,
    mut also: impl FnMut(&Folded),
) -> bool {
    tokens.clear();
    let mut reader = Reader {
        tokens,
        spare: String::new(),
        disguised: false,
    };
    let mut numbers = false;
    for segment in segments(text) {
        fold_into(folded, segment.text, segment.start);
        also(folded);
        let mut pieces = folded.pieces().peekable();
        while let Some(piece) = pieces.next() {
            numbers |= piece.kind == Kind::Number;
            if digits && piece.kind == Kind::Number {
                reader.number_or_word(piece, &mut pieces);
            } else {
                reader.piece(piece);
            }
        }
    }
    reader.disguised && numbers
}

struct Reader<'a> {
    tokens: &'a mut Vec<Token>,
    spare: String,
    /// Whether a word was written with digits for letters.
    disguised: bool,
}

impl Reader<'_> {
    /// A number with the letters and digits directly behind it: as one word, or else each for itself.
    fn number_or_word<'p>(
        &mut self,
        piece: Piece<'p>,
        pieces: &mut Peekable<impl Iterator<Item = Piece<'p>>>,
    ) {
        let mut whole = piece.text.to_owned();
        let mut end = piece.end;
        let mut parts = vec![piece];
        while let Some(next) = pieces
            .next_if(|next| matches!(next.kind, Kind::Word | Kind::Number) && next.start == end)
        {
            whole.push_str(next.text);
            end = next.end;
            parts.push(next);
        }
        if !self.disguised_number(&whole, Piece { end, ..piece }) {
            for part in parts {
                self.piece(part);
            }
        }
    }

    /// A number that may be a word, with the letters directly behind it: it stays a number, and is the word besides.
    /// Gives whether it is one.
    fn disguised_number(&mut self, whole: &str, piece: Piece<'_>) -> bool {
        let mut letters = String::new();
        for one in ['i', 'l'] {
            let has_letters = unleeted(whole, one, &mut letters);
            // Long numbers are amounts and codes, whatever they would spell.
            if !has_letters && whole.len() > 2 {
                return false;
            }
            let words = match known(&letters) {
                Some(Known::Word(word)) => &[word][..],
                Some(Known::Spelling(words)) => words,
                None => continue,
            };
            for (at, word) in words.iter().enumerate() {
                self.push(piece, *word, if at == 0 { NUMBER } else { UNKNOWN }, false);
            }
            return true;
        }
        false
    }

    fn piece(&mut self, piece: Piece<'_>) {
        match piece.kind {
            Kind::Break => self.push(piece, UNKNOWN, UNKNOWN, true),
            Kind::Word | Kind::Symbol => {
                if !self.word(piece.text, piece) {
                    self.push(piece, UNKNOWN, UNKNOWN, false);
                }
            }
            Kind::Number => {
                let word = match known(piece.text) {
                    Some(Known::Word(word)) => word,
                    _ => UNKNOWN,
                };
                self.push(piece, word, NUMBER, false);
            }
            Kind::Link => self.push(piece, UNKNOWN, LINK, false),
            Kind::Email => self.push(piece, UNKNOWN, EMAIL, false),
            Kind::Handle => {
                // "@ppli" is a word in disguise, "@lea" is a handle.
                if !(piece.text.starts_with('@') && self.word(piece.text, piece)) {
                    self.push(piece, UNKNOWN, HANDLE, false);
                }
            }
            Kind::Dotted => self.dotted(piece),
            Kind::Spaced => self.spaced(piece),
        }
    }

    fn push(&mut self, piece: Piece<'_>, word: u16, kind: u16, is_break: bool) {
        self.tokens.push(Token {
            word,
            kind,
            start: piece.start,
            end: piece.end,
            is_break,
        });
    }

    fn known(&mut self, word: &str, piece: Piece<'_>) -> bool {
        match known(word) {
            Some(Known::Word(word)) => self.push(piece, word, UNKNOWN, false),
            Some(Known::Spelling(words)) => {
                for word in words {
                    self.push(piece, *word, UNKNOWN, false);
                }
            }
            None => return false,
        }
        true
    }

    /// Adds a word under the first of its readings that the vocabulary knows.
    fn word(&mut self, text: &str, piece: Piece<'_>) -> bool {
        if self.known(text, piece) {
            return true;
        }
        if text.len() > LONGEST {
            return false;
        }
        if text == "@" {
            return self.known("a", piece);
        }
        let mut reading = std::mem::take(&mut self.spare);
        let found = self.readings(text, piece, &mut reading);
        self.spare = reading;
        found
    }

    fn readings(&mut self, text: &str, piece: Piece<'_>, reading: &mut String) -> bool {
        for keep in [2, 1] {
            if unstretched(text, keep, reading)
                && (self.known(reading, piece) || self.glued(reading, piece))
            {
                return true;
            }
        }
        if self.glued(text, piece) {
            return true;
        }
        for one in ['i', 'l'] {
            if unleeted(text, one, reading)
                && (self.known(reading, piece) || self.glued(reading, piece))
            {
                self.disguised = true;
                return true;
            }
        }
        if latinised(text, reading) {
            if self.known(reading, piece) || self.glued(reading, piece) {
                return true;
            }
            let plain = reading.clone();
            return unleeted(&plain, 'i', reading) && self.known(reading, piece);
        }
        false
    }

    /// `jenvoie`: the first letter is a word of its own when the rest is known.
    fn glued(&mut self, text: &str, piece: Piece<'_>) -> bool {
        let Some((before, after)) = glued(text) else {
            return false;
        };
        if known(after).is_none() {
            return false;
        }
        if !self.known(before, piece) {
            self.push(piece, UNKNOWN, UNKNOWN, false);
        }
        self.known(after, piece)
    }

    /// Two sentences without a blank when both sides are words, else a handle.
    fn dotted(&mut self, piece: Piece<'_>) {
        if piece.text.split('.').all(|part| known(part).is_some()) {
            for (at, part) in piece.text.split('.').enumerate() {
                if at > 0 {
                    self.push(piece, UNKNOWN, UNKNOWN, true);
                }
                self.known(part, piece);
            }
        } else {
            self.push(piece, UNKNOWN, HANDLE, false);
        }
    }

    /// Letters one by one: the whole as a word, else cut into the longest words that fill it.
    fn spaced(&mut self, piece: Piece<'_>) {
        if self.word(piece.text, piece) {
            return;
        }
        let mut plain = String::new();
        let text = if unleeted(piece.text, 'i', &mut plain) {
            plain.as_str()
        } else {
            piece.text
        };
        let letters: Vec<char> = text.chars().take(LONGEST).collect();
        let before = self.tokens.len();
        let mut at = 0;
        while at < letters.len() {
            let longest = (at + 1..=letters.len()).rev().find_map(|end| {
                let word: String = letters.get(at..end)?.iter().collect();
                known(&word).map(|_| (end, word))
            });
            let Some((end, word)) = longest else {
                self.tokens.truncate(before);
                self.push(piece, UNKNOWN, UNKNOWN, false);
                return;
            };
            self.known(&word, piece);
            at = end;
        }
    }
}
