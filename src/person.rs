//! The person that every calculator starts from: the date, the benefit, the household and the
//! municipality, read from the same fields in each.

use crate::{
    date::Date,
    input::{Allowed, Fault, FaultCode, Reader},
    law::{
        benefits::{BENEFITS, Benefit, Held, Household, Supplements, VARIANTS, Variant},
        tax::{LocalTax, TaxYear},
    },
    money::{Hours, Kroner, Percent},
    names::names,
    rates::LAST_DAY,
    sum::{Figure, Origin, Sum},
};

use alloc::vec::Vec;

use serde::Serialize;

/// The largest benefit that may be typed: 50,000 kr. a month.
pub const HIGHEST_BENEFIT: Kroner = Kroner::new(5_000_000);

/// The highest monthly wage that may be typed: 300,000 kr.
pub const HIGHEST_MONTHLY_WAGE: Kroner = Kroner::new(30_000_000);
/// The highest hourly wage that may be typed: 2,000 kr.
pub const HIGHEST_HOURLY_WAGE: Kroner = Kroner::new(200_000);

/// Fifty years of them.
pub const MOST_WEEKS: i32 = 2_600;

/// Benefit weeks within the last three years, the field `weeksOnSupport`, for the ladder of refusion.
/// Most long-term recipients are on its last step; 50 years is longer than a working life.
pub fn weeks_on_support(reader: &mut Reader<'_>) -> i32 {
    const LAST_STEP: i32 = 53;
    reader.whole("weeksOnSupport", 0, MOST_WEEKS, Some(LAST_STEP))
}

/// What may be earned beside a benefit before it falls, where the data lacks it or instead of it:
/// the fields `indkomstfradrag`, kr./year, at most 500,000, and `suFribeloeb`, kr./month, at most
/// 100,000.
pub fn allowances(reader: &mut Reader<'_>) -> [Option<Kroner>; 2] {
    const HIGHEST: Kroner = Kroner::new(50_000_000);
    const HIGHEST_OF_SU: Kroner = Kroner::new(10_000_000);
    [reader.optional_kroner("indkomstfradrag", HIGHEST), reader.optional_kroner("suFribeloeb", HIGHEST_OF_SU)]
}

/// A person on a benefit, on a day, in a municipality.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// The day whose law and rates hold.
    pub date: Date,
    /// The benefit.
    pub held: Held,
    /// Code of the municipality; none is the average of the country.
    pub kommune: Option<u16>,
    /// Pays kirkeskat.
    pub church_member: bool,
}

/// What a calculator asks about a person beyond the shared fields, read before them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Particulars {
    /// Supplements beside the rate.
    pub supplements: Supplements,
    /// Hours a week before an illness.
    pub weekly_hours: Option<Hours>,
    /// Has children at home, told otherwise than by the field `provider`.
    pub has_children: bool,
}

impl Person {
    /// Reads the fields that the calculators share; `answers` tells which benefits the calculator
    /// answers for.
    pub fn read(reader: &mut Reader<'_>, answers: fn(Benefit) -> bool, particulars: Particulars) -> Self {
        let date = reader.date("date");
        let is_dated = date.is_some();
        let date = date.unwrap_or(LAST_DAY);
        let benefits: Vec<_> = BENEFITS.into_iter().filter(|(_, benefit)| answers(*benefit)).collect();
        let benefit = reader.choice("benefit", &benefits, None);
        // Only the benefit's own, where it could be read.
        let belongs =
            |variant: &Variant| benefit.map_or(answers(variant.benefit), |benefit| variant.benefit == benefit);
        let names: Vec<_> =
            VARIANTS.iter().filter(|variant| belongs(variant)).map(|variant| (variant.id, variant)).collect();
        let variant = reader.choice("variant", &names, None);
        let amount = reader.optional_kroner("amount", HIGHEST_BENEFIT);
        let household =
            reader.choice("household", &[("single", Household::Single), ("couple", Household::Couple)], None);
        let provider = reader.flag("provider", false) || particulars.has_children;
        let held = Held {
            variant: variant.unwrap_or(&VARIANTS[0]).of(particulars.has_children),
            household: household.unwrap_or(Household::Single),
            provider,
            amount,
            supplements: particulars.supplements,
            weekly_hours: particulars.weekly_hours,
        };
        // Only where the fields that it depends on could be read.
        if is_dated && benefit.is_some() && variant.is_some() {
            check_variant(reader, date, &held);
        }
        Self {
            date,
            held,
            kommune: reader.kommune("kommune"),
            church_member: reader.flag("churchMember", false),
        }
    }

    /// The tax that the person pays, or nothing when the data lacks a parameter of the year: the
    /// result is then before tax.
    #[must_use]
    pub fn tax(&self) -> Option<(TaxYear, LocalTax)> {
        let year = TaxYear::on(self.date).ok()?;
        let local = LocalTax::on(self.date, self.kommune, self.church_member).ok()?;
        Some((year, local))
    }

    /// Entitled to what the law gives single providers.
    #[must_use]
    pub fn is_single_provider(&self) -> bool {
        self.held.provider && self.held.household == Household::Single
    }
}

/// The variant must exist on the day and have a known amount.
pub(crate) fn check_variant(reader: &mut Reader<'_>, date: Date, held: &Held) {
    if !held.variant.exists_on(date) {
        let held_then = |variant: &&Variant| variant.benefit == held.variant.benefit && variant.exists_on(date);
        let choices = Some(VARIANTS.iter().filter(held_then).map(|variant| variant.id).collect());
        reader.fault("variant", FaultCode::NotHeldThen, Allowed { choices, ..Allowed::default() });
    } else if let Err(failure) = held.parts(date, &mut Sum::silent()) {
        reader.fault("amount", FaultCode::NoRate, Fault::from(failure).allowed);
    }
}

/// One part of the full benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BenefitPart {
    /// Where it comes from: a rate's id, or the field.
    pub origin: Origin,
    /// Kr./month.
    pub amount: Kroner,
}

impl From<Figure<Kroner>> for BenefitPart {
    fn from(figure: Figure<Kroner>) -> Self {
        Self { origin: figure.origin, amount: figure.value }
    }
}

/// Whose rates of kommuneskat and kirkeskat were used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Nobody's: the year's tax is not known.
    None,
    /// The municipality's own.
    Kommune,
    /// The average of the country.
    Average,
}

names!(Basis { None "none", Kommune "kommune", Average "average" });

impl Basis {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::None, Self::Kommune, Self::Average];
}

/// Which kommuneskat a result used.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct TaxBasis {
    /// Whose rates they are.
    pub basis: Basis,
    /// Kommuneskat.
    pub kommuneskat: Option<Percent>,
    /// Kirkeskat, for members.
    pub kirkeskat: Option<Percent>,
}

impl TaxBasis {
    /// Tells which rates were used.
    #[must_use]
    pub fn of(local: Option<&LocalTax>) -> Self {
        Self {
            basis: match local {
                None => Basis::None,
                Some(local) if local.own_kommune => Basis::Kommune,
                Some(_) => Basis::Average,
            },
            kommuneskat: local.map(|local| local.kommuneskat.value),
            kirkeskat: local.and_then(|local| local.kirkeskat).map(|kirkeskat| kirkeskat.value),
        }
    }
}
