//! What a year moves, by where it is booked.

/// A purse, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The municipality, direct effect before equalisation.
    Kommune,
    /// The state.
    Stat,
    /// The citizens' disposable income.
    Borger,
    /// The citizens' ATP and pension.
    Opsparing,
    /// Employers: wage support.
    Arbejdsgiver,
    /// Other municipalities: the tax of those who moved there.
    Oevrige,
    /// Folkekirken, by kirkeskat.
    Folkekirken,
    /// All of them.
    Total,
    /// The kommune's benefits.
    Forsoergelse,
    /// The kommune's tax.
    Skat,
    /// The kommune's boligstøtte.
    Boligstoette,
    /// The kommune's daycare.
    Friplads,
    /// The kommune's effort: saved activation, resultattilskud, wage support.
    Indsats,
    /// The kommune's tax base, which equalisation counts.
    Base,
    /// What is produced more, and activation that is saved: what the purses add up to.
    Production,
}

const PARTS: usize = 15;

/// One of something for each [`Part`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts<T>([T; PARTS]);

impl<T: Copy + Default> Default for Parts<T> {
    fn default() -> Self {
        Self::all(T::default())
    }
}

impl<T: Copy> Parts<T> {
    /// The same for each.
    pub const fn all(value: T) -> Self {
        Self([value; PARTS])
    }

    pub fn set(&mut self, part: Part, value: T) {
        if let Some(place) = self.0.get_mut(part as usize) {
            *place = value;
        }
    }

    /// That of a part.
    pub fn of(&self, part: Part) -> T {
        let [first, ..] = self.0;
        self.0.get(part as usize).copied().unwrap_or(first)
    }

    /// Each, in one order.
    pub fn each(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut()
    }

    /// Each joined with the other's.
    pub fn try_join<U: Copy, E>(&mut self, other: &Parts<U>, join: impl Fn(T, U) -> Result<T, E>) -> Result<(), E> {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own = join(*own, *other)?;
        }
        Ok(())
    }
}
