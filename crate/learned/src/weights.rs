//! The weights, as stored and as used.
//!
//! Stored: features by ascending hash, the distances between hashes and four bits a weight, all zero rows left out.
//! Used: an open-addressed table, filled when a message is first listened to.

use vigie_network::bytes::{Reader, Writer};

use crate::classes::CLASSES;

/// Bits of a feature's hash that are kept: a stranger is taken for a known feature once in two thousand times.
pub const HASH_BITS: u32 = 24;
/// First bytes of the file: a mark and the version of its layout.
const HEAD: [u8; 2] = [b'L', 1];
/// Bytes of a row: two weights a byte.
const ROW: usize = CLASSES.len().div_ceil(2);
/// Numbers kept of each class: size of one step of a weight, bias, and the scores from which it is weak and plain evidence.
const NUMBERS: usize = 4;

/// Why bytes are no weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WeightsError {
    /// Cut short, or written for other classes: train again with `cargo xtask train`.
    Damaged,
}

impl std::fmt::Display for WeightsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the learned weights do not fit this version: run `cargo xtask train`")
    }
}

impl std::error::Error for WeightsError {}

/// What a class adds up to.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Layout {
    /// What one step of a weight is worth.
    pub step: f32,
    /// Score of a message without any known feature.
    pub bias: f32,
    /// Score from which it is weak evidence.
    pub weak: f32,
    /// Score from which it is evidence like a phrase.
    pub plain: f32,
}

/// Weights ready for use.
#[derive(Debug)]
pub(crate) struct Weights {
    pub(crate) layouts: [Layout; CLASSES.len()],
    slots: Vec<(u32, u16)>,
    rows: Vec<[i8; CLASSES.len()]>,
}

const EMPTY: u16 = u16::MAX;

impl Weights {
    /// Weights from stored bytes.
    ///
    /// # Errors
    /// [`WeightsError::Damaged`] when the bytes are not what [`pack`] writes for these classes.
    pub(crate) fn unpack(bytes: &[u8]) -> Result<Self, WeightsError> {
        let mut reader = Reader::new(bytes);
        let [mark, version] = take(&mut reader)?;
        let [classes] = take(&mut reader)?;
        if [mark, version] != HEAD || usize::from(classes) != CLASSES.len() {
            return Err(WeightsError::Damaged);
        }
        let mut layouts = [Layout::default(); CLASSES.len()];
        for layout in &mut layouts {
            let mut numbers = [0.0f32; NUMBERS];
            for number in &mut numbers {
                *number = f32::from_le_bytes(take(&mut reader)?);
            }
            let [step, bias, weak, plain] = numbers;
            *layout = Layout {
                step,
                bias,
                weak,
                plain,
            };
        }
        let count = usize::from(u16::from_le_bytes(take(&mut reader)?));
        let size = (count * 2).next_power_of_two().max(2);
        let mut weights = Self {
            layouts,
            slots: vec![(0, EMPTY); size],
            rows: Vec::with_capacity(count),
        };
        let mut hash = 0u32;
        let mut hashes = Vec::with_capacity(count);
        for _ in 0..count {
            let distance = reader.number().ok_or(WeightsError::Damaged)?;
            hash = hash.wrapping_add(u32::try_from(distance).unwrap_or(u32::MAX));
            hashes.push(hash);
        }
        for (row, hash) in hashes.into_iter().enumerate() {
            let packed: [u8; ROW] = take(&mut reader)?;
            let mut values = [0i8; CLASSES.len()];
            for (at, value) in values.iter_mut().enumerate() {
                let byte = packed.get(at / 2).copied().unwrap_or(0);
                let nibble = if at % 2 == 0 { byte & 15 } else { byte >> 4 };
                *value = i8::try_from(nibble).unwrap_or(0) - 8;
            }
            weights.rows.push(values);
            let row = u16::try_from(row).map_err(|_| WeightsError::Damaged)?;
            let mut slot = hash as usize & (size - 1);
            while weights.slots.get(slot).is_some_and(|slot| slot.1 != EMPTY) {
                slot = (slot + 1) & (size - 1);
            }
            if let Some(free) = weights.slots.get_mut(slot) {
                *free = (hash, row);
            }
        }
        if reader.rest().is_empty() {
            Ok(weights)
        } else {
            Err(WeightsError::Damaged)
        }
    }

    /// The steps of a feature in each class, or `None` for one that was not learned.
    pub(crate) fn row(&self, hash: u32) -> Option<&[i8; CLASSES.len()]> {
        let hash = hash >> (32 - HASH_BITS);
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.slots.get(slot)? {
                (_, EMPTY) => return None,
                (known, row) if *known == hash => return self.rows.get(usize::from(*row)),
                _ => slot = (slot + 1) & mask,
            }
        }
    }
}

/// Writes weights: `rows` are features (hashes cut to [`HASH_BITS`], ascending, each once) with their steps (-7 to 7).
pub fn pack(layouts: &[Layout; CLASSES.len()], rows: &[(u32, [i8; CLASSES.len()])]) -> Vec<u8> {
    let mut out = Writer::default();
    out.bytes(&HEAD);
    out.byte(u8::try_from(CLASSES.len()).unwrap_or(u8::MAX));
    for layout in layouts {
        for number in [layout.step, layout.bias, layout.weak, layout.plain] {
            out.bytes(&number.to_le_bytes());
        }
    }
    out.bytes(&u16::try_from(rows.len()).unwrap_or(u16::MAX).to_le_bytes());
    let mut before = 0;
    for (hash, _) in rows {
        out.number((hash - before) as usize);
        before = *hash;
    }
    for (_, steps) in rows {
        let mut packed = [0u8; ROW];
        for (at, value) in steps.iter().enumerate() {
            let nibble = u8::try_from(value.clamp(&-7, &7) + 8).unwrap_or(8);
            if let Some(byte) = packed.get_mut(at / 2) {
                *byte |= if at % 2 == 0 { nibble } else { nibble << 4 };
            }
        }
        out.bytes(&packed);
    }
    out.written()
}

fn take<const N: usize>(reader: &mut Reader<'_>) -> Result<[u8; N], WeightsError> {
    reader.bytes().ok_or(WeightsError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layouts() -> [Layout; CLASSES.len()] {
        let mut layouts = [Layout::default(); CLASSES.len()];
        for (at, layout) in layouts.iter_mut().enumerate() {
            layout.step = 0.5;
            layout.bias = -(at as f32);
        }
        layouts
    }

    #[test]
    fn gives_back_what_was_packed() {
        let mut steps = [0i8; CLASSES.len()];
        steps[0] = 7;
        steps[20] = -7;
        let rows = [
            (3, steps),
            (70_000, [1; CLASSES.len()]),
            (0x00ff_ffff, [-1; CLASSES.len()]),
        ];
        let weights = Weights::unpack(&pack(&layouts(), &rows)).unwrap();
        for (hash, steps) in rows {
            assert_eq!(weights.row(hash << 8 | 0x5a), Some(&steps));
        }
        assert_eq!(weights.row(4 << 8), None);
        assert_eq!(weights.layouts, layouts());
    }

    #[test]
    fn refuses_bytes_that_are_cut_or_too_long() {
        let bytes = pack(&layouts(), &[(3, [1; CLASSES.len()])]);
        for end in 0..bytes.len() {
            assert!(Weights::unpack(&bytes[..end]).is_err(), "cut at {end}");
        }
        let mut longer = bytes;
        longer.push(0);
        assert!(Weights::unpack(&longer).is_err());
    }

    #[test]
    fn the_shipped_weights_can_be_read() {
        assert!(Weights::unpack(include_bytes!("../weights.bin")).is_ok());
    }
}
