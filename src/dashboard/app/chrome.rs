//! What stands around every screen: the tab bar, the breadcrumb with the filters, the two lines of keys.

use super::{App, SMALLEST};
use crate::{
    content::clean::{columns, fit},
    dashboard::{
        tabs::TABS,
        theme::{ASCII, Role},
        view::Context,
        widgets::pane::{paint, write},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

impl App {
    pub(super) fn is_too_small(&self) -> bool {
        self.area.width < SMALLEST.0 || self.area.height < SMALLEST.1
    }

    pub(super) fn draw_tabs(&self, context: &Context, buffer: &mut Buffer) {
        for (label, tab, from, to) in self.tabs() {
            let role = if tab == self.current { Role::TabActive } else { Role::Tab };
            write(buffer, from, self.area.y, to, &label, context.style(role));
        }
        let chip = self.day_chip();
        let x = self.area.right().saturating_sub(u16::try_from(chip.len()).unwrap_or(0));
        write(buffer, x, self.area.y, self.area.right(), &chip, context.style(Role::AsOf));
    }

    /// What the bar says of the day, if it is not today.
    fn day_chip(&self) -> String {
        self.scope.as_of.map_or(String::new(), |day| format!(" AS OF {day} "))
    }

    /// The tabs in their places, beside what is said of the day.
    pub(super) fn tabs(&self) -> Vec<(String, usize, u16, u16)> {
        let chip = u16::try_from(self.day_chip().len()).unwrap_or(0);
        tab_places(self.area, self.area.width.saturating_sub(chip), self.current)
    }

    pub(super) fn draw_crumb(&self, context: &Context, buffer: &mut Buffer) {
        let y = self.area.y + 1;
        let mut end = self.area.right();
        let chips = context.filter.chips(context.landscape);
        let right = match &self.trouble {
            Some(trouble) => format!(" ! {trouble}"),
            None if chips.is_empty() => String::new(),
            None => chips.iter().map(|chip| format!(" ({chip})")).collect::<String>() + " u undoes, F clears",
        };
        if !right.is_empty() {
            let right = fit(&right, (self.area.width * 2 / 3) as usize);
            let x = end.saturating_sub(u16::try_from(columns(&right)).unwrap_or(0));
            let role = if self.trouble.is_some() { Role::Doubt } else { Role::Notice };
            write(buffer, x, y, end, &right, context.style(role));
            end = x.saturating_sub(1);
        }
        let mut x = self.area.x + 1;
        if let Some(as_of) = context.as_of {
            let said = format!(" As of {as_of}; @ today ");
            x = write(buffer, self.area.x, y, end, &said, context.style(Role::AsOf)) + 1;
        }
        write(buffer, x, y, end, &self.screen.place(context), context.style(Role::Dim));
    }

    pub(super) fn draw_footer(&self, context: &Context, buffer: &mut Buffer) {
        let (x, end) = (self.area.x + 1, self.area.right());
        let y = self.area.bottom() - 2;
        paint(buffer, Rect { y, height: 2, ..self.area }, context.style(Role::Text));
        let mut row = y;
        if let Some(notice) = &self.notice {
            write(buffer, x, y, end, notice, context.style(Role::Notice));
            row = y + 1;
        }
        // The list of keys has all of them, so the way there comes first.
        let (first, others): (Vec<_>, Vec<_>) = self.layers().hints().into_iter().partition(|(_, word)| *word == "keys");
        let mut hints = first.into_iter().chain(others).peekable();
        let mut hint_at = |mut at: u16, row: u16, buffer: &mut Buffer| {
            let width = |(key, word): &(String, &str)| u16::try_from(columns(key) + columns(word) + 4).unwrap_or(u16::MAX);
            while let Some((key, word)) = hints.next_if(|hint| at.saturating_add(width(hint)) <= end) {
                at = write(buffer, at, row, end, &key, context.style(Role::Key)) + 1;
                at = write(buffer, at, row, end, word, context.style(Role::Text)) + 3;
            }
        };
        hint_at(x, row, buffer);
        if row == y {
            // What the signs of this screen mean, as far as there is room, then what keys had none above.
            let mut at = x;
            for (role, sign, meaning) in if self.overlay.is_none() { self.screen.legend() } else { Vec::new() } {
                let width = u16::try_from(columns(sign) + columns(meaning) + 3).unwrap_or(u16::MAX);
                if at.saturating_add(width) > end + 2 {
                    continue;
                }
                at = write(buffer, at, y + 1, end, sign, context.style(role)) + 1;
                at = write(buffer, at, y + 1, end, meaning, context.style(Role::Dim)) + 2;
            }
            hint_at(if at > x { at + 1 } else { at }, y + 1, buffer);
        }
    }
}

/// Label, number, first and end column of each tab in the bar: names, short names, or only the name of the current
/// one, whichever has room.
fn tab_places(area: Rect, room: u16, current: usize) -> Vec<(String, usize, u16, u16)> {
    let named = |name: fn(usize, usize) -> &'static str| -> Vec<String> {
        (0..TABS.len()).map(|tab| format!(" {} {}", tab + 1, name(tab, current)).trim_end().to_owned() + " ").collect()
    };
    let forms: [fn(usize, usize) -> &'static str; 3] =
        [|tab, _| TABS[tab].title, |tab, _| TABS[tab].short, |tab, current| if tab == current { TABS[tab].short } else { "" }];
    let fits = |labels: &Vec<String>| labels.iter().map(|label| columns(label)).sum::<usize>() <= room as usize;
    let labels = forms.map(named).into_iter().find(fits).unwrap_or_else(|| named(forms[2]));
    let mut x = area.x;
    labels
        .into_iter()
        .enumerate()
        .map(|(tab, label)| {
            let from = x;
            x = (x + u16::try_from(columns(&label)).unwrap_or(0)).min(area.right());
            (label, tab, from, x)
        })
        .collect()
}

/// Puts ASCII in the place of the program's own signs.
pub(super) fn to_ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if let Some((_, ascii)) = ASCII.iter().find(|(sign, _)| *sign == cell.symbol()) {
            cell.set_symbol(ascii);
        }
    }
}
