//! What the verdicts of a peer come to.

use std::collections::HashMap;

use crate::error::{Error, Result};
use crate::peers::judged::{Case, Set};
use crate::peers::verdict::Verdict;

/// A peer's verdicts on one set.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// The cases, with whether a message of them was flagged.
    cases: Vec<(Case, bool)>,
    /// Microseconds a message, shortest first.
    micros: Vec<f64>,
}

impl Figures {
    /// The figures of `peer`. A case counts as flagged when any of its messages was; that a peer passed over a case is
    /// an error, because it would count as silence.
    pub fn of(peer: &str, set: &Set, verdicts: &[Verdict]) -> Result<Self> {
        of_cases(peer, &set.cases, verdicts)
    }

    /// The share of the risky (caught) or of the harmless cases (false) that was flagged, in percent; in one language
    /// or in all. `None` where there is no such case.
    pub fn flagged(&self, risky: bool, language: Option<&str>) -> Option<f64> {
        let of_these: Vec<bool> = self
            .cases
            .iter()
            .filter(|(case, _)| case.risky == risky)
            .filter(|(case, _)| language.is_none_or(|language| case.language == language))
            .map(|(_, flagged)| *flagged)
            .collect();
        let count = |number: usize| u32::try_from(number).map_or(f64::NAN, f64::from);
        let flagged = of_these.iter().filter(|flagged| **flagged).count();
        (!of_these.is_empty()).then(|| 100.0 * count(flagged) / count(of_these.len()))
    }

    /// The middle of the times, in microseconds a message.
    pub fn median_micros(&self) -> Option<f64> {
        self.micros.get(self.micros.len() / 2).copied()
    }
}

fn of_cases(peer: &str, cases: &[Case], verdicts: &[Verdict]) -> Result<Figures> {
    let own = || verdicts.iter().filter(|verdict| verdict.peer == peer);
    let mut flagged: HashMap<&str, bool> = HashMap::new();
    for verdict in own() {
        *flagged.entry(&verdict.id).or_default() |= verdict.flagged;
    }
    let cases = cases
        .iter()
        .map(|case| {
            let flagged = flagged
                .get(case.id.as_str())
                .copied()
                .ok_or_else(|| Error::NotGreen(format!("{peer} gave no verdict of {}", case.id)))?;
            Ok((case.clone(), flagged))
        })
        .collect::<Result<Vec<_>>>()?;
    let mut micros: Vec<f64> = own().map(|verdict| verdict.micros).collect();
    micros.sort_by(f64::total_cmp);
    Ok(Figures { cases, micros })
}

#[cfg(test)]
mod tests {
    use super::{Case, Verdict, of_cases};

    fn case(id: &str, language: &str, risky: bool) -> Case {
        Case {
            id: id.to_owned(),
            language: language.to_owned(),
            risky,
        }
    }

    fn verdict(peer: &str, id: &str, flagged: bool, micros: f64) -> Verdict {
        Verdict {
            peer: peer.to_owned(),
            id: id.to_owned(),
            flagged,
            micros,
        }
    }

    #[test]
    fn one_flagged_message_flags_its_conversation_and_no_other() {
        let cases = [
            case("threat", "fr", true),
            case("bait", "en", true),
            case("banter", "fr", false),
        ];
        let verdicts = [
            verdict("mine", "threat", false, 9.0),
            verdict("mine", "threat", true, 1.0),
            verdict("mine", "threat", false, 2.0),
            verdict("mine", "bait", false, 3.0),
            verdict("mine", "banter", false, 4.0),
            verdict("other", "bait", true, 100.0),
            verdict("other", "banter", true, 100.0),
        ];
        let figures = of_cases("mine", &cases, &verdicts).unwrap();
        assert_eq!(figures.flagged(true, None), Some(50.0));
        assert_eq!(figures.flagged(true, Some("fr")), Some(100.0));
        assert_eq!(figures.flagged(true, Some("en")), Some(0.0));
        assert_eq!(figures.flagged(false, None), Some(0.0));
        assert_eq!(figures.flagged(false, Some("en")), None);
        assert_eq!(figures.median_micros(), Some(3.0));
    }

    #[test]
    fn a_case_without_a_verdict_is_an_error_and_not_silence() {
        let cases = [case("threat", "fr", true), case("bait", "en", true)];
        let verdicts = [verdict("mine", "threat", true, 1.0)];
        let error = of_cases("mine", &cases, &verdicts).unwrap_err();
        assert_eq!(error.to_string(), "mine gave no verdict of bait");
    }
}
