//! One pass over a text: folded pieces with their ranges in the original.

mod spelt_out;

use self::spelt_out::{spaced, spaced_number};
use crate::chunk::recognise;
use crate::elision::{Apostrophe, apostrophe};
use crate::table::fold_char;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, possibly with digits or symbols that may stand for letters (`p3rs0nn3`, `d!s`).
    Word,
    /// Digits, with at most one decimal sign.
    Number,
    /// A web address.
    Link,
    /// An e-mail address.
    Email,
    /// A name after `@`, or one with an underscore.
    Handle,
    /// Words joined by full stops: a handle (`nina.nova`), or two sentences without a blank. The vocabulary decides.
    Dotted,
    /// Letters one by one (`m.e.r.d.e`, `t u e s`), joined here. The vocabulary decides where words end.
    Spaced,
    /// An emoji or a currency sign.
    Symbol,
    /// The end of a sentence or of a line; its text is empty.
    Break,
}

/// A folded word, number or sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The folded text.
    pub text: &'a str,
    /// Where it begins in the original, in UTF-16 code units.
    pub start: u32,
    /// Where it ends (exclusive), in UTF-16 code units.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
}

/// A folded text. Reuse it with [`fold_into`] to spare allocations.
#[derive(Debug, Default, Clone)]
pub struct Folded {
    text: String,
    pieces: Vec<Stored>,
    cells: Vec<Cell>,
    chunk: Vec<char>,
}

#[derive(Debug, Clone, Copy)]
struct Stored {
    from: u32,
    to: u32,
    start: u32,
    end: u32,
    kind: Kind,
}

/// A folded character and the range of the original character it comes from.
#[derive(Debug, Clone, Copy)]
struct Cell {
    c: char,
    start: u32,
    end: u32,
}

impl Folded {
    /// The pieces in the order of the text.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        self.pieces.iter().map(|piece| Piece {
            text: self
                .text
                .get(piece.from as usize..piece.to as usize)
                .unwrap_or(""),
            start: piece.start,
            end: piece.end,
            kind: piece.kind,
        })
    }

    fn push(&mut self, kind: Kind, text: &str, start: u32, end: u32) {
        let from = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(text);
        let to = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.pieces.push(Stored {
            from,
            to,
            start,
            end,
            kind,
        });
    }

    /// Adds cells `from..to` as one piece, without the characters that `keep` refuses.
    fn push_cells(&mut self, kind: Kind, from: usize, to: usize, keep: impl Fn(char) -> bool) {
        let begin = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let Some(cells) = self.cells.get(from..to) else {
            return;
        };
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else {
            return;
        };
        self.text
            .extend(cells.iter().map(|cell| cell.c).filter(|c| keep(*c)));
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.pieces.push(Stored {
            from: begin,
            to: end,
            start: first.start,
            end: last.end,
            kind,
        });
    }

    fn at(&self, at: usize) -> Option<char> {
        self.cells.get(at).map(|cell| cell.c)
    }

    fn is_letter(&self, at: usize) -> bool {
        self.at(at).is_some_and(char::is_alphabetic)
    }

    fn is_digit(&self, at: usize) -> bool {
        self.at(at).is_some_and(|c| c.is_ascii_digit())
    }

    fn is_word(&self, at: usize) -> bool {
        self.at(at).is_some_and(char::is_alphanumeric)
    }
}

/// Folds a text. Positions count from 0.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    fold_into(&mut folded, text, 0);
    folded
}

/// Folds `text` into `folded`, replacing what it held. `offset` is added to each position: the place of `text`
/// in a longer message, in UTF-16 code units. Takes time linear in the length of the text.
pub fn fold_into(folded: &mut Folded, text: &str, offset: u32) {
    folded.text.clear();
    folded.pieces.clear();
    folded.cells.clear();
    let mut start = offset;
    for c in text.chars() {
        let end = start.saturating_add(if (c as u32) > 0xFFFF { 2 } else { 1 });
        match fold_char(c) {
            None => folded.cells.push(Cell { c, start, end }),
            Some(output) => folded
                .cells
                .extend(output.chars().map(|c| Cell { c, start, end })),
        }
        start = end;
    }
    let mut at = 0;
    while at < folded.cells.len() {
        at = next(folded, at);
    }
}

/// Reads the piece that begins at cell `at` (if one does) and gives where to go on.
fn next(folded: &mut Folded, at: usize) -> usize {
    let Some(cell) = folded.cells.get(at).copied() else {
        return at + 1;
    };
    let c = cell.c;
    if c.is_whitespace() {
        if c == '\n' || c == '\r' || c == '\u{2028}' || c == '\u{2029}' {
            folded.push(Kind::Break, "", cell.start, cell.end);
        }
        return at + 1;
    }
    if c.is_alphanumeric() || c == '@' {
        return spaced_number(folded, at)
            .or_else(|| spaced(folded, at))
            .or_else(|| chunk(folded, at))
            .unwrap_or_else(|| word(folded, at));
    }
    match c {
        '.' | '!' | '?' | '…' | '‼' | '⁉' | '。' | '؟' => {
            folded.push(Kind::Break, "", cell.start, cell.end);
        }
        '$' | '€' if folded.is_letter(at + 1) => return word(folded, at),
        '$' | '€' | '£' | '¥' => folded.push_cells(Kind::Symbol, at, at + 1, |_| true),
        _ if c.is_ascii() || is_plain_punctuation(c) => {}
        _ => folded.push_cells(Kind::Symbol, at, at + 1, |_| true),
    }
    at + 1
}

/// Punctuation outside ASCII that carries nothing; whatever else is not a letter counts as an emoji.
fn is_plain_punctuation(c: char) -> bool {
    matches!(c, '\u{a1}'..='\u{bf}' | '\u{d7}' | '\u{f7}' | '\u{2010}'..='\u{205e}' | '\u{3000}'..='\u{303f}')
        || ('\u{300}'..='\u{6ff}').contains(&c)
}

/// Links, addresses, handles and dotted names, recognised on the whole stretch up to the next blank.
fn chunk(folded: &mut Folded, at: usize) -> Option<usize> {
    if at > 0 && (folded.is_word(at - 1) || folded.at(at - 1) == Some('@')) {
        return None;
    }
    let mut chunk = std::mem::take(&mut folded.chunk);
    chunk.clear();
    chunk.extend(
        folded
            .cells
            .iter()
            .skip(at)
            .map(|cell| cell.c)
            .take_while(|c| !c.is_whitespace())
            .take(512),
    );
    let marked = chunk.iter().any(|c| matches!(c, '.' | '@' | '_' | '/'));
    let found = if marked { recognise(&chunk) } else { None };
    folded.chunk = chunk;
    let (kind, length) = found?;
    folded.push_cells(kind, at, at + length, |_| true);
    Some(at + length)
}

/// A word or a number, with its elisions opened.
fn word(folded: &mut Folded, at: usize) -> usize {
    if folded.is_digit(at)
        && let Some(end) = number(folded, at)
    {
        return end;
    }
    let mut end = at;
    while let Some(c) = folded.at(end) {
        let inside = c.is_alphanumeric()
            || (matches!(c, '@' | '$' | '€' | '|')
                && (folded.is_word(end + 1) || (end > at && c != '|')))
            || (c == '!' && end > at && folded.is_letter(end - 1) && folded.is_letter(end + 1));
        if !inside {
            break;
        }
        end += 1;
    }
    if end == at {
        // A sign alone: "@" is how some write "à" or "at".
        folded.push_cells(Kind::Word, at, at + 1, |_| true);
        return at + 1;
    }
    if folded.at(end) == Some('\'') && folded.is_letter(end + 1) {
        return open_apostrophe(folded, at, end);
    }
    folded.push_cells(Kind::Word, at, end, |_| true);
    end
}

/// Digits with one decimal sign; letters that follow directly are a unit (`21h`, `10min`) when they are a known one,
/// else the whole is a word whose digits may stand for letters, and `None` says so.
fn number(folded: &mut Folded, at: usize) -> Option<usize> {
    let mut end = at;
    while folded.is_digit(end) {
        end += 1;
    }
    if matches!(folded.at(end), Some('.' | ',')) && folded.is_digit(end + 1) {
        end += 1;
        while folded.is_digit(end) {
            end += 1;
        }
    }
    if folded.is_letter(end)
        || matches!(folded.at(end), Some('@' | '!')) && folded.is_letter(end + 1)
    {
        let mut unit_end = end;
        while folded.is_letter(unit_end) {
            unit_end += 1;
        }
        let unit: String = folded
            .cells
            .get(end..unit_end)?
            .iter()
            .map(|cell| cell.c)
            .collect();
        if !UNITS.contains(&unit.as_str()) {
            return None;
        }
        folded.push_cells(Kind::Number, at, end, |_| true);
        folded.push_cells(Kind::Word, end, unit_end, |_| true);
        return Some(unit_end);
    }
    folded.push_cells(Kind::Number, at, end, |_| true);
    Some(end)
}

/// Units written without a blank after a number. Anything else glued to digits is read as letters.
const UNITS: &[&str] = &[
    "h", "hr", "hrs", "hour", "hours", "heure", "heures", "m", "mn", "min", "mins", "minute",
    "minutes", "s", "sec", "secs", "seconde", "secondes", "seconds", "j", "jour", "jours", "d",
    "day", "days", "am", "pm", "ans", "an", "yo", "yrs", "years", "e", "eu", "eur", "euro",
    "euros", "balle", "balles", "boule", "boules", "usd", "gbp", "cad", "chf", "bucks", "quid",
    "dollar", "dollars", "pounds", "btc", "k", "x", "eme", "e", "er", "ere", "st", "nd", "rd",
    "th", "f", "g", "go", "mo", "gb", "mb", "km", "cm", "kg", "cts", "p",
];

fn open_apostrophe(folded: &mut Folded, at: usize, mark: usize) -> usize {
    let mut end = mark + 1;
    while folded.is_word(end) {
        end += 1;
    }
    let side = |from: usize, to: usize| -> String {
        folded
            .cells
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .map(|cell| cell.c)
            .collect()
    };
    let (before, after) = (side(at, mark), side(mark + 1, end));
    let range = |from: usize, to: usize| {
        let cells = folded.cells.get(from..to).unwrap_or_default();
        (
            cells.first().map_or(0, |cell| cell.start),
            cells.last().map_or(0, |cell| cell.end),
        )
    };
    match apostrophe(&before, &after) {
        Apostrophe::Opens(word) => {
            let (start, stop) = range(at, mark + 1);
            folded.push(Kind::Word, word, start, stop);
            mark + 1
        }
        Apostrophe::Closes(word) => {
            let (after_start, stop) = range(mark, end);
            folded.push_cells(Kind::Word, at, mark, |_| true);
            if !word.is_empty() {
                folded.push(Kind::Word, word, after_start, stop);
            }
            end
        }
        Apostrophe::Joins => {
            folded.push_cells(Kind::Word, at, end, |c| c != '\'');
            end
        }
    }
}
