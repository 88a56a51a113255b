//! One month with so many paid hours: wage, benefit, tax, what follows from the household's
//! income, and who pays and receives.

use alloc::vec::Vec;

use serde::Serialize;

use super::question::{Question, Spouse};
use crate::{
    field::Field,
    law::{
        Failure, MONTHS, TWO,
        atp::Atp,
        benefits::{Benefit, Reduced, Taper, Work},
        household::{Boligsikring, Friplads, Home, boernetilskud, fritidstillaeg},
        refusion::Ladder,
        tax::{AmBidrag, LocalTax, TaxYear, Taxpayer, income_tax},
    },
    money::{Hours, Kroner, Number, Overflow, Percent, Rounding},
    rates,
    sum::{Figure, Sum, by, less, over, with},
};

const NOTHING: Figure<Kroner> = Figure::constant(Kroner::ZERO);

/// One month with so many hours. Amounts in kr./month; none where the year's tax is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Point {
    /// Paid hours in the month.
    pub hours: Hours,
    /// Wage before everything.
    pub gross: Kroner,
    /// Own ATP.
    pub atp: Kroner,
    /// Own pension.
    pub pension: Kroner,
    /// AM-bidrag of the month, to the øre.
    pub am_bidrag: Kroner,
    /// Wage after ATP, pension and AM-bidrag.
    pub wage_after_am: Kroner,
    /// Supplementary benefit before tax.
    pub benefit: Kroner,
    /// What the spouse's own help is reduced to, before tax.
    pub spouse_help: Kroner,
    /// Wage after AM-bidrag, benefit and the spouse's help, before income tax.
    pub before_tax: Kroner,
    /// A twelfth of the tax of twelve such months, less the AM-bidrag above.
    pub income_tax: Option<Kroner>,
    /// The benefit after the tax that it would have alone.
    pub benefit_after_tax: Option<Kroner>,
    /// The wage after the tax that it adds.
    pub wage_after_tax: Option<Kroner>,
    /// Own ATP drawn from fleksløntilskud.
    pub benefit_atp: Kroner,
    /// Jobpræmie, tax free.
    pub jobpraemie: Kroner,
    /// Boligsikring before kontanthjælpsloftet.
    pub boligsikring: Kroner,
    /// Særlig støtte before kontanthjælpsloftet.
    pub saerlig_stoette: Kroner,
    /// What kontanthjælpsloftet cuts of both.
    pub loft: Kroner,
    /// Fritidstillæg, tax free.
    pub fritidstillaeg: Kroner,
    /// Børnetilskud of a single provider, tax free.
    pub boernetilskud: Kroner,
    /// Paid for daycare after friplads.
    pub daycare: Kroner,
    /// The spouse's income after the spouse's tax.
    pub spouse: Option<Kroner>,
    /// Transport and membership.
    pub costs: Kroner,
    /// What is left.
    pub net: Option<Kroner>,
    /// What this hour gave.
    pub step: Option<Kroner>,
    /// More than at 0 hours, for each hour.
    pub per_hour: Option<Kroner>,
    /// The part of the last hour's wage that is not kept.
    pub marginal_rate: Option<Percent>,
    /// The part of the whole wage that is not kept.
    pub participation_rate: Option<Percent>,
    /// Net at 0 hours as a share of the net.
    pub replacement_rate: Option<Percent>,
    /// Who gains and loses against 0 hours.
    pub purses: Option<Purses>,
}

/// Who gains and loses against 0 hours; the five add up to the wage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Purses {
    /// Net without transport and membership.
    pub borger: Kroner,
    /// The kommune.
    pub kommune: Kroner,
    /// The state.
    pub stat: Kroner,
    /// Folkekirken.
    pub folkekirken: Kroner,
    /// Own ATP and own pension: the person's savings.
    pub opsparing: Kroner,
}

/// What each purse has of a month: not yet against 0 hours.
#[derive(Debug, Clone, Copy)]
pub struct Levels {
    pub borger: Figure<Kroner>,
    pub kommune: Figure<Kroner>,
    pub stat: Figure<Kroner>,
    pub folkekirken: Figure<Kroner>,
    pub opsparing: Figure<Kroner>,
}

/// A computed month with the figures that a gain is taken between.
#[derive(Debug, Clone, Copy)]
pub struct Computed {
    pub point: Point,
    pub gross: Figure<Kroner>,
    pub before_tax: Figure<Kroner>,
    pub net: Option<Figure<Kroner>>,
    pub levels: Option<Levels>,
}

/// The month of one person: everything that does not change with the hours.
#[derive(Debug)]
pub struct Month<'a> {
    pub question: &'a Question,
    pub parts: Vec<Figure<Kroner>>,
    pub taper: Taper,
    pub atp: Option<Atp>,
    am_bidrag: Figure<Percent>,
    pub tax: Option<(TaxYear, LocalTax)>,
    spouse: Option<SpouseMonth>,
    /// What the 225-timersregel takes below so many hours a year.
    pub regel225: Option<(Figure<Kroner>, Hours)>,
    /// A year's wage that is free of tax and not counted.
    pub frikort: Option<Figure<Kroner>>,
    pub boligsikring: Option<Boligsikring>,
    friplads: Option<Friplads>,
    boernetilskud: Option<Figure<Kroner>>,
    /// A month's fritidstillæg.
    fritidstillaeg: Option<Figure<Kroner>>,
    pub loft: Option<Figure<Kroner>>,
    /// The kommune's share of the benefit.
    pub kommune_share: Figure<Percent>,
}

/// The spouse's side, which the person's hours do not change.
#[derive(Debug, Clone, Copy)]
struct SpouseMonth {
    spouse: Spouse,
    wage: Wage,
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

/// A month's wage on its way to what is paid out.
#[derive(Debug, Clone, Copy)]
struct Wage {
    gross: Figure<Kroner>,
    atp_own: Figure<Kroner>,
    atp_employer: Figure<Kroner>,
    pension: Figure<Kroner>,
    pension_employer: Figure<Kroner>,
    /// Free of tax by a socialt frikort.
    exempt: Figure<Kroner>,
    am_bidrag: Figure<Kroner>,
    after_am: Figure<Kroner>,
    /// After AM-bidrag and without what is exempt: what benefits and the household's income count.
    counted: Figure<Kroner>,
}

const NO_WAGE: Wage = Wage {
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

/// A month's income tax by who receives it; the state's holds the AM-bidrag.
#[derive(Debug, Clone, Copy)]
struct MonthTax {
    /// Without the AM-bidrag, which the wage has paid already.
    indkomstskat: Figure<Kroner>,
    stat: Figure<Kroner>,
    kommune: Figure<Kroner>,
    kirke: Figure<Kroner>,
}

/// What follows from the household's income.
#[derive(Debug, Clone, Copy)]
struct Support {
    boligsikring: Figure<Kroner>,
    saerlig_stoette: Figure<Kroner>,
    loft: Figure<Kroner>,
    /// The boligstøtte that the ceiling counts.
    under_loft: Figure<Kroner>,
    fritidstillaeg: Figure<Kroner>,
    boernetilskud: Figure<Kroner>,
    jobpraemie: Figure<Kroner>,
    daycare: Figure<Kroner>,
}

/// What moves in a month before the tax is known.
#[derive(Debug, Clone, Copy)]
struct Flows {
    wage: Wage,
    benefit: Figure<Kroner>,
    spouse_help: Figure<Kroner>,
    benefit_atp: Figure<Kroner>,
    support: Support,
    costs: Figure<Kroner>,
}

impl<'a> Month<'a> {
    /// The rules and figures of the day for the question; what is computed once is written here.
    pub fn new(question: &'a Question, sum: &mut Sum) -> Result<Self, Failure> {
        let person = &question.person;
        let (date, held) = (person.date, &person.held);
        let benefit = question.benefit();
        let parts = held.parts(date, sum)?;
        let taper = held.taper(date, &question.told)?;
        let from_age = rates::ATP_ALDER.on(date)?;
        let is_of_age = question.age.is_none_or(|age| Number::whole(age) >= from_age.value);
        let atp = (question.atp && is_of_age).then(|| Atp::on(date)).transpose()?;
        let am_bidrag = AmBidrag::on(date)?;
        let mut month = Self {
            question,
            taper,
            atp,
            am_bidrag: am_bidrag.of_age(question.age),
            tax: person.tax(),
            spouse: None,
            regel225: None,
            frikort: if question.socialt_frikort && rates::SOCIALT_FRIKORT.is_listed(date) {
                match question.frikort_beloeb {
                    Some(amount) => Some(Figure::assumption(Field::FrikortBeloeb, amount)),
                    None => rates::SOCIALT_FRIKORT.on(date).ok(),
                }
            } else {
                None
            },
            boligsikring: (question.rent > Kroner::ZERO).then(|| Boligsikring::on(date, home(question)).ok()).flatten(),
            friplads: (question.daycare > Kroner::ZERO)
                .then(|| Friplads::on(date, question.daycare, question.children, question.is_single()))
                .transpose()?,
            boernetilskud: None,
            fritidstillaeg: None,
            loft: held.loft(date, usize::try_from(question.children).unwrap_or(0)).ok().flatten(),
            kommune_share: if benefit.is_paid_by_the_state() {
                Figure::constant(Percent::ZERO)
            } else {
                Ladder::on(date)?.kommune_share(question.weeks_on_support)
            },
            parts,
        };
        if question.is_single() && question.children > 0 {
            month.boernetilskud = known(boernetilskud(date, question.children, sum))?;
        }
        month.fritidstillaeg = month.fritidstillaeg(sum)?;
        if question.regel225 && question.is_single() {
            let full: Figure<Kroner> = Sum::silent().add("", &month.full_parts())?;
            let cut = held.cut_by_225_hours(date, full.value).ok().flatten();
            month.regel225 = cut.zip(rates::KTH_225_TIMER.on(date).ok()).map(|(cut, year)| (cut, year.value));
        }
        let spouse = question.spouse.filter(Spouse::has_income);
        month.spouse = spouse.map(|spouse| month.spouse_month(spouse, sum)).transpose()?;
        Ok(month)
    }

    fn full_parts(&self) -> Vec<crate::sum::Part<Kroner>> {
        self.parts.iter().copied().map(with).collect()
    }

    /// Fritidstillæg of all children, a month.
    fn fritidstillaeg(&self, sum: &mut Sum) -> Result<Option<Figure<Kroner>>, Failure> {
        let question = self.question;
        if !(question.fritidstillaeg && question.children > 0 && question.person.held.variant.is_new_help()) {
            return Ok(None);
        }
        fritidstillaeg(question.person.date, question.children, question.is_single(), sum).map(Some)
    }

    fn spouse_month(&self, spouse: Spouse, sum: &mut Sum) -> Result<SpouseMonth, Failure> {
        let date = self.question.person.date;
        let mut wage = NO_WAGE;
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
                ..NO_WAGE
            };
        }
        let mut taken = None;
        if spouse.married && self.question.is_help() {
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

    /// The month with so many paid hours.
    pub fn at(&self, hours: Hours, sum: &mut Sum) -> Result<Computed, Failure> {
        let full = self.full(hours, sum)?;
        let hours = Figure::input(Field::Hours, hours);
        let wage = if hours.value > Hours::ZERO { self.wage(hours, sum)? } else { NO_WAGE };
        let (benefit, spouse_help) = self.benefits(full, hours, &wage, sum)?;
        let benefit_atp = self.benefit_atp(benefit, wage.gross, sum)?;
        let mut before_tax = alloc::vec![with(wage.after_am), with(benefit)];
        if spouse_help.value > Kroner::ZERO {
            before_tax.push(with(spouse_help));
        }
        let before_tax = sum.add("month.foerSkat", &before_tax)?;
        let support = self.support(&wage, benefit, benefit_atp, spouse_help, sum)?;
        let costs = if hours.value > Hours::ZERO { self.costs(sum)? } else { NOTHING };
        let flows = Flows { wage, benefit, spouse_help, benefit_atp, support, costs };
        let point = Point {
            hours: hours.value,
            gross: wage.gross.value,
            atp: wage.atp_own.value,
            pension: wage.pension.value,
            am_bidrag: wage.am_bidrag.value,
            wage_after_am: wage.after_am.value,
            benefit: benefit.value,
            spouse_help: spouse_help.value,
            before_tax: before_tax.value,
            benefit_atp: benefit_atp.value,
            jobpraemie: support.jobpraemie.value,
            boligsikring: support.boligsikring.value,
            saerlig_stoette: support.saerlig_stoette.value,
            loft: support.loft.value,
            fritidstillaeg: support.fritidstillaeg.value,
            boernetilskud: support.boernetilskud.value,
            daycare: support.daycare.value,
            costs: costs.value,
            ..Point::default()
        };
        let mut computed = Computed {
            point,
            gross: wage.gross,
            before_tax,
            net: None,
            levels: None,
        };
        if let Some((year, local)) = &self.tax {
            self.after_tax(year, local, &flows, &mut computed, sum)?;
        }
        Ok(computed)
    }

    /// What the job costs the person in the month.
    fn costs(&self, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
        let (transport, membership) = (self.question.transport, self.question.membership);
        if transport == Kroner::ZERO && membership == Kroner::ZERO {
            return Ok(NOTHING);
        }
        let parts =
            [Figure::input(Field::Transport, transport), Figure::input(Field::Membership, membership)].map(with);
        sum.add("month.udgifter", &parts)
    }

    /// Tax, what is left, and who pays and receives.
    fn after_tax(
        &self,
        year: &TaxYear,
        local: &LocalTax,
        flows: &Flows,
        computed: &mut Computed,
        sum: &mut Sum,
    ) -> Result<(), Failure> {
        let Flows { wage, benefit, benefit_atp, support, costs, .. } = *flows;
        let taxable = if benefit_atp.value > Kroner::ZERO {
            sum.add("month.skattepligtigYdelse", &[with(benefit), less(benefit_atp)])?
        } else {
            benefit
        };
        let tax = self.tax_of(year, local, &wage, taxable, sum)?;
        // The tax that the benefit would have alone: what is more is the wage's.
        let alone = if wage.gross.value == Kroner::ZERO {
            tax
        } else {
            self.tax_of(year, local, &NO_WAGE, taxable, &mut Sum::silent())?
        };
        // Grøn check may be more than the tax of a small benefit: then it is the wage's too.
        let alone = if wage.gross.value == Kroner::ZERO {
            alone.indkomstskat.value
        } else {
            alone.indkomstskat.value.max(Kroner::ZERO)
        };
        let (spouse, spouse_tax) = match &self.spouse {
            None => (NOTHING, None),
            Some(spouse) => {
                let (left, tax) = spouse.after_tax(year, local, flows.spouse_help, sum)?;
                (left, Some(tax))
            }
        };
        let mut parts = alloc::vec![with(wage.after_am), with(benefit), less(tax.indkomstskat)];
        let given = [
            support.jobpraemie,
            support.boligsikring,
            support.saerlig_stoette,
            support.fritidstillaeg,
            support.boernetilskud,
            spouse,
        ];
        let taken = [benefit_atp, support.loft, support.daycare, costs];
        parts.extend(given.into_iter().filter(|given| given.value != Kroner::ZERO).map(with));
        parts.extend(taken.into_iter().filter(|taken| taken.value != Kroner::ZERO).map(less));
        let net: Figure<Kroner> = sum.add("month.netto", &parts)?;
        let point = &mut computed.point;
        point.income_tax = Some(tax.indkomstskat.value);
        point.benefit_after_tax = Some(benefit.value.minus(alone)?);
        point.wage_after_tax = Some(wage.after_am.value.minus(tax.indkomstskat.value.minus(alone)?)?);
        point.spouse = Some(spouse.value);
        point.net = Some(net.value);
        computed.net = Some(net);
        computed.levels = Some(self.levels(flows, &tax, spouse_tax.as_ref(), net, sum)?);
        Ok(())
    }

    /// The benefit before the wage reduces it.
    fn full(&self, hours: Hours, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
        let full = sum.add("benefit.fuld", &self.full_parts())?;
        if matches!(self.taper, Taper::Absence { .. }) && self.question.hourly_wage > Kroner::ZERO {
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
        let hourly = Figure::input(Field::HourlyWage, self.question.hourly_wage);
        let am_bidrag: Figure<Kroner> =
            sum.product("benefit.amAfTimeloen", &[by(self.am_bidrag), by(hourly)], Rounding::Ore)?;
        sum.add("benefit.timeloenEfterAm", &[with(hourly), less(am_bidrag)])
    }

    /// Is there no help or benefit left, of neither spouse where they provide for each other?
    pub fn is_gone(&self, point: &Point) -> bool {
        let together = self.spouse.is_some_and(|spouse| spouse.taken.is_some());
        point.benefit == Kroner::ZERO && !(together && point.spouse_help > Kroner::ZERO)
    }

    fn wage(&self, hours: Figure<Hours>, sum: &mut Sum) -> Result<Wage, Overflow> {
        let question = self.question;
        let mut wage = NO_WAGE;
        let hourly = Figure::input(Field::HourlyWage, question.hourly_wage);
        wage.gross = sum.product("wage.brutto", &[by(hourly), by(hours)], Rounding::Ore)?;
        if let Some(atp) = &self.atp {
            (wage.atp_own, wage.atp_employer) = own_atp("wage.atp", atp, hours.value, wage.gross, sum);
        }
        if question.pension > Percent::ZERO {
            let share = Figure::input(Field::Pension, question.pension);
            wage.pension = sum.product("wage.pension", &[by(share), by(wage.gross)], Rounding::Ore)?;
            if wage.pension.value > wage.gross.value.minus(wage.atp_own.value)? {
                let left = sum.add("wage.efterAtp", &[with(wage.gross), less(wage.atp_own)])?;
                wage.pension = sum.lowest("wage.pension", wage.pension, left);
            }
        }
        if question.pension_employer > Percent::ZERO {
            let share = Figure::input(Field::PensionEmployer, question.pension_employer);
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
        let help = self.spouse.map_or(NOTHING, |spouse| Figure::input(Field::SpouseHelp, spouse.spouse.help));
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
        let question = self.question;
        let hourly_wage = Figure::input(Field::HourlyWage, question.hourly_wage);
        let mut work = Work {
            hours,
            hourly_wage,
            hourly_after_am: self.hourly_after_am(sum)?,
            gross: wage.gross,
            after_am: wage.counted,
            with_pension: wage.gross,
            pension_employer: question.pension_employer,
        };
        let counts_kroner = !question.benefit().is_paid_by_the_hour() && question.benefit() != Benefit::Fleksjob;
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
        if question.benefit() == Benefit::Fleksjob && wage.gross.value == Kroner::ZERO {
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
        let is_tilskud = self.question.benefit() == Benefit::Fleksjob && gross.value > Kroner::ZERO;
        if !is_tilskud || benefit.value == Kroner::ZERO {
            return Ok(NOTHING);
        }
        let date = self.question.person.date;
        let share = rates::FLEKS_ATP_EKSTRA_SATS.on(date)?;
        let atp = sum.product("benefit.fleksAtp", &[by(share), by(benefit)], Rounding::Whole)?;
        let most = rates::FLEKS_ATP_EKSTRA_MAX.on(date)?;
        Ok(sum.at_most("benefit.fleksAtpMax", atp, most))
    }

    fn support(
        &self,
        wage: &Wage,
        benefit: Figure<Kroner>,
        benefit_atp: Figure<Kroner>,
        spouse_help: Figure<Kroner>,
        sum: &mut Sum,
    ) -> Result<Support, Failure> {
        let question = self.question;
        let date = question.person.date;
        let now = Point {
            benefit: benefit.value,
            spouse_help: spouse_help.value,
            ..Point::default()
        };
        let gone = self.is_gone(&now);
        let mut support = Support {
            boligsikring: NOTHING,
            saerlig_stoette: Figure::input(Field::SaerligStoette, question.saerlig_stoette),
            loft: NOTHING,
            under_loft: NOTHING,
            // It ends with the help; the three months that follow are told, not counted.
            fritidstillaeg: self.fritidstillaeg.filter(|_| !gone).unwrap_or(NOTHING),
            boernetilskud: self.boernetilskud.unwrap_or(NOTHING),
            jobpraemie: NOTHING,
            daycare: NOTHING,
        };
        if !question.person.held.variant.is_old_help() {
            support.saerlig_stoette = NOTHING;
        }
        if question.jobpraemie
            && question.benefit().has_jobpraemie()
            && wage.gross.value > Kroner::ZERO
            && let (Ok(share), Ok(most)) = (rates::JOBPRAEMIE_SATS.on(date), rates::JOBPRAEMIE_MAX_MAANED.on(date))
        {
            let premium = sum.product("month.jobpraemie", &[by(share), by(wage.gross)], Rounding::Ore)?;
            support.jobpraemie = sum.at_most("month.jobpraemieMax", premium, most);
        }
        if self.boligsikring.is_some() || self.friplads.is_some() {
            let mut parts = alloc::vec![with(wage.counted), with(benefit)];
            if benefit_atp.value > Kroner::ZERO {
                parts.push(less(benefit_atp));
            }
            if let Some(spouse) = &self.spouse {
                let benefit = Figure::input(Field::SpouseBenefit, spouse.spouse.benefit);
                parts.extend([with(spouse.wage.after_am), with(spouse_help), with(benefit)]);
            }
            let income: Figure<Kroner> = sum.add("bolig.husstandsindkomst", &parts)?;
            let income = sum.product("bolig.husstandsindkomstAar", &[by(income), by(MONTHS)], Rounding::None)?;
            if let Some(boligsikring) = &self.boligsikring {
                support.boligsikring = boligsikring.at(income, sum)?;
            }
            if let Some(friplads) = &self.friplads {
                support.daycare = friplads.paid_at(income, sum)?;
            }
        }
        if let Some(loft) = self.loft {
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
        if !self.question.is_single() && housing.value > Kroner::ZERO {
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

    fn tax_of(
        &self,
        year: &TaxYear,
        local: &LocalTax,
        wage: &Wage,
        transfers: Figure<Kroner>,
        sum: &mut Sum,
    ) -> Result<MonthTax, Overflow> {
        let question = self.question;
        let gross = if wage.exempt.value > Kroner::ZERO {
            sum.add("month.skattepligtigLoen", &[with(wage.gross), less(wage.exempt)])?
        } else {
            wage.gross
        };
        let taxpayer = Taxpayer {
            wage: twelve("month.aarsloen", gross, sum)?,
            atp_own: twelve("month.aarsAtp", wage.atp_own, sum)?,
            atp_employer: twelve("month.aarsAtpArbejdsgiver", wage.atp_employer, sum)?,
            pension_own: twelve("month.aarsPension", wage.pension, sum)?,
            pension_employer: twelve("month.aarsPensionArbejdsgiver", wage.pension_employer, sum)?,
            transfers: twelve("month.aarsydelse", transfers, sum)?,
            single_provider: question.person.is_single_provider(),
            age: question.age,
            children: question.children,
            pensioner: question.benefit() == Benefit::Foertidspension,
            ..Taxpayer::new(local.kommuneskat, local.kirkeskat)
        };
        month_tax(year, &taxpayer, wage.am_bidrag, sum)
    }

    /// What each purse has of the month.
    fn levels(
        &self,
        flows: &Flows,
        tax: &MonthTax,
        spouse_tax: Option<&MonthTax>,
        net: Figure<Kroner>,
        sum: &mut Sum,
    ) -> Result<Levels, Failure> {
        let Flows { wage, support, .. } = flows;
        let half = rates::BOLIGSIKRING_KOMMUNE_ANDEL.on(self.question.person.date)?;
        let (mut housing, mut saerlig) = (support.boligsikring, support.saerlig_stoette);
        if support.loft.value > Kroner::ZERO {
            // The ceiling takes of the boligstøtte first.
            let cut = sum.lowest("purse.loftBoligstoette", support.loft, support.under_loft);
            housing = sum.add("purse.boligstoette", &[with(housing), less(cut)])?;
            saerlig = sum.add("purse.saerligStoette", &[with(saerlig), less(support.loft), with(cut)])?;
        }
        let others = [flows.spouse_help, support.fritidstillaeg, saerlig];
        let mut paid = alloc::vec![with(flows.benefit)];
        paid.extend(others.into_iter().filter(|paid| paid.value != Kroner::ZERO).map(with));
        let paid = sum.add("purse.ydelser", &paid)?;
        let kommune_paid: Figure<Kroner> =
            sum.product("purse.kommuneYdelser", &[by(self.kommune_share), by(paid)], Rounding::Ore)?;
        let mut kommune = alloc::vec![with(tax.kommune), less(kommune_paid)];
        let mut stat = alloc::vec![with(tax.stat), less(paid), with(kommune_paid)];
        let mut kirke = alloc::vec![with(tax.kirke)];
        if housing.value > Kroner::ZERO {
            let part: Figure<Kroner> =
                sum.product("purse.kommuneBoligsikring", &[by(half), by(housing)], Rounding::Ore)?;
            kommune.push(less(part));
            stat.extend([less(housing), with(part)]);
        }
        if support.jobpraemie.value > Kroner::ZERO {
            stat.push(less(support.jobpraemie));
        }
        if support.daycare.value > Kroner::ZERO {
            kommune.push(with(support.daycare));
        }
        if let Some(tax) = spouse_tax {
            kommune.push(with(tax.kommune));
            stat.push(with(tax.stat));
            kirke.push(with(tax.kirke));
        }
        let mut saved = alloc::vec![with(wage.atp_own), with(wage.pension)];
        if flows.benefit_atp.value > Kroner::ZERO {
            saved.push(with(flows.benefit_atp));
        }
        Ok(Levels {
            borger: sum.add("purse.borgerNiveau", &[with(net), with(flows.costs)])?,
            kommune: sum.add("purse.kommuneNiveau", &kommune)?,
            stat: sum.add("purse.statNiveau", &stat)?,
            folkekirken: sum.add("purse.folkekirkenNiveau", &kirke)?,
            opsparing: sum.add("purse.opsparingNiveau", &saved)?,
        })
    }
}

impl SpouseMonth {
    /// What the spouse has after tax, and the tax.
    fn after_tax(
        &self,
        year: &TaxYear,
        local: &LocalTax,
        help: Figure<Kroner>,
        sum: &mut Sum,
    ) -> Result<(Figure<Kroner>, MonthTax), Overflow> {
        let benefit = Figure::input(Field::SpouseBenefit, self.spouse.benefit);
        // The lines of the tax are called the same as the person's.
        let section = sum.enter("spouse");
        let transfers = sum.add("spouse.ydelser", &[with(help), with(benefit)])?;
        let wage = &self.wage;
        let taxpayer = Taxpayer {
            wage: twelve("spouse.aarsloen", wage.gross, sum)?,
            atp_own: twelve("month.aarsAtp", wage.atp_own, sum)?,
            atp_employer: twelve("month.aarsAtpArbejdsgiver", wage.atp_employer, sum)?,
            transfers: twelve("month.aarsydelse", transfers, sum)?,
            ..Taxpayer::new(local.kommuneskat, local.kirkeskat)
        };
        let tax = month_tax(year, &taxpayer, wage.am_bidrag, sum)?;
        let left = sum.add("spouse.netto", &[with(wage.after_am), with(transfers), less(tax.indkomstskat)])?;
        sum.section(section);
        Ok((left, tax))
    }
}

fn home(question: &Question) -> Home {
    Home {
        adults: if question.is_single() { 1 } else { 2 },
        children: question.children,
        rent: question.rent,
        area: question.area,
        pensioner: question.benefit() == Benefit::Foertidspension,
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

/// An amount of a month as that of twelve equal months.
fn twelve(id: &'static str, month: Figure<Kroner>, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
    if month.value == Kroner::ZERO {
        return Ok(month);
    }
    sum.product(id, &[by(month), by(MONTHS)], Rounding::None)
}

/// A month's tax is the year's tax at twelve equal months: each receiver's amount divided by 12
/// and rounded to øre.
fn month_tax(
    year: &TaxYear,
    taxpayer: &Taxpayer,
    am_bidrag: Figure<Kroner>,
    sum: &mut Sum,
) -> Result<MonthTax, Overflow> {
    let tax = income_tax(year, taxpayer, sum)?;
    let mut twelfth =
        |id, amount: Figure<Kroner>| sum.product::<Kroner>(id, &[by(amount), over(MONTHS)], Rounding::Ore);
    let stat = twelfth("month.skatStat", tax.stat)?;
    let kommune = twelfth("month.skatKommune", tax.kommuneskat)?;
    let mut terms = alloc::vec![with(stat), with(kommune)];
    let mut kirke = NOTHING;
    if taxpayer.kirkeskat.is_some() {
        kirke = twelfth("month.skatKirke", tax.kirkeskat)?;
        terms.push(with(kirke));
    }
    if am_bidrag.value > Kroner::ZERO {
        terms.push(less(am_bidrag));
    }
    let indkomstskat = sum.add("month.indkomstskat", &terms)?;
    Ok(MonthTax { indkomstskat, stat, kommune, kirke })
}
