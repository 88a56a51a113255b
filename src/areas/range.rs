//! How much a number of people hangs on what the sources leave open, or what a rounded figure
//! hides: the plain reading, and the best and worst of the named assumptions.

use alloc::vec::Vec;

use serde::Serialize;

use crate::{law::Failure, money::Percent, sum::Figure};

/// One way to read the rules and the figures.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// The value is rounded as it is published before it is compared.
    pub rounded: bool,
    /// Typed percentages as they stand (0), or half a step below (-1) or above (1).
    pub spread: i8,
    /// Both years' people over both years' residents.
    pub pooled: bool,
    /// Of those who get work, so many go on living in the area.
    pub staying: Figure<Percent>,
}

/// What may be read in another way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assumption {
    /// All go on living in the area, or the published share.
    Staying(Percent),
    Test,
    Typed,
    Averaging,
}

impl Assumption {
    const fn name(self) -> &'static str {
        match self {
            Self::Staying(_) => "staying",
            Self::Test => "test",
            Self::Typed => "typed",
            Self::Averaging => "averaging",
        }
    }

    /// Its best and worst (or, of a choice, its two) readings.
    fn readings(self, view: &View) -> [View; 2] {
        match self {
            Self::Staying(published) => {
                let worst = published.min(view.staying.value);
                [Percent::WHOLE, worst].map(|staying| View { staying: Figure::constant(staying), ..*view })
            }
            Self::Test => [true, false].map(|rounded| View { rounded, ..*view }),
            Self::Typed => [-1, 1].map(|spread| View { spread, ..*view }),
            Self::Averaging => [true, false].map(|pooled| View { pooled, ..*view }),
        }
    }
}

/// What one assumption does alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Because {
    id: &'static str,
    low: i64,
    high: i64,
}

/// A number of whole people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Range {
    pub low: i64,
    pub central: i64,
    pub high: i64,
    pub because: Vec<Because>,
}

impl Range {
    /// The number under every combination of the assumptions, none below nothing.
    pub fn of(
        central: i64,
        view: &View,
        assumptions: &[Assumption],
        need: impl Fn(&View) -> Result<i64, Failure>,
    ) -> Result<Self, Failure> {
        let central = central.max(0);
        let mut range = Self { low: central, central, high: central, because: Vec::new() };
        let mut views = alloc::vec![*view];
        for assumption in assumptions {
            let mut because = Because { id: assumption.name(), low: central, high: central };
            for reading in assumption.readings(view) {
                let people = need(&reading)?.max(0);
                because.low = because.low.min(people);
                because.high = because.high.max(people);
            }
            if because.low < because.high {
                range.because.push(because);
            }
            views = views.iter().flat_map(|view| assumption.readings(view)).collect();
        }
        for view in &views {
            let people = need(view)?.max(0);
            range.low = range.low.min(people);
            range.high = range.high.max(people);
        }
        Ok(range)
    }
}
