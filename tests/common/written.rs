//! Reads a written sum by itself.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails loudly")]

use serde_json::{Value as Json, json};

/// A number of the written sum as an exact fraction: count and how many make one.
fn fraction(value: &Json, unit: &str) -> (i128, i128) {
    let number = value.as_f64().expect("a number");
    // Shown with 2 (hours), 4 (percent) or 6 decimals; money is whole øre. A percent is a share.
    let (decimals, per_one) = match unit {
        "ore" => (1.0, 100),
        "percent" => (1e4, 1_000_000),
        "hours" => (1e2, 100),
        _ => (1e6, 1_000_000),
    };
    #[allow(clippy::cast_possible_truncation, reason = "test numbers are far below 2^53")]
    ((number * decimals).round() as i128, per_one)
}

fn divide_rounded(numerator: i128, denominator: i128, rounding: &str, per_one: i128) -> i128 {
    let (step, way) = match rounding {
        "none" => (1, "exact"),
        "oere" => (1, "half away"),
        "oereHalvNed" => (1, "half toward"),
        "kroneNed" | "heltalNed" => (per_one, "down"),
        "heltal" => (per_one, "half away"),
        "heltalOp" => (per_one, "up"),
        "tiendedelOp" => (per_one / 10, "up"),
        "hundrededele" => (per_one / 100, "half away"),
        "hundrededeleNed" => (per_one / 100, "down"),
        other => panic!("{other}"),
    };
    let per_step = denominator * step;
    let (floor, rest) = (numerator.div_euclid(per_step), numerator.rem_euclid(per_step));
    let half = (rest * 2).cmp(&per_step);
    let up = match way {
        "exact" => {
            assert_eq!(rest, 0, "rounding nobody named");
            false
        }
        "down" => false,
        "up" => rest > 0,
        _ if half.is_eq() => (numerator >= 0) == (way == "half away"),
        _ => half.is_gt(),
    };
    (floor + i128::from(up)) * step
}

fn lowest_terms(over: i128, under: i128) -> (i128, i128) {
    let (mut divisor, mut rest) = (under, over);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    (over / divisor.abs(), under / divisor.abs())
}

/// Computes one written line from what stands in it.
fn evaluate(line: &Json) -> i128 {
    let unit = line["unit"].as_str().expect("a unit");
    let rounding = line["rounding"].as_str().expect("a rounding");
    let (_, per_one) = fraction(&line["result"], unit);
    let terms = line["terms"].as_array().expect("terms");
    let term = |term: &Json| fraction(&term["value"], term["unit"].as_str().expect("a unit"));
    let inverse = |term: &Json| term["inverse"].as_bool().expect("a flag");
    match line["op"].as_str().expect("an op") {
        "add" => {
            let sum = terms.iter().map(|t| if inverse(t) { -term(t).0 } else { term(t).0 }).sum();
            divide_rounded(sum, 1, rounding, per_one)
        }
        "mix" => {
            let shares: i128 = terms[..2].iter().map(|t| term(t).0).product();
            let mixed: i128 = terms[2..].chunks(2).map(|pair| term(&pair[0]).0 * term(&pair[1]).0).sum();
            let whole = 1_000_000_i128.pow(3);
            divide_rounded(mixed * shares, whole, rounding, per_one)
        }
        "product" => {
            let (mut over, mut under) = (per_one, 1);
            for t in terms {
                let (count, scale) = term(t);
                let (count, scale) = if inverse(t) { (scale, count) } else { (count, scale) };
                (over, under) = lowest_terms(over * count, under * scale);
            }
            divide_rounded(over, under, rounding, per_one)
        }
        "products" => {
            // A term that multiplies after one that divides begins the next product, and one marked as minus
            // begins one that is subtracted.
            let minus = |term: &Json| term["minus"] == true;
            let products = terms.chunk_by(|before, after| !minus(after) && (!inverse(before) || inverse(after)));
            let (mut over, mut under) = (0, 1);
            for product in products {
                let (mut count, mut scale) = (if minus(&product[0]) { -1 } else { 1 }, 1);
                for t in product {
                    let (number, per_one) = term(t);
                    let (number, per_one) = if inverse(t) { (per_one, number) } else { (number, per_one) };
                    (count, scale) = lowest_terms(count * number, scale * per_one);
                }
                (over, under) = lowest_terms(over * scale + count * under, under * scale);
            }
            divide_rounded(over * per_one, under, rounding, per_one)
        }
        "lowest" => terms.iter().map(|t| term(t).0).min().expect("terms"),
        "highest" => terms.iter().map(|t| term(t).0).max().expect("terms"),
        other => panic!("{other}"),
    }
}

/// Each line follows from its terms, each reference leads to an earlier line with that value, and
/// so does each number of the answer.
pub fn check(answer: &Json) {
    let lines = answer["lines"].as_array().expect("lines");
    assert!(!lines.is_empty(), "{answer}");
    for (index, line) in lines.iter().enumerate() {
        let (result, _) = fraction(&line["result"], line["unit"].as_str().expect("a unit"));
        assert_eq!(evaluate(line), result, "{line}");
        assert_ne!(line["terms"], json!([]), "{line}");
        for term in line["terms"].as_array().expect("terms") {
            if let Some(from) = term["origin"]["line"].as_u64() {
                let from = usize::try_from(from).expect("an index");
                assert!(from < index, "{line}");
                assert_eq!(lines[from]["result"], term["value"], "{line}");
            }
        }
    }
    let told = answer["lineOf"].as_object().expect("lineOf");
    assert!(!told.is_empty(), "{answer}");
    // The line that leads to the weakest value is no number of its own.
    let cause = &answer["weakest"]["cause"];
    let holds =
        |line: &Json| line["terms"].as_array().is_some_and(|terms| terms.iter().any(|term| term["origin"] == *cause));
    let of_weakest = lines.iter().position(holds).filter(|_| answer["weakest"]["status"] != "law");
    assert_eq!(told.get("/weakest").and_then(Json::as_u64), of_weakest.and_then(|line| line.try_into().ok()));
    for (pointer, line) in told.iter().filter(|(pointer, _)| *pointer != "/weakest") {
        let line = usize::try_from(line.as_u64().expect("an index")).expect("an index");
        // People are whole in the answer, and a line's number is a decimal.
        let [told, written] =
            [answer.pointer(pointer), Some(&lines[line]["result"])].map(|number| number.and_then(Json::as_f64));
        assert!(told.is_some() && told == written, "{pointer} is {}", lines[line]);
    }
}
