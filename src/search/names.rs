//! What there is to find in a record: its names, and the passages of its text.

use crate::{
    content::{schema::EventKind, text::Text},
    landscape::{
        Kind, Landscape,
        record::{Claim, Detail, Record},
    },
};

/// Every name under which a record is found, and whether it is only an alias.
pub(super) fn names_of(landscape: &Landscape, record: &Record) -> Vec<(Text, bool)> {
    let mut names = vec![record.title.clone(), record.id.clone()];
    names.extend(record.title_original.clone());
    names.extend(record.code.clone());
    names.extend(record.names.iter().map(|(_, name)| name.clone()));
    let proper = names.len();
    names.extend(record.aliases.iter().cloned());
    if record.kind == Kind::Event {
        names.extend(record.dates.first().map(|date| date.on.to_string().into()));
    }
    if let Detail::Event(event) = &record.detail {
        names.extend(event.symbol.clone());
    }
    if let Some(position) = record.as_position() {
        let code = landscape[position.owner].code.as_deref().unwrap_or_default();
        names.push(format!("{code} {}", landscape[position.issue].title).into());
    }
    names.into_iter().enumerate().map(|(at, name)| (name, at >= proper)).collect()
}

/// Every passage of a record's text, as its page shows it.
pub(super) fn passages_of(record: &Record) -> Vec<Text> {
    let mut found: Vec<Text> = Vec::new();
    let mut claims: Vec<&Claim> = Vec::new();
    match &record.detail {
        Detail::Actor { summary, sections, .. } => {
            claims.push(summary);
            claims.extend(sections.iter().flat_map(|section| &section.claims));
        }
        Detail::Body { sections, .. } | Detail::Norm { sections, .. } => claims.extend(sections.iter().flat_map(|section| &section.claims)),
        Detail::Concept { sections, contrast, .. } => {
            claims.extend(sections.iter().flat_map(|section| &section.claims));
            let rows = contrast.iter().flat_map(|contrast| &contrast.rows);
            found.extend(rows.map(|(_, left, right)| format!("{left} | {right}").into()));
        }
        Detail::Event(event) => {
            found.extend([event.what.clone(), event.why.clone(), words_for(event.kind).into()]);
            found.extend(event.doubt.iter().chain(&event.conflict).cloned());
        }
        Detail::Issue { question, divides, .. } => found.extend([question.clone(), divides.clone()]),
        Detail::Position(position) => {
            found.extend(position.latest().map(|step| step.stance.label().into()));
            claims.extend(position.steps.iter().map(|step| &step.claim));
        }
        Detail::Reading { about, claims: said } => {
            claims.push(about);
            for one in said {
                claims.push(&one.claim);
                found.push(one.why.clone());
            }
        }
        Detail::Source { issuer, symbol, url, note, .. } => found.extend([issuer, symbol, url, note].into_iter().flatten().cloned()),
    }
    for claim in claims {
        found.extend(claim.label.iter().chain(&claim.label_original).cloned());
        found.push(claim.text.clone());
        found.extend(claim.doubt.clone());
    }
    found
}

/// What sort of act it is, in the words of those who look for it.
const fn words_for(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Agreement => "agreement · соглашение, договор · anlaşma, sözleşme · 协定, 协议",
        EventKind::Resolution => "resolution · резолюция · karar · 决议",
        EventKind::Law => "law · закон · yasa, kanun · 法律",
        EventKind::Strategy => "strategy, doctrine · стратегия, доктрина · strateji, doktrin · 战略",
        EventKind::Statement => "statement, declaration · заявление, декларация · açıklama, bildiri · 声明, 宣言",
        EventKind::Process => "process, talks · переговоры, процесс · süreç, görüşmeler · 进程, 谈判",
        EventKind::Report => "report · доклад · rapor · 报告",
        EventKind::Institution => "institution · учреждение · kurum · 机构",
        EventKind::Attribution => "attribution · атрибуция, осуждение, обвинение · atıf · 归因",
        EventKind::Sanctions => "sanctions · санкции · yaptırımlar · 制裁",
        EventKind::Incident => "incident, attack · инцидент, атака · olay, saldırı · 事件, 攻击",
    }
}
