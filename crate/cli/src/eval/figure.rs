//! A measured figure with its interval, its budget and what missed it.

use serde::Serialize;

use super::bootstrap::{Sample, interval, ratio};

/// What a figure's numbers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Of a hundred.
    Percent,
    /// Messages of a thousand.
    PerThousand,
    /// A difference of percentages.
    Points,
}

/// Where a figure should be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Budget {
    /// This or more.
    AtLeast(f64),
    /// This or less.
    AtMost(f64),
}

/// A figure.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// Stable name.
    pub id: String,
    /// What it is, in words.
    pub what: String,
    /// What its numbers are.
    pub unit: Unit,
    /// The figure.
    pub value: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
    /// Events.
    pub count: i64,
    /// Occasions.
    pub of: u64,
    /// Where it should be, if that is set.
    pub budget: Option<Budget>,
    /// Whether it is there.
    pub met: Option<bool>,
    /// Conversations that count against it.
    pub misses: Vec<String>,
}

impl Figure {
    /// A figure over samples with the conversations they come from, or `None` without occasions.
    pub fn new(id: &str, what: &str, unit: Unit, samples: &[Sample]) -> Option<Self> {
        let scale = match unit {
            Unit::Percent | Unit::Points => 100.0,
            Unit::PerThousand => 1_000.0,
        };
        let (low, high) = interval(samples)?;
        Some(Self {
            id: id.to_owned(),
            what: what.to_owned(),
            unit,
            value: ratio(samples)? * scale,
            low: low * scale,
            high: high * scale,
            count: samples.iter().map(|sample| i64::from(sample.count)).sum(),
            of: samples.iter().map(|sample| u64::from(sample.of)).sum(),
            budget: None,
            met: None,
            misses: Vec::new(),
        })
    }

    /// The same with a budget.
    pub fn against(mut self, budget: Budget) -> Self {
        self.budget = Some(budget);
        self.met = Some(match budget {
            Budget::AtLeast(least) => self.value >= least,
            Budget::AtMost(most) => self.value <= most,
        });
        self
    }

    /// The same with the conversations to look at.
    pub fn missing(mut self, misses: Vec<String>) -> Self {
        self.misses = misses;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half() -> Figure {
        let samples = [Sample { count: 1, of: 1 }, Sample { count: 0, of: 1 }];
        Figure::new("half", "half", Unit::Percent, &samples).unwrap()
    }

    #[test]
    fn a_budget_is_met_at_its_very_edge() {
        assert_eq!(half().against(Budget::AtLeast(50.0)).met, Some(true));
        assert_eq!(half().against(Budget::AtMost(50.0)).met, Some(true));
        assert_eq!(half().against(Budget::AtLeast(50.1)).met, Some(false));
    }

    #[test]
    fn there_is_no_figure_without_occasions() {
        assert!(Figure::new("none", "none", Unit::Percent, &[]).is_none());
    }
}
