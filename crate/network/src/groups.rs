//! Classes and sets, read back: which words stand for which group.

use crate::bytes::Reader;
use crate::grammar::Label;
use crate::lists::Lists;
use crate::sign;

/// What classes and sets are read from.
pub(crate) struct Streams<'a> {
    pub(crate) class_sizes: Reader<'a>,
    pub(crate) class_members: Reader<'a>,
    pub(crate) bases: Reader<'a>,
    pub(crate) left: Reader<'a>,
    pub(crate) sizes: Reader<'a>,
    pub(crate) firsts: Reader<'a>,
    pub(crate) steps: Reader<'a>,
}

/// The classes and sets.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    /// The words of each class, without those of the classes in it; then the words of each set.
    words: Lists<u16>,
    /// For each class, the classes in it.
    pub(crate) inner: Lists<u16>,
    /// For each class, its members of more than one word, one after the other; each ends with [`END`].
    pub(crate) longer: Lists<u16>,
}

/// No word.
pub(crate) const END: u16 = u16::MAX;

impl Groups {
    pub(crate) fn read(classes: usize, sets: usize, mut from: Streams<'_>) -> Option<Self> {
        let mut groups = Self::default();
        for _ in 0..classes {
            groups.class(&mut from)?;
        }
        for at in 0..sets {
            groups.set(classes, at, &mut from)?;
        }
        Some(groups)
    }

    fn class(&mut self, from: &mut Streams<'_>) -> Option<()> {
        let words = from.class_sizes.number()?;
        let inner = from.class_sizes.number()?;
        let longer = from.class_sizes.number()?;
        self.ascending(words, from)?;
        self.words.close();
        for _ in 0..inner {
            self.inner.push(from.class_members.short()?);
        }
        self.inner.close();
        for _ in 0..longer {
            loop {
                let first = from.class_members.byte()?;
                if first == sign::END {
                    break;
                }
                match sign::label(first, &mut from.class_members, &mut 0)? {
                    Label::Word(word) => self.longer.push(word),
                    _ => return None,
                }
            }
            self.longer.push(END);
        }
        self.longer.close();
        Some(())
    }

    fn set(&mut self, classes: usize, at: usize, from: &mut Streams<'_>) -> Option<()> {
        let back = from.bases.number()?;
        if back > 0 {
            let base = self.words.range(classes + at.checked_sub(back)?);
            let mut left_out = 0;
            for (bit, place) in base.enumerate() {
                if bit % 8 == 0 {
                    left_out = from.left.byte()?;
                }
                if left_out >> (bit % 8) & 1 == 0 {
                    self.words.push(self.words.value(place)?);
                }
            }
        }
        let others = from.sizes.number()?;
        self.ascending(others, from)?;
        // Later sets name the words of this one by their place.
        self.words.sort();
        self.words.close();
        Some(())
    }

    fn ascending(&mut self, count: usize, from: &mut Streams<'_>) -> Option<()> {
        if count == 0 {
            return Some(());
        }
        let mut word = from.firsts.pair()?;
        self.words.push(word);
        for _ in 1..count {
            word = word.checked_add(from.steps.short()?)?.checked_add(1)?;
            self.words.push(word);
        }
        Some(())
    }

    /// For each word, the groups it stands for, numbered from `first` on.
    pub(crate) fn of_words(&self, words: usize, first: u16) -> Lists<u16> {
        let mut pairs = Vec::with_capacity(self.words.total() * 3 / 2);
        // A word that a class holds twice, by itself and in a class within, belongs to it once.
        let mut latest = vec![0; words];
        for (group, number) in (0..self.words.len()).zip(first..) {
            self.members(group, &mut |word| {
                if let Some(latest) = latest.get_mut(usize::from(word))
                    && *latest != number
                {
                    *latest = number;
                    pairs.push((word, number));
                }
            });
        }
        Lists::sorted(words, &pairs)
    }

    fn members(&self, group: usize, add: &mut impl FnMut(u16)) {
        for word in self.words.get(group) {
            add(*word);
        }
        for inner in self.inner.get(group) {
            self.members(usize::from(*inner), add);
        }
    }
}
