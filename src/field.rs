//! The fields of the input that a figure or a fault can point to.

macro_rules! fields {
    ($($name:ident $pointer:literal,)*) => {
        /// A field of the input.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Field {
            $(
                #[doc = concat!("`", $pointer, "`")]
                $name,
            )*
        }

        const POINTERS: &[&str] = &[$($pointer),*];
    };
}

fields! {
    Amount "/amount",
    Area "/area",
    Children "/children",
    ControlControl "/control/control",
    ControlTreated "/control/treated",
    Costs "/costs",
    Counterfactual "/counterfactual",
    Daycare "/daycare",
    DiscountRate "/discountRate",
    Displacement "/displacement",
    Equalisation "/equalisation",
    FrikortBeloeb "/frikortBeloeb",
    GrantAmount "/grant/amount",
    HourlyWage "/hourlyWage",
    Hours "/hours",
    Indkomstfradrag "/indkomstfradrag",
    KommuneShare "/kommuneShare",
    LempetGraense "/lempetGraense",
    Membership "/membership",
    Months "/months",
    NeedShare "/need/share",
    NeedUnitValue "/need/unitValue",
    NormalWeeklyHours "/normalWeeklyHours",
    Omregningssats "/omregningssats",
    Pension "/pension",
    PensionEmployer "/pensionEmployer",
    Persons "/persons",
    Rent "/rent",
    Retention "/retention",
    Rows "/rows",
    SaerligStoette "/saerligStoette",
    SavedActivation "/savedActivation",
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
    Transport "/transport",
    Unpriced "/unpriced",
    Unsupported "/unsupported",
    WageAmount "/wage/amount",
    WageHours "/wage/hours",
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
