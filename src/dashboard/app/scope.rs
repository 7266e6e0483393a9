//! Which part of the landscape one looks at: of which day, and through which filter. A place in the history keeps its own.

use super::{App, Settings};
use crate::{
    content::date::PartialDate,
    dashboard::{
        action::{Action, Asked, Effect},
        overlays::{ask::Ask, compare::Compare, relations::Relations},
        tabs::TABS,
        view::Context,
    },
    landscape::{Landscape, RecordId, filter::Filter},
    matrix::compare::Side,
    search::Index,
};
use std::rc::Rc;

/// A landscape and a filter on it.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    pub(super) landscape: Rc<Landscape>,
    index: Option<Rc<Index>>,
    pub(super) filter: Filter,
    pub(super) as_of: Option<PartialDate>,
}

impl Scope {
    pub(super) fn new(landscape: Landscape, filter: Filter, as_of: Option<PartialDate>) -> Self {
        Self { landscape: Rc::new(landscape), index: None, filter, as_of }
    }

    /// What screens may read.
    pub(super) fn context<'a>(&'a self, settings: &'a Settings) -> Context<'a> {
        Context { landscape: &self.landscape, theme: settings.theme, filter: &self.filter, as_of: self.as_of, today: settings.today }
    }

    /// The index, made when first asked for.
    pub(super) fn index(&mut self) -> Rc<Index> {
        Rc::clone(self.index.get_or_insert_with(|| Rc::new(Index::new(&self.landscape))))
    }
}

impl App {
    /// Looks at another part of the landscape: the screens are made anew, with what they can keep of their arrangement, and the record that is shown stays if it is there.
    pub(super) fn look_at(&mut self, scope: Scope) {
        let shown = self.screen.shown().map(|record| self.scope.landscape.id(record).to_owned());
        self.scope = scope;
        self.goals = (Vec::new(), 0);
        let context = self.scope.context(&self.settings);
        self.parked.iter_mut().for_each(|parked| *parked = parked.take().and_then(|screen| screen.anew(&context)));
        self.screen = self.screen.anew(&context).unwrap_or_else(|| (TABS[self.current].make)(&context));
        let shown = shown.and_then(|id| self.scope.landscape.find(&id));
        if let Some(record) = shown.filter(|_| !self.screen.keeps_its_place()) {
            self.screen.reveal(&context, record);
            self.screen.update(&context, Action::Escape);
        }
    }

    /// Goes to another day, or back to today.
    pub(super) fn set_as_of(&mut self, day: Option<PartialDate>) -> Effect {
        self.remember();
        let landscape = self.settings.origin.landscape(day);
        let filter = self.scope.filter.moved(&self.scope.landscape, &landscape);
        self.filters.clear();
        self.look_at(Scope::new(landscape, filter, day));
        self.notice = Some(match day {
            Some(day) => format!("As of {day}: what came later is not shown; @ comes back to today"),
            None => "Back to today".to_owned(),
        });
        Effect::None
    }

    /// Sets a filter in the place of the one there was, which can be had back.
    pub(super) fn set_filter(&mut self, filter: Filter) -> Effect {
        self.remember();
        let before = self.scope.filter.clone();
        self.look_at(Scope { filter, ..self.scope.clone() });
        self.filters.push(before);
        let passing = self.scope.landscape.all().filter(|id| self.scope.filter.passes(&self.scope.landscape, *id)).count();
        self.notice = Some(format!("{passing} of {} records pass; u takes the last condition back", self.scope.landscape.all().len()));
        Effect::None
    }

    pub(super) fn undo_filter(&mut self) -> Effect {
        let Some(before) = self.filters.pop() else {
            self.notice = Some("No filter to take back".to_owned());
            return Effect::None;
        };
        self.remember();
        self.look_at(Scope { filter: before, ..self.scope.clone() });
        self.notice = Some("The last filter is taken back".to_owned());
        Effect::None
    }

    pub(super) fn clear_filter(&mut self) -> Effect {
        if self.scope.filter.is_empty() {
            self.notice = Some("No filter is set".to_owned());
            return Effect::None;
        }
        self.set_filter(Filter::default());
        self.notice = Some("The filters are dropped; u brings them back".to_owned());
        Effect::None
    }

    /// Asks a question; whom to compare begins with whoever is selected.
    pub(super) fn ask(&mut self, asked: Asked) -> Effect {
        let landscape = &self.scope.landscape;
        let selected = self.screen.selected().filter(|_| asked == Asked::Compare);
        let owner = |record: RecordId| landscape[record].as_position().map_or(record, |position| position.owner);
        let beginning = selected.map_or(String::new(), |record| format!("{} ", landscape.id(owner(record))));
        self.overlay = Some(Box::new(Ask::new(asked, &beginning)));
        Effect::None
    }

    /// The picture of what is related to what is selected.
    pub(super) fn relations(&mut self) -> Effect {
        match self.screen.selected() {
            Some(record) => self.overlay = Some(Box::new(Relations::new(&self.scope.context(&self.settings), record))),
            None => self.notice = Some("Nothing is selected that could be related".to_owned()),
        }
        Effect::None
    }

    /// Records side by side, each as of every date, if there are dates.
    pub(super) fn compare(&mut self, records: &[RecordId], dates: &[PartialDate]) -> Effect {
        let here = &self.scope.landscape;
        let then: Vec<(String, Landscape)> =
            dates.iter().map(|day| (format!(", {day}"), self.settings.origin.landscape(Some(*day)))).collect();
        let landscapes: Vec<(&str, &Landscape)> =
            if dates.is_empty() { vec![("", here)] } else { then.iter().map(|(day, landscape)| (day.as_str(), landscape)).collect() };
        let each = records.iter().flat_map(|record| landscapes.iter().map(move |(day, landscape)| (*record, *day, *landscape)));
        // A record that was not there yet has nothing to be compared.
        let found: Vec<(&Landscape, RecordId, String)> = each
            .filter_map(|(record, day, landscape)| {
                Some((landscape, landscape.find(here.id(record))?, format!("{}{day}", Side::short_name(here, record))))
            })
            .collect();
        let sides: Vec<Side> = found.iter().map(|(landscape, record, name)| Side { landscape, record: *record, name }).collect();
        self.overlay = Some(Box::new(Compare::new(&sides, dates.is_empty())));
        Effect::None
    }
}
