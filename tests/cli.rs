//! The commands as a script meets them: output, JSON, exit codes.

use serde_json::Value;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str]) -> Output {
    let home = std::env::temp_dir().join("cybernorms-test-home");
    Command::new(env!("CARGO_BIN_EXE_cybernorms"))
        .args(arguments)
        .env_clear()
        .env("HOME", home)
        .stdin(Stdio::null())
        .output()
        .expect("it runs")
}

fn text(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn json(arguments: &[&str]) -> Vec<Value> {
    serde_json::from_str::<Vec<Value>>(&text(arguments)).expect("an array")
}

fn ids(values: &[Value]) -> Vec<&str> {
    values.iter().map(|value| value["id"].as_str().expect("an id")).collect()
}

#[test]
fn every_kind_is_listed_with_id_kind_and_title() {
    for kind in ["actors", "bodies", "events", "issues", "positions", "norms", "concepts", "readings", "sources"] {
        let values = json(&["list", kind, "--json"]);
        assert!(!values.is_empty(), "{kind}");
        for value in &values {
            for field in ["id", "kind", "title"] {
                assert!(value[field].as_str().is_some_and(|text| !text.is_empty()), "{kind}: {value}");
            }
        }
        assert_eq!(text(&["list", kind]).lines().count(), values.len(), "{kind}");
    }
}

#[test]
fn the_agreement_and_the_organisation_come_first_in_every_script() {
    for query in ["odkb", "ОДКБ", "csto", "KGAÖ", "Одкб"] {
        let values = json(&["search", query, "--json"]);
        let mut first: Vec<_> = ids(&values)[..2].to_vec();
        first.sort_unstable();
        assert_eq!(first, ["csto", "csto-agreement-2017"], "{query}");
        assert!(values[0]["score"].is_number() && values[0]["matched"].is_string());
    }
}

#[test]
fn names_are_found_in_the_scripts_people_type() {
    for (query, first) in [
        ("立场", "cn-positions-rules-2021"),
        ("lichang", "cn-positions-rules-2021"),
        ("türkiye", "turkey"),
        ("turkiye", "turkey"),
        ("TÜRKİYE", "turkey"),
        ("putin 2020", "putin-proposal-2020"),
        ("13f", "norm-13f"),
        ("icann", "icann"),
        ("网络主权", "cyber-sovereignty"),
        ("csto-agreement-2017", "csto-agreement-2017"),
    ] {
        assert_eq!(ids(&json(&["search", query, "--json", "--limit", "3"]))[0], first, "{query}");
    }
}

#[test]
fn a_record_shows_its_dates_with_their_kinds_and_its_sources() {
    let shown = text(&["show", "csto-agreement-2017"]);
    for part in
        ["Signed      30 Nov 2017", "In force    1 Apr 2019", "Published   26 Apr 2019", "SOURCES", "http://publication.pravo.gov.ru"]
    {
        assert!(shown.contains(part), "{part} is not in\n{shown}");
    }
    assert!(text(&["show", "cn-positions-rules-2021"]).contains("Sources conflict"));
    let value: Value = serde_json::from_str(&text(&["show", "csto-agreement-2017", "--json"])).expect("an object");
    assert_eq!(value["dates"][1]["kind"], "in-force");
    assert_eq!(value["dates"][1]["on"], "2019-04-01");
}

#[test]
fn filters_and_the_day_hold_for_every_list() {
    let chinese = json(&["list", "events", "--actor", "china", "--since", "2021", "--until", "2021", "--json"]);
    assert!(!chinese.is_empty() && chinese.iter().all(|event| event["actors"].as_array().expect("a list").contains(&"china".into())));
    let early = text(&["timeline", "--as-of", "2019-06-01"]);
    assert!(early.contains("csto-agreement-2017") && !early.contains("2019-07") && !early.contains("\n2020"), "{early}");
    assert!(!text(&["show", "csto-agreement-2017", "--as-of", "2018"]).contains("Apr 2019"));
}

#[test]
fn the_matrix_has_a_cell_for_every_actor_and_issue() {
    let cells = json(&["matrix", "--json"]);
    assert_eq!(cells.len(), 95);
    assert!(cells.iter().all(|cell| cell["stance"].is_string() && cell["issue"].is_string()));
    assert_eq!(text(&["matrix"]).split("\n\n").next().map(|grid| grid.lines().count()), Some(20));
}

#[test]
fn exit_codes_tell_what_happened() {
    for (arguments, code) in [
        (&["list", "events"][..], 0),
        (&["check"], 0),
        (&["--version"], 0),
        (&["search", "xqzzyxq"], 1),
        (&["show", "no-such-record"], 1),
        (&["list", "unicorns"], 2),
        (&["list", "events", "--actor", "atlantis"], 2),
        (&["render", "overview", "--keys", "<Nope>"], 2),
        (&["render", "overview", "--size", "0x0"], 2),
        (&["--as-of", "yesterday"], 2),
        (&["check", "/no/such/folder"], 3),
        (&["list", "events", "--content", "/no/such/folder"], 3),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(code == 0 || !output.stderr.is_empty(), "{arguments:?} fails without a word");
    }
}

#[test]
fn a_broken_folder_is_reported_with_places() {
    let folder = tempfile::tempdir().expect("a folder");
    let issue = |id: &str, extra: &str| {
        format!("- id: {id}\n  code: XXXX\n  title: Issue {id}\n  group: process\n  question: Is it?\n  divides: It does.\n{extra}")
    };
    std::fs::write(folder.path().join("issues.yaml"), issue("one", "  nonsense: 1\n") + &issue("two", "") + &issue("two", ""))
        .expect("written");
    let output = run(&["check", folder.path().to_str().expect("UTF-8")]);
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1));
    for place in ["issues.yaml:7:3: error: unknown field `nonsense`", "issues.yaml:14:7: error: the id `two` is already taken"] {
        assert!(said.contains(place), "{place} is not in\n{said}");
    }
}

#[test]
fn a_record_laid_over_replaces_and_a_new_one_adds() {
    let folder = tempfile::tempdir().expect("a folder");
    let concept = |id: &str, title: &str| {
        format!(
            "- id: {id}\n  kind: concept\n  title: {title}\n  definition:\n    text: A meaning.\n    sources: [essay-english]\n    confidence: confirmed\n"
        )
    };
    std::fs::write(
        folder.path().join("concepts.yaml"),
        concept("escalation", "Escalation, replaced") + &concept("brand-new", "A brand new term"),
    )
    .expect("written");
    let folder = folder.path().to_str().expect("UTF-8");
    let values = json(&["list", "concepts", "--json", "--content", folder]);
    let title = |id: &str| values.iter().find(|value| value["id"] == id).map(|value| value["title"].clone());
    assert_eq!(title("escalation"), Some("Escalation, replaced".into()));
    assert_eq!(title("brand-new"), Some("A brand new term".into()));
    assert_eq!(values.len(), json(&["list", "concepts", "--json"]).len() + 1);
}

#[test]
fn without_a_terminal_the_overview_is_text_without_a_control_character() {
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(said.contains("Russia") && !said.chars().any(|c| c.is_control() && c != '\n'));
}

#[test]
fn pictures_are_the_same_each_time() {
    for format in ["text", "ansi", "svg", "png"] {
        let draw = || run(&["render", "positions", "--size", "80x24", "--format", format]).stdout;
        let picture = draw();
        assert!(picture.len() > 1000, "{format}");
        assert_eq!(picture, draw(), "{format}");
    }
}

/// Dates to the month or day, as they stand in an output, that are later than a date.
fn later_than<'a>(text: &'a str, date: &str) -> Vec<&'a str> {
    let is_date = |word: &&str| {
        let parts: Vec<&str> = word.split('-').collect();
        (parts.len() == 2 || parts.len() == 3)
            && parts[0].len() == 4
            && parts.iter().skip(1).all(|part| part.len() == 2)
            && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let lines = text.lines().filter(|line| !line.contains("checked_on") && !line.contains("://"));
    let words = lines.flat_map(|line| line.split(|c: char| !(c.is_ascii_alphanumeric() || "-/._".contains(c))));
    words.filter(is_date).filter(|word| *word > date).collect()
}

#[test]
fn as_of_a_day_no_command_shows_anything_later() {
    assert_eq!(later_than("2019-05-01 2019-06-02, (2020-01) a/2021-01-01", "2019-06-01"), ["2019-06-02", "2020-01"]);
    let mut commands: Vec<Vec<String>> = Vec::new();
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    for kind in ["actors", "bodies", "events", "issues", "positions", "norms", "concepts", "sources"] {
        commands.extend([words(&["list", kind]), words(&["list", kind, "--json"])]);
    }
    for format in ["text", "json", "csv", "markdown", "svg", "ics"] {
        commands.push(words(&["timeline", "--from", "2000", "--to", "2026", "--format", format]));
    }
    for id in ["russia", "united-states", "european-union", "china", "turkey", "ietf", "icann", "csto"] {
        commands.push(words(&["show", id]));
    }
    commands.push(words(&["changes", "--from", "2010", "--to", "2026"]));
    commands.extend([
        words(&["terms"]),
        words(&["graph", "--format", "json"]),
        words(&["compare", "russia", "china"]),
        words(&["compare", "itu", "icann"]),
    ]);
    commands.extend([
        words(&["matrix"]),
        words(&["matrix", "--json"]),
        words(&["matrix", "--format", "html"]),
        words(&["search", "cyber", "--json", "--limit", "500"]),
    ]);
    for screen in ["overview", "countries", "bodies", "timeline", "positions", "norms", "concepts", "sources"] {
        commands.push(words(&["render", screen, "--size", "200x200"]));
    }
    for command in commands {
        let mut arguments: Vec<&str> = command.iter().map(String::as_str).collect();
        arguments.extend(["--as-of", "2019-06-01"]);
        let shown = text(&arguments);
        assert_eq!(later_than(&shown, "2019-06-01"), Vec::<&str>::new(), "{arguments:?}");
    }
}

#[test]
fn the_timeline_is_written_as_other_programs_read_it() {
    let of = |format: &str| text(&["timeline", "--actor", "turkey", "--from", "2020", "--format", format]);
    assert!(of("csv").starts_with("date,what,id,title") && of("csv").contains("tr-strategy-2020-2023"));
    assert!(of("markdown").starts_with("| Date |"));
    assert!(of("ics").starts_with("BEGIN:VCALENDAR\r\n") && of("ics").ends_with("END:VCALENDAR\r\n"));
    assert!(of("svg").starts_with("<svg ") && of("svg").contains("only actor: Türkiye"));
    assert_eq!(of("json"), text(&["timeline", "--actor", "turkey", "--from", "2020", "--json"]));
    assert!(text(&["timeline", "--format", "svg", "--lane", "issue"]).contains("Sovereignty"));
    assert_eq!(run(&["timeline", "--format", "pdf"]).status.code(), Some(2));
    assert_eq!(run(&["timeline", "--lane", "colour"]).status.code(), Some(2));
}

#[test]
fn what_changed_is_told_actor_by_actor() {
    let told = text(&["changes", "--from", "2020-09-01", "--to", "2020-12-31", "--actor", "russia"]);
    assert!(told.starts_with("Russia\n") && told.contains("[putin-proposal-2020]"), "{told}");
    let values = json(&["changes", "--from", "2020", "--to", "2020", "--json"]);
    assert!(values.iter().all(|change| change["on"].as_str().is_some_and(|on| on.starts_with("2020"))));
    let table = text(&["changes", "--from", "2020", "--to", "2020", "--format", "markdown"]);
    assert!(table.starts_with("## Russia\n") && table.lines().filter(|line| line.starts_with("| 2020")).count() == values.len(), "{table}");
    assert_eq!(run(&["changes"]).status.code(), Some(2));
    assert_eq!(run(&["changes", "--from", "1950", "--to", "1951"]).status.code(), Some(1));
}

#[test]
fn the_figures_of_agreement_can_be_counted_in_the_cells() {
    let cells = json(&["matrix", "--json"]);
    let taken = ["supports", "conditional", "ambiguous", "opposes"];
    let stance = |owner: &str, issue: &str| {
        let cell = cells.iter().find(|cell| cell["actor"] == owner && cell["issue"] == issue);
        cell.and_then(|cell| cell["stance"].as_str()).filter(|stance| taken.contains(stance)).map(str::to_owned)
    };
    let issues: std::collections::BTreeSet<&str> = cells.iter().filter_map(|cell| cell["issue"].as_str()).collect();
    let actors = json(&["list", "actors", "--json"]);
    let told = text(&["matrix"]);
    for (at, one) in actors.iter().enumerate() {
        for other in &actors[at + 1..] {
            let both = issues.iter().filter_map(|issue| Some((stance(one["id"].as_str()?, issue)?, stance(other["id"].as_str()?, issue)?)));
            let both: Vec<_> = both.collect();
            let same = both.iter().filter(|(one, other)| one == other).count();
            let title = |actor: &serde_json::Value| actor["title"].as_str().expect("a title").to_owned();
            let line = told.lines().find(|line| line.starts_with(&format!("{} and {} ", title(one), title(other)))).expect("a figure");
            assert!(line.ends_with(&format!("{same:>2} of {}", both.len())), "{line}: {same} of {}", both.len());
        }
    }
}

#[test]
fn the_matrix_goes_into_sheets_documents_and_pages() {
    let sheet = text(&["matrix", "--format", "csv"]);
    assert_eq!(sheet.lines().count(), 96);
    assert!(sheet.contains("binding-treaty,china,supports,"), "{sheet}");
    let table = text(&["matrix", "--format", "markdown", "--actors", "russia,china", "--issues", "binding-treaty,un-venue"]);
    assert!(table.starts_with("| Issue | Russia | China |") && table.lines().count() == 8, "{table}");
    let page = text(&["matrix", "--format", "html"]);
    assert!(page.contains("<a href=\"#china-binding-treaty\">") && page.contains("<dt id=\"china-binding-treaty\">"));
}

#[test]
fn the_graph_around_a_record_names_every_link_and_draws() {
    let graph: serde_json::Value = serde_json::from_str(&text(&["graph", "norm-13f", "--format", "json"])).expect("JSON");
    let nodes: Vec<_> = graph["nodes"].as_array().expect("nodes").iter().filter_map(|node| node["id"].as_str()).collect();
    assert_eq!(nodes[0], "norm-13f");
    let links = graph["links"].as_array().expect("links");
    for link in links {
        assert!(["from", "to"].iter().all(|end| nodes.contains(&link[end].as_str().expect("an id"))), "{link}");
    }
    assert!(links.iter().any(|link| link["kind"] == "restated-in" && link["to"] == "un-gge-2021-report"), "{links:?}");
    let dot = text(&["graph", "csto-agreement-2017"]);
    assert!(
        dot.starts_with("digraph") && dot.contains("\"csto-agreement-2017\" -> \"csto\" [label=\"body\"]") && dot.ends_with("}\n"),
        "{dot}"
    );
    assert!(text(&["graph", "--format", "mermaid", "--depth", "2", "putin-proposal-2020"]).contains("-->|responds-to|"));
    assert!(text(&["graph", "--format", "dot"]).lines().count() > 2000);
}

#[test]
fn records_are_compared_question_by_question() {
    let told = text(&["compare", "rus", "china"]);
    assert!(told.starts_with("Russia · China\n\nPOSITIONS\n") && told.contains("  The same (14): "), "{told}");
    let rows = json(&["compare", "itu", "icann", "--json"]);
    assert!(rows.iter().any(|row| row["same"] == false && row["says"].as_array().is_some_and(|says| says.len() == 2)));
    assert!(text(&["compare", "china", "--at", "2012", "--at", "2024"]).contains("China, 2012:"));
    assert_eq!(run(&["compare", "china"]).status.code(), Some(2));
    assert_eq!(run(&["compare", "china", "nobody"]).status.code(), Some(1));
}

#[test]
fn every_actor_has_its_terms_and_every_body_says_how_the_five_take_part() {
    let terms = json(&["terms", "--json"]);
    for actor in ["russia", "united-states", "european-union", "china", "turkey"] {
        assert!(terms.iter().any(|term| term["id"] == actor), "{actor}");
    }
    assert!(terms.iter().all(|term| term["sources"].as_array().is_some_and(|sources| !sources.is_empty())));
    assert!(text(&["terms", "--actors", "russia"]).contains("(международная"));
    let osce = text(&["show", "osce"]);
    assert!(osce.contains("HOW THE ACTORS TAKE PART\nRussia: Member. ") && osce.contains("China: Outside. "), "{osce}");
    assert!(text(&["show", "un"]).contains("European Union: Observer. Observer without a vote"));
    assert!(text(&["show", "ietf"]).contains("Russia      as every state: contributor"));
}

#[test]
fn every_table_goes_into_every_format_with_what_its_cells_rest_on() {
    let member = "member (confirmed); would have a question decided here";
    let told = text(&["matrix", "--of", "bodies", "--format", "csv"]);
    assert!(told.contains(&format!("itu,russia,{member},")) && told.contains("consensus/vote,itu-int-itu-2"), "{told}");
    assert!(text(&["matrix", "--of", "bodies", "--format", "markdown"]).contains(&format!("| ITU | {member} |")));
    assert!(text(&["matrix", "--of", "bodies", "--format", "html"]).contains(&format!("<td><a href=\"#itu-russia\">{member}</a></td>")));
    assert!(
        text(&["matrix", "--of", "norms", "--format", "csv"]).contains("norm-13f,china,\"invokes it, 1 claim\",,china-mission-un-summary")
    );
    for (of, rows, columns) in [("bodies", 33, 2), ("norms", 11, 8), ("terms", 8, 2)] {
        let cells = json(&["matrix", "--of", of, "--json", "--actors", "china,turkey"]);
        assert_eq!(cells.len(), rows * columns, "{of}");
        for cell in &cells {
            let evidence = cell["evidence"].as_array().expect("a list");
            let sourced = |item: &serde_json::Value| item["sources"].as_array().is_some_and(|sources| !sources.is_empty());
            let is_nothing = cell["says"].as_str().is_some_and(|says| says.contains("on record"));
            assert!(evidence.iter().all(sourced) && evidence.is_empty() == is_nothing, "{cell}");
        }
    }
    assert_eq!(run(&["matrix", "--of", "nothing"]).status.code(), Some(2));
}
