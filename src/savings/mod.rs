//! Gevinst: what the kommune, the state, the citizens and others gain over the years when people
//! leave a benefit for work or education; before and after those who would have found a job
//! anyway, and after what the effort costs.
//!
//! A row is one person (`path`) times the number of persons; everybody is the sum of the rows
//! (`cohort`); how long jobs last and what later years are worth is the `outlook`; how much hangs
//! on the assumptions is the `uncertainty`.

mod cohort;
mod columns;
mod joined;
mod outlook;
mod parts;
mod path;
mod row;
mod uncertainty;

use alloc::vec::Vec;
use core::mem;

use serde::Serialize;

pub use self::{
    cohort::Faulty,
    columns::{Added, COLUMNS, Column, RowColumns},
};
use self::{
    cohort::{Cohort, EQUALISATION, GROUP, PathCase, RowResult, WrittenYear},
    outlook::{Cost, MOST_YEARS, NOTHING, Payer, Retention, cost_of, present_value},
    parts::Part,
    path::Common,
    uncertainty::{Drawn, Ranges, Targets, Tornado},
};
use crate::{
    date::Date,
    field::Field,
    input::{Fault, Reader, Value},
    law::{Failure, MONTHS, MONTHS_A_YEAR, WEEKS},
    money::{Kroner, Number, Overflow, Percent, Quantity, Rounding},
    names::names,
    person::TaxBasis,
    rates::{self, LAST_DAY, MissingRate, Rate, Typed, User},
    sum::{Asked, Figure, Line, LineOf, Origin, Sum, Weakest, by, less, over, with},
};

/// So many rows in one question; more go through a [`Batch`].
const MOST_ROWS: i32 = 2_000;
const MOST_COST_LINES: i32 = 40;
const DEFAULT_YEARS: i32 = 5;
const MOST_UNPRICED: i32 = 10;
/// 10 million kr. a person-year.
const HIGHEST_UNPRICED: Kroner = Kroner::new(1_000_000_000);
/// 200,000 kr. a year.
const HIGHEST_UNIT_VALUE: Kroner = Kroner::new(20_000_000);
/// 500,000 kr. a year.
const HIGHEST_ACTIVATION: Kroner = Kroner::new(50_000_000);
const LAST_LAG: i32 = 3;
const HIGHEST_DISCOUNT: i32 = 10;

/// Who would have found a job anyway.
#[derive(Debug, Clone, Copy)]
enum Anyway {
    /// So many of those in work.
    Share(Figure<Percent>),
    /// As many as in a control group: in work in the effort's group, and in the control group.
    Control { treated: Percent, control: Percent },
}

/// Layer 3: udgiftsbehov.
#[derive(Debug, Clone, Copy)]
struct Need {
    unit_value: Kroner,
    share: Figure<Percent>,
    lag: i32,
}

/// What the user puts a value on, shown apart.
#[derive(Debug, Clone, Copy)]
struct Unpriced {
    kind: &'static str,
    amount: Kroner,
}

/// The question without its rows.
#[allow(clippy::struct_excessive_bools, reason = "each is a yes or no of the form")]
#[derive(Debug)]
pub struct Question {
    date: Date,
    years: i32,
    retention: Retention,
    anyway: Anyway,
    displacement: Figure<Percent>,
    discount_rate: Figure<Percent>,
    /// Which of [`EQUALISATION`]. None was chosen: the ordinary share stands in.
    equalisation: Option<usize>,
    need: Option<Need>,
    costs: Vec<Cost>,
    common: Common,
    obligatorisk_pension: bool,
    ranges: Ranges,
    /// What the rows are computed with.
    paths: PathCase,
    unpriced: Vec<Unpriced>,
    draws: Option<uncertainty::Draws>,
    tornado: bool,
    skip_faulty: bool,
    sum: Asked,
    sum_row: Option<usize>,
}

impl Question {
    fn read(reader: &mut Reader<'_>) -> Self {
        let date = reader.date("date").unwrap_or(LAST_DAY);
        let years = reader.whole("years", 1, MOST_YEARS, Some(DEFAULT_YEARS));
        let control = reader.optional_object("control", |control| Anyway::Control {
            treated: control.percent_between("treated", (Percent::new(1), Percent::WHOLE), None),
            control: control.percent_between("control", (Percent::ZERO, Percent::WHOLE), None),
        });
        let of_date = rates::FORUDSAETNING_KONTRAFAKTISK.on(date);
        let share = share_of(reader, "counterfactual", 100, Field::Counterfactual, of_date);
        // The guidance of today: the calculation is made now, whatever year it is about.
        let [displaced, interest] = [rates::FORTRAENGNING, rates::DISKONTERINGSRENTE].map(|rate| rate.on(LAST_DAY));
        Self {
            date,
            years,
            retention: reader
                .optional_object("retention", Retention::read)
                .unwrap_or(Retention::Curve(outlook::Level::Central)),
            anyway: control.unwrap_or(Anyway::Share(share)),
            displacement: share_of(reader, "displacement", 100, Field::Displacement, displaced),
            discount_rate: share_of(reader, "discountRate", HIGHEST_DISCOUNT, Field::DiscountRate, interest),
            equalisation: reader.has("equalisation").then(|| choice_of(reader, "equalisation", &EQUALISATION).0),
            need: reader.optional_object("need", |need| Need {
                unit_value: need.kroner("unitValue", HIGHEST_UNIT_VALUE, None),
                share: choice_of(need, "share", &NEED_SHARES).1.chosen_in(Field::NeedShare),
                lag: need.whole("lag", 0, LAST_LAG, Some(LAST_LAG)),
            }),
            costs: reader.list("costs", MOST_COST_LINES, |cost| Cost::read(cost, years)),
            common: Common {
                saved_activation: reader.kroner("savedActivation", HIGHEST_ACTIVATION, Some(Kroner::ZERO)),
                atp: reader.flag("atp", true),
                staying: reader.percent("staying", 100, Percent::WHOLE),
            },
            obligatorisk_pension: reader.flag("obligatoriskPension", true),
            ranges: Ranges::read(reader, date),
            paths: reader.optional_object("under", PathCase::read).unwrap_or(PathCase::BASE),
            unpriced: reader.list("unpriced", MOST_UNPRICED, |line| Unpriced {
                kind: line.choice("kind", &UNPRICED, None).unwrap_or_default(),
                amount: line.kroner("amount", HIGHEST_UNPRICED, None),
            }),
            draws: reader.optional_object("draws", uncertainty::Draws::read),
            tornado: reader.flag("tornado", true),
            skip_faulty: reader.flag("skipFaulty", false),
            sum: reader.written_sum(),
            sum_row: reader.optional_whole("sumRow", 0, i32::MAX).and_then(|row| usize::try_from(row).ok()),
        }
    }

    /// The share of the gain that the effort accounts for, and the share of that that displaces
    /// nobody.
    fn shares(&self, sum: &mut Sum) -> Result<[Figure<Percent>; 2], Overflow> {
        let whole = Figure::constant(Percent::WHOLE);
        let effect = match self.anyway {
            Anyway::Share(share) => sum.add("effect.indsats", &[with(whole), less(share)])?,
            Anyway::Control { treated, control } => {
                let treated = Figure::input(Field::ControlTreated, treated);
                let control = Figure::input(Field::ControlControl, control);
                let more: Figure<Percent> = sum.add("effect.flere", &[with(treated), less(control)])?;
                sum.product("effect.indsats", &[by(more), over(treated)], Rounding::Ore)?
            }
        };
        let kept = sum.add("effect.fortraengning", &[with(whole), less(self.displacement)])?;
        Ok([effect, kept])
    }

    /// Which of the shares of equalisation is used where there can be but one: the ordinary, the
    /// first, until another is chosen.
    fn used(&self) -> usize {
        self.equalisation.unwrap_or_default()
    }
}

/// Of udgiftsbehov: an ordinary kommune, and one with a high need.
const NEED_SHARES: [Rate<Percent>; 2] = [rates::UDLIGNING_UDGIFTSBEHOV, rates::UDLIGNING_UDGIFTSBEHOV_OVER];

/// A share that is typed in its field; else the data's, or what the visitor typed as the rate.
fn share_of(
    reader: &mut Reader<'_>,
    name: &'static str,
    most: i32,
    field: Field,
    rate: Result<Figure<Percent>, MissingRate>,
) -> Figure<Percent> {
    let of_data = rate.unwrap_or(Figure::constant(Percent::ZERO)).chosen_in(field);
    let value = reader.percent(name, most, of_data.value);
    if reader.has(name) { Figure::assumption(field, value) } else { of_data }
}

/// Which of a few rates of today was chosen, by the data's own value of it, and the value that is
/// used.
fn choice_of(reader: &mut Reader<'_>, name: &'static str, rates: &[Rate<Percent>]) -> (usize, Figure<Percent>) {
    let today = || rates.iter().filter_map(|rate| rate.on(LAST_DAY).ok()).collect::<Vec<_>>();
    let shares: Vec<Percent> = rates::using(&[], today).iter().map(|share| share.value).collect();
    let chosen = reader.percent_choice(name, &shares, shares.first().copied().unwrap_or_default());
    let index = shares.iter().position(|share| *share == chosen).unwrap_or_default();
    (index, today().get(index).copied().unwrap_or(Figure::constant(chosen)))
}

const UNPRICED: [(&str, &str); 4] =
    [("health", "health"), ("crime", "crime"), ("children", "children"), ("other", "other")];

/// Who gains or pays. Kommune is the direct effect, before equalisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purse {
    /// The municipality.
    Kommune,
    /// The state.
    Stat,
    /// The region.
    Region,
    /// The citizens' disposable income.
    Borger,
    /// The citizens' ATP, pension and obligatorisk pension.
    Opsparing,
    /// Employers.
    Arbejdsgiver,
    /// Other municipalities: the tax of those who moved.
    Oevrige,
    /// Folkekirken, by kirkeskat.
    Folkekirken,
    /// Landsbyggefonden, as payer of the effort.
    Landsbyggefonden,
    /// A housing organisation, as payer of the effort.
    Boligorganisation,
    /// A foundation, as payer of the effort.
    Fond,
    /// All of them.
    Total,
}

names!(Purse { Kommune "kommune", Stat "stat", Region "region", Borger "borger", Opsparing "opsparing", Arbejdsgiver "arbejdsgiver", Oevrige "oevrige", Folkekirken "folkekirken", Landsbyggefonden "landsbyggefonden", Boligorganisation "boligorganisation", Fond "fond", Total "total" });

/// A purse, what is booked to it, who pays from it, and the ids of its lines: gross, net, cost,
/// result, accumulated.
type Booking = (Purse, Option<Part>, Option<Payer>, [&'static str; 5]);

macro_rules! lines {
    ($name:literal) => {
        [
            concat!("all.", $name),
            concat!("all.", $name, "Netto"),
            concat!("all.", $name, "Udgift"),
            concat!("all.", $name, "Resultat"),
            concat!("all.", $name, "Opgjort"),
        ]
    };
}

const PURSES: [Booking; 11] = [
    (Purse::Kommune, Some(Part::Kommune), Some(Payer::Kommune), lines!("kommune")),
    (Purse::Stat, Some(Part::Stat), Some(Payer::Stat), lines!("stat")),
    (Purse::Region, None, Some(Payer::Region), lines!("region")),
    (Purse::Borger, Some(Part::Borger), None, lines!("borger")),
    (Purse::Opsparing, Some(Part::Opsparing), None, lines!("opsparing")),
    (Purse::Arbejdsgiver, Some(Part::Arbejdsgiver), Some(Payer::Arbejdsgiver), lines!("arbejdsgiver")),
    (Purse::Oevrige, Some(Part::Oevrige), None, lines!("oevrige")),
    (Purse::Folkekirken, Some(Part::Folkekirken), None, lines!("folkekirken")),
    (Purse::Landsbyggefonden, None, Some(Payer::Landsbyggefonden), lines!("landsbyggefonden")),
    (Purse::Boligorganisation, None, Some(Payer::Boligorganisation), lines!("boligorganisation")),
    (Purse::Fond, None, Some(Payer::Fond), lines!("fond")),
];

const TOTAL: [&str; 5] = lines!("iAlt");

/// The kommune's budget areas, and their lines of the written sum.
const AREAS: [(&str, Part, [&str; 5]); 5] = [
    ("forsoergelse", Part::Forsoergelse, lines!("forsoergelse")),
    ("skat", Part::Skat, lines!("skat")),
    ("boligstoette", Part::Boligstoette, lines!("boligstoette")),
    ("friplads", Part::Friplads, lines!("friplads")),
    ("indsats", Part::Indsats, lines!("indsats")),
];

/// A purse over the years. Amounts in kr./year for everybody.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PurseYears {
    purse: Purse,
    gross: Vec<Kroner>,
    net: Vec<Kroner>,
    cost: Vec<Kroner>,
    result: Vec<Kroner>,
    accumulated: Vec<Kroner>,
    total_gross: Kroner,
    total_net: Kroner,
    total_cost: Kroner,
    total_result: Kroner,
    present_value: Kroner,
    payback: Option<usize>,
    break_even_persons: Option<Number>,
    break_even_months: Option<i64>,
    cost_per_person: Kroner,
    per_krone: Option<Number>,
    #[serde(skip)]
    figures: Columns,
}

/// The kommune's lines of a budget area. Amounts in kr./year for everybody.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Area {
    #[serde(rename = "area")]
    name: &'static str,
    gross: Vec<Kroner>,
    net: Vec<Kroner>,
    result: Vec<Kroner>,
    total_gross: Kroner,
    total_net: Kroner,
    total_result: Kroner,
}

/// The kommune after equalisation at one share. Amounts in kr./year for everybody.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Equalisation {
    percent: Percent,
    chosen: bool,
    others_gross: Vec<Kroner>,
    others_net: Vec<Kroner>,
    kommune_gross: Vec<Kroner>,
    kommune_net: Vec<Kroner>,
    kommune_result: Vec<Kroner>,
    accumulated: Vec<Kroner>,
    total_others_gross: Kroner,
    total_others_net: Kroner,
    total_kommune_gross: Kroner,
    total_kommune_net: Kroner,
    total_kommune_result: Kroner,
    present_value: Kroner,
    payback: Option<usize>,
    #[serde(skip)]
    results: Vec<Figure<Kroner>>,
}

/// Layer 3. Amounts in kr./year for everybody.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct NeedYears {
    lost: Vec<Kroner>,
    kommune_result: Vec<Kroner>,
    total_lost: Kroner,
    total_kommune_result: Kroner,
}

/// Year 1 of those who keep the job all of it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct FullYear {
    purses: Vec<PurseAmount>,
    total: Kroner,
    kommune_per_person: Kroner,
    shortcut: Option<Shortcut>,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct PurseAmount {
    purse: Purse,
    amount: Kroner,
}

/// The months of a year in the job over 12, for comparison.
#[derive(Debug, Clone, Copy, Serialize)]
struct Shortcut {
    months: Number,
    kommune: Kroner,
}

/// The lowest and the highest that is published for a person-year in work. Kr.
#[derive(Debug, Clone, Copy, Serialize)]
struct Published {
    low: Kroner,
    high: Kroner,
}

/// The kommune's first year, net, if another share would have found a job anyway. Kr.
#[derive(Debug, Clone, Copy, Serialize)]
struct OtherShare {
    counterfactual: Percent,
    kommune: Kroner,
}

/// One person-year in work. Kr.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
struct PersonYear {
    kommune: Kroner,
    stat: Kroner,
    kommune_and_stat: Kroner,
    borger: Kroner,
    total: Kroner,
    tilbageloeb: Kroner,
    public: Kroner,
    published: Published,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct PersonMonths {
    gross: Vec<Number>,
    /// The same as årsværk.
    aarsvaerk: Vec<Number>,
    net: Vec<Number>,
    total_gross: Number,
    total_aarsvaerk: Number,
    total_net: Number,
}

#[derive(Debug, Clone, Serialize)]
struct Kept {
    share: Vec<Percent>,
    months: Vec<Number>,
}

#[derive(Debug, Clone, Serialize)]
struct UnpricedYears {
    kind: &'static str,
    amount: Vec<Kroner>,
    total: Kroner,
}

/// What stands apart from the purses.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Wider {
    society: Vec<Kroner>,
    total_society: Kroner,
    present_value: Kroner,
    naf: Number,
    tilbageloeb: Vec<Kroner>,
    total_tilbageloeb: Kroner,
    unpriced: Vec<UnpricedYears>,
}

/// The answer.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    years: i32,
    persons: i64,
    valued: i64,
    unvalued: i64,
    purses: Vec<PurseYears>,
    total: PurseYears,
    production: Vec<Kroner>,
    areas: Vec<Area>,
    equalisation: Vec<Equalisation>,
    equalisation_chosen: bool,
    need: Option<NeedYears>,
    full_year: FullYear,
    per_person_year: Option<PersonYear>,
    person_months: PersonMonths,
    retention: Kept,
    effect: Percent,
    other_shares: Vec<OtherShare>,
    cost_per_person: Kroner,
    wider: Wider,
    tornado: Vec<Tornado>,
    draws: Option<Drawn>,
    rows: Vec<RowResult>,
    faulty: Vec<Faulty>,
    faulty_count: usize,
    discount_rate: Percent,
    tax: TaxBasis,
    notes: Vec<&'static str>,
    weakest: Weakest,
    lines: Vec<Line>,
    line_of: LineOf,
}

/// Answers the question.
///
/// # Errors
/// Every fault of the input; with `skipFaulty` those of the rows are told in the answer. A year
/// whose tax is not known is a fault of the date: half of the gain is tax, so there is no honest
/// answer before tax.
pub fn answer(value: &Value) -> Result<Answer, Vec<Fault>> {
    let mut reader = Reader::new(value);
    let typed = reader.rates(User::Savings);
    rates::using(&typed, || {
        let question = Question::read(&mut reader);
        let rows = reader.entries("rows", MOST_ROWS);
        if rows.is_empty() {
            reader.need_some("rows");
        }
        let faults = reader.finish().err().unwrap_or_default();
        let skips = question.skip_faulty;
        if !faults.is_empty() {
            // What is wrong with the rows is told too, where they can be judged at all.
            return Err(with_rows(faults, question.date, rows));
        }
        let mut batch = Batch::of(question, typed.clone())?;
        let left_out = batch.add(rows)?;
        if !left_out.is_empty() && !skips {
            return Err(left_out.into_iter().flat_map(|row| row.faults).collect());
        }
        batch.finish()
    })
}

fn with_rows(mut faults: Vec<Fault>, date: Date, rows: &[Value]) -> Vec<Fault> {
    if faults.iter().all(|fault| fault.field != "/date") {
        for (number, row) in rows.iter().enumerate() {
            faults.extend(row::Row::read(row, number, date).err().unwrap_or_default());
        }
    }
    faults
}

/// A question about many rows, which come in portions; faulty ones are left out and told.
#[derive(Debug)]
pub struct Batch {
    cohort: Cohort,
    targets: Targets,
    /// Rates' values that are used instead of the data's.
    typed: Vec<Typed>,
}

impl Batch {
    /// The question without its rows.
    ///
    /// # Errors
    /// Every fault of the input.
    pub fn new(value: &Value) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(value);
        let typed = reader.rates(User::Savings);
        rates::using(&typed, || {
            let question = Question::read(&mut reader);
            reader.finish()?;
            Self::of(question, typed.clone())
        })
    }

    fn of(question: Question, typed: Vec<Typed>) -> Result<Self, Vec<Fault>> {
        let one = |failure: Failure| alloc::vec![Fault::from(failure)];
        let (targets, cases) = Targets::of(&question).map_err(|overflow| one(overflow.into()))?;
        Ok(Self {
            cohort: Cohort::new(question, cases).map_err(one)?,
            targets,
            typed,
        })
    }

    /// Takes rows in, and tells which of them are faulty, by their number from the first on.
    ///
    /// # Errors
    /// An amount of everybody together that does not fit.
    pub fn add(&mut self, rows: &[Value]) -> Result<Vec<Faulty>, Vec<Fault>> {
        rates::using(&self.typed, || self.cohort.add(rows)).map_err(|overflow| alloc::vec![overflow.into()])
    }

    /// The answer for all rows so far.
    ///
    /// # Errors
    /// An amount that does not fit.
    pub fn finish(mut self) -> Result<Answer, Vec<Fault>> {
        let typed = mem::take(&mut self.typed);
        rates::using(&typed, || self.compute()).map_err(|failure| alloc::vec![failure.into()])
    }

    fn compute(&mut self) -> Result<Answer, Failure> {
        let mut sum = self.cohort.take_sum();
        let cohort = &self.cohort;
        let question = &cohort.question;
        let naf = rates::NETTOAFGIFTSFAKTOR.on(LAST_DAY)?;
        let rate = question.discount_rate;
        let mut purses = Vec::new();
        for (index, (purse, part, payer, ids)) in PURSES.into_iter().enumerate() {
            sum.place_of("purses", index);
            purses.push(self.purse(purse, part, payer, ids, rate, &mut sum)?);
        }
        let total = self.total(&purses, &mut sum)?;
        let shares = match &cohort.written {
            Some(written) => written.shares,
            None => question.shares(&mut Sum::silent())?,
        };
        sum.section("effect");
        let effect: Figure<Percent> = sum.product("effect.iAlt", &shares.map(by), Rounding::Ore)?;
        sum.place("");
        let effect = sum.told("effect", effect);
        let weeks = self.weeks(shares, &mut sum)?;
        let person_months = person_months(&weeks, &mut sum)?;
        let [all_weeks, net_weeks] = &weeks;
        let retention = self.retention(&mut sum)?;
        self.tell_written_row(&mut sum)?;
        let areas = self.areas(purses.first().map_or(&[], |kommune| &kommune.figures.cost), &mut sum)?;
        let equalisation = self.equalisation(&purses, rate, &mut sum)?;
        let need = self.need(&equalisation, net_weeks, &mut sum)?;
        let wider = self.wider(&purses, &total, naf, rate, net_weeks, &mut sum)?;
        let central = self.outcome(question, &purses)?;
        let full_year = self.full_year(&mut sum)?;
        let per_person_year = self.per_person_year(&purses, &total, all_weeks, naf, &mut sum)?;
        let kommune_and_total =
            [purses.first(), Some(&total)].map(|purse| purse.and_then(|purse| purse.figures.accumulated.last()));
        let results: Vec<Origin> = kommune_and_total.into_iter().flatten().map(|last| last.origin).collect();
        let of_all = sum.weakest(&results);
        let of_rows = cohort.weakest();
        let weakest = if of_rows.status > of_all.status { of_rows } else { of_all };
        sum.tell_weakest(&weakest);
        let years = question.years;
        let (lines, line_of) = sum.finish(question.sum);
        Ok(Answer {
            years,
            persons: cohort.persons,
            valued: cohort.valued,
            unvalued: cohort.persons - cohort.valued,
            production: cohort.years.iter().map(|year| year.gross.of(Part::Production)).collect(),
            areas,
            equalisation_chosen: question.equalisation.is_some(),
            full_year,
            per_person_year,
            person_months,
            retention,
            effect,
            other_shares: self.other_shares(),
            cost_per_person: total.cost_per_person,
            tornado: self.targets.tornado(cohort, &central)?,
            draws: self.targets.draw(cohort, &central)?,
            notes: self.notes(effect, &purses, &total),
            weakest,
            rows: cohort.rows.clone(),
            faulty: cohort.faulty.clone(),
            faulty_count: cohort.faulty_count,
            discount_rate: rate.value,
            tax: cohort.tax.unwrap_or_else(|| TaxBasis::of(None)),
            lines,
            line_of,
            purses,
            total,
            equalisation,
            need,
            wider,
        })
    }

    /// A part of everybody's year: the written row's, and that of the other rows.
    fn of_all<T: Quantity>(
        &self,
        year: usize,
        id: &'static str,
        all: T,
        written: impl Fn(&WrittenYear) -> Figure<T>,
        sum: &mut Sum,
    ) -> Result<Figure<T>, Overflow> {
        let own = self.cohort.written.as_ref().and_then(|own| own.years.get(year)).map(written);
        with_the_others(id, all, own, sum)
    }

    fn purse(
        &self,
        purse: Purse,
        part: Option<Part>,
        payer: Option<Payer>,
        ids: [&'static str; 5],
        rate: Figure<Percent>,
        sum: &mut Sum,
    ) -> Result<PurseYears, Overflow> {
        let [gross_id, net_id, cost_id, result_id, accumulated_id] = ids;
        let mut columns = Columns::NONE;
        let mut once = Vec::new();
        let costs = &self.cohort.question.costs;
        for (index, year) in self.cohort.years.iter().enumerate() {
            sum.section_of("all", index + 1);
            let (mut gross, mut net) = (NOTHING, NOTHING);
            if let Some(part) = part {
                gross = self.of_all(index, gross_id, year.gross.of(part), |own| own.gross.of(part), sum)?;
                net = self.of_all(index, net_id, year.net.of(part), |own| own.net.of(part), sum)?;
            }
            let number = i32::try_from(index).unwrap_or(MOST_YEARS);
            let cost = match payer {
                Some(payer) => cost_of(costs, payer, number, cost_id, sum)?,
                None => NOTHING,
            };
            once.push(payer.map_or(Ok(Kroner::ZERO), |payer| outlook::once(costs, payer, number))?);
            columns.push(gross, net, cost, [result_id, accumulated_id], sum)?;
        }
        sum.section("nutid");
        let moves = columns.result.iter().any(|figure| figure.value != Kroner::ZERO);
        let present = if moves { present_value(&columns.result, rate, sum)? } else { NOTHING };
        columns.finish(purse, &once, present, ids, self.cohort.valued, sum)
    }

    /// All purses together.
    fn total(&self, purses: &[PurseYears], sum: &mut Sum) -> Result<PurseYears, Overflow> {
        sum.place("total");
        let mut columns = Columns::NONE;
        let [gross_id, net_id, cost_id, result_id, accumulated_id] = TOTAL;
        let mut once = Vec::new();
        for (index, year) in self.cohort.years.iter().enumerate() {
            sum.section_of("all", index + 1);
            let part = Part::Total;
            let gross = self.of_all(index, gross_id, year.gross.of(part), |own| own.gross.of(part), sum)?;
            let net = self.of_all(index, net_id, year.net.of(part), |own| own.net.of(part), sum)?;
            let paid: Vec<_> = purses
                .iter()
                .filter_map(|purse| purse.figures.cost.get(index))
                .filter(|cost| cost.value != Kroner::ZERO)
                .copied()
                .map(with)
                .collect();
            let cost = if paid.is_empty() { NOTHING } else { sum.add(cost_id, &paid)? };
            let number = i32::try_from(index).unwrap_or(MOST_YEARS);
            let payers = PURSES.iter().filter_map(|(_, _, payer, _)| *payer);
            let mut all_once = payers.map(|payer| outlook::once(&self.cohort.question.costs, payer, number));
            once.push(all_once.try_fold(Kroner::ZERO, |all, one| all.plus(one?))?);
            columns.push(gross, net, cost, [result_id, accumulated_id], sum)?;
        }
        sum.section("nutid");
        // Each purse is rounded by itself, and they add up.
        let present = purses.iter().map(|purse| purse.figures.present).filter(|present| present.value != Kroner::ZERO);
        let present = sum.add("nutid.iAlt", &present.map(with).collect::<Vec<_>>())?;
        columns.finish(Purse::Total, &once, present, TOTAL, self.cohort.valued, sum)
    }

    /// The kommune by budget area; `costs`: what it pays for the effort, by year.
    fn areas(&self, costs: &[Figure<Kroner>], sum: &mut Sum) -> Result<Vec<Area>, Overflow> {
        let mut all = Vec::new();
        for (index, (name, part, [gross_id, net_id, _, result_id, _])) in AREAS.into_iter().enumerate() {
            sum.place_of("areas", index);
            let (mut gross, mut net, mut left) = (Vec::new(), Vec::new(), Vec::new());
            for (number, (year, cost)) in self.cohort.years.iter().zip(costs).enumerate() {
                sum.section_of("all", number + 1);
                gross.push(self.of_all(number, gross_id, year.gross.of(part), |own| own.gross.of(part), sum)?);
                let own = self.of_all(number, net_id, year.net.of(part), |own| own.net.of(part), sum)?;
                net.push(own);
                if part == Part::Indsats {
                    left.push(after_cost(result_id, own, *cost, sum)?);
                }
            }
            let (gross, total_gross) = told_years(["gross", "totalGross"], gross_id, &gross, sum)?;
            let (own, total_net) = told_years(["net", "totalNet"], net_id, &net, sum)?;
            let (result, total_result) = if part == Part::Indsats {
                told_years(["result", "totalResult"], result_id, &left, sum)?
            } else {
                // Nothing is paid for it: the same lines.
                sum.told("totalResult", total_net);
                (told_each("result", &net, sum), total_net)
            };
            all.push(Area {
                name,
                gross,
                net: own,
                result,
                total_gross: total_gross.value,
                total_net: total_net.value,
                total_result: total_result.value,
            });
        }
        Ok(all)
    }

    /// Tax equalisation (udligningsloven § 2) takes a share of the tax value of the larger base,
    /// at the average kommuneskat of the country, and gives it to other kommuner.
    fn equalisation(
        &self,
        purses: &[PurseYears],
        rate: Figure<Percent>,
        sum: &mut Sum,
    ) -> Result<Vec<Equalisation>, Overflow> {
        let Some(kommune) = purses.first() else { return Ok(Vec::new()) };
        let mut all = Vec::new();
        let shares = self.cohort.equalisation();
        let chosen = self.cohort.question.equalisation;
        let used = self.cohort.question.used();
        for (index, share) in shares.iter().enumerate() {
            let mut silent = Sum::silent();
            let sum = if index == used { &mut *sum } else { &mut silent };
            let [mut others_gross, mut others_net, mut kommune_gross, mut kommune_net, mut results, mut accumulated] =
                [const { Vec::new() }; 6];
            sum.place_of("equalisation", index);
            let figures = &kommune.figures;
            let of_kommune = figures.gross.iter().zip(&figures.net).zip(&figures.cost);
            for (number, (year, ((gross, net), cost))) in self.cohort.years.iter().zip(of_kommune).enumerate() {
                sum.section_of("all", number + 1);
                let [gross_value, net_value] = year.others.get(index).copied().unwrap_or_default();
                let written = |at: usize| {
                    move |own: &WrittenYear| {
                        own.others.get(index).and_then(|others| others.get(at)).copied().unwrap_or(NOTHING)
                    }
                };
                let others = self.of_all(number, "all.udligningBrutto", gross_value, written(0), sum)?;
                others_gross.push(others);
                kommune_gross.push(sum.add("all.efterUdligningBrutto", &[with(*gross), less(others)])?);
                let others = self.of_all(number, "all.udligning", net_value, written(1), sum)?;
                let left = sum.add("all.efterUdligning", &[with(*net), less(others)])?;
                others_net.push(others);
                kommune_net.push(left);
                let result = after_cost("all.efterUdligningResultat", left, *cost, sum)?;
                results.push(result);
                accumulated.push(with_before("all.efterUdligningOpgjort", &accumulated, result, sum)?);
            }
            let mut told = |names, id, column: &[Figure<Kroner>]| told_years(names, id, column, sum);
            let (others_gross, total_others_gross) =
                told(["othersGross", "totalOthersGross"], "all.udligningBrutto", &others_gross)?;
            let (others_net, total_others_net) = told(["othersNet", "totalOthersNet"], "all.udligning", &others_net)?;
            let (kommune_gross, total_kommune_gross) =
                told(["kommuneGross", "totalKommuneGross"], "all.efterUdligningBrutto", &kommune_gross)?;
            let (kommune_net, total_kommune_net) =
                told(["kommuneNet", "totalKommuneNet"], "all.efterUdligning", &kommune_net)?;
            let (kommune_result, total_kommune_result) =
                told(["kommuneResult", "totalKommuneResult"], "all.efterUdligningResultat", &results)?;
            sum.section("nutid");
            let present = present_value(&results, rate, sum)?;
            all.push(Equalisation {
                percent: share.value,
                chosen: chosen == Some(index),
                payback: payback(&kommune_result, &kommune.cost)?,
                accumulated: told_each("accumulated", &accumulated, sum),
                others_gross,
                others_net,
                kommune_gross,
                kommune_net,
                kommune_result,
                total_others_gross: total_others_gross.value,
                total_others_net: total_others_net.value,
                total_kommune_gross: total_kommune_gross.value,
                total_kommune_net: total_kommune_net.value,
                total_kommune_result: total_kommune_result.value,
                present_value: sum.told("presentValue", present),
                results,
            });
        }
        Ok(all)
    }

    /// Expected weeks in work or in education by year: of all, and of the effort's own part.
    fn weeks(&self, shares: [Figure<Percent>; 2], sum: &mut Sum) -> Result<[Vec<Figure<Number>>; 2], Overflow> {
        let (mut all, mut net) = (Vec::new(), Vec::new());
        let [effect, kept] = shares;
        for (index, year) in self.cohort.years.iter().enumerate() {
            sum.section_of("time", index + 1);
            let weeks = self.of_all(index, "time.alleUger", year.active, |own| own.active, sum)?;
            all.push(weeks);
            net.push(sum.product("time.nettoUger", &[by(weeks), by(effect), by(kept)], Rounding::Ore)?);
        }
        Ok([all, net])
    }

    /// How long a job that follows the curve lasts.
    fn retention(&self, sum: &mut Sum) -> Result<Kept, Overflow> {
        let losses = &self.cohort.losses;
        let mut kept = Kept { share: Vec::new(), months: Vec::new() };
        let mut left = Figure::constant(Percent::WHOLE);
        sum.place("retention");
        for (year, index) in (0..self.cohort.question.years).zip(0..) {
            sum.section_of("time", index + 1);
            left = losses.left(year, left, sum)?;
            kept.share.push(sum.told_of("share", index, left));
            let months = months_of(losses.weeks_of(year, sum)?, "time.maanederHver", sum)?;
            kept.months.push(sum.told_of("months", index, months));
        }
        Ok(kept)
    }

    /// What the row that is written out comes to, with the lines that it is.
    fn tell_written_row(&self, sum: &mut Sum) -> Result<(), Overflow> {
        let Some(written) = &self.cohort.written else { return Ok(()) };
        sum.place_of("rows", written.at);
        sum.section("row");
        let weeks: Vec<_> = written.years.iter().map(|year| year.active).collect();
        let weeks = sum.add_some("row.uger", &weeks, &[])?;
        let months = months_of(weeks, "row.maaneder", sum)?;
        sum.told("months", months);
        for (first, all, part) in ROW {
            let years: Vec<_> = written.years.iter().map(|year| year.gross.of(part)).collect();
            if let Some((first, year)) = first.zip(years.first()) {
                sum.told(first, *year);
            }
            let id = GROUP.iter().find(|(of, _)| *of == part).map_or("", |(_, [id, _])| id);
            let of_years = all_years(id, &years, sum)?;
            sum.told(all, of_years);
        }
        Ok(())
    }

    /// Layer 3: fewer without work is less udgiftsbehov, some years later (udligningsloven §§ 3
    /// and 5).
    fn need(
        &self,
        equalisation: &[Equalisation],
        net_weeks: &[Figure<Number>],
        sum: &mut Sum,
    ) -> Result<Option<NeedYears>, Overflow> {
        let Some(need) = self.cohort.question.need else { return Ok(None) };
        let Some(used) = equalisation.get(self.cohort.question.used()) else {
            return Ok(None);
        };
        let lag = usize::try_from(need.lag).unwrap_or_default();
        sum.place("need");
        let (mut lost, mut left) = (Vec::new(), Vec::new());
        for (index, result) in used.results.iter().enumerate() {
            sum.section_of("all", index + 1);
            let weeks = index.checked_sub(lag).and_then(|before| net_weeks.get(before)).copied();
            let person_years = person_years(weeks.unwrap_or(Figure::constant(Number::ZERO)), sum)?;
            let value = Figure::assumption(Field::NeedUnitValue, need.unit_value);
            let of_year: Figure<Kroner> =
                sum.product("all.udgiftsbehov", &[by(need.share), by(value), by(person_years)], Rounding::Ore)?;
            lost.push(of_year);
            left.push(sum.add("all.efterUdgiftsbehov", &[with(*result), less(of_year)])?);
        }
        let (lost, total_lost) = told_years(["lost", "totalLost"], "all.udgiftsbehov", &lost, sum)?;
        let (kommune_result, total_kommune_result) =
            told_years(["kommuneResult", "totalKommuneResult"], "all.efterUdgiftsbehov", &left, sum)?;
        Ok(Some(NeedYears {
            lost,
            kommune_result,
            total_lost: total_lost.value,
            total_kommune_result: total_kommune_result.value,
        }))
    }

    fn full_year(&self, sum: &mut Sum) -> Result<FullYear, Overflow> {
        let cohort = &self.cohort;
        sum.section("fullYear");
        let of = |part: Part, [id, ..]: [&'static str; 5], sum: &mut Sum| {
            let own = cohort.written.as_ref().map(|own| own.full_year.of(part));
            with_the_others(id, cohort.full_year.of(part), own, sum)
        };
        let mut purses = Vec::new();
        let mut kommune = NOTHING;
        for (index, (purse, part, _, ids)) in PURSES.into_iter().enumerate() {
            let amount = part.map_or(Ok(NOTHING), |part| of(part, ids, sum))?;
            if purse == Purse::Kommune {
                kommune = amount;
            }
            sum.place_of("fullYear/purses", index);
            purses.push(PurseAmount { purse, amount: sum.told("amount", amount) });
        }
        let total = of(Part::Total, TOTAL, sum)?;
        sum.place("fullYear");
        let mut kommune_per_person = NOTHING;
        if cohort.valued > 0 {
            let persons = Figure::input(Field::Persons, Number::whole(1).times(cohort.valued)?);
            let terms = [by(kommune), over(persons)];
            kommune_per_person = sum.product("fullYear.prPerson", &terms, Rounding::Ore)?;
        }
        let (total, kommune_per_person) = (sum.told("total", total), sum.told("kommunePerPerson", kommune_per_person));
        let months = cohort.losses.first_year.filter(|_| !cohort.flags.own_end);
        sum.place("fullYear/shortcut");
        let shortcut = |months| {
            let terms = [by(kommune), by(Figure::assumption(Field::Retention, months)), over(crate::law::MONTHS)];
            let of_months = sum.product("fullYear.maaneder", &terms, Rounding::Ore)?;
            Ok::<_, Overflow>(Shortcut {
                months: two_decimals(months),
                kommune: sum.told("kommune", of_months),
            })
        };
        let shortcut = months.map(shortcut).transpose()?;
        Ok(FullYear { purses, total, kommune_per_person, shortcut })
    }

    /// None where nobody is valued.
    fn other_shares(&self) -> Vec<OtherShare> {
        let all = self.cohort.other_shares.iter().filter(|_| self.cohort.valued > 0);
        all.map(|(counterfactual, kommune)| OtherShare { counterfactual: *counterfactual, kommune: *kommune }).collect()
    }

    /// None where nobody is in work.
    fn per_person_year(
        &self,
        purses: &[PurseYears],
        total: &PurseYears,
        weeks: &[Figure<Number>],
        naf: Figure<Number>,
        sum: &mut Sum,
    ) -> Result<Option<PersonYear>, Failure> {
        sum.section("personYear");
        sum.place("perPersonYear");
        let weeks = sum.add_some("personYear.uger", weeks, &[])?;
        if weeks.value <= Number::ZERO {
            return Ok(None);
        }
        let all = |purse| purses.iter().find(|one| one.purse == purse).map_or(NOTHING, |one| one.figures.total_gross);
        let [kommune, stat, oevrige, borger] = [Purse::Kommune, Purse::Stat, Purse::Oevrige, Purse::Borger].map(all);
        let back = tilbageloeb(borger, naf, sum)?;
        let both = sum.add("personYear.beggeIAlt", &[with(kommune), with(stat)])?;
        let public = sum.add_some("personYear.offentligIAlt", &[kommune, stat, oevrige, back], &[])?;
        let mut each = |name, id, amount| {
            let terms = [by(amount), by(WEEKS), over(weeks)];
            let each = sum.product(id, &terms, Rounding::Ore)?;
            Ok::<_, Overflow>(sum.told(name, each))
        };
        let date = self.cohort.question.date;
        Ok(Some(PersonYear {
            published: Published {
                low: rates::SAMMENLIGNING_KORA_LAV.on(date)?.value,
                high: rates::SAMMENLIGNING_BM_2021.on(date)?.value,
            },
            kommune: each("kommune", "personYear.kommune", kommune)?,
            stat: each("stat", "personYear.stat", stat)?,
            kommune_and_stat: each("kommuneAndStat", "personYear.begge", both)?,
            borger: each("borger", "personYear.borger", borger)?,
            total: each("total", "personYear.iAlt", total.figures.total_gross)?,
            tilbageloeb: each("tilbageloeb", "personYear.tilbageloeb", back)?,
            public: each("public", "personYear.offentlig", public)?,
        }))
    }

    /// What stands apart: society's real resources at market prices, and the memo lines.
    fn wider(
        &self,
        purses: &[PurseYears],
        total: &PurseYears,
        naf: Figure<Number>,
        rate: Figure<Percent>,
        net_weeks: &[Figure<Number>],
        sum: &mut Sum,
    ) -> Result<Wider, Overflow> {
        let mut society = Vec::new();
        sum.section("wider");
        for result in &total.figures.result {
            society.push(sum.product::<Kroner>("wider.samfund", &[by(*result), by(naf)], Rounding::Ore)?);
        }
        let borger = purses.iter().find(|purse| purse.purse == Purse::Borger);
        let mut back = Vec::new();
        for net in borger.map(|borger| borger.figures.net.as_slice()).unwrap_or_default() {
            back.push(tilbageloeb(*net, naf, sum)?);
        }
        let mut unpriced = Vec::new();
        for (index, line) in self.cohort.question.unpriced.iter().enumerate() {
            sum.place_of("wider/unpriced", index);
            sum.section("wider");
            let value = Figure::input(Field::Unpriced, line.amount);
            let mut amount = Vec::new();
            for weeks in net_weeks {
                let terms = [by(value), by(person_years(*weeks, sum)?)];
                amount.push(sum.product::<Kroner>("wider.ikkeVaerdisat", &terms, Rounding::Ore)?);
            }
            let (amount, total) = told_years(["amount", "total"], "wider.ikkeVaerdisat", &amount, sum)?;
            unpriced.push(UnpricedYears { kind: line.kind, amount, total: total.value });
        }
        sum.place("wider");
        sum.section("wider");
        let present = present_value(&society, rate, sum)?;
        let (society, total_society) = told_years(["society", "totalSociety"], "wider.samfund", &society, sum)?;
        let (tilbageloeb, total_tilbageloeb) =
            told_years(["tilbageloeb", "totalTilbageloeb"], "wider.tilbageloeb", &back, sum)?;
        Ok(Wider {
            society,
            total_society: total_society.value,
            present_value: sum.told("presentValue", present),
            naf: naf.value,
            tilbageloeb,
            total_tilbageloeb: total_tilbageloeb.value,
            unpriced,
        })
    }

    /// The results by year as the uncertainty looks at them: kommune, all purses, and what goes
    /// to others by equalisation, net; and what kommune and all pay.
    fn outcome(&self, question: &Question, purses: &[PurseYears]) -> Result<uncertainty::Central, Overflow> {
        let at = question.used();
        let years = self.cohort.years.iter().map(|year| {
            let [_, others] = year.others.get(at).copied().unwrap_or_default();
            [year.net.of(Part::Kommune), year.net.of(Part::Total), others]
        });
        let mut costs = Vec::new();
        for year in 0..self.cohort.years.len() {
            let paid = |purse: &PurseYears| purse.cost.get(year).copied().unwrap_or_default();
            let all = purses.iter().map(paid).try_fold(Kroner::ZERO, Kroner::plus)?;
            costs.push([purses.first().map_or(Kroner::ZERO, paid), all]);
        }
        let others = self.cohort.years.iter().map(|year| year.others.map(|[_, net]| net)).collect();
        Ok(uncertainty::Central { years: years.collect(), others, costs })
    }

    fn notes(&self, effect: Percent, purses: &[PurseYears], total: &PurseYears) -> Vec<&'static str> {
        let flags = &self.cohort.flags;
        let question = &self.cohort.question;
        let date = question.date;
        let is_loss = purses.first().is_some_and(|kommune| kommune.total_result < Kroner::ZERO)
            || total.total_result < Kroner::ZERO;
        let all = [
            ("ratesEnd", date > LAST_DAY),
            // Where nobody is valued, a cost alone tells nothing about the effort.
            ("loss", is_loss && self.cohort.valued > 0),
            ("costAfterYears", question.costs.iter().any(|cost| cost.is_after(question.years))),
            ("negativeEffect", effect < Percent::ZERO),
            ("counted", flags.counted),
            ("averageTaxUsed", flags.average_tax),
            ("ruleChangesThisYear", flags.rule_changes),
            ("wageBelowBenefit", flags.wage_below_benefit),
            ("counterRestarts", flags.restarts),
            ("equalisationOfToday", EQUALISATION.iter().any(|rate| rate.on(date).is_err())),
            (
                "guidanceOfToday",
                is_other_today(rates::DISKONTERINGSRENTE, date) || is_other_today(rates::NETTOAFGIFTSFAKTOR, date),
            ),
            ("boligsikringUnknown", flags.boligsikring_unknown),
            ("loftUnknown", flags.loft_unknown),
            ("boernetilskudUnknown", flags.boernetilskud_unknown),
            ("spouseNotCounted", flags.spouse),
            ("payerAssumed", flags.payer_assumed),
            ("suCounter", flags.su),
            ("loentilskudCounter", flags.loentilskud),
            ("stayingTaxOnly", question.common.staying < Percent::WHOLE),
        ];
        all.into_iter().filter(|(_, holds)| *holds).map(|(note, _)| note).collect()
    }
}

/// Is the value of today, which is used, not the one of the price date?
fn is_other_today<T: Quantity + PartialEq>(rate: rates::Rate<T>, date: Date) -> bool {
    rate.on(date).map(|then| then.value).ok() != rate.on(LAST_DAY).map(|now| now.value).ok()
}

/// An amount of everybody: the written row's own, and that of the other rows.
fn with_the_others<T: Quantity>(
    id: &'static str,
    all: T,
    own: Option<Figure<T>>,
    sum: &mut Sum,
) -> Result<Figure<T>, Overflow> {
    let Some(own) = own else { return Ok(Figure::input(Field::Rows, all)) };
    match all.count().checked_sub(own.value.count()).ok_or(Overflow)? {
        0 => Ok(own),
        rest => sum.add(id, &[with(own), with(Figure::input(Field::Rows, T::from_count(rest)))]),
    }
}

/// What a row comes to: its first year and all of its years, by their names in the answer.
const ROW: [(Option<&str>, &str, Part); 4] = [
    (Some("kommuneFirst"), "kommune", Part::Kommune),
    (Some("statFirst"), "stat", Part::Stat),
    (Some("borgerFirst"), "borger", Part::Borger),
    (None, "total", Part::Total),
];

/// A purse's figures, by year.
#[derive(Debug, Clone)]
struct Columns {
    gross: Vec<Figure<Kroner>>,
    net: Vec<Figure<Kroner>>,
    cost: Vec<Figure<Kroner>>,
    result: Vec<Figure<Kroner>>,
    accumulated: Vec<Figure<Kroner>>,
    /// Gross of all years.
    total_gross: Figure<Kroner>,
    present: Figure<Kroner>,
}

/// All years of a column: one year stands for itself.
fn all_years<T: Quantity>(id: &'static str, column: &[Figure<T>], sum: &mut Sum) -> Result<Figure<T>, Overflow> {
    match column {
        [only] => Ok(*only),
        _ if column.iter().all(|year| year.value.count() == 0) => Ok(Figure::constant(T::from_count(0))),
        _ => sum.add(id, &column.iter().copied().map(with).collect::<Vec<_>>()),
    }
}

/// A column as the answer tells it: by year, and over all years.
fn told_years<T: Quantity>(
    [each, total]: [&'static str; 2],
    id: &'static str,
    column: &[Figure<T>],
    sum: &mut Sum,
) -> Result<(Vec<T>, Figure<T>), Overflow> {
    let years = told_each(each, column, sum);
    sum.section("years");
    let all = all_years(id, column, sum)?;
    sum.told(total, all);
    Ok((years, all))
}

/// The same by year alone.
fn told_each<T: Quantity>(name: &'static str, column: &[Figure<T>], sum: &mut Sum) -> Vec<T> {
    column.iter().enumerate().map(|(year, figure)| sum.told_of(name, year, *figure)).collect()
}

/// What is left when the year's own cost is paid.
fn after_cost(
    id: &'static str,
    net: Figure<Kroner>,
    cost: Figure<Kroner>,
    sum: &mut Sum,
) -> Result<Figure<Kroner>, Overflow> {
    if cost.value == Kroner::ZERO { Ok(net) } else { sum.add(id, &[with(net), less(cost)]) }
}

/// A year's result with those of the years before, which are added up.
fn with_before(
    id: &'static str,
    accumulated: &[Figure<Kroner>],
    result: Figure<Kroner>,
    sum: &mut Sum,
) -> Result<Figure<Kroner>, Overflow> {
    match accumulated.last() {
        Some(before) if before.value != Kroner::ZERO || result.value != Kroner::ZERO => {
            sum.add(id, &[with(*before), with(result)])
        }
        _ => Ok(result),
    }
}

impl Columns {
    const NONE: Self = Self {
        gross: Vec::new(),
        net: Vec::new(),
        cost: Vec::new(),
        result: Vec::new(),
        accumulated: Vec::new(),
        total_gross: NOTHING,
        present: NOTHING,
    };

    fn push(
        &mut self,
        gross: Figure<Kroner>,
        net: Figure<Kroner>,
        cost: Figure<Kroner>,
        [result_id, accumulated_id]: [&'static str; 2],
        sum: &mut Sum,
    ) -> Result<(), Overflow> {
        let result = after_cost(result_id, net, cost, sum)?;
        let accumulated = with_before(accumulated_id, &self.accumulated, result, sum)?;
        self.gross.push(gross);
        self.net.push(net);
        self.cost.push(cost);
        self.result.push(result);
        self.accumulated.push(accumulated);
        Ok(())
    }

    fn finish(
        mut self,
        purse: Purse,
        once: &[Kroner],
        present: Figure<Kroner>,
        [gross_id, net_id, cost_id, result_id, _]: [&'static str; 5],
        valued: i64,
        sum: &mut Sum,
    ) -> Result<PurseYears, Overflow> {
        self.present = present;
        let (gross, total_gross) = told_years(["gross", "totalGross"], gross_id, &self.gross, sum)?;
        self.total_gross = total_gross;
        let (net, total_net) = told_years(["net", "totalNet"], net_id, &self.net, sum)?;
        let (cost, total_cost) = told_years(["cost", "totalCost"], cost_id, &self.cost, sum)?;
        let (result, total_result) = told_years(["result", "totalResult"], result_id, &self.result, sum)?;
        let persons = Figure::input(Field::Persons, Number::whole(1).times(valued)?);
        let (mut cost_per_person, mut break_even_persons, mut per_krone) = (NOTHING, None, None);
        if total_cost.value > Kroner::ZERO {
            if valued > 0 {
                cost_per_person = sum.product("years.prPerson", &[by(total_cost), over(persons)], Rounding::Ore)?;
            }
            if total_net.value > Kroner::ZERO {
                // How many persons like these the payer's own cost takes: a number beyond all
                // numbers is no answer, but no reason to withhold the rest.
                let terms = [by(total_cost), by(persons), over(total_net)];
                break_even_persons = sum.product::<Number>("years.personer", &terms, Rounding::TenthUp).ok();
            }
            let terms = [by(total_net), over(total_cost)];
            per_krone = sum.product::<Number>("years.prKrone", &terms, Rounding::Hundredth).ok();
        }
        break_even_persons = break_even_persons.filter(|persons| persons.value <= MOST_TO_BREAK_EVEN);
        let mut years = PurseYears {
            purse,
            gross,
            net,
            cost,
            result,
            accumulated: told_each("accumulated", &self.accumulated, sum),
            total_gross: total_gross.value,
            total_net: total_net.value,
            total_cost: total_cost.value,
            total_result: total_result.value,
            present_value: sum.told("presentValue", present),
            payback: None,
            break_even_persons: break_even_persons.map(|persons| sum.told("breakEvenPersons", persons)),
            break_even_months: None,
            cost_per_person: sum.told("costPerPerson", cost_per_person),
            per_krone: per_krone.map(|each| sum.told("perKrone", each)),
            figures: self,
        };
        years.payback = payback(&years.result, &years.cost)?;
        years.break_even_months = break_even_months(&years, once)?;
        Ok(years)
    }
}

/// A billion: more persons than anybody has.
const MOST_TO_BREAK_EVEN: Number = Number::new(1_000_000_000 * Number::SCALE);

/// The first year, from 0, in which something is paid: before it there is nothing to win back.
fn first_paid(costs: &[Kroner]) -> Option<usize> {
    costs.iter().position(|cost| *cost > Kroner::ZERO)
}

/// The first year, from 1, by whose end the results add up to nothing or more; none without a cost.
fn payback(results: &[Kroner], costs: &[Kroner]) -> Result<Option<usize>, Overflow> {
    let Some(first) = first_paid(costs) else { return Ok(None) };
    let mut all = Kroner::ZERO;
    for (year, result) in results.iter().enumerate() {
        all = all.plus(*result)?;
        if year >= first && all >= Kroner::ZERO {
            return Ok(Some(year + 1));
        }
    }
    Ok(None)
}

/// The first month by whose end the running sum is nothing or more: what is paid once falls at the
/// beginning of its year, the rest and the gain evenly over it.
fn break_even_months(years: &PurseYears, once: &[Kroner]) -> Result<Option<i64>, Overflow> {
    let Some(first) = first_paid(&years.cost) else { return Ok(None) };
    let mut before = Kroner::ZERO;
    for (year, (result, once)) in years.result.iter().zip(once).enumerate() {
        if year < first {
            before = before.plus(*result)?;
            continue;
        }
        let at_start = before.minus(*once)?;
        let gained = result.plus(*once)?;
        for month in 1..=i64::from(MONTHS_A_YEAR) {
            let twelfths = at_start.times(MONTHS_A_YEAR.into())?.plus(gained.times(month)?)?;
            if twelfths >= Kroner::ZERO {
                let years_before = i64::try_from(year).unwrap_or_default();
                return Ok(Some(years_before * i64::from(MONTHS_A_YEAR) + month));
            }
        }
        before = before.plus(*result)?;
    }
    Ok(None)
}

/// Weeks as years.
fn person_years(weeks: Figure<Number>, sum: &mut Sum) -> Result<Figure<Number>, Overflow> {
    sum.product("time.personaar", &[by(weeks), over(WEEKS)], Rounding::Ore)
}

/// Weeks as months, two decimals.
fn months_of(weeks: Figure<Number>, id: &'static str, sum: &mut Sum) -> Result<Figure<Number>, Overflow> {
    sum.product(id, &[by(weeks), by(MONTHS), over(WEEKS)], Rounding::Hundredth)
}

/// Weeks of all, and of the effort's own part, as months and as årsværk.
fn person_months([all, net]: &[Vec<Figure<Number>>; 2], sum: &mut Sum) -> Result<PersonMonths, Overflow> {
    let (mut gross, mut aarsvaerk, mut own) = (Vec::new(), Vec::new(), Vec::new());
    let as_years =
        |months, sum: &mut Sum| sum.product("time.aarsvaerk", &[by(months), over(MONTHS)], Rounding::Hundredth);
    for (number, (weeks, net)) in (1..).zip(all.iter().zip(net)) {
        sum.section_of("time", number);
        let months = months_of(*weeks, "time.maaneder", sum)?;
        gross.push(months);
        aarsvaerk.push(as_years(months, sum)?);
        own.push(months_of(*net, "time.nettoMaaneder", sum)?);
    }
    sum.place("personMonths");
    let (gross, total_gross) = told_years(["gross", "totalGross"], "time.maaneder", &gross, sum)?;
    let (net, total_net) = told_years(["net", "totalNet"], "time.nettoMaaneder", &own, sum)?;
    let total = as_years(total_gross, sum)?;
    Ok(PersonMonths {
        gross,
        aarsvaerk: told_each("aarsvaerk", &aarsvaerk, sum),
        net,
        total_gross: total_gross.value,
        total_aarsvaerk: sum.told("totalAarsvaerk", total),
        total_net: total_net.value,
    })
}

fn two_decimals(number: Number) -> Number {
    Rounding::Hundredth.divide(number.count().into(), 1, Number::SCALE).map_or(number, Number::new)
}

/// Moms and afgifter of what the citizens consume more: the part of a krone that the
/// nettoafgiftsfaktor adds.
fn tilbageloeb(borger: Figure<Kroner>, naf: Figure<Number>, sum: &mut Sum) -> Result<Figure<Kroner>, Overflow> {
    let without: Figure<Kroner> = sum.product("wider.udenAfgift", &[by(borger), over(naf)], Rounding::Ore)?;
    sum.add("wider.tilbageloeb", &[with(borger), less(without)])
}
