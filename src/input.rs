//! Reading what a page or a host passes in, field by field.
//!
//! [`Value`] is a plain object from the outside, whatever it came from (JavaScript in the
//! browser, JSON in the tests). A [`Reader`] takes its fields out one by one, checks each against
//! what is allowed, and keeps going, so that everything wrong is reported at once as [`Fault`]s
//! with the field's JSON pointer. A field that nobody asked for is a fault too: a misspelt name
//! must not be ignored.

use alloc::{borrow::ToOwned, string::String, vec::Vec};

use serde::Serialize;

use crate::{
    date::{Date, Month},
    field::Field,
    money::{Hours, Kroner, Number, Overflow, Percent, Quantity, Unit},
    names::names,
    rates::{self, LAST_ASKED, MissingRate, Typed, User},
    sum::Asked,
    text::{entry_of, field_of},
};

/// A plain value from the outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: null or undefined. A field that is nothing is a field that is absent.
    Nothing,
    /// True or false.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object's own fields.
    Object(Vec<(String, Value)>),
    /// Anything else (a function, a date object): of the wrong type everywhere.
    Other,
}

#[cfg(not(target_arch = "wasm32"))]
impl From<&serde_json::Value> for Value {
    fn from(json: &serde_json::Value) -> Self {
        use serde_json::Value as Json;
        match json {
            Json::Null => Self::Nothing,
            Json::Bool(flag) => Self::Flag(*flag),
            Json::Number(number) => number.as_f64().map_or(Self::Other, Self::Number),
            Json::String(text) => Self::Text(text.clone()),
            Json::Array(list) => Self::List(list.iter().map(Self::from).collect()),
            Json::Object(fields) => {
                Self::Object(fields.iter().map(|(name, field)| (name.clone(), field.into())).collect())
            }
        }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultCode {
    /// The field is needed and absent.
    Missing,
    /// No such field.
    UnknownField,
    /// Not a number, text, list … as it should be.
    WrongType,
    /// Below what is allowed.
    TooSmall,
    /// Above what is allowed.
    TooLarge,
    /// More decimals than the field holds.
    TooManyDecimals,
    /// Not one of the choices.
    NotAChoice,
    /// Not a date that exists, as YYYY-MM-DD.
    NotADate,
    /// A day that the data does not cover.
    DateOutOfRange,
    /// Not one of the 98 municipalities.
    UnknownKommune,
    /// The amount of this benefit is not known on the date; it must be typed.
    NoRate,
    /// This benefit did not exist on the date.
    NotHeldThen,
    /// Too many entries in the list.
    TooMany,
    /// The result is too large to compute.
    Overflow,
    /// Not the id of a rate that the engine counts with.
    UnknownRate,
    /// A month in which the building was not going on, or that has not come yet.
    Outside,
}

names!(FaultCode { Missing "missing", UnknownField "unknownField", WrongType "wrongType", TooSmall "tooSmall", TooLarge "tooLarge", TooManyDecimals "tooManyDecimals", NotAChoice "notAChoice", NotADate "notADate", DateOutOfRange "dateOutOfRange", UnknownKommune "unknownKommune", NoRate "noRate", NotHeldThen "notHeldThen", TooMany "tooMany", Overflow "overflow", UnknownRate "unknownRate", Outside "outside" });

/// One thing wrong with the input.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fault {
    /// What is wrong.
    pub code: FaultCode,
    /// JSON pointer to the field.
    pub field: String,
    /// What the field may hold.
    pub allowed: Allowed,
}

/// A bound that a field must keep.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Bound {
    /// Of a number, in the field's unit.
    Number(f64),
    /// Of a date.
    Date(Date),
    /// Of a month.
    Month(Month),
}

/// What a field may hold; members that say nothing are left out.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Allowed {
    /// "ore", "kr", "hours", "percent", "count", "date", "month", "text", "flag", "list" or "object".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    /// The least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Bound>,
    /// The most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Bound>,
    /// How many decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
    /// The texts that may stand here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choices: Option<Vec<&'static str>>,
    /// The rate that is not known, whose value may be typed under `rates`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<&'static str>,
}

impl Allowed {
    /// Anything of this kind.
    #[must_use]
    pub const fn unit(unit: &'static str) -> Self {
        Self {
            unit: Some(unit),
            min: None,
            max: None,
            decimals: None,
            choices: None,
            rate: None,
        }
    }
}

impl Fault {
    /// The result is too large to compute: a fault of the whole input.
    #[must_use]
    pub fn overflow() -> Self {
        Self {
            code: FaultCode::Overflow,
            field: String::new(),
            allowed: Allowed::default(),
        }
    }
}

impl Fault {
    /// What the field asks for is not known on the date.
    #[must_use]
    pub fn no_rate(field: &str, missing: MissingRate) -> Self {
        Self {
            code: FaultCode::NoRate,
            field: field.to_owned(),
            allowed: Allowed { rate: missing.id(), ..Allowed::default() },
        }
    }
}

impl From<Overflow> for Fault {
    fn from(_: Overflow) -> Self {
        Self::overflow()
    }
}

impl From<MissingRate> for Fault {
    /// A rate that the law lacks on the date: a fault of the field that can hold it instead, or
    /// else of the date.
    fn from(missing: MissingRate) -> Self {
        Self::no_rate(missing.field.map_or("/date", Field::pointer), missing)
    }
}

/// The first day that the calculators can be asked about.
pub const FIRST_DAY: Date = Date::new(2018, 1, 1);

/// Counts of one percent.
const PERCENT: i64 = Percent::SCALE / 100;

/// So many values may be used instead of the data's.
const MOST_RATES: i64 = 50;

/// How the numbers of a field are counted and bounded.
struct Scale {
    unit: &'static str,
    /// Decimals that may be typed.
    decimals: u32,
    /// Counts of one unit.
    counts: i64,
    /// Range in counts.
    min: i64,
    max: i64,
}

impl Scale {
    /// A rate's value as the data writes it: kroner, not øre.
    const fn of_rate(unit: Unit) -> Self {
        let (unit, decimals, counts, max) = match unit {
            // 100 million kr.
            Unit::Ore => ("kr", Kroner::DIGITS, Kroner::SCALE, 100_000_000),
            Unit::Percent => ("percent", 4, PERCENT, 100),
            Unit::Hours => ("hours", Hours::DIGITS, Hours::SCALE, 10_000),
            Unit::Number => ("count", Number::DIGITS, Number::SCALE, 10_000),
        };
        Self { unit, decimals, counts, min: 0, max: max * counts }
    }

    fn allowed(&self) -> Allowed {
        Allowed {
            min: Some(Bound::Number(self.shown(self.min))),
            max: Some(Bound::Number(self.shown(self.max))),
            decimals: Some(self.decimals),
            ..Allowed::unit(self.unit)
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "bounds are far below 2^53")]
    fn shown(&self, count: i64) -> f64 {
        count as f64 / self.counts as f64
    }

    /// The typed number as a whole count.
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "compared with the bounds before it is cast"
    )]
    fn count(&self, number: f64) -> Result<i64, FaultCode> {
        if number.is_nan() {
            return Err(FaultCode::WrongType);
        }
        if number < self.shown(self.min) {
            return Err(FaultCode::TooSmall);
        }
        if number > self.shown(self.max) {
            return Err(FaultCode::TooLarge);
        }
        let exact = number * self.counts as f64;
        let count = (exact + if exact < 0.0 { -0.5 } else { 0.5 }) as i64;
        // A typed decimal is never further from its count than the double nearest to it.
        let off = exact - count as f64;
        if !(-1e-5..=1e-5).contains(&off) {
            return Err(FaultCode::TooManyDecimals);
        }
        Ok(count)
    }
}

/// Takes the fields of one object out of a [`Value`].
#[derive(Debug)]
pub struct Reader<'a> {
    fields: &'a [(String, Value)],
    /// JSON pointer of the object itself.
    path: String,
    asked: Vec<&'static str>,
    faults: Vec<Fault>,
    /// It is an object at all; if not, that is the only thing to say about it.
    is_object: bool,
}

/// A field's name as a JSON pointer token.
fn escaped(name: &str) -> String {
    let mut token = String::new();
    for letter in name.chars() {
        match letter {
            '~' => token.push_str("~0"),
            '/' => token.push_str("~1"),
            _ => token.push(letter),
        }
    }
    token
}

impl<'a> Reader<'a> {
    /// A reader of the input itself.
    #[must_use]
    pub fn new(value: &'a Value) -> Self {
        Self::at(value, String::new())
    }

    /// A reader of one entry of a list that is read piece by piece.
    #[must_use]
    pub fn entry(value: &'a Value, list: &str, number: usize) -> Self {
        Self::at(value, entry_of(&field_of("", list), number))
    }

    fn at(value: &'a Value, path: String) -> Self {
        let (fields, is_object): (&[_], _) = match value {
            Value::Object(fields) => (fields, true),
            _ => (&[], false),
        };
        let mut faults = Vec::new();
        if !is_object {
            let (code, allowed) = (FaultCode::WrongType, Allowed::unit("object"));
            faults.push(Fault { code, field: path.clone(), allowed });
        }
        Self { fields, path, asked: Vec::new(), faults, is_object }
    }

    /// The JSON pointer of a field.
    fn pointer(&self, name: &str) -> String {
        field_of(&self.path, &escaped(name))
    }

    /// What was wrong, a field that nobody asked for included.
    ///
    /// # Errors
    /// Every fault, when there is one.
    pub fn finish(mut self) -> Result<(), Vec<Fault>> {
        // A field that is nothing is absent, whatever its name.
        let there = self.fields.iter().filter(|(_, value)| *value != Value::Nothing);
        let unknown: Vec<&str> =
            there.map(|(name, _)| name.as_str()).filter(|name| !self.asked.contains(name)).collect();
        for name in unknown {
            let choices = Some(self.asked.clone());
            let allowed = Allowed { choices, ..Allowed::default() };
            self.faults.push(Fault {
                code: FaultCode::UnknownField,
                field: self.pointer(name),
                allowed,
            });
        }
        if self.faults.is_empty() { Ok(()) } else { Err(self.faults) }
    }

    /// Reports something wrong with a field that only the law can tell.
    pub fn fault(&mut self, name: &str, code: FaultCode, allowed: Allowed) {
        if !self.is_object {
            return;
        }
        let field = self.pointer(name);
        self.faults.push(Fault { code, field, allowed });
    }

    /// The same where two fields ask for one: it is told once.
    pub fn fault_once(&mut self, name: &str, code: FaultCode, allowed: Allowed) {
        let field = self.pointer(name);
        if !self.faults.iter().any(|fault| fault.field == field) {
            self.fault(name, code, allowed);
        }
    }

    fn find(&mut self, name: &'static str) -> Option<&'a Value> {
        self.asked.push(name);
        let (_, value) = self.fields.iter().find(|(known, _)| known == name)?;
        (*value != Value::Nothing).then_some(value)
    }

    /// These fields are no strangers, though nothing can be said of them: what they belong to is
    /// wrong itself.
    pub fn know(&mut self, names: &[&'static str]) {
        self.asked.extend(names);
    }

    /// The list must have an entry.
    pub fn need_some(&mut self, name: &'static str) {
        let there = self.has(name);
        let allowed = Allowed { min: Some(Bound::Number(1.0)), ..Allowed::unit("list") };
        if there && self.faults.iter().any(|fault| fault.field == self.pointer(name)) {
            return;
        }
        self.fault(name, if there { FaultCode::TooSmall } else { FaultCode::Missing }, allowed);
    }

    /// Is the field there?
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(known, value)| known == name && *value != Value::Nothing)
    }

    /// A number as a whole count; the default (or nothing wrong but zero) where it is absent.
    fn count(&mut self, name: &'static str, scale: &Scale, default: Option<i64>) -> i64 {
        let count = match (self.find(name), default) {
            (None, Some(default)) => return default,
            (None, None) => Err(FaultCode::Missing),
            (Some(Value::Number(number)), _) => scale.count(*number),
            (Some(_), _) => Err(FaultCode::WrongType),
        };
        count.unwrap_or_else(|code| {
            self.fault(name, code, scale.allowed());
            scale.min
        })
    }

    /// An amount in whole øre.
    pub fn kroner(&mut self, name: &'static str, max: Kroner, default: Option<Kroner>) -> Kroner {
        let scale = Scale { unit: "ore", decimals: 0, counts: 1, min: 0, max: max.ore() };
        Kroner::new(self.count(name, &scale, default.map(Kroner::ore)))
    }

    /// An amount in whole øre in a range; the least where it is absent.
    pub fn kroner_between(&mut self, name: &'static str, (min, max): (Kroner, Kroner)) -> Kroner {
        let scale = Scale {
            unit: "ore",
            decimals: 0,
            counts: 1,
            min: min.ore(),
            max: max.ore(),
        };
        Kroner::new(self.count(name, &scale, Some(min.ore())))
    }

    /// An amount in whole øre, where it is there.
    pub fn optional_kroner(&mut self, name: &'static str, max: Kroner) -> Option<Kroner> {
        let is_there = self.has(name);
        let amount = self.kroner(name, max, Some(Kroner::ZERO));
        is_there.then_some(amount)
    }

    /// Hours with two decimals, up to a whole number of them.
    pub fn hours(&mut self, name: &'static str, max: i32, default: Option<Hours>) -> Hours {
        let max = i64::from(max) * Hours::SCALE;
        let scale = Scale {
            unit: "hours",
            decimals: Hours::DIGITS,
            counts: Hours::SCALE,
            min: 0,
            max,
        };
        Hours::new(self.count(name, &scale, default.map(Quantity::count)))
    }

    /// Hours with two decimals in a range; the least where it is absent.
    pub fn hours_between(&mut self, name: &'static str, min: Hours, max: Hours) -> Hours {
        let scale = Scale {
            unit: "hours",
            decimals: Hours::DIGITS,
            counts: Hours::SCALE,
            min: min.count(),
            max: max.count(),
        };
        Hours::new(self.count(name, &scale, Some(min.count())))
    }

    /// A percentage with four decimals, 0 to `max`.
    pub fn percent(&mut self, name: &'static str, max: i32, default: Percent) -> Percent {
        self.percent_between(name, (Percent::ZERO, Percent::new(i64::from(max) * PERCENT)), Some(default))
    }

    /// A percentage with four decimals in a range; the least where something is wrong.
    pub fn percent_between(
        &mut self,
        name: &'static str,
        (min, max): (Percent, Percent),
        default: Option<Percent>,
    ) -> Percent {
        let scale = Scale {
            unit: "percent",
            decimals: 4,
            counts: PERCENT,
            min: min.count(),
            max: max.count(),
        };
        Percent::new(self.count(name, &scale, default.map(Quantity::count)))
    }

    /// A percentage with four decimals, 0 to 100, where it is there.
    pub fn optional_percent(&mut self, name: &'static str) -> Option<Percent> {
        let is_there = self.has(name);
        let percent = self.percent(name, 100, Percent::ZERO);
        is_there.then_some(percent)
    }

    /// A number with so many decimals, at most six, from 0 to a whole number.
    pub fn number(&mut self, name: &'static str, decimals: u32, max: i32, default: Option<Number>) -> Number {
        let counts = 10_i64.pow(decimals.min(Number::DIGITS));
        let each = Number::SCALE / counts;
        let max = i64::from(max) * counts;
        let scale = Scale { unit: "count", decimals, counts, min: 0, max };
        Number::new(self.count(name, &scale, default.map(|number| number.count() / each)) * each)
    }

    /// A whole number in a range.
    pub fn whole(&mut self, name: &'static str, min: i32, max: i32, default: Option<i32>) -> i32 {
        let scale = Scale {
            unit: "count",
            decimals: 0,
            counts: 1,
            min: min.into(),
            max: max.into(),
        };
        let count = self.count(name, &scale, default.map(i64::from));
        i32::try_from(count).unwrap_or(min)
    }

    /// A whole number in a range, where it is there.
    pub fn optional_whole(&mut self, name: &'static str, min: i32, max: i32) -> Option<i32> {
        let is_there = self.has(name);
        let number = self.whole(name, min, max, Some(min));
        is_there.then_some(number)
    }

    /// A list of at most `most` whole numbers in a range; empty where it is absent.
    pub fn wholes(&mut self, name: &'static str, most: i32, min: i32, max: i32) -> Vec<i32> {
        let each = Scale {
            unit: "count",
            decimals: 0,
            counts: 1,
            min: min.into(),
            max: max.into(),
        };
        let mut wholes = Vec::new();
        for (index, entry) in self.entries(name, most).iter().enumerate() {
            let count = match entry {
                Value::Number(number) => each.count(*number),
                Value::Nothing => Err(FaultCode::Missing),
                _ => Err(FaultCode::WrongType),
            };
            match count {
                Ok(count) => wholes.push(i32::try_from(count).unwrap_or(min)),
                Err(code) => {
                    let field = entry_of(&self.pointer(name), index);
                    self.faults.push(Fault { code, field, allowed: each.allowed() });
                }
            }
        }
        wholes
    }

    /// True or false; false where it is absent, unless the default says otherwise.
    pub fn flag(&mut self, name: &'static str, default: bool) -> bool {
        match self.find(name) {
            None => default,
            Some(Value::Flag(flag)) => *flag,
            Some(_) => {
                self.fault(name, FaultCode::WrongType, Allowed::unit("flag"));
                default
            }
        }
    }

    /// What of the written sum is asked for: `sum`, and with `lines: false` only the places of its lines.
    pub fn written_sum(&mut self) -> Asked {
        match (self.flag("sum", false), self.flag("lines", true)) {
            (false, _) => Asked::Nothing,
            (true, false) => Asked::Places,
            (true, true) => Asked::Lines,
        }
    }

    /// One of the choices; the default, if there is one, where it is absent.
    pub fn choice<T: Copy>(
        &mut self,
        name: &'static str,
        choices: &[(&'static str, T)],
        default: Option<T>,
    ) -> Option<T> {
        let value = self.find(name);
        let found = match value {
            None => default,
            Some(Value::Text(text)) => choices.iter().find(|(known, _)| known == text).map(|(_, choice)| *choice),
            Some(_) => None,
        };
        if found.is_none() {
            let code = match value {
                None => FaultCode::Missing,
                Some(Value::Text(_)) => FaultCode::NotAChoice,
                Some(_) => FaultCode::WrongType,
            };
            let choices = Some(choices.iter().map(|(known, _)| *known).collect());
            self.fault(name, code, Allowed { choices, ..Allowed::unit("text") });
        }
        found
    }

    /// One of the choices, where it is there.
    pub fn optional_choice<T: Copy>(&mut self, name: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        if self.has(name) {
            return self.choice(name, choices, None);
        }
        self.asked.push(name);
        None
    }

    /// One of a few percentages.
    pub fn percent_choice(&mut self, name: &'static str, choices: &[Percent], default: Percent) -> Percent {
        let chosen = self.percent(name, 100, default);
        if choices.contains(&chosen) {
            return chosen;
        }
        let scale = |count: i64| {
            Bound::Number(
                Scale {
                    unit: "percent",
                    decimals: 4,
                    counts: PERCENT,
                    min: 0,
                    max: 0,
                }
                .shown(count),
            )
        };
        let allowed = Allowed {
            min: choices.iter().min().map(|percent| scale(percent.count())),
            max: choices.iter().max().map(|percent| scale(percent.count())),
            ..Allowed::unit("percent")
        };
        self.fault(name, FaultCode::NotAChoice, allowed);
        default
    }

    /// A day that the data covers, or that comes soon after; nothing where it is not one.
    pub fn date(&mut self, name: &'static str) -> Option<Date> {
        let date = match self.find(name) {
            None => Err(FaultCode::Missing),
            Some(Value::Text(text)) => Date::parse(text).ok_or(FaultCode::NotADate),
            Some(_) => Err(FaultCode::WrongType),
        };
        let covered =
            |date: Date| (FIRST_DAY..=LAST_ASKED).contains(&date).then_some(date).ok_or(FaultCode::DateOutOfRange);
        date.and_then(covered)
            .map_err(|code| {
                let allowed = Allowed {
                    min: Some(Bound::Date(FIRST_DAY)),
                    max: Some(Bound::Date(LAST_ASKED)),
                    ..Allowed::unit("date")
                };
                self.fault(name, code, allowed);
            })
            .ok()
    }

    /// Any day, where it is there.
    pub fn day(&mut self, name: &'static str) -> Option<Date> {
        let day = match self.find(name)? {
            Value::Text(text) => Date::parse(text).ok_or(FaultCode::NotADate),
            _ => Err(FaultCode::WrongType),
        };
        day.map_err(|code| self.fault(name, code, Allowed::unit("date"))).ok()
    }

    /// Any day, which must be there.
    pub fn needed_day(&mut self, name: &'static str) -> Option<Date> {
        if !self.has(name) {
            self.fault(name, FaultCode::Missing, Allowed::unit("date"));
        }
        self.day(name)
    }

    /// Any month, where it is there.
    pub fn month(&mut self, name: &'static str) -> Option<Month> {
        let month = match self.find(name)? {
            Value::Text(text) => Month::parse(text).ok_or(FaultCode::NotADate),
            _ => Err(FaultCode::WrongType),
        };
        month.map_err(|code| self.fault(name, code, Allowed::unit("month"))).ok()
    }

    /// Any month, which must be there.
    pub fn needed_month(&mut self, name: &'static str) -> Option<Month> {
        if !self.has(name) {
            self.fault(name, FaultCode::Missing, Allowed::unit("month"));
        }
        self.month(name)
    }

    /// A municipality's four-digit code; nothing where it is absent.
    pub fn kommune(&mut self, name: &'static str) -> Option<u16> {
        let code = match self.find(name)? {
            Value::Text(text) => {
                let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
                digits
                    .then(|| text.parse().ok())
                    .flatten()
                    .filter(|code| rates::is_kommune(*code))
                    .ok_or(FaultCode::UnknownKommune)
            }
            _ => Err(FaultCode::WrongType),
        };
        code.map_err(|code| self.fault(name, code, Allowed::unit("text"))).ok()
    }

    /// The values that are used instead of the data's, by the rate's id and in its own unit. One that the
    /// question does not use would change nothing, and is refused.
    pub fn rates(&mut self, user: User) -> Vec<Typed> {
        let most = Scale {
            unit: "object",
            decimals: 0,
            counts: 1,
            min: 0,
            max: MOST_RATES,
        };
        let fields = match self.find("rates") {
            None => return Vec::new(),
            Some(Value::Object(fields)) => fields,
            Some(_) => {
                self.fault("rates", FaultCode::WrongType, most.allowed());
                return Vec::new();
            }
        };
        let there = fields.iter().filter(|(_, value)| *value != Value::Nothing);
        if i64::try_from(there.clone().count()).map_or(true, |count| count > MOST_RATES) {
            self.fault("rates", FaultCode::TooMany, most.allowed());
            return Vec::new();
        }
        let mut typed = Vec::new();
        for (name, value) in there {
            let read = match (rates::find(name, user), value) {
                (None, _) => Err((FaultCode::UnknownRate, Allowed::unit("text"))),
                (Some((index, unit)), Value::Number(number)) => {
                    let scale = Scale::of_rate(unit);
                    let typed = scale.count(*number).map(|count| Typed { index, count });
                    typed.map_err(|code| (code, scale.allowed()))
                }
                (Some((_, unit)), _) => Err((FaultCode::WrongType, Scale::of_rate(unit).allowed())),
            };
            match read {
                Ok(one) => typed.push(one),
                Err((code, allowed)) => {
                    let field = field_of(&self.pointer("rates"), &escaped(name));
                    self.faults.push(Fault { code, field, allowed });
                }
            }
        }
        typed
    }

    /// Reads one object inside this one.
    pub fn object<T>(&mut self, name: &'static str, read: impl FnOnce(&mut Reader<'a>) -> T) -> Option<T> {
        let Some(value) = self.find(name) else {
            self.fault(name, FaultCode::Missing, Allowed::unit("object"));
            return None;
        };
        let path = self.pointer(name);
        Some(self.inside(value, path, read))
    }

    /// Reads one object inside this one, where it is there.
    pub fn optional_object<T>(&mut self, name: &'static str, read: impl FnOnce(&mut Reader<'a>) -> T) -> Option<T> {
        if self.has(name) {
            return self.object(name, read);
        }
        self.asked.push(name);
        None
    }

    /// Reads a list of at most `max` objects; empty where it is absent.
    pub fn list<T>(&mut self, name: &'static str, max: i32, mut read: impl FnMut(&mut Reader<'a>) -> T) -> Vec<T> {
        let path = self.pointer(name);
        let entries = self.entries(name, max).iter().enumerate();
        entries.map(|(index, entry)| self.inside(entry, entry_of(&path, index), &mut read)).collect()
    }

    /// The entries of a list of at most so many; none where it is absent or too long.
    pub fn entries(&mut self, name: &'static str, max: i32) -> &'a [Value] {
        let scale = Scale {
            unit: "list",
            decimals: 0,
            counts: 1,
            min: 0,
            max: max.into(),
        };
        match self.find(name) {
            None => &[],
            Some(Value::List(entries)) if entries.len() <= usize::try_from(max).unwrap_or(0) => entries,
            Some(other) => {
                let code = if matches!(other, Value::List(_)) { FaultCode::TooMany } else { FaultCode::WrongType };
                self.fault(name, code, scale.allowed());
                &[]
            }
        }
    }

    fn inside<T>(&mut self, value: &'a Value, path: String, read: impl FnOnce(&mut Reader<'a>) -> T) -> T {
        let mut inner = Reader::at(value, path);
        let result = read(&mut inner);
        if let Err(faults) = inner.finish() {
            self.faults.extend(faults);
        }
        result
    }
}
