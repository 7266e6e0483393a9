//! The landscape at a glance: who takes which stances, what divides them most and where they agree, who took a position last,
//! what happened last, what is doubtful. Every row leads to the record behind it.

use crate::{
    content::{
        date::PartialDate,
        schema::{Confidence, Stance},
    },
    dashboard::{
        action::{Action, Effect},
        theme::{Role, mark},
        view::{Context, Screen},
        widgets::{
            choice::{Choice, Row},
            pane::{frame, write},
            prose::inside,
            strip,
        },
    },
    landscape::{Kind, RecordId},
    matrix::{self, agreement::division},
    order::{self, down},
    timeline::{
        density::density,
        scale::{Scale, Window},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// How many of the latest events are listed.
const LATEST: usize = 40;

/// One pane: a title, a list, and the record behind each row.
#[derive(Clone, Debug)]
struct Panel {
    title: String,
    list: Choice,
    records: Vec<RecordId>,
    area: Rect,
}

/// Five panels and a density strip.
#[derive(Clone, Debug)]
pub struct Overview {
    panels: [Panel; 5],
    focus: usize,
    dates: Vec<PartialDate>,
    window: Window,
    buckets: (Vec<u32>, u32),
    ticks: Vec<(u16, String)>,
    strip: Rect,
    summary: String,
    zoomed: bool,
}

impl Overview {
    /// Counts what there is.
    pub fn new(context: &Context) -> Self {
        let landscape = context.landscape;
        let events: Vec<RecordId> = landscape.of_kind(Kind::Event).filter(|event| context.filter.passes(landscape, *event)).collect();
        let dates: Vec<PartialDate> = events.iter().filter_map(|event| landscape.head(*event).date).collect();
        let start: PartialDate = "1998".parse().unwrap_or_else(|_| PartialDate::from_day(1));
        let today = context.as_of.map_or(context.today, PartialDate::last_day);
        let window = Window { first: start.first_day(), last: today.max(start.first_day()) };
        let latest: Vec<RecordId> = events
            .iter()
            .rev()
            .filter(|event| landscape.head(**event).date.is_some_and(|on| on.first_day() <= today))
            .take(LATEST)
            .copied()
            .collect();
        let doubtful: Vec<RecordId> = doubtful(context, &events);
        let summary = format!(
            "{} actors, {} bodies, {} events, {} positions, {} norms, {} concepts, {} sources",
            landscape.of_kind(Kind::Actor).len(),
            landscape.of_kind(Kind::Body).len(),
            events.len(),
            landscape.of_kind(Kind::Position).len(),
            landscape.of_kind(Kind::Norm).len(),
            landscape.of_kind(Kind::Concept).len(),
            landscape.of_kind(Kind::Source).len(),
        );
        let actors: Vec<RecordId> = landscape.of_kind(Kind::Actor).collect();
        let issues = divided(context, &actors);
        let moved = moved(context);
        let tallies: Vec<Vec<(Stance, usize)>> = actors.iter().map(|actor| matrix::tally(landscape, *actor)).collect();
        let is_taken = |stance: &Stance| tallies.iter().flatten().any(|(taken, _)| taken == stance);
        let taken: Vec<Stance> = Stance::ALL.iter().copied().filter(is_taken).collect();
        let who = actors.iter().zip(&tallies).map(|(actor, tally)| actor_row(context, *actor, tally, &taken)).collect();
        let codes = actors.iter().filter_map(|actor| landscape[*actor].code.as_deref()).collect::<Vec<_>>().join(" ");
        let panels = [
            Panel::new("Who, and where they stand: events, stances", actors.clone(), who),
            Panel::new(
                format!("Most divided first: {codes}"),
                issues.iter().map(|(issue, _)| *issue).collect(),
                issues.iter().map(|(issue, stances)| issue_row(context, *issue, stances)).collect(),
            ),
            Panel::new("Latest", latest.clone(), latest.iter().map(|event| event_row(context, *event)).collect()),
            Panel::new(
                format!("Who moved, and when ({})", moved.len()),
                moved.clone(),
                moved.iter().map(|position| move_row(context, *position)).collect(),
            ),
            Panel::new(
                format!("What is doubtful ({})", doubtful.len()),
                doubtful.clone(),
                doubtful.iter().map(|event| doubt_row(context, *event)).collect(),
            ),
        ];
        Self { panels, focus: 0, dates, window, buckets: (Vec::new(), 0), ticks: Vec::new(), strip: Rect::ZERO, summary, zoomed: false }
    }
}

impl Panel {
    fn new(title: impl Into<String>, records: Vec<RecordId>, rows: Vec<Row>) -> Self {
        Self { title: title.into(), list: Choice::new(rows), records, area: Rect::ZERO }
    }
}

/// Events on which sources conflict first, then those that are least confirmed, the latest first.
fn doubtful(context: &Context, events: &[RecordId]) -> Vec<RecordId> {
    let head = |id: &RecordId| context.landscape.head(*id);
    let is_doubtful = |id: &RecordId| head(id).has_conflict || head(id).confidence == Some(Confidence::Background);
    let mut found: Vec<RecordId> = events.iter().copied().filter(is_doubtful).collect();
    order::by(&mut found, |id| (i64::from(!head(id).has_conflict), down(head(id).date.map_or(0, PartialDate::rank)), 0));
    found
}

/// Issues with the stances of the actors, those that divide them most first, those on which they agree last.
fn divided(context: &Context, actors: &[RecordId]) -> Vec<(RecordId, Vec<Stance>)> {
    let landscape = context.landscape;
    let stance = |actor: &RecordId, issue| {
        landscape.position(*actor, issue).and_then(|position| landscape.head(position).stance).unwrap_or(Stance::NotChecked)
    };
    let stances = |issue| (issue, actors.iter().map(|actor| stance(actor, issue)).collect::<Vec<_>>());
    let mut issues: Vec<_> = landscape.of_kind(Kind::Issue).filter(|issue| context.filter.passes(landscape, *issue)).map(stances).collect();
    order::by(&mut issues, |(_, stances)| (down(division(stances)), 0, 0));
    issues
}

/// An issue with a sign for each actor, in the order of the actors, and how far they lie apart.
fn issue_row(context: &Context, issue: RecordId, stances: &[Stance]) -> Row {
    let mut right: Vec<_> = stances.iter().map(|stance| (Role::Stance(*stance), format!("{} ", stance.sign()))).collect();
    let taken = stances.iter().filter(|stance| stance.is_taken()).count();
    // Who says nothing agrees with nobody.
    let apart = match division(stances) {
        0 if taken < 2 => format!("{taken} of {}", stances.len()),
        0 if taken < stances.len() => format!("{taken} agree"),
        0 => "agreed".to_owned(),
        apart => format!("apart {apart:>2}"),
    };
    right.push((Role::Dim, format!("{apart:>8}")));
    Row::of(vec![(Role::Text, context.landscape.title(issue).to_owned())]).with_right(right)
}

/// Positions whose stance has changed, the latest change first.
fn moved(context: &Context) -> Vec<RecordId> {
    let on = |id: &RecordId| context.landscape.head(*id).moved.map(|(on, ..)| on);
    let mut moved: Vec<RecordId> =
        context.landscape.of_kind(Kind::Position).filter(|id| on(id).is_some() && context.filter.passes(context.landscape, *id)).collect();
    order::by(&mut moved, |id| (down(on(id).map_or(0, PartialDate::rank)), 0, 0));
    moved
}

fn move_row(context: &Context, position: RecordId) -> Row {
    let head = context.landscape.head(position);
    let Some((on, from, to)) = head.moved else { return Row::of(vec![(Role::Text, head.title.to_string())]) };
    let sign = |stance: Stance, after: &str| (Role::Stance(stance), format!("{}{after}", stance.sign()));
    Row::of(vec![
        (Role::Date, format!("{:<10} ", on.to_string())),
        sign(from, ""),
        (Role::Dim, "→".to_owned()),
        sign(to, " "),
        (Role::Text, head.title.to_string()),
    ])
}

/// An actor with its events and how often it takes each of the stances that any of them takes.
fn actor_row(context: &Context, actor: RecordId, tally: &[(Stance, usize)], stances: &[Stance]) -> Row {
    let landscape = context.landscape;
    let mut right =
        vec![(Role::Dim, format!("{:>3}  ", landscape.events_of(actor).filter(|event| context.filter.passes(landscape, *event)).count()))];
    for stance in stances {
        let count = tally.iter().find(|(taken, _)| taken == stance).map(|(_, count)| format!("{}{count:<3}", stance.sign()));
        right.push((Role::Stance(*stance), count.unwrap_or_else(|| " ".repeat(4))));
    }
    Row::of(vec![(Role::Label, landscape.title(actor).to_owned())]).with_right(right)
}

fn event_row(context: &Context, event: RecordId) -> Row {
    let record = &context.landscape[event];
    let sign = record.as_event().map_or("", |event| mark(event.kind));
    let role = record.as_event().map_or(Role::Text, |event| Role::Mark(event.kind));
    let date = record.date().map_or(String::new(), |date| format!("{:<10} ", date.to_string()));
    Row::of(vec![(Role::Date, date), (role, format!("{sign} ")), (Role::Text, record.title.to_string())])
}

fn doubt_row(context: &Context, event: RecordId) -> Row {
    let head = context.landscape.head(event);
    let date = head.date.map_or(String::new(), |date| format!("{:<10} ", date.to_string()));
    let sign = if head.has_conflict { "! " } else { "? " };
    Row::of(vec![(Role::Date, date), (Role::Doubt, sign.into()), (Role::Text, head.title.to_string())])
}

impl Screen for Overview {
    fn legend(&self) -> Vec<(Role, &'static str, &'static str)> {
        Stance::ALL.iter().take(5).map(|stance| (Role::Stance(*stance), stance.sign(), stance.slug())).collect()
    }

    fn place(&self, _: &Context) -> String {
        format!("Overview · {}", self.summary)
    }

    fn update(&mut self, context: &Context, action: Action) -> Effect {
        let count = self.panels.len();
        match action {
            Action::NextPane | Action::Right => self.focus = (self.focus + 1) % count,
            Action::PreviousPane | Action::Left => self.focus = (self.focus + count - 1) % count,
            Action::Open => return self.selected().map_or(Effect::None, Effect::Open),
            Action::Source => {
                let source = self.selected().and_then(|record| context.landscape[record].sources.first().copied());
                return source.map_or(Effect::Say("No source of its own: Enter opens its page"), Effect::Open);
            }
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Escape if self.zoomed => self.zoomed = false,
            Action::Click(x, y) | Action::Wheel(x, y, _) => {
                let Some(panel) = self.panels.iter().position(|panel| panel.list.contains(x, y)) else { return Effect::None };
                let was = (self.focus, self.panels[panel].list.selected());
                self.panels[panel].list.act(action);
                if matches!(action, Action::Click(..)) {
                    self.focus = panel;
                    if was == (panel, self.panels[panel].list.selected()) {
                        return self.selected().map_or(Effect::None, Effect::Open);
                    }
                }
            }
            _ => {
                if !self.panels[self.focus].list.act(action) {
                    return Effect::Ignored;
                }
            }
        }
        Effect::None
    }

    fn arrange(&mut self, _: &Context, area: Rect) {
        self.strip = Rect { height: 3.min(area.height), ..area };
        let columns = self.strip.width.saturating_sub(2);
        self.buckets = density(self.dates.iter().copied(), self.window, columns);
        self.ticks = Scale { window: self.window, columns: columns.max(1) }.ticks();
        let rest = Rect { y: self.strip.bottom(), height: area.height - self.strip.height, ..area };
        let left = Rect { width: (rest.width * 56 / 100).max(46.min(rest.width)), ..rest };
        let right = Rect { x: left.right(), width: rest.width - left.width, ..rest };
        let actors = u16::try_from(self.panels[0].records.len()).unwrap_or(5) + 2;
        let [who, divides] = stacked(left, [actors, 0]);
        let third = right.height / 3;
        let [latest, steps, doubtful] = stacked(right, [0, third, third]);
        for (index, (panel, place)) in self.panels.iter_mut().zip([who, divides, latest, steps, doubtful]).enumerate() {
            panel.area = match self.zoomed {
                true if index == self.focus => area,
                true => Rect::ZERO,
                false => place,
            };
            panel.list.arrange(inside(panel.area));
        }
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        let row = |y: u16| Rect { x: self.strip.x + 1, y: self.strip.y + y, width: self.strip.width.saturating_sub(2), height: 1 };
        if self.strip.height == 3 && !self.zoomed {
            let (buckets, most) = &self.buckets;
            let title = format!("Events since 1998, at most {most} in a column");
            write(buffer, row(0).x, row(0).y, row(0).right(), &title, context.style(Role::Dim));
            strip::bars(row(1), buckets, *most, context.style(Role::Heading), buffer);
            strip::ticks(row(2), &self.ticks, context.style(Role::Dim), buffer);
        }
        for (index, panel) in self.panels.iter().enumerate().filter(|(_, panel)| !panel.area.is_empty()) {
            let focused = index == self.focus;
            let style = context.style(if focused { Role::BorderFocused } else { Role::Border });
            frame(panel.area, &panel.title, focused, style, buffer);
            panel.list.draw(context.theme, focused, panel.area, buffer);
            if panel.list.is_empty() {
                let inner = inside(panel.area);
                write(buffer, inner.x + 1, inner.y, inner.right(), "nothing on record", context.style(Role::Dim));
            }
        }
    }

    fn cursor(&self) -> Option<Position> {
        self.panels[self.focus].list.cursor()
    }

    fn reveal(&mut self, _: &Context, _: RecordId) {}

    fn shown(&self) -> Option<RecordId> {
        None
    }

    fn selected(&self) -> Option<RecordId> {
        let panel = &self.panels[self.focus];
        panel.records.get(panel.list.selected()).copied()
    }

    fn boxed(&self) -> Box<dyn Screen> {
        Box::new(self.clone())
    }
}

/// Areas one under the other, of some heights; the one whose height is 0 takes what is left.
fn stacked<const COUNT: usize>(area: Rect, heights: [u16; COUNT]) -> [Rect; COUNT] {
    let left = area.height.saturating_sub(heights.iter().sum());
    let mut y = area.y;
    heights.map(|height| {
        let height = if height == 0 { left } else { height }.min(area.bottom() - y);
        y += height;
        Rect { y: y - height, height, ..area }
    })
}
