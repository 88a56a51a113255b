//! Every number that the law sets, by date. Generated from `data/rates.csv` and
//! `data/kommuner.csv` by `build.rs`; no number of the law stands anywhere else in `src/`.

use crate::{
    date::Date,
    money::Percent,
    sum::{Figure, Origin, Status},
};

include!(concat!(env!("OUT_DIR"), "/rates.rs"));

/// One rate and its values through time, oldest first, without gaps or overlaps.
#[derive(Debug)]
pub struct Rate<T: 'static> {
    /// Its id in `data/rates.csv`.
    pub id: &'static str,
    rows: &'static [Row<T>],
}

/// A value and the days it holds for, both included.
#[derive(Debug)]
struct Row<T> {
    from: Date,
    to: Date,
    /// None: nobody has found it; the data says so by the word `unknown`.
    value: Option<T>,
    status: Status,
}

/// A rate has no value on the day asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingRate {
    /// The rate's id in `data/rates.csv`.
    pub id: &'static str,
}

impl<T: Copy> Rate<T> {
    /// The value in force on a day.
    ///
    /// # Errors
    /// [`MissingRate`] when the data has none for that day: the rate did not exist, or its value
    /// has not been found.
    pub fn on(&self, date: Date) -> Result<Figure<T>, MissingRate> {
        let id = self.id;
        self.rows
            .iter()
            .find(|row| row.from <= date && date <= row.to)
            .and_then(|row| {
                let status = row.status;
                let origin = Origin::Rate { id, status };
                row.value.map(|value| Figure { value, origin })
            })
            .ok_or(MissingRate { id })
    }

    /// Does the data have a row for the day, be its value known or not? Where it has none, the
    /// rate did not exist.
    #[must_use]
    pub fn is_listed(&self, date: Date) -> bool {
        self.rows.iter().any(|row| row.from <= date && date <= row.to)
    }

    /// The oldest value: for a day before the rule existed, where the answer says that it uses
    /// the later rule.
    ///
    /// # Errors
    /// [`MissingRate`] when it is not known.
    pub fn first(&self) -> Result<Figure<T>, MissingRate> {
        let id = self.id;
        self.rows.first().ok_or(MissingRate { id }).and_then(|row| self.on(row.from))
    }

    /// The value in force on a day, or nothing where the rule did not exist yet.
    ///
    /// # Errors
    /// [`MissingRate`] when the rule exists and its value is not known.
    pub fn in_force(&self, date: Date) -> Result<Option<Figure<T>>, MissingRate> {
        let begun = self.rows.first().is_some_and(|row| row.from <= date);
        if begun { self.on(date).map(Some) } else { Ok(None) }
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

/// A municipality's tax rates in a year, or nothing where the data has none.
#[must_use]
pub fn kommune_tax(code: u16, year: u32) -> Option<KommuneTax> {
    let at = KOMMUNER.binary_search_by_key(&code, |kommune| kommune.code).ok()?;
    let since = usize::try_from(year.checked_sub(KOMMUNER_FIRST_YEAR)?).ok()?;
    let kommune = KOMMUNER.get(at)?;
    let &(kommuneskat, kirkeskat) = kommune.years.get(since)?;
    let figure = |id, hundredths: u16| Figure {
        value: Percent::new(i64::from(hundredths) * 100),
        origin: Origin::Rate { id, status: kommune.status },
    };
    (kommuneskat > 0).then(|| KommuneTax {
        kommuneskat: figure("kommuneskat", kommuneskat),
        kirkeskat: figure("kirkeskat", kirkeskat),
    })
}
