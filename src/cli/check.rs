//! `check [DIR]`: what is wrong with content, each problem with its place.

use super::{Common, Failure, output, world};
use crate::landscape::origin::Origin;
use crate::{
    content::{check, date, problem::Severity},
    embedded,
};
use std::path::Path;

pub(super) fn run(folder: Option<&Path>, coverage: bool, common: &Common) -> Result<(), Failure> {
    let mut content = embedded::content();
    let mut folders = world::folders(common);
    folders.extend(folder.map(Path::to_path_buf));
    if let Some(missing) = folders.iter().find(|folder| !folder.is_dir()) {
        let name = crate::content::clean::clean(&missing.display().to_string());
        return Err(Failure { code: 3, message: format!("{name} is no folder") });
    }
    let problems = world::lay_over(&mut content, &folders);
    let mut text = String::new();
    for problem in &problems {
        text.push_str(&format!("{problem}\n"));
    }
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let mut broken = errors;
    if folders.is_empty() {
        for finding in check::findings(&content, date::today()) {
            broken += usize::from(finding.severity == Severity::Error);
            text.push_str(&format!("{}: {}: {}\n", finding.owner, finding.field, finding.message));
        }
    }
    text.push_str(&format!("{} records, {broken} errors, {} warnings\n", content.kinds().len(), problems.len() - errors));
    if coverage {
        text.push('\n');
        text.push_str(&super::coverage::tables(&Origin::Laid(Box::new(content.clone())).landscape(common.as_of), &content));
    }
    output::print(text.as_bytes())?;
    if broken > 0 { Err(Failure::found("")) } else { Ok(()) }
}
