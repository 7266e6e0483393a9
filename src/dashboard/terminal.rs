//! The one guard of the terminal: raw mode and back, whatever ends the program. A dead terminal ends it, a stalled one
//! does not keep it.

use std::io;

#[cfg(unix)]
pub use unix::{ask_redraw, ending, enter, leave, mouse, must_redraw, suspend, watch};

#[cfg(not(unix))]
pub use portable::{ask_redraw, ending, enter, leave, mouse, must_redraw, suspend, watch};

/// Alternate screen, bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h";
const LEAVE: &[u8] = b"\x1b[0m\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l";
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// Enters the terminal, and leaves it when dropped or when the program panics.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Raw mode, alternate screen, mouse; signals and a dead terminal are watched from now on.
    ///
    /// # Errors
    /// The terminal cannot be put into raw mode, or signals cannot be caught.
    pub fn new() -> io::Result<Self> {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            leave();
            before(panic);
        }));
        watch()?;
        enter()?;
        mouse(true);
        Ok(Self(()))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

#[cfg(unix)]
mod unix {
    use super::{ENTER, LEAVE, MOUSE_OFF, MOUSE_ON};
    use rustix::{
        event::{PollFd, PollFlags, Timespec, poll},
        io::Errno,
        stdio::{stdin, stdout},
        termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr},
    };
    use signal_hook::{
        consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
        iterator::Signals,
        low_level,
    };
    use std::{
        io,
        sync::{
            Mutex,
            atomic::{AtomicBool, AtomicI32, Ordering::SeqCst},
        },
        thread,
        time::Duration,
    };

    static ENTERED: AtomicBool = AtomicBool::new(false);
    static MOUSE: AtomicBool = AtomicBool::new(false);
    static REDRAW: AtomicBool = AtomicBool::new(false);
    static ENDING: AtomicI32 = AtomicI32::new(0);
    static COOKED: Mutex<Option<Termios>> = Mutex::new(None);

    /// Straight to the terminal, past every lock that a dying thread could hold; a stalled terminal gets 200 ms a piece.
    fn put(mut bytes: &[u8]) {
        let patience = Timespec { tv_sec: 0, tv_nsec: 200_000_000 };
        while !bytes.is_empty() {
            let terminal = stdout();
            if !matches!(poll(&mut [PollFd::new(&terminal, PollFlags::OUT)], Some(&patience)), Ok(1)) {
                break;
            }
            match rustix::io::write(stdout(), bytes) {
                Ok(0) | Err(_) => break,
                Ok(written) => bytes = &bytes[written..],
            }
        }
    }

    /// Raw mode and the alternate screen; also after the shell had the terminal.
    pub fn enter() -> io::Result<()> {
        let now = tcgetattr(stdin())?;
        if let Ok(mut cooked) = COOKED.lock()
            && (cooked.is_none() || now.local_modes.contains(LocalModes::ICANON))
        {
            *cooked = Some(now.clone());
        }
        let mut raw = now;
        raw.make_raw();
        tcsetattr(stdin(), OptionalActions::Now, &raw)?;
        ENTERED.store(true, SeqCst);
        put(ENTER);
        if MOUSE.load(SeqCst) {
            put(MOUSE_ON);
        }
        Ok(())
    }

    /// Everything as it was; harmless when called twice.
    pub fn leave() {
        if ENTERED.swap(false, SeqCst) {
            put(LEAVE);
            if let Ok(cooked) = COOKED.lock()
                && let Some(cooked) = cooked.as_ref()
            {
                let _ = tcsetattr(stdin(), OptionalActions::Now, cooked);
            }
        }
    }

    /// Takes the mouse, or gives it back.
    pub fn mouse(on: bool) {
        MOUSE.store(on, SeqCst);
        put(if on { MOUSE_ON } else { MOUSE_OFF });
    }

    /// To the shell, and back when it says so.
    pub fn suspend() -> io::Result<()> {
        leave();
        low_level::emulate_default_handler(SIGTSTP)?;
        enter()?;
        REDRAW.store(true, SeqCst);
        Ok(())
    }

    /// Has everything painted anew before the next frame.
    pub fn ask_redraw() {
        REDRAW.store(true, SeqCst);
    }

    /// Whether everything must be painted anew; asked once.
    pub fn must_redraw() -> bool {
        REDRAW.swap(false, SeqCst)
    }

    /// The signal that asked the program to end.
    pub fn ending() -> Option<i32> {
        Some(ENDING.load(SeqCst)).filter(|signal| *signal != 0)
    }

    /// Watches signals, and the terminal itself: a read from a dead one would spin for ever.
    pub fn watch() -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
        thread::spawn(move || {
            for signal in signals.forever() {
                match signal {
                    SIGTSTP => {
                        leave();
                        let _ = low_level::emulate_default_handler(SIGTSTP);
                        back_again();
                    }
                    SIGCONT if ENTERED.load(SeqCst) => back_again(),
                    SIGCONT => {}
                    _ => end(signal),
                }
            }
        });
        thread::spawn(|| {
            loop {
                let terminal = stdin();
                let mut polled = [PollFd::new(&terminal, PollFlags::empty())];
                match poll(&mut polled, None) {
                    Ok(_) if polled[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => {
                        leave();
                        exit(128 + SIGHUP);
                    }
                    Ok(_) | Err(Errno::INTR) => {}
                    Err(_) => return,
                }
            }
        });
        Ok(())
    }

    fn back_again() {
        if enter().is_ok() {
            REDRAW.store(true, SeqCst);
            let _ = low_level::raise(SIGWINCH); // wakes the loop
        }
    }

    /// Gives the loop a chance to end by itself, then ends the program all the same.
    fn end(signal: i32) {
        ENDING.store(signal, SeqCst);
        let _ = low_level::raise(SIGWINCH);
        thread::sleep(Duration::from_millis(300));
        leave();
        exit(128 + signal);
    }

    #[expect(clippy::exit, reason = "the main thread may hang on a terminal that is gone")]
    fn exit(code: i32) -> ! {
        std::process::exit(code)
    }
}

#[cfg(not(unix))]
mod portable {
    use super::{ENTER, LEAVE, MOUSE_OFF, MOUSE_ON};
    use std::io::{self, Write};

    fn put(bytes: &[u8]) {
        let mut out = io::stdout();
        let _ = out.write_all(bytes).and_then(|()| out.flush());
    }

    /// Raw mode and the alternate screen.
    pub fn enter() -> io::Result<()> {
        crossterm::terminal::enable_raw_mode()?;
        put(ENTER);
        Ok(())
    }

    /// Everything as it was.
    pub fn leave() {
        put(LEAVE);
        let _ = crossterm::terminal::disable_raw_mode();
    }

    /// Takes the mouse, or gives it back.
    pub fn mouse(on: bool) {
        put(if on { MOUSE_ON } else { MOUSE_OFF });
    }

    /// There is no shell to go to.
    pub fn suspend() -> io::Result<()> {
        Ok(())
    }

    /// Has everything painted anew before the next frame.
    pub fn ask_redraw() {}

    /// Whether everything must be painted anew.
    pub fn must_redraw() -> bool {
        false
    }

    /// The signal that asked the program to end.
    pub fn ending() -> Option<i32> {
        None
    }

    /// Nothing to watch.
    pub fn watch() -> io::Result<()> {
        Ok(())
    }
}
