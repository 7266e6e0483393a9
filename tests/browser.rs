//! The slide as a browser draws it. Needs Chromium, so it is left out unless asked for: `cargo test --test browser -- --ignored`.

use std::{fs, process::Command};

/// Counts the pairs of texts whose boxes overlap, and the texts that leave the picture, into the title of the page.
const MEASURE: &str = "
    const boxes = [...document.querySelectorAll('text')].filter(text => text.textContent.trim())
        .map(text => ({ box: text.getBBox(), text: text.textContent }));
    const apart = (a, b) => a.x + a.width <= b.x + 0.5 || b.x + b.width <= a.x + 0.5 || a.y + a.height * 0.8 <= b.y || b.y + b.height * 0.8 <= a.y;
    const bad = [];
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => { if (!apart(a.box, b.box)) bad.push(a.text + ' / ' + b.text); }));
    const picture = document.querySelector('svg').viewBox.baseVal;
    boxes.forEach(({ box, text }) => {
        if (box.x < 0 || box.x + box.width > picture.width || box.y + box.height > picture.height) bad.push('outside: ' + text);
    });
    document.title = `measured ${boxes.length} texts, ${bad.length} bad: ${bad.slice(0, 5).join('; ')}.`;
";

fn browser() -> Command {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let found = names.into_iter().find(|name| Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success()));
    let mut command = Command::new(found.expect("Chromium is installed"));
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]);
    command
}

#[test]
#[ignore = "needs Chromium"]
fn no_text_of_the_slide_overlaps_another() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [
        &[][..],
        &["--lane", "kind"],
        &["--lane", "issue"],
        &["--lane", "body", "--from", "2001", "--to", "2026"],
        &["--lane", "none", "--from", "2021-01", "--to", "2021-12"],
        &["--actor", "china"],
        &["--as-of", "2019-06-01"],
    ] {
        let slide = Command::new(env!("CARGO_BIN_EXE_cybernorms")).args(["timeline", "--format", "svg"]).args(arguments).output();
        let svg = String::from_utf8(slide.expect("it runs").stdout).expect("UTF-8");
        assert!(svg.starts_with("<svg"), "{arguments:?}");
        let page = folder.path().join("slide.html");
        fs::write(&page, format!("<!doctype html><meta charset=utf-8><title>no</title>{svg}<script>{MEASURE}</script>")).expect("written");
        let drawn = browser().arg(format!("--user-data-dir={}", folder.path().join("profile").display())).arg(&page).output();
        let drawn = String::from_utf8_lossy(&drawn.expect("it runs").stdout).into_owned();
        let title = drawn.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
        let texts: usize = title.split(' ').nth(1).and_then(|count| count.parse().ok()).unwrap_or(0);
        assert!(texts >= 20 && title.contains(" texts, 0 bad"), "{arguments:?}: {title}");
    }
}
