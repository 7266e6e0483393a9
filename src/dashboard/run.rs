//! The only loop: it blocks until something happens, lets the app act, carries out effects, draws once.
//! The only place that reads events or owns the terminal.

use super::{
    action::{Action, Effect},
    app::App,
    key::Key,
    terminal::{self, Guard},
    theme::Theme,
};
use crate::briefing::Pin;
use crossterm::{
    event::{self, Event, MouseButton, MouseEvent, MouseEventKind},
    queue,
    terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate},
};
use ratatui::{Terminal, backend::CrosstermBackend, layout::Position};
use std::{
    io::{self, BufWriter, Stdout},
    time::{Duration, Instant},
};

type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// How long events are taken in before the next frame.
const DRAIN: Duration = Duration::from_millis(12);

/// Writes down that something was pinned, or its pin taken down, and hands back all that is pinned; or says why it could not.
pub type Keep = fn(&Pin, bool) -> Result<Vec<Pin>, String>;

/// How the program ended.
#[derive(Debug)]
pub struct Ended {
    /// The signal that ended it, if one did.
    pub signal: Option<i32>,
    /// The theme at the end.
    pub theme: &'static Theme,
}

/// Runs the program until it is left.
///
/// `start` makes the app once the terminal is entered; its failure is handed back when the terminal is as it was.
/// `after_first_frame` is called once, when the first frame is on the screen: what takes time may be done there. It says
/// whether it changed anything. `keep` writes that something was pinned, or its pin taken down, and hands back all that is pinned.
///
/// # Errors
/// The terminal cannot be used.
pub fn run<E>(
    start: impl FnOnce() -> Result<App, E>,
    after_first_frame: impl FnOnce(&mut App) -> bool,
    keep: Keep,
) -> io::Result<Result<Ended, E>> {
    // Under NO_COLOR crossterm 0.29 would wipe reverse video; the theme decides about colours, not the backend.
    crossterm::style::force_color_output(true);
    let _guard = Guard::new()?;
    let mut screen = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout())))?;
    let mut app = match start() {
        Ok(app) => app,
        Err(failure) => return Ok(Err(failure)),
    };
    draw(&mut screen, &mut app)?;
    if after_first_frame(&mut app) {
        draw(&mut screen, &mut app)?;
    }
    let signal = turn(&mut screen, &mut app, keep)?;
    Ok(Ok(Ended { signal, theme: app.theme() }))
}

fn turn(screen: &mut Screen, app: &mut App, keep: Keep) -> io::Result<Option<i32>> {
    loop {
        if let Some(signal) = terminal::ending() {
            return Ok(Some(signal));
        }
        // A long wait, not a tick: nothing is drawn when it ends.
        if !event::poll(Duration::from_secs(3600))? {
            continue;
        }
        let until = Instant::now() + DRAIN;
        let mut changed = false;
        loop {
            changed |= match take(app, event::read()?, keep)? {
                Taken::Nothing => false,
                Taken::Changed => true,
                Taken::Quit => return Ok(None),
            };
            if Instant::now() > until || !event::poll(Duration::ZERO)? {
                break;
            }
        }
        if terminal::must_redraw() {
            // Not `clear`: that would ask the terminal where its cursor is, and wait for an answer.
            let size = screen.size()?;
            screen.resize((Position::ORIGIN, size).into())?;
            changed = true;
        }
        if changed {
            draw(screen, app)?;
        }
    }
}

enum Taken {
    Nothing,
    Changed,
    Quit,
}

fn take(app: &mut App, event: Event, keep: Keep) -> io::Result<Taken> {
    let effect = match event {
        Event::Key(key) => match Key::of(key) {
            Some(key) => app.press(key),
            None => return Ok(Taken::Nothing),
        },
        Event::Mouse(mouse) => match meaning(mouse) {
            Some(action) => app.act(action),
            None => return Ok(Taken::Nothing),
        },
        Event::Paste(text) => {
            app.paste(&text);
            Effect::None
        }
        Event::Resize(..) => Effect::None,
        Event::FocusGained | Event::FocusLost => return Ok(Taken::Nothing),
    };
    match effect {
        Effect::Quit => return Ok(Taken::Quit),
        Effect::Suspend => terminal::suspend()?,
        Effect::Mouse(on) => terminal::mouse(on),
        Effect::Redraw => terminal::ask_redraw(),
        Effect::Keep(pin, is_pinned) => app.keep(keep(&pin, is_pinned)),
        _ => {}
    }
    Ok(Taken::Changed)
}

fn meaning(mouse: MouseEvent) -> Option<Action> {
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Action::Click(mouse.column, mouse.row)),
        MouseEventKind::ScrollDown => Some(Action::Wheel(mouse.column, mouse.row, true)),
        MouseEventKind::ScrollUp => Some(Action::Wheel(mouse.column, mouse.row, false)),
        _ => None,
    }
}

/// One frame: arranged for the size it is drawn at, written at once inside a synchronized update.
fn draw(screen: &mut Screen, app: &mut App) -> io::Result<()> {
    queue!(screen.backend_mut(), BeginSynchronizedUpdate)?;
    screen.draw(|frame| {
        app.arrange(frame.area());
        app.draw(frame.buffer_mut());
        if let Some(cursor) = app.cursor() {
            frame.set_cursor_position(cursor);
        }
    })?;
    queue!(screen.backend_mut(), EndSynchronizedUpdate)?;
    io::Write::flush(screen.backend_mut())
}
