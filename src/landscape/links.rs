//! How records hang together: every link with a name for each of its two directions.

use super::{
    Kind, Landscape, RecordId,
    record::{Claim, Detail},
};
use crate::{
    content::{schema::RelationKind, vocabulary::vocabulary},
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
            sections.iter().flat_map(|section| &section.claims).for_each(|one| claim(&mut add, one, LinkKind::Mentions));
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
