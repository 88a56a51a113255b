//! Two batches of one question that share the work: what the rows of one come to, as numbers that
//! the other takes in. Two threads have no other memory together.

use alloc::vec::Vec;

use super::{Batch, cohort::Cohort};
use crate::{
    input::{Allowed, Fault, FaultCode},
    money::{Kroner, Number, Overflow, Percent, Quantity},
    person::{Basis, TaxBasis},
    sum::{Origin, Status, Weakest},
};

/// What numbers are passed on before the totals.
const HEAD: usize = 10;
/// What is not there.
const NONE: i64 = -1;
/// The most that any of them is: what a JavaScript number holds exactly.
const MOST: i64 = 1 << 53;

impl Batch {
    /// What the rows so far come to. Which of them were faulty is not in it, but how many.
    #[must_use]
    pub fn part(&mut self) -> Vec<i64> {
        self.cohort.part()
    }

    /// Takes in the rows of another batch of the same question, by its [`Batch::part`]. From then on
    /// no row is told by itself.
    ///
    /// # Errors
    /// It is of another question or no part at all, or an amount does not fit.
    pub fn join(&mut self, part: &[i64]) -> Result<(), Vec<Fault>> {
        let none = || Fault {
            code: FaultCode::WrongType,
            field: "/part".into(),
            allowed: Allowed::unit("list"),
        };
        match self.cohort.join(part) {
            Some(Ok(())) => Ok(()),
            Some(Err(overflow)) => Err(alloc::vec![overflow.into()]),
            None => Err(alloc::vec![none()]),
        }
    }
}

impl Cohort {
    /// Every total in one order.
    fn totals(&mut self) -> Vec<&mut Kroner> {
        let years = self
            .years
            .iter_mut()
            .flat_map(|year| year.gross.each().chain(year.net.each()).chain(year.others.iter_mut().flatten()));
        let cases = self.case_totals.iter_mut().flatten().flatten();
        let shares = self.other_shares.iter_mut().map(|(_, amount)| amount);
        years.chain(cases).chain(shares).chain(self.full_year.each()).collect()
    }

    fn part(&mut self) -> Vec<i64> {
        let weakest = self.weakest.map_or([NONE, NONE], |weakest| {
            let status = Status::ALL.iter().position(|status| *status == weakest.status);
            [count(status.unwrap_or_default()), weakest.cause.packed().into()]
        });
        let tax = self.tax.map_or([NONE; 3], |tax| {
            let basis = Basis::ALL.iter().position(|basis| *basis == tax.basis);
            let [kommuneskat, kirkeskat] = [tax.kommuneskat, tax.kirkeskat].map(|tax| tax.map_or(NONE, Percent::count));
            [count(basis.unwrap_or_default()), kommuneskat, kirkeskat]
        });
        let flags = self.flags.each().into_iter().fold(0, |flags, flag| flags << 1 | i64::from(*flag));
        let mut part = alloc::vec![self.persons, self.valued, count(self.seen), count(self.faulty_count), flags];
        part.extend(weakest);
        part.extend(tax);
        part.extend(self.years.iter().map(|year| year.active.count()));
        part.extend(self.totals().into_iter().map(|total| total.ore()));
        part
    }

    /// None: it is of another question, or no part.
    fn join(&mut self, part: &[i64]) -> Option<Result<(), Overflow>> {
        let (head, rest) = part.split_first_chunk::<HEAD>()?;
        let years = self.years.len();
        let (active, totals) = (rest.get(..years)?, rest.get(years..)?);
        let is_in_range = |number: &i64| (-MOST..=MOST).contains(number);
        if self.totals().len() != totals.len() || !part.iter().all(is_in_range) {
            return None;
        }
        let [persons, valued, seen, faulty, mut flags, status, cause, basis, kommuneskat, kirkeskat] = *head;
        if valued < 0 || persons < valued {
            return None;
        }
        let (seen, faulty) = (usize::try_from(seen).ok()?, usize::try_from(faulty).ok()?);
        let weakest = match usize::try_from(status) {
            Ok(status) => Some(Weakest {
                status: *Status::ALL.get(status)?,
                cause: Origin::unpacked(u32::try_from(cause).ok()?)?,
            }),
            Err(_) => None,
        };
        let share = |count: i64| (count != NONE).then(|| Percent::new(count));
        let tax = match usize::try_from(basis) {
            Ok(basis) => Some(TaxBasis {
                basis: *Basis::ALL.get(basis)?,
                kommuneskat: share(kommuneskat),
                kirkeskat: share(kirkeskat),
            }),
            Err(_) => None,
        };
        let mut all = [self.persons, self.valued];
        for (own, other) in all.iter_mut().zip([persons, valued]) {
            let Some(sum) = own.checked_add(other) else { return Some(Err(Overflow)) };
            *own = sum;
        }
        for (year, other) in self.years.iter_mut().zip(active) {
            let Ok(sum) = year.active.plus(Number::new(*other)) else { return Some(Err(Overflow)) };
            year.active = sum;
        }
        for (own, other) in self.totals().into_iter().zip(totals) {
            let Ok(sum) = own.plus(Kroner::new(*other)) else { return Some(Err(Overflow)) };
            *own = sum;
        }
        [self.persons, self.valued] = all;
        self.seen = self.seen.saturating_add(seen);
        self.faulty_count = self.faulty_count.saturating_add(faulty);
        for flag in self.flags.each().into_iter().rev() {
            *flag |= flags & 1 == 1;
            flags >>= 1;
        }
        if weakest.is_some_and(|other| self.weakest.is_none_or(|own| other.status > own.status)) {
            self.weakest = weakest;
        }
        self.tax = self.tax.or(tax);
        self.rows = Vec::new();
        Some(Ok(()))
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(MOST)
}
