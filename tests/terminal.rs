//! The real program in a real terminal: started, used, left; the terminal is as it was. Every wait has a deadline.
#![cfg(unix)]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use std::{
    io::{Read, Write},
    sync::mpsc,
    time::{Duration, Instant},
};

const PATIENCE: Duration = Duration::from_secs(20);

struct Terminal {
    screen: vt100::Parser,
    output: mpsc::Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    modes: String,
    // Open to the end: the system resets a terminal when its last user closes it.
    _slave: Box<dyn SlavePty + Send>,
}

impl Terminal {
    fn start(arguments: &[&str], home: &std::path::Path) -> Self {
        let size = PtySize { cols: 80, rows: 24, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_cybernorms"));
        command.args(arguments);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("LANG", "C.UTF-8")] {
            command.env(name, value);
        }
        command.env("HOME", home);
        let modes = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).expect("it starts");
        let (sender, output) = mpsc::channel();
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        std::thread::spawn(move || {
            let mut bytes = vec![0; 65536];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().expect("a writer");
        let size = |number| std::num::NonZeroU16::new(number).expect("not zero");
        Self { screen: vt100::Parser::new(size(24), size(80), 0), output, keys, master: pair.master, child, modes, _slave: pair.slave }
    }

    fn text(&self) -> String {
        self.screen.screen().contents()
    }

    fn take(&mut self, patience: Duration) {
        if let Ok(bytes) = self.output.recv_timeout(patience) {
            self.screen.process(&bytes);
        }
    }

    #[track_caller]
    fn see(&mut self, wanted: &str) {
        let start = Instant::now();
        while !self.text().contains(wanted) {
            assert!(start.elapsed() < PATIENCE, "“{wanted}” does not come; the screen is\n{}", self.text());
            self.take(Duration::from_millis(50));
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush()).expect("pressed");
    }

    /// The exit code; the terminal must be as it was before the start.
    #[track_caller]
    fn ended(mut self) -> u32 {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                break status;
            }
            assert!(start.elapsed() < PATIENCE, "it does not end; the screen is\n{}", self.text());
            self.take(Duration::from_millis(20));
        };
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(100)) {
            self.screen.process(&bytes);
        }
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste(), "modes are left set");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(self.modes, format!("{:?}", self.master.get_termios()), "the terminal is left raw");
        status.exit_code()
    }
}

#[test]
fn start_tabs_search_quit() {
    let home = tempfile::tempdir().expect("a home");
    let mut terminal = Terminal::start(&[], home.path());
    terminal.see("Who, and where they stand");
    terminal.press("2");
    terminal.see("Countries › Russia");
    terminal.press("\t");
    terminal.press("\x1b[Z");
    terminal.press("/odkb");
    terminal.see("found");
    terminal.press("\r");
    terminal.see("body · csto");
    terminal.press("\x7f");
    terminal.see("Countries › Russia");
    terminal.press("q");
    terminal.see("Press q again to quit");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn a_request_to_end_is_heeded_and_the_theme_is_remembered() {
    let home = tempfile::tempdir().expect("a home");
    let mut terminal = Terminal::start(&[], home.path());
    terminal.see("Who, and where they stand");
    terminal.press("T");
    terminal.see("Theme: light");
    terminal.press("qq");
    assert_eq!(terminal.ended(), 0);
    let mut terminal = Terminal::start(&[], home.path());
    terminal.see("Who, and where they stand");
    terminal.press("T");
    terminal.see("Theme: projector");
    let killed = std::process::Command::new("kill").args(["-TERM", &terminal.child.process_id().expect("a child").to_string()]).status();
    assert!(killed.is_ok_and(|status| status.success()));
    assert_eq!(terminal.ended(), 143);
}

#[test]
fn a_broken_folder_is_said_on_the_screen_and_keeps_nothing_out() {
    let home = tempfile::tempdir().expect("a home");
    let folder = home.path().join("pack");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("events.yaml"), "- id: broken\n  colour: red\n").expect("written");
    let mut terminal = Terminal::start(&["--content", folder.to_str().expect("UTF-8")], home.path());
    terminal.see("events.yaml:2:3");
    terminal.see("Russia");
    terminal.press("qq");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn a_pin_survives_a_program_that_is_killed() {
    let home = tempfile::tempdir().expect("a home");
    let mut terminal = Terminal::start(&[], home.path());
    terminal.see("Who, and where they stand");
    terminal.press("p");
    terminal.see("Pinned: Russia");
    terminal.child.kill().expect("killed");
    let mut terminal = Terminal::start(&[], home.path());
    terminal.see("Who, and where they stand");
    terminal.press("P");
    terminal.see("What is pinned (1)");
    terminal.press("qqq");
    assert_eq!(terminal.ended(), 0);
    let pins = std::process::Command::new(env!("CARGO_BIN_EXE_cybernorms")).args(["pins", "--json"]).env("HOME", home.path()).output();
    assert!(pins.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("\"id\": \"russia\"")));
}
