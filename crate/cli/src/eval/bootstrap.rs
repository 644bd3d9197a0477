//! How sure a figure is: intervals by drawing the conversations again and again.

/// Draws for each interval.
const DRAWS: usize = 1_000;

/// What one conversation adds to a figure: so many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Events; negative where a difference is measured.
    pub count: i32,
    /// Occasions.
    pub of: u32,
}

/// `count / of` over all samples, or `None` without occasions.
pub fn ratio(samples: &[Sample]) -> Option<f64> {
    total(samples.iter().copied())
}

/// The first ratio less the second.
pub fn difference(from: &[Sample], less: &[Sample]) -> Option<f64> {
    Some(ratio(from)? - ratio(less)?)
}

/// The interval that holds the ratio in 95 of 100 cases (percentile bootstrap over conversations, so that messages of
/// one conversation stay together). The same samples give the same interval. An interval of no width says that every
/// conversation had the same outcome, not that the figure is certain.
pub fn interval(samples: &[Sample]) -> Option<(f64, f64)> {
    middle(|generator| drawn(samples, generator))
}

/// The same of a difference of two ratios over conversations that have nothing to do with each other.
pub fn difference_interval(from: &[Sample], less: &[Sample]) -> Option<(f64, f64)> {
    middle(|generator| Some(drawn(from, generator)? - drawn(less, generator)?))
}

fn middle(draw: impl Fn(&mut Generator) -> Option<f64>) -> Option<(f64, f64)> {
    let mut generator = Generator(0x5EED);
    let mut values: Vec<f64> = (0..DRAWS).filter_map(|_| draw(&mut generator)).collect();
    values.sort_by(f64::total_cmp);
    let low = values.get(values.len() / 40)?;
    let high = values.get(values.len().saturating_sub(1 + values.len() / 40))?;
    Some((*low, *high))
}

/// The ratio over as many conversations as there are, each drawn from all of them.
fn drawn(samples: &[Sample], generator: &mut Generator) -> Option<f64> {
    let size = u32::try_from(samples.len()).ok()?;
    total((0..size).filter_map(|_| {
        let at = usize::try_from(generator.below(size)).ok()?;
        samples.get(at).copied()
    }))
}

fn total(samples: impl Iterator<Item = Sample>) -> Option<f64> {
    let (count, of) = samples.fold((0.0, 0.0), |(count, of), sample| {
        (count + f64::from(sample.count), of + f64::from(sample.of))
    });
    (of > 0.0).then(|| count / of)
}

/// Random numbers that are the same on every machine (`SplitMix64`).
struct Generator(u64);

impl Generator {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, by the high half of a product: no division, and no bias that matters at these sizes.
    fn below(&mut self, end: u32) -> u32 {
        let product = (self.next() >> 32) * u64::from(end);
        u32::try_from(product >> 32).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(hits: usize, of: usize) -> Vec<Sample> {
        (0..of)
            .map(|at| Sample {
                count: i32::from(at < hits),
                of: 1,
            })
            .collect()
    }

    #[test]
    fn the_ratio_is_events_over_occasions() {
        assert_eq!(ratio(&samples(30, 40)), Some(0.75));
        assert_eq!(ratio(&[]), None);
        assert_eq!(ratio(&[Sample { count: 0, of: 0 }]), None);
    }

    #[test]
    fn the_interval_holds_the_ratio_and_is_about_as_wide_as_the_theory_says() {
        let (low, high) = interval(&samples(80, 100)).unwrap();
        // 1.96 standard errors of 0.04 each way.
        assert!((0.70..0.76).contains(&low), "{low}");
        assert!((0.84..0.90).contains(&high), "{high}");
    }

    #[test]
    fn the_interval_is_the_same_every_time() {
        assert_eq!(interval(&samples(7, 19)), interval(&samples(7, 19)));
    }

    #[test]
    fn a_difference_has_the_interval_of_both_its_parts() {
        let (low, high) = difference_interval(&samples(80, 100), &samples(50, 100)).unwrap();
        // 1.96 standard errors of 0.064 each way.
        assert!((0.14..0.22).contains(&low), "{low}");
        assert!((0.38..0.46).contains(&high), "{high}");
        assert_eq!(difference(&samples(3, 4), &samples(1, 4)), Some(0.5));
        assert_eq!(difference_interval(&samples(3, 4), &[]), None);
    }

    #[test]
    fn equal_outcomes_have_no_width() {
        assert_eq!(interval(&samples(12, 12)), Some((1.0, 1.0)));
    }

    #[test]
    fn numbers_stay_below_their_end_and_reach_it() {
        let mut generator = Generator(1);
        let drawn: Vec<u32> = (0..200).map(|_| generator.below(3)).collect();
        assert!(drawn.iter().all(|number| *number < 3));
        assert!((0..3).all(|number| drawn.contains(&number)));
    }
}
