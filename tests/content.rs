//! The content: clean, embedded as written, and saying what the product promises.

use cybernorms::{
    content::{
        check,
        date::{self, PartialDate},
        load::Pack,
        problem::Severity,
        schema::{Actor, Body, Claim, DateKind},
    },
    embedded,
    landscape::{Kind, Landscape, RecordId, as_of::as_of, record::Detail},
};
use std::path::Path;

fn folder() -> Pack {
    Pack::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/content")))
}

#[test]
fn every_file_loads_without_a_problem() {
    let pack = folder();
    assert_eq!(pack.problems, []);
    let errors: Vec<_> = check::problems(&pack, &pack.content, date::today())
        .into_iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn the_embedded_blob_is_the_files() {
    let mut files = folder().content;
    files.sort();
    assert_eq!(embedded::content(), files);
}

#[test]
fn a_record_read_from_the_shelf_is_the_record_read_at_once() {
    let (lazy, eager) = (Landscape::on(embedded::shelf()), Landscape::new(embedded::content()));
    assert_eq!(lazy.all().len(), eager.all().len());
    for id in eager.all() {
        assert_eq!(format!("{:?}", lazy[id]), format!("{:?}", eager[id]));
        assert_eq!(lazy.find(&eager[id].id), Some(id));
    }
    assert_eq!(lazy.find("no-such-record"), None);
}

#[test]
fn what_a_head_says_of_a_record_is_what_the_record_says() {
    let landscape = Landscape::on(embedded::shelf());
    for id in landscape.all() {
        let (head, record) = (landscape.head(id), &landscape[id]);
        let conflict = record.as_event().is_some_and(|event| event.conflict.is_some());
        let stance = record.as_position().and_then(|position| position.latest()).map(|step| step.stance);
        assert_eq!((head.date, head.has_conflict, head.stance), (record.date(), conflict, stance), "{}", record.id);
        let steps = record.as_position().map_or(&[] as &[_], |position| &position.steps);
        let moves = steps.windows(2).filter(|two| two[0].stance != two[1].stance && two.iter().all(|step| step.stance.is_taken()));
        let last = moves.map(|two| two[1].claim.since.map(|on| (on, two[0].stance, two[1].stance))).next_back().flatten();
        assert_eq!(head.moved, last, "{}", record.id);
        let bears = |event: &RecordId| {
            let event = landscape[*event].as_event().expect("an event");
            [&event.actors, &event.bodies, &event.issues, &event.norms].into_iter().any(|list| list.contains(&id))
        };
        assert!(landscape.events_of(id).eq(landscape.of_kind(Kind::Event).filter(bears)), "{}", record.id);
    }
}

#[test]
fn the_agreement_tells_its_three_dates_apart() {
    let landscape = Landscape::new(embedded::content());
    let agreement = &landscape[landscape.find("csto-agreement-2017").expect("the agreement")];
    let dates: Vec<_> = agreement.dates.iter().map(|date| (date.kind, date.on.to_string())).collect();
    assert_eq!(
        dates,
        [(DateKind::Signed, "2017-11-30".into()), (DateKind::InForce, "2019-04-01".into()), (DateKind::Published, "2019-04-26".into())]
    );
}

#[test]
fn the_paper_shows_its_conflict() {
    let landscape = Landscape::new(embedded::content());
    let paper = &landscape[landscape.find("cn-positions-rules-2021").expect("the paper")];
    let cited = paper.dates.iter().find(|date| date.kind == DateKind::Cited).expect("as cited");
    assert_eq!(cited.on.to_string(), "2024-01-01");
    assert!(paper.as_event().is_some_and(|event| event.conflict.is_some()));
}

#[test]
fn every_kind_has_records_and_the_span_is_dense() {
    let landscape = Landscape::new(embedded::content());
    for kind in Kind::ALL {
        assert!(landscape.of_kind(*kind).len() >= 3, "{kind:?}");
    }
    let window = cybernorms::timeline::default_window();
    let in_span = landscape.of_kind(Kind::Event).filter(|event| landscape[*event].date().is_some_and(|on| window.touches(on))).count();
    assert!(in_span >= 40, "{in_span}");
}

#[test]
fn every_event_says_who_when_and_on_what_evidence() {
    let landscape = Landscape::new(embedded::content());
    for id in landscape.of_kind(Kind::Event) {
        let record = &landscape[id];
        let event = record.as_event().expect("an event");
        assert!(!record.sources.is_empty() && !record.dates.is_empty(), "{}", record.id);
        assert!(!event.actors.is_empty() || !event.bodies.is_empty(), "{} touches no actor and no body", record.id);
    }
}

#[test]
fn as_of_a_day_nothing_later_is_left() {
    let day: date::PartialDate = "2019-06-01".parse().expect("a date");
    let landscape = Landscape::new(as_of(embedded::content(), day.last_day()));
    let is_later = |on: date::PartialDate| on.first_day() > day.last_day();
    assert!(landscape.of_kind(Kind::Event).len() > 100);
    for id in landscape.all() {
        let record = &landscape[id];
        assert!(!record.dates.iter().any(|date| is_later(date.on)), "{}", record.id);
        if let Detail::Position(position) = &record.detail {
            assert!(!position.steps.iter().any(|step| step.claim.since.is_some_and(is_later)), "{}", record.id);
        }
        if let Detail::Actor { sections, .. } | Detail::Body { sections, .. } = &record.detail {
            let later = sections.iter().flat_map(|section| &section.claims).find(|claim| claim.since.is_some_and(is_later));
            assert!(later.is_none(), "{}: {later:?}", record.id);
        }
    }
}

#[test]
fn the_landscape_is_as_wide_as_promised() {
    let landscape = Landscape::new(embedded::content());
    for (kind, least) in [(Kind::Event, 280), (Kind::Body, 20), (Kind::Norm, 11), (Kind::Concept, 30), (Kind::Source, 300)] {
        assert!(landscape.of_kind(kind).len() >= least, "{kind:?}");
    }
    let norms = landscape.of_kind(Kind::Norm).filter(|id| landscape[*id].code.as_deref().is_some_and(|key| key.starts_with("13(")));
    assert_eq!(norms.count(), 11);
}

#[test]
fn the_five_profiles_are_of_comparable_depth() {
    let content = embedded::content();
    let depths: Vec<usize> = content.actors.iter().map(check::depth).collect();
    let (least, most) = (depths.iter().min().expect("actors"), depths.iter().max().expect("actors"));
    assert!(least * 10 >= most * 6, "{depths:?}");
    for actor in &content.actors {
        assert!(actor.sections().iter().all(|(_, _, claims)| !claims.is_empty()), "{} lacks a section", actor.id);
    }
}

#[test]
fn who_is_accused_is_heard_or_it_is_said_that_no_reply_was_found() {
    let content = embedded::content();
    let accuses = |id: &str| content.events.iter().any(|event| event.id == *id && event.actors.len() > 1);
    for actor in &content.actors {
        for claim in actor.attribution.iter().filter(|claim| claim.refs.iter().any(|id| accuses(id))) {
            let said = format!("{} {}", claim.text, claim.doubt.as_deref().unwrap_or_default()).to_lowercase();
            let heard = ["den", "reject", "dismiss", "repl", "propaganda", "smear", "answer"];
            assert!(heard.iter().any(|word| said.contains(word)), "{}: {:?}", actor.id, claim.label);
        }
    }
}

#[test]
fn replaying_the_years_changes_cells_only_at_dated_steps_and_every_step_names_its_evidence() {
    let today = Landscape::on(embedded::shelf());
    let of = |year: i32| {
        let day = format!("{year}").parse::<PartialDate>().expect("a year");
        Landscape::new(as_of(embedded::content(), day.last_day()))
    };
    let stance = |landscape: &Landscape, id: &str| landscape.find(id).and_then(|position| landscape.head(position).stance);
    let mut before = of(2010);
    for year in 2011..=2026 {
        let now = of(year);
        for id in today.of_kind(Kind::Position) {
            let position = today[id].as_position().expect("a position");
            let steps_of_year = position.steps.iter().filter(|step| step.claim.since.is_some_and(|since| since.year() == year)).count();
            let record = today.id(id);
            if steps_of_year == 0 && stance(&before, record).is_some() {
                assert_eq!(stance(&before, record), stance(&now, record), "{record} in {year}");
            }
            for step in &position.steps {
                assert!(!step.claim.sources.is_empty() || !step.claim.refs.is_empty(), "{record}");
            }
        }
        before = now;
    }
}

#[test]
fn a_role_without_its_body_or_its_name_is_refused() {
    let found = |change: &dyn Fn(&mut Claim)| {
        let mut content = embedded::content();
        let tie = content.actors.iter_mut().flat_map(|actor| &mut actor.ties).find(|tie| tie.role.is_some()).expect("a role");
        change(tie);
        let messages =
            check::findings(&content, date::today()).into_iter().filter(|finding| finding.field.rsplit('.').next() == Some("role"));
        messages.map(|finding| finding.message).collect::<Vec<_>>()
    };
    assert_eq!(found(&|_| {}), Vec::<String>::new());
    assert_eq!(found(&|tie| tie.refs.clear()), ["the first of the `refs` must be the body in which this is the role"]);
    assert_eq!(found(&|tie| tie.label = None), ["a tie with a role needs a label: what it is a tie to"]);
}

#[test]
fn of_a_past_day_what_is_told_of_actors_and_bodies_has_a_date_or_says_that_it_has_none() {
    let day = "2015".parse::<PartialDate>().expect("a year").last_day();
    let then = as_of(embedded::content(), day);
    let of_actors = then.actors.iter().flat_map(Actor::sections).flat_map(|(.., claims)| claims);
    let of_bodies = then.bodies.iter().flat_map(Body::sections).flat_map(|(.., claims)| claims);
    let (mut dated, mut undated) = (0, 0);
    for claim in of_actors.chain(of_bodies) {
        if let Some(since) = claim.since {
            assert!(since.first_day() <= day, "{}", claim.text);
            dated += 1;
        } else {
            assert!(claim.doubt.as_deref().is_some_and(|doubt| doubt.contains("No date is on record")), "{}", claim.text);
            undated += 1;
        }
    }
    assert!(dated > 50 && undated > 50, "{dated} dated, {undated} undated");
}
