//! Writes a grammar as bytes: what is alike stands together, so that a general compressor makes little of it.

use std::collections::BTreeMap;

use crate::bytes::Writer;
use crate::grammar::{Grammar, Part};
use crate::sign;

/// The streams in their order; each is written with its length.
#[derive(Debug, Default)]
pub(crate) struct Streams {
    prefixes: Writer,
    endings: Writer,
    standard: Writer,
    class_sizes: Writer,
    class_members: Writer,
    set_bases: Writer,
    set_left: Writer,
    set_sizes: Writer,
    set_firsts: Writer,
    set_steps: Writer,
    shared: Writer,
    parts: Writer,
    guards: Writer,
}

impl Grammar {
    /// The grammar as bytes, for [`crate::Network::open`].
    ///
    /// # Errors
    /// What there is too much of.
    pub fn pack(&self) -> Result<Vec<u8>, &'static str> {
        let mut streams = Streams::default();
        streams.words(self);
        streams.classes(self)?;
        streams.sets(&self.sets);
        streams.phrases(self)?;
        streams.guards(&self.guards_of_phrases);
        let mut out = Writer::default();
        out.number(self.words.len());
        out.number(self.spellings.len());
        out.number(self.classes.len());
        out.number(self.sets.len());
        out.number(self.phrases.len());
        out.number(self.guards.len());
        for (_, stream) in streams.all() {
            out.number(stream.len());
            out.0.extend(stream);
        }
        Ok(out.0)
    }

    /// What each kind of content takes, in bytes before compression: for whoever weighs the module.
    ///
    /// # Errors
    /// As [`Grammar::pack`].
    pub fn streams(&self) -> Result<Vec<(&'static str, Vec<u8>)>, &'static str> {
        let mut streams = Streams::default();
        streams.words(self);
        streams.classes(self)?;
        streams.sets(&self.sets);
        streams.phrases(self)?;
        streams.guards(&self.guards_of_phrases);
        Ok(streams.all().into())
    }
}

impl Streams {
    fn all(self) -> [(&'static str, Vec<u8>); 13] {
        [
            ("word prefixes", self.prefixes.0),
            ("word endings", self.endings.0),
            ("standard spellings", self.standard.0),
            ("class sizes", self.class_sizes.0),
            ("class members", self.class_members.0),
            ("set bases", self.set_bases.0),
            ("set left out", self.set_left.0),
            ("set sizes", self.set_sizes.0),
            ("set firsts", self.set_firsts.0),
            ("set steps", self.set_steps.0),
            ("shared beginnings", self.shared.0),
            ("phrases", self.parts.0),
            ("guards", self.guards.0),
        ]
    }

    /// Each word by what it shares with the one before.
    fn words(&mut self, grammar: &Grammar) {
        let mut before = "";
        let respelt = grammar.spellings.iter().map(|(word, _)| word);
        for word in grammar.words.iter().chain(respelt) {
            let same = before
                .char_indices()
                .zip(word.chars())
                .find(|((_, one), other)| one != other)
                .map_or(before.len().min(word.len()), |((at, _), _)| at);
            self.prefixes.number(same);
            self.endings
                .0
                .extend(word.bytes().skip(same).chain([b'\n']));
            before = word;
        }
        for (_, standard) in &grammar.spellings {
            self.standard.number(standard.len());
            for word in standard {
                self.standard.pair(*word);
            }
        }
    }

    fn classes(&mut self, grammar: &Grammar) -> Result<(), &'static str> {
        for class in &grammar.classes {
            self.class_sizes.number(class.words.len());
            self.class_sizes.number(class.classes.len());
            self.class_sizes.number(class.longer.len());
            ascending(&class.words, &mut self.set_firsts, &mut self.set_steps);
            for inner in &class.classes {
                self.class_members.number(usize::from(*inner));
            }
            for longer in &class.longer {
                for word in longer {
                    sign::put(&mut self.class_members, crate::Label::Word(*word), &mut 0)?;
                }
                self.class_members.byte(sign::END);
            }
        }
        Ok(())
    }

    /// Each set by an earlier one that is like it, as far as that says it shorter: which of its words are left out, and
    /// which others come in.
    fn sets(&mut self, sets: &[Vec<u16>]) {
        let mut holding: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
        for (at, set) in sets.iter().enumerate() {
            let base = alike(sets, &holding, at, set);
            self.set_bases.number(base.map_or(0, |base| at - base));
            let base = base
                .and_then(|base| sets.get(base))
                .map_or(&[][..], Vec::as_slice);
            for eight in base.chunks(8) {
                let bits = eight
                    .iter()
                    .enumerate()
                    .map(|(bit, word)| u8::from(!set.contains(word)) << bit)
                    .sum();
                self.set_left.byte(bits);
            }
            let others: Vec<u16> = set
                .iter()
                .copied()
                .filter(|word| !base.contains(word))
                .collect();
            self.set_sizes.number(others.len());
            ascending(&others, &mut self.set_firsts, &mut self.set_steps);
            for word in set {
                holding.entry(*word).or_default().push(at);
            }
        }
    }

    fn phrases(&mut self, grammar: &Grammar) -> Result<(), &'static str> {
        let mut named = 0;
        let mut before: &[Part] = &[];
        for parts in grammar.phrases.iter().chain(&grammar.guards) {
            let shared = before
                .iter()
                .zip(parts)
                .take_while(|(one, other)| one == other)
                .count();
            self.shared.number(shared);
            sequence(
                &mut self.parts,
                parts.get(shared..).unwrap_or_default(),
                &mut named,
            )?;
            self.parts.byte(sign::END);
            before = parts;
        }
        Ok(())
    }

    /// The guards of each phrase: how many, and by how much each is beyond the one before.
    fn guards(&mut self, lists: &[Vec<u16>]) {
        for list in lists {
            self.guards.number(list.len());
            let mut before = 0;
            for guard in list {
                self.guards.number(usize::from(guard - before));
                before = *guard;
            }
        }
    }
}

/// Words in ascending order: the first as it is, the others by how many lie between.
fn ascending(words: &[u16], firsts: &mut Writer, steps: &mut Writer) {
    if let Some(first) = words.first() {
        firsts.pair(*first);
    }
    for pair in words.windows(2) {
        if let [one, other] = pair {
            steps.number(usize::from(other - one - 1));
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
    for word in set {
        for other in holding.get(word).into_iter().flatten() {
            *common.entry(*other).or_default() += 1;
        }
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

fn sequence(into: &mut Writer, parts: &[Part], named: &mut u16) -> Result<(), &'static str> {
    for part in parts {
        match part {
            Part::Label(label) => sign::put(into, *label, named)?,
            Part::Gap {
                most,
                over_negation,
            } => into.byte(
                most + if *over_negation {
                    sign::GAP_OVER
                } else {
                    sign::GAP
                },
            ),
            Part::Either(alternatives) => {
                into.byte(sign::OPEN);
                for (at, alternative) in alternatives.iter().enumerate() {
                    if at > 0 {
                        into.byte(sign::OR);
                    }
                    sequence(into, alternative, named)?;
                }
                into.byte(sign::CLOSE);
            }
            Part::Maybe(inner) if inner.len() == 1 => {
                into.byte(sign::MAYBE_ONE);
                sequence(into, inner, named)?;
            }
            Part::Maybe(inner) => {
                into.byte(sign::MAYBE);
                sequence(into, inner, named)?;
                into.byte(sign::CLOSE);
            }
        }
    }
    Ok(())
}
