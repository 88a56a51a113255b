//! What a form offers: the benefits that exist on a date with their amounts, and the version.

use alloc::vec::Vec;

use serde::Serialize;

use crate::{
    date::Date,
    input::{FIRST_DAY, Fault, Reader, Value},
    law::{
        benefits::{BENEFITS, Benefit, Held, Household, Supplements, VARIANTS, Variant},
        tax::{LocalTax, TaxYear},
    },
    money::Kroner,
    person::TaxBasis,
    rates::{DATA_VERSION, LAST_ASKED, LAST_DAY},
    sum::{Figure, Sum, with},
};

/// What can be chosen on a date.
#[derive(Debug, Clone, Serialize)]
pub struct Offer {
    from: Date,
    to: Date,
    until: Date,
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
    variant: &'static Variant,
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

/// Does a question of this build know benefits? What a form of the others offers is the days alone.
const HAS_BENEFITS: bool = cfg!(any(feature = "smaajob", feature = "savings"));

/// The offer on the date in the field `date`.
///
/// # Errors
/// The date's fault.
pub fn on(value: &Value) -> Result<Offer, Vec<Fault>> {
    let mut reader = Reader::new(value);
    let date = reader.date("date").unwrap_or(LAST_DAY);
    reader.finish()?;
    let benefits = BENEFITS.into_iter().filter(|_| HAS_BENEFITS).map(|(_, benefit)| OfferedBenefit {
        benefit,
        variants: VARIANTS
            .iter()
            .filter(|variant| variant.benefit == benefit && variant.exists_on(date))
            .map(|variant| OfferedVariant { variant, amounts: amounts(variant, date) })
            .collect(),
    });
    let benefits = benefits.filter(|benefit| !benefit.variants.is_empty()).collect();
    let local = if HAS_BENEFITS { TaxYear::on(date).and_then(|_| LocalTax::on(date, None, false)).ok() } else { None };
    Ok(Offer {
        from: FIRST_DAY,
        to: LAST_DAY,
        until: LAST_ASKED,
        benefits,
        tax: TaxBasis::of(local.as_ref()),
    })
}

fn amounts(variant: &'static Variant, date: Date) -> Amounts {
    let amount = |household, provider| {
        let held = Held {
            variant: variant.of(provider),
            household,
            provider,
            amount: None,
            supplements: Supplements::default(),
            weekly_hours: None,
        };
        let parts: Vec<_> = held.parts(date, &mut Sum::silent()).ok()?.iter().copied().map(with).collect();
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
