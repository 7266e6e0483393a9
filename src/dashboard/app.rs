//! The state of the program and what a key does to it. Draws from `&self`; asks the world only by effects.

mod chrome;
mod scope;

use super::{
    action::{Action, Asked, Effect, Goal},
    key::Key,
    keymap::{GLOBAL, LIST, Layers, PICK, PROMPT},
    overlays::{Overlay, changes::Changes, finder::Finder, help::Help, pins::Pins},
    tabs::{TABS, of_kind},
    theme::{Role, THEMES, Theme},
    view::Screen,
    widgets::pane::{paint, write},
};
use crate::{
    briefing::{self, Pin},
    content::date::{Day, PartialDate},
    landscape::{Kind, Landscape, RecordId, filter::Filter, origin::Origin},
};
use chrome::to_ascii;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use scope::Scope;
use std::rc::Rc;

/// The smallest terminal in which the screens are drawn, in columns and rows.
pub const SMALLEST: (u16, u16) = (60, 16);

/// How many searches are remembered.
const RECENT: usize = 8;

/// How many places back are remembered.
const HISTORY: usize = 64;

/// What the program starts with.
#[derive(Debug)]
pub struct Settings {
    /// The filter.
    pub filter: Filter,
    /// The day of which the landscape is shown, if not today.
    pub as_of: Option<PartialDate>,
    /// Where the landscape comes from.
    pub origin: Origin,
    /// Today.
    pub today: Day,
    /// The theme.
    pub theme: &'static Theme,
    /// Whether only ASCII is drawn beside the texts.
    pub ascii: bool,
    /// What is pinned.
    pub pins: Vec<Pin>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            as_of: None,
            origin: Origin::default(),
            today: crate::content::date::today(),
            theme: &THEMES[0],
            ascii: false,
            pins: Vec::new(),
        }
    }
}

/// A place one can come back to.
#[derive(Debug)]
struct Place {
    scope: Scope,
    tab: usize,
    screen: Box<dyn Screen>,
}

/// The program without its terminal.
#[derive(Debug)]
pub struct App {
    scope: Scope,
    /// The filters before the one that is set, the latest last.
    filters: Vec<Filter>,
    settings: Settings,
    screen: Box<dyn Screen>,
    current: usize,
    /// The screens that are not shown; each is made when it first is.
    parked: Vec<Option<Box<dyn Screen>>>,
    overlay: Option<Box<dyn Overlay>>,
    /// The hits of the last search, and which of them is shown.
    goals: (Vec<Goal>, usize),
    /// What was looked for, the latest first.
    recent: Vec<String>,
    past: Vec<Place>,
    future: Vec<Place>,
    notice: Option<String>,
    trouble: Option<String>,
    quit_asked: bool,
    prefixed: bool,
    mouse: bool,
    area: Rect,
}

impl App {
    /// The program on a landscape.
    pub fn new(landscape: Landscape, settings: Settings) -> Self {
        let scope = Scope::new(landscape, settings.filter.clone(), settings.as_of);
        let screen = (TABS[0].make)(&scope.context(&settings));
        Self {
            scope,
            filters: Vec::new(),
            settings,
            screen,
            current: 0,
            parked: TABS.iter().map(|_| None).collect(),
            overlay: None,
            goals: (Vec::new(), 0),
            recent: Vec::new(),
            past: Vec::new(),
            future: Vec::new(),
            notice: None,
            trouble: None,
            quit_asked: false,
            prefixed: false,
            mouse: true,
            area: Rect::ZERO,
        }
    }

    /// Says on every screen that something is wrong with the user's own files.
    pub fn warn(&mut self, trouble: Option<String>) {
        self.trouble = trouble;
    }

    /// Takes what is pinned now, with what another program has pinned meanwhile; or says why it was not written.
    pub fn keep(&mut self, pins: Result<Vec<Pin>, String>) {
        match pins {
            Ok(pins) => self.settings.pins = pins,
            Err(why) => self.notice = Some(format!("NOT SAVED, lost when you leave: {why}")),
        }
    }

    /// The name of the theme.
    pub fn theme(&self) -> &'static Theme {
        self.settings.theme
    }

    /// The number of the screen, from 0.
    pub fn current(&self) -> usize {
        self.current
    }

    /// The record that is shown.
    pub fn shown(&self) -> Option<&str> {
        self.screen.shown().map(|record| self.scope.landscape.id(record))
    }

    /// Goes to a screen without leaving a trace in the history.
    pub fn start_on(&mut self, tab: usize) {
        self.show(tab.min(TABS.len() - 1));
    }

    /// Puts a screen in front, as it was left.
    fn show(&mut self, tab: usize) {
        if tab == self.current {
            return;
        }
        if self.screen.picks() {
            // Whoever comes back begins anew.
            self.screen.update(&self.scope.context(&self.settings), Action::Escape);
        }
        let next = self.parked[tab].take().unwrap_or_else(|| (TABS[tab].make)(&self.scope.context(&self.settings)));
        self.parked[self.current] = Some(std::mem::replace(&mut self.screen, next));
        self.current = tab;
    }

    /// Carries out a key press and says what the world must do.
    pub fn press(&mut self, key: Key) -> Effect {
        if self.is_too_small() {
            // What nobody sees must not happen: only leaving works.
            let quits = matches!(self.layers().resolve(key), Some(Action::Quit)) || key.as_command() == Key::parse("q").unwrap_or(key);
            return if quits { self.quit() } else { Effect::None };
        }
        let layers = self.layers();
        let Some(mut action) = layers.resolve(key) else {
            self.forget();
            return Effect::None;
        };
        if std::mem::take(&mut self.prefixed) {
            action = if action == Action::Prefix { Action::Top } else { return Effect::None };
        }
        self.act(action)
    }

    fn layers(&self) -> Layers {
        match &self.overlay {
            Some(overlay) if overlay.types() => Layers { tables: vec![overlay.keys(), PROMPT], typing: true },
            Some(overlay) => Layers { tables: vec![overlay.keys(), LIST], typing: false },
            None if self.screen.picks() => Layers { tables: vec![PICK], typing: true },
            None => Layers { tables: vec![self.screen.keys(), GLOBAL], typing: false },
        }
    }

    /// A message lives until the next key.
    fn forget(&mut self) {
        self.notice = None;
        self.quit_asked = false;
    }

    /// Carries out an action.
    pub fn act(&mut self, action: Action) -> Effect {
        let asked = self.quit_asked;
        self.forget();
        self.quit_asked = asked && action == Action::Quit;
        let context = self.scope.context(&self.settings);
        if let Some(overlay) = &mut self.overlay {
            let effect = match action {
                Action::Suspend => Effect::Suspend,
                _ => overlay.update(&context, action),
            };
            return self.route(effect);
        }
        let effect = match action {
            Action::Quit => return self.quit(),
            Action::Screen(tab) => return self.go_to(tab),
            Action::Back => match self.screen.update(&context, action) {
                Effect::Ignored => return self.travel(true),
                effect => effect,
            },
            Action::Forward => return self.travel(false),
            Action::Find => return self.find(),
            Action::NextHit => return self.walk(true),
            Action::PreviousHit => return self.walk(false),
            Action::Help => {
                self.overlay = Some(Box::new(Help::new(self.layers().tables, self.screen.legend())));
                Effect::None
            }
            Action::Theme => {
                self.settings.theme = self.settings.theme.next();
                self.notice = Some(format!("Theme: {}, {}", self.settings.theme.name, self.settings.theme.about));
                Effect::None
            }
            Action::Mouse => {
                self.mouse = !self.mouse;
                let whose = if self.mouse { "The program takes the mouse" } else { "The terminal has the mouse: select and copy as usual" };
                self.notice = Some(whose.to_owned());
                Effect::Mouse(self.mouse)
            }
            Action::Pin => match self.screen.selected() {
                Some(record) => Effect::Pin(Pin::Record(context.landscape.id(record).to_owned())),
                None => Effect::Say("Nothing is selected that could be pinned"),
            },
            Action::Pins => {
                self.overlay = Some(Box::new(Pins::new(&context, &self.settings.pins)));
                Effect::None
            }
            Action::Relations => return self.relations(),
            Action::ClearFilter => return self.clear_filter(),
            Action::UndoFilter => return self.undo_filter(),
            Action::Ask(Asked::AsOf) if self.scope.as_of.is_some() => return self.set_as_of(None),
            Action::Ask(asked) => self.ask(asked),
            Action::Redraw => Effect::Redraw,
            Action::Suspend => Effect::Suspend,
            Action::Prefix => {
                self.prefixed = true;
                self.notice = Some("g …   g: to the top   any other key: nothing".to_owned());
                Effect::None
            }
            Action::Click(x, y) if y == self.area.y => return self.click_tab(x),
            _ => match self.screen.update(&context, action) {
                Effect::Ignored => {
                    if action == Action::Escape {
                        self.notice = Some("Nothing to leave; q quits".to_owned());
                    }
                    Effect::None
                }
                effect => effect,
            },
        };
        self.route(effect)
    }

    fn route(&mut self, effect: Effect) -> Effect {
        match effect {
            Effect::Open(record) => {
                self.overlay = None;
                self.open(record);
                Effect::None
            }
            Effect::Found { goals, at, query } => {
                self.overlay = None;
                self.recent.retain(|known| *known != query);
                self.recent.insert(0, query);
                self.recent.truncate(RECENT);
                self.goals = (goals, at);
                self.remember();
                self.show_goal();
                Effect::None
            }
            Effect::Span(from, to) => {
                self.overlay = None;
                self.remember();
                self.show(of_kind(Kind::Event));
                self.screen.span(&self.scope.context(&self.settings), from, to);
                Effect::None
            }
            Effect::Changes(from, to) => {
                let changes = Changes::new(&self.scope.context(&self.settings), from, to);
                self.overlay = Some(Box::new(changes));
                Effect::None
            }
            Effect::Pin(pin) => {
                let is_pinned = !self.settings.pins.contains(&pin);
                briefing::set(&mut self.settings.pins, &pin, is_pinned);
                let name = pin.name(&self.scope.landscape).1;
                let what = if is_pinned { "Pinned" } else { "No longer pinned" };
                self.notice = Some(format!("{what}: {name} (P lists what is)"));
                Effect::Keep(pin, is_pinned)
            }
            Effect::Compare(records, dates) => self.compare(&records, &dates),
            Effect::Say(words) => {
                self.notice = Some(words.to_owned());
                Effect::None
            }
            Effect::AsOf(day) => {
                self.overlay = None;
                self.set_as_of(Some(day))
            }
            Effect::Filter(filter) => {
                self.overlay = None;
                self.set_filter(*filter)
            }
            Effect::Close => {
                self.overlay = None;
                Effect::None
            }
            Effect::Run(action) => {
                self.overlay = None;
                self.act(action)
            }
            effect => effect,
        }
    }

    fn here(&self) -> Place {
        Place { scope: self.scope.clone(), tab: self.current, screen: self.screen.boxed() }
    }

    fn remember(&mut self) {
        self.past.push(self.here());
        if self.past.len() > HISTORY {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// Shows the hit of the last search whose turn it is.
    fn show_goal(&mut self) {
        let Some(Goal { record, passage }) = self.goals.0.get(self.goals.1).cloned() else { return };
        self.reveal(record);
        if let Some(passage) = passage {
            self.screen.seek(&passage);
        }
    }

    fn walk(&mut self, forward: bool) -> Effect {
        let count = self.goals.0.len();
        if count == 0 {
            self.notice = Some("Nothing was looked for yet; / does".to_owned());
            return Effect::None;
        }
        self.goals.1 = (self.goals.1 + if forward { 1 } else { count - 1 }) % count;
        self.show_goal();
        self.notice = Some(format!("Hit {} of {count}", self.goals.1 + 1));
        Effect::None
    }

    /// Shows a record on its own screen; Back comes back to where one is now.
    pub fn open(&mut self, record: RecordId) {
        self.remember();
        self.reveal(record);
    }

    fn reveal(&mut self, record: RecordId) {
        self.show(of_kind(self.scope.landscape[record].kind));
        self.screen.reveal(&self.scope.context(&self.settings), record);
    }

    fn go_to(&mut self, tab: usize) -> Effect {
        if tab < TABS.len() && tab != self.current {
            self.remember();
            self.show(tab);
        }
        Effect::None
    }

    fn travel(&mut self, back: bool) -> Effect {
        let place = if back { self.past.pop() } else { self.future.pop() };
        match place {
            Some(Place { scope, tab, screen }) => {
                let here = self.here();
                if back {
                    self.future.push(here);
                } else {
                    self.past.push(here);
                }
                if !Rc::ptr_eq(&scope.landscape, &self.scope.landscape) || scope.filter != self.scope.filter {
                    self.look_at(scope);
                }
                self.show(tab);
                self.screen = screen;
            }
            None => self.notice = Some(format!("Nowhere to go {}", if back { "back" } else { "forward" })),
        }
        Effect::None
    }

    fn find(&mut self) -> Effect {
        self.overlay = Some(Box::new(Finder::new(self.scope.index(), self.recent.clone())));
        Effect::None
    }

    fn quit(&mut self) -> Effect {
        if self.quit_asked {
            return Effect::Quit;
        }
        self.quit_asked = true;
        self.notice = Some("Press q again to quit".to_owned());
        Effect::None
    }

    fn click_tab(&mut self, x: u16) -> Effect {
        let hit = self.tabs().into_iter().find(|(_, _, from, to)| (*from..*to).contains(&x));
        hit.map_or(Effect::None, |(_, tab, _, _)| self.go_to(tab))
    }

    /// Takes pasted text: it goes into a prompt, and is never read as keys.
    pub fn paste(&mut self, text: &str) {
        let context = self.scope.context(&self.settings);
        match &mut self.overlay {
            Some(overlay) => overlay.paste(&context, text),
            None => self.notice = Some("Pasted text goes into the finder: press / first".to_owned()),
        }
    }

    /// Works out, for a size, all that drawing needs. To be called before every draw.
    pub fn arrange(&mut self, area: Rect) {
        self.area = area;
        if self.is_too_small() {
            return;
        }
        let context = self.scope.context(&self.settings);
        self.screen.arrange(&context, body(area));
        if let Some(overlay) = &mut self.overlay {
            overlay.arrange(&context, Rect { height: area.height - 2, ..area });
        }
    }

    /// The cell where the terminal's cursor belongs.
    pub fn cursor(&self) -> Option<Position> {
        if self.is_too_small() {
            return None;
        }
        match &self.overlay {
            Some(overlay) => overlay.cursor(),
            None => self.screen.cursor(),
        }
    }

    /// Draws what was arranged.
    pub fn draw(&self, buffer: &mut Buffer) {
        let area = self.area.intersection(buffer.area);
        let context = self.scope.context(&self.settings);
        paint(buffer, area, context.style(Role::Text));
        if self.is_too_small() {
            let lines = ["Too small", &format!("{}x{} needed, {}x{} here", SMALLEST.0, SMALLEST.1, area.width, area.height), "q quits"];
            for (y, line) in (area.y..area.bottom()).zip(lines) {
                write(buffer, area.x, y, area.right(), line, context.style(Role::Text));
            }
        } else {
            self.draw_tabs(&context, buffer);
            self.draw_crumb(&context, buffer);
            self.screen.draw(&context, body(area), buffer);
            if let Some(overlay) = &self.overlay {
                overlay.draw(&context, area, buffer);
            }
            self.draw_footer(&context, buffer);
        }
        if self.settings.ascii {
            to_ascii(buffer);
        }
    }
}

fn body(area: Rect) -> Rect {
    Rect { y: area.y + 2, height: area.height.saturating_sub(4), ..area }
}
