//! A question that a line of text answers. What cannot be read is said at once, and nothing is lost.

use super::{Overlay, Prompt};
use crate::{
    dashboard::{
        action::{Action, Asked, Effect},
        keymap::{self, Binding},
        theme::Role,
        view::Context,
        widgets::{
            pane::{frame, paint, write},
            prose::inside,
        },
    },
    search::query::{Query, completions, read_span},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};

/// What is asked, and what an answer does.
#[derive(Debug)]
struct Question {
    asked: Asked,
    title: &'static str,
    help: &'static str,
    answer: fn(&Context, &str) -> Result<Effect, String>,
    completes: bool,
}

/// The questions, one row each.
const QUESTIONS: &[Question] = &[
    Question {
        asked: Asked::AsOf,
        title: "As of which day?",
        help: "2019-06-01, 2019-06 or 2019: everything that came later disappears",
        answer: |_, text| text.parse().map(Effect::AsOf).map_err(|error: crate::content::date::BadDate| error.to_string()),
        completes: false,
    },
    Question {
        asked: Asked::GoTo,
        title: "Go to which date?",
        help: "2021, 2021-06, 2021-06-16, or a range such as 2019..2021",
        answer: |_, text| {
            let bad = || format!("“{text}” is no date; write 2021, 2021-06, 2021-06-16 or 2019..2021");
            read_span(text).map(|(from, to)| Effect::Span(from, to)).ok_or_else(bad)
        },
        completes: false,
    },
    Question {
        asked: Asked::Changes,
        title: "What changed between which days?",
        help: "A range such as 2019-06..2021-06, or one year or month: 2020",
        answer: |_, text| {
            let bad = || format!("“{text}” is no range; write 2019..2021 or 2020-06");
            read_span(text).map(|(from, to)| Effect::Changes(from, to)).ok_or_else(bad)
        },
        completes: false,
    },
    Question {
        asked: Asked::Compare,
        title: "Compare whom?",
        help: "Two to five: rus chn, itu icann; or fewer and dates: china 2015 2024; Ctrl-U clears the line",
        answer: |context, text| {
            let (mut records, mut dates) = (Vec::new(), Vec::new());
            for word in text.split_whitespace() {
                match (word.parse(), context.landscape.named(word)) {
                    (Ok(date), _) => dates.push(date),
                    (_, Some(record)) => records.push(record),
                    _ => return Err(format!("“{word}” is no id, abbreviation or date")),
                }
            }
            match records.len() * dates.len().max(1) {
                2..=5 => Ok(Effect::Compare(records, dates)),
                count => Err(format!("That is {count} to compare; name two to five, or fewer and some dates")),
            }
        },
        completes: false,
    },
    Question {
        asked: Asked::Filter,
        title: "Show only what?",
        help: "actor:china  body:itu  kind:sanctions  issue:attribution  conf:confirmed  since:2019  until:2021, or words",
        answer: |context, text| {
            let filter = Query::parse(context.landscape, text).narrowed(context.filter)?;
            Ok(Effect::Filter(Box::new(filter)))
        },
        completes: true,
    },
];

/// A question with what was typed so far.
#[derive(Debug)]
pub struct Ask {
    question: &'static Question,
    prompt: Prompt,
    trouble: Option<String>,
    offers: Vec<String>,
    area: Rect,
}

impl Ask {
    /// Asks, with a beginning of the answer.
    pub fn new(asked: Asked, beginning: &str) -> Self {
        let question = QUESTIONS.iter().find(|question| question.asked == asked).unwrap_or(&QUESTIONS[0]);
        let mut prompt = Prompt::default();
        prompt.insert(beginning);
        Self { question, prompt, trouble: None, offers: Vec::new(), area: Rect::ZERO }
    }

    fn offer(&mut self, context: &Context) {
        self.trouble = None;
        if self.question.completes {
            self.offers = completions(context.landscape, self.prompt.text());
        }
    }
}

impl Overlay for Ask {
    fn keys(&self) -> &'static [Binding] {
        keymap::ASK
    }

    fn update(&mut self, context: &Context, action: Action) -> Effect {
        match action {
            Action::Escape => return Effect::Close,
            Action::Click(x, y) if !self.area.contains(Position::new(x, y)) => return Effect::Close,
            Action::Open if self.prompt.text().trim().is_empty() => return Effect::Close,
            Action::Open => match (self.question.answer)(context, self.prompt.text().trim()) {
                Ok(effect) => return effect,
                Err(trouble) => self.trouble = Some(trouble),
            },
            Action::NextPane => {
                if let Some(offer) = self.offers.first().cloned() {
                    self.prompt.complete(&offer);
                    self.offer(context);
                }
            }
            _ if self.prompt.act(action) => self.offer(context),
            _ => {}
        }
        Effect::None
    }

    fn paste(&mut self, context: &Context, text: &str) {
        self.prompt.insert(text);
        self.offer(context);
    }

    fn arrange(&mut self, _: &Context, area: Rect) {
        let (width, height) = (area.width.min(110), area.height.min(6));
        self.area = Rect { x: area.x + (area.width - width) / 2, y: area.y + 2.min(area.height - height), width, height };
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        Clear.render(self.area, buffer);
        paint(buffer, self.area, context.style(Role::Text));
        let inner = frame(self.area, self.question.title, true, context.style(Role::BorderFocused), buffer);
        let x = write(buffer, inner.x, inner.y, inner.right(), "> ", context.style(Role::Key));
        write(buffer, x, inner.y, inner.right(), self.prompt.text(), context.style(Role::Text));
        let offers = if self.offers.is_empty() { String::new() } else { format!("Tab: {}", self.offers.join("  ")) };
        let (said, role) = match &self.trouble {
            Some(trouble) => (trouble.as_str(), Role::Doubt),
            None => (self.question.help, Role::Dim),
        };
        for (y, (text, role)) in (inner.y + 2..inner.bottom()).zip([(said, role), (offers.as_str(), Role::Dim)]) {
            write(buffer, inner.x + 2, y, inner.right(), text, context.style(role));
        }
    }

    fn cursor(&self) -> Option<Position> {
        let inner = inside(self.area);
        let column = u16::try_from(self.prompt.cursor()).unwrap_or(0);
        (!inner.is_empty()).then_some(Position::new((inner.x + 2 + column).min(inner.right().saturating_sub(1)), inner.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_has_its_row() {
        for asked in [Asked::AsOf, Asked::GoTo, Asked::Changes, Asked::Filter] {
            assert_eq!(Ask::new(asked, "").question.asked, asked);
        }
    }
}
