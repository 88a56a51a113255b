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
    Costs "/costs",
    Counterfactual "/counterfactual",
    Daycare "/daycare",
    Equalisation "/equalisation",
    FrikortBeloeb "/frikortBeloeb",
    HourlyWage "/hourlyWage",
    Hours "/hours",
    Indkomstfradrag "/indkomstfradrag",
    LempetGraense "/lempetGraense",
    Membership "/membership",
    Months "/months",
    NormalWeeklyHours "/normalWeeklyHours",
    Omregningssats "/omregningssats",
    Pension "/pension",
    PensionEmployer "/pensionEmployer",
    Persons "/persons",
    Rent "/rent",
    SaerligStoette "/saerligStoette",
    SkilledHours "/skilledHours",
    SpouseBenefit "/spouse/benefit",
    SpouseHelp "/spouse/help",
    SpouseHours "/spouse/hours",
    SpouseWage "/spouse/wage",
    SuFribeloeb "/suFribeloeb",
    Supported "/supported",
    TotalHours "/totalHours",
    Transport "/transport",
    Unsupported "/unsupported",
    WageAmount "/wage/amount",
    WageHoursPerWeek "/wage/hoursPerWeek",
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
