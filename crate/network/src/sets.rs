//! Sets of words as bytes: each by an earlier set that is like it, as far as that says it shorter.

use std::collections::BTreeMap;

use crate::bytes::{Reader, Writer};
use crate::lists::Lists;

/// What the sets are written to.
#[derive(Debug, Default)]
pub(crate) struct Writers {
    /// How long ago the set was named that this one is like; 0 for none.
    pub(crate) bases: Writer,
    /// Which of its words are left out, a bit each.
    pub(crate) left_out: Writer,
    /// How many other words come in, …
    pub(crate) sizes: Writer,
    /// … the first of them, …
    pub(crate) firsts: Writer,
    /// … and for the others how many words lie between.
    pub(crate) steps: Writer,
}

impl Writers {
    pub(crate) fn sets(&mut self, sets: &[Vec<u16>]) {
        let mut holding: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
        for (at, set) in sets.iter().enumerate() {
            let base = alike(sets, &holding, at, set);
            self.bases.number(base.map_or(0, |base| at - base));
            let base = base.and_then(|base| sets.get(base));
            self.set(set, base.map_or(&[][..], Vec::as_slice));
            for word in set {
                holding.entry(*word).or_default().push(at);
            }
        }
    }

    fn set(&mut self, set: &[u16], base: &[u16]) {
        for eight in base.chunks(8) {
            let bits = eight.iter().enumerate();
            self.left_out.byte(
                bits.map(|(bit, word)| u8::from(!set.contains(word)) << bit)
                    .sum(),
            );
        }
        let others: Vec<u16> = set
            .iter()
            .copied()
            .filter(|word| !base.contains(word))
            .collect();
        self.sizes.number(others.len());
        if let Some(first) = others.first() {
            self.firsts.pair(*first);
        }
        for pair in others.windows(2) {
            if let [one, other] = pair {
                self.steps.number(usize::from(other - one - 1));
            }
        }
    }
}

/// The earlier set that says most about a set, if one says enough.
fn alike(
    sets: &[Vec<u16>],
    holding: &BTreeMap<u16, Vec<usize>>,
    at: usize,
    set: &[u16],
) -> Option<usize> {
    let mut common: BTreeMap<usize, usize> = BTreeMap::new();
    for other in set.iter().filter_map(|word| holding.get(word)).flatten() {
        *common.entry(*other).or_default() += 1;
    }
    let cost = |other: usize, common: usize| {
        let size = sets.get(other).map_or(0, Vec::len);
        // In quarters of a byte, as measured: a word that comes in, a word that may be left out, how far back.
        let far = 2 + (at - other).ilog2() as usize / 2;
        (set.len() - common) * 4 + size * 2 / 5 + far
    };
    common
        .into_iter()
        .map(|(other, common)| (cost(other, common), at - other, other))
        .min()
        .filter(|(cost, ..)| *cost < set.len() * 4)
        .map(|(.., other)| other)
}

/// What the sets are read from.
pub(crate) struct Readers<'a> {
    pub(crate) bases: Reader<'a>,
    pub(crate) left_out: Reader<'a>,
    pub(crate) sizes: Reader<'a>,
    pub(crate) firsts: Reader<'a>,
    pub(crate) steps: Reader<'a>,
}

impl Readers<'_> {
    /// Reads so many sets.
    pub(crate) fn sets(&mut self, count: usize) -> Option<Lists<u16>> {
        let mut sets = Lists::default();
        let mut others = Vec::new();
        for at in 0..count {
            self.others(&mut others)?;
            let mut others = others.iter().copied().peekable();
            let back = self.bases.number()?;
            if back > 0 {
                let mut left_out = 0;
                for (bit, place) in sets.range(at.checked_sub(back)?).enumerate() {
                    if bit % 8 == 0 {
                        left_out = self.left_out.byte()?;
                    }
                    if left_out >> (bit % 8) & 1 == 0 {
                        let word = sets.value(place)?;
                        // In ascending order: later sets name the words of this one by their place.
                        while let Some(other) = others.next_if(|other| *other < word) {
                            sets.push(other);
                        }
                        sets.push(word);
                    }
                }
            }
            others.for_each(|other| sets.push(other));
            sets.close();
        }
        Some(sets)
    }

    fn others(&mut self, into: &mut Vec<u16>) -> Option<()> {
        into.clear();
        let count = self.sizes.number()?;
        if count > 0 {
            let mut word = self.firsts.pair()?;
            into.push(word);
            for _ in 1..count {
                word = word.checked_add(self.steps.short()?)?.checked_add(1)?;
                into.push(word);
            }
        }
        Some(())
    }
}
