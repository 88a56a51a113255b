//! A person's month before tax, with so many paid hours: wage, benefit, what follows from the
//! household's income, and what the job costs.

use crate::{
    few::Few,
    field::Field,
    law::{
        Failure, MONTHS, TWO,
        atp::Atp,
        benefits::{Benefit, Household, MOST_PARTS, Reduced, Taper, Told, Work},
        household::{Boligsikring, Friplads, Home, boernetilskud, fritidstillaeg},
        tax::AmBidrag,
    },
    money::{Hours, Kroner, Number, Overflow, Percent, Rounding},
    person::Person,
    rates,
    sum::{Figure, Part, Sum, by, less, over, with},
};

const NOTHING: Figure<Kroner> = Figure::constant(Kroner::ZERO);

/// The spouse or partner. Amounts in kr./month.
#[derive(Debug, Clone, Copy)]
pub struct Spouse {
    /// Wage before everything.
    pub wage: Kroner,
    /// Paid hours in the month.
    pub hours: Hours,
    /// Own help before reduction.
    pub help: Kroner,
    /// Other taxable benefit.
    pub benefit: Kroner,
    /// Bound to provide for each other.
    pub married: bool,
}

impl Spouse {
    /// Has an income of any kind.
    #[must_use]
    pub fn has_income(&self) -> bool {
        self.wage > Kroner::ZERO || self.help > Kroner::ZERO || self.benefit > Kroner::ZERO
    }
}

/// A person with the job and the household: what a month depends on beside its hours.
#[allow(clippy::struct_excessive_bools, reason = "each is a yes or no of a form")]
#[derive(Debug, Clone, Copy)]
pub struct Situation {
    /// Whose month it is, and on which day's law.
    pub person: Person,
    /// Children under 18 at home whose ages were told.
    pub children: i32,
    /// Whole years; none where it was not told.
    pub age: Option<i32>,
    /// Kr. an hour. The rules that go by the hour ask for it beside a monthly wage too.
    pub hourly_wage: Kroner,
    /// Kr. a month with paid hours, instead of the hours at [`Situation::hourly_wage`].
    pub monthly_wage: Option<Kroner>,
    /// Own pension, of the wage.
    pub pension: Percent,
    /// The employer's pension, of the wage.
    pub pension_employer: Percent,
    /// Pays ATP.
    pub atp: bool,
    /// Has fritidstillæg for the children.
    pub fritidstillaeg: bool,
    /// Særlig støtte before kontanthjælpsloftet, kr./month.
    pub saerlig_stoette: Kroner,
    /// The 225-timersregel holds.
    pub regel225: bool,
    /// Is in the target group of jobpræmie.
    pub jobpraemie: bool,
    /// Has a socialt frikort.
    pub socialt_frikort: bool,
    /// What it frees, kr./year; none is the law's amount.
    pub frikort_beloeb: Option<Kroner>,
    /// What was told about the benefit's rules.
    pub told: Told,
    /// Of a couple, where it was told.
    pub spouse: Option<Spouse>,
    /// Without heat, water and electricity, kr./month.
    pub rent: Kroner,
    /// Of the home, square metres.
    pub area: Option<i32>,
    /// The whole fee of all children, kr./month.
    pub daycare: Kroner,
    /// To work, kr./month.
    pub transport: Kroner,
    /// Fee of a membership that comes with the job, kr./month.
    pub membership: Kroner,
}

impl Situation {
    /// A person without a wage, with nothing told beyond the person.
    #[must_use]
    pub fn new(person: Person, atp: bool) -> Self {
        Self {
            person,
            children: 0,
            age: None,
            hourly_wage: Kroner::ZERO,
            monthly_wage: None,
            pension: Percent::ZERO,
            pension_employer: Percent::ZERO,
            atp,
            fritidstillaeg: false,
            saerlig_stoette: Kroner::ZERO,
            regel225: false,
            jobpraemie: false,
            socialt_frikort: false,
            frikort_beloeb: None,
            told: Told::default(),
            spouse: None,
            rent: Kroner::ZERO,
            area: None,
            daycare: Kroner::ZERO,
            transport: Kroner::ZERO,
            membership: Kroner::ZERO,
        }
    }

    /// Kontanthjælp, uddannelseshjælp or selvforsørgelses- og hjemrejseydelse.
    #[must_use]
    pub const fn is_help(&self) -> bool {
        self.benefit().is_help()
    }

    /// The benefit that the person holds.
    #[must_use]
    pub const fn benefit(&self) -> Benefit {
        self.person.held.variant.benefit
    }

    /// Lives alone.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.person.held.household == Household::Single
    }
}

/// A month's wage on its way to what is paid out. Kr./month.
#[derive(Debug, Clone, Copy)]
pub struct Wage {
    /// Before everything.
    pub gross: Figure<Kroner>,
    /// Own ATP.
    pub atp_own: Figure<Kroner>,
    /// The employer's ATP, on top.
    pub atp_employer: Figure<Kroner>,
    /// Own pension.
    pub pension: Figure<Kroner>,
    /// The employer's pension, on top.
    pub pension_employer: Figure<Kroner>,
    /// Free of tax by a socialt frikort.
    pub exempt: Figure<Kroner>,
    /// AM-bidrag, to the øre.
    pub am_bidrag: Figure<Kroner>,
    /// After ATP, pension and AM-bidrag.
    pub after_am: Figure<Kroner>,
    /// After AM-bidrag and without what is exempt: what benefits and the household's income count.
    pub counted: Figure<Kroner>,
}

impl Wage {
    /// No work.
    pub const NONE: Self = Self {
        gross: NOTHING,
        atp_own: NOTHING,
        atp_employer: NOTHING,
        pension: NOTHING,
        pension_employer: NOTHING,
        exempt: NOTHING,
        am_bidrag: NOTHING,
        after_am: NOTHING,
        counted: NOTHING,
    };
}

/// What follows from the household's income. Kr./month.
#[derive(Debug, Clone, Copy)]
pub struct Support {
    /// Boligsikring before kontanthjælpsloftet.
    pub boligsikring: Figure<Kroner>,
    /// Særlig støtte before kontanthjælpsloftet.
    pub saerlig_stoette: Figure<Kroner>,
    /// What kontanthjælpsloftet cuts of both.
    pub loft: Figure<Kroner>,
    /// The boligstøtte that the ceiling counts.
    under_loft: Figure<Kroner>,
    /// Fritidstillæg, tax free.
    pub fritidstillaeg: Figure<Kroner>,
    /// Børnetilskud of a single provider, tax free.
    pub boernetilskud: Figure<Kroner>,
    /// Jobpræmie, tax free.
    pub jobpraemie: Figure<Kroner>,
    /// Paid for daycare after friplads.
    pub daycare: Figure<Kroner>,
}

impl Support {
    /// The same when kontanthjælpsloftet has cut boligsikring and særlig støtte.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn after_loft(self, sum: &mut Sum) -> Result<Self, Overflow> {
        if self.loft.value == Kroner::ZERO {
            return Ok(self);
        }
        // The ceiling takes of the boligstøtte first.
        let cut = sum.lowest("purse.loftBoligstoette", self.loft, self.under_loft);
        let boligsikring = sum.add("purse.boligstoette", &[with(self.boligsikring), less(cut)])?;
        let saerlig = [with(self.saerlig_stoette), less(self.loft), with(cut)];
        let saerlig_stoette = sum.add("purse.saerligStoette", &saerlig)?;
        Ok(Self { boligsikring, saerlig_stoette, loft: NOTHING, ..self })
    }
}

/// Everything that moves in a month before its tax. Kr./month.
#[derive(Debug, Clone, Copy)]
pub struct Flows {
    /// The person's wage.
    pub wage: Wage,
    /// The benefit beside it, before tax.
    pub benefit: Figure<Kroner>,
    /// What the spouse's own help is reduced to, before tax.
    pub spouse_help: Figure<Kroner>,
    /// Own ATP drawn from fleksløntilskud.
    pub benefit_atp: Figure<Kroner>,
    /// Wage after AM-bidrag, benefit and the spouse's help, before income tax.
    pub before_tax: Figure<Kroner>,
    /// What follows from the household's income.
    pub support: Support,
    /// Transport and membership.
    pub costs: Figure<Kroner>,
}

/// The spouse's side, which the person's hours do not change.
#[derive(Debug, Clone, Copy)]
pub struct SpouseMonth {
    /// As told.
    pub spouse: Spouse,
    /// The spouse's wage.
    pub wage: Wage,
    /// What the spouse's income takes of the couple's help; none without a duty to provide.
    taken: Option<Taken>,
}

/// What an income takes of a couple's help.
#[derive(Debug, Clone, Copy)]
struct Taken {
    /// Of the own help.
    own: Figure<Kroner>,
    /// What of it falls on the other's, where it is more than the own help.
    shared: Figure<Kroner>,
}

const NOTHING_TAKEN: Taken = Taken { own: NOTHING, shared: NOTHING };

/// The benefit of a month, of somebody who holds one.
#[derive(Debug, Clone, Copy)]
struct Paid {
    benefit: Figure<Kroner>,
    /// Own ATP drawn from it.
    atp: Figure<Kroner>,
}

/// The month of one person: everything that does not change with the hours.
#[derive(Debug)]
pub struct Month<'a> {
    /// Whose month it is.
    pub situation: &'a Situation,
    /// What the full benefit is made of, kr./month.
    pub parts: Few<Figure<Kroner>, MOST_PARTS>,
    /// How paid hours reduce it.
    pub taper: Taper,
    /// The steps of ATP, for those who pay it.
    pub atp: Option<Atp>,
    am_bidrag: Figure<Percent>,
    /// The spouse's side, of a spouse with an income.
    pub spouse: Option<SpouseMonth>,
    /// What the 225-timersregel takes a month below so many hours a year.
    pub regel225: Option<(Figure<Kroner>, Hours)>,
    /// A year's wage that is free of tax and not counted.
    pub frikort: Option<Figure<Kroner>>,
    /// For those who pay rent, where the year's rules are known.
    pub boligsikring: Option<Boligsikring>,
    friplads: Option<Friplads>,
    /// A single provider's børnetilskud, kr./month, where the day's amounts are known.
    pub boernetilskud: Option<Figure<Kroner>>,
    /// A month's fritidstillæg.
    fritidstillaeg: Option<Figure<Kroner>>,
    /// Kontanthjælpsloftet, kr./month.
    pub loft: Option<Figure<Kroner>>,
}

impl<'a> Month<'a> {
    /// The rules and figures of the day for the situation; what is computed once is written here.
    ///
    /// # Errors
    /// [`Failure::MissingRate`] when the day lacks a rate that the benefit or the wage needs, or an
    /// overflow.
    pub fn new(situation: &'a Situation, sum: &mut Sum) -> Result<Self, Failure> {
        let person = &situation.person;
        let (date, held) = (person.date, &person.held);
        let parts = held.parts(date, sum)?;
        let taper = held.taper(date, &situation.told)?;
        let from_age = rates::ATP_ALDER.on(date)?;
        let is_of_age = situation.age.is_none_or(|age| Number::whole(age) >= from_age.value);
        let atp = (situation.atp && is_of_age).then(|| Atp::on(date)).transpose()?;
        let am_bidrag = AmBidrag::on(date)?;
        let mut month = Self {
            situation,
            taper,
            atp,
            am_bidrag: am_bidrag.of_age(situation.age),
            spouse: None,
            regel225: None,
            frikort: if situation.socialt_frikort && rates::SOCIALT_FRIKORT.is_listed(date) {
                match situation.frikort_beloeb {
                    Some(amount) => Some(Figure::assumption(Field::FrikortBeloeb, amount)),
                    None => rates::SOCIALT_FRIKORT.on(date).ok(),
                }
            } else {
                None
            },
            boligsikring: (situation.rent > Kroner::ZERO)
                .then(|| Boligsikring::on(date, home(situation)).ok())
                .flatten(),
            friplads: (situation.daycare > Kroner::ZERO)
                .then(|| Friplads::on(date, situation.daycare, situation.children, situation.is_single()))
                .transpose()?,
            boernetilskud: None,
            fritidstillaeg: None,
            loft: held.loft(date, usize::try_from(situation.children).unwrap_or(0)).ok().flatten(),
            parts,
        };
        if situation.is_single() && situation.children > 0 {
            month.boernetilskud = known(boernetilskud(date, situation.children, sum))?;
        }
        month.fritidstillaeg = month.fritidstillaeg(sum)?;
        if situation.regel225 && situation.is_single() {
            let full: Figure<Kroner> = Sum::silent().add("", &month.full_parts()?)?;
            let cut = held.cut_by_225_hours(date, full.value).ok().flatten();
            month.regel225 = cut.zip(rates::KTH_225_TIMER.on(date).ok()).map(|(cut, year)| (cut, year.value));
        }
        let spouse = situation.spouse.filter(Spouse::has_income);
        month.spouse = spouse.map(|spouse| month.spouse_month(spouse, sum)).transpose()?;
        Ok(month)
    }

    fn full_parts(&self) -> Result<Few<Part<Kroner>, MOST_PARTS>, Overflow> {
        let mut parts = Few::none(with(NOTHING));
        for part in &*self.parts {
            parts.push(with(*part))?;
        }
        Ok(parts)
    }

    /// Fritidstillæg of all children, a month.
    fn fritidstillaeg(&self, sum: &mut Sum) -> Result<Option<Figure<Kroner>>, Failure> {
        let situation = self.situation;
        if !(situation.fritidstillaeg && situation.children > 0 && situation.person.held.variant.is_new_help()) {
            return Ok(None);
        }
        fritidstillaeg(situation.person.date, situation.children, situation.is_single(), sum).map(Some)
    }

    fn spouse_month(&self, spouse: Spouse, sum: &mut Sum) -> Result<SpouseMonth, Failure> {
        let date = self.situation.person.date;
        let mut wage = Wage::NONE;
        if spouse.wage > Kroner::ZERO {
            let gross = Figure::input(Field::SpouseWage, spouse.wage);
            let atp = Atp::on(date)?;
            let (own, employer) = own_atp("spouse.atp", &atp, spouse.hours, gross, sum);
            let base = sum.add("spouse.amGrundlag", &[with(gross), less(own)])?;
            let rate = rates::AM_BIDRAG.on(date)?;
            let am_bidrag = sum.product("spouse.amBidrag", &[by(rate), by(base)], Rounding::Ore)?;
            let after_am = sum.add("spouse.efterAm", &[with(base), less(am_bidrag)])?;
            wage = Wage {
                gross,
                atp_own: own,
                atp_employer: employer,
                am_bidrag,
                after_am,
                counted: after_am,
                ..Wage::NONE
            };
        }
        let mut taken = None;
        if spouse.married && self.situation.is_help() {
            let mut now = NOTHING_TAKEN;
            if spouse.wage > Kroner::ZERO {
                let work = Work {
                    hours: Figure::input(Field::SpouseHours, spouse.hours),
                    hourly_wage: NOTHING,
                    hourly_after_am: NOTHING,
                    gross: wage.gross,
                    after_am: wage.after_am,
                    with_pension: wage.gross,
                    pension_employer: Percent::ZERO,
                };
                let help = Figure::input(Field::SpouseHelp, spouse.help);
                if let Reduced::By { own, shared } = self.taper.reduce(help, &work, sum)? {
                    now = Taken { own, shared };
                }
            }
            if spouse.benefit > Kroner::ZERO {
                let benefit = Figure::input(Field::SpouseBenefit, spouse.benefit);
                now.own = sum.add("spouse.fradrag", &[with(now.own), with(benefit)])?;
                now.shared = sum.add("spouse.fradragFaelles", &[with(now.shared), with(benefit)])?;
            }
            taken = Some(now);
        }
        Ok(SpouseMonth { spouse, wage, taken })
    }

    /// The month with so many paid hours; at 0 hours the person does not work.
    ///
    /// # Errors
    /// [`Failure::MissingRate`] when the day lacks a rate, or an overflow.
    pub fn flows(&self, hours: Hours, sum: &mut Sum) -> Result<Flows, Failure> {
        let full = self.full(hours, sum)?;
        let hours = Figure::input(Field::Hours, hours);
        let wage = self.wage(hours, sum)?;
        let (benefit, spouse_help) = self.benefits(full, hours, &wage, sum)?;
        let atp = self.benefit_atp(benefit, wage.gross, sum)?;
        self.household(hours, wage, Some(Paid { benefit, atp }), spouse_help, sum)
    }

    /// The month with so many paid hours of somebody who holds no benefit, nor what comes with one:
    /// særlig støtte, fritidstillæg and the ceiling over them.
    ///
    /// # Errors
    /// As [`Month::flows`].
    pub fn flows_without_benefit(&self, hours: Hours, sum: &mut Sum) -> Result<Flows, Failure> {
        let hours = Figure::input(Field::Hours, hours);
        let wage = self.wage(hours, sum)?;
        let spouse_help = if self.provides_together() {
            // The wage takes of the spouse's help, with no own help to take of first.
            self.benefits(NOTHING, hours, &wage, sum)?.1
        } else {
            self.spouse_help()
        };
        self.household(hours, wage, None, spouse_help, sum)
    }

    /// What follows for the household from a wage, from the benefit of those who hold one and from
    /// the spouse's help.
    fn household(
        &self,
        hours: Figure<Hours>,
        wage: Wage,
        paid: Option<Paid>,
        spouse_help: Figure<Kroner>,
        sum: &mut Sum,
    ) -> Result<Flows, Failure> {
        let mut before_tax = Few::<_, 3>::one(with(wage.after_am));
        if let Some(paid) = paid {
            before_tax.push(with(paid.benefit))?;
        }
        if spouse_help.value > Kroner::ZERO {
            before_tax.push(with(spouse_help))?;
        }
        let before_tax = sum.add("month.foerSkat", &before_tax)?;
        let support = self.support(&wage, paid, spouse_help, sum)?;
        let costs = if hours.value > Hours::ZERO { self.costs(sum)? } else { NOTHING };
        let Paid { benefit, atp: benefit_atp } = paid.unwrap_or(Paid { benefit: NOTHING, atp: NOTHING });
        Ok(Flows {
            wage,
            benefit,
            spouse_help,
            benefit_atp,
            before_tax,
            support,
            costs,
        })
    }

    /// What the job costs the person in the month.
    fn costs(&self, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
        let (transport, membership) = (self.situation.transport, self.situation.membership);
        if transport == Kroner::ZERO && membership == Kroner::ZERO {
            return Ok(NOTHING);
        }
        let parts =
            [Figure::input(Field::Transport, transport), Figure::input(Field::Membership, membership)].map(with);
        sum.add("month.udgifter", &parts)
    }

    /// The benefit before the wage reduces it.
    fn full(&self, hours: Hours, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
        let full = sum.add("benefit.fuld", &self.full_parts()?)?;
        if matches!(self.taper, Taper::Absence { .. }) && self.situation.hourly_wage > Kroner::ZERO {
            let hourly = self.hourly_after_am(sum)?;
            return self.taper.without_work(full, hourly, sum);
        }
        match self.regel225 {
            Some((cut, year)) if hours.times(12)? < year => {
                let left = sum.add("benefit.efter225", &[with(full), less(cut)])?;
                Ok(sum.at_least_zero("benefit.efter225", left))
            }
            _ => Ok(full),
        }
    }

    /// The hourly wage after AM-bidrag, where the benefit asks for it.
    fn hourly_after_am(&self, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
        if !matches!(self.taper, Taper::Absence { hourly: Some(_), .. }) {
            return Ok(NOTHING);
        }
        let hourly = Figure::input(Field::HourlyWage, self.situation.hourly_wage);
        let am_bidrag: Figure<Kroner> =
            sum.product("benefit.amAfTimeloen", &[by(self.am_bidrag), by(hourly)], Rounding::Ore)?;
        sum.add("benefit.timeloenEfterAm", &[with(hourly), less(am_bidrag)])
    }

    /// Is there no help or benefit left, of neither spouse where they provide for each other?
    #[must_use]
    pub fn is_gone(&self, benefit: Kroner, spouse_help: Kroner) -> bool {
        benefit == Kroner::ZERO && !(self.provides_together() && spouse_help > Kroner::ZERO)
    }

    /// Each one's income takes of the other's help.
    fn provides_together(&self) -> bool {
        self.spouse.is_some_and(|spouse| spouse.taken.is_some())
    }

    /// The spouse's own help before reduction.
    fn spouse_help(&self) -> Figure<Kroner> {
        self.spouse.map_or(NOTHING, |spouse| Figure::input(Field::SpouseHelp, spouse.spouse.help))
    }

    /// The wage of the hours.
    fn wage(&self, hours: Figure<Hours>, sum: &mut Sum) -> Result<Wage, Overflow> {
        let mut wage = Wage::NONE;
        if hours.value <= Hours::ZERO {
            return Ok(wage);
        }
        let situation = self.situation;
        wage.gross = if let Some(monthly) = situation.monthly_wage {
            Figure::input(Field::WageAmount, monthly)
        } else {
            let hourly = Figure::input(Field::HourlyWage, situation.hourly_wage);
            sum.product("wage.brutto", &[by(hourly), by(hours)], Rounding::Ore)?
        };
        if let Some(atp) = &self.atp {
            (wage.atp_own, wage.atp_employer) = own_atp("wage.atp", atp, hours.value, wage.gross, sum);
        }
        if situation.pension > Percent::ZERO {
            let share = Figure::input(Field::Pension, situation.pension);
            wage.pension = sum.product("wage.pension", &[by(share), by(wage.gross)], Rounding::Ore)?;
            if wage.pension.value > wage.gross.value.minus(wage.atp_own.value)? {
                let left = sum.add("wage.efterAtp", &[with(wage.gross), less(wage.atp_own)])?;
                wage.pension = sum.lowest("wage.pension", wage.pension, left);
            }
        }
        if situation.pension_employer > Percent::ZERO {
            let share = Figure::input(Field::PensionEmployer, situation.pension_employer);
            wage.pension_employer =
                sum.product("wage.pensionArbejdsgiver", &[by(share), by(wage.gross)], Rounding::Ore)?;
        }
        let paid = sum.add("wage.amGrundlag", &[with(wage.gross), less(wage.atp_own), less(wage.pension)])?;
        let mut base = paid;
        if let Some(frikort) = self.frikort {
            let month: Figure<Kroner> =
                sum.product("wage.frikortMaaned", &[by(frikort), over(MONTHS)], Rounding::Ore)?;
            wage.exempt = sum.lowest("wage.frikort", wage.gross, month);
            base = sum.add("wage.amGrundlag", &[with(paid), less(wage.exempt)])?;
            base = sum.at_least_zero("wage.amGrundlag", base);
        }
        wage.am_bidrag = sum.product("wage.amBidrag", &[by(self.am_bidrag), by(base)], Rounding::Ore)?;
        wage.after_am = sum.add("wage.efterAm", &[with(paid), less(wage.am_bidrag)])?;
        wage.counted = wage.after_am;
        if wage.exempt.value > Kroner::ZERO {
            wage.counted = sum.add("benefit.medregnetEfterAm", &[with(base), less(wage.am_bidrag)])?;
        }
        Ok(wage)
    }

    /// The person's benefit beside the hours, and what is left of the spouse's own help.
    fn benefits(
        &self,
        full: Figure<Kroner>,
        hours: Figure<Hours>,
        wage: &Wage,
        sum: &mut Sum,
    ) -> Result<(Figure<Kroner>, Figure<Kroner>), Overflow> {
        let reduced = if hours.value > Hours::ZERO { Some(self.reduced(full, hours, wage, sum)?) } else { None };
        let help = self.spouse_help();
        let (by_own, by_spouse) = match (self.spouse.and_then(|spouse| spouse.taken), reduced) {
            (Some(by_spouse), Some(Reduced::By { own, shared })) => (Taken { own, shared }, by_spouse),
            (Some(by_spouse), None) => (NOTHING_TAKEN, by_spouse),
            (_, Some(reduced)) => return Ok((reduced.left(full, sum)?, help)),
            (_, None) => return Ok((full, help)),
        };
        // Each one's income takes of the own help first, and what is more of the other's: together
        // both helps less both deductions.
        let mut more = |id, deducted: Figure<Kroner>, help: Figure<Kroner>| {
            let more = sum.add(id, &[with(deducted), less(help)])?;
            Ok::<_, Overflow>(sum.at_least_zero(id, more))
        };
        let from_spouse = more("benefit.fraAegtefaelle", by_spouse.shared, help)?;
        let to_spouse = more("benefit.tilAegtefaelle", by_own.shared, full)?;
        let left = sum.add("benefit.supplerende", &[with(full), less(by_own.own), less(from_spouse)])?;
        let left = sum.at_least_zero("benefit.supplerende", left);
        let help = if help.value > Kroner::ZERO {
            let help = sum.add("benefit.aegtefaelle", &[with(help), less(by_spouse.own), less(to_spouse)])?;
            sum.at_least_zero("benefit.aegtefaelle", help)
        } else {
            help
        };
        Ok((left, help))
    }

    fn reduced(
        &self,
        full: Figure<Kroner>,
        hours: Figure<Hours>,
        wage: &Wage,
        sum: &mut Sum,
    ) -> Result<Reduced, Overflow> {
        let situation = self.situation;
        let hourly_wage = Figure::input(Field::HourlyWage, situation.hourly_wage);
        let mut work = Work {
            hours,
            hourly_wage,
            hourly_after_am: self.hourly_after_am(sum)?,
            gross: wage.gross,
            after_am: wage.counted,
            with_pension: wage.gross,
            pension_employer: situation.pension_employer,
        };
        let counts_kroner = !situation.benefit().is_paid_by_the_hour() && situation.benefit() != Benefit::Fleksjob;
        if wage.exempt.value > Kroner::ZERO && counts_kroner {
            // What the frikort frees is not counted, nor are its hours.
            work.gross = sum.add("benefit.medregnetLoen", &[with(wage.gross), less(wage.exempt)])?;
            work.with_pension = work.gross;
            let terms = [by(hours), by(work.gross), over(wage.gross)];
            work.hours = sum.product("benefit.medregnedeTimer", &terms, Rounding::Hundredth)?;
        }
        if wage.pension_employer.value > Kroner::ZERO {
            work.with_pension =
                sum.add("benefit.loenMedPensionIalt", &[with(work.with_pension), with(wage.pension_employer)])?;
        }
        if situation.benefit() == Benefit::Fleksjob && wage.gross.value == Kroner::ZERO {
            // Without a wage there is no fleksløntilskud.
            return Ok(Reduced::To(full));
        }
        self.taper.reduce(full, &work, sum)
    }

    /// Own ATP of fleksløntilskud, in whole kroner.
    fn benefit_atp(
        &self,
        benefit: Figure<Kroner>,
        gross: Figure<Kroner>,
        sum: &mut Sum,
    ) -> Result<Figure<Kroner>, Failure> {
        let is_tilskud = self.situation.benefit() == Benefit::Fleksjob && gross.value > Kroner::ZERO;
        if !is_tilskud || benefit.value == Kroner::ZERO {
            return Ok(NOTHING);
        }
        let date = self.situation.person.date;
        let share = rates::FLEKS_ATP_EKSTRA_SATS.on(date)?;
        let atp = sum.product("benefit.fleksAtp", &[by(share), by(benefit)], Rounding::Whole)?;
        let most = rates::FLEKS_ATP_EKSTRA_MAX.on(date)?;
        Ok(sum.at_most("benefit.fleksAtpMax", atp, most))
    }

    fn support(
        &self,
        wage: &Wage,
        paid: Option<Paid>,
        spouse_help: Figure<Kroner>,
        sum: &mut Sum,
    ) -> Result<Support, Failure> {
        let situation = self.situation;
        let date = situation.person.date;
        let has_help = paid.is_some_and(|paid| !self.is_gone(paid.benefit.value, spouse_help.value));
        let mut support = Support {
            boligsikring: NOTHING,
            saerlig_stoette: Figure::input(Field::SaerligStoette, situation.saerlig_stoette),
            loft: NOTHING,
            under_loft: NOTHING,
            // It ends with the help; the three months that follow are told, not counted.
            fritidstillaeg: self.fritidstillaeg.filter(|_| has_help).unwrap_or(NOTHING),
            boernetilskud: self.boernetilskud.unwrap_or(NOTHING),
            jobpraemie: NOTHING,
            daycare: NOTHING,
        };
        if paid.is_none() || !situation.person.held.variant.is_old_help() {
            support.saerlig_stoette = NOTHING;
        }
        if situation.jobpraemie
            && situation.benefit().has_jobpraemie()
            && wage.gross.value > Kroner::ZERO
            && let (Ok(share), Ok(most)) = (rates::JOBPRAEMIE_SATS.on(date), rates::JOBPRAEMIE_MAX_MAANED.on(date))
        {
            let premium = sum.product("month.jobpraemie", &[by(share), by(wage.gross)], Rounding::Ore)?;
            support.jobpraemie = sum.at_most("month.jobpraemieMax", premium, most);
        }
        if self.boligsikring.is_some() || self.friplads.is_some() {
            let mut parts = Few::<_, 6>::one(with(wage.counted));
            if let Some(paid) = paid {
                parts.push(with(paid.benefit))?;
                if paid.atp.value > Kroner::ZERO {
                    parts.push(less(paid.atp))?;
                }
            }
            if let Some(spouse) = &self.spouse {
                let benefit = Figure::input(Field::SpouseBenefit, spouse.spouse.benefit);
                for part in [spouse.wage.after_am, spouse_help, benefit] {
                    parts.push(with(part))?;
                }
            }
            let income: Figure<Kroner> = sum.add("bolig.husstandsindkomst", &parts)?;
            let income = sum.product("bolig.husstandsindkomstAar", &[by(income), by(MONTHS)], Rounding::None)?;
            if let Some(mut boligsikring) = self.boligsikring {
                if paid.is_none() {
                    boligsikring = boligsikring.without_pension();
                }
                support.boligsikring = boligsikring.at(income, sum)?;
            }
            if let Some(friplads) = &self.friplads {
                support.daycare = friplads.paid_at(income, sum)?;
            }
        }
        if let (Some(loft), Some(Paid { benefit, .. })) = (self.loft, paid) {
            (support.loft, support.under_loft) = self.cut_by_loft(loft, benefit, &support, sum)?;
        }
        Ok(support)
    }

    /// What kontanthjælpsloftet takes of boligstøtte and særlig støtte; the help itself it leaves.
    fn cut_by_loft(
        &self,
        loft: Figure<Kroner>,
        benefit: Figure<Kroner>,
        support: &Support,
        sum: &mut Sum,
    ) -> Result<(Figure<Kroner>, Figure<Kroner>), Overflow> {
        let mut housing = support.boligsikring;
        if !self.situation.is_single() && housing.value > Kroner::ZERO {
            // A couple's ceiling is each one's own, and so is half of the boligstøtte.
            housing = sum.product("loft.boligstoetteAndel", &[by(housing), over(TWO)], Rounding::Ore)?;
        }
        if housing.value == Kroner::ZERO && support.saerlig_stoette.value == Kroner::ZERO {
            return Ok((NOTHING, NOTHING));
        }
        let both = sum.add("loft.stoette", &[with(housing), with(support.saerlig_stoette)])?;
        let above = sum.add("loft.over", &[with(benefit), with(both), less(loft)])?;
        let above = sum.at_least_zero("loft.over", above);
        Ok((sum.at_most("loft.nedsaettelse", above, both), housing))
    }
}

fn home(situation: &Situation) -> Home {
    Home {
        adults: if situation.is_single() { 1 } else { 2 },
        children: situation.children,
        rent: situation.rent,
        area: situation.area,
        pensioner: situation.benefit() == Benefit::Foertidspension,
    }
}

/// Own ATP at so many hours, and the employer's.
fn own_atp(
    id: &'static str,
    atp: &Atp,
    hours: Hours,
    gross: Figure<Kroner>,
    sum: &mut Sum,
) -> (Figure<Kroner>, Figure<Kroner>) {
    let Some(step) = atp.at(hours) else { return (NOTHING, NOTHING) };
    // Own ATP is drawn from a wage; where there is none, nothing is drawn.
    (sum.at_most(id, step.own, gross), step.employer)
}

/// What is not known is left out; the answer's notes say so.
fn known<T>(result: Result<T, Failure>) -> Result<Option<T>, Overflow> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(Failure::MissingRate(_)) => Ok(None),
        Err(Failure::Overflow) => Err(Overflow),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        date::Date,
        law::benefits::{Held, Supplements, VARIANTS},
    };

    const HOURS: Hours = Hours::new(4_000);

    /// A single provider of two with rent, daycare and a wage, on the benefit.
    fn situation(date: Date, benefit: Benefit, variant: &str) -> Option<Situation> {
        let variant = VARIANTS.iter().find(|known| known.benefit == benefit && known.id == variant)?;
        let held = Held {
            variant,
            household: Household::Single,
            provider: true,
            amount: None,
            supplements: Supplements::default(),
            weekly_hours: None,
        };
        let person = Person { date, held, kommune: None, church_member: false };
        Some(Situation {
            children: 2,
            hourly_wage: Kroner::new(15_000),
            fritidstillaeg: true,
            rent: Kroner::new(900_000),
            daycare: Kroner::new(400_000),
            transport: Kroner::new(50_000),
            ..Situation::new(person, true)
        })
    }

    fn new_help() -> Option<Situation> {
        situation(Date::new(2026, 1, 1), Benefit::Kontanthjaelp, "forhoejetSats")
    }

    fn flows(situation: &Situation, hours: Hours, holds: bool) -> Option<Flows> {
        let mut sum = Sum::silent();
        let month = Month::new(situation, &mut sum).ok()?;
        if holds { month.flows(hours, &mut sum).ok() } else { month.flows_without_benefit(hours, &mut sum).ok() }
    }

    /// The amounts of a month, without where they came from.
    fn amounts(flows: &Flows) -> [Kroner; 14] {
        let Flows { wage, support, .. } = flows;
        [
            wage.gross,
            wage.atp_own,
            wage.am_bidrag,
            wage.after_am,
            flows.benefit,
            flows.spouse_help,
            flows.before_tax,
            flows.costs,
            support.boligsikring,
            support.saerlig_stoette,
            support.fritidstillaeg,
            support.boernetilskud,
            support.daycare,
            support.loft,
        ]
        .map(|figure| figure.value)
    }

    #[test]
    fn who_holds_no_benefit_has_the_wage_and_what_it_leaves_of_support() -> Result<(), &'static str> {
        let person = new_help().ok_or("no such variant")?;
        let (on, off) = (flows(&person, HOURS, true).ok_or("on")?, flows(&person, HOURS, false).ok_or("off")?);
        assert!(on.benefit.value > Kroner::ZERO && on.support.fritidstillaeg.value > Kroner::ZERO);
        assert_eq!(off.wage.after_am.value, on.wage.after_am.value);
        assert_eq!(off.before_tax.value, off.wage.after_am.value);
        assert_eq!(
            [off.benefit, off.benefit_atp, off.support.fritidstillaeg].map(|figure| figure.value),
            [Kroner::ZERO; 3]
        );
        assert_eq!(off.support.boernetilskud.value, on.support.boernetilskud.value);
        assert!(off.support.boligsikring.value >= on.support.boligsikring.value);
        assert!(off.support.daycare.value <= on.support.daycare.value);
        assert_eq!(off.costs.value, Kroner::new(50_000));

        let idle = flows(&person, Hours::ZERO, false).ok_or("idle")?;
        assert_eq!([idle.wage.gross, idle.before_tax, idle.costs].map(|figure| figure.value), [Kroner::ZERO; 3]);
        assert!(idle.support.boligsikring.value >= off.support.boligsikring.value);
        // Friplads of no income is whole.
        assert_eq!(idle.support.daycare.value, Kroner::ZERO);
        Ok(())
    }

    /// Without children boligsikring has a limit, which a pension lifts for as long as it is held.
    #[test]
    fn a_pension_that_is_not_held_lifts_no_limit() {
        let without = |benefit, variant| {
            let situation = situation(Date::new(2026, 1, 1), benefit, variant)?;
            let told = Told { indkomstfradrag: Some(Kroner::ZERO), ..Told::default() };
            flows(&Situation { children: 0, told, ..situation }, HOURS, false)
                .map(|flows| flows.support.boligsikring.value)
        };
        let pension = without(Benefit::Foertidspension, "foertidspension");
        assert!(pension.is_some_and(|boligsikring| boligsikring > Kroner::ZERO));
        assert_eq!(pension, without(Benefit::Dagpenge, "fuldtid"));
    }

    #[test]
    fn a_monthly_wage_is_the_gross_of_the_month() -> Result<(), &'static str> {
        let hourly = new_help().ok_or("no such variant")?;
        let monthly = Situation { monthly_wage: Some(Kroner::new(600_000)), ..hourly };
        for (hours, holds) in [(HOURS, true), (HOURS, false), (Hours::ZERO, true), (Hours::ZERO, false)] {
            let [by_month, by_hour] = [&monthly, &hourly].map(|situation| flows(situation, hours, holds));
            assert_eq!(amounts(&by_month.ok_or("month")?), amounts(&by_hour.ok_or("hour")?));
        }
        Ok(())
    }

    /// The ceiling takes of boligstøtte first, then of særlig støtte, and together what it cuts.
    #[test]
    fn after_the_ceiling_its_cut_is_gone() -> Result<(), &'static str> {
        let old = situation(Date::new(2025, 1, 1), Benefit::Kontanthjaelp, "fyldt30").ok_or("no such variant")?;
        let old = Situation { saerlig_stoette: Kroner::new(300_000), ..old };
        let before = flows(&old, Hours::ZERO, true).ok_or("month")?.support;
        let after = before.after_loft(&mut Sum::silent()).map_err(|_| "after")?;
        assert!(before.loft.value > Kroner::ZERO && after.loft.value == Kroner::ZERO);
        let cut = |before: Figure<Kroner>, after: Figure<Kroner>| before.value.minus(after.value);
        let housing = cut(before.boligsikring, after.boligsikring).map_err(|_| "cut")?;
        let saerlig = cut(before.saerlig_stoette, after.saerlig_stoette).map_err(|_| "cut")?;
        assert_eq!(housing.plus(saerlig), Ok(before.loft.value));
        assert!(saerlig == Kroner::ZERO || after.boligsikring.value == Kroner::ZERO);
        Ok(())
    }
}
