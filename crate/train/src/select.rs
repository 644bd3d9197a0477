//! Keeps the features that tell most, and rounds their weights.

use crate::fit::{Matrix, Weights};

/// Steps on each side of zero that four bits hold.
const STEPS: f64 = 7.0;
/// Share of weights that may be cut off so that the others are told apart more finely.
const CUT: f64 = 0.003;

/// Numbers, ascending, of the features whose weights move most scores.
pub(crate) fn most_telling(matrix: &Matrix, weights: &[Weights], kept: usize) -> Vec<u32> {
    let mut ranked: Vec<(f64, u32)> = matrix
        .counts()
        .iter()
        .zip(0u32..)
        .map(|(count, feature)| {
            let most = weights
                .iter()
                .filter_map(|weights| weights.features.get(feature as usize))
                .fold(0.0f64, |most, weight| most.max(weight.abs()));
            (most * f64::from(*count).sqrt(), feature)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.truncate(kept);
    let mut features: Vec<u32> = ranked.into_iter().map(|(_, feature)| feature).collect();
    features.sort_unstable();
    features
}

/// What one step of a class's weights is worth.
pub(crate) fn step(weights: &Weights) -> f64 {
    let mut sizes: Vec<f64> = weights.features.iter().map(|weight| weight.abs()).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss
    )]
    let place = (sizes.len() as f64 * CUT) as usize;
    sizes.get(place).copied().unwrap_or(0.0).max(1e-9) / STEPS
}

/// A weight in steps.
pub(crate) fn rounded(weight: f64, step: f64) -> i8 {
    #[allow(clippy::cast_possible_truncation)]
    let steps = (weight / step).clamp(-STEPS, STEPS).round() as i8;
    steps
}
