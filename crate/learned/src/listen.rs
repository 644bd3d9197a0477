//! Listens to a message: how much each class is in it, and which words say so.

use crate::classes::{CLASSES, Side};
use crate::features::Words;
use crate::weights::Weights;

/// Something heard in a message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heard {
    /// Which of [`CLASSES`].
    pub class: usize,
    /// 0.4 for weak evidence, 0.8 for more: a little less than a phrase gives.
    pub strength: f32,
    /// How far the score is above the least that counts.
    pub margin: f32,
    /// First of the words that say so, in UTF-16 code units of the message.
    pub start: u32,
    /// Where they end (exclusive), in UTF-16 code units.
    pub end: u32,
}

/// Least number of features that a window counts as having: in very short messages a single word would decide.
pub(crate) const LEAST: u32 = 100;

thread_local! {
    static WEIGHTS: Option<Weights> = Weights::unpack(include_bytes!("../weights.bin")).ok();
}

/// Adds to `heard` what the message sounds like. Takes time linear in its length.
pub fn listen(words: &Words, side: Side, heard: &mut Vec<Heard>) {
    WEIGHTS.with(|weights| {
        let Some(weights) = weights else {
            return;
        };
        for window in words.windows() {
            let scores = score(words, weights, window);
            for (class, (kind, score)) in CLASSES.iter().zip(scores).enumerate() {
                let Some(layout) = weights.layouts.get(class) else {
                    continue;
                };
                if kind.side != side || score < layout.weak {
                    continue;
                }
                let strength = if score >= layout.plain { 0.8 } else { 0.4 };
                let (first, last) = telling(words, weights, window, class);
                let Some((start, end)) = words.range(window, first, last) else {
                    continue;
                };
                let found = Heard {
                    class,
                    strength,
                    margin: score - layout.weak,
                    start,
                    end,
                };
                match heard.iter_mut().find(|known| known.class == class) {
                    Some(known) if known.margin < found.margin => *known = found,
                    Some(_) => {}
                    None => heard.push(found),
                }
            }
        }
    });
}

fn score(words: &Words, weights: &Weights, window: (usize, usize)) -> [f32; CLASSES.len()] {
    let mut sums = [0i32; CLASSES.len()];
    let mut count = 0u32;
    words.features(window, |feature| {
        count += 1;
        if let Some(row) = weights.row(feature.hash) {
            for (sum, step) in sums.iter_mut().zip(row) {
                *sum += i32::from(*step);
            }
        }
    });
    let scale = scale(count);
    let mut scores = [0.0; CLASSES.len()];
    for ((score, sum), layout) in scores.iter_mut().zip(sums).zip(&weights.layouts) {
        *score = sum as f32 * layout.step * scale + layout.bias;
    }
    scores
}

/// What one feature of a window counts, so that long windows do not sound like everything.
pub fn scale(features: u32) -> f32 {
    (features.max(LEAST) as f32).sqrt().recip()
}

/// First and last of the words that made a window sound like a class: the stretch whose words add most, each word
/// costing a little, so that the quiet ones at the edges stay out.
fn telling(
    words: &Words,
    weights: &Weights,
    window: (usize, usize),
    class: usize,
) -> (usize, usize) {
    let mut gains = vec![0.0f32; window.1 - window.0];
    words.features(window, |feature| {
        let step = weights
            .row(feature.hash)
            .and_then(|row| row.get(class))
            .copied()
            .unwrap_or(0);
        let (first, last) = (usize::from(feature.first), usize::from(feature.last));
        let share = f32::from(step) / (last - first + 1) as f32;
        for gain in gains.get_mut(first..=last).unwrap_or(&mut []) {
            *gain += share;
        }
    });
    let cost = gains.iter().fold(0.0f32, |most, gain| most.max(*gain)) * 0.1;
    let (mut best, mut range) = (f32::MIN, (0, 0));
    let (mut sum, mut from) = (0.0, 0);
    for (at, gain) in gains.iter().enumerate() {
        if sum <= 0.0 {
            (sum, from) = (0.0, at);
        }
        sum += gain - cost;
        if sum > best {
            (best, range) = (sum, (from, at));
        }
    }
    range
}
