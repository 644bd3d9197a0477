//! Counts what test runners say in their own closing lines.

/// How many tests passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed; a runner that fails without naming a test counts as one.
    pub failed: usize,
}

impl Tally {
    /// Looks at one line of a runner's output and counts it if it is a closing line of cargo's or node's test runner.
    pub fn see(&mut self, line: &str) {
        if let Some(counts) = line.trim().strip_prefix("test result: ") {
            // "ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.01s"
            let counts = counts.split_once(". ").map_or("", |(_, rest)| rest);
            for part in counts.split("; ") {
                match part.split_once(' ') {
                    Some((count, "passed")) => self.passed += count.parse().unwrap_or(0),
                    Some((count, "failed")) => self.failed += count.parse().unwrap_or(0),
                    _ => {}
                }
            }
        } else if let Some(count) = line.strip_prefix("ℹ pass ") {
            self.passed += count.trim().parse().unwrap_or(0);
        } else if let Some(count) = line
            .strip_prefix("ℹ fail ")
            .or_else(|| line.strip_prefix("ℹ cancelled "))
        {
            self.failed += count.trim().parse().unwrap_or(0);
        }
    }

    /// Closes a runner that succeeded or not: failing without a failed test, or running no test, is a failure too.
    pub fn close(mut self, succeeded: bool) -> Self {
        if self.failed == 0 && (!succeeded || self.passed == 0) {
            self.failed = 1;
        }
        self
    }

    /// Adds another runner's counts.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn tally(lines: &[&str], succeeded: bool) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.see(line);
        }
        tally.close(succeeded)
    }

    #[test]
    fn adds_up_the_closing_lines_of_several_cargo_test_binaries() {
        let lines = [
            "test folds_accents ... ok",
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.01s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        ];
        assert_eq!(
            tally(&lines, false),
            Tally {
                passed: 15,
                failed: 2
            }
        );
    }

    #[test]
    fn reads_nodes_summary() {
        assert_eq!(
            tally(
                &["ℹ tests 5", "ℹ pass 4", "ℹ fail 1", "ℹ cancelled 0"],
                false
            ),
            Tally {
                passed: 4,
                failed: 1
            }
        );
    }

    #[test]
    fn a_runner_that_ran_nothing_has_failed() {
        assert_eq!(
            tally(&["ℹ pass 0", "ℹ fail 0"], true),
            Tally {
                passed: 0,
                failed: 1
            }
        );
    }

    #[test]
    fn a_runner_that_broke_before_its_tests_has_failed() {
        assert_eq!(
            tally(&["error: could not compile"], false),
            Tally {
                passed: 0,
                failed: 1
            }
        );
    }
}
