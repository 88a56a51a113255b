//! A few things without memory of their own: what a person has of runs, flows and steps.

use core::ops::Deref;

use crate::money::Overflow;

/// At most `MOST` things.
#[derive(Debug, Clone, Copy)]
pub struct Few<T, const MOST: usize> {
    things: [T; MOST],
    count: usize,
}

impl<T: Copy, const MOST: usize> Few<T, MOST> {
    /// None; what fills the places that are not used does not matter.
    pub const fn none(filling: T) -> Self {
        Self { things: [filling; MOST], count: 0 }
    }

    /// One.
    pub const fn one(thing: T) -> Self {
        const { assert!(MOST > 0) };
        Self { things: [thing; MOST], count: 1 }
    }

    /// One more.
    ///
    /// # Errors
    /// [`Overflow`] when there are as many as there may be.
    pub fn push(&mut self, thing: T) -> Result<(), Overflow> {
        *self.things.get_mut(self.count).ok_or(Overflow)? = thing;
        self.count += 1;
        Ok(())
    }
}

impl<T, const MOST: usize> From<[T; MOST]> for Few<T, MOST> {
    /// As many as there may be.
    fn from(things: [T; MOST]) -> Self {
        Self { things, count: MOST }
    }
}

impl<T, const MOST: usize> Deref for Few<T, MOST> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.things.get(..self.count).unwrap_or_default()
    }
}

impl<T: PartialEq, const MOST: usize> PartialEq for Few<T, MOST> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq, const MOST: usize> Eq for Few<T, MOST> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_fit_are_refused() {
        let mut few: Few<i32, 2> = Few::none(7);
        assert!(few.is_empty());
        assert_eq!(*Few::<i32, 2>::one(5), [5]);
        assert_eq!((few.push(1), few.push(2)), (Ok(()), Ok(())));
        assert_eq!(few.push(3), Err(Overflow));
        assert_eq!(*few, [1, 2]);
        assert_eq!(few, Few::from([1, 2]));
    }

    #[test]
    fn what_fills_the_rest_is_no_part_of_it() {
        let (mut one, mut other): (Few<i32, 2>, Few<i32, 2>) = (Few::none(1), Few::none(2));
        assert_eq!(one, other);
        assert_eq!(one.push(1), other.push(1));
        assert_eq!(one, other);
    }
}
