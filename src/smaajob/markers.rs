//! Places on the hour axis: limits of the law, lines of projects, and what follows from the
//! answer.

use alloc::vec::Vec;

use serde::Serialize;

use super::month::{Case, Point};
use crate::{
    law::{Failure, MONTHS, WEEKS, atp::Atp, benefits::Taper},
    money::{Hours, Kroner, Overflow, Rounding},
    names::names,
    rates::{self, Rate},
    sum::{Figure, Sum, by, over},
};

/// What kind of limit a marker on the hour axis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkerKind {
    /// In the law.
    Law,
    /// A project's own.
    Programme,
    /// Follows from this answer.
    Result,
}

names!(MarkerKind { Law "law", Programme "programme", Result "result" });

/// A labelled place on the hour axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Marker {
    /// Hours a month.
    pub hours: Hours,
    /// Whose limit it is.
    pub kind: MarkerKind,
    /// Stable id.
    pub id: &'static str,
    /// The rate that it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<&'static str>,
}

/// What takes more than an hour gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The benefit falls or stops.
    Benefit,
    /// A step of friplads.
    Daycare,
    /// Boligsikring falls.
    Boligsikring,
    /// A step of own ATP.
    Atp,
    /// Fritidstillæg ends with the help.
    Fritidstillaeg,
    /// The first hour costs transport and membership.
    Costs,
    /// Something else: tax, pension.
    Other,
}

names!(Cause { Benefit "benefit", Daycare "daycare", Boligsikring "boligsikring", Atp "atp", Fritidstillaeg "fritidstillaeg", Costs "costs", Other "other" });

/// An hour that leaves less than the hour before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cliff {
    /// Whole hours a month.
    pub hours: Hours,
    /// How much less.
    pub loss: Kroner,
    /// What took it.
    pub cause: Cause,
}

/// Markers in order of hours. They are placed one by one: sorting them would cost more bytes in
/// the wasm than all of them.
struct Axis(Vec<Marker>);

impl Axis {
    fn place(&mut self, hours: Hours, kind: MarkerKind, id: &'static str, rate: Option<&'static str>) {
        let at = self.0.partition_point(|marker| marker.hours <= hours);
        self.0.insert(at, Marker { hours, kind, id, rate });
    }

    fn place_figure(&mut self, hours: Figure<Hours>, kind: MarkerKind, id: &'static str) {
        self.place(hours.value, kind, id, hours.origin.rate_id());
    }

    /// A limit of hours a week, as hours a month.
    fn place_weekly(
        &mut self,
        rate: Rate<Hours>,
        kind: MarkerKind,
        id: &'static str,
        case: &Case<'_>,
    ) -> Result<(), Overflow> {
        if let Ok(weekly) = rate.on(case.question.situation.person.date) {
            let terms = [by(weekly), by(WEEKS), over(MONTHS)];
            let hours: Figure<Hours> = Sum::silent().product("", &terms, Rounding::Ore)?;
            self.place(hours.value, kind, id, Some(rate.id()));
        }
        Ok(())
    }
}

/// Every marker of the answer.
pub fn markers(case: &Case<'_>, gone: Option<Hours>) -> Result<Vec<Marker>, Failure> {
    let Case { question, month, .. } = case;
    let situation = month.situation;
    let date = situation.person.date;
    let mut axis = Axis(Vec::new());
    // Another line than the publication's is the user's own.
    let published = rates::SMAAJOB_LINJE_TIMER.on(date).is_ok_and(|line| line.value == question.line);
    let source = published.then(|| rates::SMAAJOB_LINJE_TIMER.id());
    axis.place(question.line, MarkerKind::Programme, "programmeLine", source);
    axis.place_weekly(rates::SMAA_JOB_MED_MENING_MIN, MarkerKind::Programme, "meningMin", case)?;
    axis.place_weekly(rates::SMAA_JOB_MED_MENING_MAX, MarkerKind::Programme, "meningMax", case)?;
    axis.place_weekly(rates::ANSAETTELSESBEVIS_TIMER, MarkerKind::Law, "contract", case)?;
    axis.place_figure(rates::SYGEDAGPENGE_RET_KOMMUNE_TIMER_MAANED.on(date)?, MarkerKind::Law, "sickPay");
    if situation.person.held.variant.is_old_help() {
        let year = rates::KTH_225_TIMER.on(date)?;
        let hours: Figure<Hours> = Sum::silent().product("", &[by(year), over(MONTHS)], Rounding::Ore)?;
        axis.place(hours.value, MarkerKind::Law, "regel225", Some(rates::KTH_225_TIMER.id()));
    }
    if let Some(Atp { steps: [whole, two_thirds, third] }) = &month.atp {
        axis.place_figure(third.from, MarkerKind::Law, "atpThird");
        axis.place_figure(two_thirds.from, MarkerKind::Law, "atpTwoThirds");
        axis.place_figure(whole.from, MarkerKind::Law, "atpFull");
    }
    let last_hour = month.taper.last_hour()?;
    match &month.taper {
        Taper::HourForHour { lenient: Some(lenient), .. } if lenient.holds(situation.hourly_wage) => {
            axis.place_figure(lenient.most_hours, MarkerKind::Law, "lenientMax");
        }
        Taper::HourlyDisregard { hour_cap, .. } => axis.place_figure(*hour_cap, MarkerKind::Law, "hourCap"),
        Taper::HourForHour { full, .. } => {
            if let (Some(last), Some(id)) = (last_hour, full.origin.rate_id()) {
                axis.place(last, MarkerKind::Law, "lastHour", Some(id));
            }
        }
        _ => {
            if let Some(last) = last_hour {
                axis.place(last, MarkerKind::Law, "lastHour", Some(rates::SYGEDAGPENGE_DELVIS_MIN_FRAVAER.id()));
            }
        }
    }
    // For benefits by the hour the law's own last hour says it.
    if let Some(gone) = gone.filter(|gone| *gone > Hours::ZERO && last_hour.is_none()) {
        axis.place(gone, MarkerKind::Result, "benefitGone", None);
    }
    Ok(axis.0)
}

/// The hours of the curve that leave less than the hour before.
pub fn cliffs(curve: &[Point]) -> Result<Vec<Cliff>, Overflow> {
    let mut cliffs = Vec::new();
    let mut taken_before: Option<[Kroner; 6]> = None;
    for pair in curve.windows(2) {
        let [before, after] = pair else { continue };
        let step = left(after).minus(left(before))?;
        let taken = taken(before, after)?;
        if step < Kroner::ZERO {
            let cause = cause(&taken, taken_before.as_ref())?;
            cliffs.push(Cliff { hours: after.hours, loss: Kroner::ZERO.minus(step)?, cause });
        }
        taken_before = Some(taken);
    }
    Ok(cliffs)
}

/// What a point leaves, before tax where the tax is not known.
pub fn left(point: &Point) -> Kroner {
    point.net.unwrap_or(point.before_tax)
}

const CAUSES: [Cause; 6] =
    [Cause::Benefit, Cause::Daycare, Cause::Boligsikring, Cause::Atp, Cause::Fritidstillaeg, Cause::Costs];

/// What each cause took of an hour, in the order of [`CAUSES`].
fn taken(before: &Point, after: &Point) -> Result<[Kroner; 6], Overflow> {
    let benefit = |point: &Point| point.benefit.plus(point.spouse_help);
    let housing = |point: &Point| point.boligsikring.minus(point.loft);
    Ok([
        benefit(before)?.minus(benefit(after)?)?,
        after.daycare.minus(before.daycare)?,
        housing(before)?.minus(housing(after)?)?,
        after.atp.minus(before.atp)?,
        before.fritidstillaeg.minus(after.fritidstillaeg)?,
        after.costs.minus(before.costs)?,
    ])
}

/// What changed most from the hour before, or what takes most where nothing did.
fn cause(taken: &[Kroner; 6], before: Option<&[Kroner; 6]>) -> Result<Cause, Overflow> {
    let mut worst = (Kroner::new(1), Cause::Other);
    for (index, (cause, now)) in CAUSES.into_iter().zip(taken).enumerate() {
        let usual = before.and_then(|before| before.get(index)).copied().unwrap_or_default();
        let more = now.minus(usual)?;
        if more > worst.0 {
            worst = (more, cause);
        }
    }
    if matches!(worst.1, Cause::Other) {
        for (cause, now) in CAUSES.into_iter().zip(taken) {
            if *now > worst.0 {
                worst = (*now, cause);
            }
        }
    }
    Ok(worst.1)
}
