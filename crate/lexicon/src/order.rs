//! Which number each word gets. The engine does not mind; the size of the module does: words that stand in the same
//! sets get neighbouring numbers, so that a set is mostly small steps, and neighbours mostly begin alike.

use std::collections::BTreeMap;

/// A set with more words says little about which of them belong together.
const TELLING: usize = 150;

/// The words in the order of their new numbers: the first `fixed` as they are, then the `hot` ones, then each beside
/// those it shares most sets with.
pub(crate) fn order(words: &[&str], sets: &[Vec<u16>], fixed: u16, hot: &[u16]) -> Vec<u16> {
    let mut sets_of: Vec<Vec<usize>> = vec![Vec::new(); words.len()];
    for (at, set) in sets.iter().enumerate() {
        for word in set {
            if let Some(sets) = sets_of.get_mut(usize::from(*word)) {
                sets.push(at);
            }
        }
    }
    let sets_of = |word: u16| {
        sets_of
            .get(usize::from(word))
            .map_or(&[][..], Vec::as_slice)
    };
    let mut order: Vec<u16> = (0..fixed).chain(hot.iter().copied()).collect();
    let mut taken = vec![false; words.len()];
    let take = |word: u16, taken: &mut Vec<bool>| {
        taken
            .get_mut(usize::from(word))
            .is_some_and(|taken| !std::mem::replace(taken, true))
    };
    for word in &order {
        take(*word, &mut taken);
    }
    let mut by_use: Vec<u16> = (0..).take(words.len()).collect();
    by_use.sort_by_key(|word| {
        (
            usize::MAX - sets_of(*word).len(),
            words.get(usize::from(*word)).copied(),
        )
    });
    for word in by_use {
        let mut next = Some(word);
        while let Some(word) = next.take().filter(|word| take(*word, &mut taken)) {
            order.push(word);
            next = nearest(word, sets, &sets_of, &taken);
        }
    }
    order
}

/// The word not taken yet that shares most sets with `word`, as a part of all the sets that either is in.
fn nearest<'a>(
    word: u16,
    sets: &[Vec<u16>],
    sets_of: &impl Fn(u16) -> &'a [usize],
    taken: &[bool],
) -> Option<u16> {
    let mut common: BTreeMap<u16, f64> = BTreeMap::new();
    let own = sets_of(word);
    for set in own.iter().filter_map(|set| sets.get(*set)) {
        if set.len() > TELLING {
            continue;
        }
        // A small set says more.
        let weight = f64::from(u32::try_from(set.len() + 1).unwrap_or(u32::MAX)).powf(-0.3);
        for other in set {
            if taken.get(usize::from(*other)) == Some(&false) {
                *common.entry(*other).or_default() += weight;
            }
        }
    }
    let share = |other: u16, common: f64| {
        let all = own.len() + sets_of(other).len();
        common / f64::from(u32::try_from(all).unwrap_or(u32::MAX))
    };
    common
        .into_iter()
        .map(|(other, common)| (share(other, common), other))
        .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)))
        .map(|(_, other)| other)
}
