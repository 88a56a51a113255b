//! Benefits: what a person is entitled to, and how paid hours reduce it.
//!
//! A benefit is a value; its rates are a table ([`VARIANTS`]), and how it is reduced is one of a
//! few families of [`Taper`]. What exists on a day follows from the data: the rates of the older
//! kontanthjælp end on 30 June 2025, and those of the new one begin the day after.

mod taper;
mod variants;

use serde::{Serialize, Serializer};

pub use self::{
    taper::{Lenient, Reduced, ShareOfWage, Taper, Told, Work},
    variants::VARIANTS,
};
use crate::{
    date::Date,
    few::Few,
    field::Field,
    law::{Failure, MONTHS, WEEKS},
    money::{Hours, Kroner, Overflow, Rounding},
    names::names,
    rates::{self, MissingRate, Rate},
    sum::{Figure, Sum, by, over},
};

/// Supplements that a benefit may have at once.
const MOST_SUPPLEMENTS: usize = 4;
/// A benefit's rate and its supplements.
pub(crate) const MOST_PARTS: usize = 1 + MOST_SUPPLEMENTS;

/// A benefit that can be held beside paid hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Benefit {
    /// Kontanthjælp (lov om aktiv socialpolitik).
    Kontanthjaelp,
    /// Uddannelseshjælp (lov om aktiv socialpolitik § 23, to 30 June 2025).
    Uddannelseshjaelp,
    /// Selvforsørgelses- og hjemrejseydelse and overgangsydelse; integrationsydelse before 2020
    /// (lov om aktiv socialpolitik § 22, to 30 June 2025).
    Sho,
    /// A-dagpenge (lov om arbejdsløshedsforsikring).
    Dagpenge,
    /// Efterløn (lov om arbejdsløshedsforsikring).
    Efterloen,
    /// Nedsatte sygedagpenge (sygedagpengeloven § 53).
    Sygedagpenge,
    /// Ressourceforløbsydelse in a ressourceforløb (lov om aktiv socialpolitik § 68).
    Ressourceforloeb,
    /// Ressourceforløbsydelse in a jobafklaringsforløb (lov om aktiv socialpolitik § 69 j).
    Jobafklaring,
    /// Revalideringsydelse (lov om aktiv socialpolitik).
    Revalidering,
    /// Fleksløntilskud, with ledighedsydelse as the situation without the fleksjob.
    Fleksjob,
    /// Førtidspension awarded from 2003 (pensionsloven).
    Foertidspension,
    /// Tidlig pension (pensionsloven).
    TidligPension,
    /// Uddannelsesstøtte (SU-loven).
    Su,
}

names!(Benefit { Kontanthjaelp "kontanthjaelp", Uddannelseshjaelp "uddannelseshjaelp", Sho "sho", Dagpenge "dagpenge", Efterloen "efterloen", Sygedagpenge "sygedagpenge", Ressourceforloeb "ressourceforloeb", Jobafklaring "jobafklaring", Revalidering "revalidering", Fleksjob "fleksjob", Foertidspension "foertidspension", TidligPension "tidligPension", Su "su" });

/// Every benefit with its name in the input, in the order a form offers them.
pub const BENEFITS: [(&str, Benefit); 13] = [
    ("kontanthjaelp", Benefit::Kontanthjaelp),
    ("uddannelseshjaelp", Benefit::Uddannelseshjaelp),
    ("sho", Benefit::Sho),
    ("dagpenge", Benefit::Dagpenge),
    ("sygedagpenge", Benefit::Sygedagpenge),
    ("jobafklaring", Benefit::Jobafklaring),
    ("ressourceforloeb", Benefit::Ressourceforloeb),
    ("revalidering", Benefit::Revalidering),
    ("fleksjob", Benefit::Fleksjob),
    ("foertidspension", Benefit::Foertidspension),
    ("efterloen", Benefit::Efterloen),
    ("tidligPension", Benefit::TidligPension),
    ("su", Benefit::Su),
];

impl Benefit {
    /// Help under lov om aktiv socialpolitik to which spouses are bound to provide for each other.
    #[must_use]
    pub const fn is_help(self) -> bool {
        matches!(self, Self::Kontanthjaelp | Self::Uddannelseshjaelp | Self::Sho)
    }

    /// Paid for hours without work, whatever is earned in the others.
    #[must_use]
    pub const fn is_paid_by_the_hour(self) -> bool {
        matches!(self, Self::Dagpenge | Self::Efterloen | Self::Sygedagpenge)
    }

    /// The jobpræmie was for its long-term recipients (LOV 287/2017).
    #[must_use]
    pub const fn has_jobpraemie(self) -> bool {
        !matches!(self, Self::Su | Self::Efterloen | Self::Foertidspension | Self::TidligPension | Self::Fleksjob)
    }

    /// The state pays obligatorisk pension on top of it (ATP-loven § 17 s). Help under the older
    /// integration rules, tidlig pension and SU are not on the list.
    #[must_use]
    pub const fn has_obligatorisk_pension(self) -> bool {
        !matches!(self, Self::Sho | Self::TidligPension | Self::Su)
    }

    /// A pension that gives grøn check to those who receive it at the end of the year (kompensationsloven § 1, stk. 1).
    #[must_use]
    pub const fn is_pension(self) -> bool {
        matches!(self, Self::Foertidspension | Self::TidligPension)
    }

    /// Paid by the state alone; the others follow the ladder of refusion and medfinansiering.
    #[must_use]
    pub const fn is_paid_by_the_state(self) -> bool {
        matches!(self, Self::Efterloen | Self::TidligPension | Self::Su)
    }
}

/// One rate of a benefit.
#[derive(Debug)]
pub struct Variant {
    /// The benefit that it belongs to.
    pub benefit: Benefit,
    /// Its name in the input.
    pub id: &'static str,
    rates: Rates,
    kind: Kind,
}

impl PartialEq for Variant {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Serialize for &'static Variant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

/// Which of its rates a variant has, by the household.
#[derive(Debug)]
enum Rates {
    One(Rate<Kroner>),
    ByProvider {
        provider: Rate<Kroner>,
        other: Rate<Kroner>,
    },
    ByHousehold {
        single_provider: Rate<Kroner>,
        couple_provider: Rate<Kroner>,
        other: Rate<Kroner>,
    },
    ByCouple {
        single: Rate<Kroner>,
        couple: Rate<Kroner>,
    },
    /// A weekly maximum for so many hours a week, which changes on the first Monday of January (sygedagpengeloven § 50, stk. 1): a month has
    /// that of its weeks.
    Weekly {
        rate: Rate<Kroner>,
        hours: Rate<Hours>,
    },
    /// The data has none: the amount is typed.
    Typed,
}

/// What decides the rules that a variant follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Help to 30 June 2025, and how it stands to supplements, ceiling and the 225 hours.
    Old(OldHelp),
    /// Kontanthjælp from 1 July 2025.
    New(Sats),
    /// Paid for the hours that are left of a full month.
    ByTheHour { part_time: bool },
    /// As dagpenge, with a lenient rule for low wages.
    Efterloen { part_time: bool },
    /// Paid for the hours of absence.
    Absence,
    /// A share of the wage is deducted.
    ShareOfWage,
    /// A share of the wage, and the wage of a full-time job as a ceiling.
    Fleksjob,
    /// Above a yearly allowance.
    Yearly,
    /// Above a yearly allowance, with a rebate.
    Su { ungdom: bool },
}

/// The older help's own groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OldHelp {
    /// The adult rate (LAS § 25, stk. 2).
    Voksen,
    /// Kontanthjælp of the young with an education (LAS § 25, stk. 3).
    Ung { hjemmeboende: bool },
    /// Uddannelseshjælp at the level of SU (LAS § 23).
    Uddannelse { hjemmeboende: bool },
    /// Uddannelseshjælp at the adult rate.
    UddannelseVoksen,
    /// Selvforsørgelses- og hjemrejseydelse.
    Sho,
}

/// The rates of kontanthjælp from 1 July 2025, as their tapers differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sats {
    Forhoejet,
    Grund,
    Mindste,
    Hjemmeboende,
}

/// Does the person live alone or with a spouse or partner?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Household {
    /// Alone.
    Single,
    /// Married or living with a partner.
    Couple,
}

/// Which wage the new kontanthjælp counts; the adopted text is not settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WageCounted {
    /// After AM-bidrag, own ATP and own pension, as the older rule did.
    #[default]
    AfterAm,
    /// The wage before all of these.
    BeforeAm,
}

/// The age group that a supplement for the young goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ungetillaeg {
    /// Has none.
    #[default]
    None,
    /// Aged 18 to 24.
    Under25,
    /// Aged 25 to 29.
    From25,
}

/// Supplements that do not follow from the household alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct Supplements {
    /// Aktivitetstillæg to 30 June 2025, særligt ungetillæg from 1 July 2025.
    pub ungetillaeg: Ungetillaeg,
    /// Midlertidigt tilpasningstillæg on grundsats.
    pub tilpasningstillaeg: bool,
    /// Danskbonus beside selvforsørgelses- og hjemrejseydelse.
    pub danskbonus: bool,
}

impl Supplements {
    /// None.
    pub const NONE: Self = Self {
        ungetillaeg: Ungetillaeg::None,
        tilpasningstillaeg: false,
        danskbonus: false,
    };
}

/// A benefit as one person holds it.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// Which rate of which benefit.
    pub variant: &'static Variant,
    /// Lives alone or not.
    pub household: Household,
    /// Has children under 18.
    pub provider: bool,
    /// The amount a month as typed, instead of the rates.
    pub amount: Option<Kroner>,
    /// The supplements asked for.
    pub supplements: Supplements,
    /// Hours a week before an illness (sygedagpenge); none is full time.
    pub weekly_hours: Option<Hours>,
}

/// Was kontanthjælp on this day the one with an hourly disregard (to 30 June 2025)?
#[must_use]
pub fn is_old_kontanthjaelp(date: Date) -> bool {
    rates::KTH_TIMEFRADRAG.is_listed(date)
}

impl Variant {
    /// Does the variant exist on the day?
    #[must_use]
    pub fn exists_on(&self, date: Date) -> bool {
        match &self.rates {
            Rates::One(rate) | Rates::Weekly { rate, .. } => rate.is_listed(date),
            Rates::ByProvider { other, .. }
            | Rates::ByHousehold { other, .. }
            | Rates::ByCouple { couple: other, .. } => other.is_listed(date),
            Rates::Typed => true,
        }
    }

    /// The rate that somebody has who was told to have this one: a child of one's own at home gives another.
    #[must_use]
    pub fn of(&'static self, child_at_home: bool) -> &'static Self {
        let moved = variants::WITH_A_CHILD.into_iter().find(|(without, _)| child_at_home && *without == self.id);
        moved.and_then(|(_, id)| VARIANTS.iter().find(|variant| variant.id == id)).unwrap_or(self)
    }

    /// Help of the system to 30 June 2025.
    #[must_use]
    pub const fn is_old_help(&self) -> bool {
        matches!(self.kind, Kind::Old(_))
    }

    /// Kontanthjælp of the system from 1 July 2025.
    #[must_use]
    pub const fn is_new_help(&self) -> bool {
        matches!(self.kind, Kind::New(_))
    }

    /// Forhøjet sats.
    #[must_use]
    pub fn is_forhoejet(&self) -> bool {
        self.kind == Kind::New(Sats::Forhoejet)
    }

    /// Insured part time.
    #[must_use]
    pub const fn is_part_time(&self) -> bool {
        matches!(self.kind, Kind::ByTheHour { part_time: true } | Kind::Efterloen { part_time: true })
    }
}

impl Held {
    /// What the benefit a month is made of before any reduction: its rate and the supplements
    /// that follow from the household; or the typed amount alone.
    ///
    /// # Errors
    /// [`Failure::MissingRate`] when a rate is not known and no amount is typed.
    pub fn parts(&self, date: Date, sum: &mut Sum) -> Result<Few<Figure<Kroner>, MOST_PARTS>, Failure> {
        if let Some(amount) = self.amount {
            return Ok(Few::one(Figure::input(Field::Amount, amount)));
        }
        if let Rates::Weekly { rate, hours } = &self.variant.rates {
            let (rate, full) = (rate.on(date.in_the_months_weeks())?, hours.on(date)?);
            let mut terms = Few::<_, 5>::one(by(rate));
            terms.push(by(WEEKS))?;
            terms.push(over(MONTHS))?;
            if let Some(hours) = self.weekly_hours {
                terms.push(by(Figure::input(Field::NormalWeeklyHours, hours)))?;
                terms.push(over(full))?;
            }
            return Ok(Few::one(sum.product("benefit.maaned", &terms, Rounding::Ore)?));
        }
        let mut parts = Few::one(self.rate(date)?);
        for supplement in &*self.supplements()? {
            parts.push(supplement.on(date)?)?;
        }
        Ok(parts)
    }

    /// The rate a month without supplements.
    fn rate(&self, date: Date) -> Result<Figure<Kroner>, MissingRate> {
        let single = self.household == Household::Single;
        let rate = match &self.variant.rates {
            Rates::One(rate) => rate,
            Rates::ByProvider { provider, .. } if self.provider => provider,
            Rates::ByHousehold { single_provider, .. } if self.provider && single => single_provider,
            Rates::ByHousehold { couple_provider, .. } if self.provider => couple_provider,
            Rates::ByProvider { other, .. } | Rates::ByHousehold { other, .. } => other,
            Rates::ByCouple { single: rate, .. } if single => rate,
            Rates::ByCouple { couple, .. } => couple,
            Rates::Weekly { .. } | Rates::Typed => return Err(MissingRate::FOR_GOOD),
        };
        rate.on(date)
    }

    /// The supplements beside the rate.
    fn supplements(&self) -> Result<Few<Rate<Kroner>, MOST_SUPPLEMENTS>, Overflow> {
        let single = self.household == Household::Single;
        let mut rates = Few::none(rates::KTH_BOERNETILLAEG);
        let asked = self.supplements.ungetillaeg;
        match self.variant.kind {
            Kind::New(Sats::Forhoejet | Sats::Grund | Sats::Mindste) => {
                let is = |sats| self.variant.kind == Kind::New(sats);
                if self.provider {
                    rates.push(rates::KTH_BOERNETILLAEG)?;
                }
                if single && self.provider && !is(Sats::Forhoejet) {
                    rates.push(rates::KTH_TILLAEG_ENLIG_FORSOERGER)?;
                }
                if single && !self.provider && !is(Sats::Mindste) {
                    rates.push(rates::KTH_TILLAEG_ENLIG_IKKEFORSOERGER)?;
                }
                if is(Sats::Grund) {
                    match (asked, self.provider) {
                        (Ungetillaeg::None, _) => {}
                        (_, true) => rates.push(rates::KTH_UNGETILLAEG_U30_FORSOERGER)?,
                        (Ungetillaeg::Under25, _) => rates.push(rates::KTH_UNGETILLAEG_18_24_IKKEFORSOERGER)?,
                        (Ungetillaeg::From25, _) => rates.push(rates::KTH_UNGETILLAEG_25_29_IKKEFORSOERGER)?,
                    }
                    if self.supplements.tilpasningstillaeg {
                        rates.push(rates::KTH_TILPASNINGSTILLAEG_U30_GRUNDSATS)?;
                    }
                }
            }
            Kind::Old(OldHelp::Ung { hjemmeboende }) if asked != Ungetillaeg::None => {
                if self.provider && !hjemmeboende {
                    rates.push(if single {
                        rates::KTH_AKTIVITETSTILLAEG_ENLIG_FORSOERGER_U30
                    } else {
                        rates::KTH_AKTIVITETSTILLAEG_FORSOERGER_U30
                    })?;
                } else if asked == Ungetillaeg::From25 {
                    rates.push(if hjemmeboende {
                        rates::KTH_AKTIVITETSTILLAEG_25_29_HJEMMEBOENDE
                    } else {
                        rates::KTH_AKTIVITETSTILLAEG_25_29_UDEBOENDE
                    })?;
                }
            }
            Kind::Old(OldHelp::Uddannelse { hjemmeboende }) if asked != Ungetillaeg::None => {
                rates.push(match (self.provider && !hjemmeboende, single, asked, hjemmeboende) {
                    (true, true, ..) => rates::UDD_AKTIVITETSTILLAEG_ENLIG_FORSOERGER,
                    (true, false, ..) => rates::UDD_AKTIVITETSTILLAEG_FORSOERGER,
                    (_, _, Ungetillaeg::From25, true) => rates::UDD_AKTIVITETSTILLAEG_25_29_HJEMMEBOENDE,
                    (_, _, Ungetillaeg::From25, false) => rates::UDD_AKTIVITETSTILLAEG_25_29_UDEBOENDE,
                    (.., true) => rates::UDD_AKTIVITETSTILLAEG_U25_HJEMMEBOENDE,
                    (.., false) => rates::UDD_AKTIVITETSTILLAEG_U25_UDEBOENDE,
                })?;
            }
            Kind::Old(OldHelp::Sho) if self.supplements.danskbonus => rates.push(rates::SHO_DANSKBONUS)?,
            _ => {}
        }
        if self.variant.benefit == Benefit::Su && single && self.provider && self.variant.id == variants::SU_UDEBOENDE {
            rates.push(rates::SU_FORSOERGERTILLAEG_ENLIG)?;
        }
        Ok(rates)
    }

    /// What the 225-timersregel takes from the full help (LAS §§ 13 f and 13 g) of somebody
    /// unmarried: most at the adult rate, supplements included, and less below it. It takes nothing from
    /// uddannelseshjælp at the level of SU (§ 23, stk. 2, nr. 1, 2 and 6-9), nor from
    /// selvforsørgelses- og hjemrejseydelse, which it takes from married couples alone.
    ///
    /// # Errors
    /// [`MissingRate`] when the amount of the year is not known, and where the rule is not of the
    /// day.
    pub fn cut_by_225_hours(&self, date: Date, full: Kroner) -> Result<Option<Figure<Kroner>>, MissingRate> {
        let Kind::Old(group) = self.variant.kind else { return Ok(None) };
        let adult = if self.provider { rates::KTH_30PLUS_FORSOERGER } else { rates::KTH_30PLUS_ANDRE };
        let is_spared = match group {
            OldHelp::Sho => true,
            OldHelp::Uddannelse { .. } => full <= self.rate(date)?.value,
            OldHelp::Voksen | OldHelp::Ung { .. } | OldHelp::UddannelseVoksen => false,
        };
        if is_spared {
            Ok(None)
        } else if full >= adult.on(date)?.value {
            rates::KTH_225_NEDSAETTELSE_VOKSENSATS.on(date).map(Some)
        } else {
            rates::KTH_225_NEDSAETTELSE_LAVERE_SATS.on(date).map(Some)
        }
    }

    /// Kontanthjælpsloftet on help, boligstøtte and særlig støtte together (LAS § 25 b), kr./month;
    /// none for those who have no ceiling.
    ///
    /// # Errors
    /// [`MissingRate`] when the ceiling of the group is not in the data.
    pub fn loft(&self, date: Date, children: usize) -> Result<Option<Figure<Kroner>>, MissingRate> {
        let Kind::Old(group) = self.variant.kind else { return Ok(None) };
        let single = self.household == Household::Single;
        // A provider whose children's ages are not told has one child.
        let children = if self.provider { children.max(1) } else { 0 };
        let rate = match (group, single, children) {
            (OldHelp::Sho, ..) => return Err(MissingRate::FOR_GOOD),
            (OldHelp::Voksen, true, 0) => rates::KTH_LOFT_STK1_ENLIG_IKKEFORSOERGER,
            (OldHelp::Voksen, true, 1) => rates::KTH_LOFT_STK1_ENLIG_1BARN,
            (OldHelp::Voksen, true, _) => rates::KTH_LOFT_STK1_ENLIG_2PLUSBOERN,
            (OldHelp::Voksen, false, 0) => rates::KTH_LOFT_STK1_GIFT_SAML_IKKEFORSOERGER,
            (OldHelp::Voksen, false, _) => rates::KTH_LOFT_STK1_GIFT_SAML_FORSOERGER,
            (OldHelp::Ung { .. }, true, 0) => rates::KTH_LOFT_STK2_ENLIG_IKKEFORSOERGER,
            (OldHelp::Ung { .. }, true, 1) => rates::KTH_LOFT_STK2_ENLIG_1BARN,
            (OldHelp::Ung { .. }, true, _) => rates::KTH_LOFT_STK2_ENLIG_2PLUSBOERN,
            (OldHelp::Ung { .. }, false, 0) => rates::KTH_LOFT_STK2_GIFT_SAML_IKKEFORSOERGER,
            (OldHelp::Ung { .. }, false, 1) => rates::KTH_LOFT_STK2_GIFT_SAML_1BARN,
            (OldHelp::Ung { .. }, false, _) => rates::KTH_LOFT_STK2_GIFT_SAML_2PLUSBOERN,
            (_, true, 0) => rates::KTH_LOFT_STK3_ENLIG_IKKEFORSOERGER,
            (_, true, 1) => rates::KTH_LOFT_STK3_ENLIG_1BARN,
            (_, true, _) => rates::KTH_LOFT_STK3_ENLIG_2PLUSBOERN,
            (_, false, 0) => rates::KTH_LOFT_STK3_GIFT_SAML_IKKEFORSOERGER,
            (_, false, 1) => rates::KTH_LOFT_STK3_GIFT_SAML_1BARN,
            (_, false, _) => rates::KTH_LOFT_STK3_GIFT_SAML_2PLUSBOERN,
        };
        rate.on(date).map(Some)
    }
}
