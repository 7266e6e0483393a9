//! `render SCREEN`: a screen drawn without a terminal.

use super::{Common, Failure, Format, Glyphs, output, world};
use crate::dashboard::{
    app::Settings,
    offscreen::{self, Picture},
    tabs::TABS,
    theme::{THEMES, Theme},
};

pub(super) fn run(screen: &str, size: (u16, u16), keys: &str, format: Format, common: &Common) -> Result<(), Failure> {
    let origin = world::origin(common)?;
    let landscape = origin.landscape(common.as_of);
    let filter = world::filter(&landscape, common)?;
    let theme = common.theme.as_deref().and_then(Theme::named).unwrap_or(&THEMES[0]);
    let ascii = common.glyphs == Glyphs::Ascii;
    let settings = Settings { filter, as_of: common.as_of, origin, theme, ascii, ..Settings::default() };
    let tab = TABS.iter().position(|tab| tab.slug == screen).unwrap_or(0);
    let format = match format {
        Format::Text => Picture::Text,
        Format::Ansi => Picture::Ansi,
        Format::Svg => Picture::Svg,
        Format::Png => Picture::Png,
    };
    let drawn = offscreen::draw(landscape, settings, tab, size, keys).map_err(Failure::usage)?;
    output::print(&offscreen::picture(&drawn, format, TABS[tab].title).map_err(Failure::found)?)
}
