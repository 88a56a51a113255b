//! The table of every rate that a person can hold beside paid hours.

use super::{Benefit, Kind, OldHelp, Rates, Sats, Variant};
use crate::rates;

/// The variant whose single providers have a supplement.
pub const SU_UDEBOENDE: &str = "suUdeboende";
/// The rates that are for those without a child of their own at home, and the one of those who have one (LAS § 22, § 23,
/// stk. 2, nr. 1 and 2, § 25, stk. 3, and § 71, stk. 2, nr. 1; from 1 July 2025 § 16).
pub const WITH_A_CHILD: [(&str, &str); 7] = [
    ("hjemmeboende", "grundsats"),
    ("under30Hjemmeboende", "under30"),
    ("uddHjemmeboende", "uddUdeboende"),
    ("shoHjemmeboende", "shoVoksen"),
    ("revalFyldt25", "revalFyldt30"),
    ("revalUdeboende", "revalFyldt30"),
    ("revalHjemmeboende", "revalFyldt30"),
];

const fn variant(benefit: Benefit, id: &'static str, kind: Kind, rates: Rates) -> Variant {
    Variant { benefit, id, rates, kind }
}

const PART_TIME: Kind = Kind::ByTheHour { part_time: true };
const FULL_TIME: Kind = Kind::ByTheHour { part_time: false };

/// Every variant, in the order a form offers them.
#[rustfmt::skip]
pub static VARIANTS: [Variant; 44] = [
    variant(Benefit::Kontanthjaelp, "forhoejetSats", Kind::New(Sats::Forhoejet), Rates::One(rates::KTH_FORHOEJET_SATS)),
    variant(Benefit::Kontanthjaelp, "grundsats", Kind::New(Sats::Grund), Rates::One(rates::KTH_GRUNDSATS)),
    variant(Benefit::Kontanthjaelp, "mindstesats", Kind::New(Sats::Mindste), Rates::One(rates::KTH_MINDSTESATS)),
    variant(Benefit::Kontanthjaelp, "hjemmeboende", Kind::New(Sats::Hjemmeboende), Rates::One(rates::KTH_HJEMMEBOENDE_SATS)),
    variant(Benefit::Kontanthjaelp, "fyldt30", Kind::Old(OldHelp::Voksen),
        Rates::ByProvider { provider: rates::KTH_30PLUS_FORSOERGER, other: rates::KTH_30PLUS_ANDRE }),
    variant(Benefit::Kontanthjaelp, "under30", Kind::Old(OldHelp::Ung { hjemmeboende: false }), Rates::ByHousehold {
        single_provider: rates::KTH_U30_ENLIG_FORSOERGER,
        couple_provider: rates::KTH_U30_FORSOERGER_UDEN_EKSTRA_BOERNETILSKUD,
        other: rates::KTH_U30_UDEBOENDE,
    }),
    variant(Benefit::Kontanthjaelp, "under30Hjemmeboende", Kind::Old(OldHelp::Ung { hjemmeboende: true }), Rates::One(rates::KTH_U30_HJEMMEBOENDE)),
    variant(Benefit::Kontanthjaelp, "gravid", Kind::Old(OldHelp::Voksen), Rates::One(rates::KTH_U30_GRAVID_EFTER_UGE12)),
    variant(Benefit::Uddannelseshjaelp, "uddUdeboende", Kind::Old(OldHelp::Uddannelse { hjemmeboende: false }), Rates::ByHousehold {
        single_provider: rates::UDD_U30_ENLIG_FORSOERGER,
        couple_provider: rates::UDD_U30_FORSOERGER_UDEN_EKSTRA_BOERNETILSKUD,
        other: rates::UDD_U30_UDEBOENDE,
    }),
    variant(Benefit::Uddannelseshjaelp, "uddHjemmeboende", Kind::Old(OldHelp::Uddannelse { hjemmeboende: true }), Rates::One(rates::UDD_U30_HJEMMEBOENDE)),
    variant(Benefit::Uddannelseshjaelp, "uddGravid", Kind::Old(OldHelp::UddannelseVoksen), Rates::One(rates::UDD_U30_GRAVID_EFTER_UGE12)),
    variant(Benefit::Uddannelseshjaelp, "uddPsykisk", Kind::Old(OldHelp::UddannelseVoksen),
        Rates::ByProvider { provider: rates::UDD_U30_PSYKISK_FORSOERGER, other: rates::UDD_U30_PSYKISK_UDEBOENDE }),
    variant(Benefit::Sho, "shoVoksen", Kind::Old(OldHelp::Sho), Rates::ByHousehold {
        single_provider: rates::SHO_ENLIG_FORSOERGER,
        couple_provider: rates::SHO_GIFT_SAML_FORSOERGER,
        other: rates::SHO_IKKEFORSOERGER_30PLUS_ELLER_UDEBOENDE,
    }),
    variant(Benefit::Sho, "shoHjemmeboende", Kind::Old(OldHelp::Sho), Rates::One(rates::SHO_U30_HJEMMEBOENDE)),
    variant(Benefit::Dagpenge, "fuldtid", FULL_TIME, Rates::One(rates::DAGPENGE_MAX_FULDTID)),
    variant(Benefit::Dagpenge, "deltid", PART_TIME, Rates::One(rates::DAGPENGE_MAX_DELTID)),
    variant(Benefit::Dagpenge, "beskaeftigelsestillaeg", FULL_TIME, Rates::One(rates::DAGPENGE_MAX_MED_BESKAEFTIGELSESTILLAEG_FULDTID)),
    variant(Benefit::Dagpenge, "beskaeftigelsestillaegDeltid", PART_TIME, Rates::One(rates::DAGPENGE_MAX_MED_BESKAEFTIGELSESTILLAEG_DELTID)),
    variant(Benefit::Dagpenge, "dimittendFuldtid", FULL_TIME, Rates::ByProvider {
        provider: rates::DAGPENGE_DIMITTEND_FORSOERGER_FULDTID,
        other: rates::DAGPENGE_DIMITTEND_IKKEFORSOERGER_FULDTID,
    }),
    variant(Benefit::Dagpenge, "dimittendDeltid", PART_TIME, Rates::ByProvider {
        provider: rates::DAGPENGE_DIMITTEND_FORSOERGER_DELTID,
        other: rates::DAGPENGE_DIMITTEND_IKKEFORSOERGER_DELTID,
    }),
    // Only those who provide for nobody fall to these after 481 hours.
    variant(Benefit::Dagpenge, "dimittendEfter481Under30", FULL_TIME, Rates::ByProvider {
        provider: rates::DAGPENGE_DIMITTEND_FORSOERGER_FULDTID,
        other: rates::DAGPENGE_DIMITTEND_IKKEFORSOERGER_U30_EFTER481_FULDTID,
    }),
    variant(Benefit::Dagpenge, "dimittendEfter481Fyldt30", FULL_TIME, Rates::ByProvider {
        provider: rates::DAGPENGE_DIMITTEND_FORSOERGER_FULDTID,
        other: rates::DAGPENGE_DIMITTEND_IKKEFORSOERGER_30PLUS_EFTER481_FULDTID,
    }),
    variant(Benefit::Dagpenge, "dimittendEfter481Under30Deltid", PART_TIME, Rates::ByProvider {
        provider: rates::DAGPENGE_DIMITTEND_FORSOERGER_DELTID,
        other: rates::DAGPENGE_DIMITTEND_IKKEFORSOERGER_U30_EFTER481_DELTID,
    }),
    variant(Benefit::Dagpenge, "dimittendEfter481Fyldt30Deltid", PART_TIME, Rates::ByProvider {
        provider: rates::DAGPENGE_DIMITTEND_FORSOERGER_DELTID,
        other: rates::DAGPENGE_DIMITTEND_IKKEFORSOERGER_30PLUS_EFTER481_DELTID,
    }),
    variant(Benefit::Dagpenge, "ungesats", FULL_TIME, Rates::One(rates::DAGPENGE_UNGESATS_50PCT_FULDTID)),
    variant(Benefit::Sygedagpenge, "sygedagpenge", Kind::Absence,
        Rates::Weekly { rate: rates::SYGEDAGPENGE_MAX_UGE, hours: rates::FULDTID_TIMER_UGE }),
    variant(Benefit::Jobafklaring, "jobafklaringVoksen", Kind::ShareOfWage,
        Rates::ByProvider { provider: rates::JOBAFKLARING_FORSOERGER, other: rates::JOBAFKLARING_IKKEFORSOERGER }),
    variant(Benefit::Jobafklaring, "jobafklaringHjemmeboende", Kind::ShareOfWage, Rates::ByProvider {
        provider: rates::JOBAFKLARING_FORSOERGER,
        other: rates::JOBAFKLARING_U25_HJEMMEBOENDE_UDEN_FORSOERGERPLIGT,
    }),
    variant(Benefit::Ressourceforloeb, "ressourceforloebVoksen", Kind::ShareOfWage,
        Rates::ByProvider { provider: rates::RESSOURCEFORLOEB_FORSOERGER, other: rates::RESSOURCEFORLOEB_IKKEFORSOERGER }),
    variant(Benefit::Ressourceforloeb, "ressourceforloebHjemmeboende", Kind::ShareOfWage, Rates::ByProvider {
        provider: rates::RESSOURCEFORLOEB_FORSOERGER,
        other: rates::RESSOURCEFORLOEB_U25_HJEMMEBOENDE_UDEN_FORSOERGERPLIGT,
    }),
    variant(Benefit::Revalidering, "revalFyldt30", Kind::Yearly, Rates::One(rates::REVAL_FYLDT30_ELLER_U30_EGET_BARN)),
    variant(Benefit::Revalidering, "revalFyldt25", Kind::Yearly, Rates::ByProvider {
        provider: rates::REVAL_25PLUS_FORSOERGER_IKKE_HJEMMEBOENDE_BARN,
        other: rates::REVAL_25PLUS_IKKEFORSOERGER,
    }),
    variant(Benefit::Revalidering, "revalUdeboende", Kind::Yearly, Rates::One(rates::REVAL_U25_UDEBOENDE)),
    variant(Benefit::Revalidering, "revalHjemmeboende", Kind::Yearly, Rates::One(rates::REVAL_U25_HJEMMEBOENDE)),
    variant(Benefit::Fleksjob, "fleksjob", Kind::Fleksjob, Rates::One(rates::LEDIGHEDSYDELSE_89PCT)),
    variant(Benefit::Foertidspension, "foertidspension", Kind::Yearly,
        Rates::ByCouple { single: rates::FOERTIDSPENSION_ENLIG, couple: rates::FOERTIDSPENSION_GIFT_SAMLEVENDE }),
    variant(Benefit::Efterloen, "efterloen91", Kind::Efterloen { part_time: false }, Rates::One(rates::EFTERLOEN_91PCT_FULDTID)),
    variant(Benefit::Efterloen, "efterloen100", Kind::Efterloen { part_time: false }, Rates::One(rates::EFTERLOEN_100PCT_FULDTID)),
    variant(Benefit::Efterloen, "efterloenDeltid", Kind::Efterloen { part_time: true }, Rates::Typed),
    variant(Benefit::TidligPension, "tidligPension", Kind::Yearly, Rates::One(rates::TIDLIG_PENSION)),
    variant(Benefit::Su, SU_UDEBOENDE, Kind::Su { ungdom: false }, Rates::One(rates::SU_VIDEREGAAENDE_UDEBOENDE)),
    variant(Benefit::Su, "suHjemmeboende", Kind::Su { ungdom: false }, Rates::One(rates::SU_HJEMMEBOENDE_GRUNDSATS)),
    variant(Benefit::Su, "suHjemmeboendeMax", Kind::Su { ungdom: false }, Rates::One(rates::SU_HJEMMEBOENDE_MAX_MED_TILLAEG)),
    variant(Benefit::Su, "suUngdom", Kind::Su { ungdom: true }, Rates::Typed),
];
