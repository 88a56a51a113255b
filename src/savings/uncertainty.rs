//! How much hangs on the assumptions: each at its low and its high (the tornado), and all of them
//! drawn together (Monte Carlo).
//!
//! The tornado asks the same paths again under another assumption. The draws lie between the
//! points that were computed so: between them the result is taken as a straight line, in f64,
//! and rounded to øre when it is told.

use alloc::vec::Vec;

use rand_xoshiro::{
    Xoshiro256PlusPlus,
    rand_core::{Rng, SeedableRng},
};
use serde::Serialize;

use super::{
    Anyway, Question,
    cohort::{Case, CaseYears, Cohort, PathCase},
    outlook::{LEVELS, Level, present_value, share},
};
use crate::{
    date::Date,
    input::Reader,
    law::refusion::Ladder,
    money::{Kroner, Number, Overflow, Percent, Quantity},
    names::names,
    person::weeks_on_support,
    rates::{self, LAST_DAY, Rate},
    sum::{Figure, Sum},
};

const MOST_DRAWS: i32 = 100_000;
const BINS: usize = 40;

/// Low and high of an assumption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    low: Percent,
    high: Percent,
}

impl Range {
    /// Wide enough for what was chosen: the answer lies within its own bar and its own draws, and
    /// who chooses something far from the ordinary has not said that the ordinary is impossible.
    fn around(self, chosen: Percent) -> Self {
        Self { low: self.low.min(chosen), high: self.high.max(chosen) }
    }
}

/// What the assumptions may be instead. Shares of the whole.
#[derive(Debug, Clone, Copy)]
pub struct Ranges {
    counterfactual: Range,
    /// Its range was typed, and holds beside a control group too.
    own_counterfactual: bool,
    displacement: Range,
    /// Of the wage, below and above.
    wage: Range,
    /// Of the months in the job, below.
    months: Percent,
    /// Who stay in the kommune.
    staying: Range,
}

fn negative(percent: Percent) -> Percent {
    Percent::new(-percent.count())
}

impl Ranges {
    pub fn read(reader: &mut Reader<'_>, date: Date) -> Self {
        let of = |rate: Rate<Percent>| rate.on(date).map_or(Percent::ZERO, |rate| rate.value);
        let wage = of(rates::FOELSOMHED_LOEN);
        let defaults = Self {
            counterfactual: Range {
                low: of(rates::FORUDSAETNING_KONTRAFAKTISK_LAV),
                high: of(rates::FORUDSAETNING_KONTRAFAKTISK_HOEJ),
            },
            own_counterfactual: false,
            displacement: Range {
                low: of(rates::FORTRAENGNING),
                high: of(rates::FORTRAENGNING_FOELSOMHED),
            },
            wage: Range { low: negative(wage), high: wage },
            months: negative(of(rates::FOELSOMHED_MAANEDER)),
            staying: Range { low: of(rates::FOELSOMHED_BLIVER), high: Percent::WHOLE },
        };
        reader
            .optional_object("ranges", |ranges| {
                let share = |ranges: &mut Reader<'_>, name, default: Range| {
                    let whole = (Percent::ZERO, Percent::WHOLE);
                    read_range(ranges, name, whole, whole, default)
                };
                Self {
                    own_counterfactual: ranges.has("counterfactual"),
                    counterfactual: share(ranges, "counterfactual", defaults.counterfactual),
                    displacement: share(ranges, "displacement", defaults.displacement),
                    wage: read_range(
                        ranges,
                        "wage",
                        (negative(HALF), Percent::ZERO),
                        (Percent::ZERO, HALF),
                        defaults.wage,
                    ),
                    months: ranges
                        .optional_object("months", |months| {
                            months.percent_between("low", (negative(MOST_OF_THE_TIME), Percent::ZERO), None)
                        })
                        .unwrap_or(defaults.months),
                    staying: defaults.staying,
                }
            })
            .unwrap_or(defaults)
    }
}

const HALF: Percent = Percent::new(500_000);
const MOST_OF_THE_TIME: Percent = Percent::new(900_000);

fn read_range(
    reader: &mut Reader<'_>,
    name: &'static str,
    low: (Percent, Percent),
    high: (Percent, Percent),
    default: Range,
) -> Range {
    let read = |range: &mut Reader<'_>| {
        let low = range.percent_between("low", low, None);
        let (least, most) = high;
        Range {
            low,
            high: range.percent_between("high", (least.max(low), most), None),
        }
    };
    reader.optional_object(name, read).unwrap_or(default)
}

impl PathCase {
    /// Other wages, months or benefit weeks than the rows' own: with them an end of a bar is the answer.
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let wage = reader.percent_between("wage", (negative(HALF), HALF), Some(Percent::ZERO));
        let months = (negative(MOST_OF_THE_TIME), Percent::ZERO);
        Self {
            wages: changed(wage),
            shorter: negative(reader.percent_between("months", months, Some(Percent::ZERO))),
            weeks_on_support: reader.has("weeksOnSupport").then(|| weeks_on_support(reader)),
            ..Self::BASE
        }
    }
}

/// How many draws, and from which seed.
#[derive(Debug, Clone, Copy)]
pub struct Draws {
    count: i32,
    seed: i32,
}

impl Draws {
    pub fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            count: reader.whole("count", 1, MOST_DRAWS, None),
            seed: reader.whole("seed", 0, i32::MAX, None),
        }
    }
}

/// One assumption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Assumption {
    Retention,
    Counterfactual,
    Displacement,
    Wage,
    Months,
    WeeksOnSupport,
    Staying,
    Equalisation,
    DiscountRate,
}

names!(Assumption { Retention "retention", Counterfactual "counterfactual", Displacement "displacement", Wage "wage", Months "months", WeeksOnSupport "weeksOnSupport", Staying "staying", Equalisation "equalisation", DiscountRate "discountRate" });

/// The present value of the results, kr.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    value: Option<Number>,
    kommune: Kroner,
    kommune_after: Kroner,
    total: Kroner,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
struct Decides {
    kommune: bool,
    kommune_after: bool,
    total: bool,
}

/// One bar of the tornado.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Tornado {
    assumption: Assumption,
    low: Outcome,
    high: Outcome,
    decides: Decides,
}

/// The result as it stands, by year.
#[derive(Debug)]
pub struct Central {
    /// Net: kommune, all purses, and to others by equalisation.
    pub years: CaseYears,
    /// Net to others at each share.
    pub others: Vec<[Kroner; 3]>,
    /// What kommune pays, and what all pay.
    pub costs: Vec<[Kroner; 2]>,
}

/// A bar's two ends: an index into the cases, or the result as it stands.
#[derive(Debug, Clone, Copy)]
struct Bar {
    assumption: Assumption,
    ends: [(Option<usize>, Option<Number>); 2],
}

/// Where among the cases the ends of the bars and the points of the grid are.
#[derive(Debug)]
pub struct Targets {
    bars: Vec<Bar>,
    /// By wage (low, as it is, high), then months (as they are, fewer), then retention (low,
    /// central, high).
    grid: Vec<usize>,
}

/// As a page shows it: 0..100.
fn shown(percent: Percent) -> Number {
    Number::new(percent.count() * 100)
}

/// The whole, changed by a share of it.
fn changed(by: Percent) -> Percent {
    Percent::new(Percent::SCALE + by.count())
}

/// What a share leaves of the whole.
pub fn rest(share: Percent) -> Percent {
    Percent::new(Percent::SCALE - share.count())
}

impl Question {
    /// What the share who would have found a job anyway may be, around what it is. Nothing where
    /// it was measured by a control group: then there is no assumption to vary.
    fn counterfactual_range(&self, chosen: Percent) -> Option<Range> {
        let is_assumed = matches!(self.anyway, Anyway::Share(_)) || self.ranges.own_counterfactual;
        is_assumed.then(|| self.ranges.counterfactual.around(chosen))
    }

    /// The shares other than the chosen at which the answer is told too: the low and the high of
    /// who would have found a job anyway. None where it was measured by a control group.
    pub(super) fn other_shares(&self) -> Vec<Percent> {
        let Anyway::Share(Figure { value: chosen, .. }) = self.anyway else { return Vec::new() };
        let Range { low, high } = self.ranges.counterfactual.around(chosen);
        [low, high].into_iter().filter(|share| *share != chosen).collect()
    }

    fn displacement_range(&self) -> Range {
        self.ranges.displacement.around(self.displacement.value)
    }
}

impl Targets {
    /// The cases that the question wants beside its own.
    pub fn of(question: &Question) -> Result<(Self, Vec<Case>), Overflow> {
        let mut targets = Self { bars: Vec::new(), grid: Vec::new() };
        let mut cases = Vec::new();
        let shares = question.shares(&mut Sum::silent())?.map(|share| share.value);
        let as_it_is = Case { paths: question.paths, level: None, shares };
        let ranges = question.ranges;
        if question.tornado {
            targets.add_bars(question, as_it_is, &mut cases);
        }
        if question.draws.is_some() {
            for wage in [ranges.wage.low, Percent::ZERO, ranges.wage.high] {
                for months in [Percent::ZERO, ranges.months] {
                    for (_, level) in LEVELS {
                        let paths = PathCase {
                            wages: changed(wage),
                            shorter: negative(months),
                            ..question.paths
                        };
                        let case = Case { paths, level: Some(level), shares: [Percent::WHOLE; 2] };
                        targets.grid.push(cases.len());
                        cases.push(case);
                    }
                }
            }
        }
        Ok((targets, cases))
    }

    fn add_bars(&mut self, question: &Question, as_it_is: Case, cases: &mut Vec<Case>) {
        let ranges = question.ranges;
        let last_step = Ladder::on(question.date).map_or(0, |ladder| ladder.last_step() + 1);
        let [effect, kept] = as_it_is.shares;
        let mut bar = |assumption, ends: [(Case, Option<Number>); 2]| {
            let ends = ends.map(|(case, value)| {
                cases.push(case);
                (Some(cases.len() - 1), value)
            });
            self.bars.push(Bar { assumption, ends });
        };
        if question.retention.level().is_some() {
            let at = |level| (Case { level: Some(level), ..as_it_is }, None);
            bar(Assumption::Retention, [at(Level::Low), at(Level::High)]);
        }
        if let Some(range) = question.counterfactual_range(rest(effect)) {
            let at = |share| (Case { shares: [rest(share), kept], ..as_it_is }, Some(shown(share)));
            bar(Assumption::Counterfactual, [at(range.low), at(range.high)]);
        }
        let at = |share| (Case { shares: [effect, rest(share)], ..as_it_is }, Some(shown(share)));
        let displacement = question.displacement_range();
        bar(Assumption::Displacement, [at(displacement.low), at(displacement.high)]);
        let at = |change: Percent| {
            let paths = PathCase { wages: changed(change), ..question.paths };
            (Case { paths, ..as_it_is }, Some(shown(change)))
        };
        bar(Assumption::Wage, [at(ranges.wage.low), at(ranges.wage.high)]);
        let at = |fewer: Percent| {
            let paths = PathCase { shorter: negative(fewer), ..question.paths };
            (Case { paths, ..as_it_is }, Some(shown(fewer)))
        };
        bar(Assumption::Months, [at(ranges.months), at(Percent::ZERO)]);
        let at = |weeks| {
            let paths = PathCase { weeks_on_support: Some(weeks), ..question.paths };
            (Case { paths, ..as_it_is }, Some(Number::whole(weeks)))
        };
        bar(Assumption::WeeksOnSupport, [at(0), at(last_step)]);
        let chosen = question.common.staying;
        let at = |share: Percent| {
            let paths = PathCase {
                staying: Some(share).filter(|share| *share != chosen),
                ..question.paths
            };
            (Case { paths, ..as_it_is }, Some(shown(share)))
        };
        let staying = ranges.staying.around(chosen);
        bar(Assumption::Staying, [at(staying.low), at(staying.high)]);
    }

    /// The bars, the widest first; none where nobody is valued.
    pub fn tornado(&self, cohort: &Cohort, central: &Central) -> Result<Vec<Tornado>, Overflow> {
        let question = &cohort.question;
        let mut all: Vec<Tornado> = Vec::new();
        if !question.tornado || cohort.valued == 0 {
            return Ok(all);
        }
        // Placed one by one: sorting takes more bytes in the wasm.
        let mut place = |bar: Tornado| {
            let at = all.partition_point(|before| before.width() >= bar.width());
            all.insert(at, bar);
        };
        let outcome = |years: &CaseYears, rate: Percent, value| outcome_of(years, &central.costs, rate, value);
        let at_end = |(case, value): (Option<usize>, Option<Number>)| {
            let years = case.and_then(|case| cohort.case_totals.get(case)).unwrap_or(&central.years);
            outcome(years, question.discount_rate.value, value)
        };
        for bar in &self.bars {
            let [low, high] = bar.ends;
            place(Tornado::of(bar.assumption, at_end(low)?, at_end(high)?));
        }
        let shares: Vec<Percent> = cohort.equalisation().iter().map(|share| share.value).collect();
        let equalised = |at: usize| {
            let years =
                central.years.iter().zip(&central.others).map(|([kommune, total, _], others)| {
                    [*kommune, *total, others.get(at).copied().unwrap_or_default()]
                });
            let value = shares.get(at).copied().map(shown);
            outcome(&years.collect(), question.discount_rate.value, value)
        };
        place(Tornado::of(Assumption::Equalisation, equalised(0)?, equalised(2)?));
        let chosen = question.discount_rate.value;
        let today = |rate: Rate<Percent>| rate.on(LAST_DAY).map_or(chosen, |rate| rate.value);
        let ordinary = Range {
            low: today(rates::DISKONTERINGSRENTE_LAV),
            high: today(rates::DISKONTERINGSRENTE_HOEJ),
        };
        let range = ordinary.around(chosen);
        let discounted = |rate| outcome(&central.years, rate, Some(shown(rate)));
        place(Tornado::of(Assumption::DiscountRate, discounted(range.low)?, discounted(range.high)?));
        Ok(all)
    }

    /// All assumptions drawn together; nothing where nobody is valued.
    pub fn draw(&self, cohort: &Cohort, central: &Central) -> Result<Option<Drawn>, Overflow> {
        let question = &cohort.question;
        let Some(draws) = question.draws.filter(|_| cohort.valued > 0) else { return Ok(None) };
        let grid = Grid::of(&self.grid, cohort, central);
        let shape = Shape::of(question)?;
        let mut random = Xoshiro256PlusPlus::seed_from_u64(u64::from(draws.seed.unsigned_abs()));
        let count = usize::try_from(draws.count).unwrap_or_default();
        let mut results: [Vec<f64>; 3] = core::array::from_fn(|_| Vec::with_capacity(count));
        for _ in 0..count {
            let one = shape.draw(&mut random);
            for (result, all) in grid.at(&one).into_iter().zip(&mut results) {
                all.push(result);
            }
        }
        let [kommune, kommune_after, total] = results.map(Spread::of);
        Ok(Some(Drawn {
            count: draws.count,
            seed: draws.seed,
            kommune,
            kommune_after,
            total,
        }))
    }
}

impl Tornado {
    const fn of(assumption: Assumption, low: Outcome, high: Outcome) -> Self {
        const fn turns(low: Kroner, high: Kroner) -> bool {
            (low.ore() < 0) != (high.ore() < 0)
        }
        Self {
            assumption,
            decides: Decides {
                kommune: turns(low.kommune, high.kommune),
                kommune_after: turns(low.kommune_after, high.kommune_after),
                total: turns(low.total, high.total),
            },
            low,
            high,
        }
    }

    /// How far its ends are from each other, for the municipality.
    fn width(&self) -> i128 {
        let of = |low: Kroner, high: Kroner| (i128::from(high.ore()) - i128::from(low.ore())).abs();
        of(self.low.kommune, self.high.kommune).max(of(self.low.kommune_after, self.high.kommune_after))
    }
}

fn outcome_of(
    years: &CaseYears,
    costs: &[[Kroner; 2]],
    rate: Percent,
    value: Option<Number>,
) -> Result<Outcome, Overflow> {
    let mut results: [Vec<Figure<Kroner>>; 3] = Default::default();
    for ([kommune, total, others], [own, all]) in years.iter().zip(costs) {
        let kommune = kommune.minus(*own)?;
        let year = [kommune, kommune.minus(*others)?, total.minus(*all)?];
        for (result, amount) in results.iter_mut().zip(year) {
            result.push(Figure::constant(amount));
        }
    }
    let rate = Figure::constant(rate);
    let worth = |results: &Vec<Figure<Kroner>>| present_value(results, rate, &mut Sum::silent());
    let [kommune, kommune_after, total] = &results;
    Ok(Outcome {
        value,
        kommune: worth(kommune)?.value,
        kommune_after: worth(kommune_after)?.value,
        total: worth(total)?.value,
    })
}

/// A draw of each assumption: retention from -1 (low) over 0 to 1, the others as shares.
struct Draw {
    retention: f64,
    wage: f64,
    months: f64,
    /// Of the gain: what the effort itself accounts for and displaces nobody.
    share: f64,
}

/// A triangle: the least, the likeliest and the greatest.
#[derive(Clone, Copy)]
struct Triangle(f64, f64, f64);

impl Triangle {
    fn draw(self, random: &mut Xoshiro256PlusPlus) -> f64 {
        let Self(low, likeliest, high) = self;
        let at = uniform(random);
        let width = high - low;
        if width <= 0.0 {
            return likeliest;
        }
        if at * width < likeliest - low {
            low + libm::sqrt(at * width * (likeliest - low))
        } else {
            high - libm::sqrt((1.0 - at) * width * (high - likeliest))
        }
    }
}

/// From 0 to just under 1, with all the 53 bits of a double.
#[allow(clippy::cast_precision_loss, reason = "53 bits are exact")]
fn uniform(random: &mut Xoshiro256PlusPlus) -> f64 {
    const STEP: f64 = 1.0 / 9_007_199_254_740_992.0;
    (random.next_u64() >> 11) as f64 * STEP
}

/// The triangles of a question.
struct Shape {
    retention: Triangle,
    counterfactual: Triangle,
    displacement: Triangle,
    wage: Triangle,
    months: Triangle,
}

impl Shape {
    fn of(question: &Question) -> Result<Self, Overflow> {
        let ranges = question.ranges;
        let [effect, _] = question.shares(&mut Sum::silent())?;
        let anyway = rest(effect.value);
        let counterfactual = question.counterfactual_range(anyway).unwrap_or(Range { low: anyway, high: anyway });
        let retention = match question.retention.level() {
            None | Some(Level::Central) => 0.0,
            Some(Level::Low) => -1.0,
            Some(Level::High) => 1.0,
        };
        let around = |Range { low, high }, likeliest| Triangle(share(low), share(likeliest), share(high));
        Ok(Self {
            retention: Triangle(-1.0, retention, 1.0),
            counterfactual: around(counterfactual, anyway),
            displacement: around(question.displacement_range(), question.displacement.value),
            wage: around(ranges.wage, Percent::ZERO),
            months: Triangle(share(ranges.months), 0.0, 0.0),
        })
    }

    fn draw(&self, random: &mut Xoshiro256PlusPlus) -> Draw {
        let retention = self.retention.draw(random);
        let counterfactual = self.counterfactual.draw(random);
        let displacement = self.displacement.draw(random);
        let wage = self.wage.draw(random);
        let months = self.months.draw(random);
        Draw {
            retention,
            wage,
            months,
            share: (1.0 - counterfactual) * (1.0 - displacement),
        }
    }
}

/// Present value, gross, at the points that were computed: kommune, all purses, to others.
type Point = [f64; 3];

/// What lies between the computed points.
struct Grid {
    /// By wage, months and retention, as [`Targets::grid`].
    points: [[[Point; 3]; 2]; 3],
    wage: Range,
    months: Percent,
    /// Of kommune and of all.
    costs: [f64; 2],
}

#[allow(clippy::cast_precision_loss, reason = "draws are told in whole kroner's precision, far below 2^53")]
fn kr(amount: Kroner) -> f64 {
    amount.ore() as f64
}

impl Grid {
    fn of(cases: &[usize], cohort: &Cohort, central: &Central) -> Self {
        let later = 1.0 + share(cohort.question.discount_rate.value);
        let worth = |amounts: &mut dyn Iterator<Item = Kroner>| {
            let mut factor = 1.0;
            let mut all = 0.0;
            for amount in amounts {
                all += kr(amount) * factor;
                factor /= later;
            }
            all
        };
        let mut cases = cases.iter();
        let mut point = || -> Point {
            let Some(years) = cases.next().and_then(|case| cohort.case_totals.get(*case)) else { return [0.0; 3] };
            [
                worth(&mut years.iter().map(|[kommune, _, _]| *kommune)),
                worth(&mut years.iter().map(|[_, total, _]| *total)),
                worth(&mut years.iter().map(|[_, _, others]| *others)),
            ]
        };
        let mut retention = || [point(), point(), point()];
        let mut months = || [retention(), retention()];
        let points = [months(), months(), months()];
        Self {
            points,
            wage: cohort.question.ranges.wage,
            months: cohort.question.ranges.months,
            costs: [
                worth(&mut central.costs.iter().map(|[own, _]| *own)),
                worth(&mut central.costs.iter().map(|[_, all]| *all)),
            ],
        }
    }

    /// Kommune before and after equalisation, and all purses.
    fn at(&self, draw: &Draw) -> [f64; 3] {
        let [low, middle, high] = &self.points;
        let (from, to, along) = if draw.wage < 0.0 {
            (middle, low, draw.wage / share(self.wage.low))
        } else if draw.wage > 0.0 {
            (middle, high, draw.wage / share(self.wage.high))
        } else {
            (middle, middle, 0.0)
        };
        let fewer = if draw.months < 0.0 { draw.months / share(self.months) } else { 0.0 };
        let kept = |[low, central, high]: &[Point; 3]| {
            let end = if draw.retention < 0.0 { low } else { high };
            between(central, end, draw.retention.abs())
        };
        let in_time =
            |[as_they_are, fewer_months]: &[[Point; 3]; 2]| between(&kept(as_they_are), &kept(fewer_months), fewer);
        let [kommune, total, others] = between(&in_time(from), &in_time(to), along);
        let [own, all] = self.costs;
        [kommune * draw.share - own, (kommune - others) * draw.share - own, total * draw.share - all]
    }
}

fn between(from: &Point, to: &Point, along: f64) -> Point {
    core::array::from_fn(|at| {
        let [from, to] = [from, to].map(|point| point.get(at).copied().unwrap_or_default());
        from + (to - from) * along
    })
}

/// What was drawn. Kr., present value of the result.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Drawn {
    count: i32,
    seed: i32,
    kommune: Spread,
    kommune_after: Spread,
    total: Spread,
}

/// How the draws lie.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Spread {
    low: Kroner,
    lower_quarter: Kroner,
    median: Kroner,
    upper_quarter: Kroner,
    high: Kroner,
    mean: Kroner,
    surplus: Percent,
    histogram: Histogram,
}

#[derive(Debug, Clone, Serialize)]
struct Histogram {
    from: Kroner,
    to: Kroner,
    counts: Vec<u32>,
}

#[allow(clippy::cast_possible_truncation, reason = "a cast of a double stays within the range of an i64")]
fn whole_ore(amount: f64) -> Kroner {
    Kroner::new(libm::round(amount) as i64)
}

impl Spread {
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most 100,000 draws"
    )]
    fn of(mut draws: Vec<f64>) -> Self {
        draws.sort_unstable_by(f64::total_cmp);
        let count = draws.len();
        let at = |share: f64| {
            let index = libm::floor(share * (count.saturating_sub(1)) as f64) as usize;
            draws.get(index).copied().unwrap_or_default()
        };
        let (least, greatest) = (at(0.0), at(1.0));
        let mut counts = alloc::vec![0_u32; BINS];
        let width = greatest - least;
        let mut all = 0.0;
        let mut surplus = 0_usize;
        for draw in &draws {
            all += draw;
            surplus += usize::from(whole_ore(*draw) >= Kroner::ZERO);
            let bin = if width > 0.0 { libm::floor((draw - least) / width * BINS as f64) as usize } else { 0 };
            if let Some(count) = counts.get_mut(bin.min(BINS - 1)) {
                *count += 1;
            }
        }
        let share = if count == 0 { 0.0 } else { surplus as f64 / count as f64 };
        Self {
            low: whole_ore(at(0.05)),
            lower_quarter: whole_ore(at(0.25)),
            median: whole_ore(at(0.5)),
            upper_quarter: whole_ore(at(0.75)),
            high: whole_ore(at(0.95)),
            mean: whole_ore(if count == 0 { 0.0 } else { all / count as f64 }),
            surplus: Percent::new(libm::round(share * Percent::SCALE as f64) as i64),
            histogram: Histogram { from: whole_ore(least), to: whole_ore(greatest), counts },
        }
    }
}
