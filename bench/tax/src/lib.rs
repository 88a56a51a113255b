//! A thousand income taxes: the engine's work without reading a question and writing an answer. `tax.mjs` is the same
//! in JavaScript.

use jobgevinst::{
    date::Date,
    law::tax::{TaxYear, Taxpayer, income_tax},
    money::{Kroner, Percent},
    sum::{Figure, Sum},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// The tax of 1,000 kr. a year in wages, of 2,000 and so on to a million, in øre together; 0 where the rates are not
/// there.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
#[must_use]
pub fn taxes() -> f64 {
    let Ok(year) = TaxYear::on(Date::new(2026, 1, 1)) else { return 0.0 };
    let kommune = Figure::constant(Percent::new(250_000));
    let church = Figure::constant(Percent::new(7_000));
    let mut all = 0;
    for wage in 1..=1000 {
        let person = Taxpayer {
            wage: Figure::constant(Kroner::new(wage * 100_000)),
            ..Taxpayer::new(kommune, Some(church))
        };
        all += income_tax(&year, &person, &mut Sum::silent()).map_or(0, |tax| tax.total.value.ore());
    }
    #[allow(clippy::cast_precision_loss, reason = "far below 2^53")]
    let all = all as f64;
    all
}
