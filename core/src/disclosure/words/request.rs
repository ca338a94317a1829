//! What a report says of requests about rights, in both languages.

use crate::manifest::RightKind;

/// The sentences on requests; `{0}` is the request's id, `{1}` a value.
#[derive(Debug)]
pub(in crate::disclosure) struct RequestWords {
    pub received: &'static str,
    pub due: &'static str,
    pub provisional: &'static str,
    pub verified: &'static str,
    pub checked: &'static str,
    pub extended: &'static str,
    pub moved: &'static str,
    pub answered: &'static str,
    pub done: &'static str,
    pub completed: &'static str,
    pub refused: &'static str,
    pub lifted: &'static str,
    pub salvaged: &'static str,
    pub kind: fn(RightKind) -> &'static str,
}

pub(super) const ZH: RequestWords = RequestWords {
    received: "收到权利请求 {0}：{1}",
    due: "最迟于 {0} 前办理",
    provisional: "{0}（暂定）",
    verified: "请求 {0} 的申请人身份已核实",
    checked: "请求 {0} 已核查，材料齐全",
    extended: "请求 {0} 的办理时间已延长：{1}",
    moved: "按新的工作日安排更新了请求 {0} 的日期",
    answered: "已答复请求 {0}",
    done: "请求 {0} 的事项已完成：{1}",
    completed: "请求 {0} 已办结",
    refused: "请求 {0} 未获同意：{1}",
    lifted: "请求 {0} 的限制已解除，相关处理恢复",
    salvaged: "请求 {0} 从另一份记录中接续办理",
    kind: kind_zh,
};

pub(super) const EN: RequestWords = RequestWords {
    received: "Request {0} was received: {1}",
    due: "It is due by {0}",
    provisional: "{0} (provisional)",
    verified: "Who makes request {0} was verified",
    checked: "Request {0} was checked: all it needs is there",
    extended: "Request {0} was given more time: {1}",
    moved: "A newer calendar of working days gave request {0} another date",
    answered: "Request {0} was answered",
    done: "Something that request {0} asks for was done: {1}",
    completed: "Request {0} was completed",
    refused: "Request {0} was refused: {1}",
    lifted: "What request {0} had stopped may be processed again",
    salvaged: "Request {0} was taken over from another record and goes on",
    kind: kind_en,
};

fn kind_zh(kind: RightKind) -> &'static str {
    match kind {
        RightKind::Access => "查阅",
        RightKind::Copy => "复制",
        RightKind::Portability => "转移",
        RightKind::Rectify => "更正",
        RightKind::Supplement => "补充",
        RightKind::Erase => "删除",
        RightKind::Withdraw => "撤回同意",
        RightKind::Restrict => "限制处理",
        RightKind::Object => "拒绝处理",
        RightKind::Explain => "解释说明",
        RightKind::Complaint => "投诉",
    }
}

fn kind_en(kind: RightKind) -> &'static str {
    match kind {
        RightKind::Access => "access",
        RightKind::Copy => "a copy",
        RightKind::Portability => "moving the data elsewhere",
        RightKind::Rectify => "correction",
        RightKind::Supplement => "completion",
        RightKind::Erase => "erasure",
        RightKind::Withdraw => "withdrawing consent",
        RightKind::Restrict => "restricting the processing",
        RightKind::Object => "objecting to the processing",
        RightKind::Explain => "an explanation",
        RightKind::Complaint => "a complaint",
    }
}
