//! The 39 service types of the necessary-information rules (NEC, in force since 2021-05-01). Owns the list and which of
//! them need no data at all; it knows no manifest.

use serde::{Deserialize, Serialize};

macro_rules! service_types {
    ($($(#[$doc:meta])+ $variant:ident = $word:literal $needs:ident,)+) => {
        /// What kind of service an app is, by the basic service that it is used for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
        pub enum ServiceType {$(
            $(#[$doc])+
            #[serde(rename = $word)]
            $variant,
        )+}

        impl ServiceType {
            /// Every type, in the order of the rules, `other` last.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word that the manifest has for it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// What its basic service needs.
            pub const fn necessary(self) -> Necessary {
                match self { $(Self::$variant => Necessary::$needs,)+ }
            }
        }
    };
}

/// What the basic service of a type needs (NEC).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Necessary {
    /// No personal information: it works for who refuses everything.
    Nothing,
    /// What the rules list for the type.
    Listed,
    /// What the manifest lists, because the rules do not know the type.
    Declared,
}

service_types! {
    /// Maps and navigation (地图导航).
    Navigation = "navigation" Listed,
    /// Ride hailing (网络约车).
    RideHailing = "ride_hailing" Listed,
    /// Instant messaging (即时通信).
    InstantMessaging = "instant_messaging" Listed,
    /// Online community (网络社区).
    Community = "community" Listed,
    /// Online payment (网络支付).
    Payment = "payment" Listed,
    /// Online shopping (网上购物).
    Shopping = "shopping" Listed,
    /// Food delivery (餐饮外卖).
    FoodDelivery = "food_delivery" Listed,
    /// Mail and express delivery (邮件快件寄递).
    ExpressDelivery = "express_delivery" Listed,
    /// Transport tickets (交通票务).
    TransportTickets = "transport_tickets" Listed,
    /// Dating (婚恋相亲).
    Dating = "dating" Listed,
    /// Job search (求职招聘).
    Jobs = "jobs" Listed,
    /// Online lending (网络借贷).
    Lending = "lending" Listed,
    /// Housing (房屋租售).
    Housing = "housing" Listed,
    /// Used cars (二手车交易).
    UsedCars = "used_cars" Listed,
    /// Medical consultation and registration (问诊挂号).
    MedicalConsultation = "medical_consultation" Listed,
    /// Travel (旅游服务).
    Travel = "travel" Listed,
    /// Hotels (酒店服务).
    Hotels = "hotels" Listed,
    /// Online games (网络游戏).
    Games = "games" Listed,
    /// Learning (学习教育).
    Education = "education" Listed,
    /// Local services (本地生活).
    LocalServices = "local_services" Listed,
    /// Female health (女性健康).
    FemaleHealth = "female_health" Nothing,
    /// Car services (用车服务).
    CarServices = "car_services" Listed,
    /// Investment (投资理财).
    Investment = "investment" Listed,
    /// Mobile banking (手机银行).
    MobileBanking = "mobile_banking" Listed,
    /// Mailbox and cloud drive (邮箱云盘).
    MailAndCloud = "mail_and_cloud" Listed,
    /// Remote meetings (远程会议).
    RemoteMeeting = "remote_meeting" Listed,
    /// Live streaming (网络直播).
    LiveStreaming = "live_streaming" Nothing,
    /// Online audio and video (在线影音).
    OnlineAudioVideo = "online_audio_video" Nothing,
    /// Short video (短视频).
    ShortVideo = "short_video" Nothing,
    /// News (新闻资讯).
    News = "news" Nothing,
    /// Sports and fitness (运动健身).
    Fitness = "fitness" Nothing,
    /// Browser (浏览器).
    Browser = "browser" Nothing,
    /// Input method (输入法).
    InputMethod = "input_method" Nothing,
    /// Security (安全管理).
    Security = "security" Nothing,
    /// Electronic books (电子图书).
    EBooks = "e_books" Nothing,
    /// Camera and beautification (拍摄美化).
    Camera = "camera" Nothing,
    /// App store (应用商店).
    AppStore = "app_store" Nothing,
    /// Tools (实用工具).
    Tools = "tools" Nothing,
    /// Performance tickets (演出票务).
    PerformanceTickets = "performance_tickets" Listed,
    /// A type that the rules do not know; `necessary` says what its basic service needs.
    Other = "other" Declared,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_39_types_and_13_of_them_need_nothing() {
        let needs = |it| ServiceType::ALL.iter().filter(|service| service.necessary() == it).count();

        assert_eq!(ServiceType::ALL.len(), 40);
        assert_eq!((needs(Necessary::Nothing), needs(Necessary::Listed), needs(Necessary::Declared)), (13, 26, 1));
    }
}
