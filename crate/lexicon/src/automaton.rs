//! Joins all phrases into one automaton over words.
//!
//! States form a tree: a state is a beginning that phrases share. A transition goes from a state to a longer one on a
//! symbol (a set of words), after at most so many words in between. The engine needs no list of active states: it
//! remembers for each state when it was last reached, and for each word walks only the transitions that the word can
//! take. The most transitions any word can take is known at build time, so time is linear in the text, whatever the text.

use std::collections::BTreeMap;

use crate::classes::Classes;
use crate::error::LexiconError;
use crate::expand::{Expander, Step};
use crate::files::Lexicon;
use crate::vocabulary::{SymbolId, Vocabulary};

/// A transition of the automaton.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    /// State it leaves from; 0 is the beginning.
    pub from: u16,
    /// State it reaches.
    pub to: u16,
    /// Most words that may stand between.
    pub gap: u8,
    /// Whether a negation may be among them.
    pub over_negation: bool,
}

/// The compiled phrases.
#[derive(Debug)]
pub struct Automaton {
    /// Words by number; the first are the kinds of [`crate::KINDS`], then the words that deny what stands beside them.
    pub words: Vec<String>,
    /// Other spellings: a folded word, and the numbers of the words it stands for (unknown ones left out as `None`).
    pub spellings: Vec<(String, Vec<Option<u16>>)>,
    /// For each word, the symbols it belongs to.
    pub symbols_of_words: Vec<Vec<u16>>,
    /// For each symbol, the transitions on it.
    pub transitions: Vec<Vec<Transition>>,
    /// For each state, the phrases (and guards, counted on from the phrases) that are complete there.
    pub accepts: Vec<Vec<u16>>,
    /// For each phrase, the guards that cancel it.
    pub guards_of_phrases: Vec<Vec<u16>>,
    /// Number of guards.
    pub guards: usize,
    /// The most transitions that one word can take: the bound on the work for a word.
    pub widest: usize,
}

/// Most transitions that one word may take; beyond, a class is too broad or stands first in too many phrases.
const WIDEST: usize = 6_000;

/// Compiles all phrases of a lexicon.
///
/// # Errors
/// The first phrase that cannot be expressed exactly, with file and line.
pub fn compile(lexicon: &Lexicon) -> Result<Automaton, LexiconError> {
    let mut vocabulary = Vocabulary::new();
    // Directly after the kinds: their number says that they deny.
    for (word, _) in lexicon.negations.iter() {
        vocabulary.word(word);
    }
    let mut tree = Tree::default();
    let mut guards: BTreeMap<Vec<Vec<Step>>, u16> = BTreeMap::new();
    let mut guards_of_phrases = Vec::new();
    let empty = Classes::default();
    for (id, phrase) in lexicon.phrases.iter().enumerate() {
        let classes = lexicon.classes.get(&phrase.language).unwrap_or(&empty);
        let fail = |reason: String| {
            LexiconError::new(
                &phrase.file,
                phrase.line,
                format!("`{}`: {reason}", phrase.pattern),
            )
        };
        let mut expander = Expander {
            classes,
            spellings: &lexicon.spellings,
            vocabulary: &mut vocabulary,
        };
        for path in expander.expand(&phrase.pattern).map_err(fail)? {
            tree.add(&path, id).map_err(fail)?;
        }
        let mut own = Vec::new();
        for guard in &phrase.unless {
            let paths = expander
                .expand(guard)
                .map_err(|reason| fail(format!("unless `{guard}`: {reason}")))?;
            let next = u16::try_from(guards.len()).unwrap_or(u16::MAX);
            own.push(*guards.entry(paths).or_insert(next));
        }
        guards_of_phrases.push(own);
    }
    let phrases = lexicon.phrases.len();
    let first = lexicon
        .phrases
        .first()
        .map(|phrase| phrase.file.clone())
        .unwrap_or_default();
    for (paths, guard) in &guards {
        for path in paths {
            tree.add(path, phrases + usize::from(*guard))
                .map_err(|reason| LexiconError::new(&first, 1, reason))?;
        }
    }
    let spellings = lexicon
        .spellings
        .by_word
        .iter()
        .map(|(word, standard)| {
            let known = vocabulary.list_index();
            (
                word.clone(),
                standard
                    .iter()
                    .map(|word| known.get(word).copied())
                    .collect(),
            )
        })
        .collect();
    tree.share_endings();
    let automaton = tree.finish(&vocabulary, spellings, guards_of_phrases, guards.len());
    if automaton.widest > WIDEST {
        let reason = format!(
            "one word can take {} transitions, more than {WIDEST}: narrow the broadest classes",
            automaton.widest
        );
        return Err(LexiconError::new(&first, 1, reason));
    }
    Ok(automaton)
}

/// How a state goes on: the phrases complete there, and the steps to other states.
type Ending = (Vec<u16>, Vec<(Step, u16)>);

#[derive(Debug, Default)]
struct Tree {
    children: BTreeMap<(u16, Step), u16>,
    accepts: Vec<Vec<u16>>,
}

impl Tree {
    fn add(&mut self, path: &[Step], id: usize) -> Result<(), String> {
        if self.accepts.is_empty() {
            self.accepts.push(Vec::new());
        }
        let mut state = 0u16;
        for step in path {
            let next = u16::try_from(self.accepts.len())
                .map_err(|_| "the automaton has more than 65,535 states".to_owned())?;
            let accepts = &mut self.accepts;
            state = *self.children.entry((state, *step)).or_insert_with(|| {
                accepts.push(Vec::new());
                next
            });
        }
        let id = u16::try_from(id).map_err(|_| "there are more than 65,535 phrases".to_owned())?;
        if let Some(accepts) = self.accepts.get_mut(usize::from(state))
            && !accepts.contains(&id)
        {
            accepts.push(id);
        }
        Ok(())
    }

    /// Makes states that go on alike one: alternatives within a phrase share what follows them. A state's number is
    /// lower than those of all states it leads to, so going down from the last meets followers first.
    fn share_endings(&mut self) {
        let mut leaving: Vec<Vec<(Step, u16)>> = vec![Vec::new(); self.accepts.len()];
        for ((from, step), to) in &self.children {
            if let Some(list) = leaving.get_mut(usize::from(*from)) {
                list.push((*step, *to));
            }
        }
        let mut known: BTreeMap<Ending, u16> = BTreeMap::new();
        let mut same: Vec<u16> = vec![0; self.accepts.len()];
        for state in (0..self.accepts.len()).rev() {
            let follows = leaving.get(state).into_iter().flatten();
            let follows: Vec<(Step, u16)> = follows
                .map(|(step, to)| (*step, same.get(usize::from(*to)).copied().unwrap_or(*to)))
                .collect();
            let accepts = self.accepts.get(state).cloned().unwrap_or_default();
            let number = u16::try_from(state).unwrap_or(u16::MAX);
            if let Some(slot) = same.get_mut(state) {
                *slot = *known.entry((accepts, follows)).or_insert(number);
            }
        }
        let mut kept: Vec<u16> = same.clone();
        kept.sort_unstable();
        kept.dedup();
        let renumber = |state: u16| -> u16 {
            let same = same.get(usize::from(state)).copied().unwrap_or(state);
            kept.binary_search(&same)
                .ok()
                .and_then(|at| u16::try_from(at).ok())
                .unwrap_or(0)
        };
        self.children = self
            .children
            .iter()
            .map(|((from, step), to)| ((renumber(*from), *step), renumber(*to)))
            .collect();
        self.accepts = kept
            .iter()
            .map(|state| {
                self.accepts
                    .get(usize::from(*state))
                    .cloned()
                    .unwrap_or_default()
            })
            .collect();
    }

    fn finish(
        self,
        vocabulary: &Vocabulary,
        spellings: Vec<(String, Vec<Option<u16>>)>,
        guards_of_phrases: Vec<Vec<u16>>,
        guards: usize,
    ) -> Automaton {
        let mut transitions: Vec<Vec<Transition>> = vec![Vec::new(); vocabulary.symbol_count()];
        for ((from, step), to) in &self.children {
            let Step {
                symbol,
                gap,
                over_negation,
            } = *step;
            if let Some(list) = transitions.get_mut(usize::from(symbol)) {
                list.push(Transition {
                    from: *from,
                    to: *to,
                    gap,
                    over_negation,
                });
            }
        }
        let symbols_of_words: Vec<Vec<SymbolId>> = vocabulary
            .symbols_of_words()
            .into_iter()
            .map(|symbols| {
                symbols
                    .into_iter()
                    .filter(|symbol| {
                        transitions
                            .get(usize::from(*symbol))
                            .is_some_and(|list| !list.is_empty())
                    })
                    .collect()
            })
            .collect();
        let widest = symbols_of_words
            .iter()
            .map(|symbols| {
                symbols
                    .iter()
                    .map(|symbol| transitions.get(usize::from(*symbol)).map_or(0, Vec::len))
                    .sum()
            })
            .max()
            .unwrap_or(0);
        let accepts = if self.accepts.is_empty() {
            vec![Vec::new()]
        } else {
            self.accepts
        };
        Automaton {
            words: vocabulary.list(),
            spellings,
            symbols_of_words,
            transitions,
            accepts,
            guards_of_phrases,
            guards,
            widest,
        }
    }
}
