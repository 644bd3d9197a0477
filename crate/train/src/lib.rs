//! Makes `crate/learned/weights.bin`: `cargo xtask train`.
//!
//! Nothing here is random and nothing calls the system's mathematics, so the same examples give the same bytes anywhere.

mod examples;
mod fit;
mod select;

use std::path::Path;

use vigie_learned::{CLASSES, Layout, pack};

pub use examples::{Example, ExamplesError, read};

/// Features that are kept: fewer would forget, more would weigh.
const KEPT: usize = 6_000;
/// Share of harmless examples, none of which was trained on, that may count as weak evidence of a class …
const WEAK: f64 = 0.004;
/// … and as evidence like a phrase.
const PLAIN: f64 = 0.0008;
/// Parts into which examples are cut to score each by weights that have not seen it.
const FOLDS: usize = 4;

/// Learns from all examples below `root`, the project's folder, and gives the weights as `weights.bin` holds them.
///
/// # Errors
/// [`ExamplesError`] when an example cannot be read.
pub fn train(root: &Path) -> Result<Vec<u8>, ExamplesError> {
    let examples = read(root)?;
    let full = fit::Matrix::new(&examples);
    let all: Vec<usize> = (0..examples.len()).collect();
    let weights = fit::each_class(|class| fit::fit(&full, &examples, class, &all));
    let matrix = full.with(&select::most_telling(&full, &weights, KEPT));
    let learned = fit::each_class(|class| {
        let weights = fit::fit(&matrix, &examples, class, &all);
        let mut unseen = vec![0.0; examples.len()];
        for fold in 0..FOLDS {
            let seen: Vec<usize> = all
                .iter()
                .copied()
                .filter(|at| at % FOLDS != fold)
                .collect();
            let part = fit::fit(&matrix, &examples, class, &seen);
            for (at, score) in unseen.iter_mut().enumerate().skip(fold).step_by(FOLDS) {
                *score = matrix.score(at, &part);
            }
        }
        let step = select::step(&weights);
        let (weak, plain) = thresholds(&examples, class, &unseen);
        let steps: Vec<i8> = weights
            .features
            .iter()
            .map(|weight| select::rounded(*weight, step))
            .collect();
        #[allow(clippy::cast_possible_truncation)]
        let layout = Layout {
            step: step as f32,
            bias: weights.bias as f32,
            weak: weak as f32,
            plain: plain as f32,
        };
        (layout, steps)
    });
    let mut layouts = [Layout::default(); CLASSES.len()];
    let mut rows: Vec<(u32, [i8; CLASSES.len()])> = matrix
        .hashes()
        .iter()
        .map(|hash| (*hash, [0i8; CLASSES.len()]))
        .collect();
    for (class, (layout, steps)) in learned.into_iter().enumerate() {
        if let Some(slot) = layouts.get_mut(class) {
            *slot = layout;
        }
        for (row, step) in rows.iter_mut().zip(steps) {
            if let Some(slot) = row.1.get_mut(class) {
                *slot = step;
            }
        }
    }
    rows.retain(|(_, steps)| steps.iter().any(|step| *step != 0));
    Ok(pack(&layouts, &rows))
}

/// The scores that all but the given shares of harmless examples stay below.
fn thresholds(examples: &[Example], class: usize, scores: &[f64]) -> (f64, f64) {
    let mut harmless: Vec<f64> = examples
        .iter()
        .zip(scores)
        .filter(|(example, _)| example.is_harmless() && example.counts_for(class))
        .map(|(_, score)| *score)
        .collect();
    harmless.sort_by(|a, b| b.total_cmp(a));
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss
    )]
    let at = |share: f64| {
        let place = (harmless.len() as f64 * share) as usize;
        harmless.get(place).copied().unwrap_or(f64::MAX)
    };
    (at(WEAK), at(PLAIN).max(at(WEAK)))
}
