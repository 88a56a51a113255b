//! The trades on the site, bottom-up: the value's share of wages over what a paid hour costs is
//! the trade's hours; what of them suits lærlinge is its potential. Our planning model, not
//! Landsbyggefonden's.

use alloc::vec::Vec;

use super::question::{HIGHEST_AMOUNT, MOST_HOURS, read_share};
use crate::{
    date::{Date, Month},
    field::Field,
    input::{Allowed, Bound, FaultCode, Reader},
    law::Failure,
    money::{Hours, Kroner, Number, Percent, Rounding},
    rates::{self, Rate},
    sum::{Figure, Sum, by, over, with},
};

/// The number of the last subcontractor.
pub const LAST_CONTRACTOR: i32 = 99;
/// 1 kr. to 10,000 kr. an hour.
const COSTS: (Kroner, Kroner) = (Kroner::new(100), Kroner::new(1_000_000));

/// The trades, with the share of the value that is wages (trap T10: weights of 2003, new build).
pub const TRADES: [(&str, Rate<Percent>); 9] = [
    ("jordBeton", rates::LAERLING_LOENANDEL_JORD_BETON),
    ("betonelement", rates::LAERLING_LOENANDEL_BETONELEMENT),
    ("murer", rates::LAERLING_LOENANDEL_MURER),
    ("toemrer", rates::LAERLING_LOENANDEL_TOEMRER),
    ("snedker", rates::LAERLING_LOENANDEL_SNEDKER),
    ("maler", rates::LAERLING_LOENANDEL_MALER),
    ("vvs", rates::LAERLING_LOENANDEL_VVS),
    ("el", rates::LAERLING_LOENANDEL_EL),
    ("other", rates::LAERLING_LOENANDEL_BOLIGER_ALLE),
];

/// The choices of a field that names a trade, as indexes into [`TRADES`].
pub fn choices() -> Vec<(&'static str, usize)> {
    TRADES.iter().enumerate().map(|(index, (name, _))| (*name, index)).collect()
}

/// A trade on the site, of one contractor.
#[derive(Debug, Clone, Copy)]
pub struct Trade {
    /// Index into [`TRADES`].
    kind: usize,
    pub contractor: i32,
    value: Option<Kroner>,
    labour_share: Option<Percent>,
    cost_per_hour: Option<Kroner>,
    hours: Option<Hours>,
    suited: Percent,
    /// None: our assumption.
    most_share: Option<Figure<Percent>>,
    /// Its own months; the building's stand in.
    pub from: Option<Month>,
    pub to: Option<Month>,
}

impl Trade {
    /// Reads a trade; `most_share` is the question's. Its months must lie within the building's.
    pub fn read(
        reader: &mut Reader<'_>,
        most_share: Option<Figure<Percent>>,
        building: Option<(Month, Month)>,
    ) -> Self {
        let kind = reader.choice("trade", &choices(), None).unwrap_or_default();
        let own_share = read_share(reader, "mostShare").map(|share| Figure::assumption(Field::TradeMostShare, share));
        let read = Self {
            kind,
            contractor: reader.whole("contractor", 0, LAST_CONTRACTOR, Some(0)),
            value: reader.optional_kroner("value", HIGHEST_AMOUNT),
            labour_share: reader.optional_percent("labourShare"),
            cost_per_hour: {
                let is_there = reader.has("costPerHour");
                let cost = reader.kroner_between("costPerHour", COSTS);
                is_there.then_some(cost)
            },
            hours: {
                let is_there = reader.has("hours");
                let hours = reader.hours("hours", MOST_HOURS, Some(Hours::ZERO));
                is_there.then_some(hours)
            },
            suited: reader.percent("suited", 100, Percent::WHOLE),
            most_share: own_share.or(most_share),
            from: reader.month("from"),
            to: reader.month("to"),
        };
        if let (Some(from), Some(to)) = (read.from, read.to)
            && to < from
        {
            let min = Some(Bound::Month(from));
            reader.fault("to", FaultCode::TooSmall, Allowed { min, ..Allowed::unit("month") });
        } else if let Some((first, last)) = building {
            read.check_outside(reader, first, last);
        }
        read
    }
}

impl Trade {
    /// Counting begins when the byggeplads is established and ends at aflevering (L9): what is
    /// planned outside is mistyped.
    fn check_outside(&self, reader: &mut Reader<'_>, first: Month, last: Month) {
        let is_outside = |month: Option<Month>| month.is_some_and(|month| month < first || month > last);
        let (min, max) = (Some(Bound::Month(first)), Some(Bound::Month(last)));
        if let Some((name, _)) =
            [("from", self.from), ("to", self.to)].into_iter().find(|(_, month)| is_outside(*month))
        {
            reader.fault(name, FaultCode::Outside, Allowed { min, max, ..Allowed::unit("month") });
        }
    }
}

/// What a trade's hours lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Neither hours nor a value.
    Value,
    /// The cost of an hour, which has no default: the only one at hand is made from
    /// Landsbyggefonden's own number.
    CostPerHour,
}

crate::names::names!(Lack { Value "value", CostPerHour "costPerHour" });

/// What a trade can carry.
#[derive(Debug, Clone, Copy)]
pub struct Carrying {
    pub hours: Figure<Hours>,
    pub potential: Figure<Hours>,
    /// Whole hours that lærlinge may have at most.
    pub most: Figure<Number>,
}

impl Carrying {
    /// A trade whose hours are not known carries nothing.
    pub const NOTHING: Self = Self {
        hours: Figure::constant(Hours::ZERO),
        potential: Figure::constant(Hours::ZERO),
        most: Figure::constant(Number::ZERO),
    };
}

/// What each trade can carry, or what it lacks.
pub fn carrying(trades: &[Trade], date: Date, sum: &mut Sum) -> Result<Vec<Result<Carrying, Lack>>, Failure> {
    let mut all = Vec::new();
    let outer = sum.enter("");
    for (trade, number) in trades.iter().zip(1..) {
        sum.section_of("trade", number);
        all.push(carried(trade, date, sum)?);
    }
    sum.back_to(outer);
    Ok(all)
}

fn carried(trade: &Trade, date: Date, sum: &mut Sum) -> Result<Result<Carrying, Lack>, Failure> {
    let hours: Figure<Hours> = match (trade.hours, trade.value, trade.cost_per_hour) {
        (Some(hours), ..) => Figure::input(Field::TradeHours, hours),
        (None, None, _) => return Ok(Err(Lack::Value)),
        (None, Some(_), None) => return Ok(Err(Lack::CostPerHour)),
        (None, Some(value), Some(cost)) => {
            let value = Figure::input(Field::TradeValue, value);
            let share = match (trade.labour_share, TRADES.get(trade.kind)) {
                (None, Some((_, default))) => default.on(date)?,
                (share, _) => Figure::input(Field::TradeLabourShare, share.unwrap_or_default()),
            };
            let cost = Figure::assumption(Field::TradeCostPerHour, cost);
            sum.product("trade.timer", &[by(value), by(share), over(cost)], Rounding::Ore)?
        }
    };
    let suited = Figure::assumption(Field::TradeSuited, trade.suited);
    let potential = sum.product("trade.potentiale", &[by(hours), by(suited)], Rounding::Ore)?;
    let share = match trade.most_share {
        Some(share) => share,
        None => rates::LAERLING_FAG_HOEJST.on(date)?,
    };
    let most = sum.product("trade.hoejst", &[by(hours), by(suited), by(share)], Rounding::WholeDown)?;
    Ok(Ok(Carrying { hours, potential, most }))
}

/// Does a trade use the published share of wages?
pub fn uses_published_share(trades: &[Trade]) -> bool {
    trades.iter().any(|trade| trade.hours.is_none() && trade.value.is_some() && trade.labour_share.is_none())
}

/// All hours of the trades; what they lack where one does.
pub fn all_hours(carrying: &[Result<Carrying, Lack>], sum: &mut Sum) -> Result<Result<Figure<Hours>, Lack>, Failure> {
    let parts: Result<Vec<_>, Lack> = carrying.iter().map(|one| one.map(|one| with(one.hours))).collect();
    match parts {
        Err(lack) => Ok(Err(lack)),
        Ok(parts) => Ok(Ok(sum.add("trades.timer", &parts)?)),
    }
}
