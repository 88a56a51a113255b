//! What a form offers: the benefits that exist on a date with their amounts, and the version.

use alloc::vec::Vec;

use serde::Serialize;

use crate::{
    date::Date,
    input::{FIRST_DAY, Fault, Reader, Value},
    law::{
        benefits::{Benefit, Held, Household, VARIANTS, Variant},
        tax::{LocalTax, TaxYear},
    },
    money::Kroner,
    person::TaxBasis,
    rates::{DATA_VERSION, LAST_DAY},
    sum::{Figure, Sum, with},
};

/// What can be chosen on a date.
#[derive(Debug, Clone, Serialize)]
pub struct Offer {
    from: Date,
    to: Date,
    benefits: Vec<OfferedBenefit>,
    tax: TaxBasis,
}

#[derive(Debug, Clone, Serialize)]
struct OfferedBenefit {
    benefit: Benefit,
    variants: Vec<OfferedVariant>,
}

#[derive(Debug, Clone, Serialize)]
struct OfferedVariant {
    variant: Variant,
    amounts: Amounts,
}

/// The full benefit a month by household; none where it is not known.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Amounts {
    single: Option<Kroner>,
    single_provider: Option<Kroner>,
    couple: Option<Kroner>,
    couple_provider: Option<Kroner>,
}

/// The offer on the date in the field `date`.
///
/// # Errors
/// The date's fault.
pub fn on(value: &Value) -> Result<Offer, Vec<Fault>> {
    let mut reader = Reader::new(value);
    let date = reader.date("date").unwrap_or(LAST_DAY);
    reader.finish()?;
    let benefits = [Benefit::Kontanthjaelp, Benefit::Dagpenge].map(|benefit| OfferedBenefit {
        benefit,
        variants: VARIANTS
            .iter()
            .filter(|(of, _, variant)| *of == benefit && variant.exists_on(date))
            .map(|(_, _, variant)| OfferedVariant { variant: *variant, amounts: amounts(benefit, *variant, date) })
            .collect(),
    });
    let local = TaxYear::on(date).and_then(|_| LocalTax::on(date, None, false)).ok();
    Ok(Offer {
        from: FIRST_DAY,
        to: LAST_DAY,
        benefits: benefits.into(),
        tax: TaxBasis::of(local.as_ref()),
    })
}

fn amounts(benefit: Benefit, variant: Variant, date: Date) -> Amounts {
    let amount = |household, provider| {
        let held = Held { benefit, variant, household, provider, amount: None };
        let parts: Vec<_> = held.parts(date).ok()?.into_iter().map(with).collect();
        let full: Figure<Kroner> = Sum::silent().add("benefit.fuld", &parts).ok()?;
        Some(full.value)
    };
    Amounts {
        single: amount(Household::Single, false),
        single_provider: amount(Household::Single, true),
        couple: amount(Household::Couple, false),
        couple_provider: amount(Household::Couple, true),
    }
}

/// Which engine and which data.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Version {
    engine: &'static str,
    data: &'static str,
    commit: &'static str,
}

/// The version of the engine, of the data, and the commit it was built from.
#[must_use]
pub fn version() -> Version {
    Version {
        engine: env!("CARGO_PKG_VERSION"),
        data: DATA_VERSION,
        commit: option_env!("JOBGEVINST_COMMIT").unwrap_or(""),
    }
}
