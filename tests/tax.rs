//! Income tax against published and own vectors. Amounts in kr. a year.
//!
//! Own vectors: kommuneskat k, kirkeskat c, no ATP, no pension, grøn check not taken off; computed
//! by the project from the statutes before the engine was written.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_cmp,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a test fails loudly, and compares the very number it expects"
)]

mod common;

use common::kr;
use jobgevinst::{
    date::Date,
    law::tax::{Tax, TaxYear, Taxpayer, income_tax},
    money::{Kroner, Percent, Quantity},
    sum::{Figure, Sum},
};

fn percent(text: &str) -> Figure<Percent> {
    Figure::constant(Percent::new(kr(text) * 100))
}

fn kroner(text: &str) -> Figure<Kroner> {
    Figure::constant(Kroner::new(kr(text)))
}

fn year(year: u32) -> TaxYear {
    TaxYear::on(Date::new(year, 1, 1)).expect("the year has all its parameters")
}

fn tax(of: u32, person: &Taxpayer) -> Tax {
    income_tax(&year(of), person, &mut Sum::silent()).expect("no overflow")
}

fn person(k: &str, c: &str) -> Taxpayer {
    let kirkeskat = percent(c);
    Taxpayer::new(percent(k), (kirkeskat.value > Percent::ZERO).then_some(kirkeskat))
}

/// Income tax without AM-bidrag and without grøn check, øre dropped, as the vectors state it.
fn income_tax_in_kroner(tax: &Tax) -> i64 {
    let parts = [tax.bundskat, tax.sundhedsbidrag, tax.topskat, tax.kommuneskat, tax.kirkeskat];
    parts.iter().map(|part| part.value.ore()).sum::<i64>() / 100
}

/// One own vector: id, year, wage, transfer, k, c, single provider, and the published columns
/// AM, personal, bf, enlig, job, taxable, bund, kommune, kirke, sund, top, income tax, net.
type Vector = (&'static str, u32, &'static str, &'static str, &'static str, &'static str, bool, [&'static str; 13]);

#[rustfmt::skip]
const VECTORS: [Vector; 17] = [
    ("W300", 2018, "300000", "0", "25", "0.87", false, ["24000", "276000", "28500", "0", "1400", "246100", "25599.00", "50025.00", "1740.87", "2001.00", "0", "79365", "196635"]),
    ("W300", 2020, "300000", "0", "25", "0.87", false, ["24000", "276000", "31500", "0", "2600", "241900", "27792.45", "48850.00", "1699.98", "0", "0", "78342", "197658"]),
    ("W300", 2025, "300000", "0", "25", "0.87", false, ["24000", "276000", "36900", "0", "2900", "236200", "26950.44", "46150.00", "1606.02", "0", "0", "74706", "201294"]),
    ("W300", 2026, "300000", "0", "25", "0.87", false, ["24000", "276000", "38250", "0", "2916", "234834", "26650.19", "45183.50", "1572.39", "0", "0", "73406", "202594"]),
    ("T150", 2018, "0", "150000", "25", "0.87", false, ["0", "150000", "0", "0", "0", "150000", "11575.20", "26000.00", "904.80", "1040.00", "0", "39520", "110480"]),
    ("T150", 2020, "0", "150000", "25", "0.87", false, ["0", "150000", "0", "0", "0", "150000", "12533.85", "25875.00", "900.45", "0", "0", "39309", "110691"]),
    ("T150", 2024, "0", "150000", "25", "0.87", false, ["0", "150000", "0", "0", "0", "150000", "12046.03", "25075.00", "872.61", "0", "0", "37993", "112007"]),
    ("T150", 2026, "0", "150000", "25", "0.87", false, ["0", "150000", "0", "0", "0", "150000", "11517.59", "23975.00", "834.33", "0", "0", "36326", "113674"]),
    ("MIX", 2020, "30000", "150000", "25", "0", false, ["2400", "177600", "3150", "0", "0", "174450", "15876.21", "31987.50", "0", "0", "0", "47863", "129737"]),
    ("MIX", 2024, "30000", "150000", "25", "0", false, ["2400", "177600", "3195", "0", "0", "174405", "15360.79", "31176.25", "0", "0", "0", "46537", "131063"]),
    ("MIX", 2025, "30000", "150000", "25", "0", false, ["2400", "177600", "3690", "0", "0", "173910", "15132.60", "30577.50", "0", "0", "0", "45710", "131890"]),
    ("W-SP", 2020, "360000", "0", "25", "0", true, ["28800", "331200", "37800", "22500", "2600", "268300", "34477.17", "55450.00", "0", "0", "0", "89927", "241273"]),
    ("W-SP", 2024, "360000", "0", "25", "0", true, ["28800", "331200", "38340", "22500", "2800", "267560", "33808.15", "54465.00", "0", "0", "0", "88273", "242927"]),
    ("W-SP", 2026, "360000", "0", "25", "0", true, ["28800", "331200", "45900", "41400", "3100", "240800", "33279.71", "46675.00", "0", "0", "0", "79954", "251246"]),
    ("W60, personfradrag crosses over", 2024, "60000", "0", "25", "0", false, ["4800", "55200", "6390", "0", "0", "48810", "438.05", "0", "0", "0", "0", "438", "54762"]),
    ("W900, skatteloft binds", 2024, "900000", "0", "26.3", "0", false, ["72000", "828000", "45100", "0", "2800", "780100", "93473.83", "192095.20", "0", "0", "32900.16", "318469", "509531"]),
    ("W900, skatteloft binds", 2025, "900000", "0", "26.3", "0", false, ["72000", "828000", "55600", "0", "2900", "769500", "93245.64", "188807.70", "0", "0", "29749.12", "311802", "516198"]),
];

#[test]
fn own_vectors_of_the_statutes() {
    for (id, of, wage, transfer, k, c, single_provider, expected) in VECTORS {
        let taxpayer = Taxpayer {
            wage: kroner(wage),
            transfers: kroner(transfer),
            single_provider,
            ..person(k, c)
        };
        let tax = tax(of, &taxpayer);
        let income_tax = income_tax_in_kroner(&tax) * 100;
        let net = kr(wage) + kr(transfer) - tax.am_bidrag.value.ore() - income_tax;
        let figures = [
            tax.am_bidrag,
            tax.personal,
            tax.beskaeftigelsesfradrag,
            tax.beskaeftigelsesfradrag_enlig,
            tax.jobfradrag,
            tax.taxable,
            tax.bundskat,
            tax.kommuneskat,
            tax.kirkeskat,
            tax.sundhedsbidrag,
            tax.topskat,
        ];
        let computed: Vec<i64> = figures.iter().map(|figure| figure.value.ore()).chain([income_tax, net]).collect();
        assert_eq!(computed, expected.map(kr), "{id} {of}");
    }
}

/// An apprentice of 18 or more, 120,000 kr. in 2026.
#[test]
fn own_vector_a120_apprentice() {
    let apprentice = Taxpayer { wage: kroner("120000"), age: Some(19), ..person("25", "0") };
    let tax = tax(2026, &apprentice);
    let computed =
        [tax.am_bidrag, tax.personal, tax.beskaeftigelsesfradrag, tax.taxable, tax.bundskat, tax.kommuneskat]
            .map(|figure| figure.value.ore());
    assert_eq!(computed, ["9600", "110400", "15300", "95100", "6761.63", "10250.00"].map(kr));
    assert_eq!(income_tax_in_kroner(&tax), 17_011);
}

/// `PwC`, Worldwide Tax Summaries, Denmark, sample personal income tax calculation, 2024: AM base
/// 648,864, kommune 25.07, no church, capital -80,000, transport deduction 10,200.
///
/// Known difference: their topskat is 1,208.25; it leaves out the skatteloft, which lowers the
/// rate by 0.01 point here (25.07 + 12.01 + 15 against 52.07): ours is 1,207.44.
#[test]
fn pwc_2024_sample_calculation() {
    let employee = Taxpayer {
        wage: kroner("648864"),
        net_capital: Figure::constant(Kroner::new(-kr("80000"))),
        other_deductions: kroner("10200"),
        ..person("25.07", "0")
    };
    let mut sum = Sum::written();
    let tax = income_tax(&year(2024), &employee, &mut sum).expect("no overflow");
    let line = |id: &str| sum.lines().iter().find(|line| line.id == id).map_or(0, |line| line.result.count());
    let computed = [tax.am_bidrag, tax.personal, tax.beskaeftigelsesfradrag, tax.jobfradrag, tax.taxable]
        .map(|figure| figure.value.ore());
    assert_eq!(computed, ["51909", "596955", "45100", "2800", "458855"].map(kr));
    assert_eq!(line("tax.kommuneskatFoer"), kr("115034.95"));
    assert_eq!(line("tax.bundskatFoer"), kr("71694.30"));
    assert_eq!(line("tax.topskat"), kr("1207.44"));
    let personfradrag =
        line("tax.bundskatPersonfradrag") + line("tax.kommuneskatPersonfradrag") + line("tax.nedslagKapital");
    assert_eq!(personfradrag, kr("22428.76"));
    // The relief of 4,000 for interest is set off in bundskat first (PSL § 11), not in kommuneskat.
    assert_eq!(tax.bundskat.value.ore(), kr("71694.30") - kr("5968.97") - kr("4000"));
    assert_eq!(tax.kommuneskat.value.ore(), kr("115034.95") - kr("12459.79"));
    // Their 169,588.73 holds 4,080 of property tax, and 0.81 more topskat.
    let income_tax = tax.bundskat.value.ore() + tax.topskat.value.ore() + tax.kommuneskat.value.ore();
    assert_eq!(income_tax, kr("115034.95") + kr("71694.30") + kr("1207.44") - kr("22428.76"));
    assert!((income_tax + kr("4080") - kr("169588.73") + kr("0.81")).abs() <= 1);
}

/// LL § 9 J, stk. 2: the deduction, 10.65 % in 2024, is of the wage with the employer's pension, with or
/// without ATP.
#[test]
fn beskaeftigelsesfradrag_counts_the_employers_pension() {
    let employee = Taxpayer { wage: kroner("300000"), ..person("25.07", "0") };
    let with = |pension_employer, atp_employer| {
        tax(2024, &Taxpayer { pension_employer, atp_employer, ..employee }).beskaeftigelsesfradrag.value.ore()
    };
    let nothing = kroner("0");
    assert_eq!(with(nothing, nothing), kr("31950"));
    assert_eq!(with(kroner("10000"), nothing), kr("33015"));
    assert_eq!(with(nothing, kroner("2000")), kr("32163"));
}

/// PSL § 6: bundskat, 12.01 % in 2024, is of personal income and of positive net capital income;
/// kommuneskat is of both too, and below its limit no topskat follows.
#[test]
fn positive_capital_income_is_taxed_with_bundskat_and_kommuneskat() {
    let employee = Taxpayer { wage: kroner("400000"), ..person("25.07", "0") };
    let without = tax(2024, &employee);
    let with = tax(2024, &Taxpayer { net_capital: kroner("10000"), ..employee });
    let more = |part: fn(&Tax) -> Figure<Kroner>| part(&with).value.ore() - part(&without).value.ore();
    assert_eq!(more(|tax| tax.bundskat), kr("1201.00"));
    assert_eq!(more(|tax| tax.kommuneskat), kr("2507.00"));
    assert_eq!(more(|tax| tax.topskat), 0);
}

/// PSL § 7: above its allowance, 50,500 kr. in 2024, positive net capital income is in the base of topskat. The wage and
/// the rate of 14.99 % are those of `PwC`'s sample above; what is above 588,900 is 8,055 there.
#[test]
fn capital_income_above_its_allowance_is_in_the_base_of_topskat() {
    let employee = Taxpayer { wage: kroner("648864"), ..person("25.07", "0") };
    let topskat = |capital| tax(2024, &Taxpayer { net_capital: kroner(capital), ..employee }).topskat.value.ore();
    assert_eq!(["0", "50500", "60500"].map(topskat), ["1207.44", "1207.44", "2706.44"].map(kr));
}

/// Beskæftigelsesministeriet 2019, "Kontanthjælpsloft: overblik": a single of 30 or more without
/// children on kontanthjælp (11,423) pays about 2,900 a month (rounded to 100), before grøn check;
/// at kommuneskat 24.93 and kirkeskat 0.67 it is 2,857.
#[test]
fn bm_2019_tax_of_a_single_on_kontanthjaelp() {
    let recipient = Taxpayer { transfers: kroner("137076"), ..person("24.93", "0.67") };
    let tax = tax(2019, &recipient);
    assert_eq!(income_tax_in_kroner(&tax) / 12, 2857);
}

/// Skattestyrelsen: the wage at which the deductions are full. 2018: beskæftigelsesfradrag at
/// 361,053, jobfradrag at 243,500; 2019: 368,317 and 247,600.
#[test]
fn skat_bf_wage_for_full_deductions() {
    for (of, wage, is_full) in [
        (2018, "361053", [true, true]),
        (2018, "361042", [false, true]),
        (2018, "243500", [false, true]),
        (2018, "243450", [false, false]),
        (2019, "368317", [true, true]),
        (2019, "368306", [false, true]),
        (2019, "247600", [false, true]),
        (2019, "247570", [false, false]),
    ] {
        let tax = tax(of, &Taxpayer { wage: kroner(wage), ..person("25", "0") });
        let max = if of == 2018 { ["34300", "1400"] } else { ["37200", "2100"] };
        let full = [tax.beskaeftigelsesfradrag, tax.jobfradrag].map(|figure| figure.value.ore());
        assert_eq!([full[0] == kr(max[0]), full[1] == kr(max[1])], is_full, "{of} {wage}");
    }
}

/// Skatteministeriet's workbook of municipal rates 2026: Langeland's relief (nedslag) is 1.24
/// points, taken once off everything above 641,200.
#[test]
fn langeland_2026_relief_of_124_points() {
    let kommune = jobgevinst::rates::kommune_tax(482, 2026).expect("Langeland");
    let rich = Taxpayer {
        wage: kroner("1000000"),
        ..Taxpayer::new(kommune.kommuneskat, None)
    };
    let mut sum = Sum::written();
    income_tax(&year(2026), &rich, &mut sum).expect("no overflow");
    let rate = |id: &str| sum.lines().iter().find(|line| line.id == id).map(|line| line.result.count());
    assert_eq!(rate("tax.mellemskatOverLoft"), Some(12_400));
    assert_eq!(rate("tax.mellemskatEfterLoft"), Some(75_000 - 12_400));
    assert_eq!(rate("tax.topskatEfterLoft"), Some(75_000));
}

/// AMBL § 1, stk. 2 (lov 96 of 2025): no AM-bidrag through the year the person turns 17.
#[test]
fn the_young_pay_no_am_bidrag_from_2026() {
    let young = |age| Taxpayer { wage: kroner("60000"), age: Some(age), ..person("25", "0") };
    assert_eq!(tax(2026, &young(17)).am_bidrag.value, Kroner::ZERO);
    assert_eq!(tax(2026, &young(18)).am_bidrag.value.ore(), kr("4800"));
    assert_eq!(tax(2025, &young(17)).am_bidrag.value.ore(), kr("4800"));
}

/// Kompensationsloven § 1 in 2018 (data/rates.csv `groen_check_*`): 765 kr., 175 for each of two
/// children, 930 and none for children to pensioners, nothing below 18.
#[test]
fn groen_check_of_children_of_pensioners_and_of_the_young() {
    let of = |children, pensioner, age| {
        let employee = Taxpayer {
            wage: kroner("300000"),
            children,
            pensioner,
            age,
            ..person("25", "0")
        };
        tax(2018, &employee).groen_check.value.ore()
    };
    assert_eq!([0, 1, 2, 3].map(|children| of(children, false, None)), ["765", "940", "1115", "1115"].map(kr));
    assert_eq!([0, 2].map(|children| of(children, true, None)), ["930", "930"].map(kr));
    assert_eq!([17, 18].map(|age| of(0, false, Some(age))), ["0", "765"].map(kr));
}

/// Kompensationsloven: 2020, kontanthjælp, no children: 525 + 280; gone well above the taper.
#[test]
fn groen_check_2020() {
    let low = tax(2020, &Taxpayer { transfers: kroner("138648"), ..person("25", "0") });
    assert_eq!(low.groen_check.value.ore(), kr("805"));
    let middle = tax(
        2020,
        &Taxpayer {
            transfers: kroner("300000"),
            children: 3,
            ..person("25", "0")
        },
    );
    assert_eq!(middle.groen_check.value.ore(), kr("765"));
    let high = tax(2020, &Taxpayer { transfers: kroner("450000"), ..person("25", "0") });
    assert_eq!(high.groen_check.value, Kroner::ZERO);
    assert_eq!(low.stat.value.ore(), low.bundskat.value.ore() - kr("805"));
    // The low-income supplement is lost above its limit, 242,400 kr. (kompensationsloven § 2, stk. 3), not at it.
    let at =
        |transfers| tax(2020, &Taxpayer { transfers: kroner(transfers), ..person("25", "0") }).groen_check.value.ore();
    assert_eq!(["242400", "242401"].map(at), ["805", "525"].map(kr));
}

/// Each krone of tax has a receiver, in every year that has a tax table.
#[test]
fn the_parts_are_the_whole_in_every_year() {
    for of in 2018..=2026 {
        for wage in ["0", "1", "40000", "240000", "700000", "3000000"] {
            let taxpayer = Taxpayer {
                wage: kroner(wage),
                transfers: kroner("30000"),
                ..person("26.3", "1.3")
            };
            let tax = tax(of, &taxpayer);
            let total = tax.stat.value.ore() + tax.kommuneskat.value.ore() + tax.kirkeskat.value.ore();
            assert_eq!(total, tax.total.value.ore(), "{of} {wage}");
            let base = tax.kommune_base(&mut Sum::silent()).expect("no overflow");
            assert!(tax.kommuneskat.value >= Kroner::ZERO && base.value.count() >= 0);
        }
    }
}
