//! Adding up what the tests say.

use std::fmt::{self, Display, Formatter};
use std::ops::AddAssign;

/// How many tests passed, how many did not, and how many could not be made here: a browser cannot do
/// what they are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub not_possible: usize,
}

impl Tally {
    /// One test that passed.
    pub const PASSED: Self = Self { passed: 1, failed: 0, not_possible: 0 };

    /// One test that failed.
    pub const FAILED: Self = Self { passed: 0, failed: 1, not_possible: 0 };

    /// What a line of a test runner reports, in libtest's words:
    /// `test result: ok. 3 passed; 0 failed; …`.
    /// Our own runner of walks adds `…; 2 not possible`.
    pub fn reported(line: &str) -> Option<Self> {
        let (_, counts) = line.trim_start().strip_prefix("test result: ")?.split_once(". ")?;
        let count = |what| counts.split("; ").find_map(|part| part.strip_suffix(what)?.trim().parse().ok());
        let not_possible = count("not possible").unwrap_or_default();
        Some(Self {
            passed: count("passed")?,
            failed: count("failed")?,
            not_possible,
        })
    }

    /// What a run of tests comes to, given what it reported and whether it ended well. A run that
    /// broke off, or ran nothing, is a failure even if no test says so.
    pub fn of_run(reported: Self, ended_well: bool) -> Self {
        let mut tally = reported;
        if tally.failed == 0 && (!ended_well || tally.passed == 0) {
            tally += Self::FAILED;
        }
        tally
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.not_possible += other.not_possible;
    }
}

impl Display for Tally {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.not_possible > 0 {
            write!(f, ", {} not possible here", self.not_possible)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn tally(passed: usize, failed: usize) -> Tally {
        Tally { passed, failed, not_possible: 0 }
    }

    #[test]
    fn lines_of_libtest_are_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; \
                    0 filtered out; finished in 0.02s";
        assert_eq!(Tally::reported(line), Some(tally(12, 3)));
        assert_eq!(Tally::reported("test result: ok. 2 passed; 0 failed"), Some(tally(2, 0)));
        assert_eq!(Tally::reported("test money::adds_up ... ok"), None);
    }

    #[test]
    fn what_is_not_possible_is_counted_apart() {
        let told = Tally::reported("test result: ok. 2 passed; 0 failed; 1 not possible");
        assert_eq!(told, Some(Tally { not_possible: 1, ..tally(2, 0) }));
        assert_eq!(told.unwrap_or_default().to_string(), "2 passed, 0 failed, 1 not possible here");
        assert_eq!(tally(2, 0).to_string(), "2 passed, 0 failed");
    }

    #[test]
    fn a_run_without_a_passed_test_has_failed() {
        assert_eq!(Tally::of_run(tally(2, 0), true), tally(2, 0));
        assert_eq!(Tally::of_run(tally(2, 1), false), tally(2, 1));
        assert_eq!(Tally::of_run(tally(2, 0), false), tally(2, 1));
        assert_eq!(Tally::of_run(tally(0, 0), true), tally(0, 1));
    }
}
