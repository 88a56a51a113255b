//! One month with so many paid hours and its tax: what is left, and who pays and receives.

use serde::Serialize;

use super::question::Question;
use crate::{
    field::Field,
    law::{
        Failure, MONTHS,
        refusion::Ladder,
        tax::{LocalTax, TaxYear, Taxpayer, income_tax},
    },
    money::{Hours, Kroner, Overflow, Percent, Rounding},
    month::{Flows, Month, SpouseMonth, Wage},
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
    pub benefit: Figure<Kroner>,
    pub before_tax: Figure<Kroner>,
    pub net: Option<Figure<Kroner>>,
    pub levels: Option<Levels>,
}

/// The question's month: the person's before tax, the tax on it, and who pays the benefit.
#[derive(Debug)]
pub struct Case<'a> {
    pub question: &'a Question,
    pub month: Month<'a>,
    pub tax: Option<(TaxYear, LocalTax)>,
    /// The kommune's share of the benefit.
    pub kommune_share: Figure<Percent>,
}

/// A month's income tax by who receives it; the state's holds the AM-bidrag.
#[derive(Debug, Clone, Copy)]
struct MonthTax {
    /// Without the AM-bidrag, which the wage has paid already.
    indkomstskat: Figure<Kroner>,
    stat: Figure<Kroner>,
    kommune: Figure<Kroner>,
    kirke: Figure<Kroner>,
}

impl<'a> Case<'a> {
    /// The rules and figures of the day for the question; what is computed once is written here.
    pub fn new(question: &'a Question, sum: &mut Sum) -> Result<Self, Failure> {
        let situation = &question.situation;
        let month = Month::new(situation, sum)?;
        let kommune_share = if situation.benefit().is_paid_by_the_state() {
            Figure::constant(Percent::ZERO)
        } else {
            Ladder::on(situation.person.date)?.kommune_share(question.weeks_on_support)
        };
        Ok(Self { question, month, tax: situation.person.tax(), kommune_share })
    }

    /// The month with so many paid hours.
    pub fn at(&self, hours: Hours, sum: &mut Sum) -> Result<Computed, Failure> {
        let flows = self.month.flows(hours, sum)?;
        let Flows { wage, support, .. } = &flows;
        let point = Point {
            hours,
            gross: sum.told("gross", wage.gross),
            atp: sum.told("atp", wage.atp_own),
            pension: sum.told("pension", wage.pension),
            am_bidrag: sum.told("amBidrag", wage.am_bidrag),
            wage_after_am: sum.told("wageAfterAm", wage.after_am),
            benefit: sum.told("benefit", flows.benefit),
            spouse_help: sum.told("spouseHelp", flows.spouse_help),
            before_tax: sum.told("beforeTax", flows.before_tax),
            benefit_atp: sum.told("benefitAtp", flows.benefit_atp),
            jobpraemie: sum.told("jobpraemie", support.jobpraemie),
            boligsikring: sum.told("boligsikring", support.boligsikring),
            saerlig_stoette: sum.told("saerligStoette", support.saerlig_stoette),
            loft: sum.told("loft", support.loft),
            fritidstillaeg: sum.told("fritidstillaeg", support.fritidstillaeg),
            boernetilskud: sum.told("boernetilskud", support.boernetilskud),
            daycare: sum.told("daycare", support.daycare),
            costs: sum.told("costs", flows.costs),
            ..Point::default()
        };
        let mut computed = Computed {
            point,
            gross: wage.gross,
            benefit: flows.benefit,
            before_tax: flows.before_tax,
            net: None,
            levels: None,
        };
        if let Some((year, local)) = &self.tax {
            self.after_tax(year, local, &flows, &mut computed, sum)?;
        }
        Ok(computed)
    }

    /// Is there no help or benefit left, of neither spouse where they provide for each other?
    pub fn is_gone(&self, point: &Point) -> bool {
        self.month.is_gone(point.benefit, point.spouse_help)
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
            self.tax_of(year, local, &Wage::NONE, taxable, &mut Sum::silent())?
        };
        // Grøn check may be more than the tax of a small benefit: then it is the wage's too.
        let alone = if wage.gross.value == Kroner::ZERO {
            alone.indkomstskat.value
        } else {
            alone.indkomstskat.value.max(Kroner::ZERO)
        };
        let (spouse, spouse_tax) = match &self.month.spouse {
            None => (NOTHING, None),
            Some(spouse) => {
                let (left, tax) = spouse_after_tax(spouse, year, local, flows.spouse_help, sum)?;
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
        point.income_tax = Some(sum.told("incomeTax", tax.indkomstskat));
        point.benefit_after_tax = Some(benefit.value.minus(alone)?);
        point.wage_after_tax = Some(wage.after_am.value.minus(tax.indkomstskat.value.minus(alone)?)?);
        point.spouse = Some(sum.told("spouse", spouse));
        point.net = Some(sum.told("net", net));
        computed.net = Some(net);
        computed.levels = Some(self.levels(flows, &tax, spouse_tax.as_ref(), net, sum)?);
        Ok(())
    }

    fn tax_of(
        &self,
        year: &TaxYear,
        local: &LocalTax,
        wage: &Wage,
        transfers: Figure<Kroner>,
        sum: &mut Sum,
    ) -> Result<MonthTax, Overflow> {
        let situation = self.month.situation;
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
            single_provider: situation.person.is_single_provider(),
            age: situation.age,
            children: situation.children,
            pensioner: situation.benefit().is_pension() && transfers.value > Kroner::ZERO,
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
        let Flows { wage, .. } = flows;
        let half = rates::BOLIGSIKRING_KOMMUNE_ANDEL.on(self.question.situation.person.date)?;
        let support = flows.support.after_loft(sum)?;
        let others = [flows.spouse_help, support.fritidstillaeg, support.saerlig_stoette];
        let mut paid = alloc::vec![with(flows.benefit)];
        paid.extend(others.into_iter().filter(|paid| paid.value != Kroner::ZERO).map(with));
        let paid = sum.add("purse.ydelser", &paid)?;
        let kommune_paid: Figure<Kroner> =
            sum.product("purse.kommuneYdelser", &[by(self.kommune_share), by(paid)], Rounding::Ore)?;
        let mut kommune = alloc::vec![with(tax.kommune), less(kommune_paid)];
        let mut stat = alloc::vec![with(tax.stat), less(paid), with(kommune_paid)];
        let mut kirke = alloc::vec![with(tax.kirke)];
        if support.boligsikring.value > Kroner::ZERO {
            let part: Figure<Kroner> =
                sum.product("purse.kommuneBoligsikring", &[by(half), by(support.boligsikring)], Rounding::Ore)?;
            kommune.push(less(part));
            stat.extend([less(support.boligsikring), with(part)]);
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

/// What the spouse has after tax, and the tax.
fn spouse_after_tax(
    month: &SpouseMonth,
    year: &TaxYear,
    local: &LocalTax,
    help: Figure<Kroner>,
    sum: &mut Sum,
) -> Result<(Figure<Kroner>, MonthTax), Overflow> {
    let benefit = Figure::input(Field::SpouseBenefit, month.spouse.benefit);
    // The lines of the tax are called the same as the person's.
    let section = sum.enter("spouse");
    let transfers = sum.add("spouse.ydelser", &[with(help), with(benefit)])?;
    let wage = &month.wage;
    let taxpayer = Taxpayer {
        wage: twelve("spouse.aarsloen", wage.gross, sum)?,
        atp_own: twelve("month.aarsAtp", wage.atp_own, sum)?,
        atp_employer: twelve("month.aarsAtpArbejdsgiver", wage.atp_employer, sum)?,
        transfers: twelve("month.aarsydelse", transfers, sum)?,
        ..Taxpayer::new(local.kommuneskat, local.kirkeskat)
    };
    let tax = month_tax(year, &taxpayer, wage.am_bidrag, sum)?;
    let left = sum.add("spouse.netto", &[with(wage.after_am), with(transfers), less(tax.indkomstskat)])?;
    sum.back_to(section);
    Ok((left, tax))
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
