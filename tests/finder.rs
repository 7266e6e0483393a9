//! The finder against what people type: the mean of 1/rank of the right record, and what must never happen.

use cybernorms::{embedded, landscape::Landscape, search::Index};

/// The rank of the first record that would do, from 1.
fn rank(landscape: &Landscape, index: &Index, query: &str, wanted: &[&str]) -> Option<usize> {
    let hits = index.search(landscape, query, 50);
    hits.iter().position(|hit| wanted.contains(&landscape[hit.record].id.as_str())).map(|at| at + 1)
}

#[test]
fn the_right_record_comes_first() {
    let landscape = Landscape::new(embedded::content());
    let index = Index::new(&landscape);
    let rows: Vec<(&str, Vec<&str>)> = include_str!("queries.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split_once(" | ").map(|(query, wanted)| (query, wanted.split(' ').collect())).expect("query | ids"))
        .collect();
    assert!(rows.len() >= 150, "{}", rows.len());
    let mut sum = 0.0;
    let mut missed = String::new();
    for (query, wanted) in &rows {
        for id in wanted {
            assert!(landscape.find(id).is_some(), "{query}: there is no {id}");
        }
        let rank = rank(&landscape, &index, query, wanted);
        sum += rank.map_or(0.0, |rank| 1.0 / f64::from(u32::try_from(rank).expect("small")));
        if rank != Some(1) {
            let first: Vec<_> = index
                .search(&landscape, query, 3)
                .iter()
                .map(|hit| format!("{} ({})", landscape[hit.record].id, hit.tier.slug()))
                .collect();
            missed.push_str(&format!("{query}: {rank:?}, first {}\n", first.join(", ")));
        }
    }
    let mrr = sum / f64::from(u32::try_from(rows.len()).expect("small"));
    assert!(mrr >= 0.97, "MRR {mrr:.3} over {} queries\n{missed}", rows.len());
}

#[test]
fn what_matches_as_typed_stands_above_what_was_forgiven() {
    let landscape = Landscape::new(embedded::content());
    let index = Index::new(&landscape);
    for query in ["tallin", "russa", "chin", "norm", "agreement", "кибер", "网络"] {
        let tiers: Vec<_> = index.search(&landscape, query, 100).iter().map(|hit| hit.tier).collect();
        let clean = |tier: &cybernorms::search::Tier| *tier >= cybernorms::search::Tier::Inside;
        let first_forgiven = tiers.iter().position(|tier| !clean(tier)).unwrap_or(tiers.len());
        assert!(tiers[first_forgiven..].iter().all(|tier| !clean(tier)), "{query}: {tiers:?}");
    }
}

#[test]
fn a_stance_is_found_by_its_word() {
    let landscape = Landscape::new(embedded::content());
    let index = Index::new(&landscape);
    for who in ["united-states", "european-union"] {
        let wanted = format!("{who}-binding-treaty");
        assert!(rank(&landscape, &index, "who opposes a binding treaty", &[&wanted]).is_some(), "{wanted}");
    }
}

#[test]
fn conditions_answer_questions() {
    let landscape = Landscape::new(embedded::content());
    let index = Index::new(&landscape);
    let ids = |query: &str| -> Vec<String> {
        index.search(&landscape, query, 500).iter().map(|hit| landscape[hit.record].id.to_string()).collect()
    };
    assert_eq!(ids("issue:binding-treaty stance:opposes"), ["united-states", "european-union"]);
    assert_eq!(ids("issue:cybercrime-treaty stance:supports asof:2012"), ["turkey"], "of the three that support it now, one did then");
    assert!(ids("issue:cybercrime-treaty stance:supports").len() > 1);
    assert!(
        ids("kind:event actor:china since:2024")
            .iter()
            .all(|id| landscape.find(id).is_some_and(|id| landscape[id].date().is_some_and(|on| on.year() >= 2024)))
    );
    assert!(!ids("treaty -cybercrime").contains(&"cybercrime-treaty".to_owned()));
    assert!(ids("\"first strike\"").contains(&"putin-proposal-2020".to_owned()));
    assert!(ids("lang:zh kind:event").len() > 10);
    assert!(ids("").is_empty() && ids("   ").is_empty() && ids("\"").is_empty());
}

#[test]
fn the_same_query_always_gives_the_same_order() {
    let landscape = Landscape::new(embedded::content());
    let order = |query: &str| -> Vec<String> {
        Index::new(&landscape).search(&landscape, query, 100).iter().map(|hit| landscape[hit.record].id.to_string()).collect()
    };
    for query in ["cyber", "information security", "2021", "russia", "щ"] {
        assert_eq!(order(query), order(query), "{query}");
    }
}
