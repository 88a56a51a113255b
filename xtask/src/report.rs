//! Adding up what the tests say.

use std::ops::AddAssign;

/// How many tests passed, and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    /// One test that passed.
    pub const PASSED: Self = Self { passed: 1, failed: 0 };

    /// One test that failed.
    pub const FAILED: Self = Self { passed: 0, failed: 1 };

    /// What a line of a test runner reports, in libtest's words:
    /// `test result: ok. 3 passed; 0 failed; …`.
    pub fn reported(line: &str) -> Option<Self> {
        let (_, counts) = line.trim_start().strip_prefix("test result: ")?.split_once(". ")?;
        let count = |what| counts.split("; ").find_map(|part| part.strip_suffix(what)?.trim().parse().ok());
        Some(Self { passed: count("passed")?, failed: count("failed")? })
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn tally(passed: usize, failed: usize) -> Tally {
        Tally { passed, failed }
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
    fn a_run_without_a_passed_test_has_failed() {
        assert_eq!(Tally::of_run(tally(2, 0), true), tally(2, 0));
        assert_eq!(Tally::of_run(tally(2, 1), false), tally(2, 1));
        assert_eq!(Tally::of_run(tally(2, 0), false), tally(2, 1));
        assert_eq!(Tally::of_run(tally(0, 0), true), tally(0, 1));
    }
}
