//! An exact amount as products that are added and subtracted: what is above a limit is decided by
//! it, and rounded only where it is shown.

use alloc::vec::Vec;

use crate::{
    money::Number,
    sum::{Figure, Term, over},
};

const ONE: Figure<Number> = Figure::constant(Number::whole(1));

/// One product: what multiplies, what divides, and whether it is subtracted.
#[derive(Debug, Clone)]
struct Product {
    is_minus: bool,
    by: Vec<Term>,
    over: Vec<Term>,
}

/// Products, added.
#[derive(Debug, Clone, Default)]
pub struct Products(Vec<Product>);

impl Products {
    /// One product; something must multiply.
    pub fn of(by: &[Term], over: &[Term]) -> Self {
        Self(alloc::vec![Product { is_minus: false, by: by.to_vec(), over: over.to_vec() }])
    }

    /// Both.
    pub fn plus(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The difference.
    pub fn minus(mut self, other: Self) -> Self {
        self.0.extend(other.0.into_iter().map(|product| Product { is_minus: !product.is_minus, ..product }));
        self
    }

    /// Each product multiplied and divided.
    pub fn times(mut self, by: &[Term], over: &[Term]) -> Self {
        for product in &mut self.0 {
            product.by = [by, &product.by].concat();
            product.over.extend(over);
        }
        self
    }

    /// Is there nothing to add?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In the order that [`crate::sum::Sum::products`] reads.
    pub fn terms(&self) -> Vec<Term> {
        let mut terms = Vec::new();
        let mut is_open = false;
        for Product { is_minus, by, over: under } in &self.0 {
            if is_open && !is_minus {
                // Only what divides ends a product that another one is added to.
                terms.push(over(ONE));
            }
            let first = by.first().map(|term| if *is_minus { term.subtracted() } else { *term });
            terms.extend(first.into_iter().chain(by.iter().skip(1).copied()).chain(under.iter().copied()));
            is_open = under.is_empty();
        }
        terms
    }
}
