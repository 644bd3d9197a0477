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

/// The interval that holds the ratio in 95 of 100 cases (percentile bootstrap over conversations, so that messages of
/// one conversation stay together). The same samples give the same interval. An interval of no width says that every
/// conversation had the same outcome, not that the figure is certain.
pub fn interval(samples: &[Sample]) -> Option<(f64, f64)> {
    let mut generator = Generator(0x5EED);
    let size = u32::try_from(samples.len()).ok()?;
    let mut ratios: Vec<f64> = (0..DRAWS)
        .filter_map(|_| {
            total((0..size).filter_map(|_| {
                let at = usize::try_from(generator.below(size)).ok()?;
                samples.get(at).copied()
            }))
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    let low = ratios.get(ratios.len() / 40)?;
    let high = ratios.get(ratios.len().saturating_sub(1 + ratios.len() / 40))?;
    Some((*low, *high))
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
