//! How paid hours reduce a benefit.

use super::{Benefit, Held, Household, Kind, Sats, WageCounted};
use crate::{
    date::Date,
    few::Few,
    field::Field,
    law::{MONTHS, MONTHS_A_YEAR, TWO, WEEKS},
    money::{Hours, Kroner, Overflow, Percent, Quantity, Rounding},
    rates::{self, MissingRate},
    sum::{Figure, Sum, by, less, over, with},
};

/// A month's paid work, as the benefits count it.
#[derive(Debug, Clone, Copy)]
pub struct Work {
    /// Paid hours in the month.
    pub hours: Figure<Hours>,
    /// Kr. an hour.
    pub hourly_wage: Figure<Kroner>,
    /// Wage before everything.
    pub gross: Figure<Kroner>,
    /// Wage after own ATP, own pension and AM-bidrag.
    pub after_am: Figure<Kroner>,
    /// Kr. an hour after AM-bidrag.
    pub hourly_after_am: Figure<Kroner>,
    /// Wage before everything with the employer's pension on top.
    pub with_pension: Figure<Kroner>,
    /// The employer's pension, percent of the wage.
    pub pension_employer: Percent,
}

/// What the user told where the data has no figure, and which reading of an unsettled rule holds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told {
    /// The indexed fribeløb (kontanthjælp from 1 July 2025).
    pub indexed: bool,
    /// The wage that is counted (kontanthjælp from 1 July 2025).
    pub counted: WageCounted,
    /// Yearly income before a pension falls.
    pub indkomstfradrag: Option<Kroner>,
    /// The partner receives a pension too (førtidspension).
    pub partner_pensioner: bool,
    /// Kr. an hour that turns income into hours (efterløn).
    pub omregningssats: Option<Kroner>,
    /// The year's limit of the lenient rule (efterløn).
    pub lempet_graense: Option<Kroner>,
    /// Wage earned in the year before the month (efterløn).
    pub earned_this_year: Kroner,
    /// Was in the job already when the jobafklaringsforløb began.
    pub already_employed: bool,
    /// Monthly fribeløb (SU).
    pub su_fribeloeb: Option<Kroner>,
}

/// How paid hours reduce a benefit.
#[derive(Debug, Clone, Copy)]
pub enum Taper {
    /// So many kroner an hour are not deducted (LAS § 31 to 30 June 2025).
    HourlyDisregard {
        /// Kr. per paid hour that stay out of the deduction.
        disregard: Figure<Kroner>,
        /// Hours a month that it is given for.
        hour_cap: Figure<Hours>,
    },
    /// A monthly allowance, then a percentage of the rest (LAS § 31 from 1 July 2025).
    AllowanceAndShare {
        /// Fribeløb, kr./month.
        allowance: Figure<Kroner>,
        /// Share of the wage above it that is deducted.
        share: Figure<Percent>,
        /// Wage and benefit together may reach this share of the highest dagpenge.
        cap_share: Option<Figure<Percent>>,
        /// Highest dagpenge, kr./month.
        highest_dagpenge: Figure<Kroner>,
        /// Which wage is counted.
        counted: WageCounted,
    },
    /// An hour less for each paid hour (supplerende dagpenge, efterløn).
    HourForHour {
        /// Hours of a full month.
        full: Figure<Hours>,
        /// With fewer hours left than this nothing is paid.
        least: Figure<Hours>,
        /// The lenient rule of efterløn, where it holds.
        lenient: Option<Lenient>,
    },
    /// Paid for the hours of absence (sygedagpengeloven § 53).
    Absence {
        /// Hours a week without the illness.
        weekly: Figure<Hours>,
        /// Hours of absence a week from which there is a right.
        least: Figure<Hours>,
        /// Kr. per hour of absence; none where the amount a month was typed.
        hourly: Option<Figure<Kroner>>,
    },
    /// A share of the wage up to a limit and a larger one above (LAS §§ 68 a and 69 j).
    ShareOfWage(ShareOfWage),
    /// Every krone of the wage (jobafklaring of somebody who had the job already).
    WholeWage,
    /// Fleksløntilskud (LAB §§ 123 and 124).
    Fleksjob {
        /// Before any wage, kr./month.
        highest: Figure<Kroner>,
        /// What the wage takes of it.
        share: ShareOfWage,
        /// Hours a week of a full-time job, whose wage is the ceiling (lønloft).
        weekly: Figure<Hours>,
    },
    /// A share of the year's wage above an allowance, in twelfths.
    Yearly {
        /// Kr./year.
        allowance: Figure<Kroner>,
        /// The share; none is all of it.
        share: Option<Figure<Percent>>,
        /// Counted before AM-bidrag.
        before_am: bool,
    },
    /// SU is paid back above the year's fribeløb, with a rebate (SU-loven § 24 and su.dk).
    Su {
        /// A month's fribeløb.
        allowance: Figure<Kroner>,
        /// Half of the first so many kroner is not paid back; none where the year's is not known.
        rebate: Option<[Figure<Kroner>; 2]>,
    },
}

/// The two shares of the wage.
#[derive(Debug, Clone, Copy)]
pub struct ShareOfWage {
    /// Kr./month.
    limit: Figure<Kroner>,
    below: Figure<Percent>,
    above: Figure<Percent>,
}

/// The lenient rule of efterløn for low wages.
#[derive(Debug, Clone, Copy)]
pub struct Lenient {
    /// Kr. an hour; a lower wage takes fewer hours.
    omregningssats: Figure<Kroner>,
    /// The wage counts as at least this, kr. an hour.
    floor: Figure<Kroner>,
    /// With more hours nothing is paid.
    pub most_hours: Figure<Hours>,
}

impl Lenient {
    /// Does the rule hold at this wage?
    #[must_use]
    pub fn holds(&self, hourly_wage: Kroner) -> bool {
        hourly_wage < self.omregningssats.value
    }
}

/// What paid hours do to a benefit.
#[derive(Debug, Clone, Copy)]
pub enum Reduced {
    /// So many kroner are deducted, possibly more than the benefit is.
    By {
        /// Of the own benefit.
        own: Figure<Kroner>,
        /// What may fall on a spouse's: without the cap on one's own wage and benefit together.
        shared: Figure<Kroner>,
    },
    /// This is left.
    To(Figure<Kroner>),
}

impl Reduced {
    const fn by(deducted: Figure<Kroner>) -> Self {
        Self::By { own: deducted, shared: deducted }
    }

    /// The benefit that is left: never below zero.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn left(self, full: Figure<Kroner>, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
        match self {
            Self::To(left) => Ok(left),
            Self::By { own, .. } => {
                let left = sum.add("benefit.supplerende", &[with(full), less(own)])?;
                Ok(sum.at_least_zero("benefit.supplerende", left))
            }
        }
    }
}

/// What was typed, or else the rate of the day.
fn told_or(
    typed: Option<Kroner>,
    field: Field,
    rate: rates::Rate<Kroner>,
    date: Date,
) -> Result<Figure<Kroner>, MissingRate> {
    match typed {
        Some(amount) => Ok(Figure::assumption(field, amount)),
        None => rate.on(date).map_err(|missing| missing.or_typed_in(field)),
    }
}

impl Held {
    /// How paid hours reduce the benefit on the day.
    ///
    /// # Errors
    /// [`MissingRate`] when a parameter is not known, with the field where the user may type it.
    pub fn taper(&self, date: Date, told: &Told) -> Result<Taper, MissingRate> {
        Ok(match self.variant.kind {
            Kind::Old(_) => Taper::HourlyDisregard {
                disregard: rates::KTH_TIMEFRADRAG.on(date)?,
                hour_cap: rates::KTH_TIMEFRADRAG_LOFT_TIMER.on(date)?,
            },
            Kind::New(sats) => new_kontanthjaelp(sats, date, told)?,
            Kind::ByTheHour { part_time } => hour_for_hour(part_time, None, date)?,
            Kind::Efterloen { part_time } => hour_for_hour(part_time, lenient(part_time, date, told), date)?,
            Kind::Absence => Taper::Absence {
                weekly: match self.weekly_hours {
                    Some(hours) => Figure::input(Field::NormalWeeklyHours, hours),
                    None => rates::FULDTID_TIMER_UGE.on(date)?,
                },
                least: rates::SYGEDAGPENGE_DELVIS_MIN_FRAVAER.on(date)?,
                hourly: match self.amount {
                    Some(_) => None,
                    None => Some(rates::SYGEDAGPENGE_MAX_TIME.on(date.in_the_months_weeks())?),
                },
            },
            Kind::ShareOfWage if self.variant.benefit == Benefit::Jobafklaring => {
                if told.already_employed {
                    return Ok(Taper::WholeWage);
                }
                Taper::ShareOfWage(ShareOfWage {
                    limit: rates::FLEKS_RF_LOENINDTAEGTSGRAENSE.on(date)?,
                    below: rates::JOBAFKLARING_FRADRAG_UNDER_GRAENSE.on(date)?,
                    above: rates::JOBAFKLARING_FRADRAG_OVER_GRAENSE.on(date)?,
                })
            }
            Kind::ShareOfWage => Taper::ShareOfWage(ShareOfWage {
                limit: rates::FLEKS_RF_LOENINDTAEGTSGRAENSE.on(date)?,
                below: rates::RESSOURCEFORLOEB_FRADRAG_UNDER_GRAENSE.on(date)?,
                above: rates::RESSOURCEFORLOEB_FRADRAG_OVER_GRAENSE.on(date)?,
            }),
            Kind::Fleksjob => Taper::Fleksjob {
                highest: rates::FLEKSLOENTILSKUD_MAX.on(date)?,
                share: ShareOfWage {
                    limit: rates::FLEKS_RF_LOENINDTAEGTSGRAENSE.on(date)?,
                    below: rates::FLEKS_FRADRAG_UNDER_GRAENSE.on(date)?,
                    above: rates::FLEKS_FRADRAG_OVER_GRAENSE.on(date)?,
                },
                weekly: rates::FULDTID_TIMER_UGE.on(date)?,
            },
            Kind::Yearly => self.yearly(date, told)?,
            Kind::Su { ungdom } => su(ungdom, date, told)?,
        })
    }

    fn yearly(&self, date: Date, told: &Told) -> Result<Taper, MissingRate> {
        let couple = self.household == Household::Couple;
        let (allowance, share) = match self.variant.benefit {
            Benefit::Revalidering => {
                let allowance = rates::REVALIDERING_FRIBELOEB.on(date)?;
                return Ok(Taper::Yearly { allowance, share: None, before_am: true });
            }
            Benefit::TidligPension => {
                (rates::TIDLIG_PENSION_BUNDGRAENSE_ARBEJDSINDKOMST, rates::TIDLIG_PENSION_NEDSAETTELSE)
            }
            _ if couple && told.partner_pensioner => {
                (rates::FP_INDKOMSTFRADRAG_GIFT_SAMLEVENDE, rates::FP_NEDSAETTELSE_PARTNER_PENSIONIST)
            }
            _ if couple => (rates::FP_INDKOMSTFRADRAG_GIFT_SAMLEVENDE, rates::FP_NEDSAETTELSE),
            _ => (rates::FP_INDKOMSTFRADRAG_ENLIG, rates::FP_NEDSAETTELSE),
        };
        Ok(Taper::Yearly {
            allowance: told_or(told.indkomstfradrag, Field::Indkomstfradrag, allowance, date)?,
            share: Some(share.on(date)?),
            before_am: false,
        })
    }
}

fn new_kontanthjaelp(sats: Sats, date: Date, told: &Told) -> Result<Taper, MissingRate> {
    let allowance = match (sats, told.indexed) {
        (Sats::Forhoejet, false) => rates::KTH_FRIBELOEB_FORHOEJET,
        (Sats::Forhoejet, true) => rates::KTH_FRIBELOEB_FORHOEJET_INDEKSERET,
        (Sats::Hjemmeboende, _) => rates::KTH_FRIBELOEB_HJEMMEBOENDE,
        (_, false) => rates::KTH_FRIBELOEB_GRUND_MINDSTE,
        (_, true) => rates::KTH_FRIBELOEB_GRUND_MINDSTE_INDEKSERET,
    };
    let cap_share = match sats {
        // The agreement states no cap for hjemmeboende.
        Sats::Hjemmeboende => None,
        Sats::Forhoejet => Some(rates::KTH_LOFT_ANDEL_FORHOEJET.on(date)?),
        Sats::Grund | Sats::Mindste => Some(rates::KTH_LOFT_ANDEL_GRUND_MINDSTE.on(date)?),
    };
    Ok(Taper::AllowanceAndShare {
        allowance: allowance.on(date)?,
        share: rates::KTH_AFTRAPNING.on(date)?,
        cap_share,
        highest_dagpenge: rates::DAGPENGE_MAX_FULDTID.on(date)?,
        counted: told.counted,
    })
}

fn hour_for_hour(part_time: bool, lenient: Option<Lenient>, date: Date) -> Result<Taper, MissingRate> {
    let (full, least) = if part_time {
        (rates::DAGPENGE_FULD_TIMER_DELTID, rates::DAGPENGE_MINDSTE_TIMER_DELTID)
    } else {
        (rates::DAGPENGE_FULD_TIMER, rates::DAGPENGE_MINDSTE_TIMER)
    };
    let (full, least) = (full.on(date)?, least.on(date)?);
    Ok(Taper::HourForHour { full, least, lenient })
}

/// The lenient rule, where its figures are known and the year's limit is not used up.
fn lenient(part_time: bool, date: Date, told: &Told) -> Option<Lenient> {
    let most_hours =
        if part_time { rates::EFTERLOEN_LEMPET_TIMER_MAX_DELTID } else { rates::EFTERLOEN_LEMPET_TIMER_MAX };
    let limit =
        told_or(told.lempet_graense, Field::LempetGraense, rates::EFTERLOEN_LEMPET_INDKOMSTGRAENSE, date).ok()?;
    let lenient = Lenient {
        omregningssats: told_or(told.omregningssats, Field::Omregningssats, rates::OMREGNINGSSATS, date).ok()?,
        floor: rates::DAGPENGE_MAX_TIME.on(date).ok()?,
        most_hours: most_hours.on(date).ok()?,
    };
    (told.earned_this_year <= limit.value && lenient.omregningssats.value > Kroner::ZERO).then_some(lenient)
}

fn su(ungdom: bool, date: Date, told: &Told) -> Result<Taper, MissingRate> {
    let rate = if ungdom { rates::SU_FRIBELOEB_UNGDOMSUDDANNELSE } else { rates::SU_FRIBELOEB_VIDEREGAAENDE };
    let middle = rates::SU_FRIBELOEB_INDSKREVET_UDEN_SU.on(date);
    let lowest = rates::SU_FRIBELOEB_UNGDOMSUDDANNELSE.on(date);
    Ok(Taper::Su {
        allowance: told_or(told.su_fribeloeb, Field::SuFribeloeb, rate, date)?,
        rebate: middle.ok().zip(lowest.ok()).map(|(middle, lowest)| [middle, lowest]),
    })
}

impl Taper {
    /// What the month's work does to the benefit; rounded once after all reductions, half an øre
    /// in the benefit's favour.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn reduce(&self, full: Figure<Kroner>, work: &Work, sum: &mut Sum) -> Result<Reduced, Overflow> {
        match self {
            Self::HourlyDisregard { disregard, hour_cap } => {
                let hours = sum.at_most("benefit.timerMedFradrag", work.hours, *hour_cap);
                let free: Figure<Kroner> =
                    sum.product("benefit.timefradrag", &[by(*disregard), by(hours)], Rounding::Ore)?;
                let deducted = sum.add("benefit.fradragesLoen", &[with(work.after_am), less(free)])?;
                Ok(Reduced::by(sum.at_least_zero("benefit.fradragesLoen", deducted)))
            }
            Self::AllowanceAndShare { allowance, share, cap_share, highest_dagpenge, counted } => {
                let wage = match counted {
                    WageCounted::AfterAm => work.after_am,
                    WageCounted::BeforeAm => work.gross,
                };
                let above = sum.add("benefit.loenOverFribeloeb", &[with(wage), less(*allowance)])?;
                let above = sum.at_least_zero("benefit.loenOverFribeloeb", above);
                let deducted = sum.product("benefit.nedsaettelse", &[by(*share), by(above)], Rounding::OreHalfDown)?;
                let Some(cap_share) = cap_share else { return Ok(Reduced::by(deducted)) };
                // Beyond the cap on wage and benefit together the benefit falls krone for krone.
                let cap = [by(*cap_share), by(*highest_dagpenge)];
                let cap: Figure<Kroner> = sum.product("benefit.loft", &cap, Rounding::Ore)?;
                let above_cap = sum.add("benefit.overLoft", &[with(full), with(wage), less(cap)])?;
                // Krone for krone of the wage, and no more.
                let above_cap = sum.at_most("benefit.overLoft", above_cap, wage);
                let own = if above_cap.value > deducted.value {
                    sum.highest("benefit.nedsaettelseMedLoft", deducted, above_cap)
                } else {
                    deducted
                };
                Ok(Reduced::By { own, shared: deducted })
            }
            Self::HourForHour { full: full_hours, least, lenient } => {
                by_the_hour(full, work, (*full_hours, *least), lenient.as_ref(), sum).map(Reduced::To)
            }
            Self::Absence { weekly, least, hourly } => {
                absence(full, work, (*weekly, *least), *hourly, sum).map(Reduced::To)
            }
            Self::ShareOfWage(share) => share.of(work, sum).map(Reduced::by),
            Self::WholeWage => Ok(Reduced::by(work.with_pension)),
            Self::Fleksjob { highest, share, weekly } => {
                fleksloentilskud(*highest, share, *weekly, work, sum).map(Reduced::To)
            }
            Self::Yearly { allowance, share, before_am } => {
                let wage = if *before_am { work.gross } else { work.after_am };
                let year: Figure<Kroner> =
                    sum.product("benefit.aarsindkomst", &[by(wage), by(MONTHS)], Rounding::None)?;
                let above = sum.add("benefit.overAarsgraense", &[with(year), less(*allowance)])?;
                let above = sum.at_least_zero("benefit.overAarsgraense", above);
                let mut terms = Few::<_, 3>::one(by(above));
                terms.push(over(MONTHS))?;
                if let Some(share) = share {
                    terms.push(by(*share))?;
                }
                Ok(Reduced::by(sum.product("benefit.nedsaettelse", &terms, Rounding::OreHalfDown)?))
            }
            Self::Su { allowance, rebate } => su_paid_back(*allowance, *rebate, work, sum).map(Reduced::by),
        }
    }

    /// The benefit without work where it follows from the wage: sygedagpenge of a low wage.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn without_work(
        &self,
        full: Figure<Kroner>,
        hourly_after_am: Figure<Kroner>,
        sum: &mut Sum,
    ) -> Result<Figure<Kroner>, Overflow> {
        let Self::Absence { weekly, hourly: Some(highest), .. } = self else { return Ok(full) };
        if hourly_after_am.value >= highest.value {
            return Ok(full);
        }
        let hourly = sick_pay_an_hour(*highest, hourly_after_am, sum);
        let terms = [by(hourly), by(*weekly), by(WEEKS), over(MONTHS)];
        let by_wage: Figure<Kroner> = sum.product("benefit.sygedagpenge", &terms, Rounding::Ore)?;
        Ok(if by_wage.value < full.value { sum.lowest("benefit.sygedagpengeMax", by_wage, full) } else { full })
    }

    /// The last hour a month that the benefit is paid beside, where the rule itself has one.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn last_hour(&self) -> Result<Option<Hours>, Overflow> {
        match self {
            Self::HourForHour { full, least, .. } => full.value.minus(least.value).map(Some),
            Self::Absence { weekly, least, .. } => {
                let a_week = Figure::constant(weekly.value.minus(least.value)?);
                let year: Figure<Hours> = Sum::silent().product("", &[by(a_week), by(WEEKS)], Rounding::None)?;
                // Down to the last hundredth of an hour that still leaves the absence.
                Ok(Some(Hours::new(year.value.count() / i64::from(MONTHS_A_YEAR))))
            }
            _ => Ok(None),
        }
    }
}

impl ShareOfWage {
    fn of(&self, work: &Work, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
        let wage = work.with_pension;
        if wage.value <= self.limit.value {
            return sum.product("benefit.nedsaettelse", &[by(self.below), by(wage)], Rounding::OreHalfDown);
        }
        let above = sum.add::<Kroner>("benefit.loenOverGraense", &[with(wage), less(self.limit)])?;
        let low = [by(self.below), by(self.limit)];
        let low: Figure<Kroner> = sum.product("benefit.nedsaettelseUnder", &low, Rounding::OreHalfDown)?;
        let high = [by(self.above), by(above)];
        let high: Figure<Kroner> = sum.product("benefit.nedsaettelseOver", &high, Rounding::OreHalfDown)?;
        sum.add("benefit.nedsaettelse", &[with(low), with(high)])
    }
}

fn by_the_hour(
    full: Figure<Kroner>,
    work: &Work,
    (full_hours, least): (Figure<Hours>, Figure<Hours>),
    lenient: Option<&Lenient>,
    sum: &mut Sum,
) -> Result<Figure<Kroner>, Overflow> {
    let mut hours = work.hours;
    let mut none = false;
    if let Some(lenient) = lenient.filter(|lenient| lenient.holds(work.hourly_wage.value)) {
        none = hours.value > lenient.most_hours.value;
        let wage = if work.hourly_wage.value < lenient.floor.value {
            sum.highest("benefit.lempetTimeloen", work.hourly_wage, lenient.floor)
        } else {
            work.hourly_wage
        };
        let terms = [by(hours), by(wage), over(lenient.omregningssats)];
        let fewer = sum.product("benefit.lempetTimer", &terms, Rounding::Hundredth)?;
        // A lenient rule takes no more hours than were worked.
        hours = sum.at_most("benefit.lempetTimer", fewer, hours);
    }
    let mut payable = sum.add("benefit.timerTilbage", &[with(full_hours), less(hours)])?;
    if none || payable.value < least.value {
        // Below the least number of hours, or above the most of the lenient rule, nothing is paid.
        payable = sum.lowest("benefit.mindsteUdbetaling", payable, Figure::constant(Hours::ZERO));
        payable = sum.at_least_zero("benefit.mindsteUdbetaling", payable);
    }
    sum.product("benefit.dagpenge", &[by(full), by(payable), over(full_hours)], Rounding::Ore)
}

fn absence(
    full: Figure<Kroner>,
    work: &Work,
    (weekly, least): (Figure<Hours>, Figure<Hours>),
    hourly: Option<Figure<Kroner>>,
    sum: &mut Sum,
) -> Result<Figure<Kroner>, Overflow> {
    // Counted over a year, so that a month is exactly a twelfth.
    let year: Figure<Hours> = sum.product("benefit.aarstimer", &[by(weekly), by(WEEKS)], Rounding::None)?;
    let worked: Figure<Hours> = sum.product("benefit.arbejdeAaret", &[by(work.hours), by(MONTHS)], Rounding::None)?;
    let mut absent = sum.add("benefit.fravaerAaret", &[with(year), less(worked)])?;
    let fewest: Figure<Hours> = sum.product("benefit.mindsteFravaer", &[by(least), by(WEEKS)], Rounding::None)?;
    if absent.value < fewest.value {
        absent = sum.lowest("benefit.intetFravaer", absent, Figure::constant(Hours::ZERO));
        absent = sum.at_least_zero("benefit.intetFravaer", absent);
    }
    match hourly {
        None => sum.product("benefit.sygedagpenge", &[by(full), by(absent), over(year)], Rounding::Ore),
        Some(highest) => {
            let hourly = sick_pay_an_hour(highest, work.hourly_after_am, sum);
            let terms = [by(hourly), by(absent), over(MONTHS)];
            let paid: Figure<Kroner> = sum.product("benefit.sygedagpenge", &terms, Rounding::Ore)?;
            // The weekly maximum caps.
            Ok(sum.at_most("benefit.sygedagpengeMax", paid, full))
        }
    }
}

/// The wage after AM-bidrag an hour, at most the highest (sygedagpengeloven § 50).
fn sick_pay_an_hour(highest: Figure<Kroner>, wage: Figure<Kroner>, sum: &mut Sum) -> Figure<Kroner> {
    if wage.value < highest.value { sum.lowest("benefit.sygedagpengeTime", wage, highest) } else { highest }
}

fn fleksloentilskud(
    highest: Figure<Kroner>,
    share: &ShareOfWage,
    weekly: Figure<Hours>,
    work: &Work,
    sum: &mut Sum,
) -> Result<Figure<Kroner>, Overflow> {
    let deducted = share.of(work, sum)?;
    let tilskud = sum.add("benefit.fleksloentilskud", &[with(highest), less(deducted)])?;
    let mut terms = Few::<_, 5>::one(by(weekly));
    for term in [by(WEEKS), over(MONTHS), by(work.hourly_wage)] {
        terms.push(term)?;
    }
    if work.pension_employer > Percent::ZERO {
        let whole = Figure::constant(Percent::new(Percent::SCALE));
        let employer = Figure::input(Field::PensionEmployer, work.pension_employer);
        terms.push(by(sum.add("benefit.loenMedPension", &[with(whole), with(employer)])?))?;
    }
    // Wage and tilskud together are at most the wage of the full-time job.
    let full_time: Figure<Kroner> = sum.product("benefit.fuldtidsloen", &terms, Rounding::Ore)?;
    let room = sum.add("benefit.loenloft", &[with(full_time), less(work.with_pension)])?;
    let tilskud = sum.at_most("benefit.fleksEfterLoenloft", tilskud, room);
    Ok(sum.at_least_zero("benefit.fleksloentilskud", tilskud))
}

fn su_paid_back(
    allowance: Figure<Kroner>,
    rebate: Option<[Figure<Kroner>; 2]>,
    work: &Work,
    sum: &mut Sum,
) -> Result<Figure<Kroner>, Overflow> {
    let year: Figure<Kroner> = sum.product("benefit.aarsindkomst", &[by(work.after_am), by(MONTHS)], Rounding::None)?;
    let free: Figure<Kroner> = sum.product("benefit.aarsfribeloeb", &[by(allowance), by(MONTHS)], Rounding::None)?;
    let above = sum.add("benefit.overAarsgraense", &[with(year), less(free)])?;
    let mut above = sum.at_least_zero("benefit.overAarsgraense", above);
    if let Some([middle, lowest]) = rebate.filter(|_| above.value > Kroner::ZERO) {
        let first: Figure<Kroner> = sum.add("benefit.suRabatGraense", &[with(middle), less(lowest)])?;
        let first = sum.lowest("benefit.suRabatAf", above, first);
        let half: Figure<Kroner> = sum.product("benefit.suRabat", &[by(first), over(TWO)], Rounding::Ore)?;
        above = sum.add("benefit.suTilbagebetaling", &[with(above), less(half)])?;
    }
    sum.product("benefit.nedsaettelse", &[by(above), over(MONTHS)], Rounding::OreHalfDown)
}
