//! Every number that the law sets, by date. Generated from `data/rates.csv` and
//! `data/kommuner.csv` by `build.rs`; no number of the law stands anywhere else in `src/`.

use alloc::vec::Vec;
use core::{marker::PhantomData, mem};

use crate::{
    date::Date,
    field::Field,
    money::{Percent, Quantity},
    sum::{Figure, Origin, Status},
};

include!(concat!(env!("OUT_DIR"), "/rates.rs"));

/// A question, as the bit that says in the table that it uses a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum User {
    /// Paid hours beside a benefit.
    Smaajob = 1,
    /// Gevinst.
    Savings = 2,
    /// The quota of a renovation.
    Laerlinge = 4,
    /// The criteria of a housing area.
    Areas = 8,
}

/// The index of a rate that no question of this build uses: it has no value on any day.
#[allow(dead_code, reason = "a build with all questions has all rates")]
const NOWHERE: u16 = u16::MAX;

/// One rate and its values through time, without gaps or overlaps: an index into the table.
#[derive(Debug, Clone, Copy)]
pub struct Rate<T> {
    index: u16,
    kind: PhantomData<T>,
}

/// What the table says from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// The rate has the value beside it.
    Known(Status),
    /// Nobody has found it; the data says so by the word `unknown`.
    Unknown,
    /// The rate exists no more.
    Ended,
}

/// A rate has no value on the day asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingRate {
    /// The field that may hold it instead.
    pub field: Option<Field>,
    index: u16,
}

impl MissingRate {
    /// There is no such rate.
    pub const FOR_GOOD: Self = Self { field: None, index: u16::MAX };

    /// The same where a field may hold it.
    #[must_use]
    pub const fn or_typed_in(self, field: Field) -> Self {
        Self { field: Some(field), ..self }
    }

    /// The rate's id in `data/rates.csv`.
    #[must_use]
    pub fn id(self) -> Option<&'static str> {
        ids().nth(self.index.into())
    }
}

/// A value that somebody uses instead of a rate's, on every day. Whether the rule exists on a day
/// is the law's to say all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// Which rate.
    pub index: u16,
    /// The whole count that the number is held as.
    pub count: i64,
}

/// The typed values of the question that is being answered. The law asks for a rate in some
/// two hundred places, and none of them is to know who asks.
#[cfg(feature = "std")]
mod now {
    use super::Typed;
    use alloc::vec::Vec;
    use core::cell::RefCell;

    std::thread_local! {
        static TYPED: RefCell<Vec<Typed>> = const { RefCell::new(Vec::new()) };
    }

    /// What is made of them; nothing while they are in use.
    pub fn with<R>(then: impl FnOnce(&mut Vec<Typed>) -> R) -> Option<R> {
        TYPED.with(|all| all.try_borrow_mut().ok().map(|mut all| then(&mut all)))
    }
}

/// The same where there is one thread.
#[cfg(not(feature = "std"))]
mod now {
    use super::Typed;
    use alloc::vec::Vec;
    use spin::Mutex;

    static TYPED: Mutex<Vec<Typed>> = Mutex::new(Vec::new());

    /// What is made of them; nothing while they are in use.
    pub fn with<R>(then: impl FnOnce(&mut Vec<Typed>) -> R) -> Option<R> {
        TYPED.try_lock().map(|mut all| then(&mut all))
    }
}

/// Puts the values in place and returns those that were.
fn put(typed: Vec<Typed>) -> Vec<Typed> {
    now::with(|now| mem::replace(now, typed)).unwrap_or_default()
}

/// Answers with these values instead of the data's; none at all are the data's own.
pub fn using<R>(typed: &[Typed], answer: impl FnOnce() -> R) -> R {
    /// Puts back what was, also where the answer panics in a test.
    struct Before(Vec<Typed>);
    impl Drop for Before {
        fn drop(&mut self) {
            put(mem::take(&mut self.0));
        }
    }
    let _before = Before(put(typed.to_vec()));
    answer()
}

/// The count that was typed for a rate.
#[inline(never)]
fn typed_count(index: u16) -> Option<i64> {
    now::with(|all| all.iter().find(|typed| typed.index == index).map(|typed| typed.count))?
}

/// The value that was typed for a rate.
fn typed<T: Quantity>(index: u16) -> Option<Figure<T>> {
    let origin = Origin::typed_rate(index);
    typed_count(index).map(|count| Figure { value: T::from_count(count), origin })
}

/// The index of the rate with this id that the question uses, and its kind of number.
pub(crate) fn find(name: &str, user: User) -> Option<(u16, Unit)> {
    let index = ids().position(|id| id == name)?;
    USERS.get(index).filter(|users| **users & user as u8 != 0)?;
    u16::try_from(index).ok().zip(UNITS.get(index).copied())
}

/// The ids in `data/rates.csv` of the rates that this build of the engine counts with, and the two of a kommune.
pub fn ids() -> impl Iterator<Item = &'static str> {
    let mut rest = IDS;
    ID_LENGTHS.iter().map_while(move |length| {
        let (id, after) = rest.split_at_checked(usize::from(*length))?;
        rest = after;
        Some(id)
    })
}

/// Those of them that a question uses: others cannot be typed for it.
pub fn ids_of(user: User) -> impl Iterator<Item = &'static str> {
    ids().zip(USERS).filter(move |(_, users)| users & user as u8 != 0).map(|(id, _)| id)
}

/// The id of the rate with this index.
pub(crate) fn id(index: usize) -> &'static str {
    ids().nth(index).unwrap_or_default()
}

/// The last day that can be asked about: after [`LAST_DAY`] the answer uses the rates of that day,
/// and says so.
pub const LAST_ASKED: Date = LAST_DAY.years_later(5);

/// What the table says of a rate on a day; nothing where the rate has not begun.
#[inline(never)]
fn entry(index: u16, date: Date) -> Option<(Entry, i32)> {
    let date = date.min(LAST_DAY);
    let begun = DAYS.partition_point(|day| *day <= date);
    let index = usize::from(index);
    let block = index / BLOCK;
    let before = LENGTHS.get(block * BLOCK..index)?.iter().copied().map(usize::from).sum::<usize>();
    let start = usize::from(*BLOCKS.get(block)?) + before;
    let values = start..start + usize::from(*LENGTHS.get(index)?);
    let last = FROM.get(values)?.iter().take_while(|from| usize::from(**from) < begun).count().checked_sub(1)?;
    ENTRIES.get(start + last).copied().zip(count(start + last))
}

/// The count with this index in the table.
fn count(index: usize) -> Option<i32> {
    let mut bytes = [0; 4];
    for (byte, all) in bytes.iter_mut().zip(&COUNTS) {
        *byte = *all.get(index)?;
    }
    let zeros = *ZEROS.get(index)?;
    Some(i32::from_le_bytes(bytes) * 10_i32.pow(zeros.into()))
}

impl<T: Quantity> Rate<T> {
    const fn new(index: u16) -> Self {
        Self { index, kind: PhantomData }
    }

    /// Its id in `data/rates.csv`.
    #[must_use]
    pub fn id(self) -> &'static str {
        id(self.index.into())
    }

    /// The value in force on a day.
    ///
    /// # Errors
    /// [`MissingRate`] when the data has none for that day (the rate did not exist, or its value
    /// has not been found) and nobody typed one.
    #[inline(never)]
    pub fn on(self, date: Date) -> Result<Figure<T>, MissingRate> {
        if let Some(typed) = typed(self.index) {
            return Ok(typed);
        }
        match entry(self.index, date) {
            Some((Entry::Known(status), count)) => Ok(Figure {
                value: T::from_count(count.into()),
                origin: Origin::rate(self.index, status),
            }),
            _ => Err(self.missing()),
        }
    }

    const fn missing(self) -> MissingRate {
        MissingRate { field: None, index: self.index }
    }

    /// Does the data have a row for the day, be its value known or not? Where it has none, the
    /// rate did not exist.
    #[must_use]
    pub fn is_listed(self, date: Date) -> bool {
        matches!(entry(self.index, date), Some((Entry::Known(_) | Entry::Unknown, _)))
    }

    /// The oldest value: for a day before the rule existed, where the answer says that it uses
    /// the later rule.
    ///
    /// # Errors
    /// [`MissingRate`] when it is not known.
    pub fn first(self) -> Result<Figure<T>, MissingRate> {
        let begun = DAYS.iter().find(|day| entry(self.index, **day).is_some());
        begun.ok_or(self.missing()).and_then(|day| self.on(*day))
    }

    /// The value in force on a day, or nothing where the rule did not exist yet.
    ///
    /// # Errors
    /// [`MissingRate`] when the rule exists and its value is not known.
    pub fn in_force(self, date: Date) -> Result<Option<Figure<T>>, MissingRate> {
        entry(self.index, date).map(|_| self.on(date)).transpose()
    }
}

/// Looks up many rates of one day; whether all were there is asked once, at the end.
#[derive(Debug)]
pub struct Lookup {
    date: Date,
    missing: Option<MissingRate>,
}

impl Lookup {
    /// Of the day.
    #[must_use]
    pub const fn on(date: Date) -> Self {
        Self { date, missing: None }
    }

    /// The value in force; one that is missing is nothing here, and an error of [`Lookup::all`].
    #[inline(never)]
    pub fn of<T: Quantity>(&mut self, rate: Rate<T>) -> Figure<T> {
        rate.on(self.date).unwrap_or_else(|missing| {
            self.missing = Some(missing);
            Figure::constant(T::from_count(0))
        })
    }

    /// What was made of the values.
    ///
    /// # Errors
    /// [`MissingRate`] when one of them was missing.
    pub fn all<R>(self, made: R) -> Result<R, MissingRate> {
        self.missing.map_or(Ok(made), Err)
    }
}

/// A municipality's tax rates, one pair a year from [`KOMMUNER_FIRST_YEAR`].
#[derive(Debug)]
struct Kommune {
    code: u16,
    status: Status,
    /// Kommuneskat and kirkeskat in hundredths of a percentage point; 0 when not known.
    years: [(u16, u16); KOMMUNER_YEARS],
}

/// Kommuneskat and kirkeskat of a municipality in a year.
#[derive(Debug, Clone, Copy)]
pub struct KommuneTax {
    /// Kommuneskat.
    pub kommuneskat: Figure<Percent>,
    /// Kirkeskat, for members of folkekirken.
    pub kirkeskat: Figure<Percent>,
}

/// Is this the code of one of the 98 municipalities?
#[must_use]
pub fn is_kommune(code: u16) -> bool {
    KOMMUNER.binary_search_by_key(&code, |kommune| kommune.code).is_ok()
}

/// A municipality's tax rates in a year, or nothing where the data has none. After the last day of
/// the data they are its year's.
#[must_use]
pub fn kommune_tax(code: u16, year: u32) -> Option<KommuneTax> {
    let at = KOMMUNER.binary_search_by_key(&code, |kommune| kommune.code).ok()?;
    let year = year.min(LAST_DAY.year());
    let since = usize::try_from(year.checked_sub(KOMMUNER_FIRST_YEAR)?).ok()?;
    let kommune = KOMMUNER.get(at)?;
    let &(kommuneskat, kirkeskat) = kommune.years.get(since)?;
    let figure = |index, hundredths: u16| {
        let known = (hundredths > 0).then(|| Figure {
            value: Percent::new(i64::from(hundredths) * 100),
            origin: Origin::rate(index, kommune.status),
        });
        typed(index).or(known)
    };
    Some(KommuneTax {
        kommuneskat: figure(KOMMUNESKAT, kommuneskat)?,
        kirkeskat: figure(KIRKESKAT, kirkeskat)?,
    })
}
