//! Rows in columns: many people who differ by a few numbers alone. Each row is one of the kinds,
//! which are read once, with its own numbers in their places; nothing of it is an object.

use alloc::{borrow::ToOwned, format, vec::Vec};

use super::{
    Batch,
    cohort::{Cohort, Faulty, GROSS_OF_ALL, NOT_VALUED},
    row::{Numbers, Row},
};
use crate::{
    input::{Allowed, Bound, Fault, FaultCode, Value},
    money::{Kroner, Overflow},
    rates,
};

/// A number that people of a kind differ by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// How many equals.
    Persons,
    /// The age turned in the year.
    Age,
    /// The number of the municipality.
    Kommune,
    /// Benefit weeks already.
    WeeksOnSupport,
    /// Øre a month.
    Rent,
    /// Øre a month.
    Daycare,
    /// Øre an hour or a month, of the first phase.
    Wage,
}

/// Every column with its name in the input.
pub const COLUMNS: [(&str, Column); 7] = [
    ("persons", Column::Persons),
    ("age", Column::Age),
    ("kommune", Column::Kommune),
    ("weeksOnSupport", Column::WeeksOnSupport),
    ("rent", Column::Rent),
    ("daycare", Column::Daycare),
    ("wage", Column::Wage),
];

/// So many rows.
#[derive(Debug, Clone, Default)]
pub struct RowColumns {
    /// Which of the kinds each is.
    pub kind: Vec<u32>,
    /// As [`COLUMNS`]; below nothing: the kind's own number. None is that of each kind in every row.
    pub numbers: [Option<Vec<i32>>; COLUMNS.len()],
}

/// What rows in columns come to.
#[derive(Debug, Clone, Default)]
pub struct Added {
    /// Those that were left out.
    pub faulty: Vec<Faulty>,
    /// Of each row over all years, gross and for all its persons: kommune, state, citizens and all
    /// purses. Nothing of those that were left out or are only counted.
    pub gross: [Vec<Kroner>; GROSS_OF_ALL.len()],
}

impl RowColumns {
    fn faults(&self) -> Result<(), Vec<Fault>> {
        let lengths =
            COLUMNS.iter().zip(&self.numbers).filter_map(|((name, _), numbers)| Some((name, numbers.as_ref()?.len())));
        let others: Vec<Fault> = lengths
            .filter(|(_, length)| *length != self.kind.len())
            .map(|(name, _)| Fault {
                code: FaultCode::WrongType,
                field: format!("/columns/{name}"),
                allowed: Allowed::unit("list"),
            })
            .collect();
        if others.is_empty() { Ok(()) } else { Err(others) }
    }

    /// The numbers of a row that are no kind's.
    fn own(&self, row: usize) -> impl Iterator<Item = (&'static str, Column, i32)> {
        let columns = COLUMNS.into_iter().zip(&self.numbers);
        let numbers =
            columns.filter_map(move |((name, column), numbers)| Some((name, column, *numbers.as_ref()?.get(row)?)));
        numbers.filter(|(_, _, number)| *number >= 0)
    }

    /// The row as an object: what reads objects knows what is wrong with it.
    fn written_out(&self, kind: &Value, row: usize) -> Value {
        let mut value = kind.clone();
        for (name, column, number) in self.own(row) {
            let place: &[&str] = match column {
                Column::Wage => &["phases", "0", "wage", "amount"],
                _ => &[name],
            };
            let number = match column {
                Column::Kommune => Value::Text(format!("{number:04}")),
                _ => Value::Number(number.into()),
            };
            put(&mut value, place, number);
        }
        value
    }
}

/// Puts a value where the names lead to, as far as there is something on the way.
fn put(value: &mut Value, place: &[&str], new: Value) {
    let Some((name, rest)) = place.split_first() else {
        *value = new;
        return;
    };
    match value {
        Value::List(entries) => {
            if let Some(entry) = name.parse().ok().and_then(|index: usize| entries.get_mut(index)) {
                put(entry, rest, new);
            }
        }
        Value::Object(fields) => {
            if let Some((_, field)) = fields.iter_mut().find(|(known, _)| known == name) {
                put(field, rest, new);
            } else {
                let mut field = Value::Object(Vec::new());
                put(&mut field, rest, new);
                fields.push(((*name).to_owned(), field));
            }
        }
        _ => {}
    }
}

impl Batch {
    /// Takes rows in that come in columns, and tells what each comes to.
    ///
    /// # Errors
    /// Columns that are not of one length, or an amount of everybody together that does not fit.
    pub fn add_columns(&mut self, kinds: &[Value], columns: &RowColumns) -> Result<Added, Vec<Fault>> {
        columns.faults()?;
        rates::using(&self.typed, || self.cohort.add_columns(kinds, columns))
            .map_err(|overflow| alloc::vec![overflow.into()])
    }
}

impl Cohort {
    fn add_columns(&mut self, kinds: &[Value], columns: &RowColumns) -> Result<Added, Overflow> {
        let date = self.question.date;
        let read = |kind| Row::read(kind, 0, date).ok().map(|row| (row.numbers(), row));
        let mut read: Vec<Option<(Numbers, Row)>> = kinds.iter().map(read).collect();
        let mut added = Added {
            gross: core::array::from_fn(|_| Vec::with_capacity(columns.kind.len())),
            ..Added::default()
        };
        for (row, kind) in columns.kind.iter().enumerate() {
            let number = self.count_row();
            let kind = usize::try_from(*kind).unwrap_or(usize::MAX);
            let known = read.get_mut(kind).and_then(Option::as_mut).and_then(|(own, known)| {
                let mut numbers = *own;
                let fit = columns.own(row).all(|(_, column, number)| numbers.put(column, number));
                fit.then(|| known.take(&numbers)).map(|()| &*known)
            });
            let result = match known {
                Some(known) => self.add_one(number, known)?,
                None => match kinds.get(kind) {
                    Some(kind) => self.add_value(number, &columns.written_out(kind, row))?,
                    None => Err(alloc::vec![no_kind(number, kinds.len())]),
                },
            };
            let gross = result.unwrap_or_else(|faults| {
                self.left_out(Faulty { row: number, faults }, &mut added.faulty);
                NOT_VALUED
            });
            added.gross.iter_mut().zip(gross).for_each(|(all, one)| all.push(one));
        }
        Ok(added)
    }
}

fn no_kind(row: usize, kinds: usize) -> Fault {
    let most = u32::try_from(kinds.saturating_sub(1)).unwrap_or(u32::MAX);
    Fault {
        code: FaultCode::TooLarge,
        field: format!("/rows/{row}/kind"),
        allowed: Allowed {
            max: Some(Bound::Number(most.into())),
            ..Allowed::unit("count")
        },
    }
}
