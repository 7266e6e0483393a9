//! The least a ratatui program does: one paragraph in a frame, until a key. Start-up is measured against it.

use ratatui::widgets::{Block, Paragraph};

fn main() -> std::io::Result<()> {
    ratatui::run(|terminal| {
        terminal.draw(|frame| frame.render_widget(Paragraph::new("bare").block(Block::bordered()), frame.area()))?;
        ratatui::crossterm::event::read().map(|_| ())
    })
}
