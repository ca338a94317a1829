//! Simplified Chinese.

use super::super::zone;
use super::{Happened, Labels, ProofWords, SectionWords, Sentences, Words};
use crate::event::Surface;
use crate::manifest::{Act, Basis, ConsentKind};
use crate::policy::{ConsentStatus, DocumentStatus, GrantStatus, SystemPermission};

pub(super) const WORDS: Words = Words {
    lang: "zh-CN",
    title: "个人信息处理报告",
    subtitle: "“{0}”在本设备上收集了什么、用于什么，以及您作出的决定",
    written: "生成于 {0}",
    zone: "时间均为 {0} 时间（{1}）。",
    contents: "目录",
    list: "、",
    footer: "本报告由本设备依据其自身的记录生成，不含您的个人信息内容，也不从网络加载任何东西。",

    glance: "概览",
    glance_documents: "份文件已同意",
    glance_purposes: "项目的已开启",
    glance_refused: "次拒绝或撤回",
    glance_uses: "次使用个人信息",
    glance_owed: "项待办义务",
    glance_entries: "条记录已核验",

    who: SectionWords {
        heading: "处理者", intro: "决定如何处理您个人信息的公司，以及约束它的声明。", nothing: ""
    },
    documents: SectionWords {
        heading: "文件",
        intro: "向您展示过什么、您作了什么决定，以及所展示文本的指纹。",
        nothing: "应用没有声明任何文件。",
    },
    purposes: SectionWords {
        heading: "处理目的",
        intro: "您的个人信息可用于什么、您的决定现在如何，以及涵盖哪些内容。",
        nothing: "应用没有声明任何处理目的。",
    },
    collected: SectionWords {
        heading: "收集了什么",
        intro: "实际发生的每一项使用：次数、首次与最近一次。这里不保存信息的内容。",
        nothing: "没有收集任何信息。",
    },
    refused: SectionWords {
        heading: "您拒绝或撤回的",
        intro: "每一次“不同意”，按时间先后列出，并注明现状。",
        nothing: "没有拒绝或撤回。",
    },
    permissions: SectionWords {
        heading: "权限",
        intro: "每项权限按功能分别授予，只在您于该功能中允许之后有效。",
        nothing: "没有功能需要权限。",
    },
    owed: SectionWords {
        heading: "应为您做的事",
        intro: "某一目的结束之后，还应当完成的事项。",
        nothing: "没有待办事项。",
    },
    history: SectionWords {
        heading: "历史",
        intro: "记录中的每一条，按时间先后，附序号与指纹开头。",
        nothing: "记录为空。",
    },
    proof: SectionWords {
        heading: "证明",
        intro: "各条记录首尾相连：每一条的指纹都涵盖前一条。只要保存了下列末端，日后就能确认记录没有被修改、调换或截断。",
        nothing: "记录为空。",
    },

    label: Labels {
        app: "应用",
        operator: "运营者",
        contact: "联系方式",
        declaration: "声明",
        declaration_hash: "声明的指纹（SHA-256）",
        version: "版本",
        published: "发布日期",
        effective: "生效日期",
        what: "事项",
        when: "时间",
        place: "方式",
        text_hash: "文本的指纹（SHA-256）",
        since: "自",
        decided: "同意于",
        holds_until: "有效至",
        ran_out: "到期于",
        basis: "合法性基础",
        kind: "同意方式",
        need: "处理的必要性",
        impact: "对您的影响",
        recipients: "可能提供给",
        covers: "涵盖内容",
        feature: "功能",
        data: "信息",
        act: "处理方式",
        count: "次数",
        purpose: "目的",
        first: "首次",
        last: "最近",
        happened: "您的表示",
        now: "现状",
        permission: "权限",
        usage: "用途",
        granted: "您的答复",
        system: "系统设置",
        duty: "应做的事",
        because: "因其结束",
        state: "状态",
        number: "序号",
        begins: "指纹开头",
        chain: "链",
        sequence: "末条序号",
        hash: "末条的指纹（SHA-256）",
        sensitive: "敏感",
        guardian: "由监护人作出",
        undeclared: "已不再声明",
        app_only: "仅由应用控制",
        erase: "删除{0}",
        open: "待办",
        done: "已于 {0} 完成",
        install_chain: "本次安装",
        own_chain: "您的决定",
        other_chain: "本设备上的其他人",
        in_locale: "语言 {0}",
        prompt: "提示 {0}",
    },
    happened: Happened {
        shown: "已展示",
        accepted: "已同意",
        declined: "不同意",
        withdrawn: "已撤回",
        refused: "已拒绝",
        ended_by_system: "在系统设置中关闭",
        ended_by_person: "在应用中关闭",
        document: "文件",
        purpose: "目的",
        permission: "权限",
    },
    sentence: Sentences {
        created: "为应用 {0} 建立了记录。",
        manifest: "应用声明的 {0} 版本开始适用。",
        subject: "以随机名称为您的决定建立了记录；该名称与您的身份无关。",
        clock: "设备时钟显示为 {0}；记录从 {1} 继续。",
        copied: "本记录来自另一台设备；在该设备上同意过的事项在此不再有效。",
        key_rotated: "可删除的信息已用新的密钥重新加密。",
        recovered: "先前的记录无法使用，已移至 {0} 保存，并开始本记录。",
        erasure_opened: "已删除某一用户的全部可删除信息。",
        erasure_done: "文件中已不再留有其痕迹。",
        subject_left: "此后以另一用户的决定为准。",
        subject_continued: "一位未在使用的用户的注销或待办事项有了进展。",
        subject_entered: "此后以先前使用过的用户的决定为准。",
        subject_merged: "您已登录。登录前的决定已沿用；任何一方拒绝过的事项仍为拒绝：",
        subject_closed: "本记录已结束。",
        salvaged: "已从先前的记录中沿用您拒绝或撤回的事项：",
        switched_off: "您关闭了：{0}。",
        switched_on: "您重新开启了：{0}。",
        told: "时间已校正；此前记录停在 {0}。",
        presented: "向您展示了：{0}。",
        accepted: "您同意了：{0}。",
        declined: "您不同意：{0}。",
        document_withdrawn: "您撤回了对文件的同意：{0}。",
        granted: "您同意了：{0}。",
        denied: "您拒绝了：{0}。",
        withdrawn: "您撤回了同意：{0}。",
        separately: "您单独同意了：{0}。",
        until: "有效至 {0}。",
        expired: "您的同意已到期：{0}。",
        permission_granted: "您在“{1}”中允许了{0}。",
        permission_refused: "您在“{1}”中拒绝了{0}。",
        ended_by_system: "{0}在系统设置中被关闭，对所有功能的授权随之结束。",
        ended_by_person: "您在应用中关闭了{0}，对所有功能的授权随之结束。",
        fact_holds: "应用确认：{0}。",
        fact_gone: "应用确认不再成立：{0}。",
        owed: "应删除：{0}，因为该目的已结束：{1}。",
        met: "应做的事已完成：{0}。",
        retention_swept: "此前收集的数据已删除或匿名化：{0}。",
        hold_placed: "数据因以下事由需继续保存，{1} 前复核：{0}。",
        hold_lifted: "继续保存的事由已消除：{0}。",
        checkpoint: "为此前的全部记录写入了检查点。",
        swept: "决定记录中已超过保存期限的内容已被移除，至第 {0} 条为止。",
    },
    deletion: &super::deletion::ZH,
    request: &super::request::ZH,
    proof_text: ProofWords {
        verified: "已从现存的第一条起逐条核验 {0} 条记录，每一条都承接前一条。",
        heads: "各链的末端",
        check: "如何核对",
        steps: &[
            "请保存本报告。其中的指纹说明了生成时记录的样子。",
            "日后再生成一份报告。链只会变长：这里所列的那一条应当出现在新报告的历史中，且指纹开头相同。",
            "如果链变短了，或者指纹不同，那么记录已不是生成本报告时的那一份。",
        ],
        formula: "供专业人士参考：一条记录的指纹是对以下内容依次计算的 SHA-256：“placet.entry.1”、链名（前置其长度）、序号、前一条的指纹（首条之前为 32 个零字节）、记录的字节（前置其长度）；序号与长度均为 8 字节大端序。",
    },

    day: zone::chinese,
    surface,
    document,
    consent,
    system,
    grant,
    basis,
    kind,
    act,
};

fn surface(it: Surface) -> &'static str {
    match it {
        Surface::FirstLaunch => "首次启动时",
        Surface::Dialog => "弹窗中",
        Surface::PrivacyCentre => "隐私中心",
        Surface::Settings => "设置中",
        Surface::FeatureEntry => "进入功能时",
        Surface::Web => "网页上",
        Surface::Mail => "邮件",
        Surface::Guardian => "监护人界面",
        Surface::Import => "由旧版本导入",
        Surface::Test => "测试中",
    }
}

fn document(it: DocumentStatus) -> &'static str {
    match it {
        DocumentStatus::NotPresented => "未展示",
        DocumentStatus::Presented => "已展示，未决定",
        DocumentStatus::Accepted => "已同意",
        DocumentStatus::Declined => "不同意",
        DocumentStatus::Withdrawn => "已撤回",
        DocumentStatus::NoticeDue => "已同意旧文本，待告知更新",
        DocumentStatus::Outdated => "同意的是旧文本",
    }
}

fn consent(it: ConsentStatus) -> &'static str {
    match it {
        ConsentStatus::NotDetermined => "未决定",
        ConsentStatus::Granted => "已同意",
        ConsentStatus::Denied => "已拒绝",
        ConsentStatus::Withdrawn => "已撤回",
        ConsentStatus::Expired => "已到期",
        ConsentStatus::Invalidated => "需重新征得同意",
    }
}

fn system(it: SystemPermission) -> &'static str {
    match it {
        SystemPermission::NotDetermined => "本次运行中未知",
        SystemPermission::Granted => "开启",
        SystemPermission::Denied => "关闭",
        SystemPermission::Restricted => "受限",
    }
}

fn grant(it: GrantStatus) -> &'static str {
    match it {
        GrantStatus::NotDetermined => "未询问",
        GrantStatus::Granted => "已允许",
        GrantStatus::Refused => "已拒绝",
    }
}

fn basis(it: Basis) -> &'static str {
    match it {
        Basis::Consent => "您的同意",
        Basis::Contract => "订立、履行合同所必需",
        Basis::LegalDuty => "履行法定职责或者法定义务",
        Basis::VitalInterest => "突发公共卫生事件或者紧急情况",
        Basis::PublicInterest => "为公共利益实施的新闻报道、舆论监督",
        Basis::MadePublic => "已经合法公开的个人信息",
        Basis::OtherLaw => "法律、行政法规规定的其他情形",
    }
}

fn kind(it: ConsentKind) -> &'static str {
    match it {
        ConsentKind::Document => "随文件一并同意",
        ConsentKind::Express => "明示同意",
        ConsentKind::Separate => "单独同意",
        ConsentKind::OptOut => "默认开启，可以反对",
    }
}

fn act(it: Act) -> &'static str {
    match it {
        Act::Collect => "收集",
        Act::Use => "使用",
        Act::Derive => "推导",
        Act::Share => "提供",
        Act::Publish => "公开",
        Act::Write => "写入设备",
    }
}
