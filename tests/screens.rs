//! Key script in, screen out, with styles.

mod support;

use support::{screen, styled, text};

macro_rules! screens {
    ($($name:ident: $tab:literal, $size:expr, $keys:literal;)+) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(styled(&screen($tab, $size, $keys)));
        }
    )+};
}

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);

screens! {
    overview_small: "overview", SMALL, "";
    overview_large: "overview", LARGE, "<Tab><Down>";
    countries_small: "countries", SMALL, "<Down><Down><Enter><Down><Down><Down>";
    bodies_large: "bodies", LARGE, "/ietf<Enter>";
    timeline_small: "timeline", SMALL, "<Right><Right>";
    timeline_list: "timeline", LARGE, "v<Down>";
    positions_small: "positions", SMALL, "<Down><Right>";
    positions_transposed: "positions", LARGE, "t<Right>";
    bodies_table: "bodies", LARGE, "v<Down><Down>";
    norms_table: "norms", SMALL, "v<Down><Right><Right><Right><Right><Right>";
    terms_bridge: "concepts", SMALL, "v<Right><Right><Right>";
    related_large: "timeline", LARGE, "/csto agreement<Enter>r<Right><Down>";
    norms_small: "norms", SMALL, "<Down><Down><Down><Down><Down>";
    concepts_large: "concepts", LARGE, "/deterrence and diplomacy<Enter><PageDown>";
    sources_small: "sources", SMALL, "<Tab><Down><Down>";
    finder_small: "overview", SMALL, "/立场";
    finder_empty: "overview", SMALL, "/no such thing at all";
    help_large: "positions", LARGE, "?";
    quit_asked: "overview", SMALL, "q";
    chinese_page: "timeline", SMALL, "/cn-positions-rules-2021<Enter>";
}

/// The screen after keys, as text.
fn after(tab: &str, keys: &str) -> String {
    text(&screen(tab, SMALL, keys))
}

#[test]
fn the_finder_opens_a_record_on_its_own_screen() {
    let shown = after("overview", "/odkb agreement<Enter>");
    assert!(shown.contains("event · csto-agreement-2017") && shown.contains("Timeline ›"), "{shown}");
}

#[test]
fn back_restores_the_place_and_forward_returns() {
    let before = after("countries", "<Down><Enter><Down><Down><Down>");
    assert_eq!(after("countries", "<Down><Enter><Down><Down><Down><Enter><BS>"), before);
    let there = after("countries", "<Down><Enter><Down><Down><Down><Enter>");
    assert_ne!(there, before);
    assert_eq!(after("countries", "<Down><Enter><Down><Down><Down><Enter><BS>]"), there);
}

#[test]
fn escape_walks_down_one_rung_a_press_and_never_quits() {
    let list = after("countries", "");
    assert_eq!(after("countries", "<Enter>z/russia<Esc><Esc><Esc>"), list);
    assert!(after("countries", "<Esc><Esc><Esc>").contains("q quits"));
}

#[test]
fn shortcuts_work_on_a_russian_and_a_greek_keyboard() {
    assert_eq!(after("countries", "оо"), after("countries", "jj"));
    assert_eq!(after("countries", "ξξ"), after("countries", "jj"));
    assert!(after("countries", "/оо").contains("/ оо"), "a prompt keeps what is typed");
}

#[test]
fn the_first_key_to_the_timeline_selects_the_agreement_and_the_end_is_the_paper_as_cited() {
    assert!(after("overview", "4").contains("2017-11-30 signed: CSTO"));
    let end = after("overview", "/cn-positions<Enter><Esc>");
    assert!(end.contains("2021-10-12 published"), "{end}");
    let page = after("overview", "/cn-positions<Enter>z");
    assert!(page.contains("Sources conflict") && page.contains("1 Jan 2024"), "{page}");
}

#[test]
fn nobody_can_miss_that_the_landscape_is_of_another_day() {
    use cybernorms::{
        dashboard::{
            app::{App, Settings},
            offscreen,
        },
        embedded,
        landscape::{Landscape, as_of::as_of},
    };
    let date = "2019-06-01".parse::<cybernorms::content::date::PartialDate>().expect("a date");
    let landscape = Landscape::new(as_of(embedded::content(), date.last_day()));
    let mut app = App::new(landscape, Settings { as_of: Some(date), ..support::settings() });
    let shown = text(&offscreen::frame(&mut app, SMALL));
    assert!(shown.lines().next().expect("a row").contains("AS OF 2019-06-01"), "{shown}");
    assert!(!shown.contains("2021-"), "{shown}");
}

#[test]
fn the_whole_program_goes_to_a_day_and_comes_back() {
    let then = after("positions", "@2019-06-01<Enter>");
    assert!(then.lines().next().is_some_and(|row| row.contains("AS OF 2019-06-01")), "{then}");
    assert!(then.contains("As of 2019-06-01; @ today  Positions › Russia"), "the breadcrumb keeps its room: {then}");
    for screen in 1..=8 {
        let shown = after("overview", &format!("@2019-06-01<Enter>{screen}"));
        for later in ["2019-07", "2019-12", "2020-", "2021-", "2022-", "2023-", "2024-", "2025-", "2026-"] {
            assert!(!shown.contains(later), "screen {screen} shows {later}:\n{shown}");
        }
    }
    let today = after("positions", "@2019-06-01<Enter>@<Esc>");
    assert!(!today.contains("AS OF") && !today.contains("as of 2019"), "{today}");
    assert!(after("positions", "@2019-06-01<Enter><BS><Esc>").contains(after("positions", "<Esc>").lines().nth(4).expect("a row")));
    assert!(after("overview", "@soon<Enter>").contains("`soon` is no date"));
    assert_eq!(after("overview", "@soon<Enter><Esc>"), after("overview", ""), "nothing is lost");
}

#[test]
fn filters_stack_are_shown_and_are_taken_back() {
    let one = after("timeline", "factor:china<Enter>");
    let two = after("timeline", "factor:china<Enter>fkind:law<Enter>");
    assert!(one.contains("(actor: China)") && !one.contains("(kind: law)"), "{one}");
    assert!(two.contains("(actor: China) (kind: law)"), "{two}");
    let undone = after("timeline", "factor:china<Enter>fkind:law<Enter>u");
    assert!(undone.contains("(actor: China)") && !undone.contains("(kind: law)"), "{undone}");
    assert!(after("timeline", "factor:china<Enter>F").lines().nth(1).is_some_and(|row| !row.contains("actor: China")));
    assert!(after("timeline", "factor:china<Enter><BS>").lines().nth(1).is_some_and(|row| !row.contains("actor: China")));
    assert!(after("timeline", "factor:atlantis<Enter>").contains("there are russia"));
    assert!(after("timeline", "fstance:opposes<Enter>").contains("a filter takes"));
}

#[test]
fn a_date_is_gone_to() {
    assert!(after("overview", "d2021-06<Enter>").contains("Timeline › 2021-06-01 … 2021-06-30"));
    assert!(after("overview", "d2019..2020<Enter>").contains("Timeline › 2019-01-01 … 2020-12-31"));
    assert!(after("overview", "dyesterday<Enter>").contains("“yesterday” is no date"));
}

#[test]
fn the_timeline_zooms_and_comes_back_to_the_same_picture() {
    let opened = after("timeline", "");
    let zoom = |keys: &str| after("timeline", keys).lines().nth(4).map(|row| row.split(" by").next().unwrap_or_default().trim().to_owned());
    let zooms: Vec<_> = ["", "+", "++", "+++", "++++", "+++++"].into_iter().filter_map(zoom).collect();
    assert_eq!(zooms, ["decade", "5 years", "year", "quarter", "month", "day"]);
    assert_eq!(after("timeline", "+++++-----"), opened);
    assert_eq!(after("timeline", "LLLL00"), after("timeline", "0"), "a second 0 fits everything, from wherever one was");
}

#[test]
fn holding_right_walks_from_the_agreement_to_the_paper_and_skips_nothing() {
    use cybernorms::{embedded, landscape::Landscape, timeline};
    let landscape = Landscape::on(embedded::shelf());
    let window = timeline::default_window();
    let marks = timeline::lanes::marks(&landscape, &cybernorms::landscape::filter::Filter::default());
    let starts = |on: cybernorms::content::date::PartialDate| on.first_day() >= window.first && on.first_day() <= window.last;
    let wanted: Vec<&str> = marks.iter().filter(|mark| starts(mark.on)).map(|mark| landscape.id(mark.event)).collect();
    assert_eq!((wanted.first(), wanted.last()), (Some(&"csto-agreement-2017"), Some(&"cn-positions-rules-2021")));
    let mut app = support::app();
    app.start_on(3);
    for wanted in wanted {
        assert_eq!(app.shown(), Some(wanted));
        cybernorms::dashboard::offscreen::play(&mut app, SMALL, "<Right>").expect("a key");
    }
}

#[test]
fn lanes_are_made_by_five_things_folded_and_moved() {
    for (keys, lane) in [("", "Türkiye"), ("b", "Internationa"), ("bb", "Agreement"), ("bbb", "No issue"), ("bbbb", "All")] {
        let shown = text(&support::screen("timeline", (120, 60), keys));
        assert!(shown.lines().any(|row| row.trim_start_matches(['▌', ' ']).starts_with(lane)), "{keys}: {shown}");
    }
    assert!(after("timeline", "x<Down>").contains("folded: "), "{}", after("timeline", "x<Down>"));
    assert_eq!(after("timeline", "xx"), after("timeline", ""));
    let row = |keys: &str, name: &str| after("timeline", keys).lines().position(|row| row.trim_start_matches(['▌', ' ']).starts_with(name));
    assert!(row("J", "Russia") > row("", "Russia"));
    assert_eq!(row("JK", "Russia"), row("", "Russia"));
}

#[test]
fn chains_and_dates_are_walked_with_one_key() {
    let shown = after("timeline", "/putin proposal 2020<Enter><Esc>wwww");
    assert!(shown.contains("us-closes-cyber-channel-2022") || shown.contains("2022-04-07"), "{shown}");
    assert!(after("timeline", "e").contains("2019-04-01 in force"), "{}", after("timeline", "e"));
    assert!(after("timeline", "i").contains("since: 2017-11-30"));
}

#[test]
fn what_changed_between_two_days_is_a_list_that_leads_on() {
    let list = after("overview", "D2020-09..2021-12<Enter>");
    assert!(list.contains("What changed, 2020-09 to 2021-12") && list.contains("Russia (") && list.contains("Putin"), "{list}");
    assert!(
        after("overview", "D2020-09..2021-12<Enter><Enter>").contains("Timeline ›")
            || after("overview", "D2020-09..2021-12<Enter><Enter>").contains("Countries")
    );
    assert_eq!(after("overview", "D2020<Enter><Esc>"), after("overview", ""));
    assert!(after("overview", "Dsoon<Enter>").contains("is no range"));
}

#[test]
fn what_is_pinned_is_listed_leads_on_and_is_taken_down() {
    assert!(after("overview", "p").contains("Pinned: Russia"), "{}", after("overview", "p"));
    assert!(after("overview", "P").contains("Nothing is pinned; p pins what is selected"));
    let pins = after("countries", "p3pD2020-09..2021-12<Enter>p<Esc>P");
    for row in ["What is pinned (3)", "actor     Russia", "changes   What changed, 2020-09 to 2021-12"] {
        assert!(pins.contains(row), "{row}: {pins}");
    }
    assert!(after("overview", "pP<Enter>").contains("Countries › Russia"));
    assert!(after("overview", "D2020..2021<Enter>p<Esc>P<Enter>").contains("What changed, 2020 to 2021"));
    assert!(after("overview", "pPp<Esc>P").contains("What is pinned (0)"));
    assert!(after("overview", "p<Esc><Esc><Esc>@2019<Enter>P").contains("What is pinned (1)"), "Esc and another day drop no pin");
}

#[test]
fn another_day_keeps_the_lanes_and_the_window() {
    let row = |keys: &str| {
        after("timeline", keys).lines().map(str::to_owned).find(|row| row.contains("Lanes") || row.contains("lanes")).unwrap_or_default()
    };
    assert!(
        after("timeline", "bb@2020-06<Enter>").lines().any(|row| row.trim_start_matches(['▌', ' ']).starts_with("Agreement")),
        "{}",
        row("bb")
    );
    let ticks = |keys: &str| after("timeline", keys).lines().filter(|row| row.contains("2018")).map(str::to_owned).collect::<Vec<_>>();
    let close = "+++@2020-06<Enter>";
    assert_ne!(ticks(close), ticks("@2020-06<Enter>"), "the zoom is kept");
}

#[test]
fn the_grid_is_ordered_hidden_and_replayed() {
    let row =
        |keys: &str, name: &str| after("positions", keys).lines().position(|row| row.trim_start_matches(['▌', ' ']).starts_with(name));
    assert!(row("", "International law").is_some_and(|group| row("", "Process") > Some(group)), "{}", after("positions", ""));
    assert!(row("o", "Process").is_none() && row("oo", "Process").is_some());
    let beside = after("positions", "<Right><Right><Right>A");
    assert!(beside.contains("CHN   RUS") && beside.contains("14/19"), "{beside}");
    let beside = text(&screen("positions", LARGE, "<Right><Right><Right>A<Right>"));
    assert!(beside.contains("with China on 14 of 19 shared issues"), "{beside}");
    assert!(after("positions", "b<Right><Right><Right><Right><Right>").lines().nth(2).is_some_and(|codes| codes.contains('‹')));
    let hidden = after("positions", "xX");
    assert!(!hidden.contains("RUS") && hidden.contains("2 hidden, R shows") && after("positions", "xXR").contains("RUS"), "{hidden}");
    assert!(after("positions", ",,").contains("AS OF 2024") && !after("positions", ",,..").contains("AS OF"));
    let cell = after("positions", "<Down><Down><Down><Down><Down><Down>,");
    assert!(cell.contains("Russia: A binding treaty"), "the cell stays in another year: {cell}");
    assert!(cell.contains("Steps  "), "{cell}");
}

#[test]
fn the_grid_obeys_the_filter_and_still_shows_what_is_asked_for_by_name() {
    let of_china = after("positions", "factor:china<Enter>");
    let heads = of_china.lines().nth(2).expect("the heads");
    assert!(heads.contains("CHN") && !heads.contains("RUS"), "{of_china}");
    let of_treaty = after("positions", "fissue:binding-treaty<Enter>");
    assert!(of_treaty.contains("A binding treaty") && !of_treaty.contains("Due diligence"), "{of_treaty}");
    let russia = after("positions", "factor:china<Enter>/russia binding treaty<Enter>");
    assert!(russia.contains("Russia: A binding treaty"), "{russia}");
}

#[test]
fn two_letters_lead_to_any_cell_of_a_grid() {
    let letters = after("overview", "5e");
    let row = letters.lines().find(|row| row.contains("A binding treaty")).expect("the row");
    let letter = row.chars().next().expect("a letter");
    assert!(letter.is_ascii_lowercase() && letters.contains("the letter of its row"), "{letters}");
    let columns = after("overview", &format!("5e{letter}"));
    assert!(columns.lines().nth(2).is_some_and(|heads| heads.contains("CHNd")), "{columns}");
    let cell = after("overview", &format!("5e{letter}d"));
    assert!(cell.contains("Positions › China × A binding treaty") && cell.contains("Says who?") && cell.contains("[1] "), "{cell}");
    let left = after("overview", &format!("5e{letter}<Esc>"));
    assert!(
        left.contains("Russia × International law applies") && !left.contains("CHNd"),
        "Esc leaves the letters, and the cell as it was: {left}"
    );
}

#[test]
fn lists_become_tables_whose_cells_tell_on_what_they_rest() {
    let bodies = after("bodies", "v");
    assert!(bodies.lines().nth(2).is_some_and(|heads| heads.contains("RUS    USA    EU     CHN    TUR")), "{bodies}");
    let itu = after("bodies", "/itu<Enter><Esc>v");
    assert!(itu.contains("▌ITU") && itu.contains("memb→") && itu.contains("As every state: member"), "{itu}");
    assert_eq!(after("bodies", "<Down>vv"), after("bodies", "<Down>"), "and lists again, on the same record");
    let norms = after("norms", "v<Right><Right><Right><Right><Right><Right><Right>");
    assert!(
        norms.contains("UN   GGE  OEWG GGE  OEWG OEWG RUS  USA") && norms.contains("United States") && norms.contains("Invokes it"),
        "{norms}"
    );
    let terms = after("concepts", "v<Right><Right><Right>");
    assert!(terms.contains("网络安全") && terms.contains("Network security (rendered as cybersecurity)"), "{terms}");
    let then = after("bodies", "/itu<Enter><Esc>v<Right>@2010<Enter>");
    assert!(then.contains("▌ITU") && then.contains("AS OF 2010") && then.contains("United States"), "the form and the cell stay: {then}");
}

#[test]
fn the_picture_of_what_is_related_is_walked_in() {
    let picture = after("overview", "/csto agreement<Enter>r");
    assert!(picture.contains("7 lead here · it leads to 5"), "{picture}");
    let on = after("overview", "/csto agreement<Enter>r<Right><Down>");
    assert!(on.contains("Actors (1)") && on.contains("Implemented by (1)"), "{on}");
    let walked = after("overview", "/csto agreement<Enter>r<Right><Enter>");
    assert!(walked.contains("a step from where it began"), "{walked}");
    assert_eq!(after("overview", "/csto agreement<Enter>r<Right><Enter><BS>"), after("overview", "/csto agreement<Enter>r<Right>"));
    assert!(after("overview", "/csto agreement<Enter>r<Right><Enter><Enter>").contains("event · csto-strategy-2016"));
    assert_eq!(after("overview", "/csto agreement<Enter>r<Right><Enter><Esc>"), after("overview", "/csto agreement<Enter>"));
}

#[test]
fn who_moved_is_on_the_first_screen_and_leads_to_the_step() {
    let shown = text(&screen("overview", LARGE, ""));
    assert!(shown.contains("Who moved, and when") && shown.contains("-→~ United States: Cybercrime treaties"), "{shown}");
}

#[test]
fn why_a_cell_says_what_it_says_is_one_question_away() {
    let shown = after("overview", "/china binding treaty<Enter>");
    assert!(shown.contains("China: A binding treaty") && shown.contains("Says who?"), "{shown}");
}

#[test]
fn who_is_compared_stands_side_by_side_or_one_under_the_other() {
    let narrow = after("countries", "cchn<Enter>");
    assert!(narrow.contains("Russia · China: the same on 14 of 19 issues") && narrow.contains("14 the same: "), "{narrow}");
    assert!(after("countries", "cchn<Enter>x<Enter>").contains("position · "), "a row leads to the position behind it");
    let wide = text(&screen("positions", LARGE, "cus eu<Enter>"));
    assert!(wide.contains("Russia                      United States               European Union"), "{wide}");
    assert!(after("countries", "c2012 2024<Enter>").contains("Russia, 2012 · Russia, 2024"));
    assert!(
        after("overview", "c<C-u>itu icann<Enter>").contains("ITU · ICANN")
            || after("overview", "c<C-u>itu icann<Enter>").contains("Internet Corporation")
    );
    assert!(after("countries", "cchina 2012 2024<Enter>").contains("Russia, 2012 · Russia, 2024 · China, 2012 · China, 2024"));
    assert!(after("countries", "c<Enter>").contains("That is 1 to compare"));
    assert!(after("countries", "cnobody<Enter>").contains("“nobody” is no id, abbreviation or date"));
}
