//! Benefits: what a person is entitled to, and how paid hours reduce it.
//!
//! A benefit is a value; how it is reduced is one of a few families of [`Taper`]. Which family
//! holds on a day follows from the data: the hourly disregard of kontanthjælp ends where its
//! rate ends (30 June 2025), and the rates of the new kontanthjælp begin the day after.

use alloc::vec::Vec;

use serde::Serialize;

use crate::{
    date::Date,
    law::Failure,
    money::{Hours, Kroner, Overflow, Percent, Quantity, Rounding},
    rates::{self, MissingRate, Rate},
    sum::{Figure, Sum, by, less, over, with},
};

/// A benefit that can be held beside paid hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Benefit {
    /// Kontanthjælp (lov om aktiv socialpolitik).
    Kontanthjaelp,
    /// A-dagpenge (lov om arbejdsløshedsforsikring).
    Dagpenge,
}

/// Which rate of the benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Variant {
    /// Kontanthjælp to 30 June 2025, aged 30 or more.
    Fyldt30,
    /// Kontanthjælp to 30 June 2025, under 30 and living away from the parents.
    Under30,
    /// Kontanthjælp to 30 June 2025, under 30 and living with the parents.
    Under30Hjemmeboende,
    /// Kontanthjælp from 1 July 2025 without the residence and employment requirements met.
    Mindstesats,
    /// Kontanthjælp from 1 July 2025, under 30.
    Grundsats,
    /// Kontanthjælp from 1 July 2025, aged 30 or more.
    ForhoejetSats,
    /// Kontanthjælp from 1 July 2025, under 30 and living with a parent.
    Hjemmeboende,
    /// Highest dagpenge, full-time insured.
    Fuldtid,
    /// Highest dagpenge, part-time insured.
    Deltid,
    /// Dagpenge of the newly educated (dimittend), full-time insured.
    DimittendFuldtid,
}

/// Every variant with the benefit it belongs to, in the order a form offers them.
pub const VARIANTS: [(Benefit, &str, Variant); 10] = [
    (Benefit::Kontanthjaelp, "forhoejetSats", Variant::ForhoejetSats),
    (Benefit::Kontanthjaelp, "grundsats", Variant::Grundsats),
    (Benefit::Kontanthjaelp, "mindstesats", Variant::Mindstesats),
    (Benefit::Kontanthjaelp, "hjemmeboende", Variant::Hjemmeboende),
    (Benefit::Kontanthjaelp, "fyldt30", Variant::Fyldt30),
    (Benefit::Kontanthjaelp, "under30", Variant::Under30),
    (Benefit::Kontanthjaelp, "under30Hjemmeboende", Variant::Under30Hjemmeboende),
    (Benefit::Dagpenge, "fuldtid", Variant::Fuldtid),
    (Benefit::Dagpenge, "deltid", Variant::Deltid),
    (Benefit::Dagpenge, "dimittendFuldtid", Variant::DimittendFuldtid),
];

/// Does the person live alone or with a spouse or partner?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Household {
    /// Alone.
    Single,
    /// Married or living with a partner.
    Couple,
}

/// Which wage the new kontanthjælp counts; the adopted text is not settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WageCounted {
    /// After AM-bidrag, own ATP and own pension, as the older rule did.
    AfterAm,
    /// The wage before all of these.
    BeforeAm,
}

/// A benefit as one person holds it.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// Which benefit.
    pub benefit: Benefit,
    /// Which of its rates.
    pub variant: Variant,
    /// Lives alone or not.
    pub household: Household,
    /// Has children under 18 at home.
    pub provider: bool,
    /// The amount a month as typed, instead of the rates.
    pub amount: Option<Kroner>,
}

/// Was kontanthjælp on this day the one with an hourly disregard (to 30 June 2025)?
#[must_use]
pub fn is_old_kontanthjaelp(date: Date) -> bool {
    rates::KTH_TIMEFRADRAG.on(date).is_ok()
}

impl Variant {
    /// Does the variant exist on the day?
    #[must_use]
    pub fn exists_on(self, date: Date) -> bool {
        match self {
            Self::Fyldt30 | Self::Under30 | Self::Under30Hjemmeboende => is_old_kontanthjaelp(date),
            Self::Mindstesats | Self::Grundsats | Self::ForhoejetSats | Self::Hjemmeboende => {
                !is_old_kontanthjaelp(date)
            }
            Self::Fuldtid | Self::Deltid | Self::DimittendFuldtid => true,
        }
    }

    const fn is_part_time(self) -> bool {
        matches!(self, Self::Deltid)
    }
}

impl Held {
    /// What the benefit a month is made of before any reduction: its rate and the supplements
    /// that follow from the household; or the typed amount alone.
    ///
    /// # Errors
    /// [`MissingRate`] when a rate is not known and no amount is typed.
    pub fn parts(&self, date: Date) -> Result<Vec<Figure<Kroner>>, MissingRate> {
        if let Some(amount) = self.amount {
            return Ok(alloc::vec![Figure::input("/amount", amount)]);
        }
        let single = self.household == Household::Single;
        let rate: &Rate<Kroner> = match (self.variant, self.provider) {
            (Variant::Fyldt30, true) => &rates::KTH_30PLUS_FORSOERGER,
            (Variant::Fyldt30, false) => &rates::KTH_30PLUS_ANDRE,
            (Variant::Under30, true) if single => &rates::KTH_U30_ENLIG_FORSOERGER,
            (Variant::Under30, true) => &rates::KTH_U30_FORSOERGER_UDEN_EKSTRA_BOERNETILSKUD,
            (Variant::Under30, false) => &rates::KTH_U30_UDEBOENDE,
            (Variant::Under30Hjemmeboende, _) => &rates::KTH_U30_HJEMMEBOENDE,
            (Variant::Mindstesats, _) => &rates::KTH_MINDSTESATS,
            (Variant::Grundsats, _) => &rates::KTH_GRUNDSATS,
            (Variant::ForhoejetSats, _) => &rates::KTH_FORHOEJET_SATS,
            (Variant::Hjemmeboende, _) => &rates::KTH_HJEMMEBOENDE_SATS,
            (Variant::Fuldtid, _) => &rates::DAGPENGE_MAX_FULDTID,
            (Variant::Deltid, _) => &rates::DAGPENGE_MAX_DELTID,
            (Variant::DimittendFuldtid, true) => &rates::DAGPENGE_DIMITTEND_FORSOERGER_FULDTID,
            (Variant::DimittendFuldtid, false) => &rates::DAGPENGE_DIMITTEND_IKKEFORSOERGER_FULDTID,
        };
        let mut parts = alloc::vec![rate.on(date)?];
        if matches!(self.variant, Variant::Mindstesats | Variant::Grundsats | Variant::ForhoejetSats) {
            if self.provider {
                parts.push(rates::KTH_BOERNETILLAEG.on(date)?);
            }
            if single && self.provider && self.variant != Variant::ForhoejetSats {
                parts.push(rates::KTH_TILLAEG_ENLIG_FORSOERGER.on(date)?);
            }
            if single && !self.provider && self.variant != Variant::Mindstesats {
                parts.push(rates::KTH_TILLAEG_ENLIG_IKKEFORSOERGER.on(date)?);
            }
        }
        Ok(parts)
    }

    /// How paid hours reduce the benefit on the day. `indexed` chooses the indexed fribeløb and
    /// `counted` the wage that is counted, for kontanthjælp from 1 July 2025.
    ///
    /// # Errors
    /// [`MissingRate`] when a parameter is not known.
    pub fn taper(&self, date: Date, indexed: bool, counted: WageCounted) -> Result<Taper, MissingRate> {
        if self.benefit == Benefit::Dagpenge {
            let (full, least) = if self.variant.is_part_time() {
                (&rates::DAGPENGE_FULD_TIMER_DELTID, &rates::DAGPENGE_MINDSTE_TIMER_DELTID)
            } else {
                (&rates::DAGPENGE_FULD_TIMER, &rates::DAGPENGE_MINDSTE_TIMER)
            };
            let (full, least) = (full.on(date)?, least.on(date)?);
            return Ok(Taper::HourForHour { full, least });
        }
        if is_old_kontanthjaelp(date) {
            let disregard = rates::KTH_TIMEFRADRAG.on(date)?;
            let hour_cap = rates::KTH_TIMEFRADRAG_LOFT_TIMER.on(date)?;
            return Ok(Taper::HourlyDisregard { disregard, hour_cap });
        }
        let allowance = match (self.variant, indexed) {
            (Variant::ForhoejetSats, false) => &rates::KTH_FRIBELOEB_FORHOEJET,
            (Variant::ForhoejetSats, true) => &rates::KTH_FRIBELOEB_FORHOEJET_INDEKSERET,
            (Variant::Hjemmeboende, _) => &rates::KTH_FRIBELOEB_HJEMMEBOENDE,
            (_, false) => &rates::KTH_FRIBELOEB_GRUND_MINDSTE,
            (_, true) => &rates::KTH_FRIBELOEB_GRUND_MINDSTE_INDEKSERET,
        };
        let cap_share = match self.variant {
            // The agreement states no cap for hjemmeboende.
            Variant::Hjemmeboende => None,
            Variant::ForhoejetSats => Some(rates::KTH_LOFT_ANDEL_FORHOEJET.on(date)?),
            _ => Some(rates::KTH_LOFT_ANDEL_GRUND_MINDSTE.on(date)?),
        };
        Ok(Taper::AllowanceAndShare {
            allowance: allowance.on(date)?,
            share: rates::KTH_AFTRAPNING.on(date)?,
            cap_share,
            highest_dagpenge: rates::DAGPENGE_MAX_FULDTID.on(date)?,
            counted,
        })
    }
}

/// A month's paid work, as the benefits count it.
#[derive(Debug, Clone, Copy)]
pub struct Work {
    /// Paid hours in the month.
    pub hours: Figure<Hours>,
    /// Wage before everything.
    pub gross: Figure<Kroner>,
    /// Wage after own ATP, own pension and AM-bidrag.
    pub after_am: Figure<Kroner>,
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
    /// An hour less for each paid hour (supplerende dagpenge).
    HourForHour {
        /// Hours of a full month.
        full: Figure<Hours>,
        /// With fewer hours left than this nothing is paid.
        least: Figure<Hours>,
    },
}

impl Taper {
    /// The benefit that is left beside the month's work: never below zero, never above the full
    /// benefit, rounded once after all reductions.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn supplementary(&self, full: Figure<Kroner>, work: &Work, sum: &mut Sum) -> Result<Figure<Kroner>, Failure> {
        Ok(match *self {
            Self::HourlyDisregard { disregard, hour_cap } => {
                let hours = if work.hours.value > hour_cap.value {
                    sum.lowest("benefit.timerMedFradrag", work.hours, hour_cap)
                } else {
                    work.hours
                };
                let free: Figure<Kroner> =
                    sum.product("benefit.timefradrag", &[by(disregard), by(hours)], Rounding::Ore)?;
                let deducted = sum.add("benefit.fradragesLoen", &[with(work.after_am), less(free)])?;
                let deducted = sum.at_least_zero("benefit.fradragesLoen", deducted);
                left(full, deducted, sum)?
            }
            Self::AllowanceAndShare { allowance, share, cap_share, highest_dagpenge, counted } => {
                let wage = match counted {
                    WageCounted::AfterAm => work.after_am,
                    WageCounted::BeforeAm => work.gross,
                };
                let above = sum.add("benefit.loenOverFribeloeb", &[with(wage), less(allowance)])?;
                let above = sum.at_least_zero("benefit.loenOverFribeloeb", above);
                let deducted = sum.product("benefit.nedsaettelse", &[by(share), by(above)], Rounding::OreHalfDown)?;
                let benefit = left(full, deducted, sum)?;
                match cap_share {
                    Some(cap_share) => capped(benefit, wage, cap_share, highest_dagpenge, sum)?,
                    None => benefit,
                }
            }
            Self::HourForHour { full: full_hours, least } => {
                let payable = sum.add("benefit.timerTilbage", &[with(full_hours), less(work.hours)])?;
                if payable.value < least.value {
                    // Below the least number of hours nothing is paid.
                    let none = Figure::constant(Hours::ZERO);
                    let payable = sum.lowest("benefit.mindsteUdbetaling", payable, none);
                    let payable = sum.at_least_zero("benefit.mindsteUdbetaling", payable);
                    return Ok(sum.product(
                        "benefit.dagpenge",
                        &[by(full), by(payable), over(full_hours)],
                        Rounding::Ore,
                    )?);
                }
                sum.product("benefit.dagpenge", &[by(full), by(payable), over(full_hours)], Rounding::Ore)?
            }
        })
    }
}

fn left(full: Figure<Kroner>, deducted: Figure<Kroner>, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
    let benefit = sum.add("benefit.supplerende", &[with(full), less(deducted)])?;
    Ok(sum.at_least_zero("benefit.supplerende", benefit))
}

/// Beyond the cap on wage and benefit together the benefit falls krone for krone.
fn capped(
    benefit: Figure<Kroner>,
    wage: Figure<Kroner>,
    cap_share: Figure<Percent>,
    highest_dagpenge: Figure<Kroner>,
    sum: &mut Sum,
) -> Result<Figure<Kroner>, Overflow> {
    let cap: Figure<Kroner> = sum.product("benefit.loft", &[by(cap_share), by(highest_dagpenge)], Rounding::Ore)?;
    let together = sum.add::<Kroner>("benefit.loenOgYdelse", &[with(wage), with(benefit)])?;
    if together.value <= cap.value || benefit.value.count() == 0 {
        return Ok(benefit);
    }
    let room = sum.add("benefit.underLoft", &[with(cap), less(wage)])?;
    Ok(sum.at_least_zero("benefit.underLoft", room))
}
