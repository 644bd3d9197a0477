//! The numbers under which words, classes and sets take least room.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use vigie_network::Source;

use crate::KINDS;
use crate::lower::Numbers;
use crate::order::order;
use crate::part::{Class, Label, Part};

/// How many words besides the kinds stand first because phrases name them most.
const HOT: usize = 64;

/// Gives words, classes and sets the numbers under which they take least room: in the phrases, and as what ships. Gives
/// the classes under their new numbers.
pub(crate) fn renumber(
    phrases: &mut [Vec<Part>],
    numbers: &Numbers,
    source: &mut Source,
) -> Vec<Class> {
    let words = numbers.words();
    let mut named = vec![0usize; words.len()];
    let mut used = vec![0usize; numbers.classes.len()];
    let mut sets: Vec<u16> = Vec::new();
    let mut set_numbers: Vec<Option<u16>> = vec![None; numbers.sets.len()];
    let count = |counts: &mut Vec<usize>, at: u16| {
        if let Some(count) = counts.get_mut(usize::from(at)) {
            *count += 1;
        }
    };
    for parts in &mut *phrases {
        Part::labels(parts, &mut |label| match label {
            Label::Word(word) => count(&mut named, *word),
            Label::Class(class) => count(&mut used, *class),
            Label::Set(set) => {
                if let Some(number) = set_numbers.get_mut(usize::from(*set)) {
                    *set = *number.get_or_insert_with(|| {
                        sets.push(*set);
                        u16::try_from(sets.len() - 1).unwrap_or(u16::MAX)
                    });
                }
            }
        });
    }
    for word in numbers
        .classes
        .iter()
        .flat_map(|class| class.longer.concat())
    {
        count(&mut named, word);
    }
    let kinds = u16::try_from(KINDS.len()).unwrap_or(0);
    let mut hot: Vec<u16> = (kinds..).take(words.len() - KINDS.len()).collect();
    hot.sort_by_key(|word| (Reverse(named.get(usize::from(*word)).copied()), *word));
    hot.truncate(HOT);
    let mut class_order: Vec<u16> = (0..).take(used.len()).collect();
    class_order.sort_by_key(|class| (Reverse(used.get(usize::from(*class)).copied()), *class));
    let groups: Vec<Vec<u16>> = sets
        .iter()
        .filter_map(|set| numbers.sets.get(usize::from(*set)))
        .map(|set| set.iter().copied().collect())
        .chain(numbers.classes.iter().map(|class| class.words.clone()))
        .collect();
    let word_order = order(&words, &groups, kinds, &hot);
    let (word_numbers, class_numbers) = (inverse(&word_order), inverse(&class_order));
    let new = |numbers: &[u16], old: u16| numbers.get(usize::from(old)).copied().unwrap_or(old);
    for parts in &mut *phrases {
        Part::labels(parts, &mut |label| match label {
            Label::Word(word) => *word = new(&word_numbers, *word),
            Label::Class(class) => *class = new(&class_numbers, *class),
            Label::Set(_) => {}
        });
    }
    let ascending = |numbers: &[u16], old: &mut dyn Iterator<Item = u16>| {
        let mut all: Vec<u16> = old.map(|old| new(numbers, old)).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    source.words = word_order
        .iter()
        .filter_map(|word| words.get(usize::from(*word)))
        .map(|word| (*word).to_owned())
        .collect();
    let classes: Vec<Class> = class_order
        .iter()
        .filter_map(|class| numbers.classes.get(usize::from(*class)))
        .map(|class| Class {
            words: ascending(&word_numbers, &mut class.words.iter().copied()),
            classes: ascending(&class_numbers, &mut class.classes.iter().copied()),
            longer: class
                .longer
                .iter()
                .map(|words| words.iter().map(|word| new(&word_numbers, *word)).collect())
                .collect(),
        })
        .collect();
    source.classes = classes.len();
    source.sets = classes
        .iter()
        .map(|class| {
            let mut words = BTreeSet::new();
            members(class, &classes, &mut words);
            words.into_iter().collect()
        })
        .collect();
    source.sets.extend(
        sets.iter()
            .filter_map(|set| numbers.sets.get(usize::from(*set)))
            .map(|set| ascending(&word_numbers, &mut set.iter().copied())),
    );
    classes
}

/// The single words of a class and of the classes in it.
fn members(class: &Class, classes: &[Class], into: &mut BTreeSet<u16>) {
    into.extend(&class.words);
    for inner in &class.classes {
        if let Some(inner) = classes.get(usize::from(*inner)) {
            members(inner, classes, into);
        }
    }
}

/// For each old number the new one, given the old ones in their new order.
fn inverse(order: &[u16]) -> Vec<u16> {
    let mut numbers = vec![0; order.len()];
    for (old, new) in order.iter().zip(0..) {
        if let Some(number) = numbers.get_mut(usize::from(*old)) {
            *number = new;
        }
    }
    numbers
}
