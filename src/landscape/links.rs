//! How records hang together: every link with a name for each of its two directions.

use super::{
    Kind, Landscape, RecordId,
    record::{Claim, Detail},
};
use crate::{
    content::{
        schema::{RelationKind, Role},
        vocabulary::vocabulary,
    },
    order,
};

vocabulary! {
    /// A kind of link. The label names it seen from the record that links.
    LinkKind {
        RespondsTo = "responds-to", "Responds to";
        Supersedes = "supersedes", "Supersedes";
        Implements = "implements", "Implements";
        EntersIntoForce = "enters-into-force", "Brings into force";
        PartOf = "part-of", "Part of";
        Follows = "follows", "Follows on";
        Actor = "actor", "Actors";
        Body = "body", "Bodies";
        Issue = "issue", "Issues";
        Norm = "norm", "Norms";
        RestatedIn = "restated-in", "Restated in";
        InvokedIn = "invoked-in", "Invoked in";
        ContestedIn = "contested-in", "At issue in";
        Owner = "owner", "Held by";
        MemberOf = "member-of", "Member of";
        TakesPartIn = "takes-part-in", "Takes part in";
        Venue = "venue", "Would have it decided by";
        InsteadOf = "instead-of", "Would take it from";
        Evidence = "evidence", "Evidence";
        Related = "related", "See also";
        Mentions = "mentions", "Mentions";
        Cites = "cites", "Sources";
    }
}

impl LinkKind {
    /// The name of the link seen from the record that is linked to.
    pub const fn back_label(self) -> &'static str {
        match self {
            Self::RespondsTo => "Answered by",
            Self::Supersedes => "Superseded by",
            Self::Implements => "Implemented by",
            Self::EntersIntoForce => "Brought into force by",
            Self::PartOf => "Parts",
            Self::Follows => "Followed by",
            Self::Actor | Self::Body => "Events",
            Self::Issue => "Events and positions on it",
            Self::Norm => "Events that bear on it",
            Self::RestatedIn => "Norms that it restates",
            Self::InvokedIn => "Norms invoked in it",
            Self::ContestedIn => "Norms at issue in it",
            Self::Owner => "Positions",
            Self::MemberOf => "Members",
            Self::TakesPartIn => "Who takes part",
            Self::Venue => "Would have decided here",
            Self::InsteadOf => "Would take from here",
            Self::Evidence => "Evidence for readings",
            Self::Related => "Seen from",
            Self::Mentions => "Mentioned in",
            Self::Cites => "What rests on it",
        }
    }
}

impl From<RelationKind> for LinkKind {
    fn from(kind: RelationKind) -> Self {
        match kind {
            RelationKind::Implements => Self::Implements,
            RelationKind::Supersedes => Self::Supersedes,
            RelationKind::RespondsTo => Self::RespondsTo,
            RelationKind::PartOf => Self::PartOf,
            RelationKind::EntersIntoForce => Self::EntersIntoForce,
            RelationKind::Follows => Self::Follows,
        }
    }
}

/// The records to which links of one name lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The name.
    pub label: &'static str,
    /// The records, in their order.
    pub records: Vec<RecordId>,
}

/// Records with the names of the links to them, by name.
pub fn grouped(named: impl Iterator<Item = (&'static str, RecordId)>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (label, record) in named {
        match groups.iter_mut().find(|group| group.label == label) {
            Some(group) => group.records.push(record),
            None => groups.push(Group { label, records: vec![record] }),
        }
    }
    groups
}

/// One link, from the record that says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The record that links.
    pub from: RecordId,
    /// How.
    pub kind: LinkKind,
    /// The record that is linked to.
    pub to: RecordId,
}

/// All links, to be read in both directions.
#[derive(Debug)]
pub struct Links {
    forward: Vec<Link>,
    back: Vec<Link>,
}

impl Links {
    /// Walks every record once.
    pub(super) fn new(landscape: &Landscape) -> Self {
        let mut forward: Vec<Link> =
            landscape.all().flat_map(|from| links_of(landscape, from)).filter(|link| link.from != link.to).collect();
        let number = |record: RecordId| i64::from(record.number());
        order::by(&mut forward, |link| (number(link.from), link.kind as i64, number(link.to)));
        forward.dedup();
        let mut back = forward.clone();
        order::by(&mut back, |link| (number(link.to), link.kind as i64, number(link.from)));
        Self { forward, back }
    }

    /// The records within some steps of one, in either direction, that one first; by number, sources left out.
    pub fn around(&self, landscape: &Landscape, start: RecordId, steps: usize) -> Vec<RecordId> {
        let mut found = vec![start];
        let mut from = 0;
        for _ in 0..steps {
            let here = found[from..].to_vec();
            from = found.len();
            for record in here {
                let ends = self.from(record).iter().map(|link| link.to).chain(self.to(record).iter().map(|link| link.from));
                for end in ends.filter(|end| landscape.head(*end).kind != Kind::Source) {
                    if !found.contains(&end) {
                        found.push(end);
                    }
                }
            }
        }
        found
    }

    /// What a record leads to, by relation.
    pub fn groups_from(&self, record: RecordId) -> Vec<Group> {
        grouped(self.from(record).iter().map(|link| (link.kind.label(), link.to)))
    }

    /// What leads to a record, by relation.
    pub fn groups_to(&self, record: RecordId) -> Vec<Group> {
        grouped(self.to(record).iter().map(|link| (link.kind.back_label(), link.from)))
    }

    /// All links, by the record that says them.
    pub fn all(&self) -> &[Link] {
        &self.forward
    }

    /// The links that a record says, by kind.
    pub fn from(&self, record: RecordId) -> &[Link] {
        run(&self.forward, |link| link.from.cmp(&record))
    }

    /// The links that lead to a record, by kind.
    pub fn to(&self, record: RecordId) -> &[Link] {
        run(&self.back, |link| link.to.cmp(&record))
    }
}

fn run(links: &[Link], compare: impl Fn(&Link) -> std::cmp::Ordering) -> &[Link] {
    let start = links.partition_point(|link| compare(link).is_lt());
    let end = links.partition_point(|link| compare(link).is_le());
    &links[start..end]
}

fn links_of(landscape: &Landscape, from: RecordId) -> Vec<Link> {
    let record = &landscape[from];
    let mut links = Vec::new();
    let mut add = |kind, targets: &[RecordId]| links.extend(targets.iter().map(|to| Link { from, kind, to: *to }));
    let claim = |add: &mut dyn FnMut(LinkKind, &[RecordId]), claim: &Claim, refs| {
        add(refs, &claim.refs);
        add(LinkKind::Cites, &claim.sources);
    };
    add(LinkKind::Cites, &record.sources);
    match &record.detail {
        Detail::Actor { summary, sections, .. } => {
            claim(&mut add, summary, LinkKind::Mentions);
            for one in sections.iter().flat_map(|section| &section.claims) {
                // Only what says which part it has now; the first ref may be no body on another day.
                let body = one.refs.first().filter(|body| landscape.head(**body).kind == Kind::Body);
                let says_it = body.and_then(|body| landscape.part(from, *body)).is_some_and(|part| std::ptr::eq(part.claim, one));
                let part = match one.role.filter(|_| says_it) {
                    Some(Role::Member) => Some(LinkKind::MemberOf),
                    Some(Role::Outside | Role::NotFound) | None => None,
                    Some(_) => Some(LinkKind::TakesPartIn),
                };
                match (part, one.refs.split_first()) {
                    (Some(part), Some((body, others))) => {
                        add(part, &[*body]);
                        add(LinkKind::Mentions, others);
                        add(LinkKind::Cites, &one.sources);
                    }
                    _ => claim(&mut add, one, LinkKind::Mentions),
                }
            }
        }
        Detail::Body { sections, related, .. } | Detail::Concept { sections, related, .. } => {
            add(LinkKind::Related, related);
            sections.iter().flat_map(|section| &section.claims).for_each(|one| claim(&mut add, one, LinkKind::Mentions));
            if let Detail::Concept { contrast: Some(contrast), .. } = &record.detail {
                add(LinkKind::Related, &[contrast.left, contrast.right]);
            }
        }
        Detail::Event(event) => {
            add(LinkKind::Actor, &event.actors);
            add(LinkKind::Body, &event.bodies);
            add(LinkKind::Issue, &event.issues);
            add(LinkKind::Norm, &event.norms);
            event.relations.iter().for_each(|(kind, to)| add((*kind).into(), &[*to]));
        }
        Detail::Position(position) => {
            add(LinkKind::Owner, &[position.owner]);
            add(LinkKind::Issue, &[position.issue]);
            position.venue().into_iter().for_each(|body| add(LinkKind::Venue, &[body]));
            position.instead_of().into_iter().for_each(|body| add(LinkKind::InsteadOf, &[body]));
            position.steps.iter().for_each(|step| claim(&mut add, &step.claim, LinkKind::Mentions));
        }
        Detail::Norm { sections, issues, .. } => {
            add(LinkKind::Issue, issues);
            for section in sections {
                let kind = match section.field {
                    "elaboration" => LinkKind::RestatedIn,
                    "invoked" => LinkKind::InvokedIn,
                    "contested" => LinkKind::ContestedIn,
                    _ => LinkKind::Mentions,
                };
                section.claims.iter().for_each(|one| claim(&mut add, one, kind));
            }
        }
        Detail::Reading { about, claims } => {
            claim(&mut add, about, LinkKind::Mentions);
            claims.iter().for_each(|one| claim(&mut add, &one.claim, LinkKind::Evidence));
        }
        Detail::Issue { .. } | Detail::Source { .. } => {}
    }
    links
}
