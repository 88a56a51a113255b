//! How fresh the rates are: `rates [--date YYYY-MM-DD] [--year YYYY] [--write]` tells on standard
//! error what runs out, lacks a source or rests on somebody else's word, and drafts the coming
//! year's rows on standard output by the rules of `data/indexation.csv`. It ends with 1 where
//! somebody has to do something within sixty days. `--write` puts the drafts into the data.

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::{
        collections::BTreeMap,
        error::Error,
        fmt::Write as _,
        fs,
        process::ExitCode,
        time::{SystemTime, UNIX_EPOCH},
    };

    use jobgevinst::date::Date;
    use serde_json::Value;

    const RATES: &str = "data/rates.csv";
    /// Days before the data runs out from which the check warns.
    const WARNED: i32 = 60;

    type Result<T> = std::result::Result<T, Box<dyn Error>>;

    pub fn main() -> ExitCode {
        match run(std::env::args().skip(1)) {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(error) => {
                eprintln!("error: {error}");
                ExitCode::from(2)
            }
        }
    }

    /// Whether nothing has to be done.
    fn run(mut arguments: impl Iterator<Item = String>) -> Result<bool> {
        let (mut day, mut year, mut write) = (today()?, None, false);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--check" => {}
                "--write" => write = true,
                "--date" => {
                    let typed = arguments.next().as_deref().and_then(Date::parse);
                    day = typed.ok_or("--date takes a day like 2026-11-22")?;
                }
                "--year" => year = Some(arguments.next().ok_or("--year lacks the year")?.parse()?),
                _ => return Err(format!("`{argument}` is no option of `rates`").into()),
            }
        }
        let data = Data::read()?;
        let year = year.unwrap_or(data.last_day.year() + 1);
        let (report, is_fine) = data.report(day);
        eprint!("{report}");
        let drafts = data.drafts(year);
        eprintln!("\n{} rates of {year} can be drafted; they must be looked up:", drafts.rows.len());
        for id in &drafts.unknown {
            eprintln!("  {id}");
        }
        for row in drafts.rows.values() {
            println!("{row}");
        }
        if write {
            fs::write(RATES, with_drafts(&fs::read_to_string(RATES)?, &drafts.rows))?;
            eprintln!("{RATES} has the drafts now");
        }
        Ok(is_fine)
    }

    fn today() -> Result<Date> {
        let days = i32::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / 86_400)?;
        let day = Date::new(1970, 1, 1).day_number() + days;
        let year = (1970..2200).find(|year| Date::new(year + 1, 1, 1).day_number() > day).ok_or("no year")?;
        let month = (1..=12).rfind(|month| Date::new(year, *month, 1).day_number() <= day).ok_or("no month")?;
        Ok(Date::new(year, month, u32::try_from(day - Date::new(year, month, 1).day_number() + 1)?))
    }

    /// The rates as they are published, and the rules of the indexation.
    pub struct Data {
        last_day: Date,
        rates: serde_json::Map<String, Value>,
        /// Rule and base amount by id.
        rules: BTreeMap<String, (String, String)>,
    }

    /// A coming year's rows by id, and what no rule gives.
    #[derive(Default)]
    pub struct Drafts {
        pub rows: BTreeMap<String, String>,
        pub unknown: Vec<String>,
    }

    fn text<'a>(row: &'a Value, name: &str) -> &'a str {
        row[name].as_str().unwrap_or_default()
    }

    fn rows(rate: &Value) -> &[Value] {
        rate["rows"].as_array().map_or(&[], Vec::as_slice)
    }

    /// The row in force on a day, days being ordered as texts.
    fn row_on<'a>(rate: &'a Value, day: &str) -> Option<&'a Value> {
        rows(rate).iter().find(|row| text(row, "from") <= day && (row["to"].is_null() || day <= text(row, "to")))
    }

    impl Data {
        pub fn read() -> Result<Self> {
            let published: Value = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/rates.json")))?;
            let rules = include_str!("../../data/indexation.csv").lines().skip(1).filter_map(|line| {
                let (id, rule) = line.split_once(',')?;
                let (rule, base) = rule.split_once(',')?;
                Some((id.to_owned(), (rule.to_owned(), base.to_owned())))
            });
            Ok(Self {
                last_day: Date::parse(text(&published, "lastDay")).ok_or("no last day")?,
                rates: published.get("rates").and_then(Value::as_object).cloned().ok_or("no rates")?,
                rules: rules.collect(),
            })
        }

        /// What is to be known on a day, and whether nobody has to do anything soon.
        pub fn report(&self, date: Date) -> (String, bool) {
            let mut report = String::new();
            let left = self.last_day.day_number() - date.day_number();
            // Writing to a String cannot fail.
            let _ = writeln!(report, "On {date} the rates hold for {left} more days, until {}.", self.last_day);
            let day = date.to_string();
            let mut lists = [
                ("run out within sixty days", Vec::new()),
                ("have not been found", Vec::new()),
                ("are second-hand", Vec::new()),
                ("are derived", Vec::new()),
                ("are a draft", Vec::new()),
            ];
            for (id, rate) in &self.rates {
                let used = rate["usedBy"].as_array().is_some_and(|users| !users.is_empty());
                let Some(row) = row_on(rate, &day) else { continue };
                let (status, source) = (text(row, "status"), text(row, "source"));
                let ends = rows(rate).last().and_then(|row| Date::parse(text(row, "to")));
                let expires = ends.is_some_and(|end| end.day_number() - date.day_number() <= WARNED);
                let belongs = [
                    expires && used,
                    row["value"].is_null(),
                    status == "secondary",
                    status == "derived" && !source.starts_with("udkast"),
                    source.starts_with("udkast"),
                ];
                for (_, list) in lists.iter_mut().zip(belongs).filter_map(|(list, belongs)| belongs.then_some(list)) {
                    list.push(format!("{id}{} ({source})", if used { "" } else { ", not used" }));
                }
            }
            let is_fine = left > WARNED && lists.iter().take(1).all(|(_, list)| list.is_empty());
            for (what, list) in &lists {
                let _ = writeln!(report, "\n{} rates {what}:", list.len());
                for line in list {
                    let _ = writeln!(report, "  {line}");
                }
            }
            (report, is_fine)
        }

        /// The rows of a year that the data lacks, by the rules and the year before.
        pub fn drafts(&self, year: u32) -> Drafts {
            let mut drafts = Drafts::default();
            let (first, last) = (format!("{year}-01-01"), format!("{year}-12-31"));
            for (id, rate) in &self.rates {
                let before = row_on(rate, &format!("{}-12-31", year - 1));
                let there = row_on(rate, &last).is_some_and(|row| !row["value"].is_null());
                let Some(before) = before.filter(|_| !there) else { continue };
                match self.draft(id, year) {
                    Some((value, how)) => {
                        let url = text(before, "source").find("http").map_or("", |at| &text(before, "source")[at..]);
                        let source =
                            if url.is_empty() { format!("udkast: {how}") } else { format!("udkast: {how}; {url}") };
                        let cells = [
                            id,
                            text(rate, "subject"),
                            &value,
                            text(rate, "unit"),
                            &first,
                            &last,
                            text(before, "basis"),
                            &source,
                            "derived",
                            text(before, "checkedOn"),
                        ];
                        drafts.rows.insert(id.clone(), cells.map(quoted).join(","));
                    }
                    None => drafts.unknown.push(id.clone()),
                }
            }
            drafts
        }

        /// A rate's value in a year by its rule, and how it was computed.
        pub fn draft(&self, id: &str, year: u32) -> Option<(String, String)> {
            let (rule, base) = self.rules.get(id)?;
            // What the year before says is a draft where it has none of its own.
            let of = |id: &str, year: u32| {
                let row = row_on(self.rates.get(id)?, &format!("{year}-12-31"))?;
                millionths(row["value"].as_str()?)
            };
            let of_year = |id: &str| of(id, year).or_else(|| millionths(&self.draft(id, year)?.0));
            let before = of(id, year - 1);
            let grown = |percent: &str| Some((before? * (100_000_000 + of_year(percent)?), 100_000_000));
            let krone = 1_000_000;
            let (value, how) = match rule.as_str() {
                "as_full" => (of_year("satsregulering_fuld")?, "som den fulde procent".to_owned()),
                "unchanged" => (before?, format!("som i {}, ikke reguleret", year - 1)),
                "transfers" | "full" | "sick_week" => {
                    let id = if rule == "full" { "satsregulering_fuld" } else { "satsregulering_overfoersler" };
                    let step = if rule == "sick_week" { 5 * krone } else { krone };
                    let (amount, of) = grown(id)?;
                    let percent = danish(of_year(id)?);
                    let rounded = if rule == "sick_week" { ", afrundet til 5 kr. om ugen" } else { "" };
                    (nearest(amount, of, step), format!("{} plus {percent} %{rounded}", year - 1))
                }
                "sick_hour" => {
                    let week = of_year("sygedagpenge_max_uge")?;
                    (nearest(week, 37, krone / 100), "ugens beløb delt med 37".to_owned())
                }
                "psl20" => {
                    let (base, index) = (millionths(base)?, of_year("psl20_index")?);
                    let how = format!("{} × {} / 100, rundet op til 100 (PSL § 20)", danish(base), danish(index));
                    (above(base * index, 100 * krone, 100 * krone), how)
                }
                "psl20_previous" => {
                    let (index, last) = (of_year("psl20_index")?, of("psl20_index", year - 1)?);
                    let how =
                        format!("{} × {} / {}, rundet op til 100 (PSL § 20)", year - 1, danish(index), danish(last));
                    (above(before? * index, last, 100 * krone), how)
                }
                "as_before" => {
                    let value = nearest(before? * before?, of(id, year - 2)?, krone / 10);
                    (value, format!("steget som fra {} til {}", year - 2, year - 1))
                }
                _ => return None,
            };
            Some((plain(value), how))
        }
    }

    /// The file with the drafts after each rate's own rows; a row that says `unknown` gives way.
    pub fn with_drafts(file: &str, drafts: &BTreeMap<String, String>) -> String {
        let id = |line: &str| line.split(',').next().unwrap_or_default().to_owned();
        let lines: Vec<&str> = file.lines().collect();
        let mut written = String::new();
        for (at, line) in lines.iter().enumerate() {
            let own = id(line);
            let draft = drafts.get(&own);
            let period = |row: &str| row.split(',').skip(4).take(2).collect::<Vec<_>>().join(",");
            let gives_way =
                draft.is_some_and(|draft| line.split(',').nth(2) == Some("unknown") && period(line) == period(draft));
            if !gives_way {
                written.push_str(line);
                written.push('\n');
            }
            if let Some(draft) = draft.filter(|_| lines.get(at + 1).is_none_or(|next| id(next) != own)) {
                written.push_str(draft);
                written.push('\n');
            }
        }
        written
    }

    /// A decimal as millionths.
    fn millionths(text: &str) -> Option<i128> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        format!("{whole}{fraction:0<6}").parse().ok().filter(|_| fraction.len() <= 6)
    }

    fn plain(millionths: i128) -> String {
        let text = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    fn danish(millionths: i128) -> String {
        plain(millionths).replace('.', ",")
    }

    /// `amount / of` to the nearest step, the half up.
    const fn nearest(amount: i128, of: i128, step: i128) -> i128 {
        (2 * amount + of * step).div_euclid(2 * of * step) * step
    }

    /// `amount / of` up to the next step.
    const fn above(amount: i128, of: i128, step: i128) -> i128 {
        (amount + of * step - 1).div_euclid(of * step) * step
    }

    /// A cell of a CSV file.
    fn quoted(cell: &str) -> String {
        if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

/// The tests of the wasm compile every program; this one is for the command line only.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails loudly")]
mod tests {
    use std::collections::BTreeMap;

    use jobgevinst::date::Date;
    use serde_json::Value;

    use super::native::{Data, with_drafts};

    fn published() -> Value {
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/rates.json"))).expect("the rates")
    }

    /// Each rule gives the row of 2027 that the data has, to the last digit.
    #[test]
    fn the_rules_give_the_rows_of_2027() {
        let (data, published) = (Data::read().expect("the data"), published());
        let mut tried = 0;
        for (id, rate) in published["rates"].as_object().expect("rates") {
            let row = rate["rows"].as_array().and_then(|rows| {
                rows.iter().find(|row| row["from"].as_str() >= Some("2027") && row["to"] == "2027-12-31")
            });
            // What a law takes off once is no rule.
            let row = row.filter(|_| id != "satsregulering_overfoersler");
            if let (Some(row), Some((value, _))) = (row, data.draft(id, 2027)) {
                assert_eq!(row["value"].as_str(), Some(value.as_str()), "{id}");
                tried += 1;
            }
        }
        assert!(tried >= 80, "{tried}");
    }

    /// They also give what was published for 2026: one krone up or down where the source rounded.
    #[test]
    fn the_rules_give_what_2026_became() {
        let data = Data::read().expect("the data");
        for (id, value) in [
            ("dagpenge_max_fuldtid", "22041"),
            ("sygedagpenge_max_uge", "5085"),
            ("sygedagpenge_max_time", "137.43"),
            ("personfradrag", "54100"),
            ("mellemskat_graense", "641200"),
        ] {
            assert_eq!(data.draft(id, 2026).expect("a rule").0, value, "{id}");
        }
    }

    #[test]
    fn it_warns_from_sixty_days_before_the_end() {
        let data = Data::read().expect("the data");
        let on = |month, day| data.report(Date::new(2026, month, day));
        let (report, is_fine) = on(10, 31);
        assert!(is_fine, "{report}");
        for part in ["61 more days", "are second-hand", "have not been found", "  omregningssats (ikke fundet"] {
            assert!(report.contains(part), "{part}");
        }
        let (report, is_fine) = on(11, 1);
        assert!(!is_fine && report.contains("60 more days"), "{report}");
        assert!(report.contains("  tidlig_pension_bundgraense_arbejdsindkomst ("), "{report}");
    }

    /// The year after next is drafted from the drafts, and what has no rule is to be looked up.
    #[test]
    fn a_year_without_rows_is_drafted() {
        let drafts = Data::read().expect("the data").drafts(2028);
        let row = &drafts.rows["kth_grundsats"];
        assert!(row.starts_with("kth_grundsats,kontanthjaelp,8187,kr/month,2028-01-01,2028-12-31,"), "{row}");
        assert!(row.contains("\"udkast: 2027 plus 4,5 %") && row.contains(",derived,"), "{row}");
        assert!(drafts.unknown.contains(&"kommuneskat_gennemsnit".to_owned()));
    }

    #[test]
    fn drafts_stand_after_their_rates_own_rows() {
        let file = "id,a\na,1,unknown,x,2028-01-01,2028-12-31\nb,1,2,x,2027-01-01,2027-12-31\nc,1\n";
        let draft = |id: &str| (id.to_owned(), format!("{id},1,9,x,2028-01-01,2028-12-31"));
        let drafts = BTreeMap::from([draft("a"), draft("b")]);
        let expected =
            "id,a\na,1,9,x,2028-01-01,2028-12-31\nb,1,2,x,2027-01-01,2027-12-31\nb,1,9,x,2028-01-01,2028-12-31\nc,1\n";
        assert_eq!(with_drafts(file, &drafts), expected);
    }
}
