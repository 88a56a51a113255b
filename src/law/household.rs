//! What follows from the household's income: boligsikring, what daycare costs after friplads, and
//! børnetilskud.

use crate::{
    date::Date,
    few::Few,
    field::Field,
    law::{Failure, MONTHS},
    money::{Kroner, Number, Overflow, Percent, Quantity, Rounding},
    rates::{self, Lookup, MissingRate},
    sum::{Figure, Sum, by, less, over, with},
};

/// Who lives at home.
#[derive(Debug, Clone, Copy)]
pub struct Home {
    /// One or two.
    pub adults: i32,
    /// Children under 18.
    pub children: i32,
    /// Rent a month without heat, water and electricity.
    pub rent: Kroner,
    /// Square metres; none where it is within what is counted in full.
    pub area: Option<i32>,
    /// Receives a pension that lifts the limit for those without children.
    pub pensioner: bool,
}

/// Boligsikring (boligstøtteloven § 22) before the income is known. Amounts in kr./year.
#[derive(Debug, Clone, Copy)]
pub struct Boligsikring {
    home: Home,
    income_limit: Figure<Kroner>,
    child_step: Figure<Kroner>,
    own_least: Figure<Kroner>,
    highest: Figure<Kroner>,
    highest_rent: Figure<Kroner>,
    large_family: Figure<Percent>,
    rent_share: Figure<Percent>,
    income_share: Figure<Percent>,
    share_without_children: Figure<Percent>,
    area_first: Figure<Number>,
    area_next: Figure<Number>,
    /// The income limit rises for the children up to this one.
    last_child: Figure<Number>,
    /// From so many children the highest rent and the highest boligsikring are larger.
    large_family_from: Figure<Number>,
}

impl Boligsikring {
    /// The rules of the day for a home.
    ///
    /// # Errors
    /// [`MissingRate`] when the year's figures are not known.
    pub fn on(date: Date, home: Home) -> Result<Self, MissingRate> {
        let mut on = Lookup::on(date);
        let found = Self {
            home,
            income_limit: on.of(rates::BOLIGSIKRING_INDKOMSTGRAENSE),
            child_step: on.of(rates::BOLIGSIKRING_BARN_TRIN),
            own_least: on.of(rates::BOLIGSIKRING_EGENBETALING_MIN),
            highest: on.of(rates::BOLIGSIKRING_MAX),
            highest_rent: on.of(rates::BOLIGSIKRING_HUSLEJE_MAX),
            large_family: on.of(rates::BOLIGSIKRING_MAX_TILLAEG_STORE_FAMILIER),
            rent_share: on.of(rates::BOLIGSIKRING_SATS_HUSLEJE),
            income_share: on.of(rates::BOLIGSIKRING_SATS_INDKOMST),
            share_without_children: on.of(rates::BOLIGSIKRING_LOFT_UDEN_BOERN),
            area_first: on.of(rates::BOLIGSIKRING_AREAL_FOERSTE),
            area_next: on.of(rates::BOLIGSIKRING_AREAL_NAESTE),
            last_child: on.of(rates::BOLIGSIKRING_BARN_TRIN_SIDSTE),
            large_family_from: on.of(rates::BOLIGSIKRING_STORE_FAMILIER_BOERN),
        };
        on.all(found)
    }

    /// The same home when nobody in it receives a pension.
    #[must_use]
    pub const fn without_pension(mut self) -> Self {
        self.home.pensioner = false;
        self
    }

    /// Boligsikring a month at a yearly household income: adults' personal income.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn at(&self, income: Figure<Kroner>, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
        let home = &self.home;
        let rent = self.counted_rent(sum)?;
        let mut limit = self.income_limit;
        if home.children > 1 {
            let children = Figure::input(Field::Children, Number::whole(home.children));
            let counted = sum.lowest("bolig.boern", children, self.last_child);
            let first = Figure::constant(Number::whole(1));
            let steps = sum.add("bolig.boernefter", &[with(counted), less(first)])?;
            let more: Figure<Kroner> =
                sum.product("bolig.boernetillaeg", &[by(self.child_step), by(steps)], Rounding::None)?;
            limit = sum.add("bolig.indkomstgraense", &[with(limit), with(more)])?;
        }
        let above = sum.add("bolig.overGraense", &[with(income), less(limit)])?;
        let above = sum.at_least_zero("bolig.overGraense", above);
        let share: Figure<Kroner> =
            sum.product("bolig.andelHusleje", &[by(self.rent_share), by(rent)], Rounding::Ore)?;
        let less_income: Figure<Kroner> =
            sum.product("bolig.andelIndkomst", &[by(self.income_share), by(above)], Rounding::Ore)?;
        let mut support = sum.add("bolig.foerGraenser", &[with(share), less(less_income)])?;
        let most = sum.add("bolig.efterEgenbetaling", &[with(rent), less(self.own_least)])?;
        support = sum.at_most("bolig.egenbetaling", support, most);
        if home.children == 0 && !home.pensioner {
            let most =
                sum.product("bolig.loftUdenBoern", &[by(self.share_without_children), by(rent)], Rounding::Ore)?;
            support = sum.at_most("bolig.udenBoern", support, most);
        }
        let highest = self.of_large_family("bolig.hoejesteStorFamilie", self.highest, sum)?;
        support = sum.at_most("bolig.hoejeste", support, highest);
        support = sum.at_least_zero("bolig.foerGraenser", support);
        // A year's amount that twelve divides: whole kroner a month.
        sum.product("bolig.boligsikring", &[by(support), over(MONTHS)], Rounding::KroneDown)
    }

    /// The part of the rent that is counted, kr./year.
    fn counted_rent(&self, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
        let home = &self.home;
        let month = Figure::input(Field::Rent, home.rent);
        let mut rent: Figure<Kroner> = sum.product("bolig.husleje", &[by(month), by(MONTHS)], Rounding::None)?;
        if let Some(area) = home.area {
            let area = Figure::input(Field::Area, Number::whole(area));
            let others = Figure::constant(Number::whole(home.adults + home.children - 1));
            let more: Figure<Number> =
                sum.product("bolig.arealNaeste", &[by(self.area_next), by(others)], Rounding::None)?;
            let allowed = sum.add("bolig.areal", &[with(self.area_first), with(more)])?;
            if area.value > allowed.value {
                rent = sum.product("bolig.huslejeAreal", &[by(rent), by(allowed), over(area)], Rounding::Ore)?;
            }
        }
        let highest = self.of_large_family("bolig.hoejesteHuslejeStorFamilie", self.highest_rent, sum)?;
        Ok(sum.at_most("bolig.hoejesteHusleje", rent, highest))
    }

    fn of_large_family(
        &self,
        id: &'static str,
        amount: Figure<Kroner>,
        sum: &mut Sum,
    ) -> Result<Figure<Kroner>, Overflow> {
        if Number::whole(self.home.children) < self.large_family_from.value {
            return Ok(amount);
        }
        let whole = Figure::constant(Percent::new(Percent::SCALE));
        let share = sum.add("bolig.storFamilie", &[with(whole), with(self.large_family)])?;
        sum.product(id, &[by(share), by(amount)], Rounding::Ore)
    }
}

/// Økonomisk friplads (dagtilbudsloven) before the income is known. Amounts in kr./year.
#[derive(Debug, Clone, Copy)]
pub struct Friplads {
    /// The whole fee of all children, kr./month.
    fee: Kroner,
    siblings: i32,
    lower: Figure<Kroner>,
    upper: Figure<Kroner>,
    step: Figure<Kroner>,
    first_step: Figure<Percent>,
    sibling: Figure<Kroner>,
    single: Option<Figure<Kroner>>,
}

impl Friplads {
    /// The scale of the day.
    ///
    /// # Errors
    /// [`MissingRate`] when the year's scale is not known.
    pub fn on(date: Date, fee: Kroner, children: i32, single: bool) -> Result<Self, MissingRate> {
        let mut on = Lookup::on(date);
        let found = Self {
            fee,
            siblings: (children - 1).max(0),
            lower: on.of(rates::FRIPLADS_NEDRE),
            upper: on.of(rates::FRIPLADS_OEVRE),
            step: on.of(rates::FRIPLADS_TRIN),
            first_step: on.of(rates::FRIPLADS_FOERSTE_TRIN),
            sibling: on.of(rates::FRIPLADS_SOESKENDE),
            single: single.then(|| on.of(rates::FRIPLADS_ENLIG_TILLAEG)),
        };
        on.all(found)
    }

    /// What is paid a month at a yearly household income.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn paid_at(&self, income: Figure<Kroner>, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
        let fee = Figure::input(Field::Daycare, self.fee);
        let mut parts = Few::<_, 3>::one(with(income));
        if self.siblings > 0 {
            let siblings = Figure::constant(Number::whole(self.siblings));
            let off = [by(self.sibling), by(siblings)];
            parts.push(less(sum.product::<Kroner>("friplads.soeskende", &off, Rounding::None)?))?;
        }
        if let Some(single) = self.single {
            parts.push(less(single))?;
        }
        let income = sum.add("friplads.indkomst", &parts)?;
        if income.value < self.lower.value {
            return Ok(sum.lowest("friplads.fri", fee, Figure::constant(Kroner::ZERO)));
        }
        if income.value >= self.upper.value {
            return Ok(fee);
        }
        let above = sum.add::<Kroner>("friplads.overNedre", &[with(income), less(self.lower)])?;
        let steps: Figure<Number> = sum.product("friplads.trin", &[by(above), over(self.step)], Rounding::WholeDown)?;
        let point = Figure::constant(Percent::new(Percent::SCALE / 100));
        let points: Figure<Percent> = sum.product("friplads.point", &[by(point), by(steps)], Rounding::None)?;
        let share = sum.add("friplads.andel", &[with(self.first_step), with(points)])?;
        let whole = Figure::constant(Percent::new(Percent::SCALE));
        let share = sum.at_most("friplads.helAndel", share, whole);
        sum.product("friplads.betaling", &[by(share), by(fee)], Rounding::Ore)
    }
}

/// Børnetilskud of a single provider, kr./month (børnetilskudsloven): an ordinary one for each
/// child and an extra one for the household.
///
/// # Errors
/// [`Failure::MissingRate`] when the year's amounts are not known.
pub fn boernetilskud(date: Date, children: i32, sum: &mut Sum) -> Result<Figure<Kroner>, Failure> {
    let children = Figure::input(Field::Children, Number::whole(children));
    let each = [by(rates::BOERNETILSKUD_ORDINAERT.on(date)?), by(children)];
    let each: Figure<Kroner> = sum.product("boern.ordinaert", &each, Rounding::None)?;
    let year = sum.add::<Kroner>("boern.tilskudAar", &[with(each), with(rates::BOERNETILSKUD_EKSTRA.on(date)?)])?;
    Ok(sum.product("boern.tilskud", &[by(year), over(MONTHS)], Rounding::Ore)?)
}

/// Fritidstillæg of the children that it is paid for, kr./month (LAS §§ 17-20, rates.csv
/// `kth_fritidstillaeg_*`).
///
/// # Errors
/// [`Failure::MissingRate`] when the rate on the day is not known.
pub fn fritidstillaeg(date: Date, children: i32, single: bool, sum: &mut Sum) -> Result<Figure<Kroner>, Failure> {
    let rate = if single {
        rates::KTH_FRITIDSTILLAEG_PR_BARN_ENLIG_FORSOERGER
    } else {
        rates::KTH_FRITIDSTILLAEG_PR_BARN_GIFT_SAML
    };
    let children = Figure::input(Field::Children, Number::whole(children));
    let children = sum.lowest("boern.fritidstillaegBoern", children, rates::KTH_FRITIDSTILLAEG_BOERN_MAX.on(date)?);
    Ok(sum.product("boern.fritidstillaeg", &[by(rate.on(date)?), by(children)], Rounding::Ore)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The last year whose figures are all published: data/rates.csv `boligsikring_*`, `friplads_*`.
    const DAY: Date = Date::new(2021, 3, 1);

    fn kroner(kroner: i64) -> Kroner {
        Kroner::new(kroner * Kroner::SCALE)
    }

    fn year(amount: i64) -> Figure<Kroner> {
        Figure::constant(kroner(amount))
    }

    /// Boligstøtteloven § 22: 60 % of the rent less 18 % of the income above 148,100 kr., which each
    /// child from the second to the fourth raises by 39,000 kr. In whole kroner a month.
    #[test]
    fn the_income_limit_rises_from_the_second_child_to_the_fourth() -> Result<(), MissingRate> {
        let rent = kroner(6_000);
        for (children, month) in [(1, 1_321), (2, 1_906), (3, 2_491), (4, 3_076), (5, 3_076)] {
            let home = Home { adults: 1, children, rent, area: None, pensioner: false };
            let support = Boligsikring::on(DAY, home)?.at(year(300_000), &mut Sum::silent());
            assert_eq!(support.map(|support| support.value), Ok(kroner(month)), "{children} children");
        }
        Ok(())
    }

    /// Boligstøtteloven § 23 (data `boligsikring_max_tillaeg_store_familier`): 43,848 kr. a year, a
    /// quarter more from the fourth child on, as is the rent that is counted, 83,100 kr.
    #[test]
    fn the_highest_support_and_rent_are_larger_from_the_fourth_child() -> Result<(), MissingRate> {
        for (children, income, month) in
            [(3, 200_000, 3_654), (4, 200_000, 4_567), (3, 400_000, 1_546), (4, 400_000, 3_170)]
        {
            let home = Home {
                adults: 2,
                children,
                rent: kroner(20_000),
                area: None,
                pensioner: false,
            };
            let support = Boligsikring::on(DAY, home)?.at(year(income), &mut Sum::silent());
            assert_eq!(support.map(|support| support.value), Ok(kroner(month)), "{children} children");
        }
        Ok(())
    }

    /// smaajob.md case 23 (Esbjerg 2021): below 185,701 kr. nothing, then 5 % and a point more for each
    /// 4,117 kr.; each child after the first takes 7,000 kr. off the income, a single provider 64,967.
    #[test]
    fn siblings_and_a_single_provider_move_the_scale_of_friplads() -> Result<(), MissingRate> {
        let fee = kroner(3_000);
        for (children, single, off) in [(1, false, 0), (2, false, 7_000), (3, false, 14_000), (2, true, 71_967)] {
            let scale = Friplads::on(DAY, fee, children, single)?;
            for (income, paid) in [(185_700, 0), (185_701, 150), (189_817, 150), (189_818, 180), (576_800, 3_000)] {
                let month = scale.paid_at(year(income + off), &mut Sum::silent()).map(|paid| paid.value);
                assert_eq!(month, Ok(kroner(paid)), "{children} children, {income} kr.");
            }
        }
        Ok(())
    }
}
