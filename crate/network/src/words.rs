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
            let before = start;
            start = words.text.len();
            let mut hash = SEED;
            for at in before..before + prefixes.number()? {
                let byte = *words.text.get(at)?;
                words.text.push(byte);
                hash = mix(hash, byte);
            }
            loop {
                let byte = endings.byte()?;
                if byte == b'\n' {
                    break;
                }
                words.text.push(byte);
                hash = mix(hash, byte);
            }
            words.ends.push(u32::try_from(words.text.len()).ok()?);
            words.enter(number, hash)?;
        }
        Some(words)
    }

    fn enter(&mut self, number: u16, hash: u32) -> Option<()> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = slot(hash, mask);
        loop {
            let place = self.slots.get_mut(slot)?;
            if *place == 0 {
                *place = number;
                return Some(());
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Number of a word, or `None` when it is not in the vocabulary.
    pub fn find(&self, word: &str) -> Option<u16> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = slot(word.bytes().fold(SEED, mix), mask);
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

/// FNV-1a, 32 bits …
const SEED: u32 = 0x811c_9dc5;

fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// … with the high bits folded into the low ones, which choose the slot.
fn slot(hash: u32, mask: usize) -> usize {
    (hash ^ hash >> 16) as usize & mask
}
