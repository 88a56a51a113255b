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

use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::{marker::PhantomData, num::NonZeroU32};

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{
    field::{self, Field},
    money::{Hours, Kroner, Number, Overflow, Percent, Quantity, Rounding, Unit},
    names::names,
    rates,
    text::{entry_of, field_of, push_digits},
};

/// How well a value is known, best first. A result is as good as its weakest value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

impl Status {
    /// Each of them, best first.
    pub const ALL: [Self; 5] = [Self::Law, Self::Official, Self::Secondary, Self::Derived, Self::Assumption];
}

names!(Status { Law "law", Official "official", Secondary "secondary", Derived "derived", Assumption "assumption" });

/// Where a number came from, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Source {
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
        /// The value is not the data's: somebody typed it.
        #[serde(skip_serializing_if = "core::ops::Not::not")]
        typed: bool,
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

/// Where a number came from: a [`Source`] in four bytes. Figures are handed on everywhere, and a
/// number with four bytes needs no memory for that: the wasm is half as large by it.
///
/// From the lowest bit: 16 of an index, 4 of a status (0: none), 4 of the kind. A [`Term`] has 4
/// more for its unit, and one for being inverse. The next is set where a rate's value was typed, and
/// the last where a product begins that is subtracted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin(NonZeroU32);

const STATUS_AT: u32 = 16;
const KIND_AT: u32 = 20;
const UNIT_AT: u32 = 24;
const INVERSE: u32 = 1 << 28;
const TYPED: u32 = 1 << 29;
const MINUS: u32 = 1 << 30;

const LINE: u32 = 1;
const RATE: u32 = 2;
const INPUT: u32 = 3;
const CONSTANT: u32 = 4;

impl Origin {
    const CONSTANT: Self = Self::new(CONSTANT, None, 0);

    const fn new(kind: u32, status: Option<Status>, index: u16) -> Self {
        let status = match status {
            Some(status) => status as u32 + 1,
            None => 0,
        };
        match NonZeroU32::new(kind << KIND_AT | status << STATUS_AT | index as u32) {
            Some(packed) => Self(packed),
            None => Self(NonZeroU32::MIN),
        }
    }

    /// A rate of the law, by its index.
    #[must_use]
    pub const fn rate(index: u16, status: Status) -> Self {
        Self::new(RATE, Some(status), index)
    }

    /// A value that somebody typed instead of a rate's.
    #[must_use]
    pub const fn typed_rate(index: u16) -> Self {
        Self::new(RATE, Some(Status::Assumption), index).marked(TYPED)
    }

    /// As a number.
    #[must_use]
    pub const fn packed(self) -> u32 {
        self.0.get()
    }

    /// From a number; none from nothing.
    #[must_use]
    pub fn unpacked(packed: u32) -> Option<Self> {
        NonZeroU32::new(packed).map(Self)
    }

    const fn marked(self, bits: u32) -> Self {
        match NonZeroU32::new(self.0.get() | bits) {
            Some(packed) => Self(packed),
            None => self,
        }
    }

    /// Was it typed instead of a rate's value?
    #[must_use]
    pub const fn is_typed_rate(self) -> bool {
        self.0.get() & TYPED != 0
    }

    /// Is it the same, whatever a term has in its bits beside it?
    const fn is_same(self, other: Self) -> bool {
        (self.0.get() ^ other.0.get()) & (((1 << UNIT_AT) - 1) | TYPED) == 0
    }

    const fn bits(self, at: u32, count: u32) -> u32 {
        self.0.get() >> at & ((1 << count) - 1)
    }

    fn index(self) -> usize {
        self.bits(0, 16) as usize
    }

    fn status(self) -> Option<Status> {
        Status::ALL.into_iter().find(|status| *status as u32 + 1 == self.bits(STATUS_AT, 4))
    }

    /// The index of the line, where it is one.
    fn line(self) -> Option<usize> {
        (self.bits(KIND_AT, 4) == LINE).then(|| self.index())
    }

    /// The rate's id, where it is one.
    #[must_use]
    pub fn rate_id(self) -> Option<&'static str> {
        (self.bits(KIND_AT, 4) == RATE).then(|| rates::id(self.index()))
    }

    /// In words.
    #[must_use]
    pub fn source(self) -> Source {
        let status = self.status();
        match (self.bits(KIND_AT, 4), status) {
            (LINE, _) => Source::Line { line: u16::try_from(self.index()).unwrap_or(u16::MAX) },
            (RATE, Some(status)) => Source::Rate {
                id: rates::id(self.index()),
                status,
                typed: self.is_typed_rate(),
            },
            (INPUT, _) => Source::Input { field: field::pointer(self.index()), status },
            _ => Source::Constant,
        }
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.source().serialize(serializer)
    }
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
    pub const fn input(field: Field, value: T) -> Self {
        let origin = Origin::new(INPUT, None, field as u16);
        Self { value, origin }
    }

    /// An assumption that the user typed or left at its default.
    pub const fn assumption(field: Field, value: T) -> Self {
        let origin = Origin::new(INPUT, Some(Status::Assumption), field as u16);
        Self { value, origin }
    }

    /// A rate's value that is the user's choice in a field; one that was typed stays the rate's.
    #[must_use]
    pub const fn chosen_in(self, field: Field) -> Self
    where
        T: Copy,
    {
        if self.origin.is_typed_rate() { self } else { Self::assumption(field, self.value) }
    }

    /// A number that belongs to the formula.
    pub const fn constant(value: T) -> Self {
        let origin = Origin::CONSTANT;
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// Adds them; an inverse term is subtracted.
    Add,
    /// Multiplies them; an inverse term divides.
    Product,
    /// Takes the lowest.
    Lowest,
    /// Takes the highest.
    Highest,
    /// The first two are shares of the whole; of the others each odd one is the weight of the one
    /// after it. Adds what is weighted, and takes the shares of that.
    Mix,
    /// Adds products: a term that multiplies after one that divides begins the next, and so does
    /// one that is that is [`Term::subtracted`].
    Products,
}

names!(Op { Add "add", Product "product", Lowest "lowest", Highest "highest", Mix "mix", Products "products" });

/// One number in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    count: i64,
    /// With the bits of the unit and of being inverse.
    origin: Origin,
}

impl Term {
    const fn new(count: i64, unit: Unit, origin: Origin) -> Self {
        Self { count, origin }.marked((unit as u32) << UNIT_AT)
    }

    const fn marked(self, bits: u32) -> Self {
        Self { count: self.count, origin: self.origin.marked(bits) }
    }

    fn unit(self) -> Unit {
        let unit = self.origin.bits(UNIT_AT, 4);
        // Compared in turn: a table takes a look into memory for each term.
        if unit == Unit::Ore as u32 {
            Unit::Ore
        } else if unit == Unit::Percent as u32 {
            Unit::Percent
        } else if unit == Unit::Hours as u32 {
            Unit::Hours
        } else {
            Unit::Number
        }
    }

    /// Subtracted in [`Op::Add`], divided by in [`Op::Product`].
    const fn is_inverse(self) -> bool {
        self.origin.0.get() & INVERSE != 0
    }

    /// Begins a product of [`Op::Products`] that is subtracted.
    #[must_use]
    pub const fn subtracted(self) -> Self {
        self.marked(MINUS)
    }

    /// Of [`Op::Products`]: it begins a product that is subtracted.
    const fn is_minus(self) -> bool {
        self.origin.0.get() & MINUS != 0
    }

    /// Does a product of [`Op::Products`] end between these two?
    const fn ends_before(self, next: Self) -> bool {
        next.is_minus() || (self.is_inverse() && !next.is_inverse())
    }

    /// The number.
    fn value(self) -> Amount {
        Amount { count: self.count, unit: self.unit() }
    }
}

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Term", 4 + usize::from(self.is_minus()))?;
        fields.serialize_field("value", &self.value())?;
        fields.serialize_field("unit", &self.unit())?;
        fields.serialize_field("inverse", &self.is_inverse())?;
        if self.is_minus() {
            fields.serialize_field("minus", &true)?;
        }
        fields.serialize_field("origin", &self.origin)?;
        fields.end()
    }
}

/// A figure added or subtracted.
#[derive(Debug, Clone, Copy)]
pub struct Part<T> {
    term: Term,
    kind: PhantomData<T>,
}

/// Adds the figure.
pub fn with<T: Quantity>(figure: Figure<T>) -> Part<T> {
    let (term, kind) = (by(figure), PhantomData);
    Part { term, kind }
}

/// Subtracts the figure.
pub fn less<T: Quantity>(figure: Figure<T>) -> Part<T> {
    let (term, kind) = (over(figure), PhantomData);
    Part { term, kind }
}

/// Multiplies by the figure.
pub fn by<T: Quantity>(figure: Figure<T>) -> Term {
    Term::new(figure.value.count(), T::UNIT, figure.origin)
}

/// Divides by the figure.
pub fn over<T: Quantity>(figure: Figure<T>) -> Term {
    by(figure).marked(INVERSE)
}

/// Which computation a line belongs to. A family of computations, one for each year, is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    name: &'static str,
    /// From 1.
    number: Option<usize>,
}

impl Serialize for Section {
    /// The name with the number at its end: "year6".
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.number {
            None => serializer.serialize_str(self.name),
            Some(number) => {
                let mut name = self.name.to_owned();
                push_digits(&mut name, u64::try_from(number).unwrap_or(u64::MAX), 1);
                serializer.serialize_str(&name)
            }
        }
    }
}

/// One line of the written sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Stable id; the page's texts give it a name, words and its paragraph.
    pub id: &'static str,
    /// Which computation it belongs to, when a result needs the same one twice.
    pub section: Section,
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

/// A name in an answer, and the place in a list: `purses` and 3, or `net` and 0.
type Step = (&'static str, Option<usize>);

/// A number of the answer that is a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Told {
    place: Step,
    name: Step,
    line: u16,
}

impl Told {
    /// The JSON pointer into the answer.
    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for (name, index) in [self.place, self.name].into_iter().filter(|(name, _)| !name.is_empty()) {
            pointer = field_of(&pointer, name);
            if let Some(index) = index {
                pointer = entry_of(&pointer, index);
            }
        }
        pointer
    }
}

/// Which line a number of the answer is, by the number's JSON pointer into the answer. A number
/// that is no line is a field or a rate as it stands, or was computed without a written sum.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineOf(Vec<Told>);

impl Serialize for LineOf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|told| (told.pointer(), told.line)))
    }
}

/// What of the written sum an answer is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Nothing of it.
    Nothing,
    /// Which numbers of the answer are lines, and which: the lines are most of an answer, and few are looked at.
    Places,
    /// The lines too.
    Lines,
}

impl Asked {
    /// Is it to be written at all?
    #[must_use]
    pub fn any(self) -> bool {
        self != Self::Nothing
    }
}

/// Two shares, the one of the other, as [`Sum::mix`] takes them.
#[derive(Debug, Clone, Copy)]
pub struct Shares {
    figures: [Figure<Percent>; 2],
    /// The fraction that they are of what is weighted by millionths.
    numerator: i64,
    denominator: i64,
}

impl Shares {
    /// A share of a share.
    ///
    /// # Errors
    /// [`Overflow`] when their product does not fit.
    pub fn of(figures: [Figure<Percent>; 2]) -> Result<Self, Overflow> {
        let (mut numerator, mut denominator) = (1_i64, Percent::SCALE);
        for share in figures {
            let (share, digits) = shortened(share.value.count(), Percent::DIGITS);
            numerator = numerator.checked_mul(share).ok_or(Overflow)?;
            let scale = power_of_ten(digits).ok_or(Overflow)?;
            denominator = denominator.checked_mul(scale).ok_or(Overflow)?;
        }
        Ok(Self { figures, numerator, denominator })
    }

    /// What they leave of amounts that were added times their chances, in millionths: rounded once to øre.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    #[inline(never)]
    pub fn of_total(&self, millionths: Kroner) -> Result<Kroner, Overflow> {
        let exact = i128::from(millionths.ore()) * i128::from(self.numerator);
        Rounding::Ore.divide(exact, self.denominator.into(), Kroner::SCALE).map(Kroner::new)
    }
}

/// A sum under construction.
#[derive(Debug)]
pub struct Sum {
    lines: Vec<Line>,
    section: Section,
    written: bool,
    /// Which part of the answer is being filled in.
    place: Step,
    told: Vec<Told>,
}

impl Sum {
    /// A sum that writes its lines down.
    #[must_use]
    pub const fn written() -> Self {
        Self {
            lines: Vec::new(),
            section: Section { name: "", number: None },
            written: true,
            place: ("", None),
            told: Vec::new(),
        }
    }

    /// A sum that only computes: for the many points of a curve.
    #[must_use]
    pub const fn silent() -> Self {
        Self {
            lines: Vec::new(),
            section: Section { name: "", number: None },
            written: false,
            place: ("", None),
            told: Vec::new(),
        }
    }

    /// Names the computation that the following lines belong to, and tells which one it was.
    pub const fn enter(&mut self, section: &'static str) -> Section {
        let before = self.section;
        self.section(section);
        before
    }

    /// Goes on with a computation that was left.
    pub const fn back_to(&mut self, section: Section) {
        self.section = section;
    }

    /// Names the computation that the following lines belong to.
    pub const fn section(&mut self, name: &'static str) {
        self.section = Section { name, number: None };
    }

    /// Names the computation of a family, from 1, that the following lines belong to.
    pub const fn section_of(&mut self, name: &'static str, number: usize) {
        self.section = Section { name, number: Some(number) };
    }

    /// Are lines written down?
    #[must_use]
    pub const fn is_written(&self) -> bool {
        self.written
    }

    /// The lines written so far.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Names the part of the answer whose numbers are told next; the answer itself has no name.
    pub const fn place(&mut self, name: &'static str) {
        self.place = (name, None);
    }

    /// The same for one of a list.
    pub const fn place_of(&mut self, list: &'static str, index: usize) {
        self.place = (list, Some(index));
    }

    /// A number as the answer tells it; the answer says which line it is.
    pub fn told<T>(&mut self, name: &'static str, figure: Figure<T>) -> T {
        self.tell((name, None), figure.origin);
        figure.value
    }

    /// The same of one number of a list.
    pub fn told_of<T>(&mut self, name: &'static str, index: usize, figure: Figure<T>) -> T {
        self.tell((name, Some(index)), figure.origin);
        figure.value
    }

    #[inline(never)]
    fn tell(&mut self, name: Step, origin: Origin) {
        let line = origin.line().and_then(|line| u16::try_from(line).ok());
        if let Some(line) = line.filter(|_| self.written) {
            self.told.push(Told { place: self.place, name, line });
        }
    }

    /// The first line that the weakest value stands in, as `/weakest`; none where it is of a row that is not written out.
    pub fn tell_weakest(&mut self, weakest: &Weakest) {
        let holds = |line: &Line| line.terms.iter().any(|term| term.origin.is_same(weakest.cause));
        let line = self.lines.iter().position(holds).and_then(|line| u16::try_from(line).ok());
        if let Some(line) = line.filter(|_| weakest.status > Status::Law) {
            self.told.push(Told { place: ("", None), name: ("weakest", None), line });
        }
    }

    /// The lines and which numbers of the answer they are, when the sum is done; what nobody asked for is left out.
    #[must_use]
    pub fn finish(self, asked: Asked) -> (Vec<Line>, LineOf) {
        let lines = if asked == Asked::Lines { self.lines } else { Vec::new() };
        (lines, if asked.any() { LineOf(self.told) } else { LineOf::default() })
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

    #[inline(never)]
    fn add_rounded<T: Quantity>(
        &mut self,
        id: &'static str,
        parts: &[Part<T>],
        rounding: Rounding,
    ) -> Result<Figure<T>, Overflow> {
        let mut total = 0_i64;
        for Part { term, .. } in parts {
            let count = if term.is_inverse() { term.count.checked_neg() } else { Some(term.count) };
            total = count.and_then(|count| total.checked_add(count)).ok_or(Overflow)?;
        }
        let count = match rounding {
            Rounding::None => total,
            _ => rounding.divide_small(total, 1, Kroner::SCALE)?,
        };
        let terms = &mut parts.iter().map(|part| part.term);
        let origin = self.line(id, Op::Add, rounding, Amount::of(T::from_count(count)), terms);
        Ok(Figure { value: T::from_count(count), origin })
    }

    /// Adds what is given and takes off what is taken: what is nothing is no term, and one thing
    /// alone that is given needs no line.
    ///
    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    #[inline(never)]
    pub fn add_some<T: Quantity>(
        &mut self,
        id: &'static str,
        given: &[Figure<T>],
        taken: &[Figure<T>],
    ) -> Result<Figure<T>, Overflow> {
        let mut total = 0_i64;
        for figure in given {
            total = total.checked_add(figure.value.count()).ok_or(Overflow)?;
        }
        for figure in taken {
            total = total.checked_sub(figure.value.count()).ok_or(Overflow)?;
        }
        let value = T::from_count(total);
        if !self.written {
            return Ok(Figure::constant(value));
        }
        let is_something = |figure: &&Figure<T>| figure.value.count() != 0;
        let terms = given.iter().filter(is_something).map(|figure| by(*figure));
        let taken = taken.iter().filter(is_something).map(|figure| over(*figure));
        let origin = match (given.iter().find(is_something), terms.clone().count(), taken.clone().count()) {
            (None, _, 0) => Origin::CONSTANT,
            (Some(alone), 1, 0) => alone.origin,
            _ => self.line(id, Op::Add, Rounding::None, Amount::of(value), &mut terms.chain(taken)),
        };
        Ok(Figure { value, origin })
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
        let Figure { value, origin } = self.rounded_product(id, terms, rounding, T::UNIT)?;
        Ok(Figure { value: T::from_count(value), origin })
    }

    #[inline(never)]
    fn rounded_product(
        &mut self,
        id: &'static str,
        terms: &[Term],
        rounding: Rounding,
        unit: Unit,
    ) -> Result<Figure<i64>, Overflow> {
        let value = quotient(terms, rounding, unit.digits())?;
        let result = Amount { count: value, unit };
        let origin = self.line(id, Op::Product, rounding, result, &mut terms.iter().copied());
        Ok(Figure { value, origin })
    }

    /// Adds products and rounds once: a term that multiplies after one that divides begins the
    /// next product, so that a / b + c x d / e is the terms in that order; one that is
    /// [`Term::subtracted`] begins one that is.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit or divides by zero.
    pub fn products<T: Quantity>(
        &mut self,
        id: &'static str,
        terms: &[Term],
        rounding: Rounding,
    ) -> Result<Figure<T>, Overflow> {
        let count = added(terms, rounding, T::DIGITS)?;
        let value = T::from_count(count);
        let origin = self.line(id, Op::Products, rounding, Amount::of(value), &mut terms.iter().copied());
        Ok(Figure { value, origin })
    }

    /// The weighted average of amounts, and a share of a share of it, rounded once to øre.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn mix(
        &mut self,
        id: &'static str,
        shares: &Shares,
        weighted: impl Iterator<Item = (Figure<Percent>, Figure<Kroner>)> + Clone,
    ) -> Result<Figure<Kroner>, Overflow> {
        let mut total = Kroner::ZERO;
        for (weight, amount) in weighted.clone() {
            total = total.plus(amount.value.times(weight.value.count())?)?;
        }
        let value = shares.of_total(total)?;
        let pairs = weighted.flat_map(|(weight, amount)| [by(weight), by(amount)]);
        let mut terms = shares.figures.into_iter().map(by).chain(pairs);
        let origin = self.line(id, Op::Mix, Rounding::Ore, Amount::of(value), &mut terms);
        Ok(Figure { value, origin })
    }

    /// The average of whole numbers by the chance of each from 0 on, which is an assumption of that
    /// field: exact.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn average(&mut self, id: &'static str, field: Field, chances: &[Percent]) -> Result<Figure<Number>, Overflow> {
        let some = (0..).zip(chances).skip(1).filter(|(_, chance)| **chance != Percent::ZERO);
        let mut total = 0_i64;
        for (number, chance) in some.clone() {
            let one = chance.count().checked_mul(i64::from(number)).ok_or(Overflow)?;
            total = total.checked_add(one).ok_or(Overflow)?;
        }
        let value = Number::new(total);
        if total == 0 {
            return Ok(Figure::constant(value));
        }
        let whole = by(Figure::constant(Percent::WHOLE));
        let pairs = some.flat_map(|(number, chance)| {
            [by(Figure::assumption(field, *chance)), by(Figure::constant(Number::whole(number)))]
        });
        let terms = &mut [whole; 2].into_iter().chain(pairs);
        let origin = self.line(id, Op::Mix, Rounding::None, Amount::of(value), terms);
        Ok(Figure { value, origin })
    }

    /// The lower of two.
    pub fn lowest<T: Quantity>(&mut self, id: &'static str, a: Figure<T>, b: Figure<T>) -> Figure<T> {
        let value = a.value.min(b.value);
        let origin = self.chosen(id, Op::Lowest, value.count(), by(a), by(b));
        Figure { value, origin }
    }

    /// The higher of two.
    pub fn highest<T: Quantity>(&mut self, id: &'static str, a: Figure<T>, b: Figure<T>) -> Figure<T> {
        let value = a.value.max(b.value);
        let origin = self.chosen(id, Op::Highest, value.count(), by(a), by(b));
        Figure { value, origin }
    }

    #[inline(never)]
    fn chosen(&mut self, id: &'static str, op: Op, count: i64, a: Term, b: Term) -> Origin {
        let result = Amount { count, unit: a.unit() };
        self.line(id, op, Rounding::None, result, &mut [a, b].into_iter())
    }

    /// The amount, or nothing where it would be below zero. Writes a line only where it matters.
    #[inline(never)]
    pub fn at_least_zero<T: Quantity>(&mut self, id: &'static str, figure: Figure<T>) -> Figure<T> {
        let zero = T::from_count(0);
        if figure.value >= zero {
            return figure;
        }
        self.highest(id, figure, Figure::constant(zero))
    }

    /// The amount, or the limit where it would be above it. Writes a line only where it matters.
    #[inline(never)]
    pub fn at_most<T: Quantity>(&mut self, id: &'static str, figure: Figure<T>, limit: Figure<T>) -> Figure<T> {
        if figure.value <= limit.value {
            return figure;
        }
        self.lowest(id, figure, limit)
    }

    /// Writes a line down and returns the reference to it; of a silent sum there is none.
    #[inline]
    fn line(
        &mut self,
        id: &'static str,
        op: Op,
        rounding: Rounding,
        result: Amount,
        terms: &mut dyn Iterator<Item = Term>,
    ) -> Origin {
        if self.written { self.write(id, op, rounding, result, terms) } else { Origin::CONSTANT }
    }

    #[inline(never)]
    fn write(
        &mut self,
        id: &'static str,
        op: Op,
        rounding: Rounding,
        result: Amount,
        terms: &mut dyn Iterator<Item = Term>,
    ) -> Origin {
        // A written sum has some hundred lines; one that outgrew its index would lose only the
        // reference, not the number.
        let origin = u16::try_from(self.lines.len()).map_or(Origin::CONSTANT, |line| Origin::new(LINE, None, line));
        let (section, unit) = (self.section, result.unit);
        self.lines.push(Line {
            id,
            section,
            op,
            terms: terms.collect(),
            rounding,
            result,
            unit,
        });
        origin
    }

    /// The least certain value that the given results rest on. What was multiplied to nothing,
    /// or was not the one chosen, does not count. [`Status::Law`] when there is none weaker.
    #[must_use]
    pub fn weakest(&self, results: &[Origin]) -> Weakest {
        let mut weakest = Weakest { status: Status::Law, cause: Origin::CONSTANT };
        let mut seen = alloc::vec![false; self.lines.len()];
        let mut open = results.to_vec();
        while let Some(origin) = open.pop() {
            let status = origin.status();
            if let Some(index) = origin.line() {
                let first = seen.get_mut(index).is_some_and(|seen| !core::mem::replace(seen, true));
                if let Some(line) = self.lines.get(index).filter(|_| first) {
                    open.extend(line.terms.iter().filter(|t| line.rests_on(t)).map(|t| t.origin));
                }
            }
            if status.is_some_and(|status| status > weakest.status) {
                weakest = Weakest { status: status.unwrap_or(weakest.status), cause: origin };
            }
        }
        weakest
    }
}

/// The products of [`Op::Products`] added, as a count with so many decimals.
#[inline(never)]
fn added(terms: &[Term], rounding: Rounding, digits: u32) -> Result<i64, Overflow> {
    let (mut total, mut whole) = (0_i128, 1_i128);
    for product in terms.chunk_by(|before, after| !before.ends_before(*after)) {
        let sign = if product.first().is_some_and(|term| term.is_minus()) { -1_i128 } else { 1 };
        let (mut numerator, mut denominator) = (sign, 1_i128);
        for term in product {
            let (count, scale) = (i128::from(term.count), 10_i128.pow(term.unit().digits()));
            let (over, under) = if term.is_inverse() { (scale, count) } else { (count, scale) };
            numerator = numerator.checked_mul(over).ok_or(Overflow)?;
            denominator = denominator.checked_mul(under).ok_or(Overflow)?;
            (numerator, denominator) = reduced(numerator, denominator)?;
        }
        let widened = numerator.checked_mul(whole).ok_or(Overflow)?;
        total = total.checked_mul(denominator).and_then(|total| total.checked_add(widened)).ok_or(Overflow)?;
        (total, whole) = reduced(total, whole.checked_mul(denominator).ok_or(Overflow)?)?;
    }
    let scale = 10_i64.pow(digits);
    rounding.divide(total.checked_mul(scale.into()).ok_or(Overflow)?, whole, scale)
}

/// The same fraction in its lowest terms.
fn reduced(numerator: i128, denominator: i128) -> Result<(i128, i128), Overflow> {
    let (mut divisor, mut rest) = (denominator, numerator);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    let divisor = divisor.checked_abs().filter(|divisor| *divisor != 0).ok_or(Overflow)?;
    Ok((numerator / divisor, denominator / divisor))
}

/// A count with so many decimals without those that are nothing.
fn shortened(mut count: i64, mut digits: u32) -> (i64, u32) {
    // Most shares are the whole or nothing but a few percent.
    while digits > 0 && count % 10 == 0 {
        (count, digits) = (count / 10, digits - 1);
    }
    (count, digits)
}

#[allow(clippy::indexing_slicing, reason = "when it is compiled, within its own length")]
fn power_of_ten(digits: u32) -> Option<i64> {
    const POWERS: [i64; 19] = {
        let mut powers = [1; 19];
        let mut at = 1;
        while at < powers.len() {
            powers[at] = powers[at - 1] * 10;
            at += 1;
        }
        powers
    };
    POWERS.get(digits as usize).copied()
}

/// The terms multiplied, divided by the inverse ones, as a count with so many decimals.
fn quotient(terms: &[Term], rounding: Rounding, digits: u32) -> Result<i64, Overflow> {
    let small = [false, true].into_iter().find_map(|short| quotient_small(terms, rounding, digits, short));
    small.map_or_else(|| quotient_large(terms, rounding, digits), Ok)
}

/// The same by 64 bits alone, with the terms as they are or shortened; nothing where that is too
/// little.
fn quotient_small(terms: &[Term], rounding: Rounding, digits: u32, short: bool) -> Option<i64> {
    let (mut numerator, mut denominator) = (1_i64, 1_i64);
    let (mut digits_over, mut digits_under) = (digits, 0);
    for term in terms {
        let (mut count, mut digits) = (term.count, term.unit().digits());
        if short {
            (count, digits) = shortened(count, digits);
        }
        if term.is_inverse() {
            denominator = denominator.checked_mul(count)?;
            digits_over += digits;
        } else {
            numerator = numerator.checked_mul(count)?;
            digits_under += digits;
        }
    }
    let spare = digits_over.min(digits_under);
    numerator = numerator.checked_mul(power_of_ten(digits_over - spare)?)?;
    denominator = denominator.checked_mul(power_of_ten(digits_under - spare)?)?;
    rounding.divide_small(numerator, denominator, power_of_ten(digits)?).ok()
}

fn quotient_large(terms: &[Term], rounding: Rounding, digits: u32) -> Result<i64, Overflow> {
    let (mut numerator, mut denominator) = (1_i128, 1_i128);
    let (mut digits_over, mut digits_under) = (digits, 0);
    for term in terms {
        let count = i128::from(term.count);
        if term.is_inverse() {
            denominator = denominator.checked_mul(count).ok_or(Overflow)?;
            digits_over += term.unit().digits();
        } else {
            numerator = numerator.checked_mul(count).ok_or(Overflow)?;
            digits_under += term.unit().digits();
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
            Op::Product | Op::Mix | Op::Products => self.result.count != 0 || term.count == 0,
            Op::Lowest | Op::Highest => term.value() == self.result,
        }
    }
}
