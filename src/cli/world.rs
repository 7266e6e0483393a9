//! The landscape that a command works on: embedded content, the user's folders over it, as of a day, with a filter.

use super::{Common, Failure};
use crate::{
    content::{Content, check, clean::clean, date, load::Pack, problem::Problem},
    embedded,
    landscape::{Kind, Landscape, RecordId, filter::Filter, origin::Origin},
    storage,
};
use std::path::PathBuf;

/// The user's own folders, from the general to the particular.
pub fn folders(common: &Common) -> Vec<PathBuf> {
    let own = storage::content_folder().filter(|folder| folder.is_dir());
    own.into_iter().chain(common.content.iter().cloned()).collect()
}

/// Lays folders over content, and tells everything that is wrong with them.
pub fn lay_over(content: &mut Content, folders: &[PathBuf]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for folder in folders {
        let mut pack = Pack::read(folder);
        problems.append(&mut pack.problems);
        let refused = content.overlay(std::mem::take(&mut pack.content));
        problems
            .extend(refused.iter().map(|id| pack.problem(id, "id", format!("the id `{id}` is already that of another kind of record"))));
        problems.extend(check::problems(&pack, content, date::today()));
    }
    problems
}

/// The landscape for a command; problems of the user's folders go to standard error.
///
/// # Errors
/// A folder that was named cannot be read at all.
pub fn load(common: &Common) -> Result<Landscape, Failure> {
    Ok(origin(common)?.landscape(common.as_of))
}

/// Where the landscape for a command comes from.
///
/// # Errors
/// As [`load`].
pub fn origin(common: &Common) -> Result<Origin, Failure> {
    for folder in &common.content {
        if !folder.is_dir() {
            return Err(Failure { code: 3, message: format!("{} is no folder", clean(&folder.display().to_string())) });
        }
    }
    let folders = folders(common);
    if folders.is_empty() {
        return Ok(Origin::Carried);
    }
    let mut content = embedded::content();
    let problems = lay_over(&mut content, &folders);
    for problem in &problems {
        super::output::complain(&problem.to_string());
    }
    Ok(Origin::Laid(Box::new(content)))
}

/// The filter that the options name, on a landscape.
///
/// # Errors
/// An id that no record has.
pub fn filter(landscape: &Landscape, common: &Common) -> Result<Filter, Failure> {
    let find = |ids: &[String], kinds: &[Kind], what: &str| -> Result<Vec<RecordId>, Failure> {
        ids.iter()
            .map(|id| {
                landscape.find(id).filter(|record| kinds.contains(&landscape[*record].kind)).ok_or_else(|| {
                    let known: Vec<_> =
                        kinds.iter().flat_map(|kind| landscape.of_kind(*kind)).map(|id| landscape[id].id.as_str()).collect();
                    Failure::usage(format!("no {what} has the id `{}`; there are {}", clean(id), known.join(", ")))
                })
            })
            .collect()
    };
    Ok(Filter {
        parties: find(&common.actor, &[Kind::Actor, Kind::Body], "actor or body")?,
        kinds: common.kind.clone(),
        issues: find(&common.issue, &[Kind::Issue], "issue")?,
        confidence: common.confidence.clone(),
        since: common.since,
        until: common.until,
        words: Vec::new(),
    })
}
