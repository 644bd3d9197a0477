//! What the model sees of a message: words, pairs of words near each other, and pieces of words, each as a number.

use vigie_fold::spellings::{LONGEST, latinised, unleeted, unstretched};
use vigie_fold::{Folded, Kind, fold_into, segments};

/// A feature of a window: its hash, and the words of the window that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// Hash of what it is, the same on every machine.
    pub hash: u32,
    /// First word, counted in the window.
    pub first: u16,
    /// Last word.
    pub last: u16,
}

/// A word as the model sees it.
#[derive(Debug, Clone, Copy)]
struct Word {
    from: usize,
    to: usize,
    start: u32,
    end: u32,
    is_break: bool,
}

/// Words after which a window ends with the sentence …
const SOFT: usize = 14;
/// … and after which it ends anyway: among more words a short threat would drown.
const HARD: usize = 32;

/// The words of a message, cut into windows.
#[derive(Debug, Default)]
pub struct Words {
    text: String,
    list: Vec<Word>,
    /// A word on its way from one reading to the next.
    spare: [String; 2],
}

impl Words {
    /// Forgets the message, for another one.
    pub fn clear(&mut self) {
        self.text.clear();
        self.list.clear();
    }

    /// Adds a folded stretch of the message: whoever folds it for other ends folds it once.
    pub fn add(&mut self, folded: &Folded) {
        for piece in folded.pieces() {
            let from = self.text.len();
            match piece.kind {
                Kind::Break => self.text.push('.'),
                Kind::Number => self.text.push('0'),
                Kind::Link => self.text.push_str("~link"),
                Kind::Email => self.text.push_str("~mail"),
                Kind::Handle => self.text.push_str("~name"),
                Kind::Symbol => self.text.push_str(piece.text),
                Kind::Word | Kind::Dotted | Kind::Spaced => self.word(piece.text),
            }
            self.list.push(Word {
                from,
                to: self.text.len(),
                start: piece.start,
                end: piece.end,
                is_break: piece.kind == Kind::Break,
            });
        }
    }

    /// The words of a message that nobody has folded yet.
    pub fn of(text: &str) -> Self {
        let mut words = Self::default();
        let mut folded = Folded::default();
        for segment in segments(text) {
            fold_into(&mut folded, segment.text, segment.start);
            words.add(&folded);
        }
        words
    }

    /// Writes a word without its disguises: no vocabulary decides, so that examples and messages are read alike.
    fn word(&mut self, word: &str) {
        if word.len() > LONGEST {
            self.text.push_str("~long");
            return;
        }
        let [undisguised, unstretched_word] = &mut self.spare;
        let is_disguised = if !word.is_ascii() {
            latinised(word, undisguised)
        } else if word.bytes().any(|byte| !byte.is_ascii_alphabetic()) {
            unleeted(word, 'i', undisguised)
        } else {
            false
        };
        let word = if is_disguised { undisguised } else { word };
        let is_stretched = unstretched(word, 1, unstretched_word);
        self.text
            .push_str(if is_stretched { unstretched_word } else { word });
    }

    /// The windows of the message, as ranges of words.
    pub fn windows(&self) -> impl Iterator<Item = (usize, usize)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let rest = self.list.get(from..)?;
            if rest.is_empty() {
                return None;
            }
            let length = rest
                .iter()
                .enumerate()
                .find(|(at, word)| at + 1 >= HARD || (at + 1 >= SOFT && word.is_break))
                .map_or(rest.len(), |(at, _)| at + 1);
            let window = (from, from + length);
            from += length;
            Some(window)
        })
    }

    /// The range in the message of words `first..=last` of a window, in UTF-16 code units.
    pub fn range(&self, window: (usize, usize), first: usize, last: usize) -> Option<(u32, u32)> {
        let first = self.list.get(window.0 + first)?;
        let last = self.list.get(window.0 + last)?;
        Some((first.start, last.end))
    }

    /// Gives each feature of a window to `each`; one that occurs twice comes twice.
    pub fn features(&self, window: (usize, usize), mut each: impl FnMut(Feature)) {
        let words = self.list.get(window.0..window.1).unwrap_or(&[]);
        let text = |word: &Word| self.text.as_bytes().get(word.from..word.to).unwrap_or(&[]);
        for (at, word) in words.iter().enumerate() {
            let here = u16::try_from(at).unwrap_or(u16::MAX);
            let mut give = |hash, first| {
                each(Feature {
                    hash,
                    first,
                    last: here,
                });
            };
            let bytes = text(word);
            give(hash(b'u', bytes, &[]), here);
            for (kind, back) in [(b'b', 1u16), (b's', 2)] {
                if let Some(before) = at.checked_sub(usize::from(back)) {
                    let other = words.get(before).map_or(&[][..], text);
                    give(hash(kind, other, bytes), here.saturating_sub(back));
                }
            }
            if bytes.len() > 3 && !bytes.starts_with(b"~") {
                pieces(bytes, |piece| give(piece, here));
            }
        }
        let size = u16::try_from((words.len() / 4).min(6)).unwrap_or(6);
        each(Feature {
            hash: hash(b'l', &size.to_le_bytes(), &[]),
            first: u16::MAX,
            last: u16::MAX,
        });
    }
}

/// Stretches of four and five letters of a word, its edges marked.
fn pieces(word: &[u8], mut each: impl FnMut(u32)) {
    let at = |index: usize| match index {
        0 => b'<',
        index => word.get(index - 1).copied().unwrap_or(b'>'),
    };
    let length = word.len() + 2;
    for (kind, size) in [(b'd', 4), (b'c', 5)] {
        for from in 0..=length.saturating_sub(size) {
            if from + size > length {
                break;
            }
            let mut hash = step(START, kind);
            for index in from..from + size {
                hash = step(hash, at(index));
            }
            each(finish(hash));
        }
    }
}

const START: u32 = 0x811c_9dc5;

/// FNV-1a: short inputs, no state, the same everywhere.
fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// Mixes the high bits down: the last bytes of FNV stir them little.
fn finish(hash: u32) -> u32 {
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x2c1b_3c6d);
    hash ^ (hash >> 13)
}

fn hash(kind: u8, first: &[u8], second: &[u8]) -> u32 {
    let mut hash = step(START, kind);
    for byte in first {
        hash = step(hash, *byte);
    }
    if !second.is_empty() {
        hash = step(hash, 0);
        for byte in second {
            hash = step(hash, *byte);
        }
    }
    finish(hash)
}
