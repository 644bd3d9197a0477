//! The vocabulary: from a folded word to its number.

use crate::bytes::Reader;

/// All words, and a table to find them by.
#[derive(Debug, Default)]
pub struct Words {
    text: Vec<u8>,
    ends: Vec<u32>,
    /// One more than a number, 0 where there is none; the length is a power of two.
    slots: Vec<u16>,
}

impl Words {
    /// Reads `count` words, each by what it shares with the one before.
    pub(crate) fn read(
        count: usize,
        mut prefixes: Reader<'_>,
        mut endings: Reader<'_>,
    ) -> Option<Self> {
        let mut words = Self {
            text: Vec::with_capacity(count * 8),
            ends: Vec::with_capacity(count),
            slots: vec![0; (count * 2).next_power_of_two()],
        };
        let mut start = 0;
        for number in 1..=u16::try_from(count).ok()? {
            let same = start + prefixes.number()?;
            let next = words.text.len();
            if same > next {
                return None;
            }
            words.text.extend_from_within(start..same);
            words.text.extend(endings.until(b'\n')?);
            words.ends.push(u32::try_from(words.text.len()).ok()?);
            start = next;
            let mut slot = hash(words.text.get(start..)?) as usize;
            loop {
                slot &= words.slots.len() - 1;
                let place = words.slots.get_mut(slot)?;
                if *place == 0 {
                    *place = number;
                    break;
                }
                slot += 1;
            }
        }
        Some(words)
    }

    /// Number of a word, or `None` when it is not in the vocabulary.
    pub fn find(&self, word: &str) -> Option<u16> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash(word.as_bytes()) as usize & mask;
        loop {
            let number = self.slots.get(slot)?.checked_sub(1)?;
            if self.text(number) == word.as_bytes() {
                return Some(number);
            }
            slot = (slot + 1) & mask;
        }
    }

    fn text(&self, number: u16) -> &[u8] {
        let at = usize::from(number);
        let place = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = at.checked_sub(1).map_or(0, place);
        self.text.get(start..place(at)).unwrap_or_default()
    }
}

/// FNV-1a, 32 bits, with the high bits folded into the low ones that choose the slot.
fn hash(word: &[u8]) -> u32 {
    let hash = word.iter().fold(0x811c_9dc5u32, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    hash ^ hash >> 16
}
