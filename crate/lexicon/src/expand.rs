//! Writes a pattern out as the plain sequences it stands for.

use std::collections::BTreeSet;

use crate::KINDS;
use crate::classes::{Classes, Spellings};
use crate::pattern::{Node, parse};
use crate::vocabulary::{SymbolId, Vocabulary};

/// One step of a sequence: what may stand there, after at most `gap` other words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Step {
    pub(crate) symbol: SymbolId,
    pub(crate) gap: u8,
    /// Whether a negation may stand in the gap.
    pub(crate) over_negation: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Symbol(SymbolId),
    Gap(u8, bool),
}

/// Most sequences that one pattern may stand for.
const MOST: usize = 512;
/// Deepest chain of classes that hold classes.
const DEEPEST: usize = 6;

pub(crate) struct Expander<'a> {
    pub(crate) classes: &'a Classes,
    pub(crate) spellings: &'a Spellings,
    pub(crate) vocabulary: &'a mut Vocabulary,
}

impl Expander<'_> {
    /// All sequences of a pattern, sorted and without repeats.
    pub(crate) fn expand(&mut self, pattern: &str) -> Result<Vec<Vec<Step>>, String> {
        let nodes = parse(pattern)?;
        let mut paths = Vec::new();
        for path in self.sequence(&nodes, 0)? {
            paths.push(steps(&path)?);
        }
        paths.sort();
        paths.dedup();
        Ok(paths)
    }

    fn sequence(&mut self, nodes: &[Node], depth: usize) -> Result<Vec<Vec<Element>>, String> {
        let mut paths: Vec<Vec<Element>> = vec![Vec::new()];
        for node in nodes {
            let options = self.node(node, depth)?;
            if paths.len() * options.len() > MOST {
                return Err(format!(
                    "the pattern stands for more than {MOST} sequences: use word classes instead of alternatives"
                ));
            }
            paths = paths
                .iter()
                .flat_map(|path| {
                    options
                        .iter()
                        .map(|option| [path.as_slice(), option].concat())
                })
                .collect();
        }
        Ok(paths)
    }

    fn node(&mut self, node: &Node, depth: usize) -> Result<Vec<Vec<Element>>, String> {
        Ok(match node {
            Node::Word(text) => vec![self.literal(text)?],
            Node::Class(name) => self.class(name, depth)?,
            Node::Kind(kind) => {
                let word = self
                    .vocabulary
                    .word(KINDS.get(*kind).copied().unwrap_or_default());
                vec![vec![Element::Symbol(
                    self.vocabulary.symbol(BTreeSet::from([word])),
                )]]
            }
            Node::Gap(count, negation) => vec![vec![Element::Gap(*count, *negation)]],
            Node::Maybe(inner) => {
                let mut options = self.node(inner, depth)?;
                options.push(Vec::new());
                options
            }
            Node::Either(alternatives) => {
                let mut options = Vec::new();
                for alternative in alternatives {
                    options.extend(self.sequence(alternative, depth)?);
                }
                self.unite(options)
            }
        })
    }

    /// A literal may be several words once elisions and spellings are opened.
    fn literal(&mut self, text: &str) -> Result<Vec<Element>, String> {
        let words = self.spellings.words(text);
        if words.is_empty() {
            return Err(format!("nothing is left of `{text}` once folded"));
        }
        Ok(words
            .iter()
            .map(|word| {
                let word = self.vocabulary.word(word);
                Element::Symbol(self.vocabulary.symbol(BTreeSet::from([word])))
            })
            .collect())
    }

    fn class(&mut self, name: &str, depth: usize) -> Result<Vec<Vec<Element>>, String> {
        if depth >= DEEPEST {
            return Err(format!(
                "class @{name} holds itself, or classes are nested more than {DEEPEST} deep"
            ));
        }
        let class = self.classes.by_name.get(name).ok_or_else(|| {
            format!("class @{name} is not defined in this language's words*.toml")
        })?;
        let mut options = Vec::new();
        for member in class.members.clone() {
            if let Some(inner) = member.strip_prefix('@') {
                options.extend(self.class(inner, depth + 1)?);
            } else if KINDS.contains(&member.as_str()) {
                let word = self.vocabulary.word(&member);
                options.push(vec![Element::Symbol(
                    self.vocabulary.symbol(BTreeSet::from([word])),
                )]);
            } else {
                options.push(
                    self.literal(&member)
                        .map_err(|reason| format!("class @{name}: {reason}"))?,
                );
            }
        }
        Ok(self.unite(options))
    }

    /// Puts all alternatives of one word into one symbol: one sequence instead of many.
    fn unite(&mut self, options: Vec<Vec<Element>>) -> Vec<Vec<Element>> {
        let mut words = BTreeSet::new();
        let mut longer = Vec::new();
        for option in options {
            match option.as_slice() {
                [Element::Symbol(symbol)] => words.extend(self.vocabulary.members(*symbol)),
                _ if longer.contains(&option) => {}
                _ => longer.push(option),
            }
        }
        if !words.is_empty() {
            longer.insert(0, vec![Element::Symbol(self.vocabulary.symbol(words))]);
        }
        longer
    }
}

/// Turns gaps into a property of the step that follows them.
fn steps(path: &[Element]) -> Result<Vec<Step>, String> {
    let mut steps: Vec<Step> = Vec::new();
    let (mut gap, mut over_negation) = (0u8, false);
    for element in path {
        match element {
            Element::Gap(count, negation) => {
                gap = gap.saturating_add(*count).min(16);
                over_negation |= negation;
            }
            Element::Symbol(symbol) => {
                if steps.is_empty() && gap > 0 {
                    return Err(
                        "with its optional parts left out, the pattern begins with a gap"
                            .to_owned(),
                    );
                }
                steps.push(Step {
                    symbol: *symbol,
                    gap,
                    over_negation,
                });
                (gap, over_negation) = (0, false);
            }
        }
    }
    if gap > 0 {
        return Err("with its optional parts left out, the pattern ends with a gap".to_owned());
    }
    if steps.is_empty() {
        return Err("with its optional parts left out, nothing remains of the pattern".to_owned());
    }
    Ok(steps)
}
