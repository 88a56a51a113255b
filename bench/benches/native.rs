//! The engine on this machine's own processor.

use std::{env, hint::black_box, path::PathBuf};

use bench::{SINGLES, batch, case, cohort, drawn, objects, single, taxes};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn singles(criterion: &mut Criterion) {
    for (ask, name) in SINGLES {
        let input = case(name).expect("the case is there");
        criterion.bench_function(ask, |bencher| bencher.iter(|| single(ask, black_box(&input))));
    }
    criterion.bench_function("taxes", |bencher| bencher.iter(taxes));
}

fn cohorts(criterion: &mut Criterion) {
    let file = env::var_os("COHORT").map(PathBuf::from).expect("COHORT names the file that cohort.mjs wrote");
    let cohort = cohort(&file).expect("the cohort is there");
    let drawn = drawn(&cohort);
    criterion.bench_function("draws", |bencher| bencher.iter(|| single("savings", black_box(&drawn))));
    let mut group = criterion.benchmark_group("cohort");
    group.sample_size(10).throughput(Throughput::Elements(cohort.rows.len() as u64));
    group.bench_function("batch", |bencher| bencher.iter(|| batch(black_box(&cohort))));
    group.bench_function("objects", |bencher| bencher.iter(|| objects(black_box(&cohort))));
}

criterion_group!(all, singles, cohorts);
criterion_main!(all);
