//! The grid of positions, the steps of the cell that is selected, and the evidence for it.

mod steps;

use super::browse::{Focus, split};
use crate::{
    content::{
        date::PartialDate,
        schema::{Confidence, Stance},
        text::Text,
    },
    dashboard::{
        action::{Action, Asked, Effect},
        keymap::{self, Binding},
        theme::Role,
        view::{Context, Screen},
        widgets::{
            cells::{self, Cells},
            prose::{Prose, inside},
        },
    },
    landscape::{Kind, Landscape, RecordId},
    matrix::{
        Cell, Grid,
        view::{Line, Order, View},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// Columns of a cell: a sign, the number of sources, a mark of doubt; figures such as `14/19` take one more.
const CELL: u16 = 5;

/// The grid, the selected cell, and its page.
#[derive(Clone, Debug)]
pub struct Positions {
    grid: Grid,
    view: View,
    /// The issues in the order of the view, with the names of their groups; and the owners.
    lines: Vec<Line>,
    owners: Vec<usize>,
    /// The parties and the issues that the filter names; all where it names none.
    only: [Vec<RecordId>; 2],
    table: Cells,
    /// The selected cell: places in the grid.
    issue: usize,
    owner: usize,
    /// The ids of the selected cell, which hold on the landscape of another day.
    chosen: (Text, Text),
    transposed: bool,
    page: Prose,
    focus: Focus,
    /// Whether a jump led here: then Back leads away, and not to the list.
    came_by_jump: bool,
    zoomed: bool,
    /// Table and steps, and the page.
    panes: [Rect; 2],
}

impl Positions {
    /// The grid of all actors and issues.
    pub fn new(context: &Context) -> Self {
        Self::with(context, View::default(), false, None)
    }

    fn with(context: &Context, view: View, transposed: bool, chosen: Option<(Text, Text)>) -> Self {
        let landscape = context.landscape;
        let grid = Grid::new(landscape);
        let place = |list: &[RecordId], id: &str| list.iter().position(|record| landscape.id(*record) == id);
        let issue = chosen.as_ref().and_then(|(issue, _)| place(&grid.issues, issue)).unwrap_or(0);
        let owner = chosen.as_ref().and_then(|(_, owner)| place(&grid.owners, owner)).unwrap_or(0);
        let mut screen = Self {
            grid,
            view,
            lines: Vec::new(),
            owners: Vec::new(),
            only: [context.filter.parties.clone(), context.filter.issues.clone()],
            table: Cells::default(),
            issue,
            owner,
            chosen: chosen.unwrap_or_default(),
            transposed,
            page: Prose::default(),
            focus: Focus::List,
            came_by_jump: false,
            zoomed: false,
            panes: [Rect::ZERO; 2],
        };
        screen.look(landscape);
        screen.follow(landscape);
        screen
    }

    /// Orders rows and columns anew; the selected cell stays, or the first takes its place.
    fn look(&mut self, landscape: &Landscape) {
        let is_asked = |only: &[RecordId], record: RecordId| only.is_empty() || only.contains(&record);
        let [parties, issues] = &self.only;
        // A body that is asked for is shown, whether or not bodies are.
        let mut view = self.view.clone();
        view.with_bodies |= !parties.is_empty();
        self.owners = view.owners(landscape, &self.grid);
        self.owners.retain(|owner| is_asked(parties, self.grid.owners[*owner]));
        self.lines = self.view.lines(landscape, &self.grid);
        self.lines.retain(|line| if let Line::Issue(issue) = line { is_asked(issues, self.grid.issues[*issue]) } else { true });
        // The name of a group without issues says nothing.
        let next = |at: usize| self.lines.get(at + 1).is_some_and(|line| matches!(line, Line::Issue(_)));
        let kept: Vec<Line> =
            (0..self.lines.len()).filter(|at| matches!(self.lines[*at], Line::Issue(_)) || next(*at)).map(|at| self.lines[at]).collect();
        self.lines = kept;
        if !self.owners.contains(&self.owner) {
            self.owner = self.owners.first().copied().unwrap_or(0);
        }
        let issues: Vec<usize> = self.issues().collect();
        if !issues.contains(&self.issue) {
            self.issue = issues.first().copied().unwrap_or(0);
        }
        self.table.fill(self.content(landscape), self.place_in_table());
    }

    /// What the table says: signs under codes.
    fn content(&self, landscape: &Landscape) -> cells::Content {
        let (of_rows, of_columns) =
            if self.transposed { (&self.grid.owners, &self.grid.issues) } else { (&self.grid.issues, &self.grid.owners) };
        let columns = self.columns();
        let rows = self.rows().into_iter().map(|line| match line {
            Line::Group(group) => cells::Row { name: group.label().to_owned(), ..cells::Row::default() },
            Line::Issue(row) => {
                let cell = |column: &usize| self.cell_at(row, *column).map_or((Role::Dim, String::new()), cell_text);
                let cells = columns.iter().map(cell).collect();
                cells::Row { name: landscape.title(of_rows[row]).to_owned(), cells, ..cells::Row::default() }
            }
        });
        let beside = self.view.beside_in(landscape, &self.grid).filter(|_| !self.transposed);
        let figure = |beside: usize, column: usize| {
            let agreement = self.grid.agreement(beside, column);
            format!("{}/{}", agreement.same, agreement.shared)
        };
        let heads = columns.iter().map(|column| cells::Head {
            code: landscape[of_columns[*column]].code.as_deref().unwrap_or("?").to_owned(),
            under: beside.filter(|beside| beside != column).map_or(String::new(), |beside| figure(beside, *column)),
        });
        cells::Content {
            rows: rows.collect(),
            heads: heads.collect(),
            under: if beside.is_some() { "same/shared" } else { "" },
            notes: "",
            width: CELL + u16::from(self.view.beside.is_some()),
        }
    }

    /// The cell of the grid that is selected in the table.
    fn take_place(&mut self) {
        let (row, column) = self.table.at();
        if let (Some(Line::Issue(row)), Some(column)) = (self.rows().get(row), self.columns().get(column)) {
            (self.issue, self.owner) = if self.transposed { (*column, *row) } else { (*row, *column) };
        }
    }

    fn follow(&mut self, landscape: &Landscape) {
        let position = self.grid.cell(self.issue, self.owner).and_then(|cell| cell.position);
        self.page.show(landscape, position);
        let id = |list: &[RecordId], at: usize| list.get(at).map_or(Text::default(), |record| landscape.id(*record).to_owned().into());
        self.chosen = (id(&self.grid.issues, self.issue), id(&self.grid.owners, self.owner));
    }

    fn issues(&self) -> impl Iterator<Item = usize> + '_ {
        self.lines.iter().filter_map(|line| if let Line::Issue(issue) = line { Some(*issue) } else { None })
    }

    /// The lines of the table: issues and groups, or owners.
    fn rows(&self) -> Vec<Line> {
        if self.transposed { self.owners.iter().map(|owner| Line::Issue(*owner)).collect() } else { self.lines.clone() }
    }

    /// The columns of the table: owners, or issues.
    fn columns(&self) -> Vec<usize> {
        if self.transposed { self.issues().collect() } else { self.owners.clone() }
    }

    /// The line and the column of the selected cell.
    fn place_in_table(&self) -> (usize, usize) {
        let (row, column) = if self.transposed { (self.owner, self.issue) } else { (self.issue, self.owner) };
        let row = self.rows().iter().position(|line| *line == Line::Issue(row)).unwrap_or(0);
        (row, self.columns().iter().position(|at| *at == column).unwrap_or(0))
    }

    fn cell_at(&self, row: usize, column: usize) -> Option<&Cell> {
        if self.transposed { self.grid.cell(column, row) } else { self.grid.cell(row, column) }
    }

    /// What the keys of the grid do to what is shown; says whether the action was one of them.
    fn turn(&mut self, context: &Context, action: Action) -> Option<Effect> {
        let landscape = context.landscape;
        match action {
            Action::Transpose => self.transposed = !self.transposed,
            Action::Order => self.view.order = if self.view.order == Order::Groups { Order::Differences } else { Order::Groups },
            Action::Beside => {
                let chosen = Some(self.chosen.1.clone());
                self.view.beside = if self.view.beside == chosen { None } else { chosen };
            }
            Action::WithBodies => self.view.with_bodies = !self.view.with_bodies,
            Action::HideRow | Action::HideColumn => {
                let hides_issue = (action == Action::HideRow) != self.transposed;
                if if hides_issue { self.issues().count() } else { self.owners.len() } < 2 {
                    return Some(Effect::Say("The last one stays"));
                }
                self.view.hide(if hides_issue { &self.chosen.0 } else { &self.chosen.1 });
            }
            Action::Restore => self.view.restore(),
            Action::YearBack => return Some(replay(context, false)),
            Action::YearForward => return Some(replay(context, true)),
            _ => return None,
        }
        self.look(landscape);
        Some(Effect::None)
    }
}

impl Screen for Positions {
    fn keys(&self) -> &'static [Binding] {
        keymap::POSITIONS
    }

    fn picks(&self) -> bool {
        self.table.picks()
    }

    fn legend(&self) -> Vec<(Role, &'static str, &'static str)> {
        let stances = |taken: bool| {
            let of = Stance::ALL.iter().filter(move |stance| stance.is_taken() == taken);
            of.map(|stance| (Role::Stance(*stance), stance.sign(), stance.slug()))
        };
        let of_cell = [(Role::Dim, "3", "sources"), (Role::Doubt, "!", "not fully confirmed")];
        stances(true).chain(of_cell).chain(stances(false)).collect()
    }

    fn place(&self, context: &Context) -> String {
        let name = |list: &[RecordId], index: usize| list.get(index).map_or("", |id| context.landscape.title(*id));
        let cell = format!("Positions › {} × {}", name(&self.grid.owners, self.owner), name(&self.grid.issues, self.issue));
        let beside = self.view.beside_in(context.landscape, &self.grid).filter(|beside| *beside != self.owner);
        let agrees = beside.map_or(String::new(), |beside| {
            let agreement = self.grid.agreement(beside, self.owner);
            format!(" · with {} on {} of {} shared issues", name(&self.grid.owners, beside), agreement.same, agreement.shared)
        });
        let order = if self.view.order == Order::Differences { " · differences first" } else { "" };
        let hidden = if self.view.hidden() > 0 { format!(" · {} hidden, R shows", self.view.hidden()) } else { String::new() };
        cell + &agrees + order + &hidden
    }

    fn update(&mut self, context: &Context, action: Action) -> Effect {
        if let Some(effect) = self.turn(context, action) {
            self.follow(context.landscape);
            return effect;
        }
        let (focus, cell) = (self.focus, (self.issue, self.owner));
        match action {
            Action::Escape if self.table.picks() => self.table.leave(),
            Action::NextPane | Action::PreviousPane => self.focus = if self.focus == Focus::List { Focus::Page } else { Focus::List },
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Escape if self.zoomed => self.zoomed = false,
            Action::Escape if self.focus == Focus::Page => self.focus = Focus::List,
            Action::Back if self.focus == Focus::Page && !self.came_by_jump => self.focus = Focus::List,
            Action::Back => return Effect::Ignored,
            Action::Source => return self.page.source().map_or(Effect::None, Effect::Open),
            Action::Open if self.focus == Focus::List => {
                self.focus = Focus::Page;
                self.came_by_jump = false;
            }
            Action::Open => return self.page.target().map_or(Effect::None, Effect::Open),
            Action::Click(x, y) => {
                self.focus = if self.table.contains(x, y) { Focus::List } else { Focus::Page };
                let _ = self.table.act(action) || self.page.act(action);
            }
            Action::Wheel(..) => {
                let _ = self.table.act(action) || self.page.act(action);
            }
            Action::Left if focus == Focus::Page => self.focus = Focus::List,
            Action::Pick => {
                self.focus = Focus::List;
                self.table.act(action);
                return Effect::Say(if self.picks() { cells::HOW_TO_PICK } else { "There is no cell to go to" });
            }
            _ if if focus == Focus::Page { self.page.act(action) } else { self.table.act(action) } => {}
            _ => return Effect::Ignored,
        }
        self.take_place();
        // The page may be that of an issue, until another cell is chosen.
        if cell != (self.issue, self.owner) || focus == Focus::List {
            self.follow(context.landscape);
        }
        Effect::None
    }

    fn arrange(&mut self, context: &Context, area: Rect) {
        let zoomed = self.zoomed.then_some(self.focus);
        if self.transposed && zoomed.is_none() {
            let height = u16::try_from(self.owners.len() + 3).unwrap_or(8).min(area.height);
            self.panes = [Rect { height, ..area }, Rect { y: area.y + height, height: area.height - height, ..area }];
        } else {
            let share = if area.width >= 140 { 38 } else { 56 };
            self.panes = split(area, share, zoomed);
            // All columns before a wide page.
            let wanted = self.table.least_width().min(area.width * 3 / 5);
            if zoomed.is_none() && wanted > self.panes[0].width {
                let table = Rect { width: wanted, ..area };
                self.panes = [table, Rect { x: table.right(), width: area.width - wanted, ..area }];
            }
        }
        let table = self.panes[0];
        self.table.arrange(Rect { height: table.height - self.steps_rows(), ..table });
        self.page.arrange(context.landscape, inside(self.panes[1]));
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        let [table, page] = self.panes;
        if !table.is_empty() {
            self.table.draw(context, self.focus == Focus::List, buffer);
            if self.steps_rows() > 0 {
                self.draw_steps(context, buffer);
            }
        }
        if !page.is_empty() {
            self.page.draw_framed(context.landscape, context.theme, self.focus == Focus::Page, page, buffer);
        }
    }

    fn cursor(&self) -> Option<Position> {
        if self.focus == Focus::Page { self.page.cursor() } else { self.table.cursor() }
    }

    fn reveal(&mut self, context: &Context, record: RecordId) {
        let landscape = context.landscape;
        self.page.show(landscape, Some(record));
        self.came_by_jump = true;
        self.focus = Focus::Page;
        if let Some((issue, owner)) = self.grid.place_of(record) {
            (self.issue, self.owner) = (issue, owner);
            self.view.restore();
            self.view.with_bodies |= landscape.head(self.grid.owners[owner]).kind == Kind::Body;
            self.look(landscape);
            // What the filter leaves out has a page, but no cell.
            if (self.issue, self.owner) == (issue, owner) {
                self.follow(landscape);
            }
        } else if landscape[record].kind == Kind::Issue {
            self.issue = self.grid.issues.iter().position(|issue| *issue == record).unwrap_or(self.issue);
            self.view.restore();
            self.look(landscape);
            let (row, column) = self.place_in_table();
            self.table.choose(row, column);
        }
    }

    fn seek(&mut self, passage: &str) {
        self.page.seek(passage);
    }

    fn shown(&self) -> Option<RecordId> {
        self.page.record()
    }

    fn keeps_its_place(&self) -> bool {
        true
    }

    fn anew(&self, context: &Context) -> Option<Box<dyn Screen>> {
        Some(Box::new(Self::with(context, self.view.clone(), self.transposed, Some(self.chosen.clone()))))
    }

    fn boxed(&self) -> Box<dyn Screen> {
        Box::new(self.clone())
    }
}

/// The whole program as of the end of the year before or after.
fn replay(context: &Context, forward: bool) -> Effect {
    let this_year = PartialDate::from_day(context.today).year();
    let shown = context.as_of.map_or(this_year, PartialDate::year);
    let year = if forward { shown + 1 } else { shown - 1 };
    match (context.as_of.is_some(), year.cmp(&this_year)) {
        (false, _) if forward => Effect::Say("This is today"),
        (true, std::cmp::Ordering::Equal | std::cmp::Ordering::Greater) => Effect::Run(Action::Ask(Asked::AsOf)),
        _ => format!("{year:04}").parse().map_or(Effect::Say("There is no year before"), Effect::AsOf),
    }
}

/// A cell as it is read aloud: sign, number of sources, doubt.
fn cell_text(cell: &Cell) -> (Role, String) {
    let doubt = match cell.confidence {
        Some(Confidence::Confirmed) | None => "",
        Some(Confidence::Partly | Confidence::Background) => "!",
    };
    (Role::Stance(cell.stance), format!("{}{}{doubt}", cell.stance.sign(), cell.sources.min(99)))
}
