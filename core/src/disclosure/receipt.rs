//! The consent receipt: the person's copy of their records, each with what it says as sentences. Owns the words in either
//! language; everything else is read off the record, so that the two cannot part.

use super::words::fill;
use super::zone;
use crate::calendar::Zone;
use crate::event::Surface;
use crate::evidence::receipt::{
    self, ConsentEvent, ConsentReceipt, ConsentRecord, EventOrigin, EventState, Instant, Material, Validity,
    WithdrawalAct,
};
use crate::id::DocumentId;
use crate::manifest::Manifest;

/// The words of one language; `{0}` and `{1}` stand for what is put in.
#[derive(Debug)]
struct Words {
    language: &'static str,
    list: &'static str,
    asked: &'static str,
    granted: &'static str,
    separately: &'static str,
    denied: &'static str,
    withdrawn: &'static str,
    expired: &'static str,
    accepted: &'static str,
    declined: &'static str,
    taken_back: &'static str,
    salvaged: &'static str,
    until: &'static str,
    data: &'static str,
    recipients: &'static str,
    nobody: &'static str,
    end_purpose: &'static str,
    end_document: &'static str,
    day: fn(chrono::NaiveDate) -> String,
    surface: fn(Surface) -> &'static str,
}

const ENGLISH: Words = Words {
    language: "en",
    list: ", ",
    asked: "{0} ({1}) keeps this record about: {2}.",
    granted: "{0}: you agreed{1}.",
    separately: "{0}: you agreed, asked on its own{1}.",
    denied: "{0}: you refused{1}.",
    withdrawn: "{0}: you took your consent back{1}.",
    expired: "{0}: your consent ran out.",
    accepted: "{0}: you accepted {2}{1}.",
    declined: "{0}: you declined {2}{1}.",
    taken_back: "{0}: you took back your acceptance of {2}{1}.",
    salvaged: "{0}: your refusal was taken over from an earlier record.",
    until: "It holds until {0}.",
    data: "It is about: {0}.",
    recipients: "It may be passed to: {0}.",
    nobody: "It is passed to nobody else.",
    end_purpose: "You can take your consent back in the app at any time; it counts at once.",
    end_document: "You can end it in the app at any time by taking back your acceptance of: {0}.",
    day: zone::english,
    surface: english_surface,
};

const CHINESE: Words = Words {
    language: "zh-CN",
    list: "、",
    asked: "{0}（{1}）就“{2}”保存本记录。",
    granted: "{0}：您同意了{1}。",
    separately: "{0}：您单独同意了{1}。",
    denied: "{0}：您拒绝了{1}。",
    withdrawn: "{0}：您撤回了同意{1}。",
    expired: "{0}：您的同意已到期。",
    accepted: "{0}：您同意了《{2}》{1}。",
    declined: "{0}：您不同意《{2}》{1}。",
    taken_back: "{0}：您撤回了对《{2}》的同意{1}。",
    salvaged: "{0}：沿用了您在先前记录中的拒绝。",
    until: "有效至{0}。",
    data: "涉及：{0}。",
    recipients: "可能提供给：{0}。",
    nobody: "不提供给其他任何人。",
    end_purpose: "您可以随时在应用中撤回同意，撤回立即生效。",
    end_document: "您可以随时在应用中撤回对以下文件的同意来结束：{0}。",
    day: zone::chinese,
    surface: chinese_surface,
};

/// Writes the person's copy of all records about them, with names and sentences in a locale: Chinese for a Chinese one,
/// else English.
pub fn receipt(material: &Material<'_>, locale: &str) -> ConsentReceipt {
    let locale = locale.replace('_', "-");
    let words = of(&locale);
    let manifest = material.ctx.manifest();
    receipt::receipt(material, &locale, words.language, |it| words.tell(it, manifest, &locale))
}

/// The words for a locale: Chinese for every `zh`, else English.
fn of(locale: &str) -> &'static Words {
    let is_chinese = locale.split('-').next().is_some_and(|it| it.eq_ignore_ascii_case("zh"));
    if is_chinese { &CHINESE } else { &ENGLISH }
}

impl Words {
    /// What a record says.
    fn tell(&self, record: &ConsentRecord, manifest: &Manifest, locale: &str) -> Vec<String> {
        let mut told = Vec::new();
        let purpose = record.pii_processing.purposes.first();
        let name = purpose.map_or("", |it| &it.purpose.name);
        if let Some(it) = record.party_identification.first() {
            told.push(fill(self.asked, &[&it.name, &it.party_name, name]));
        }
        let zone = Zone::or_utc(&manifest.app.zone);
        for it in &record.events {
            told.push(self.event(it, manifest, locale, zone));
        }
        if let Some(Validity::UntilTime(end)) = record.events.last().map(|it| it.validity_duration) {
            told.push(fill(self.until, &[&self.moment(end, zone)]));
        }
        let data = purpose.into_iter().flat_map(|it| &it.pii_information).map(|it| it.pii_type.as_str());
        let data: Vec<&str> = data.collect();
        if !data.is_empty() {
            told.push(fill(self.data, &[&data.join(self.list)]));
        }
        let others: Vec<&str> = record.party_identification.iter().skip(1).map(|it| it.name.as_str()).collect();
        told.push(if others.is_empty() {
            self.nobody.to_owned()
        } else {
            fill(self.recipients, &[&others.join(self.list)])
        });
        told.extend(purpose.map(|it| match it.withdrawal_method.act {
            WithdrawalAct::WithdrawPurpose => self.end_purpose.to_owned(),
            WithdrawalAct::WithdrawDocument => {
                let documents = it.withdrawal_method.documents.iter();
                let names: Vec<String> = documents.map(|it| document(manifest, it, locale)).collect();
                fill(self.end_document, &[&names.join(self.list)])
            }
        }));
        told
    }

    fn event(&self, it: &ConsentEvent, manifest: &Manifest, locale: &str, zone: Zone) -> String {
        let separate = it.how.as_ref().is_some_and(|it| it.separate);
        let template = match (it.event_state, &it.document) {
            (EventState::Expired, _) => self.expired,
            _ if it.origin == EventOrigin::Salvaged => self.salvaged,
            (EventState::Granted, Some(_)) => self.accepted,
            (EventState::Denied, Some(_)) => self.declined,
            (EventState::Withdrawn, Some(_)) => self.taken_back,
            (EventState::Granted, None) if separate => self.separately,
            (EventState::Granted, None) => self.granted,
            (EventState::Denied, None) => self.denied,
            (EventState::Withdrawn, None) => self.withdrawn,
        };
        let place = it.how.as_ref().map(|it| (self.surface)(it.surface)).unwrap_or_default();
        let document = it.document.as_ref().map(|it| document(manifest, it, locale)).unwrap_or_default();
        fill(template, &[&self.moment(it.event_time, zone), place, &document])
    }

    fn moment(&self, at: Instant, zone: Zone) -> String {
        let at = at.timestamp();
        let Some(it) = zone.moment(at) else { return at.to_string() };
        format!("{} {:02}:{:02} ({})", (self.day)(it.day), it.hour, it.minute, zone.offset())
    }
}

fn document(manifest: &Manifest, id: &DocumentId, locale: &str) -> String {
    let names = manifest.documents.get(id).map(|it| it.names.best(locale, &manifest.app.default_locale));
    names.filter(|it| !it.is_empty()).map_or_else(|| id.to_string(), str::to_owned)
}

fn english_surface(it: Surface) -> &'static str {
    match it {
        Surface::FirstLaunch => " at the first launch",
        Surface::Dialog => " in a dialog",
        Surface::PrivacyCentre => " in the privacy centre",
        Surface::Settings => " in the settings",
        Surface::FeatureEntry => " on the way into a feature",
        Surface::Web => " on the web",
        Surface::Mail => " by mail",
        Surface::Guardian => " on a guardian’s screen",
        Surface::Import => ", taken over from an earlier version",
        Surface::Test => " in a test",
    }
}

fn chinese_surface(it: Surface) -> &'static str {
    match it {
        Surface::FirstLaunch => "（首次启动时）",
        Surface::Dialog => "（弹窗中）",
        Surface::PrivacyCentre => "（隐私中心）",
        Surface::Settings => "（设置中）",
        Surface::FeatureEntry => "（进入功能时）",
        Surface::Web => "（网页上）",
        Surface::Mail => "（邮件）",
        Surface::Guardian => "（监护人界面）",
        Surface::Import => "（由旧版本导入）",
        Surface::Test => "（测试中）",
    }
}
