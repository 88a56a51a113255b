//! ATP of wage earners (A-bidrag, monthly paid): a contribution by hours, not a tax.

use crate::{
    date::Date,
    money::{Hours, Kroner},
    rates::{self, Lookup, MissingRate},
    sum::Figure,
};

/// A step of the contribution: from so many hours a month, these amounts.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// From this many hours a month.
    pub from: Figure<Hours>,
    /// Drawn from the wage, kr./month.
    pub own: Figure<Kroner>,
    /// Paid by the employer on top, kr./month.
    pub employer: Figure<Kroner>,
}

/// The contribution's steps on a day, the highest first.
#[derive(Debug, Clone, Copy)]
pub struct Atp {
    /// Whole, two thirds and one third of the contribution.
    pub steps: [Step; 3],
}

impl Atp {
    /// The steps on a day.
    ///
    /// # Errors
    /// [`MissingRate`] when the data lacks one.
    pub fn on(date: Date) -> Result<Self, MissingRate> {
        let mut on = Lookup::on(date);
        let mut step = |from, own, employer| Step {
            from: on.of(from),
            own: on.of(own),
            employer: on.of(employer),
        };
        let steps = [
            step(rates::ATP_TIMER_FULD, rates::ATP_FULD_EGEN, rates::ATP_FULD_ARBEJDSGIVER),
            step(rates::ATP_TIMER_TO_TREDJEDELE, rates::ATP_TO_TREDJEDELE_EGEN, rates::ATP_TO_TREDJEDELE_ARBEJDSGIVER),
            step(rates::ATP_TIMER_EN_TREDJEDEL, rates::ATP_EN_TREDJEDEL_EGEN, rates::ATP_EN_TREDJEDEL_ARBEJDSGIVER),
        ];
        on.all(Self { steps })
    }

    /// The step that so many hours a month reach; none below 39 hours.
    #[must_use]
    pub fn at(&self, hours: Hours) -> Option<Step> {
        self.steps.into_iter().find(|step| hours >= step.from.value)
    }
}
