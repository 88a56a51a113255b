//! What counts as outside labour market and education: full-time persons by the hours on a
//! benefit. Three benefits and the supplementary dagpenge are named by a source, seven are named
//! as not counted, two follow indirectly, and of the others nobody has found it: the user may
//! choose.

use alloc::vec::Vec;

use serde::Serialize;

use crate::{
    date::Date,
    field::Field,
    input::Reader,
    money::{Percent, Quantity},
    rates::{self, Rate},
    sum::{Figure, Origin},
};

/// The groups: name, and the share of a full-time person that one of them counts for.
pub const GROUPS: [(&str, Rate<Percent>); 22] = [
    ("kontanthjaelp", rates::OMRAADE_UDENFOR_KONTANTHJAELP),
    ("uddannelseshjaelp", rates::OMRAADE_UDENFOR_UDDANNELSESHJAELP),
    ("sho", rates::OMRAADE_UDENFOR_SHO),
    ("dagpenge", rates::OMRAADE_UDENFOR_DAGPENGE),
    ("supplerendeDagpenge", rates::OMRAADE_UDENFOR_SUPPLERENDE_DAGPENGE),
    ("foertidspension", rates::OMRAADE_UDENFOR_FOERTIDSPENSION),
    ("su", rates::OMRAADE_UDENFOR_SU),
    ("feriedagpenge", rates::OMRAADE_UDENFOR_FERIEDAGPENGE),
    ("barselsdagpenge", rates::OMRAADE_UDENFOR_BARSELSDAGPENGE),
    ("sygedagpengeJob", rates::OMRAADE_UDENFOR_SYGEDAGPENGE_JOB),
    ("fleksjob", rates::OMRAADE_UDENFOR_FLEKSJOB),
    ("fleksydelse", rates::OMRAADE_UDENFOR_FLEKSYDELSE),
    ("efterloen", rates::OMRAADE_UDENFOR_EFTERLOEN),
    ("ressourceforloeb", rates::OMRAADE_UDENFOR_RESSOURCEFORLOEB),
    ("jobafklaring", rates::OMRAADE_UDENFOR_JOBAFKLARING),
    ("ledighedsydelse", rates::OMRAADE_UDENFOR_LEDIGHEDSYDELSE),
    ("revalidering", rates::OMRAADE_UDENFOR_REVALIDERING),
    ("aktivering", rates::OMRAADE_UDENFOR_AKTIVERING),
    ("sygedagpengeLedig", rates::OMRAADE_UDENFOR_SYGEDAGPENGE_LEDIG),
    ("seniorpension", rates::OMRAADE_UDENFOR_SENIORPENSION),
    ("tidligPension", rates::OMRAADE_UDENFOR_TIDLIG_PENSION),
    ("none", rates::OMRAADE_UDENFOR_INGEN_YDELSE),
];

/// Indexes into [`GROUPS`].
pub const SUPPLERENDE_DAGPENGE: usize = 4;
pub const DAGPENGE: usize = 3;
pub const AKTIVERING: usize = 17;
pub const NONE: usize = 21;
/// The first that no source decides; so are all after it.
const FIRST_OPEN: usize = 13;

/// The choices of a field that names a group.
pub fn choices() -> Vec<(&'static str, usize)> {
    GROUPS.iter().enumerate().map(|(index, (name, _))| (*name, index)).collect()
}

/// The name of a group.
pub fn name(group: usize) -> &'static str {
    GROUPS.get(group).map_or("", |(name, _)| name)
}

/// Whether a group that is open counts, by the user, in the order of [`GROUPS`].
#[derive(Debug, Default)]
pub struct Chosen(Vec<Option<bool>>);

impl Chosen {
    /// Reads `counts`.
    pub fn read(reader: &mut Reader<'_>) -> Self {
        let read = |counts: &mut Reader<'_>| {
            let open = GROUPS.iter().skip(FIRST_OPEN);
            let chosen = open.map(|(name, _)| {
                let is_there = counts.has(name);
                let counts = counts.flag(name, false);
                is_there.then_some(counts)
            });
            chosen.collect()
        };
        Self(reader.optional_object("counts", read).unwrap_or_default())
    }

    fn of(&self, group: usize) -> Option<bool> {
        group.checked_sub(FIRST_OPEN).and_then(|open| self.0.get(open).copied().flatten())
    }

    /// The share of a full-time person that one of the group counts for; nothing where it is open.
    pub fn share(&self, group: usize, date: Date) -> Option<Figure<Percent>> {
        let (_, rate) = GROUPS.get(group)?;
        let known = rate.on(date).ok();
        let chosen = self.of(group).map(|counts| {
            let share = if counts { Percent::WHOLE } else { Percent::ZERO };
            Figure::assumption(Field::Counts, share)
        });
        chosen.or(known)
    }

    /// What stands in the answer.
    pub fn all(&self, date: Date) -> Vec<Group> {
        let group = |(index, (name, _)): (usize, &(&'static str, Rate<Percent>))| {
            let share = self.share(index, date);
            Group {
                name,
                counts: share.map_or(Percent::ZERO, |share| share.value),
                open: index >= FIRST_OPEN && share.is_none(),
                chosen: self.of(index).is_some(),
                origin: share.map_or(Figure::constant(Percent::ZERO).origin, |share| share.origin),
            }
        };
        GROUPS.iter().enumerate().map(group).collect()
    }
}

/// A line of the table of what counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Group {
    #[serde(rename = "group")]
    name: &'static str,
    counts: Percent,
    open: bool,
    chosen: bool,
    origin: Origin,
}

/// Whether leaving a group counts.
pub fn counts(share: Option<Figure<Percent>>) -> &'static str {
    match share {
        None => "open",
        Some(share) if share.value.count() > 0 => "yes",
        Some(_) => "no",
    }
}
