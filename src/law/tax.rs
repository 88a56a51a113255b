//! Income tax of a year, and who receives it.
//!
//! Follows personskatteloven (PSL), ligningsloven (LL) and arbejdsmarkedsbidragsloven (AMBL) in
//! their own order. Components are rounded to øre, bases, deductions and the year's AM-bidrag
//! down to whole kroner; øre are not dropped at the end, so that the parts add up.
//!
//! Not modelled: share income, property tax, and a spouse's unused personfradrag.

use crate::{
    date::Date,
    few::Few,
    money::{Kroner, Number, Overflow, Percent, Rounding},
    rates::{self, Lookup, MissingRate, Rate},
    sum::{Figure, Sum, by, less, with},
};

/// Steps of the tax on higher incomes.
const STEPS: usize = 3;

/// A step of the tax on higher incomes: topskat until 2025; mellemskat, topskat and toptopskat
/// from 2026 (PSL §§ 7, 7 a and 8).
#[derive(Debug, Clone, Copy)]
struct Step {
    rate: Figure<Percent>,
    /// Personal income above this is taxed, kr./year.
    threshold: Figure<Kroner>,
    /// Skatteloft (PSL § 19): what the step and all below it may come to together.
    ceiling: Figure<Percent>,
    ids: StepIds,
}

/// Ids of a step's lines in the written sum.
#[derive(Debug, Clone, Copy)]
struct StepIds {
    base: &'static str,
    together: &'static str,
    above_ceiling: &'static str,
    rate: &'static str,
    tax: &'static str,
}

macro_rules! step_ids {
    ($name:literal) => {
        StepIds {
            base: concat!("tax.", $name, "Grundlag"),
            together: concat!("tax.", $name, "Sammenlagt"),
            above_ceiling: concat!("tax.", $name, "OverLoft"),
            rate: concat!("tax.", $name, "EfterLoft"),
            tax: concat!("tax.", $name),
        }
    };
}

/// Grøn check (kompensationsloven): a yearly amount set off in the tax.
#[derive(Debug, Clone, Copy)]
struct GroenCheck {
    amount: Figure<Kroner>,
    pensioner: Figure<Kroner>,
    child: Figure<Kroner>,
    children_max: Figure<Number>,
    supplement: Figure<Kroner>,
    supplement_pensioner: Figure<Kroner>,
    supplement_limit: Figure<Kroner>,
    taper_start: Figure<Kroner>,
    taper: Figure<Percent>,
}

/// The rate of AM-bidrag (AMBL § 1, stk. 1, and of the young stk. 2).
#[derive(Debug, Clone, Copy)]
pub struct AmBidrag {
    rate: Figure<Percent>,
    /// The rate of the young, and the age they are through the last year of it; none before it began.
    young: Option<(Figure<Percent>, Figure<Number>)>,
}

impl AmBidrag {
    /// The rates on a day.
    ///
    /// # Errors
    /// [`MissingRate`] when the data lacks one.
    pub fn on(date: Date) -> Result<Self, MissingRate> {
        let oldest = rates::AM_BIDRAG_UNG_ALDER.in_force(date)?;
        let young = oldest.map(|oldest| Ok((rates::AM_BIDRAG_UNG.on(date)?, oldest))).transpose()?;
        Ok(Self { rate: rates::AM_BIDRAG.on(date)?, young })
    }

    /// The rate for somebody of an age, years turned in the year; an age not told is not young.
    #[must_use]
    pub fn of_age(&self, age: Option<i32>) -> Figure<Percent> {
        match (self.young, age) {
            (Some((rate, oldest)), Some(age)) if Number::whole(age) <= oldest.value => rate,
            _ => self.rate,
        }
    }
}

/// The parameters of an income year.
#[derive(Debug, Clone, Copy)]
pub struct TaxYear {
    am_bidrag: AmBidrag,
    personfradrag: Figure<Kroner>,
    personfradrag_under18: Figure<Kroner>,
    /// From this age the personfradrag is the adult one.
    personfradrag_alder: Figure<Number>,
    bundskat: Figure<Percent>,
    sundhedsbidrag: Figure<Percent>,
    beskaeftigelsesfradrag: Deduction,
    beskaeftigelsesfradrag_enlig: Deduction,
    jobfradrag: Deduction,
    jobfradrag_graense: Figure<Kroner>,
    capital_allowance: Figure<Kroner>,
    relief_rate: Figure<Percent>,
    relief_limit: Figure<Kroner>,
    steps: [Option<Step>; STEPS],
    groen_check: GroenCheck,
}

/// A percentage of a base up to a maximum.
#[derive(Debug, Clone, Copy)]
struct Deduction {
    rate: Figure<Percent>,
    max: Figure<Kroner>,
}

impl TaxYear {
    /// The parameters of the year that holds the day.
    ///
    /// # Errors
    /// [`MissingRate`] when the data lacks a parameter of the year: the year's tax is not known.
    pub fn on(date: Date) -> Result<Self, MissingRate> {
        let mut lookup = Lookup::on(date);
        let on = &mut lookup;
        let deduction = |on: &mut Lookup, rate, max| Deduction { rate: on.of(rate), max: on.of(max) };
        let step = |on: &mut Lookup, rate: Rate<Percent>, threshold, ceiling, ids| {
            let Some(rate) = rate.in_force(date)? else {
                return Ok(None);
            };
            Ok(Some(Step {
                rate,
                threshold: on.of(threshold),
                ceiling: on.of(ceiling),
                ids,
            }))
        };
        let year = Self {
            am_bidrag: AmBidrag::on(date)?,
            personfradrag: on.of(rates::PERSONFRADRAG),
            personfradrag_under18: on.of(rates::PERSONFRADRAG_UNDER18),
            personfradrag_alder: on.of(rates::PERSONFRADRAG_ALDER),
            bundskat: on.of(rates::BUNDSKAT),
            sundhedsbidrag: on.of(rates::SUNDHEDSBIDRAG),
            beskaeftigelsesfradrag: deduction(
                on,
                rates::BESKAEFTIGELSESFRADRAG_SATS,
                rates::BESKAEFTIGELSESFRADRAG_MAX,
            ),
            beskaeftigelsesfradrag_enlig: deduction(
                on,
                rates::BESKAEFTIGELSESFRADRAG_ENLIG_SATS,
                rates::BESKAEFTIGELSESFRADRAG_ENLIG_MAX,
            ),
            jobfradrag: deduction(on, rates::JOBFRADRAG_SATS, rates::JOBFRADRAG_MAX),
            jobfradrag_graense: on.of(rates::JOBFRADRAG_GRAENSE),
            capital_allowance: on.of(rates::TOPSKAT_BUNDFRADRAG_KAPITALINDKOMST),
            relief_rate: on.of(rates::NEDSLAG_NEGATIV_KAPITALINDKOMST_SATS),
            relief_limit: on.of(rates::NEDSLAG_NEGATIV_KAPITALINDKOMST_GRAENSE),
            steps: [
                step(
                    on,
                    rates::MELLEMSKAT_SATS,
                    rates::MELLEMSKAT_GRAENSE,
                    rates::SKATTELOFT_MELLEMSKAT,
                    step_ids!("mellemskat"),
                )?,
                step(on, rates::TOPSKAT_SATS, rates::TOPSKAT_GRAENSE, rates::SKATTELOFT_TOPSKAT, step_ids!("topskat"))?,
                step(
                    on,
                    rates::TOPTOPSKAT_SATS,
                    rates::TOPTOPSKAT_GRAENSE,
                    rates::SKATTELOFT_TOPTOPSKAT,
                    step_ids!("toptopskat"),
                )?,
            ],
            groen_check: GroenCheck {
                amount: on.of(rates::GROEN_CHECK_IKKE_PENSIONIST),
                pensioner: on.of(rates::GROEN_CHECK_PENSIONIST),
                child: on.of(rates::GROEN_CHECK_BARN),
                children_max: on.of(rates::GROEN_CHECK_BOERN_MAX),
                supplement: on.of(rates::GROEN_CHECK_TILLAEG_IKKE_PENSIONIST),
                supplement_pensioner: on.of(rates::GROEN_CHECK_TILLAEG),
                supplement_limit: on.of(rates::GROEN_CHECK_TILLAEG_GRAENSE),
                taper_start: on.of(rates::GROEN_CHECK_AFTRAPNING_GRAENSE),
                taper: on.of(rates::GROEN_CHECK_AFTRAPNING_SATS),
            },
        };
        lookup.all(year)
    }
}

/// What a person has in a year, and what decides the tax on it. Amounts in kr./year.
#[derive(Debug, Clone, Copy)]
pub struct Taxpayer {
    /// Wage before everything, own pension and own ATP included.
    pub wage: Figure<Kroner>,
    /// Own ATP, drawn from the wage.
    pub atp_own: Figure<Kroner>,
    /// The employer's ATP on top of the wage.
    pub atp_employer: Figure<Kroner>,
    /// Own pension contribution, drawn from the wage.
    pub pension_own: Figure<Kroner>,
    /// The employer's pension contribution on top of the wage.
    pub pension_employer: Figure<Kroner>,
    /// Taxable transfers without AM-bidrag: kontanthjælp, dagpenge …
    pub transfers: Figure<Kroner>,
    /// Other deductions from taxable income: transport, a-kasse …
    pub other_deductions: Figure<Kroner>,
    /// Net capital income; below zero when interest paid is larger.
    pub net_capital: Figure<Kroner>,
    /// The age turned in the year; none is an adult below pension age.
    pub age: Option<i32>,
    /// Entitled to the extra deduction of single providers (LL § 9 J, stk. 3).
    pub single_provider: bool,
    /// Children under 18, for grøn check.
    pub children: i32,
    /// Receives a pension, for grøn check.
    pub pensioner: bool,
    /// Kommuneskat of the year.
    pub kommuneskat: Figure<Percent>,
    /// Kirkeskat of the year, for members of folkekirken.
    pub kirkeskat: Option<Figure<Percent>>,
}

impl Taxpayer {
    /// Somebody with no income.
    #[must_use]
    pub const fn new(kommuneskat: Figure<Percent>, kirkeskat: Option<Figure<Percent>>) -> Self {
        let nothing = Figure::constant(Kroner::ZERO);
        Self {
            wage: nothing,
            atp_own: nothing,
            atp_employer: nothing,
            pension_own: nothing,
            pension_employer: nothing,
            transfers: nothing,
            other_deductions: nothing,
            net_capital: nothing,
            age: None,
            single_provider: false,
            children: 0,
            pensioner: false,
            kommuneskat,
            kirkeskat,
        }
    }

    fn is_minor(&self, year: &TaxYear) -> bool {
        self.age.is_some_and(|age| Number::whole(age) < year.personfradrag_alder.value)
    }
}

/// The tax of a year by kind. Amounts in kr./year, after personfradrag.
#[derive(Debug, Clone, Copy)]
pub struct Tax {
    /// AM-bidrag: to the state.
    pub am_bidrag: Figure<Kroner>,
    /// Personal income (PSL § 3).
    pub personal: Figure<Kroner>,
    /// Beskæftigelsesfradrag (LL § 9 J).
    pub beskaeftigelsesfradrag: Figure<Kroner>,
    /// Extra beskæftigelsesfradrag of single providers.
    pub beskaeftigelsesfradrag_enlig: Figure<Kroner>,
    /// Jobfradrag (LL § 9 K).
    pub jobfradrag: Figure<Kroner>,
    /// Taxable income.
    pub taxable: Figure<Kroner>,
    /// The personfradrag that was set off.
    pub personfradrag: Figure<Kroner>,
    /// Bundskat: to the state.
    pub bundskat: Figure<Kroner>,
    /// Sundhedsbidrag (2018 only): to the state.
    pub sundhedsbidrag: Figure<Kroner>,
    /// Mellemskat, topskat and toptopskat after skatteloft: to the state.
    pub topskat: Figure<Kroner>,
    /// Kommuneskat: to the municipality of residence.
    pub kommuneskat: Figure<Kroner>,
    /// Kirkeskat: to folkekirken.
    pub kirkeskat: Figure<Kroner>,
    /// Grøn check, paid by the state; a positive amount.
    pub groen_check: Figure<Kroner>,
    /// The state's part: AM-bidrag, bundskat, sundhedsbidrag and topskat less grøn check.
    pub stat: Figure<Kroner>,
    /// Everything, grøn check taken off.
    pub total: Figure<Kroner>,
}

/// The kommuneskat and kirkeskat that a result uses.
#[derive(Debug, Clone, Copy)]
pub struct LocalTax {
    /// Kommuneskat.
    pub kommuneskat: Figure<Percent>,
    /// Kirkeskat, for members of folkekirken.
    pub kirkeskat: Option<Figure<Percent>>,
    /// The municipality's own rates; otherwise the average of the country.
    pub own_kommune: bool,
}

impl LocalTax {
    /// The municipality's rates of the year or, where none is chosen or the data lacks them,
    /// the year's averages (kirkeskat: the average of members).
    ///
    /// # Errors
    /// [`MissingRate`] when the year's average is not known either.
    pub fn on(date: Date, kommune: Option<u16>, church_member: bool) -> Result<Self, MissingRate> {
        if let Some(own) = kommune.and_then(|code| rates::kommune_tax(code, date.year())) {
            return Ok(Self {
                kommuneskat: own.kommuneskat,
                kirkeskat: church_member.then_some(own.kirkeskat),
                own_kommune: true,
            });
        }
        let kirkeskat = church_member.then(|| rates::KIRKESKAT_GENNEMSNIT_MEDLEMMER.on(date));
        Ok(Self {
            kommuneskat: rates::KOMMUNESKAT_GENNEMSNIT.on(date)?,
            kirkeskat: kirkeskat.transpose()?,
            own_kommune: false,
        })
    }
}

/// One tax on its way from gross to what is paid.
struct Part {
    rate: Figure<Percent>,
    amount: Figure<Kroner>,
    /// Ids in the written sum: the value of the personfradrag against it, the tax after it, and
    /// after what the other taxes could not use.
    value: &'static str,
    id: &'static str,
    after: &'static str,
}

macro_rules! part_ids {
    ($name:literal) => {
        [
            concat!("tax.", $name, "Foer"),
            concat!("tax.", $name, "Personfradrag"),
            concat!("tax.", $name),
            concat!("tax.", $name, "Efter"),
        ]
    };
}

/// What may be left to set off: of personfradrag in each tax that has it, and the relief for capital
/// income.
const MOST_SET_OFF: usize = 5;

/// The five income taxes, before or after what is set off in them.
struct Taxes {
    bund: Part,
    top: Part,
    sund: Part,
    kommune: Part,
    kirke: Part,
}

/// Computes the tax of a year and writes it into the sum.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn income_tax(year: &TaxYear, person: &Taxpayer, sum: &mut Sum) -> Result<Tax, Overflow> {
    // 1 AM-bidrag (AMBL §§ 1 and 2) and 2 personal income (PSL § 3)
    let (am_bidrag, personal) = personal_income(year, person, sum)?;

    // 3 Deductions and taxable income (LL §§ 9 J and 9 K)
    let deductions = deductions(year, person, sum)?;
    let Deductions { beskaeftigelsesfradrag, enlig, jobfradrag } = deductions;
    let taxable = sum.add_kroner_down(
        "tax.skattepligtigIndkomst",
        &[
            with(personal),
            with(person.net_capital),
            less(beskaeftigelsesfradrag),
            less(enlig),
            less(jobfradrag),
            less(person.other_deductions),
        ],
    )?;
    let taxable = sum.at_least_zero("tax.skattepligtigIndkomst", taxable);

    // 4 and 5 The taxes before personfradrag
    let positive_capital = sum.at_least_zero("tax.kapitalindkomst", person.net_capital);
    let bund_base = if positive_capital.value > Kroner::ZERO {
        sum.add("tax.bundskatGrundlag", &[with(personal), with(positive_capital)])?
    } else {
        personal
    };
    let top = upper_taxes(year, person, personal, positive_capital, sum)?;
    let mut taxes = gross_taxes(year, person, bund_base, taxable, top, sum)?;

    // 6 Personfradrag and the relief for negative capital income
    let personfradrag = if person.is_minor(year) { year.personfradrag_under18 } else { year.personfradrag };
    set_off(year, person, personfradrag, &mut taxes, sum)?;

    // 7 Grøn check, and what each receives
    let groen_check = groen_check(year, person, bund_base, sum)?;
    let [bund, top, sund, kommune, kirke] =
        [taxes.bund, taxes.top, taxes.sund, taxes.kommune, taxes.kirke].map(|part| part.amount);
    let stat = sum.add("tax.stat", &[with(am_bidrag), with(bund), with(sund), with(top), less(groen_check)])?;
    let total = sum.add("tax.iAlt", &[with(stat), with(kommune), with(kirke)])?;
    Ok(Tax {
        am_bidrag,
        personal,
        beskaeftigelsesfradrag,
        beskaeftigelsesfradrag_enlig: enlig,
        jobfradrag,
        taxable,
        personfradrag,
        bundskat: bund,
        sundhedsbidrag: sund,
        topskat: top,
        kommuneskat: kommune,
        kirkeskat: kirke,
        groen_check,
        stat,
        total,
    })
}

impl Tax {
    /// The kommune's tax base after personfradrag: what equalisation counts.
    ///
    /// # Errors
    /// [`Overflow`] when the amount does not fit.
    pub fn kommune_base(&self, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
        let base = sum.add("tax.udskrivningsgrundlag", &[with(self.taxable), less(self.personfradrag)])?;
        Ok(sum.at_least_zero("tax.udskrivningsgrundlag", base))
    }
}

/// AM-bidrag, and the wage after it together with the transfers.
fn personal_income(
    year: &TaxYear,
    person: &Taxpayer,
    sum: &mut Sum,
) -> Result<(Figure<Kroner>, Figure<Kroner>), Overflow> {
    let id = "tax.personligIndkomst";
    if person.wage.value == Kroner::ZERO {
        return Ok((Figure::constant(Kroner::ZERO), sum.add_kroner_down(id, &[with(person.transfers)])?));
    }
    let wage = [with(person.wage), less(person.atp_own), less(person.pension_own)];
    let am_base = sum.add("tax.amGrundlag", &wage)?;
    let am_base = sum.at_least_zero("tax.amGrundlag", am_base);
    let rate = year.am_bidrag.of_age(person.age);
    let am_bidrag = sum.product("tax.amBidrag", &[by(rate), by(am_base)], Rounding::KroneDown)?;
    let income = [with(am_base), less(am_bidrag), with(person.transfers)];
    Ok((am_bidrag, sum.add_kroner_down(id, &income)?))
}

/// What work is deducted in taxable income.
struct Deductions {
    beskaeftigelsesfradrag: Figure<Kroner>,
    enlig: Figure<Kroner>,
    jobfradrag: Figure<Kroner>,
}

fn deductions(year: &TaxYear, person: &Taxpayer, sum: &mut Sum) -> Result<Deductions, Overflow> {
    let zero = Figure::constant(Kroner::ZERO);
    let mut deductions = Deductions { beskaeftigelsesfradrag: zero, enlig: zero, jobfradrag: zero };
    if person.wage.value == Kroner::ZERO {
        return Ok(deductions);
    }
    let base = work_base(person, sum)?;
    let ids = ["tax.beskaeftigelsesfradrag", "tax.beskaeftigelsesfradragMax"];
    deductions.beskaeftigelsesfradrag = deduct(sum, ids, year.beskaeftigelsesfradrag, base)?;
    if person.single_provider {
        let ids = ["tax.beskaeftigelsesfradragEnlig", "tax.beskaeftigelsesfradragEnligMax"];
        deductions.enlig = deduct(sum, ids, year.beskaeftigelsesfradrag_enlig, base)?;
    }
    if base.value > year.jobfradrag_graense.value {
        let above = sum.add("tax.jobfradragGrundlag", &[with(base), less(year.jobfradrag_graense)])?;
        deductions.jobfradrag = deduct(sum, ["tax.jobfradrag", "tax.jobfradragMax"], year.jobfradrag, above)?;
    }
    Ok(deductions)
}

/// Bundskat, sundhedsbidrag, kommuneskat and kirkeskat (PSL §§ 6, 8 and 8 c), beside the taxes
/// on higher incomes.
fn gross_taxes(
    year: &TaxYear,
    person: &Taxpayer,
    bund_base: Figure<Kroner>,
    taxable: Figure<Kroner>,
    top: Figure<Kroner>,
    sum: &mut Sum,
) -> Result<Taxes, Overflow> {
    let no_church = Figure::constant(Percent::ZERO);
    let mut part = |ids: [&'static str; 4], rate: Figure<Percent>, base: Figure<Kroner>| {
        let [gross, value, id, after] = ids;
        let amount = match rate.value {
            Percent::ZERO => Figure::constant(Kroner::ZERO),
            _ => sum.product(gross, &[by(rate), by(base)], Rounding::Ore)?,
        };
        Ok(Part { rate, amount, value, id, after })
    };
    Ok(Taxes {
        bund: part(part_ids!("bundskat"), year.bundskat, bund_base)?,
        sund: part(part_ids!("sundhedsbidrag"), year.sundhedsbidrag, taxable)?,
        kommune: part(part_ids!("kommuneskat"), person.kommuneskat, taxable)?,
        kirke: part(part_ids!("kirkeskat"), person.kirkeskat.unwrap_or(no_church), taxable)?,
        top: Part {
            rate: no_church,
            amount: top,
            value: "",
            id: "",
            after: "tax.topskatEfter",
        },
    })
}

/// Personfradrag (PSL §§ 9, 10 and 12): its value is set off tax by tax; what one tax cannot use
/// is set off in the others, as is the relief for negative capital income (PSL § 11).
fn set_off(
    year: &TaxYear,
    person: &Taxpayer,
    personfradrag: Figure<Kroner>,
    taxes: &mut Taxes,
    sum: &mut Sum,
) -> Result<(), Overflow> {
    let mut unused = Few::<_, MOST_SET_OFF>::none(with(Figure::constant(Kroner::ZERO)));
    for part in [&mut taxes.bund, &mut taxes.sund, &mut taxes.kommune, &mut taxes.kirke] {
        if part.rate.value == Percent::ZERO {
            continue;
        }
        let value = sum.product(part.value, &[by(part.rate), by(personfradrag)], Rounding::Ore)?;
        if part.amount.value < value.value {
            let rest = [with(value), less(part.amount)];
            unused.push(with(sum.add("tax.ubrugtPersonfradrag", &rest)?))?;
        }
        let used = if part.amount.value < value.value { part.amount } else { value };
        part.amount = sum.add(part.id, &[with(part.amount), less(used)])?;
    }
    if person.net_capital.value < Kroner::ZERO {
        let negative = sum.add("tax.negativKapitalindkomst", &[less(person.net_capital)])?;
        let within = sum.lowest("tax.negativKapitalindkomstMax", negative, year.relief_limit);
        let relief = [by(year.relief_rate), by(within)];
        unused.push(with(sum.product("tax.nedslagKapital", &relief, Rounding::Ore)?))?;
    }
    if unused.is_empty() {
        return Ok(());
    }
    // PSL § 11 names this order for the relief; § 12 names none for the personfradrag. It moves
    // kroner between state and municipality for people near the personfradrag, never the total.
    let mut left = sum.add("tax.tilModregning", &unused)?;
    let Taxes { bund, top, sund, kommune, kirke } = taxes;
    for part in [bund, top, sund, kommune, kirke] {
        if left.value == Kroner::ZERO || part.amount.value == Kroner::ZERO {
            continue;
        }
        let used = sum.lowest("tax.modregnet", left, part.amount);
        part.amount = sum.add(part.after, &[with(part.amount), less(used)])?;
        left = sum.add("tax.tilModregningRest", &[with(left), less(used)])?;
    }
    Ok(())
}

/// The base of beskæftigelses- and jobfradrag: the wage with employer-administered pension and
/// the whole ATP as the employer reports it (LL § 9 J, stk. 2).
fn work_base(person: &Taxpayer, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
    if person.atp_employer.value == Kroner::ZERO && person.pension_employer.value == Kroner::ZERO {
        return Ok(person.wage);
    }
    // The wage already holds own ATP and own pension.
    sum.add("tax.fradragsgrundlag", &[with(person.wage), with(person.atp_employer), with(person.pension_employer)])
}

fn deduct(
    sum: &mut Sum,
    [id, max_id]: [&'static str; 2],
    deduction: Deduction,
    base: Figure<Kroner>,
) -> Result<Figure<Kroner>, Overflow> {
    let amount: Figure<Kroner> = sum.product(id, &[by(deduction.rate), by(base)], Rounding::KroneDown)?;
    Ok(sum.at_most(max_id, amount, deduction.max))
}

fn upper_taxes(
    year: &TaxYear,
    person: &Taxpayer,
    personal: Figure<Kroner>,
    positive_capital: Figure<Kroner>,
    sum: &mut Sum,
) -> Result<Figure<Kroner>, Overflow> {
    // The lowest step also counts positive net capital income above its allowance.
    let mut base = personal;
    if positive_capital.value > year.capital_allowance.value {
        base =
            sum.add("tax.topskatKapital", &[with(personal), with(positive_capital), less(year.capital_allowance)])?;
    }
    if year.steps.iter().flatten().next().is_none_or(|first| base.value <= first.threshold.value) {
        return Ok(Figure::constant(Kroner::ZERO));
    }
    let mut below =
        sum.add("tax.loftUnderTrin", &[with(year.bundskat), with(year.sundhedsbidrag), with(person.kommuneskat)])?;
    let mut given = Figure::constant(Percent::ZERO);
    let mut taxes = Few::<_, STEPS>::none(with(Figure::constant(Kroner::ZERO)));
    for step in year.steps.iter().flatten() {
        if base.value <= step.threshold.value {
            break;
        }
        let above = sum.add(step.ids.base, &[with(base), less(step.threshold)])?;
        base = personal;
        let together = sum.add(step.ids.together, &[with(below), with(step.rate)])?;
        let over: Figure<Percent> = sum.add(step.ids.above_ceiling, &[with(together), less(step.ceiling)])?;
        let over = sum.at_least_zero(step.ids.above_ceiling, over);
        // The relief is given once: what a lower step has had is not had again.
        let rate = sum.add(step.ids.rate, &[with(step.rate), less(over), with(given)])?;
        taxes.push(with(sum.product::<Kroner>(step.ids.tax, &[by(rate), by(above)], Rounding::Ore)?))?;
        (below, given) = (together, over);
    }
    sum.add("tax.topskatIAlt", &taxes)
}

fn groen_check(
    year: &TaxYear,
    person: &Taxpayer,
    base: Figure<Kroner>,
    sum: &mut Sum,
) -> Result<Figure<Kroner>, Overflow> {
    let check = &year.groen_check;
    let (own, supplement) =
        if person.pensioner { (check.pensioner, check.supplement_pensioner) } else { (check.amount, check.supplement) };
    let nothing_to_give = own.value == Kroner::ZERO && (person.children == 0 || person.pensioner);
    if person.is_minor(year) || nothing_to_give {
        return Ok(Figure::constant(Kroner::ZERO));
    }
    let mut parts = Few::<_, 3>::one(with(own));
    if person.children > 0 && !person.pensioner {
        let children =
            sum.lowest("tax.groenCheckBoern", Figure::constant(Number::whole(person.children)), check.children_max);
        parts.push(with(sum.product::<Kroner>(
            "tax.groenCheckBarn",
            &[by(check.child), by(children)],
            Rounding::Ore,
        )?))?;
    }
    if base.value > check.taper_start.value {
        let above = sum.add("tax.groenCheckOver", &[with(base), less(check.taper_start)])?;
        parts.push(less(sum.product::<Kroner>(
            "tax.groenCheckAftrapning",
            &[by(check.taper), by(above)],
            Rounding::Ore,
        )?))?;
    }
    let tapered = sum.add("tax.groenCheck", &parts)?;
    let tapered = sum.at_least_zero("tax.groenCheck", tapered);
    if base.value > check.supplement_limit.value || supplement.value == Kroner::ZERO {
        return Ok(tapered);
    }
    sum.add("tax.groenCheckMedTillaeg", &[with(tapered), with(supplement)])
}
