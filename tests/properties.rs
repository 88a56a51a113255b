//! What must hold for every input. `JOBGEVINST_LONG=1` asks for many more cases.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails loudly")]

mod common;

use common::{json, ore, written};
use jobgevinst::{
    areas,
    date::{Date, Month},
    input::{Fault, FaultCode, Reader, Value},
    laerlinge,
    money::{Hours, Kroner, Percent, Quantity, Rounding},
    savings, smaajob,
};
use proptest::{prelude::*, sample::Index, test_runner::RngSeed};
use serde_json::{Value as Json, json};

/// The same cases every time, so that a red test is the change's own doing; `--long` draws new
/// ones.
fn config() -> ProptestConfig {
    let long = std::env::var_os("JOBGEVINST_LONG").is_some();
    let rng_seed = if long { RngSeed::Random } else { RngSeed::Fixed(2026) };
    let cases = if long { 20_000 } else { 500 };
    ProptestConfig {
        failure_persistence: None,
        rng_seed,
        ..ProptestConfig::with_cases(cases)
    }
}

/// A date and a rate of a benefit that it has; `all` beyond those that gevinst answers for.
fn held(all: bool) -> impl Strategy<Value = (String, &'static str, &'static str)> {
    let day = |year: i32, month: i32| format!("{year}-{month:02}-15");
    let before = (0..=89).prop_map(move |month| day(2018 + month / 12, month % 12 + 1));
    let after = (0..=17).prop_map(move |month| day(2025 + (month + 6) / 12, (month + 6) % 12 + 1));
    let any = prop_oneof![before.clone(), after.clone()];
    let of = |benefit: &'static str, names: &'static [&'static str]| {
        proptest::sample::select(names).prop_map(move |name| (benefit, name))
    };
    let old = of("kontanthjaelp", &["fyldt30", "under30", "under30Hjemmeboende"]);
    let new = of("kontanthjaelp", &["mindstesats", "grundsats", "forhoejetSats", "hjemmeboende"]);
    let dagpenge = of("dagpenge", &["fuldtid", "deltid", "dimittendFuldtid"]);
    let old_too = prop_oneof![
        of("uddannelseshjaelp", &["uddUdeboende", "uddHjemmeboende", "uddGravid", "uddPsykisk"]),
        of("sho", &["shoVoksen", "shoHjemmeboende"]),
        of("kontanthjaelp", &["gravid"]),
    ];
    let always = prop_oneof![
        of("efterloen", &["efterloen91", "efterloen100"]),
        of("sygedagpenge", &["sygedagpenge"]),
        of("ressourceforloeb", &["ressourceforloebVoksen", "ressourceforloebHjemmeboende"]),
        of("jobafklaring", &["jobafklaringVoksen", "jobafklaringHjemmeboende"]),
        of("revalidering", &["revalFyldt30"]),
        of("fleksjob", &["fleksjob"]),
        of("foertidspension", &["foertidspension"]),
        of("dagpenge", &["dimittendDeltid", "ungesats"]),
        of("su", &["suUngdom"]),
    ];
    let weight = u32::from(all) * 2;
    let flat = |(date, (benefit, variant)): (String, (&'static str, &'static str))| (date, benefit, variant);
    prop_oneof![
        2 => (before.clone(), old).prop_map(flat),
        2 => (after.clone(), new).prop_map(flat),
        2 => (any.clone(), dagpenge).prop_map(flat),
        weight => (before, old_too).prop_map(flat),
        weight => (any, always).prop_map(flat),
    ]
}

/// A person that the engine accepts on every date.
fn person(all: bool) -> impl Strategy<Value = Json> {
    let amount = proptest::option::of(0..=5_000_000_i64);
    let kommune = proptest::option::of(prop_oneof![Just("0101"), Just("0482"), Just("0860")]);
    (held(all), any::<[bool; 3]>(), amount, kommune).prop_map(
        |((date, benefit, variant), [single, provider, church], amount, kommune)| {
            // Kirkeskat of 2019 to 2021 is not known.
            let church = church && !("2019".."2022").contains(&date.as_str());
            let amount = amount.or((benefit == "su").then_some(700_000));
            json!({ "date": date, "benefit": benefit, "variant": variant,
                "household": if single { "single" } else { "couple" }, "provider": provider,
                "amount": amount, "kommune": kommune, "churchMember": church })
        },
    )
}

/// What småjob asks about the household and the particulars.
fn household() -> impl Strategy<Value = Json> {
    let children = proptest::collection::vec(0..=17, 0..=12);
    let amounts = (0..=5_000_000_i64, 0..=2_000_000_i64, 0..=2_000_000_i64, 0..=500_000_i64, 0..=50_000_000_i64);
    let spouse = (0..=30_000_000_i64, 0..=250_i32, 0..=5_000_000_i64, 0..=5_000_000_i64, any::<bool>());
    (children, amounts, proptest::option::of(spouse), proptest::option::of(1..=500), any::<[bool; 8]>(), 0..=2_600).prop_map(
        |(children, (rent, daycare, transport, membership, allowance), spouse, area, flags, weeks)| {
            let spouse = spouse.map(|(wage, hours, help, benefit, married)| {
                json!({ "wage": wage, "hours": hours, "help": help, "benefit": benefit, "married": married })
            });
            let [fritidstillaeg, regel225, jobpraemie, frikort, partner, employed, poor, young] = flags;
            json!({ "children": children, "rent": if poor { 0 } else { rent }, "daycare": daycare, "transport": transport,
                "membership": membership, "indkomstfradrag": allowance, "suFribeloeb": allowance / 12, "spouse": spouse, "area": area,
                "fritidstillaeg": fritidstillaeg, "regel225": regel225, "jobpraemie": jobpraemie, "socialtFrikort": frikort,
                "partnerPensioner": partner, "alreadyEmployed": employed, "weeksOnSupport": weeks,
                "saerligStoette": if poor { 150_000 } else { 0 }, "age": if young { 17 } else { 40 } })
        },
    )
}

fn with(person: &Json, fields: &Json) -> Json {
    let mut input = person.clone();
    for (name, field) in fields.as_object().expect("an object") {
        input[name] = field.clone();
    }
    input
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn smaajob_parts_sum_and_the_benefit_only_falls(
        person in person(true), home in household(), hundredths in 0..=25_000_i64, wage in 0..=200_000_i64,
        pension in 0..=200_000_i64, indexed: bool, before_am: bool,
    ) {
        #[allow(clippy::cast_precision_loss, reason = "small numbers")]
        let (hours, pension) = (hundredths as f64 / 100.0, pension as f64 / 10_000.0);
        let input = with(&with(&person, &home), &json!({ "hours": hours, "hourlyWage": wage, "pension": pension,
            "pensionEmployer": 2.0 * pension.min(15.0) / 2.0, "allowanceIndexed": indexed,
            "wageCounted": if before_am { "beforeAm" } else { "afterAm" } }));
        let answer = json(&smaajob::answer(&Value::from(&input)));
        let full = ore(&answer, "/fullBenefit");
        let zero = &answer["zero"];
        // What the benefit is made of, or the highest fleksløntilskud.
        let whole: i64 = answer["parts"].as_array().expect("parts").iter().map(|part| ore(part, "/amount")).sum();
        let highest = if input["benefit"] == "fleksjob" { whole.max(2_160_000) } else { whole };
        let mut last = full;
        for point in answer["curve"].as_array().expect("a curve").iter().chain([&answer["point"]]) {
            let part = |name: &str| ore(point, &format!("/{name}"));
            // The parts are the net, to the øre.
            let paid = part("gross") - part("atp") - part("pension") - part("amBidrag") + part("benefit");
            prop_assert_eq!(paid + part("spouseHelp"), part("beforeTax"));
            prop_assert_eq!(part("wageAfterTax") + part("benefitAfterTax"), paid - part("incomeTax"));
            let support = part("jobpraemie") + part("boligsikring") + part("saerligStoette") - part("loft")
                + part("fritidstillaeg") + part("boernetilskud") - part("daycare");
            let net = paid - part("incomeTax") - part("benefitAtp") + support + part("spouse") - part("costs");
            prop_assert_eq!(net, part("net"));
            prop_assert!(part("loft") <= part("boligsikring") + part("saerligStoette"));
            // Both sides are the wage, to the øre.
            let purse = |name: &str| ore(point, &format!("/purses/{name}"));
            let all: i64 = ["borger", "kommune", "stat", "folkekirken", "opsparing"].into_iter().map(purse).sum();
            prop_assert_eq!(all, part("gross"), "{}", point);
            prop_assert_eq!(purse("borger"), net + part("costs") - ore(zero, "/net") - ore(zero, "/costs"));
            prop_assert!(part("spouseHelp") >= 0);
            if point["hours"] == json!(0.0) || *point == answer["point"] {
                prop_assert!((0..=highest).contains(&part("benefit")), "{}", point);
                continue;
            }
            // The benefit never rises with the hours. Exceptions of the law, each a test by its
            // name: a step of ATP (less wage is counted), the end of the 225 hours' cut, the first
            // hour of a fleksjob.
            let is_step = [39.0, 78.0, 117.0].map(Json::from).contains(&point["hours"]);
            let cut_ends = point["hours"] == json!(19.0) && input["regel225"] == true;
            let first_of_fleksjob = point["hours"] == json!(1.0) && input["benefit"] == "fleksjob";
            let most = if is_step || cut_ends || first_of_fleksjob { highest } else { last };
            prop_assert!((0..=most).contains(&part("benefit")), "{}", point);
            last = part("benefit");
        }
        let point = |name: &str| ore(&answer, &format!("/point/{name}")) - ore(&answer, &format!("/zero/{name}"));
        prop_assert_eq!(point("beforeTax"), ore(&answer, "/gain/beforeTax"));
        prop_assert_eq!(point("net"), ore(&answer, "/gain/afterTax"));
    }

    #[test]
    fn smaajob_does_not_depend_on_the_order_of_its_inputs(
        person in person(true), home in household(), hours in 0..=250_i32, wage in 0..=200_000_i64,
    ) {
        let input = with(&with(&person, &home), &json!({ "hours": hours, "hourlyWage": wage }));
        let mut turned: Vec<_> = input.as_object().expect("an object").clone().into_iter().collect();
        for (name, field) in &mut turned {
            if name == "children" {
                field.as_array_mut().expect("ages").reverse();
            }
        }
        let pairs = turned.into_iter().rev().map(|(name, field)| (name, Value::from(&field))).collect();
        prop_assert_eq!(json(&smaajob::answer(&Value::from(&input))), json(&smaajob::answer(&Value::Object(pairs))));
    }

    #[test]
    fn savings_purses_sum_to_the_production(question in people(4)) {
        let answer = json(&savings::answer(&Value::from(&question)));
        prop_assert!(answer["faults"].is_null(), "{}", answer);
        let purses = answer["purses"].as_array().expect("purses");
        let years = answer["years"].as_u64().expect("years");
        for year in 0..years {
            for column in ["gross", "net", "cost", "result", "accumulated"] {
                let at = format!("/{column}/{year}");
                let sum: i64 = purses.iter().map(|purse| ore(purse, &at)).sum();
                prop_assert_eq!(sum, ore(&answer["total"], &at), "{} {}", column, year);
            }
            prop_assert_eq!(ore(&answer, &format!("/production/{year}")), ore(&answer, &format!("/total/gross/{year}")));
            for column in ["gross", "net", "result"] {
                let areas = answer["areas"].as_array().expect("areas");
                let sum: i64 = areas.iter().map(|area| ore(area, &format!("/{column}/{year}"))).sum();
                prop_assert_eq!(sum, ore(&purses[0], &format!("/{column}/{year}")));
            }
            for row in answer["equalisation"].as_array().expect("rows") {
                let of = |name: &str| ore(row, &format!("/{name}/{year}"));
                prop_assert_eq!(of("kommuneGross") + of("othersGross"), ore(&purses[0], &format!("/gross/{year}")));
                prop_assert_eq!(of("kommuneNet") + of("othersNet"), ore(&purses[0], &format!("/net/{year}")));
            }
        }
        let worth: i64 = purses.iter().map(|purse| ore(purse, "/presentValue")).sum();
        prop_assert_eq!(worth, ore(&answer, "/total/presentValue"));
        // Each total is the sum of the rows.
        let of_rows = |name: &str| -> i64 { answer["rows"].as_array().expect("rows").iter().map(|row| ore(row, &format!("/{name}"))).sum() };
        prop_assert_eq!(of_rows("kommune"), ore(&purses[0], "/totalGross"));
        prop_assert_eq!(of_rows("borgerFirst"), ore(&purses[3], "/gross/0"));
        prop_assert_eq!(of_rows("total"), ore(&answer, "/total/totalGross"));
    }

    #[test]
    fn savings_rows_may_be_split_and_turned(question in people(3), persons in 2..=10_i64) {
        let mut one = question;
        one["rows"][0]["persons"] = json!(persons);
        let mut split = one.clone();
        split["rows"][0]["persons"] = json!(1);
        let rows = split["rows"].as_array_mut().expect("rows");
        rows.extend(vec![rows[0].clone(); usize::try_from(persons).expect("a few") - 1]);
        rows.reverse();
        let (one, split) = (json(&savings::answer(&Value::from(&one))), json(&savings::answer(&Value::from(&split))));
        for part in ["purses", "total", "areas", "equalisation", "tornado", "personMonths", "fullYear"] {
            prop_assert_eq!(&one[part], &split[part], "{}", part);
        }
    }

    /// I5: losing the job earlier never raises what the kommune, the citizen or all together have in
    /// a later year; the state may have more, when the counter restarts (a test by its name).
    #[test]
    fn savings_a_job_lost_earlier_never_gives_more_later(question in people(1), months in 1..=59_i64, later in 1..=60_i64) {
        let mut early = question;
        early["years"] = json!(5);
        early["control"] = Json::Null;
        early["rows"][0]["grant"] = Json::Null;
        // Work that pays: where it does not, it is no loss to lose it.
        early["rows"][0]["phases"] = json!([{ "to": "job", "wage": { "per": "month", "amount": 6_500_000 } }]);
        early["rows"][0]["amount"] = json!(1_200_000);
        early["rows"][0]["months"] = json!(months);
        let mut late = early.clone();
        late["rows"][0]["months"] = json!((months + later).min(60));
        let (early, late) = (json(&savings::answer(&Value::from(&early))), json(&savings::answer(&Value::from(&late))));
        let years = usize::try_from((months + 11) / 12).expect("a few")..5;
        for year in years {
            for purse in [0, 3] {
                let at = format!("/purses/{purse}/gross/{year}");
                prop_assert!(ore(&early, &at) <= ore(&late, &at), "{}", at);
            }
            let at = format!("/total/gross/{year}");
            prop_assert!(ore(&early, &at) <= ore(&late, &at), "{}", at);
        }
    }

    #[test]
    fn laerlinge_never_asks_for_less_when_there_is_more(supported in 0..=10_000_000_000_000_i64, more in 0..=1_000_000_i64) {
        let ask = |amount: i64| json(&laerlinge::answer(&Value::from(&json!({ "supported": amount, "moms": "included" }))));
        let (low, high) = (ask(supported), ask((supported + more).min(10_000_000_000_000)));
        for pointer in ["/contract/aarsvaerk", "/contract/hours", "/methods/0/hours", "/totalAarsvaerk"] {
            let number = |answer: &Json| answer.pointer(pointer).and_then(Json::as_f64).expect("a number");
            prop_assert!(number(&low) <= number(&high), "{}", pointer);
        }
    }

    #[test]
    fn laerlinge_parts_may_come_in_either_order(supported in 0..=5_000_000_000_000_i64, unsupported in 0..=5_000_000_000_000_i64, moms: bool) {
        let moms = if moms { "included" } else { "excluded" };
        let ask = |supported: i64, unsupported: i64| {
            json(&laerlinge::answer(&Value::from(&json!({ "supported": supported, "unsupported": unsupported, "moms": moms }))))
        };
        prop_assert_eq!(ask(supported, unsupported), ask(unsupported, supported));
    }

    #[test]
    fn laerlinge_placed_and_unplaced_are_the_contract(question in building()) {
        let answer = json(&laerlinge::answer(&Value::from(&question)));
        #[allow(clippy::cast_possible_truncation, reason = "far below 2^53")]
        let whole = |value: &Json| value.as_f64().filter(|hours| hours.fract() == 0.0).expect("whole hours") as i64;
        let (plan, contract) = (&answer["plan"], whole(&answer["contract"]["hours"]));
        let trades = plan["trades"].as_array().expect("trades");
        let most = |trade: &Json| if trade["most"].is_null() { 0 } else { whole(&trade["most"]) };
        let sum = |list: &Json| -> i64 { list.as_array().expect("a list").iter().map(whole).sum() };
        let placed: i64 = trades.iter().map(|trade| whole(&trade["allocated"])).sum();
        prop_assert_eq!(placed + whole(&plan["unplaced"]), contract);
        let months = plan["months"].as_u64().expect("months");
        for trade in trades {
            prop_assert!(whole(&trade["allocated"]) <= most(trade));
            prop_assert_eq!(trade["monthly"].as_array().map(Vec::len), usize::try_from(months).ok());
            prop_assert_eq!(sum(&trade["monthly"]), whole(&trade["allocated"]));
        }
        // What is unplaced no trade could have taken.
        if whole(&plan["unplaced"]) > 0 {
            prop_assert!(trades.iter().all(|trade| most(trade) == whole(&trade["allocated"])));
        }
        prop_assert_eq!(plan["cumulative"].as_array().and_then(|all| all.last()).map(whole), Some(placed));
        let of_contractors: i64 = plan["contractors"].as_array().expect("contractors").iter().map(|one| whole(&one["hours"])).sum();
        prop_assert_eq!(of_contractors, placed);
        if let Some(quota) = plan["quota"].as_array() {
            prop_assert_eq!(quota.last().and_then(Json::as_f64), plan["needByTrades"]["hours"].as_f64());
        }
    }

    #[test]
    fn laerlinge_lines_give_the_plan(mut question in building()) {
        let plan = json(&laerlinge::answer(&Value::from(&question)))["plan"].clone();
        question["sum"] = json!(true);
        let answer = json(&laerlinge::answer(&Value::from(&question)));
        written::check(&answer);
        prop_assert_eq!(&answer["plan"], &plan);
    }

    #[test]
    fn laerlinge_a_row_less_is_never_better(question in building(), removed in 0..30_usize) {
        let answer = json(&laerlinge::answer(&Value::from(&question)));
        let mut less = question;
        let rows = less["ledger"].as_array_mut().expect("rows");
        let at = removed % rows.len();
        rows.remove(at);
        let less = json(&laerlinge::answer(&Value::from(&less)));
        let rank = |answer: &Json| {
            let states = ["kanIkkeNaas", "bagud", "paaVej", "opfyldt"];
            states.iter().position(|state| answer["status"]["state"] == *state).expect("a state")
        };
        prop_assert!(rank(&less) <= rank(&answer), "{} {}", less["status"], answer["status"]);
        for pointer in ["/status/done/aarsvaerk", "/status/done/hours", "/status/forecast/aarsvaerk", "/status/reachable/hours"] {
            let number = |answer: &Json| answer.pointer(pointer).and_then(Json::as_f64);
            prop_assert!(number(&less) <= number(&answer), "{}", pointer);
        }
        let missing = |answer: &Json| answer["status"]["remaining"]["hours"].as_f64();
        prop_assert!(missing(&less) >= missing(&answer));
    }

    /// By amount, by month, and in another order.
    #[test]
    fn laerlinge_a_row_may_be_split(question in building(), cut in 0..=100_i64) {
        let mut split = question.clone();
        let rows = split["ledger"].as_array_mut().expect("rows");
        let mut parts = Vec::new();
        for row in rows.iter() {
            let hundredths = row["amount"].as_f64().map(|amount| (amount * 100.0).round());
            #[allow(clippy::cast_possible_truncation, reason = "small numbers")]
            let hundredths = hundredths.expect("an amount") as i64;
            let months: Vec<String> = months_of(row);
            let each = i64::try_from(months.len()).expect("a few");
            if hundredths % each == 0 && cut > 50 {
                for month in months {
                    parts.push(with(row, &json!({ "from": month, "to": null, "amount": amount(hundredths / each) })));
                }
            } else {
                let first = hundredths * cut / 100;
                parts.push(with(row, &json!({ "amount": amount(first) })));
                parts.push(with(row, &json!({ "amount": amount(hundredths - first) })));
            }
        }
        parts.reverse();
        *rows = parts;
        let (whole, mut split) = (json(&laerlinge::answer(&Value::from(&question))), json(&laerlinge::answer(&Value::from(&split))));
        split["status"]["counted"] = whole["status"]["counted"].clone();
        prop_assert!(whole["report"]["lines"].as_array().is_some_and(|lines| !lines.is_empty()));
        for part in ["status", "report", "plan"] {
            prop_assert_eq!(&whole[part], &split[part], "{}", part);
        }
    }

    /// The report's lines are the ledger before rounding: no line is further from its part than a
    /// half hundredth, and the difference is what is shown.
    #[test]
    fn laerlinge_the_reports_lines_are_the_ledger(question in building()) {
        let answer = json(&laerlinge::answer(&Value::from(&question)));
        let report = &answer["report"];
        let lines = report["lines"].as_array().expect("lines");
        for category in ["laerling", "anden"] {
            #[allow(clippy::cast_possible_truncation, reason = "small numbers")]
            let hundredths = |value: &Json| (value[category].as_f64().expect("a number") * 100.0).round() as i64;
            let sum: i64 = lines.iter().map(hundredths).sum();
            prop_assert_eq!(sum - hundredths(&report["total"]), hundredths(&report["difference"]));
            let most = i64::try_from(lines.len()).expect("a few") + 1;
            prop_assert!(2 * hundredths(&report["difference"]).abs() <= most, "{}", report);
            // The status rounds down, and the report to the nearest.
            let done = &answer["status"]["done"];
            prop_assert!((hundredths(&report["total"]) - hundredths(done)).abs() <= 1, "{} {}", report, done);
        }
        // A bad row among them is named, and changes nothing else.
        let mut with_bad = question;
        let rows = with_bad["ledger"].as_array_mut().expect("rows");
        rows.insert(0, json!({ "from": "2019-01", "category": "laerling", "basis": "hours", "amount": 1 }));
        let mut told = json(&laerlinge::answer(&Value::from(&with_bad)));
        prop_assert_eq!(&told["faulty"][0]["row"], &json!(1));
        for name in ["faulty", "faultyCount"] {
            told[name] = answer[name].clone();
        }
        prop_assert_eq!(told, answer);
    }

    #[test]
    fn rounding_is_never_further_off_than_its_step(numerator in -1_000_000_000_i64..1_000_000_000, denominator in 1_i64..1_000_000) {
        let exact = |step: i128, rounded: i64| {
            let off = i128::from(numerator) - i128::from(rounded) * i128::from(denominator);
            (off, step * i128::from(denominator))
        };
        let round = |rounding: Rounding| rounding.divide(numerator.into(), denominator.into(), Kroner::SCALE).expect("fits");
        let (off, step) = exact(1, round(Rounding::Ore));
        prop_assert!(2 * off.abs() <= step);
        let (off, step) = exact(100, round(Rounding::KroneDown));
        prop_assert!((0..step).contains(&off));
        let (off, step) = exact(100, round(Rounding::WholeUp));
        prop_assert!(off <= 0 && off > -step);
    }

    #[test]
    fn a_day_and_a_month_are_read_as_they_are_written(text in "[12][0-9]{3}-[01][0-9]-[0-3][0-9]|[12][0-9]{3}-[01][0-9]|[-0-9 ]{0,11}|\\PC{0,12}") {
        if let Some(day) = Date::parse(&text) {
            prop_assert_eq!(&day.to_string(), &text);
            prop_assert!((day.month().first_day()..=day.month().last_day()).contains(&day));
        }
        if let Some(month) = Month::parse(&text) {
            prop_assert_eq!(month.to_string(), text);
            prop_assert_eq!(month.first_day().month(), month);
        }
    }

    #[test]
    fn a_typed_number_is_read_as_it_stands(ore in 0..=1_000_000_000_000_000_i64, hundredths in 0..=10_000_000_000_i64, share in 0..=1_000_000_i64) {
        #[allow(clippy::cast_precision_loss, reason = "below 2^53")]
        let number = |count: i64, counts: f64| Value::Number(count as f64 / counts);
        let value = Value::Object(vec![
            ("ore".to_owned(), number(ore, 1.0)), ("hours".to_owned(), number(hundredths, 100.0)), ("percent".to_owned(), number(share, 10_000.0)),
        ]);
        let mut reader = Reader::new(&value);
        prop_assert_eq!(reader.kroner("ore", Kroner::new(1_000_000_000_000_000), None), Kroner::new(ore));
        prop_assert_eq!(reader.hours("hours", 100_000_000, None), Hours::new(hundredths));
        prop_assert_eq!(reader.percent("percent", 100, Percent::ZERO), Percent::new(share));
        prop_assert_eq!(reader.finish(), Ok(()));
    }

    #[test]
    fn any_number_is_within_its_bounds_or_named(number in proptest::num::f64::ANY) {
        let value = Value::Object(vec![("percent".to_owned(), Value::Number(number))]);
        let mut reader = Reader::new(&value);
        let percent = reader.percent("percent", 100, Percent::ZERO);
        prop_assert!((Percent::ZERO..=Percent::WHOLE).contains(&percent));
        let named = reader.finish().is_err_and(|faults| faults.len() == 1 && faults[0].field == "/percent");
        #[allow(clippy::cast_precision_loss, reason = "below 2^53")]
        let off = number - percent.count() as f64 / 10_000.0;
        prop_assert!(named || off.abs() < 1e-8, "{number}");
    }

    #[test]
    fn no_input_makes_the_engine_panic(value in anything()) {
        ask_everything(&value)?;
    }

    #[test]
    fn a_question_that_is_disturbed_is_answered_or_refused_by_field(
        question in prop_oneof![people(2), building(), person(true)], at: Index, other in anything(),
    ) {
        let mut value = Value::from(&question);
        let mut all = leaves(&mut value);
        let at = at.index(all.len());
        *all[at] = other;
        ask_everything(&value)?;
    }
}

/// No question panics, and one that is refused says which field: none only where nothing is an
/// object, or where the answer is too large.
fn ask_everything(value: &Value) -> Result<(), TestCaseError> {
    let sound = |faults: Option<Vec<Fault>>| {
        faults.is_none_or(|faults| {
            let named = |fault: &Fault| fault.field.starts_with('/') || fault.code == FaultCode::Overflow;
            !faults.is_empty() && (!matches!(value, Value::Object(_)) || faults.iter().all(named))
        })
    };
    prop_assert!(sound(smaajob::answer(value).err()));
    prop_assert!(sound(savings::answer(value).err()));
    prop_assert!(sound(laerlinge::answer(value).err()));
    prop_assert!(sound(areas::answer(value).err()));
    Ok(())
}

/// What is neither a list nor an object, wherever it stands.
fn leaves(value: &mut Value) -> Vec<&mut Value> {
    match value {
        Value::List(entries) => entries.iter_mut().flat_map(leaves).collect(),
        Value::Object(fields) => fields.iter_mut().flat_map(|(_, field)| leaves(field)).collect(),
        leaf => vec![leaf],
    }
}

fn amount(hundredths: i64) -> Json {
    #[allow(clippy::cast_precision_loss, reason = "small numbers")]
    let amount = hundredths as f64 / 100.0;
    json!(amount)
}

/// The months of a ledger's row.
fn months_of(row: &Json) -> Vec<String> {
    let number = |name: &str| {
        let (year, month) = row[name].as_str().and_then(|text| text.split_once('-')).expect("a month");
        year.parse::<i64>().expect("a year") * 12 + month.parse::<i64>().expect("a month") - 1
    };
    (number("from")..=number("to")).map(month).collect()
}

/// A month by its number since January of the year 0.
fn month(number: i64) -> String {
    format!("{:04}-{:02}", number / 12, number % 12 + 1)
}

/// A building of May 2024 to August 2026 with a plan and a ledger, a day and a report.
fn building() -> impl Strategy<Value = Json> {
    const FIRST: i64 = 2024 * 12 + 4;
    let trade = (0..=2_000_000_i64, 0..=100_i64, 1..=100_i64, 0..=3_i64, proptest::option::of(0..=27_i64), 0..=30_i64).prop_map(
        |(hours, suited, most, contractor, from, length)| {
            // The building ends in August 2026: month 27 from the first.
            let to = from.map(|from| month(FIRST + (from + length).min(27)));
            json!({ "trade": "el", "hours": amount(hours), "suited": suited, "mostShare": most, "contractor": contractor,
                "from": from.map(|from| month(FIRST + from)), "to": to })
        },
    );
    // The day is in March 2026: month 22 from the first.
    let category = proptest::sample::select(vec!["laerling", "anden", "taellerIkke"]);
    let basis = proptest::sample::select(vec!["hours", "months", "days"]);
    let row = (0..=22_i64, 0..=11_i64, category, basis, 0..=200_000_i64, 1..=60_i64, any::<bool>()).prop_map(
        |(from, length, category, basis, hundredths, weekly, net)| {
            let to = (from + length).min(22);
            let mut row = json!({ "from": month(FIRST + from), "to": month(FIRST + to), "amount": amount(hundredths),
                "category": category, "basis": basis,
                "contractor": weekly % 4 });
            if net {
                row["weeklyHours"] = json!(weekly);
                row["trade"] = json!("murer");
            }
            row
        },
    );
    let lists = (proptest::collection::vec(trade, 1..6), proptest::collection::vec(row, 1..12));
    let choices = (0..=1_000_000_000_000_i64, any::<[bool; 5]>(), 0..=51_i64, 0..=100_i64);
    (lists, choices).prop_map(|((trades, ledger), (supported, [net, known, year, only, invoiced], school, progress))| {
        let mut input = json!({ "supported": supported, "moms": "included", "start": "2024-05-13", "end": "2026-08-20", "asOf": "2026-03-09",
            "trades": trades, "ledger": ledger, "reading": if net { "net" } else { "gross" }, "schoolWeeks": school,
            "onlyLaerlinge": only, "report": { "by": if year { "calendarYear" } else { "twelveMonths" } } });
        if !known {
            // By pace: one trade's hours are not known.
            input["trades"][0]["hours"] = Json::Null;
        }
        if invoiced {
            input["progress"] = json!(progress);
        }
        input
    })
}

/// Questions about so many rows of people that the engine answers.
fn people(most: usize) -> impl Strategy<Value = Json> {
    let wage = prop_oneof![
        (0..=20_000_000_i64).prop_map(|amount| json!({ "per": "month", "amount": amount })),
        (0..=60_000_i64, 1..=37_i64)
            .prop_map(|(amount, hours)| json!({ "per": "hour", "amount": amount, "hours": hours })),
    ];
    let some_hours = (9_000..=30_000_i64, 1..=15_i64)
        .prop_map(|(amount, hours)| json!({ "per": "hour", "amount": amount, "hours": hours }));
    let phase = prop_oneof![
        wage.clone().prop_map(|wage| json!({ "to": "job", "wage": wage })),
        wage.clone().prop_map(|wage| json!({ "to": "elev", "wage": wage })),
        some_hours.clone().prop_map(|wage| json!({ "to": "smaajob", "wage": wage })),
        some_hours.prop_map(|wage| json!({ "to": "fleksjob", "wage": wage })),
        (wage, 0..=2_000_000_i64, any::<bool>()).prop_map(|(wage, amount, kommune)| {
            json!({ "to": "loentilskud", "wage": wage, "subsidy": { "amount": amount, "payer": if kommune { "kommune" } else { "stat" } } })
        }),
        Just(json!({ "to": "su", "variant": "suUdeboende", "amount": 650_000 })),
        Just(json!({ "to": "selvforsoergelse" })),
        Just(json!({ "to": "unknown" })),
    ];
    let amounts = (0..=2_600, 0..=1_500_000_i64, 0..=500_000_i64, 0..=3_i64, 0..=20_i64);
    let row = (person(false), proptest::collection::vec(phase, 1..=3), amounts, proptest::option::of(1..=60_i64), any::<[bool; 3]>()).prop_map(
        |(person, mut phases, (weeks, rent, daycare, children, pension), months, [old, granted, alone])| {
            for (phase, from) in phases.iter_mut().zip([1, 7, 20]) {
                phase["from"] = json!(from);
            }
            let mut row = json!({ "weeksOnSupport": weeks, "rent": rent, "daycare": daycare, "children": children, "pension": pension,
                "pensionEmployer": pension, "months": months, "phases": phases, "persons": 1 });
            for name in ["benefit", "variant", "amount", "kommune", "churchMember"] {
                row[name] = person[name].clone();
            }
            row["household"] = json!(if alone { "single" } else { "couple" });
            row["kommuneShare"] = if old { json!(65) } else { Json::Null };
            row["grant"] = if granted { json!({ "amount": 8_881_700, "weeks": 26 }) } else { Json::Null };
            (person["date"].clone(), row)
        },
    );
    let retention = proptest::sample::select(vec![
        json!({ "kind": "own" }),
        json!({ "kind": "curve", "level": "low" }),
        json!({ "kind": "observed", "month": 12, "share": 90, "level": "high" }),
    ]);
    let costs = proptest::collection::vec((0..=1_000_000_000_000_i64, 0..7_usize, any::<bool>()), 0..=5);
    let shares = (0..=100_i64, 0..=100_i64, 0..=100_i64, proptest::option::of((1..=100_i64, 0..=100_i64)));
    (proptest::collection::vec(row, 1..=most), retention, costs, shares, 1..=6_i64).prop_map(
        |(rows, retention, costs, (anyway, displaced, staying, control), years)| {
            let date = rows[0].0.clone();
            // All of one day: the others keep what is not of a day.
            let first = rows[0].1.clone();
            let rows: Vec<Json> = rows.into_iter().map(|(_, mut row)| {
                for name in ["benefit", "variant", "churchMember", "amount"] {
                    row[name] = first[name].clone();
                }
                row
            }).collect();
            let payers = ["kommune", "stat", "region", "arbejdsgiver", "landsbyggefonden", "boligorganisation", "fond"];
            let costs: Vec<Json> = costs.iter().map(|(amount, payer, once)| {
                json!({ "amount": amount, "payer": payers[*payer], "period": if *once { "once" } else { "yearly" } })
            }).collect();
            json!({ "date": date, "rows": rows, "retention": retention, "costs": costs, "years": years, "counterfactual": anyway,
                "displacement": displaced, "staying": staying, "savedActivation": 1_000_000,
                "control": control.map(|(treated, control)| json!({ "treated": treated, "control": control })) })
        },
    )
}

/// Any value at all, often with the names of real fields.
fn anything() -> impl Strategy<Value = Value> {
    let names = [
        "date",
        "benefit",
        "variant",
        "amount",
        "household",
        "hours",
        "hourlyWage",
        "children",
        "spouse",
        "rent",
        "kommune",
        "persons",
        "wage",
        "costs",
        "rows",
        "phases",
        "to",
        "supported",
        "moms",
        "ledger",
        "trades",
        "trade",
        "from",
        "category",
        "basis",
        "duty",
        "money",
        "a/b~c",
    ];
    let texts = [
        "2026-01",
        "el",
        "laerling",
        "months",
        "2026-01-01",
        "kontanthjaelp",
        "forhoejetSats",
        "single",
        "0101",
        "included",
        "",
        "æ",
    ];
    let leaf = prop_oneof![
        Just(Value::Nothing),
        Just(Value::Other),
        any::<bool>().prop_map(Value::Flag),
        any::<f64>().prop_map(Value::Number),
        (-5..300).prop_map(|number| Value::Number(f64::from(number))),
        proptest::sample::select(texts.to_vec()).prop_map(|text| Value::Text(text.to_owned())),
    ];
    leaf.prop_recursive(3, 40, 10, move |inner| {
        let name = proptest::sample::select(names.to_vec()).prop_map(str::to_owned);
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..25).prop_map(Value::List),
            proptest::collection::vec((name, inner), 0..14).prop_map(Value::Object),
        ]
    })
}
