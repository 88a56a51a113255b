//! The sum written out (regnestykket), made by the code that computes.
//!
//! The law does its arithmetic through a [`Sum`]: [`Sum::add`], [`Sum::product`],
//! [`Sum::lowest`] and [`Sum::highest`] each compute one line *and* write it down, so a written
//! line cannot say anything but what was computed. A silent sum computes the same numbers and
//! writes nothing.
//!
//! Numbers travel as [`Figure`]s, which know where they came from: a rate of the law, a field
//! that the user typed, or an earlier line. A result can therefore be followed back to its
//! sources, and [`Sum::weakest`] finds the least certain of them.

use alloc::vec::Vec;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::money::{Hours, Kroner, Number, Overflow, Percent, Quantity, Rounding, Unit};

/// How well a value is known, best first. A result is as good as its weakest value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Read in the statute or on the authority's own rate page.
    Law,
    /// An authority's statistic or guidance.
    Official,
    /// Quoted by somebody else.
    Secondary,
    /// Computed from values of the former kinds.
    Derived,
    /// Our own choice, or the user's.
    Assumption,
}

/// Where a number came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Origin {
    /// An earlier line, by its index.
    Line {
        /// Index into [`Sum::lines`].
        line: u16,
    },
    /// A rate of the law.
    Rate {
        /// Its id in `data/rates.csv`.
        id: &'static str,
        /// Its status on the day it was looked up for.
        status: Status,
    },
    /// A field of the input.
    Input {
        /// JSON pointer into the input.
        field: &'static str,
        /// Set where the field holds an assumption rather than a fact about the case.
        #[serde(skip_serializing_if = "Option::is_none")]
        status: Option<Status>,
    },
    /// A number that belongs to the formula: 12 months, 52 weeks.
    Constant,
}

/// A number and where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure<T> {
    /// The number.
    pub value: T,
    /// Where it came from.
    pub origin: Origin,
}

impl<T> Figure<T> {
    /// A fact about the case that the user typed.
    pub const fn input(field: &'static str, value: T) -> Self {
        let origin = Origin::Input { field, status: None };
        Self { value, origin }
    }

    /// An assumption that the user typed or left at its default.
    pub const fn assumption(field: &'static str, value: T) -> Self {
        let status = Some(Status::Assumption);
        let origin = Origin::Input { field, status };
        Self { value, origin }
    }

    /// A number that belongs to the formula.
    pub const fn constant(value: T) -> Self {
        let origin = Origin::Constant;
        Self { value, origin }
    }
}

/// A number of any kind, as a line holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    count: i64,
    unit: Unit,
}

impl Amount {
    fn of<T: Quantity>(value: T) -> Self {
        Self { count: value.count(), unit: T::UNIT }
    }

    /// The whole count that the number is held as.
    #[must_use]
    pub const fn count(self) -> i64 {
        self.count
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.unit {
            Unit::Ore => Kroner::from_count(self.count).serialize(serializer),
            Unit::Percent => Percent::from_count(self.count).serialize(serializer),
            Unit::Hours => Hours::from_count(self.count).serialize(serializer),
            Unit::Number => Number::from_count(self.count).serialize(serializer),
        }
    }
}

/// What a line does with its terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Op {
    /// Adds them; an inverse term is subtracted.
    Add,
    /// Multiplies them; an inverse term divides.
    Product,
    /// Takes the lowest.
    Lowest,
    /// Takes the highest.
    Highest,
}

/// One number in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The number.
    pub value: Amount,
    /// Subtracted in [`Op::Add`], divided by in [`Op::Product`].
    pub inverse: bool,
    /// Where it came from.
    pub origin: Origin,
}

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Term", 4)?;
        fields.serialize_field("value", &self.value)?;
        fields.serialize_field("unit", &self.value.unit)?;
        fields.serialize_field("inverse", &self.inverse)?;
        fields.serialize_field("origin", &self.origin)?;
        fields.end()
    }
}

/// A figure added or subtracted.
#[derive(Debug, Clone, Copy)]
pub struct Part<T> {
    figure: Figure<T>,
    subtracted: bool,
}

// These four stay out of line: the sums hold hundreds of terms, and in the wasm a call is much
// smaller than the term it makes.

/// Adds the figure.
#[inline(never)]
pub const fn with<T>(figure: Figure<T>) -> Part<T> {
    let subtracted = false;
    Part { figure, subtracted }
}

/// Subtracts the figure.
#[inline(never)]
pub const fn less<T>(figure: Figure<T>) -> Part<T> {
    let subtracted = true;
    Part { figure, subtracted }
}

/// Multiplies by the figure.
#[inline(never)]
pub fn by<T: Quantity>(figure: Figure<T>) -> Term {
    Term {
        value: Amount::of(figure.value),
        inverse: false,
        origin: figure.origin,
    }
}

/// Divides by the figure.
#[inline(never)]
pub fn over<T: Quantity>(figure: Figure<T>) -> Term {
    Term { inverse: true, ..by(figure) }
}

impl<T: Quantity> Part<T> {
    fn term(&self) -> Term {
        Term { inverse: self.subtracted, ..by(self.figure) }
    }

    /// The signed count.
    fn signed(&self) -> i128 {
        let count = i128::from(self.figure.value.count());
        if self.subtracted { -count } else { count }
    }
}

/// One line of the written sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Stable id; the page's texts give it a name, words and its paragraph.
    pub id: &'static str,
    /// Which computation it belongs to, when a result needs the same one twice.
    pub section: &'static str,
    /// What is done with the terms.
    pub op: Op,
    /// The numbers put in.
    pub terms: Vec<Term>,
    /// How the result was rounded.
    pub rounding: Rounding,
    /// What came out.
    pub result: Amount,
    /// Its kind.
    pub unit: Unit,
}

/// The least certain value behind a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Weakest {
    /// Its status.
    pub status: Status,
    /// What it is.
    pub cause: Origin,
}

/// A sum under construction.
#[derive(Debug)]
pub struct Sum {
    lines: Vec<Line>,
    section: &'static str,
    written: bool,
}

impl Sum {
    /// A sum that writes its lines down.
    #[must_use]
    pub const fn written() -> Self {
        Self { lines: Vec::new(), section: "", written: true }
    }

    /// A sum that only computes: for the many points of a curve.
    #[must_use]
    pub const fn silent() -> Self {
        Self { lines: Vec::new(), section: "", written: false }
    }

    /// Names the computation that the following lines belong to.
    pub const fn section(&mut self, section: &'static str) {
        self.section = section;
    }

    /// The lines written so far.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The lines, when the sum is done.
    #[must_use]
    pub fn into_lines(self) -> Vec<Line> {
        self.lines
    }

    /// Adds the parts.
    ///
    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn add<T: Quantity>(&mut self, id: &'static str, parts: &[Part<T>]) -> Result<Figure<T>, Overflow> {
        self.add_rounded(id, parts, Rounding::None)
    }

    /// Adds the parts and rounds down to whole kroner, as the bases of the income tax are.
    ///
    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn add_kroner_down(&mut self, id: &'static str, parts: &[Part<Kroner>]) -> Result<Figure<Kroner>, Overflow> {
        self.add_rounded(id, parts, Rounding::KroneDown)
    }

    fn add_rounded<T: Quantity>(
        &mut self,
        id: &'static str,
        parts: &[Part<T>],
        rounding: Rounding,
    ) -> Result<Figure<T>, Overflow> {
        let count = rounding.divide(parts.iter().map(Part::signed).sum(), 1, T::SCALE)?;
        let result = Amount::of(T::from_count(count));
        let origin = self.line(id, Op::Add, rounding, result, || parts.iter().map(Part::term).collect());
        Ok(Figure { value: T::from_count(count), origin })
    }

    /// Multiplies the terms, divides by the inverse ones, and rounds once.
    ///
    /// # Errors
    /// [`Overflow`] when the product does not fit or divides by zero.
    pub fn product<T: Quantity>(
        &mut self,
        id: &'static str,
        terms: &[Term],
        rounding: Rounding,
    ) -> Result<Figure<T>, Overflow> {
        let count = quotient(terms, rounding, T::DIGITS)?;
        let result = Amount::of(T::from_count(count));
        let origin = self.line(id, Op::Product, rounding, result, || terms.to_vec());
        Ok(Figure { value: T::from_count(count), origin })
    }

    /// The lower of two.
    pub fn lowest<T: Quantity>(&mut self, id: &'static str, a: Figure<T>, b: Figure<T>) -> Figure<T> {
        let value = a.value.min(b.value);
        let origin = self.line(id, Op::Lowest, Rounding::None, Amount::of(value), || alloc::vec![by(a), by(b)]);
        Figure { value, origin }
    }

    /// The higher of two.
    pub fn highest<T: Quantity>(&mut self, id: &'static str, a: Figure<T>, b: Figure<T>) -> Figure<T> {
        let value = a.value.max(b.value);
        let origin = self.line(id, Op::Highest, Rounding::None, Amount::of(value), || alloc::vec![by(a), by(b)]);
        Figure { value, origin }
    }

    /// The amount, or nothing where it would be below zero. Writes a line only where it matters.
    pub fn at_least_zero<T: Quantity>(&mut self, id: &'static str, figure: Figure<T>) -> Figure<T> {
        let zero = T::from_count(0);
        if figure.value >= zero {
            return figure;
        }
        self.highest(id, figure, Figure::constant(zero))
    }

    /// Writes a line down and returns the reference to it.
    fn line(
        &mut self,
        id: &'static str,
        op: Op,
        rounding: Rounding,
        result: Amount,
        terms: impl FnOnce() -> Vec<Term>,
    ) -> Origin {
        if !self.written {
            return Origin::Constant;
        }
        // A written sum has some hundred lines; one that outgrew its index would lose only the
        // reference, not the number.
        let origin = u16::try_from(self.lines.len()).map_or(Origin::Constant, |line| Origin::Line { line });
        let (section, unit) = (self.section, result.unit);
        self.lines.push(Line { id, section, op, terms: terms(), rounding, result, unit });
        origin
    }

    /// The least certain value that the given results rest on. What was multiplied to nothing,
    /// or was not the one chosen, does not count. [`Status::Law`] when there is none weaker.
    #[must_use]
    pub fn weakest(&self, results: &[Origin]) -> Weakest {
        let mut weakest = Weakest { status: Status::Law, cause: Origin::Constant };
        let mut seen = alloc::vec![false; self.lines.len()];
        let mut open = results.to_vec();
        while let Some(origin) = open.pop() {
            let status = match origin {
                Origin::Rate { status, .. } => Some(status),
                Origin::Input { status, .. } => status,
                Origin::Constant => None,
                Origin::Line { line } => {
                    let index = usize::from(line);
                    let first = seen.get_mut(index).is_some_and(|seen| !core::mem::replace(seen, true));
                    if let Some(line) = self.lines.get(index).filter(|_| first) {
                        open.extend(line.terms.iter().filter(|t| line.rests_on(t)).map(|t| t.origin));
                    }
                    None
                }
            };
            if status.is_some_and(|status| status > weakest.status) {
                weakest = Weakest { status: status.unwrap_or(weakest.status), cause: origin };
            }
        }
        weakest
    }
}

/// The terms multiplied, divided by the inverse ones, as a count with so many decimals.
fn quotient(terms: &[Term], rounding: Rounding, digits: u32) -> Result<i64, Overflow> {
    let (mut numerator, mut denominator) = (1_i128, 1_i128);
    let (mut digits_over, mut digits_under) = (digits, 0);
    for term in terms {
        let count = i128::from(term.value.count);
        if term.inverse {
            denominator = denominator.checked_mul(count).ok_or(Overflow)?;
            digits_over += term.value.unit.digits();
        } else {
            numerator = numerator.checked_mul(count).ok_or(Overflow)?;
            digits_under += term.value.unit.digits();
        }
    }
    let spare = digits_over.min(digits_under);
    let shift = |digits: u32| 10_i128.checked_pow(digits - spare).ok_or(Overflow);
    numerator = numerator.checked_mul(shift(digits_over)?).ok_or(Overflow)?;
    denominator = denominator.checked_mul(shift(digits_under)?).ok_or(Overflow)?;
    rounding.divide(numerator, denominator, 10_i64.pow(digits))
}

impl Line {
    /// Did this term decide the result?
    fn rests_on(&self, term: &Term) -> bool {
        match self.op {
            Op::Add => true,
            // 0 x anything: only the zero itself decides.
            Op::Product => self.result.count != 0 || term.value.count == 0,
            Op::Lowest | Op::Highest => term.value == self.result,
        }
    }
}
