//! Something that is measured on conversations, whichever they are: all, a group of them, a half.

use super::bootstrap::{Sample, difference, difference_interval};
use super::case::Case;
use super::figure::{Budget, Figure, Unit};

/// Conversations named under a figure.
const NAMED: usize = 40;
/// Points that a figure may lose from the half that was written first to the other.
const LOST_BETWEEN_HALVES: f64 = 5.0;

type Sampling = Box<dyn Fn(&Case<'_>) -> Option<Sample>>;

/// Which outcome counts against the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Every occasion should be an event.
    All,
    /// No occasion should be one.
    None,
}

/// What is measured, and where it should be.
pub struct Measure {
    id: String,
    what: String,
    unit: Unit,
    wanted: Wanted,
    budget: Option<Budget>,
    sampling: Sampling,
}

impl Measure {
    /// A measure of what each conversation adds to it; `None` for those it is not about.
    pub fn new(
        id: &str,
        what: &str,
        (unit, wanted): (Unit, Wanted),
        sampling: impl Fn(&Case<'_>) -> Option<Sample> + 'static,
    ) -> Self {
        Self {
            id: id.to_owned(),
            what: what.to_owned(),
            unit,
            wanted,
            budget: None,
            sampling: Box::new(sampling),
        }
    }

    /// A measure of conversations of which something holds or not.
    pub fn share(
        id: &str,
        what: &str,
        wanted: Wanted,
        holds: impl Fn(&Case<'_>) -> Option<bool> + 'static,
    ) -> Self {
        Self::new(id, what, (Unit::Percent, wanted), move |case| {
            holds(case).map(|holds| Sample {
                count: i32::from(holds),
                of: 1,
            })
        })
    }

    /// The same with a budget.
    pub fn against(mut self, budget: Budget) -> Self {
        self.budget = Some(budget);
        self
    }

    /// The figure of these conversations, or `None` when none of them is an occasion.
    pub fn figure(&self, cases: &[&Case<'_>]) -> Option<Figure> {
        let found = self.sampled(cases);
        let samples: Vec<Sample> = found.iter().map(|(_, sample)| *sample).collect();
        let misses = found
            .iter()
            .filter(|(_, sample)| match self.wanted {
                Wanted::All => i64::from(sample.count) < i64::from(sample.of),
                Wanted::None => sample.count > 0,
            })
            .map(|(case, _)| case.conversation.id.clone())
            .take(NAMED)
            .collect();
        let figure = Figure::new(&self.id, &self.what, self.unit, &samples)?.missing(misses);
        Some(match self.budget {
            Some(budget) => figure.against(budget),
            None => figure,
        })
    }

    /// The figure of a group, named after it. What it must reach is asked of all conversations together.
    pub fn figure_of(&self, kind: &str, name: &str, cases: &[&Case<'_>]) -> Option<Figure> {
        let mut figure = self.figure(cases)?;
        figure.id = format!("{kind}_{name}_{}", self.id);
        figure.what = format!("{kind} {name}: {}", self.what);
        (figure.budget, figure.met) = (None, None);
        Some(figure)
    }

    /// What the later half loses against the earlier one, in points; negative where it gains.
    pub fn lost(&self, earlier: &[&Case<'_>], later: &[&Case<'_>]) -> Option<Figure> {
        let samples = |half: &[&Case<'_>]| -> Vec<Sample> {
            let found = self.sampled(half);
            found.into_iter().map(|(_, sample)| sample).collect()
        };
        let (better, worse) = match self.wanted {
            Wanted::All => (samples(earlier), samples(later)),
            Wanted::None => (samples(later), samples(earlier)),
        };
        let (low, high) = difference_interval(&better, &worse)?;
        let mut figure = self.figure(later)?;
        figure.id = format!("halves_{}", self.id);
        figure.unit = Unit::Points;
        figure.value = difference(&better, &worse)? * 100.0;
        (figure.low, figure.high) = (low * 100.0, high * 100.0);
        Some(figure.against(Budget::AtMost(LOST_BETWEEN_HALVES)))
    }

    fn sampled<'a, 'c>(&self, cases: &[&'a Case<'c>]) -> Vec<(&'a Case<'c>, Sample)> {
        cases
            .iter()
            .filter_map(|case| Some((*case, (self.sampling)(case)?)))
            .filter(|(_, sample)| sample.of > 0)
            .collect()
    }
}
