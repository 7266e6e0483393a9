//! The timeline as an instrument: which span is in sight, which date of which event is in hand, how lanes are made and kept.
//! Knows days and records, nothing of cells or keys.

use super::{
    default_window,
    lanes::{By, Lane, Mark, lanes, marks},
    scale::Window,
};
use crate::{
    content::{
        date::{Day, PartialDate},
        text::Text,
    },
    landscape::{
        Landscape, RecordId,
        filter::Filter,
        links::{Link, LinkKind},
    },
    order,
};

/// The six zooms: name and days in sight, the widest first.
pub const ZOOMS: [(&str, i32); 6] = [("decade", 3652), ("5 years", 1826), ("year", 365), ("quarter", 91), ("month", 30), ("day", 7)];

/// How relations between events lead from one to the next.
const CHAIN: [LinkKind; 6] =
    [LinkKind::RespondsTo, LinkKind::Supersedes, LinkKind::Implements, LinkKind::EntersIntoForce, LinkKind::PartOf, LinkKind::Follows];

/// Marks in time with a window on them and one in hand.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// All marks by date.
    pub marks: Vec<Mark>,
    /// From the first modern mark to the last.
    pub whole: Window,
    /// The span on which it opens.
    opening: Window,
    /// What is in sight.
    pub window: Window,
    /// The number of the mark in hand.
    pub selected: usize,
    /// What lanes are made by.
    pub by: By,
    /// The windows from which one zoomed in, the last at the end.
    trail: Vec<Window>,
    folded: Vec<Text>,
    /// Lanes that were moved stand in this order, before all others.
    order: Vec<Text>,
}

impl Instrument {
    /// The events that a filter lets pass, fitted on the default span.
    pub fn new(landscape: &Landscape, filter: &Filter) -> Self {
        let marks = marks(landscape, filter);
        let modern = marks.iter().map(|mark| mark.on).find(|on| on.year() >= 1998);
        let first = modern.map_or(1, PartialDate::first_day);
        let last = marks.iter().map(|mark| mark.on.last_day()).max().unwrap_or(first).max(first);
        let whole = Window { first, last };
        // As of an earlier day the span ends with what was there then.
        let opening = default_window();
        let opening = Window { last: opening.last.min(last.max(opening.first)), ..opening };
        let window = if marks.iter().any(|mark| opening.touches(mark.on)) { opening } else { whole };
        let selected = marks.iter().position(|mark| mark.on.first_day() >= window.first).unwrap_or(0);
        Self { marks, whole, opening, window, selected, by: By::Actor, trail: Vec::new(), folded: Vec::new(), order: Vec::new() }
    }

    /// On the marks of another landscape, with the same lanes and, where it was moved and still has marks, the same window.
    #[must_use]
    pub fn anew(&self, landscape: &Landscape, filter: &Filter) -> Self {
        let mut anew = Self { by: self.by, folded: self.folded.clone(), order: self.order.clone(), ..Self::new(landscape, filter) };
        let is_moved = self.window != self.opening && self.window != self.whole;
        if is_moved && anew.marks.iter().any(|mark| self.window.touches(mark.on)) {
            anew.window = self.window;
            anew.selected = anew.marks.iter().position(|mark| self.window.touches(mark.on)).unwrap_or(anew.selected);
        }
        anew
    }

    /// The mark in hand; none where no event passes the filter.
    pub fn mark(&self) -> Option<&Mark> {
        self.marks.get(self.selected)
    }

    /// Takes a mark in hand; the window follows, keeping its length.
    pub fn select(&mut self, index: usize) {
        self.selected = index.min(self.marks.len().saturating_sub(1));
        if let Some(mark) = self.mark()
            && !self.window.touches(mark.on)
        {
            let days = self.window.days32();
            self.window = Window::of(mark.on.first_day().saturating_sub(days / 2), days);
        }
    }

    /// To the mark before or after in time.
    pub fn step(&mut self, forward: bool) {
        self.select(if forward { self.selected + 1 } else { self.selected.saturating_sub(1) });
    }

    /// In or out. The mark in hand stays in its column; coming back from a zoom gives the same window again.
    pub fn zoom(&mut self, inwards: bool) {
        let days = self.window.days32();
        let Some(mark) = self.mark().copied() else { return };
        if inwards {
            let Some((_, length)) = ZOOMS.iter().find(|(_, length)| *length < days) else { return };
            self.trail.push(self.window);
            self.window = self.around(mark.on.first_day(), *length);
        } else {
            let before = self.trail.pop().filter(|window| window.touches(mark.on));
            let wider = || ZOOMS.iter().rev().map(|(_, length)| *length).find(|length| *length > days);
            self.window = match (before, wider()) {
                (Some(window), _) => window,
                (None, Some(length)) => self.around(mark.on.first_day(), length),
                (None, None) if self.whole.days32() > days => self.whole,
                (None, None) => return,
            };
        }
    }

    /// A window of a length in which a day stands as far along as it does in this one.
    fn around(&self, day: Day, length: i32) -> Window {
        let along = i64::from(day.clamp(self.window.first, self.window.last) - self.window.first);
        let before = along * i64::from(length - 1) / (self.window.days() - 1).max(1);
        Window::of(day.saturating_sub(i32::try_from(before).unwrap_or(0)), length)
    }

    /// The zoom of the window: the narrowest that holds it.
    pub fn zoom_name(&self) -> &'static str {
        ZOOMS.iter().rev().find(|(_, length)| *length >= self.window.days32()).map_or("all", |(name, _)| name)
    }

    /// Half a window to the side; what is in hand goes along.
    pub fn pan(&mut self, forward: bool) {
        let days = self.window.days32();
        let by = (days / 2).max(1) * if forward { 1 } else { -1 };
        let first = (self.window.first.saturating_add(by)).clamp(self.whole.first - days / 2, self.whole.last - days / 2);
        self.trail.clear();
        self.window = Window::of(first, days);
        self.keep_in_sight();
    }

    /// The default span, or everything if that is in sight already.
    pub fn fit(&mut self) {
        self.trail.clear();
        self.window = if self.window == self.opening { self.whole } else { self.opening };
        self.keep_in_sight();
    }

    /// A span from one date to another.
    pub fn go_to(&mut self, from: PartialDate, to: PartialDate) {
        self.trail.clear();
        self.window = Window { first: from.first_day(), last: to.last_day().max(from.first_day()) };
        self.keep_in_sight();
    }

    /// Centres the window on a day.
    pub fn centre(&mut self, day: Day) {
        let days = self.window.days32();
        self.trail.clear();
        self.window = Window::of(day.saturating_sub(days / 2), days);
        self.keep_in_sight();
    }

    /// Takes the first mark of the window in hand if the one in hand is out of sight. An empty window keeps what was in hand.
    fn keep_in_sight(&mut self) {
        let window = self.window;
        if self.mark().is_some_and(|mark| window.touches(mark.on)) {
            return;
        }
        let starts = |mark: &Mark| mark.on.first_day() >= window.first && mark.on.first_day() <= window.last;
        let first = self.marks.iter().position(starts).or_else(|| self.marks.iter().position(|mark| window.touches(mark.on)));
        if let Some(first) = first {
            self.selected = first;
        }
    }

    /// To the next date of the same event, after the last one to its first.
    pub fn next_date(&mut self) -> bool {
        let Some(event) = self.mark().map(|mark| mark.event) else { return false };
        let of_event = |from: usize| self.marks.iter().enumerate().skip(from).find(|(_, mark)| mark.event == event).map(|(index, _)| index);
        let next = of_event(self.selected + 1).or_else(|| of_event(0)).filter(|next| *next != self.selected);
        next.is_some_and(|next| {
            self.select(next);
            true
        })
    }

    /// Along the chain of what led to what: to an event that followed from this one, or to one that led here.
    pub fn chain(&mut self, landscape: &Landscape, forward: bool) -> bool {
        let Some(here) = self.mark().map(|mark| mark.event) else { return false };
        let links = landscape.links();
        let is_chain = |link: &&Link| CHAIN.contains(&link.kind);
        let ids: Vec<RecordId> = if forward {
            links.to(here).iter().filter(is_chain).map(|link| link.from).collect()
        } else {
            links.from(here).iter().filter(is_chain).map(|link| link.to).collect()
        };
        let places = ids.iter().filter_map(|id| self.marks.iter().position(|mark| mark.event == *id && mark.is_first));
        let next = if forward { places.min() } else { places.max() };
        next.is_some_and(|next| {
            self.select(next);
            true
        })
    }

    /// The lanes of the window in the order in which they are kept, and whether each is folded.
    pub fn lanes(&self, landscape: &Landscape) -> Vec<(Lane, bool)> {
        let mut lanes = lanes(landscape, &self.marks, self.window, self.by);
        let place = |lane: &Lane| self.order.iter().position(|title| *title == lane.title).and_then(|at| i64::try_from(at).ok());
        order::by(&mut lanes, |lane| (place(lane).unwrap_or(i64::MAX), 0, 0));
        lanes.into_iter().map(|lane| (self.folded.contains(&lane.title), lane)).map(|(folded, lane)| (lane, folded)).collect()
    }

    /// The place of the lane in which the mark in hand stands.
    fn lane_in_hand(&self, lanes: &[(Lane, bool)]) -> Option<usize> {
        let mark = self.mark()?;
        lanes.iter().position(|(lane, _)| lane.marks.contains(mark))
    }

    /// To the mark nearest in time in the lane above or below that has any.
    pub fn lane_step(&mut self, landscape: &Landscape, down: bool) {
        let lanes = self.lanes(landscape);
        let (Some(mark), Some(at)) = (self.mark().copied(), self.lane_in_hand(&lanes)) else { return };
        let has_marks = |lane: &&(Lane, bool)| !lane.0.marks.is_empty();
        let lane = if down { lanes[at + 1..].iter().find(has_marks) } else { lanes[..at].iter().rev().find(has_marks) };
        let distance = |other: &&Mark| (i64::from(other.on.first_day()) - i64::from(mark.on.first_day())).abs();
        let nearest = lane.and_then(|(lane, _)| lane.marks.iter().min_by_key(distance));
        if let Some(index) = nearest.and_then(|nearest| self.marks.iter().position(|other| other == nearest)) {
            self.select(index);
        }
    }

    /// Folds the lane of the mark in hand, or unfolds it.
    pub fn fold(&mut self, landscape: &Landscape) {
        let lanes = self.lanes(landscape);
        if let Some((lane, folded)) = self.lane_in_hand(&lanes).map(|at| &lanes[at]) {
            if *folded {
                self.folded.retain(|title| *title != lane.title);
            } else {
                self.folded.push(lane.title.clone());
            }
        }
    }

    /// Moves the lane of the mark in hand up or down.
    pub fn move_lane(&mut self, landscape: &Landscape, down: bool) {
        let lanes = self.lanes(landscape);
        let Some(at) = self.lane_in_hand(&lanes) else { return };
        let mut titles: Vec<Text> = lanes.into_iter().map(|(lane, _)| lane.title).collect();
        let to = if down { (at + 1).min(titles.len() - 1) } else { at.saturating_sub(1) };
        titles.swap(at, to);
        self.order = titles;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        embedded,
        timeline::scale::{Scale, Window},
    };

    fn at(id: &str) -> (Landscape, Instrument) {
        let landscape = Landscape::on(embedded::shelf());
        let mut instrument = Instrument::new(&landscape, &Filter::default());
        let record = landscape.find(id).expect(id);
        let index = instrument.marks.iter().position(|mark| mark.event == record && mark.is_first).expect("a mark");
        instrument.select(index);
        (landscape, instrument)
    }

    #[test]
    fn zooming_keeps_the_column_and_coming_back_gives_the_same_window() {
        let (_, mut instrument) = at("unga-73-27-2018");
        let column = |instrument: &Instrument| {
            let scale = Scale { window: instrument.window, columns: 100 };
            i32::from(scale.column(instrument.mark().expect("a mark").on.first_day()))
        };
        let (window, before) = (instrument.window, column(&instrument));
        let mut names = Vec::new();
        for _ in 0..6 {
            instrument.zoom(true);
            names.push(instrument.zoom_name());
            let tolerance = 100 / instrument.window.days32() + 3;
            assert!((column(&instrument) - before).abs() <= tolerance, "{} {before}", column(&instrument));
        }
        assert_eq!(names, ["5 years", "year", "quarter", "month", "day", "day"]);
        for _ in 0..5 {
            instrument.zoom(false);
        }
        assert_eq!(instrument.window, window);
        for _ in 0..3 {
            instrument.zoom(false);
        }
        assert_eq!(instrument.window, instrument.whole);
    }

    #[test]
    fn walking_right_skips_nothing() {
        let (_, mut instrument) = at("csto-agreement-2017");
        let first = instrument.selected;
        for step in 1..200 {
            instrument.step(true);
            assert_eq!(instrument.selected, (first + step).min(instrument.marks.len() - 1));
            assert!(instrument.mark().is_some_and(|mark| instrument.window.touches(mark.on)));
        }
    }

    #[test]
    fn the_dates_of_an_event_are_walked_round() {
        let (_, mut instrument) = at("csto-agreement-2017");
        let mut dates = Vec::new();
        for _ in 0..3 {
            dates.push(instrument.mark().expect("a mark").on.to_string());
            assert!(instrument.next_date());
        }
        assert_eq!(dates, ["2017-11-30", "2019-04-01", "2019-04-26"]);
        assert_eq!(instrument.mark().expect("a mark").on.to_string(), "2017-11-30");
    }

    #[test]
    fn a_chain_leads_forward_and_back() {
        let (landscape, mut instrument) = at("putin-proposal-2020");
        let mut ids = Vec::new();
        while ids.len() < 10 && instrument.chain(&landscape, true) {
            ids.push(landscape.id(instrument.mark().expect("a mark").event).to_owned());
        }
        assert_eq!(ids[..4], ["patrushev-obrien-2020", "geneva-summit-2021", "ru-us-resolution-2021", "us-closes-cyber-channel-2022"]);
        assert!(instrument.chain(&landscape, false));
    }

    #[test]
    fn panning_reaches_both_ends_and_lanes_keep_their_order() {
        let (landscape, mut instrument) = at("csto-agreement-2017");
        for _ in 0..200 {
            instrument.pan(false);
        }
        assert!(instrument.window.touches(instrument.marks.iter().map(|mark| mark.on).find(|on| on.year() >= 1998).expect("a mark")));
        for _ in 0..200 {
            instrument.pan(true);
        }
        assert!(Window { first: instrument.whole.last, last: instrument.whole.last }.first <= instrument.window.last);
        instrument.fit();
        let titles = |instrument: &Instrument| -> Vec<String> {
            instrument.lanes(&landscape).into_iter().map(|(lane, _)| lane.title.to_string()).collect()
        };
        let before = titles(&instrument);
        let at = instrument.lane_in_hand(&instrument.lanes(&landscape)).expect("a lane");
        instrument.move_lane(&landscape, at == 0);
        assert_ne!(titles(&instrument), before);
        instrument.fold(&landscape);
        assert_eq!(instrument.lanes(&landscape).iter().filter(|(_, folded)| *folded).count(), 1);
    }
}
