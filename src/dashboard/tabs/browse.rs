//! A list of records and the page of the one that is selected: countries, bodies, norms, concepts, sources and readings.

mod table;

use self::table::Table;
use crate::{
    content::{
        schema::{Confidence, Stance},
        vocabulary::vocabulary,
    },
    dashboard::{
        action::{Action, Effect},
        keymap::{self, Binding},
        theme::{Role, confidence_sign},
        view::{Context, Screen},
        widgets::{
            cells::HOW_TO_PICK,
            choice::{Choice, Row},
            pane::frame,
            prose::{Prose, inside},
        },
    },
    landscape::{
        Kind, Landscape, RecordId,
        record::{Detail, Record},
    },
    matrix::sheet::{self, SheetKind},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

vocabulary! {
    /// Which of the two panes has the keys.
    Focus {
        List = "list", "List";
        Page = "page", "Page";
    }
}

/// A list and a page beside it.
#[derive(Clone, Debug)]
pub struct Browse {
    title: &'static str,
    make: fn(&Context) -> Self,
    records: Vec<Option<RecordId>>,
    list: Choice,
    /// The table that its records make, and that table where it is shown in place of the list.
    sheet_kind: Option<&'static SheetKind>,
    table: Option<Table>,
    page: Prose,
    focus: Focus,
    /// Whether a jump led here: then Back leads away, and not to the list.
    came_by_jump: bool,
    zoomed: bool,
    panes: [Rect; 2],
    /// What the signs of its rows mean, beside those of confidence.
    legend: Vec<(Role, &'static str, &'static str)>,
}

/// The actors.
pub fn countries(context: &Context) -> Browse {
    let landscape = context.landscape;
    Browse::new(
        context,
        countries,
        "Countries",
        &[Kind::Actor],
        |_| None,
        |id, record| {
            let events = landscape.events_of(id).count();
            Row::of(vec![(Role::Text, record.title.to_string())]).with_right(vec![(Role::Dim, format!("{events} events "))])
        },
    )
}

/// The bodies, by what they are.
pub fn bodies(context: &Context) -> Browse {
    let group = |record: &Record| match &record.detail {
        Detail::Body { kind, .. } => Some(kind.label()),
        _ => None,
    };
    Browse::new(context, bodies, "Bodies", &[Kind::Body], group, |_, record| match &record.code {
        Some(code) => Row::of(vec![(Role::Label, format!("{code} ")), (Role::Dim, record.title.to_string())]),
        None => Row::of(vec![(Role::Text, record.title.to_string())]),
    })
}

/// The norms, the pillars and the frameworks. Each of the norms has a sign for each actor that invokes or contests it.
pub fn norms(context: &Context) -> Browse {
    let landscape = context.landscape;
    let actors: Vec<RecordId> = landscape.of_kind(Kind::Actor).collect();
    let group = |record: &Record| match &record.detail {
        Detail::Norm { kind, .. } => Some(kind.label()),
        _ => None,
    };
    Browse::new(context, norms, "Norms", &[Kind::Norm], group, |id, record| {
        let Some(key) = &record.code else { return Row::of(vec![(Role::Text, record.title.to_string())]) };
        let sign = |actor: &RecordId| {
            let (tone, sign) = sheet::norms::sign(landscape, id, *actor);
            (tone.map_or(Role::Dim, Role::Stance), sign.to_owned())
        };
        let right = actors.iter().map(sign).collect();
        Row::of(vec![(Role::Label, format!("{key} ")), (Role::Text, record.title.to_string())]).with_right(right)
    })
    .with_legend(vec![
        (Role::Stance(Stance::Supports), "+", "invoked"),
        (Role::Stance(Stance::Opposes), "-", "contested"),
        (Role::Stance(Stance::Ambiguous), "±", "both"),
        (Role::Dim, "·", "neither found"),
    ])
}

/// The terms, contrasts and threats.
pub fn concepts(context: &Context) -> Browse {
    let group = |record: &Record| match &record.detail {
        Detail::Concept { kind, .. } => Some(kind.label()),
        _ => None,
    };
    Browse::new(context, concepts, "Concepts", &[Kind::Concept], group, |_, record| Row::of(vec![(Role::Text, record.title.to_string())]))
}

/// The readings, then the bibliography.
pub fn sources(context: &Context) -> Browse {
    let group = |record: &Record| Some(record.kind.label());
    Browse::new(context, sources, "Sources and readings", &[Kind::Reading, Kind::Source], group, |_, record| {
        let lang = record.lang.clone().filter(|lang| lang != "en").map(|lang| format!(" {lang}")).unwrap_or_default();
        Row::of(vec![(Role::Text, record.title.to_string())]).with_right(vec![(Role::Dim, lang)])
    })
}

impl Browse {
    fn with_legend(mut self, legend: Vec<(Role, &'static str, &'static str)>) -> Self {
        self.legend = legend;
        self
    }

    fn new(
        context: &Context,
        make: fn(&Context) -> Self,
        title: &'static str,
        kinds: &[Kind],
        group: impl Fn(&Record) -> Option<&'static str>,
        row: impl Fn(RecordId, &Record) -> Row,
    ) -> Self {
        let landscape = context.landscape;
        let mut records = Vec::new();
        let mut rows: Vec<Row> = Vec::new();
        let mut last = None;
        for id in kinds.iter().flat_map(|kind| landscape.of_kind(*kind)).filter(|id| context.filter.passes(landscape, *id)) {
            let record = &landscape[id];
            let heading = group(record);
            if heading != last {
                last = heading;
                if let Some(heading) = heading {
                    let count =
                        kinds.iter().flat_map(|kind| landscape.of_kind(*kind)).filter(|id| group(&landscape[*id]) == Some(heading)).count();
                    rows.push(Row::heading(format!("{heading} ({count})")));
                    records.push(None);
                }
            }
            let mut line = row(id, record);
            if record.is_doubtful() && record.kind != Kind::Source {
                let sign = record.confidence.map_or("", confidence_sign);
                line.right.push((Role::Doubt, sign.to_owned()));
            }
            rows.push(line);
            records.push(Some(id));
        }
        let mut browse = Self {
            title,
            make,
            records,
            list: Choice::new(rows),
            sheet_kind: kinds.first().and_then(|kind| SheetKind::of(*kind)),
            table: None,
            page: Prose::default(),
            focus: Focus::List,
            came_by_jump: false,
            zoomed: false,
            panes: [Rect::ZERO; 2],
            legend: Vec::new(),
        };
        browse.follow(landscape);
        browse
    }

    /// The page follows the selection.
    fn follow(&mut self, landscape: &Landscape) {
        match &self.table {
            Some(table) => self.page.show_page(table.page(landscape)),
            None => self.page.show(landscape, self.selected_in_list()),
        }
    }

    fn selected_in_list(&self) -> Option<RecordId> {
        self.records.get(self.list.selected()).copied().flatten()
    }

    fn select_in_list(&mut self, record: RecordId) {
        if let Some(row) = self.records.iter().position(|known| *known == Some(record)) {
            self.list.select(row);
        }
    }

    /// The list becomes a table, or the table a list, on the same record.
    fn change_form(&mut self, context: &Context) -> Effect {
        let mut effect = Effect::None;
        match (self.table.take(), self.sheet_kind) {
            (Some(table), _) => table.selected().into_iter().for_each(|(row, _)| self.select_in_list(row)),
            (None, Some(sheet_kind)) => {
                let record = self.selected_in_list();
                let table = Table::new(context, sheet_kind, record);
                if table.selected().map(|(row, _)| row) != record {
                    effect = Effect::Say("What was selected has no row in this table");
                }
                self.table = Some(table);
            }
            (None, None) => {}
        }
        self.focus = Focus::List;
        self.follow(context.landscape);
        effect
    }

    /// What moves in the list, or in the table that stands in its place; says whether the action was for it.
    fn act_in_list(&mut self, action: Action) -> bool {
        match &mut self.table {
            Some(table) => table.cells.act(action),
            None => self.list.act(action),
        }
    }
}

/// List and page side by side; a zoomed pane takes both places.
pub fn split(area: Rect, list_share: u16, zoomed: Option<Focus>) -> [Rect; 2] {
    match zoomed {
        Some(Focus::List) => [area, Rect::ZERO],
        Some(Focus::Page) => [Rect::ZERO, area],
        None => {
            let width = (area.width * list_share / 100).clamp(28.min(area.width), 64);
            let list = Rect { width, ..area };
            [list, Rect { x: list.right(), width: area.width - width, ..area }]
        }
    }
}

impl Screen for Browse {
    fn keys(&self) -> &'static [Binding] {
        match (&self.table, self.sheet_kind) {
            (Some(_), _) => keymap::TABLE,
            (None, Some(_)) => keymap::LISTED,
            (None, None) => &[],
        }
    }

    fn picks(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.cells.picks())
    }

    fn legend(&self) -> Vec<(Role, &'static str, &'static str)> {
        if let Some(table) = &self.table {
            let role = |tone: Option<Stance>| tone.map_or(Role::Text, Role::Stance);
            return table.kind().legend.iter().map(|(tone, sign, meaning)| (role(*tone), *sign, *meaning)).collect();
        }
        let confidence = Confidence::ALL.iter().map(|degree| (Role::Confidence(*degree), confidence_sign(*degree), degree.label()));
        self.legend.iter().copied().chain(confidence).collect()
    }

    fn place(&self, context: &Context) -> String {
        if let Some((row, column)) = self.table.as_ref().and_then(Table::selected) {
            return format!("{} › {} × {}", self.title, context.landscape.title(row), context.landscape.title(column));
        }
        let shown = self.page.record().map_or(String::new(), |record| format!(" › {}", context.landscape[record].title));
        format!("{}{shown}", self.title)
    }

    fn update(&mut self, context: &Context, action: Action) -> Effect {
        let tabled = self.table.is_some();
        match action {
            Action::Form => return self.change_form(context),
            Action::Pick if tabled => {
                self.focus = Focus::List;
                self.act_in_list(action);
                return Effect::Say(if self.picks() { HOW_TO_PICK } else { "There is no cell to go to" });
            }
            Action::Insert(_) | Action::Escape if self.picks() => {
                self.act_in_list(action);
            }
            Action::NextPane | Action::PreviousPane => self.focus = if self.focus == Focus::List { Focus::Page } else { Focus::List },
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Escape if self.zoomed => self.zoomed = false,
            Action::Escape if self.focus == Focus::Page => self.focus = Focus::List,
            Action::Back if self.focus == Focus::Page && !self.came_by_jump => self.focus = Focus::List,
            Action::Back => return Effect::Ignored,
            Action::Left if self.focus == Focus::Page => self.focus = Focus::List,
            Action::Right if self.focus == Focus::List && !tabled => self.focus = Focus::Page,
            Action::Open if self.focus == Focus::List => {
                self.focus = Focus::Page;
                self.came_by_jump = false;
            }
            Action::Open => return self.page.target().map_or(Effect::None, Effect::Open),
            Action::Source => return self.page.source().map_or(Effect::None, Effect::Open),
            Action::Click(x, y) | Action::Wheel(x, y, _) => {
                let [on_list, on_page] = [0, 1].map(|pane| self.panes[pane].contains(Position::new(x, y)));
                if !on_list && !on_page {
                    return Effect::Ignored;
                }
                if let Some(table) = self.table.as_mut().filter(|_| !on_list) {
                    table.cells.leave();
                }
                let selected = |browse: &Self| browse.table.as_ref().map_or((browse.list.selected(), 0), |table| table.cells.at());
                let was = (self.focus, selected(self));
                if matches!(action, Action::Click(..)) {
                    self.focus = if on_list { Focus::List } else { Focus::Page };
                }
                let moved = if on_list { self.act_in_list(action) } else { self.page.act(action) };
                let again = on_list && moved && matches!(action, Action::Click(..));
                if again && was == (Focus::List, selected(self)) {
                    self.focus = Focus::Page;
                }
            }
            _ if self.focus == Focus::List => {
                if !self.act_in_list(action) {
                    return Effect::Ignored;
                }
            }
            _ => {
                if !self.page.act(action) {
                    return Effect::Ignored;
                }
            }
        }
        self.follow(context.landscape);
        Effect::None
    }

    fn arrange(&mut self, context: &Context, area: Rect) {
        let zoomed = self.zoomed.then_some(self.focus);
        if let Some(table) = &mut self.table {
            self.panes = table.panes(area, zoomed);
            table.cells.arrange(self.panes[0]);
        } else {
            self.panes = split(area, 34, zoomed);
            self.list.arrange(inside(self.panes[0]));
        }
        self.page.arrange(context.landscape, inside(self.panes[1]));
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        let [list, page] = self.panes;
        let focused = self.focus == Focus::List;
        if let Some(table) = self.table.as_ref().filter(|_| !list.is_empty()) {
            table.cells.draw(context, focused, buffer);
        } else if !list.is_empty() {
            let style = context.style(if focused { Role::BorderFocused } else { Role::Border });
            frame(list, self.title, focused, style, buffer);
            self.list.draw(context.theme, focused, list, buffer);
        }
        if !page.is_empty() {
            self.page.draw_framed(context.landscape, context.theme, !focused, page, buffer);
        }
    }

    fn cursor(&self) -> Option<Position> {
        match (self.focus, &self.table) {
            (Focus::Page, _) => self.page.cursor(),
            (Focus::List, Some(table)) => table.cells.cursor(),
            (Focus::List, None) => self.list.cursor(),
        }
    }

    fn reveal(&mut self, context: &Context, record: RecordId) {
        // Whoever is led to a record wants its page, which the table has not.
        self.table = None;
        self.select_in_list(record);
        self.page.show(context.landscape, Some(record));
        self.came_by_jump = true;
        self.focus = Focus::Page;
    }

    fn seek(&mut self, passage: &str) {
        self.page.seek(passage);
    }

    fn shown(&self) -> Option<RecordId> {
        self.page.record()
    }

    fn keeps_its_place(&self) -> bool {
        self.table.is_some()
    }

    /// The same form on another landscape: a table stays a table, on the cell of the same name.
    fn anew(&self, context: &Context) -> Option<Box<dyn Screen>> {
        let table = self.table.as_ref()?;
        let mut anew = (self.make)(context);
        anew.table = self.sheet_kind.map(|sheet_kind| Table::new(context, sheet_kind, None).on(table.names()));
        anew.follow(context.landscape);
        Some(Box::new(anew))
    }

    fn boxed(&self) -> Box<dyn Screen> {
        Box::new(self.clone())
    }
}
