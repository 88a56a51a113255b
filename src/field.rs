//! The fields of the input that a figure or a fault can point to.

macro_rules! fields {
    ($($name:ident $pointer:literal,)* ; $($area:ident $in_area:literal,)*) => {
        /// A field of the input.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Field {
            $(
                #[doc = concat!("`", $pointer, "`")]
                $name,
            )*
            $(
                #[doc = concat!("`", $in_area, "`")]
                #[cfg(feature = "areas")]
                $area,
            )*
        }

        const POINTERS: &[&str] = &[$($pointer,)* $(#[cfg(feature = "areas")] $in_area),*];
    };
}

fields! {
    Amount "/amount",
    Area "/area",
    AsOf "/asOf",
    Children "/children",
    ContractAarsvaerk "/contractAarsvaerk",
    ControlControl "/control/control",
    ControlTreated "/control/treated",
    Costs "/costs",
    Counterfactual "/counterfactual",
    CraftShare "/craftShare",
    Daycare "/daycare",
    DiscountRate "/discountRate",
    Displacement "/displacement",
    DropOut "/dropOut",
    DutyValue "/duty/value",
    End "/end",
    Equalisation "/equalisation",
    FrikortBeloeb "/frikortBeloeb",
    GrantAmount "/grant/amount",
    HourlyWage "/hourlyWage",
    Hours "/hours",
    Indkomstfradrag "/indkomstfradrag",
    KommuneShare "/kommuneShare",
    Ledger "/ledger",
    LempetGraense "/lempetGraense",
    Membership "/membership",
    MoneyAubExtra "/money/aubExtra",
    MoneyAubWeek "/money/aubWeek",
    MoneyHourlyWage "/money/hourlyWage",
    MoneySchoolWeeks "/money/schoolWeeks",
    Months "/months",
    MostShare "/mostShare",
    NeedShare "/need/share",
    NeedUnitValue "/need/unitValue",
    NormalWeeklyHours "/normalWeeklyHours",
    Omregningssats "/omregningssats",
    Payroll "/payroll",
    Penalty "/penalty",
    Pension "/pension",
    PensionEmployer "/pensionEmployer",
    Persons "/persons",
    Progress "/progress",
    Rent "/rent",
    Retention "/retention",
    Rows "/rows",
    SaerligStoette "/saerligStoette",
    SavedActivation "/savedActivation",
    SchoolWeeks "/schoolWeeks",
    SiteHours "/siteHours",
    SkilledHours "/skilledHours",
    SpouseBenefit "/spouse/benefit",
    SpouseHelp "/spouse/help",
    SpouseHours "/spouse/hours",
    SpouseWage "/spouse/wage",
    Staying "/staying",
    SuFribeloeb "/suFribeloeb",
    SubsidyAmount "/subsidy/amount",
    Supported "/supported",
    TotalHours "/totalHours",
    TradeCostPerHour "/trade/costPerHour",
    TradeHours "/trade/hours",
    TradeLabourShare "/trade/labourShare",
    TradeMonths "/trade/months",
    TradeMostShare "/trade/mostShare",
    TradeSuited "/trade/suited",
    TradeValue "/trade/value",
    Trades "/trades",
    Transport "/transport",
    Unpriced "/unpriced",
    Unsupported "/unsupported",
    WageAmount "/wage/amount",
    WageHours "/wage/hours",
    // Many, and of one question alone: the others' wasm is without them.
    ;
    Averaging "/averaging",
    ConvictedAverage "/convicted/average",
    ConvictedLimit "/convicted/limit",
    ConvictedNewerPercent "/convicted/newer/percent",
    ConvictedNewerPersons "/convicted/newer/persons",
    ConvictedOlderPercent "/convicted/older/percent",
    ConvictedOlderPersons "/convicted/older/persons",
    ConvictedPreventionLimit "/convicted/preventionLimit",
    ConvictedResidents "/convicted/residents",
    ConvictedResidentsOlder "/convicted/residentsOlder",
    Counts "/counts",
    EducationPercent "/education/percent",
    EducationPersons "/education/persons",
    EducationResidents "/education/residents",
    From "/from",
    IncomeArea "/income/area",
    IncomeBenefit "/income/benefit",
    IncomeRegion "/income/region",
    IncomeShare "/income/share",
    IncomeTaxpayers "/income/taxpayers",
    IncomeWage "/income/wage",
    Moves "/moves",
    NonwesternPercent "/nonwestern/percent",
    NonwesternPersons "/nonwestern/persons",
    OutsideAverage "/outside/average",
    OutsideNewerPercent "/outside/newer/percent",
    OutsideNewerPersons "/outside/newer/persons",
    OutsideOlderPercent "/outside/older/percent",
    OutsideOlderPersons "/outside/older/persons",
    OutsideResidents "/outside/residents",
    OutsideResidentsOlder "/outside/residentsOlder",
    Residents "/residents",
}

impl Field {
    /// JSON pointer into the input.
    #[must_use]
    pub fn pointer(self) -> &'static str {
        pointer(self as usize)
    }
}

/// The pointer of the field with this index.
pub(crate) fn pointer(index: usize) -> &'static str {
    POINTERS.get(index).copied().unwrap_or_default()
}
