//! The terminal program: what is on the screen, and what keys do.
//! Only this part of the crate names ratatui or crossterm.

pub mod action;
pub mod app;
pub mod key;
pub mod keymap;
pub mod offscreen;
pub mod overlays;
pub mod picture;
pub mod run;
pub mod script;
pub mod tabs;
pub mod terminal;
pub mod theme;
pub mod view;
pub mod widgets;
