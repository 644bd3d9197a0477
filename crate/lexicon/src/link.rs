//! From phrases to states: what leads where, and in which states a phrase is complete.
//!
//! A state stands between two parts. The alternatives of a phrase share the state behind them, and what begins alike, in
//! whatever phrases, shares its states as far as it is alike.

use std::collections::BTreeMap;

use vigie_network::{Track, Way};

use crate::part::{Class, Label, Part};

/// Longest gap that several gaps in a row can add up to, in words.
const LONGEST_GAP: u8 = 16;

/// A state that has been reached, and the gap that follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Reached {
    state: u16,
    gap: u8,
    over_negation: bool,
}

impl Reached {
    fn at(state: u16) -> Self {
        Self {
            state,
            gap: 0,
            over_negation: false,
        }
    }
}

/// There are more states than numbers for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooMany;

/// Links phrases one by one.
pub(crate) struct Linker<'a> {
    classes: &'a [Class],
    words: u16,
    states: u16,
    /// The states that one step alone leads to, by that step.
    alone: BTreeMap<(Reached, u16), u16>,
    /// The ways of the phrase at hand.
    ways: Vec<Way>,
    /// States by the order in which ways first lead to them.
    numbers: BTreeMap<u16, u16>,
}

impl<'a> Linker<'a> {
    /// Labels are numbered from the words on: classes first.
    pub(crate) fn new(classes: &'a [Class], words: u16) -> Self {
        Self {
            classes,
            words,
            states: 1,
            alone: BTreeMap::new(),
            ways: Vec::new(),
            numbers: BTreeMap::from([(0, 0)]),
        }
    }

    /// Links a phrase: the ways that it adds, and where it is complete.
    pub(crate) fn link(&mut self, parts: &[Part]) -> Result<Track, TooMany> {
        let ends = self.sequence(parts, &[Reached::at(0)], None)?;
        let mut ways = std::mem::take(&mut self.ways);
        for way in &mut ways {
            let next = u16::try_from(self.numbers.len()).map_err(|_| TooMany)?;
            way.from = self.numbers.get(&way.from).copied().unwrap_or(0);
            way.to = *self.numbers.entry(way.to).or_insert(next);
        }
        let number = |end: &Reached| self.numbers.get(&end.state).copied().unwrap_or(0);
        let mut ends: Vec<u16> = ends.iter().map(number).collect();
        ends.sort_unstable();
        ends.dedup();
        Ok(Track { ways, ends })
    }

    fn state(&mut self) -> Result<u16, TooMany> {
        let state = self.states;
        self.states = state.checked_add(1).ok_or(TooMany)?;
        Ok(state)
    }

    /// Links a sequence that leaves from any of `starts`; its last part leads to `target`, if that is given.
    fn sequence(
        &mut self,
        parts: &[Part],
        starts: &[Reached],
        target: Option<u16>,
    ) -> Result<Vec<Reached>, TooMany> {
        let mut here = starts.to_vec();
        for (at, part) in parts.iter().enumerate() {
            let target = target.filter(|_| at + 1 == parts.len());
            here = self.part(part, &here, target)?;
        }
        Ok(here)
    }

    fn part(
        &mut self,
        part: &Part,
        starts: &[Reached],
        target: Option<u16>,
    ) -> Result<Vec<Reached>, TooMany> {
        match part {
            Part::Label(label) => Ok(vec![Reached::at(self.label(*label, starts, target)?)]),
            Part::Gap {
                most,
                over_negation,
            } => Ok(starts
                .iter()
                .map(|start| Reached {
                    gap: start.gap.saturating_add(*most).min(LONGEST_GAP),
                    over_negation: start.over_negation | over_negation,
                    ..*start
                })
                .collect()),
            Part::Either(alternatives) => {
                let target = target.map_or_else(|| self.state(), Ok)?;
                let mut ends = Vec::new();
                for alternative in alternatives {
                    let more = self.sequence(alternative, starts, Some(target))?;
                    add(&mut ends, &more);
                }
                Ok(ends)
            }
            Part::Maybe(inner) => {
                let mut ends = self.sequence(inner, starts, target)?;
                add(&mut ends, starts);
                Ok(ends)
            }
        }
    }

    /// Links a label, and the longer members if it is a class. Gives the state behind it.
    fn label(
        &mut self,
        label: Label,
        starts: &[Reached],
        target: Option<u16>,
    ) -> Result<u16, TooMany> {
        let classes = u16::try_from(self.classes.len()).map_err(|_| TooMany)?;
        let (before, at) = match label {
            Label::Word(word) => (0, word),
            Label::Class(class) => (self.words, class),
            Label::Set(set) => (self.words.checked_add(classes).ok_or(TooMany)?, set),
        };
        let number = before.checked_add(at).ok_or(TooMany)?;
        let to = self.step(number, starts, target)?;
        if let Label::Class(class) = label {
            self.longer(class, starts, to)?;
        }
        Ok(to)
    }

    /// Links the members of a class that are more than one word.
    fn longer(&mut self, class: u16, starts: &[Reached], to: u16) -> Result<(), TooMany> {
        let classes = self.classes;
        let Some(class) = classes.get(usize::from(class)) else {
            return Ok(());
        };
        for inner in &class.classes {
            self.longer(*inner, starts, to)?;
        }
        for words in &class.longer {
            let Some((last, before)) = words.split_last() else {
                continue;
            };
            let mut here = starts.to_vec();
            for word in before {
                here = vec![Reached::at(self.step(*word, &here, None)?)];
            }
            self.step(*last, &here, Some(to))?;
        }
        Ok(())
    }

    /// Links one step and gives the state it leads to.
    fn step(
        &mut self,
        label: u16,
        starts: &[Reached],
        target: Option<u16>,
    ) -> Result<u16, TooMany> {
        if let (None, [start]) = (target, starts) {
            if let Some(known) = self.alone.get(&(*start, label)) {
                return Ok(*known);
            }
            self.alone.insert((*start, label), self.states);
        }
        let to = target.map_or_else(|| self.state(), Ok)?;
        for start in starts {
            let way = Way {
                from: start.state,
                to,
                label,
                gap: start.gap,
                over_negation: start.over_negation && start.gap > 0,
            };
            if !self.ways.contains(&way) {
                self.ways.push(way);
            }
        }
        Ok(to)
    }
}

/// Adds what is not there yet.
fn add(to: &mut Vec<Reached>, more: &[Reached]) {
    for one in more {
        if !to.contains(one) {
            to.push(*one);
        }
    }
}
