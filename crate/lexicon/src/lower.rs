//! From the written form of a pattern to its parts by number.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::KINDS;
use crate::classes::{Classes, Spellings};
use crate::part::{Class, Label, Part};
use crate::pattern::{Node, parse};

/// Deepest chain of classes that hold classes.
const DEEPEST: usize = 6;

/// Words, classes and sets by number, as they come up.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    words: BTreeMap<String, u16>,
    /// By file and line: a shared class is one class, whichever language's phrase names it.
    classes_at: BTreeMap<(PathBuf, usize), u16>,
    pub(crate) classes: Vec<Class>,
    sets_of: BTreeMap<BTreeSet<u16>, u16>,
    pub(crate) sets: Vec<BTreeSet<u16>>,
}

impl Numbers {
    /// Number of a word, new or known. More than 65,535 words cannot be packed, and the build says so.
    pub(crate) fn word(&mut self, word: &str) -> u16 {
        let next = u16::try_from(self.words.len()).unwrap_or(u16::MAX);
        *self.words.entry(word.to_owned()).or_insert(next)
    }

    /// Words by number.
    pub(crate) fn words(&self) -> Vec<&str> {
        let mut words: Vec<(u16, &str)> = self
            .words
            .iter()
            .map(|(word, number)| (*number, word.as_str()))
            .collect();
        words.sort_unstable();
        words.into_iter().map(|(_, word)| word).collect()
    }

    fn set(&mut self, words: BTreeSet<u16>) -> u16 {
        let next = u16::try_from(self.sets.len()).unwrap_or(u16::MAX);
        let sets = &mut self.sets;
        *self.sets_of.entry(words.clone()).or_insert_with(|| {
            sets.push(words);
            next
        })
    }
}

/// Reads the patterns of one language.
pub(crate) struct Lowering<'a> {
    pub(crate) classes: &'a Classes,
    pub(crate) spellings: &'a Spellings,
    pub(crate) numbers: &'a mut Numbers,
}

impl Lowering<'_> {
    /// The parts of a pattern as written.
    pub(crate) fn pattern(&mut self, pattern: &str) -> Result<Vec<Part>, String> {
        let nodes = parse(pattern)?;
        let parts = self.sequence(&nodes)?;
        let reason = match Bare::of(&parts) {
            Bare { begins: true, .. } => "the pattern begins with a gap",
            Bare { ends: true, .. } => "the pattern ends with a gap",
            Bare { empty: true, .. } => "nothing remains of the pattern",
            _ => return Ok(parts),
        };
        Err(format!("with its optional parts left out, {reason}"))
    }

    fn sequence(&mut self, nodes: &[Node]) -> Result<Vec<Part>, String> {
        let mut parts = Vec::new();
        for node in nodes {
            self.node(node, &mut parts)?;
        }
        Ok(parts)
    }

    fn node(&mut self, node: &Node, into: &mut Vec<Part>) -> Result<(), String> {
        match node {
            Node::Word(text) => into.extend(self.literal(text)?.into_iter().map(word)),
            Node::Class(name) => into.push(Part::Label(Label::Class(self.class(name, 0)?))),
            Node::Kind(kind) => into.push(word(
                self.numbers
                    .word(KINDS.get(*kind).copied().unwrap_or_default()),
            )),
            Node::Gap(most, over_negation) => into.push(Part::Gap {
                most: *most,
                over_negation: *over_negation,
            }),
            Node::Maybe(inner) => {
                let mut parts = Vec::new();
                self.node(inner, &mut parts)?;
                into.push(Part::Maybe(parts));
            }
            Node::Either(alternatives) => self.either(alternatives, into)?,
        }
        Ok(())
    }

    /// Puts all alternatives of one word into one set: one step instead of many.
    fn either(&mut self, written: &[Vec<Node>], into: &mut Vec<Part>) -> Result<(), String> {
        let mut words = BTreeSet::new();
        let mut alternatives: Vec<Vec<Part>> = Vec::new();
        for alternative in written {
            let parts = self.sequence(alternative)?;
            match parts.as_slice() {
                [Part::Label(Label::Word(word))] => {
                    words.insert(*word);
                }
                _ if alternatives.contains(&parts) => {}
                _ => alternatives.push(parts),
            }
        }
        if words.len() == 1 {
            alternatives.splice(0..0, words.into_iter().map(|number| vec![word(number)]));
        } else if !words.is_empty() {
            let set = self.numbers.set(words);
            alternatives.insert(0, vec![Part::Label(Label::Set(set))]);
        }
        if alternatives.len() == 1 {
            into.extend(alternatives.pop().unwrap_or_default());
        } else {
            into.push(Part::Either(alternatives));
        }
        Ok(())
    }

    /// A literal may be several words once elisions and spellings are opened.
    fn literal(&mut self, text: &str) -> Result<Vec<u16>, String> {
        let words = self.spellings.words(text);
        if words.is_empty() {
            return Err(format!("nothing is left of `{text}` once folded"));
        }
        Ok(words.iter().map(|word| self.numbers.word(word)).collect())
    }

    fn class(&mut self, name: &str, depth: usize) -> Result<u16, String> {
        if depth >= DEEPEST {
            return Err(format!(
                "class @{name} holds itself, or classes are nested more than {DEEPEST} deep"
            ));
        }
        let class = self.classes.by_name.get(name).ok_or_else(|| {
            format!("class @{name} is not defined in this language's words*.toml")
        })?;
        let place = (class.file.clone(), class.line);
        if let Some(known) = self.numbers.classes_at.get(&place) {
            return Ok(*known);
        }
        let mut lowered = Class::default();
        for member in &class.members {
            if let Some(inner) = member.strip_prefix('@') {
                lowered.classes.push(self.class(inner, depth + 1)?);
            } else if KINDS.contains(&member.as_str()) {
                lowered.words.push(self.numbers.word(member));
            } else {
                let words = self
                    .literal(member)
                    .map_err(|reason| format!("class @{name}: {reason}"))?;
                match words.as_slice() {
                    [word] => lowered.words.push(*word),
                    _ => lowered.longer.push(words),
                }
            }
        }
        lowered.longer.sort_unstable();
        lowered.longer.dedup();
        let number = u16::try_from(self.numbers.classes.len())
            .map_err(|_| "there are more than 65,535 classes".to_owned())?;
        self.numbers.classes.push(lowered);
        self.numbers.classes_at.insert(place, number);
        Ok(number)
    }
}

fn word(number: u16) -> Part {
    Part::Label(Label::Word(number))
}

/// What a sequence can be with its optional parts left out.
#[derive(Debug, Clone, Copy)]
struct Bare {
    /// Without any word.
    empty: bool,
    /// With a gap before the first word.
    begins: bool,
    /// With a gap behind the last word.
    ends: bool,
}

impl Bare {
    fn of(parts: &[Part]) -> Self {
        let each: Vec<Self> = parts.iter().map(Self::of_part).collect();
        let mut all = Self {
            empty: each.iter().all(|part| part.empty),
            begins: false,
            ends: false,
        };
        for part in &each {
            all.begins |= part.begins;
            if !part.empty {
                break;
            }
        }
        for part in each.iter().rev() {
            all.ends |= part.ends;
            if !part.empty {
                break;
            }
        }
        all
    }

    fn of_part(part: &Part) -> Self {
        match part {
            Part::Label(_) => Self {
                empty: false,
                begins: false,
                ends: false,
            },
            Part::Gap { .. } => Self {
                empty: true,
                begins: true,
                ends: true,
            },
            Part::Maybe(inner) => Self {
                empty: true,
                ..Self::of(inner)
            },
            Part::Either(alternatives) => alternatives.iter().map(|parts| Self::of(parts)).fold(
                Self {
                    empty: false,
                    begins: false,
                    ends: false,
                },
                |all, one| Self {
                    empty: all.empty | one.empty,
                    begins: all.begins | one.begins,
                    ends: all.ends | one.ends,
                },
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lower(pattern: &str) -> Result<Vec<Part>, String> {
        Lowering {
            classes: &Classes::default(),
            spellings: &Spellings::default(),
            numbers: &mut Numbers::default(),
        }
        .pattern(pattern)
    }

    #[test]
    fn alternatives_of_one_word_become_one_set() {
        let set = Part::Label(Label::Set(0));
        assert_eq!(lower("(a|b|a)"), Ok(vec![set.clone()]));
        assert_eq!(lower("(a|a)"), Ok(vec![word(0)]));
        assert_eq!(
            lower("(a|b c|d)"),
            Ok(vec![Part::Either(vec![vec![set], vec![word(1), word(2)]])])
        );
    }

    #[test]
    fn refuses_a_gap_at_an_end_and_a_pattern_of_nothing() {
        for (pattern, part) in [
            ("a? ~2 b", "begins"),
            ("(a ~1)? b ~2 c?", "ends"),
            ("(b|~1 a) c", "begins"),
            ("a? b?", "nothing"),
        ] {
            let reason = lower(pattern).unwrap_err();
            assert!(reason.contains(part), "{pattern}: {reason}");
        }
        for pattern in ["a? b ~2 c", "a ~2 b? ~3 c", "(a ~1)? b"] {
            assert!(lower(pattern).is_ok(), "{pattern}");
        }
    }
}
