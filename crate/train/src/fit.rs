//! Fits one class: a linear separation with squared hinge loss, by dual coordinate descent (Hsieh and others, "A Dual
//! Coordinate Descent Method for Large-scale Linear SVM", 2008). Only sums and products, in a fixed order.

use std::collections::BTreeMap;

use vigie_learned::{CLASSES, HASH_BITS, Words, scale};

use crate::examples::Example;

/// Times that all examples are gone through.
const ROUNDS: usize = 25;
/// What a mistake costs beside the size of the weights.
const COST: f64 = 0.4;
/// How much more a missed example costs than a false one, at most: harmless ones are many.
const MISSED: f64 = 4.0;
/// Examples in which a feature must be to be learned at all.
const LEAST: u32 = 2;

/// The features of all examples.
#[derive(Debug)]
pub(crate) struct Matrix {
    hashes: Vec<u32>,
    counts: Vec<u32>,
    rows: Vec<Vec<(u32, f64)>>,
}

/// Weights of one class.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    pub(crate) features: Vec<f64>,
    pub(crate) bias: f64,
}

impl Matrix {
    pub(crate) fn new(examples: &[Example]) -> Self {
        let mut known: BTreeMap<u32, u32> = BTreeMap::new();
        let mut raw = Vec::with_capacity(examples.len());
        for example in examples {
            let words = Words::of(&example.text);
            // The window that says most is not known yet; long messages are rare, their first window stands for them.
            let mut row: BTreeMap<u32, u32> = BTreeMap::new();
            let mut total = 0;
            if let Some(window) = words.windows().next() {
                words.features(window, |feature| {
                    total += 1;
                    *row.entry(feature.hash >> (32 - HASH_BITS)).or_default() += 1;
                });
            }
            for hash in row.keys() {
                *known.entry(*hash).or_default() += 1;
            }
            raw.push((row, total));
        }
        known.retain(|_, count| *count >= LEAST);
        let index: BTreeMap<u32, u32> = known.keys().copied().zip(0..).collect();
        let rows = raw
            .into_iter()
            .map(|(row, total)| {
                let scale = f64::from(scale(total));
                row.into_iter()
                    .filter_map(|(hash, count)| {
                        Some((*index.get(&hash)?, f64::from(count) * scale))
                    })
                    .collect()
            })
            .collect();
        Self {
            hashes: known.keys().copied().collect(),
            counts: known.values().copied().collect(),
            rows,
        }
    }

    /// The same with some features only, given by their numbers in ascending order.
    pub(crate) fn with(&self, kept: &[u32]) -> Self {
        let mut place = vec![u32::MAX; self.hashes.len()];
        for (new, old) in (0..).zip(kept) {
            if let Some(slot) = place.get_mut(*old as usize) {
                *slot = new;
            }
        }
        let pick = |values: &[u32]| {
            kept.iter()
                .filter_map(|at| values.get(*at as usize).copied())
                .collect()
        };
        Self {
            hashes: pick(&self.hashes),
            counts: pick(&self.counts),
            rows: self
                .rows
                .iter()
                .map(|row| {
                    row.iter()
                        .filter_map(|(at, value)| {
                            let new = *place.get(*at as usize)?;
                            (new != u32::MAX).then_some((new, *value))
                        })
                        .collect()
                })
                .collect(),
        }
    }

    /// Hashes of the features, ascending.
    pub(crate) fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// In how many examples each feature is.
    pub(crate) fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// Score of an example.
    pub(crate) fn score(&self, example: usize, weights: &Weights) -> f64 {
        self.row(example)
            .iter()
            .map(|(at, value)| weights.features.get(*at as usize).unwrap_or(&0.0) * value)
            .sum::<f64>()
            + weights.bias
    }

    fn row(&self, example: usize) -> &[(u32, f64)] {
        self.rows.get(example).map_or(&[], Vec::as_slice)
    }
}

/// Does the same for each class, on as many threads as there are cores, and gives the results in order.
pub(crate) fn each_class<T: Send>(work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let done = std::sync::Mutex::new(BTreeMap::new());
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let class = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    if class >= CLASSES.len() {
                        break;
                    }
                    let result = work(class);
                    if let Ok(mut done) = done.lock() {
                        done.insert(class, result);
                    }
                }
            });
        }
    });
    done.into_inner()
        .map(|done| done.into_values().collect())
        .unwrap_or_default()
}

/// Weights that tell the examples of a class from the others, learned from `seen`.
pub(crate) fn fit(matrix: &Matrix, examples: &[Example], class: usize, seen: &[usize]) -> Weights {
    let seen: Vec<usize> = seen
        .iter()
        .copied()
        .filter(|at| {
            examples
                .get(*at)
                .is_some_and(|example| example.counts_for(class))
        })
        .collect();
    let is = |at: usize| examples.get(at).is_some_and(|example| example.is(class));
    let positives = seen.iter().filter(|at| is(**at)).count().max(1);
    #[allow(clippy::cast_precision_loss)]
    let missed = (seen.len() as f64 / positives as f64)
        .sqrt()
        .clamp(1.0, MISSED);
    let mut weights = Weights {
        features: vec![0.0; matrix.hashes.len()],
        bias: 0.0,
    };
    let mut alphas = vec![0.0f64; seen.len()];
    let mut order: Vec<usize> = (0..seen.len()).collect();
    let mut shuffle = Shuffle(0x9e37_79b9_7f4a_7c15);
    for _ in 0..ROUNDS {
        shuffle.apply(&mut order);
        for place in &order {
            let Some((example, alpha)) = seen.get(*place).zip(alphas.get_mut(*place)) else {
                continue;
            };
            let (target, cost) = if is(*example) {
                (1.0, COST * missed)
            } else {
                (-1.0, COST)
            };
            let row = matrix.row(*example);
            let slack = 0.5 / cost;
            let size: f64 = row.iter().map(|(_, value)| value * value).sum::<f64>() + 1.0 + slack;
            let slope = target * matrix.score(*example, &weights) - 1.0 + *alpha * slack;
            let moved = (*alpha - slope / size).max(0.0);
            let change = (moved - *alpha) * target;
            if change != 0.0 {
                *alpha = moved;
                weights.bias += change;
                for (at, value) in row {
                    if let Some(weight) = weights.features.get_mut(*at as usize) {
                        *weight += change * value;
                    }
                }
            }
        }
    }
    weights
}

/// An order without pattern, the same every time (xorshift).
struct Shuffle(u64);

impl Shuffle {
    fn apply(&mut self, items: &mut [usize]) {
        for at in (1..items.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            #[allow(clippy::cast_possible_truncation)]
            let other = (self.0 % (at as u64 + 1)) as usize;
            items.swap(at, other);
        }
    }
}
