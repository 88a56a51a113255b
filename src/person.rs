//! The person that every calculator starts from: the date, the benefit, the household and the
//! municipality, read from the same fields in each.

use crate::{
    date::Date,
    input::{Allowed, FaultCode, Reader},
    law::benefits::{Benefit, Held, Household, VARIANTS, Variant},
    law::tax::{LocalTax, TaxYear},
    money::{Kroner, Percent},
    rates::LAST_DAY,
    sum::{Figure, Origin},
};

use serde::Serialize;

/// The largest benefit that may be typed: 50,000 kr. a month.
const HIGHEST_BENEFIT: Kroner = Kroner::new(5_000_000);

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

impl Person {
    /// Reads the fields that the calculators share.
    pub fn read(reader: &mut Reader<'_>) -> Self {
        let date = reader.date("date");
        let is_dated = date.is_some();
        let date = date.unwrap_or(LAST_DAY);
        let benefit = reader.choice(
            "benefit",
            &[("kontanthjaelp", Benefit::Kontanthjaelp), ("dagpenge", Benefit::Dagpenge)],
            None,
        );
        let names = VARIANTS.map(|(_, name, variant)| (name, variant));
        let variant = reader.choice("variant", &names, None);
        let is_typed = reader.has("amount");
        let amount = reader.kroner("amount", HIGHEST_BENEFIT, Some(Kroner::ZERO));
        let household =
            reader.choice("household", &[("single", Household::Single), ("couple", Household::Couple)], None);
        let held = Held {
            benefit: benefit.unwrap_or(Benefit::Kontanthjaelp),
            variant: variant.unwrap_or(Variant::Fuldtid),
            household: household.unwrap_or(Household::Single),
            provider: reader.flag("provider", false),
            amount: is_typed.then_some(amount),
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

/// The variant must belong to the benefit, exist on the day and have a known amount.
fn check_variant(reader: &mut Reader<'_>, date: Date, held: &Held) {
    let offered = VARIANTS.iter().filter(|(benefit, _, variant)| *benefit == held.benefit && variant.exists_on(date));
    let choices: alloc::vec::Vec<&'static str> = offered.clone().map(|(_, name, _)| *name).collect();
    let allowed = Allowed { choices: Some(choices), ..Allowed::default() };
    if !VARIANTS.iter().any(|(benefit, _, variant)| *benefit == held.benefit && *variant == held.variant) {
        reader.fault("variant", FaultCode::NotAChoice, allowed);
    } else if !held.variant.exists_on(date) {
        reader.fault("variant", FaultCode::NotHeldThen, allowed);
    } else if held.parts(date).is_err() {
        reader.fault("amount", FaultCode::NoRate, Allowed::default());
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

/// Which kommuneskat a result used.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct TaxBasis {
    /// "kommune", "average", or "none": the year's tax is not known.
    pub basis: &'static str,
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
                None => "none",
                Some(local) if local.own_kommune => "kommune",
                Some(_) => "average",
            },
            kommuneskat: local.map(|local| local.kommuneskat.value),
            kirkeskat: local.and_then(|local| local.kirkeskat).map(|kirkeskat| kirkeskat.value),
        }
    }
}
