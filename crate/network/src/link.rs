//! From phrases to states: what leads where, and which phrases are complete there.
//!
//! Phrases are linked as they are read, without a tree in between. The alternatives of a phrase share the state behind
//! them; phrases that begin with the same label, or with all that the phrase before them begins with, share states too.

use std::ops::Range;

use crate::bytes::Reader;
use crate::grammar::Label;
use crate::groups::{END, Groups};
use crate::lists::Lists;
use crate::network::{Edge, Network};
use crate::sign;

/// Longest gap that several gaps in a row can add up to, in words.
const LONGEST_GAP: u8 = 16;

/// A state that has been reached, and the gap that follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

    /// A way onward from here.
    fn edge(self, label: u16, to: u16) -> Edge {
        Edge {
            label,
            to,
            gap: self.gap,
            over_negation: self.over_negation,
        }
    }
}

/// No way.
const NONE: u32 = u32::MAX;

pub(crate) struct Linker<'a> {
    groups: &'a Groups,
    words: usize,
    classes: usize,
    /// What has been reached in the phrase at hand, and in those it begins like.
    reached: Vec<Reached>,
    /// For each label that phrases begin with, the state behind it; 0 for none.
    first: Vec<u16>,
    /// For each state, the latest way from it that alone leads to a state; others of its kind follow in `alone`.
    latest: Vec<u32>,
    /// Such ways, each with the one before it from the same state.
    alone: Vec<(Edge, u32)>,
    starts: Vec<(u16, u16)>,
    /// The ways onward, each with the state it leaves from.
    edges: Vec<(u16, Edge)>,
    accepts: Vec<(u16, u16)>,
    states: u16,
    /// How many sets have been named.
    named: u16,
}

impl<'a> Linker<'a> {
    pub(crate) fn new(groups: &'a Groups, words: usize, classes: usize) -> Self {
        Self {
            groups,
            words,
            classes,
            reached: Vec::new(),
            first: Vec::new(),
            latest: vec![NONE],
            alone: Vec::new(),
            starts: Vec::new(),
            edges: Vec::new(),
            accepts: Vec::new(),
            states: 1,
            named: 0,
        }
    }

    /// Links all phrases and guards into the network.
    pub(crate) fn link(
        mut self,
        network: &mut Network,
        mut shared: Reader<'_>,
        mut parts: Reader<'_>,
    ) -> Option<()> {
        self.first = vec![0; network.labels];
        self.reached.push(Reached::at(0));
        // What is reached behind each part of the phrase before.
        let mut behind: Vec<_> = std::iter::once(0..1).collect();
        for number in 0..u16::try_from(network.phrases + network.guards).ok()? {
            behind.truncate(shared.number()? + 1);
            let mut here: Range<usize> = behind.last()?.clone();
            self.reached.truncate(here.end);
            loop {
                if parts.peek()? == sign::END {
                    parts.byte()?;
                    break;
                }
                here = self.part(&mut parts, here, None)?;
                behind.push(here.clone());
            }
            for end in self.reached.get(here)? {
                self.accepts.push((end.state, number));
            }
        }
        let states = usize::from(self.states);
        let starts = Lists::sorted(network.labels, &self.starts);
        for word in 0..self.words {
            let groups = network
                .groups
                .get(word)
                .iter()
                .map(|group| usize::from(*group));
            for label in groups.chain([word]) {
                for state in starts.get(label) {
                    network.starts.push(*state);
                }
            }
            network.starts.close();
        }
        network.edges = Lists::sorted(states, &self.edges);
        network.accepts = Lists::sorted(states, &self.accepts);
        Some(())
    }

    fn state(&mut self) -> Option<u16> {
        let state = self.states;
        self.states = state.checked_add(1)?;
        self.latest.push(NONE);
        Some(state)
    }

    /// Links parts up to the sign that ends them, from any of `starts`; the last one leads to `target`, if given.
    /// Gives what is reached behind them.
    fn sequence(
        &mut self,
        parts: &mut Reader<'_>,
        starts: Range<usize>,
        target: Option<u16>,
    ) -> Option<Range<usize>> {
        let mut here = starts;
        while !matches!(parts.peek()?, sign::END | sign::OR | sign::CLOSE) {
            here = self.part(parts, here, target)?;
        }
        Some(here)
    }

    /// Links one part. It leads to `target` when it is the last of its sequence.
    fn part(
        &mut self,
        parts: &mut Reader<'_>,
        starts: Range<usize>,
        target: Option<u16>,
    ) -> Option<Range<usize>> {
        match parts.byte()? {
            sign::OPEN => {
                let mut ahead = *parts;
                skip_group(&mut ahead)?;
                let target = self.target(ahead, target)?;
                let mut kept = self.reached.len()..self.reached.len();
                loop {
                    let ends = self.sequence(parts, starts.clone(), Some(target))?;
                    self.keep(&mut kept, ends)?;
                    if parts.byte()? == sign::CLOSE {
                        return Some(kept);
                    }
                }
            }
            sign::MAYBE => {
                let mut ahead = *parts;
                skip_group(&mut ahead)?;
                let target = target.filter(|_| is_last(ahead));
                let mut kept = self.reached.len()..self.reached.len();
                let ends = self.sequence(parts, starts.clone(), target)?;
                parts.byte()?;
                self.keep(&mut kept, ends)?;
                self.keep(&mut kept, starts)?;
                Some(kept)
            }
            sign::MAYBE_ONE => {
                let mut kept = self.reached.len()..self.reached.len();
                let ends = self.part(parts, starts.clone(), target)?;
                self.keep(&mut kept, ends)?;
                self.keep(&mut kept, starts)?;
                Some(kept)
            }
            sign if sign::is_gap(sign) => self.gap(sign, starts),
            sign => {
                let label = sign::label(sign, parts, &mut self.named)?;
                let target = target.filter(|_| is_last(*parts));
                let to = self.label(label, starts, target)?;
                Some(self.reach(to))
            }
        }
    }

    /// Notes that a state has been reached, and gives where that is noted.
    fn reach(&mut self, state: u16) -> Range<usize> {
        let at = self.reached.len();
        self.reached.push(Reached::at(state));
        at..at + 1
    }

    /// The state that a group of alternatives leads to: `target` when nothing of its sequence is `ahead`.
    fn target(&mut self, ahead: Reader<'_>, target: Option<u16>) -> Option<u16> {
        match target {
            Some(target) if is_last(ahead) => Some(target),
            _ => self.state(),
        }
    }

    /// Keeps what an alternative has reached, each once, and forgets the states between.
    fn keep(&mut self, kept: &mut Range<usize>, ends: Range<usize>) -> Option<()> {
        for at in ends {
            let end = *self.reached.get(at)?;
            if self.reached.get(kept.clone())?.contains(&end) {
                continue;
            }
            match self.reached.get_mut(kept.end) {
                Some(place) => *place = end,
                None => self.reached.push(end),
            }
            kept.end += 1;
        }
        self.reached.truncate(kept.end);
        Some(())
    }

    fn gap(&mut self, sign: u8, starts: Range<usize>) -> Option<Range<usize>> {
        let (most, over_negation) = sign::gap(sign);
        let begin = self.reached.len();
        for at in starts {
            let start = *self.reached.get(at)?;
            self.reached.push(Reached {
                gap: (start.gap + most).min(LONGEST_GAP),
                over_negation: start.over_negation | over_negation,
                ..start
            });
        }
        Some(begin..self.reached.len())
    }

    /// Links a label, and the longer members if it is a class. Gives the state behind it.
    fn label(&mut self, label: Label, starts: Range<usize>, target: Option<u16>) -> Option<u16> {
        let number = match label {
            Label::Word(word) => usize::from(word),
            Label::Class(class) => self.words + usize::from(class),
            Label::Set(set) => self.words + self.classes + usize::from(set),
        };
        let to = self.step(u16::try_from(number).ok()?, starts.clone(), target)?;
        if let Label::Class(class) = label {
            self.longer(usize::from(class), &starts, to)?;
        }
        Some(to)
    }

    /// Links the members of a class that are more than one word.
    fn longer(&mut self, class: usize, starts: &Range<usize>, to: u16) -> Option<()> {
        let (groups, behind) = (self.groups, self.reached.len());
        for inner in groups.inner.get(class) {
            self.longer(usize::from(*inner), starts, to)?;
        }
        for words in groups.longer.get(class).split(|word| *word == END) {
            let Some((last, before)) = words.split_last() else {
                continue;
            };
            let mut from = starts.clone();
            for word in before {
                let next = self.step(*word, from, None)?;
                from = self.reach(next);
            }
            self.step(*last, from, Some(to))?;
            self.reached.truncate(behind);
        }
        Some(())
    }

    /// Links one step and gives the state it leads to. What goes on alike from one state leads to one state.
    fn step(&mut self, label: u16, starts: Range<usize>, target: Option<u16>) -> Option<u16> {
        if target.is_none() && starts.len() == 1 {
            return self.alone(label, *self.reached.get(starts.start)?);
        }
        let to = target.map_or_else(|| self.state(), Some)?;
        for start in self.reached.get(starts)? {
            if start.state == 0 {
                self.starts.push((label, to));
            } else {
                self.edges.push((start.state, start.edge(label, to)));
            }
        }
        Some(to)
    }

    /// Links a step to a state that nothing else leads to, if there is none like it yet.
    fn alone(&mut self, label: u16, start: Reached) -> Option<u16> {
        if start.state == 0 {
            let known = *self.first.get(usize::from(label))?;
            if known != 0 {
                return Some(known);
            }
            *self.first.get_mut(usize::from(label))? = self.states;
            self.starts.push((label, self.states));
            return self.state();
        }
        let edge = start.edge(label, self.states);
        let latest = self.latest.get_mut(usize::from(start.state))?;
        let mut at = *latest;
        while let Some((other, before)) = self.alone.get(at as usize) {
            if other.label == label
                && (Edge {
                    to: edge.to,
                    ..*other
                }) == edge
            {
                return Some(other.to);
            }
            at = *before;
        }
        let before = std::mem::replace(latest, u32::try_from(self.alone.len()).ok()?);
        self.alone.push((edge, before));
        self.edges.push((start.state, edge));
        self.state()
    }
}

/// Whether a sequence ends here.
fn is_last(ahead: Reader<'_>) -> bool {
    matches!(ahead.peek(), Some(sign::END | sign::OR | sign::CLOSE))
}

/// Passes over what is left of a group, and its end.
fn skip_group(parts: &mut Reader<'_>) -> Option<()> {
    let mut depth = 1;
    while depth > 0 {
        match parts.byte()? {
            sign::OPEN | sign::MAYBE => depth += 1,
            sign::CLOSE => depth -= 1,
            sign => {
                parts.part(sign::follow(sign))?;
            }
        }
    }
    Some(())
}
