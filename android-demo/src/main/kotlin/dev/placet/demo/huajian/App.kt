// Written by `placet codegen` from manifest.json. Change that and run it again; what is changed here is lost.

package dev.placet.demo.huajian

import dev.placet.AcknowledgementId
import dev.placet.DocumentId
import dev.placet.FactId
import dev.placet.Feature
import dev.placet.FeatureId
import dev.placet.PermissionId
import dev.placet.PreconditionId
import dev.placet.PurposeId
import dev.placet.RecipientId
import dev.placet.SeparatePurposeId
import dev.placet.UseRef

/** 花间 */
public object App {
    /** Documents. */
    public object Documents {
        /** 隐私政策 */
        @JvmField
        public val privacyPolicy: DocumentId = DocumentId("privacy_policy")

        /** 用户服务协议 */
        @JvmField
        public val userAgreement: DocumentId = DocumentId("user_agreement")
    }

    /** Purposes. */
    public object Purposes {
        /** 注册账号 */
        @JvmField
        public val accountRegistration: PurposeId = PurposeId("account_registration")

        /** 评估、改善投放市场的效果 */
        @JvmField
        public val adMeasurement: PurposeId = PurposeId("ad_measurement")

        /** 分享与复制参与 */
        @JvmField
        public val clipboardSharing: PurposeId = PurposeId("clipboard_sharing")

        /** 直播、音视频及图文发布 */
        @JvmField
        public val contentPublishing: PurposeId = PurposeId("content_publishing")

        /** 维持直播及音视频浏览推荐 */
        @JvmField
        public val guestBrowsing: PurposeId = PurposeId("guest_browsing")

        /** 身份基本信息多重交叉验证 */
        @JvmField
        public val identityCrossCheck: SeparatePurposeId = SeparatePurposeId("identity_cross_check")

        /** 遵循法律法规及国家标准 */
        @JvmField
        public val legalCompliance: PurposeId = PurposeId("legal_compliance")

        /** 本地相关信息 */
        @JvmField
        public val localInformation: PurposeId = PurposeId("local_information")

        /** 显示地理位置、地区榜单、附近 */
        @JvmField
        public val locationDisplay: SeparatePurposeId = SeparatePurposeId("location_display")

        /** Cookie身份识别 */
        @JvmField
        public val loginMemory: PurposeId = PurposeId("login_memory")

        /** 反欺诈 */
        @JvmField
        public val loginSdkAntifraud: PurposeId = PurposeId("login_sdk_antifraud")

        /** 一键登录统计分析 */
        @JvmField
        public val loginSdkStatistics: PurposeId = PurposeId("login_sdk_statistics")

        /** 一键登录 */
        @JvmField
        public val oneTapLogin: SeparatePurposeId = SeparatePurposeId("one_tap_login")

        /** 支付功能 */
        @JvmField
        public val payment: SeparatePurposeId = SeparatePurposeId("payment")

        /** 精确地理位置推荐 */
        @JvmField
        public val preciseLocationRecommendation: SeparatePurposeId =
            SeparatePurposeId("precise_location_recommendation")

        /** 改进产品和服务 */
        @JvmField
        public val productImprovement: PurposeId = PurposeId("product_improvement")

        /** 完善网络身份识别信息 */
        @JvmField
        public val profileCompletion: PurposeId = PurposeId("profile_completion")

        /** 程序化广告 */
        @JvmField
        public val programmaticAds: PurposeId = PurposeId("programmatic_ads")

        /** 用户主动的共享 */
        @JvmField
        public val publicSharing: PurposeId = PurposeId("public_sharing")

        /** 实名认证 */
        @JvmField
        public val realNameVerification: SeparatePurposeId = SeparatePurposeId("real_name_verification")

        /** 直播、音视频推荐 */
        @JvmField
        public val recommendation: PurposeId = PurposeId("recommendation")

        /** 搜索服务 */
        @JvmField
        public val search: PurposeId = PurposeId("search")

        /** 保障产品服务、用户使用安全 */
        @JvmField
        public val security: PurposeId = PurposeId("security")

        /** 实现产品功能或服务需求 */
        @JvmField
        public val serviceDelivery: PurposeId = PurposeId("service_delivery")

        /** 保障产品服务正常运行 */
        @JvmField
        public val serviceOperation: PurposeId = PurposeId("service_operation")

        /** 互动交流 */
        @JvmField
        public val socialInteraction: PurposeId = PurposeId("social_interaction")

        /** 管理软件 */
        @JvmField
        public val softwareManagement: PurposeId = PurposeId("software_management")

        /** 第三方账号登录 */
        @JvmField
        public val thirdPartyLogin: PurposeId = PurposeId("third_party_login")

        /** 打赏 */
        @JvmField
        public val tipping: PurposeId = PurposeId("tipping")

        /** 分析产品使用情况 */
        @JvmField
        public val usageAnalytics: PurposeId = PurposeId("usage_analytics")

        /** 充值、查询虚拟财产 */
        @JvmField
        public val wallet: PurposeId = PurposeId("wallet")
    }

    /** Recipients. */
    public object Recipients {
        /** 广告统计服务商、供应商 */
        @JvmField
        public val adMeasurementPartners: RecipientId = RecipientId("ad_measurement_partners")

        /** 关联公司 */
        @JvmField
        public val affiliates: RecipientId = RecipientId("affiliates")

        /** 统计分析第三方 */
        @JvmField
        public val analyticsProviders: RecipientId = RecipientId("analytics_providers")

        /** 行政、司法机关 */
        @JvmField
        public val authorities: RecipientId = RecipientId("authorities")

        /** 接入第三方软件开发包（SDK）目录 */
        @JvmField
        public val directorySdks: RecipientId = RecipientId("directory_sdks")

        /** 位置服务提供商 */
        @JvmField
        public val locationProviders: RecipientId = RecipientId("location_providers")

        /** 微信、QQ等 */
        @JvmField
        public val loginPlatforms: RecipientId = RecipientId("login_platforms")

        /** 中国移动、中国联通、中国电信等 */
        @JvmField
        public val mobileCarriers: RecipientId = RecipientId("mobile_carriers")

        /** 其他用户及公众 */
        @JvmField
        public val otherUsers: RecipientId = RecipientId("other_users")

        /** 第三方支付机构 */
        @JvmField
        public val paymentInstitutions: RecipientId = RecipientId("payment_institutions")

        /** 闪验SDK */
        @JvmField
        public val shanyanSdk: RecipientId = RecipientId("shanyan_sdk")

        /** 继受方 */
        @JvmField
        public val successor: RecipientId = RecipientId("successor")

        /** 代理支付渠道 */
        @JvmField
        public val topupAgents: RecipientId = RecipientId("topup_agents")

        /** 第三方认证机构 */
        @JvmField
        public val verificationAgency: RecipientId = RecipientId("verification_agency")
    }

    /** Permissions. */
    public object Permissions {
        /** 相机 */
        @JvmField
        public val camera: PermissionId = PermissionId("camera")

        /** 剪切板 */
        @JvmField
        public val clipboard: PermissionId = PermissionId("clipboard")

        /** 安装的应用信息 */
        @JvmField
        public val installedApps: PermissionId = PermissionId("installed_apps")

        /** 麦克风 */
        @JvmField
        public val microphone: PermissionId = PermissionId("microphone")

        /** 通知提醒 */
        @JvmField
        public val notifications: PermissionId = PermissionId("notifications")

        /** 设备识别码、sim卡信息读取 */
        @JvmField
        public val phoneState: PermissionId = PermissionId("phone_state")

        /** 照片 */
        @JvmField
        public val photos: PermissionId = PermissionId("photos")

        /** 地理定位 */
        @JvmField
        public val preciseLocation: PermissionId = PermissionId("precise_location")
    }

    /** Facts. */
    public object Facts {
        /** 注销前已核验本人 */
        @JvmField
        public val accountHolderVerified: FactId = FactId("account_holder_verified")

        /** 账号处于安全状态 */
        @JvmField
        public val accountSecure: FactId = FactId("account_secure")

        /** 设备信息已核验 */
        @JvmField
        public val deviceVerified: FactId = FactId("device_verified")

        /** 已核验身份证件 */
        @JvmField
        public val identityChecked: FactId = FactId("identity_checked")

        /** 已实名认证 */
        @JvmField
        public val realNameVerified: FactId = FactId("real_name_verified")
    }

    /** Preconditions. */
    public object Preconditions {
        /** 设备信息已核验 */
        @JvmField
        public val device: PreconditionId = PreconditionId("device")

        /** 注销前已核验本人 */
        @JvmField
        public val identity: PreconditionId = PreconditionId("identity")

        /** 账号处于安全状态 */
        @JvmField
        public val security: PreconditionId = PreconditionId("security")
    }

    /** Acknowledgements. */
    public object Acknowledgements {
        /** 请先备份账号信息，并妥善处理与账号有关的所有服务。 */
        @JvmField
        public val backUp: AcknowledgementId = AcknowledgementId("back_up")

        /** 注销不可恢复。注销前的责任不因此免除。 */
        @JvmField
        public val irreversible: AcknowledgementId = AcknowledgementId("irreversible")
    }

    /** Features, and the uses that each declares. */
    public object Features {
        /** 发布音视频 */
        @JvmField
        public val avPosting: AvPosting = AvPosting()

        /** 提现 */
        @JvmField
        public val cashWithdrawal: CashWithdrawal = CashWithdrawal()

        /** 基础功能及服务 */
        @JvmField
        public val coreRuntime: CoreRuntime = CoreRuntime()

        /** 关注 */
        @JvmField
        public val follow: Follow = Follow()

        /** 直播及音视频浏览 */
        @JvmField
        public val guestBrowsing: GuestBrowsing = GuestBrowsing()

        /** 身份认证 */
        @JvmField
        public val identityCheck: IdentityCheck = IdentityCheck()

        /** 点赞、评论、分享 */
        @JvmField
        public val interaction: Interaction = Interaction()

        /** 发布直播评论 */
        @JvmField
        public val liveComment: LiveComment = LiveComment()

        /** 发布直播 */
        @JvmField
        public val livePublishing: LivePublishing = LivePublishing()

        /** 本地相关信息 */
        @JvmField
        public val localFeed: LocalFeed = LocalFeed()

        /** 附近 */
        @JvmField
        public val nearby: Nearby = Nearby()

        /** 一键登录 */
        @JvmField
        public val oneTapLogin: OneTapLogin = OneTapLogin()

        /** 支付、充值 */
        @JvmField
        public val payment: Payment = Payment()

        /** 直播推荐、音视频信息 */
        @JvmField
        public val personalisedFeed: PersonalisedFeed = PersonalisedFeed()

        /** 手机号码注册 */
        @JvmField
        public val phoneRegistration: PhoneRegistration = PhoneRegistration()

        /** 发布图片 */
        @JvmField
        public val picturePosting: PicturePosting = PicturePosting()

        /** 选择显示地理位置 */
        @JvmField
        public val postPlace: PostPlace = PostPlace()

        /** 精确地理位置推荐 */
        @JvmField
        public val preciseLocationRecommendation: PreciseLocationRecommendation = PreciseLocationRecommendation()

        /** 完善资料 */
        @JvmField
        public val profileCompletion: ProfileCompletion = ProfileCompletion()

        /** 程序化广告 */
        @JvmField
        public val programmaticAds: ProgrammaticAds = ProgrammaticAds()

        /** 实名认证 */
        @JvmField
        public val realNameVerification: RealNameVerification = RealNameVerification()

        /** 按地区查看直播热门榜单 */
        @JvmField
        public val regionalRanking: RegionalRanking = RegionalRanking()

        /** Cookie */
        @JvmField
        public val rememberedLogin: RememberedLogin = RememberedLogin()

        /** 搜索 */
        @JvmField
        public val search: Search = Search()

        /** 保障使用安全 */
        @JvmField
        public val securityMonitoring: SecurityMonitoring = SecurityMonitoring()

        /** 主播认证 */
        @JvmField
        public val streamerCertification: StreamerCertification = StreamerCertification()

        /** 第三方账号登录 */
        @JvmField
        public val thirdPartyLogin: ThirdPartyLogin = ThirdPartyLogin()

        /** 第三方服务 */
        @JvmField
        public val thirdPartyServices: ThirdPartyServices = ThirdPartyServices()

        /** 打赏 */
        @JvmField
        public val tipping: Tipping = Tipping()

        /** 分享与复制参与 */
        @JvmField
        public val tokenSharing: TokenSharing = TokenSharing()

        /** 虚拟财产查询 */
        @JvmField
        public val wallet: Wallet = Wallet()

        /** 发布音视频 */
        public class AvPosting internal constructor() : Feature {
            override val id: FeatureId = FeatureId("av_posting")

            /** Collects 音视频信息 for 直播、音视频及图文发布. */
            @JvmField
            public val pickFile: UseRef = UseRef("av_posting.pick_file")

            /** Collects 音视频信息 for 直播、音视频及图文发布. */
            @JvmField
            public val record: UseRef = UseRef("av_posting.record")

            /** Publishes 头像 for 直播、音视频及图文发布. */
            @JvmField
            public val showAvatar: UseRef = UseRef("av_posting.show_avatar")

            /** Publishes 昵称 for 直播、音视频及图文发布. */
            @JvmField
            public val showNickname: UseRef = UseRef("av_posting.show_nickname")
        }

        /** 提现 */
        public class CashWithdrawal internal constructor() : Feature {
            override val id: FeatureId = FeatureId("cash_withdrawal")

            /** Uses 虚拟财产余额 for 支付功能. */
            @JvmField
            public val payOut: UseRef = UseRef("cash_withdrawal.pay_out")
        }

        /** 基础功能及服务 */
        public class CoreRuntime internal constructor() : Feature {
            override val id: FeatureId = FeatureId("core_runtime")

            /** Collects 软件版本号 for 管理软件. */
            @JvmField
            public val checkAppVersion: UseRef = UseRef("core_runtime.check_app_version")

            /** Collects 操作系统版本号 for 管理软件. */
            @JvmField
            public val checkOsVersion: UseRef = UseRef("core_runtime.check_os_version")

            /** Collects 操作、使用、服务日志 for 保障产品服务正常运行. */
            @JvmField
            public val logOperations: UseRef = UseRef("core_runtime.log_operations")

            /** Collects AndroidID for 保障产品服务正常运行. */
            @JvmField
            public val readAndroidId: UseRef = UseRef("core_runtime.read_android_id")

            /** Collects 软件版本号 for 保障产品服务正常运行. */
            @JvmField
            public val readAppVersion: UseRef = UseRef("core_runtime.read_app_version")

            /** Collects 蓝牙 for 保障产品服务正常运行. */
            @JvmField
            public val readBluetooth: UseRef = UseRef("core_runtime.read_bluetooth")

            /** Collects BSSID for 保障产品服务正常运行. */
            @JvmField
            public val readBssid: UseRef = UseRef("core_runtime.read_bssid")

            /** Collects 基站 for 保障产品服务正常运行. */
            @JvmField
            public val readCellTower: UseRef = UseRef("core_runtime.read_cell_tower")

            /** Collects 硬件品牌和型号 for 保障产品服务正常运行. */
            @JvmField
            public val readDeviceModel: UseRef = UseRef("core_runtime.read_device_model")

            /** Collects 集成电路卡识别码 for 保障产品服务正常运行. */
            @JvmField
            public val readIccid: UseRef = UseRef("core_runtime.read_iccid")

            /** Collects 国际移动设备识别码 for 保障产品服务正常运行. */
            @JvmField
            public val readImei: UseRef = UseRef("core_runtime.read_imei")

            /** Collects 国际移动用户识别码 for 保障产品服务正常运行. */
            @JvmField
            public val readImsi: UseRef = UseRef("core_runtime.read_imsi")

            /** Collects IP地址 for 保障产品服务正常运行. */
            @JvmField
            public val readIpAddress: UseRef = UseRef("core_runtime.read_ip_address")

            /** Collects 网络设备硬件地址 for 保障产品服务正常运行. */
            @JvmField
            public val readMacAddress: UseRef = UseRef("core_runtime.read_mac_address")

            /** Collects MEID for 保障产品服务正常运行. */
            @JvmField
            public val readMeid: UseRef = UseRef("core_runtime.read_meid")

            /** Collects 网络接入方式、类型、状态 for 保障产品服务正常运行. */
            @JvmField
            public val readNetworkAccess: UseRef = UseRef("core_runtime.read_network_access")

            /** Collects 网络质量数据 for 保障产品服务正常运行. */
            @JvmField
            public val readNetworkQuality: UseRef = UseRef("core_runtime.read_network_quality")

            /** Collects OAID for 保障产品服务正常运行. */
            @JvmField
            public val readOaid: UseRef = UseRef("core_runtime.read_oaid")

            /** Collects 操作系统版本号 for 保障产品服务正常运行. */
            @JvmField
            public val readOsVersion: UseRef = UseRef("core_runtime.read_os_version")

            /** Collects 服务集标识 for 保障产品服务正常运行. */
            @JvmField
            public val readSsid: UseRef = UseRef("core_runtime.read_ssid")

            /** Collects WLAN接入点 for 保障产品服务正常运行. */
            @JvmField
            public val readWlanAccessPoint: UseRef = UseRef("core_runtime.read_wlan_access_point")
        }

        /** 关注 */
        public class Follow internal constructor() : Feature {
            override val id: FeatureId = FeatureId("follow")

            /** Collects 关注的账号 for 互动交流. */
            @JvmField
            public val follow: UseRef = UseRef("follow.follow")
        }

        /** 直播及音视频浏览 */
        public class GuestBrowsing internal constructor() : Feature {
            override val id: FeatureId = FeatureId("guest_browsing")
        }

        /** 身份认证 */
        public class IdentityCheck internal constructor() : Feature {
            override val id: FeatureId = FeatureId("identity_check")

            /** Collects 地址 for 身份基本信息多重交叉验证. */
            @JvmField
            public val enterAddress: UseRef = UseRef("identity_check.enter_address")

            /** Collects 联系方式 for 身份基本信息多重交叉验证. */
            @JvmField
            public val enterContact: UseRef = UseRef("identity_check.enter_contact")

            /** Collects 身份证件信息、影印件或照片 for 身份基本信息多重交叉验证. */
            @JvmField
            public val enterDocument: UseRef = UseRef("identity_check.enter_document")

            /** Collects 身份证件信息、影印件或照片 for 身份基本信息多重交叉验证. */
            @JvmField
            public val photographDocument: UseRef = UseRef("identity_check.photograph_document")

            /** Collects 身份证件信息、影印件或照片 for 身份基本信息多重交叉验证. */
            @JvmField
            public val pickDocument: UseRef = UseRef("identity_check.pick_document")
        }

        /** 点赞、评论、分享 */
        public class Interaction internal constructor() : Feature {
            override val id: FeatureId = FeatureId("interaction")

            /** Collects 评论 for 互动交流. */
            @JvmField
            public val comment: UseRef = UseRef("interaction.comment")

            /** Collects 点赞 for 互动交流. */
            @JvmField
            public val like: UseRef = UseRef("interaction.like")

            /** Uses 评论 for 互动交流. */
            @JvmField
            public val notify: UseRef = UseRef("interaction.notify")

            /** Collects 分享内容 for 互动交流. */
            @JvmField
            public val share: UseRef = UseRef("interaction.share")
        }

        /** 发布直播评论 */
        public class LiveComment internal constructor() : Feature {
            override val id: FeatureId = FeatureId("live_comment")

            /** Publishes 头像 for 直播、音视频及图文发布. */
            @JvmField
            public val showAvatar: UseRef = UseRef("live_comment.show_avatar")

            /** Publishes 昵称 for 直播、音视频及图文发布. */
            @JvmField
            public val showNickname: UseRef = UseRef("live_comment.show_nickname")

            /** Collects 评论 for 直播、音视频及图文发布. */
            @JvmField
            public val writeComment: UseRef = UseRef("live_comment.write_comment")
        }

        /** 发布直播 */
        public class LivePublishing internal constructor() : Feature {
            override val id: FeatureId = FeatureId("live_publishing")

            /** Publishes 头像 for 直播、音视频及图文发布. */
            @JvmField
            public val showAvatar: UseRef = UseRef("live_publishing.show_avatar")

            /** Publishes 昵称 for 直播、音视频及图文发布. */
            @JvmField
            public val showNickname: UseRef = UseRef("live_publishing.show_nickname")

            /** Collects 音视频信息 for 直播、音视频及图文发布. */
            @JvmField
            public val stream: UseRef = UseRef("live_publishing.stream")
        }

        /** 本地相关信息 */
        public class LocalFeed internal constructor() : Feature {
            override val id: FeatureId = FeatureId("local_feed")

            /** Collects 大致地理位置 for 本地相关信息. */
            @JvmField
            public val readCity: UseRef = UseRef("local_feed.read_city")
        }

        /** 附近 */
        public class Nearby internal constructor() : Feature {
            override val id: FeatureId = FeatureId("nearby")

            /** Collects 精确地理位置 for 显示地理位置、地区榜单、附近. */
            @JvmField
            public val readPlace: UseRef = UseRef("nearby.read_place")

            /** Collects IP地址 for 显示地理位置、地区榜单、附近. */
            @JvmField
            public val readRegion: UseRef = UseRef("nearby.read_region")
        }

        /** 一键登录 */
        public class OneTapLogin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("one_tap_login")

            /** Collects 硬件品牌和型号 for 一键登录统计分析. */
            @JvmField
            public val countModel: UseRef = UseRef("one_tap_login.count_model")

            /** Collects 网络接入方式、类型、状态 for 一键登录统计分析. */
            @JvmField
            public val countNetwork: UseRef = UseRef("one_tap_login.count_network")

            /** Collects 操作系统版本号 for 一键登录统计分析. */
            @JvmField
            public val countOs: UseRef = UseRef("one_tap_login.count_os")

            /** Collects 手机号码 for 一键登录. */
            @JvmField
            public val fetchNumber: UseRef = UseRef("one_tap_login.fetch_number")

            /** Uses 硬件品牌和型号 for 反欺诈. */
            @JvmField
            public val judgeModel: UseRef = UseRef("one_tap_login.judge_model")

            /** Uses 网络接入方式、类型、状态 for 反欺诈. */
            @JvmField
            public val judgeNetwork: UseRef = UseRef("one_tap_login.judge_network")

            /** Collects 网关取号报错日志 for 一键登录统计分析. */
            @JvmField
            public val logErrors: UseRef = UseRef("one_tap_login.log_errors")

            /** Collects 国际移动设备识别码 for 一键登录. */
            @JvmField
            public val readImei: UseRef = UseRef("one_tap_login.read_imei")

            /** Collects IP地址 for 一键登录. */
            @JvmField
            public val readIpAddress: UseRef = UseRef("one_tap_login.read_ip_address")

            /** Collects 网络设备硬件地址 for 一键登录. */
            @JvmField
            public val readMacAddress: UseRef = UseRef("one_tap_login.read_mac_address")

            /** Collects OAID for 一键登录. */
            @JvmField
            public val readOaid: UseRef = UseRef("one_tap_login.read_oaid")

            /** Collects sim卡信息 for 一键登录. */
            @JvmField
            public val readSim: UseRef = UseRef("one_tap_login.read_sim")
        }

        /** 支付、充值 */
        public class Payment internal constructor() : Feature {
            override val id: FeatureId = FeatureId("payment")

            /** Collects 有效期 for 支付功能. */
            @JvmField
            public val enterCardExpiry: UseRef = UseRef("payment.enter_card_expiry")

            /** Collects 银行卡号 for 支付功能. */
            @JvmField
            public val enterCardNumber: UseRef = UseRef("payment.enter_card_number")

            /** Collects 银行卡类型 for 支付功能. */
            @JvmField
            public val enterCardType: UseRef = UseRef("payment.enter_card_type")

            /** Collects 真实姓名 for 支付功能. */
            @JvmField
            public val enterName: UseRef = UseRef("payment.enter_name")

            /** Collects 手机号码 for 支付功能. */
            @JvmField
            public val enterPhone: UseRef = UseRef("payment.enter_phone")
        }

        /** 直播推荐、音视频信息 */
        public class PersonalisedFeed internal constructor() : Feature {
            override val id: FeatureId = FeatureId("personalised_feed")

            /** Works out 特征与偏好分析结果 for 直播、音视频推荐. */
            @JvmField
            public val deriveTags: UseRef = UseRef("personalised_feed.derive_tags")

            /** Collects 操作、使用行为信息 for 直播、音视频推荐. */
            @JvmField
            public val noteBehaviour: UseRef = UseRef("personalised_feed.note_behaviour")

            /** Collects 反馈 for 直播、音视频推荐. */
            @JvmField
            public val noteFeedback: UseRef = UseRef("personalised_feed.note_feedback")

            /** Uses 统计信息 for 保障产品服务正常运行. */
            @JvmField
            public val showPopular: UseRef = UseRef("personalised_feed.show_popular")

            /** Uses 特征与偏好分析结果 for 直播、音视频推荐. */
            @JvmField
            public val showRecommended: UseRef = UseRef("personalised_feed.show_recommended")

            /** Uses 评论 for 直播、音视频推荐. */
            @JvmField
            public val useComments: UseRef = UseRef("personalised_feed.use_comments")

            /** Uses 点赞 for 直播、音视频推荐. */
            @JvmField
            public val useLikes: UseRef = UseRef("personalised_feed.use_likes")

            /** Uses 打赏数据 for 直播、音视频推荐. */
            @JvmField
            public val useTips: UseRef = UseRef("personalised_feed.use_tips")
        }

        /** 手机号码注册 */
        public class PhoneRegistration internal constructor() : Feature {
            override val id: FeatureId = FeatureId("phone_registration")

            /** Collects 短信或语音验证码 for 注册账号. */
            @JvmField
            public val enterCode: UseRef = UseRef("phone_registration.enter_code")

            /** Collects 手机号码 for 注册账号. */
            @JvmField
            public val enterNumber: UseRef = UseRef("phone_registration.enter_number")

            /** Collects 验证码匹配结果 for 注册账号. */
            @JvmField
            public val matchCode: UseRef = UseRef("phone_registration.match_code")
        }

        /** 发布图片 */
        public class PicturePosting internal constructor() : Feature {
            override val id: FeatureId = FeatureId("picture_posting")

            /** Collects 图文信息 for 直播、音视频及图文发布. */
            @JvmField
            public val pickPhoto: UseRef = UseRef("picture_posting.pick_photo")

            /** Publishes 图文信息 for 直播、音视频及图文发布. */
            @JvmField
            public val publishPicture: UseRef = UseRef("picture_posting.publish_picture")

            /** Publishes 头像 for 直播、音视频及图文发布. */
            @JvmField
            public val showAvatar: UseRef = UseRef("picture_posting.show_avatar")

            /** Publishes 昵称 for 直播、音视频及图文发布. */
            @JvmField
            public val showNickname: UseRef = UseRef("picture_posting.show_nickname")

            /** Collects 图文信息 for 直播、音视频及图文发布. */
            @JvmField
            public val takePhoto: UseRef = UseRef("picture_posting.take_photo")
        }

        /** 选择显示地理位置 */
        public class PostPlace internal constructor() : Feature {
            override val id: FeatureId = FeatureId("post_place")

            /** Collects 精确地理位置 for 显示地理位置、地区榜单、附近. */
            @JvmField
            public val readPlace: UseRef = UseRef("post_place.read_place")

            /** Publishes 位置数据 for 显示地理位置、地区榜单、附近. */
            @JvmField
            public val showPlace: UseRef = UseRef("post_place.show_place")
        }

        /** 精确地理位置推荐 */
        public class PreciseLocationRecommendation internal constructor() : Feature {
            override val id: FeatureId = FeatureId("precise_location_recommendation")

            /** Collects 精确地理位置 for 精确地理位置推荐. */
            @JvmField
            public val readPlace: UseRef = UseRef("precise_location_recommendation.read_place")
        }

        /** 完善资料 */
        public class ProfileCompletion internal constructor() : Feature {
            override val id: FeatureId = FeatureId("profile_completion")

            /** Collects 头像 for 完善网络身份识别信息. */
            @JvmField
            public val setAvatar: UseRef = UseRef("profile_completion.set_avatar")

            /** Collects 个人简介 for 完善网络身份识别信息. */
            @JvmField
            public val setBio: UseRef = UseRef("profile_completion.set_bio")

            /** Collects 性别 for 完善网络身份识别信息. */
            @JvmField
            public val setGender: UseRef = UseRef("profile_completion.set_gender")

            /** Collects 家乡 for 完善网络身份识别信息. */
            @JvmField
            public val setHometown: UseRef = UseRef("profile_completion.set_hometown")

            /** Collects 行业 for 完善网络身份识别信息. */
            @JvmField
            public val setIndustry: UseRef = UseRef("profile_completion.set_industry")

            /** Collects 昵称 for 完善网络身份识别信息. */
            @JvmField
            public val setNickname: UseRef = UseRef("profile_completion.set_nickname")

            /** Collects 密码 for 完善网络身份识别信息. */
            @JvmField
            public val setPassword: UseRef = UseRef("profile_completion.set_password")

            /** Collects 个人喜好 for 完善网络身份识别信息. */
            @JvmField
            public val setPreferences: UseRef = UseRef("profile_completion.set_preferences")

            /** Collects 经常登录地 for 完善网络身份识别信息. */
            @JvmField
            public val setUsualLoginPlace: UseRef = UseRef("profile_completion.set_usual_login_place")
        }

        /** 程序化广告 */
        public class ProgrammaticAds internal constructor() : Feature {
            override val id: FeatureId = FeatureId("programmatic_ads")

            /** Uses 特征与偏好分析结果 for 程序化广告. */
            @JvmField
            public val showByTags: UseRef = UseRef("programmatic_ads.show_by_tags")
        }

        /** 实名认证 */
        public class RealNameVerification internal constructor() : Feature {
            override val id: FeatureId = FeatureId("real_name_verification")

            /** Collects 身份证号码 for 实名认证. */
            @JvmField
            public val enterIdNumber: UseRef = UseRef("real_name_verification.enter_id_number")

            /** Collects 真实姓名 for 实名认证. */
            @JvmField
            public val enterName: UseRef = UseRef("real_name_verification.enter_name")

            /** Collects 手机号码 for 实名认证. */
            @JvmField
            public val enterPhone: UseRef = UseRef("real_name_verification.enter_phone")

            /** Collects 面部特征值 for 实名认证. */
            @JvmField
            public val scanFace: UseRef = UseRef("real_name_verification.scan_face")
        }

        /** 按地区查看直播热门榜单 */
        public class RegionalRanking internal constructor() : Feature {
            override val id: FeatureId = FeatureId("regional_ranking")

            /** Collects 精确地理位置 for 显示地理位置、地区榜单、附近. */
            @JvmField
            public val readPlace: UseRef = UseRef("regional_ranking.read_place")

            /** Collects IP地址 for 显示地理位置、地区榜单、附近. */
            @JvmField
            public val readRegion: UseRef = UseRef("regional_ranking.read_region")
        }

        /** Cookie */
        public class RememberedLogin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("remembered_login")

            /** Uses Cookie for Cookie身份识别. */
            @JvmField
            public val readCookie: UseRef = UseRef("remembered_login.read_cookie")

            /** Collects 网站信标、像素标签 for Cookie身份识别. */
            @JvmField
            public val sendBeacon: UseRef = UseRef("remembered_login.send_beacon")

            /** Writes Cookie for Cookie身份识别. */
            @JvmField
            public val writeCookie: UseRef = UseRef("remembered_login.write_cookie")
        }

        /** 搜索 */
        public class Search internal constructor() : Feature {
            override val id: FeatureId = FeatureId("search")

            /** Collects 搜索的字或词 for 搜索服务. */
            @JvmField
            public val enterWords: UseRef = UseRef("search.enter_words")

            /** Uses 搜索的时间以及次数 for 改进产品和服务. */
            @JvmField
            public val improveByTimes: UseRef = UseRef("search.improve_by_times")

            /** Uses 搜索的字或词 for 改进产品和服务. */
            @JvmField
            public val improveByWords: UseRef = UseRef("search.improve_by_words")

            /** Collects 搜索的时间以及次数 for 搜索服务. */
            @JvmField
            public val noteTime: UseRef = UseRef("search.note_time")

            /** Collects 硬件品牌和型号 for 搜索服务. */
            @JvmField
            public val readDeviceModel: UseRef = UseRef("search.read_device_model")

            /** Collects 浏览记录和时间 for 搜索服务. */
            @JvmField
            public val readHistory: UseRef = UseRef("search.read_history")
        }

        /** 保障使用安全 */
        public class SecurityMonitoring internal constructor() : Feature {
            override val id: FeatureId = FeatureId("security_monitoring")

            /** Collects 总体安装使用情况 for 保障产品服务、用户使用安全. */
            @JvmField
            public val countInstallation: UseRef = UseRef("security_monitoring.count_installation")

            /** Collects 使用情况与频率 for 保障产品服务、用户使用安全. */
            @JvmField
            public val countUse: UseRef = UseRef("security_monitoring.count_use")

            /** Uses 网络日志信息 for 遵循法律法规及国家标准. */
            @JvmField
            public val keepNetworkLogs: UseRef = UseRef("security_monitoring.keep_network_logs")

            /** Uses 操作、使用、服务日志 for 遵循法律法规及国家标准. */
            @JvmField
            public val keepOperationLogs: UseRef = UseRef("security_monitoring.keep_operation_logs")

            /** Collects 安装的应用信息 for 保障产品服务、用户使用安全. */
            @JvmField
            public val listApps: UseRef = UseRef("security_monitoring.list_apps")

            /** Collects 网络日志信息 for 保障产品服务、用户使用安全. */
            @JvmField
            public val logNetwork: UseRef = UseRef("security_monitoring.log_network")

            /** Collects 搜索的字或词 for 保障产品服务、用户使用安全. */
            @JvmField
            public val logSearch: UseRef = UseRef("security_monitoring.log_search")

            /** Uses 交易信息 for 保障产品服务、用户使用安全. */
            @JvmField
            public val mergeTransactions: UseRef = UseRef("security_monitoring.merge_transactions")

            /** Collects 崩溃、闪退 for 保障产品服务、用户使用安全. */
            @JvmField
            public val noteCrash: UseRef = UseRef("security_monitoring.note_crash")

            /** Collects 应用信息 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readAppInfo: UseRef = UseRef("security_monitoring.read_app_info")

            /** Collects 应用来源 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readAppSource: UseRef = UseRef("security_monitoring.read_app_source")

            /** Collects 蓝牙 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readBluetooth: UseRef = UseRef("security_monitoring.read_bluetooth")

            /** Collects 浏览器的类型 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readBrowserType: UseRef = UseRef("security_monitoring.read_browser_type")

            /** Collects 电信运营商 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readCarrierName: UseRef = UseRef("security_monitoring.read_carrier_name")

            /** Collects 基站 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readCellTower: UseRef = UseRef("security_monitoring.read_cell_tower")

            /** Collects 硬件品牌和型号 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readDeviceModel: UseRef = UseRef("security_monitoring.read_device_model")

            /** Collects 设备设置识别码 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readDeviceSettingsId: UseRef = UseRef("security_monitoring.read_device_settings_id")

            /** Collects IP地址 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readIpAddress: UseRef = UseRef("security_monitoring.read_ip_address")

            /** Collects 网络设备硬件地址 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readMacAddress: UseRef = UseRef("security_monitoring.read_mac_address")

            /** Collects 操作系统版本号 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readOsVersion: UseRef = UseRef("security_monitoring.read_os_version")

            /** Collects 性能数据 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readPerformance: UseRef = UseRef("security_monitoring.read_performance")

            /** Collects 精确地理位置 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readPlace: UseRef = UseRef("security_monitoring.read_place")

            /** Collects 正在运行的进程信息 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readProcesses: UseRef = UseRef("security_monitoring.read_processes")

            /** Collects 唯一设备标识符 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readUniqueDeviceId: UseRef = UseRef("security_monitoring.read_unique_device_id")

            /** Collects WLAN接入点 for 保障产品服务、用户使用安全. */
            @JvmField
            public val readWlanAccessPoint: UseRef = UseRef("security_monitoring.read_wlan_access_point")
        }

        /** 主播认证 */
        public class StreamerCertification internal constructor() : Feature {
            override val id: FeatureId = FeatureId("streamer_certification")

            /** Uses 身份证件信息、影印件或照片 for 身份基本信息多重交叉验证. */
            @JvmField
            public val presentDocument: UseRef = UseRef("streamer_certification.present_document")
        }

        /** 第三方账号登录 */
        public class ThirdPartyLogin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("third_party_login")

            /** Collects 第三方账号公开信息 for 第三方账号登录. */
            @JvmField
            public val fetchProfile: UseRef = UseRef("third_party_login.fetch_profile")

            /** Collects 剪切板 for 第三方账号登录. */
            @JvmField
            public val readClipboard: UseRef = UseRef("third_party_login.read_clipboard")

            /** Writes 剪切板 for 第三方账号登录. */
            @JvmField
            public val writeClipboard: UseRef = UseRef("third_party_login.write_clipboard")
        }

        /** 第三方服务 */
        public class ThirdPartyServices internal constructor() : Feature {
            override val id: FeatureId = FeatureId("third_party_services")
        }

        /** 打赏 */
        public class Tipping internal constructor() : Feature {
            override val id: FeatureId = FeatureId("tipping")

            /** Publishes 头像 for 打赏. */
            @JvmField
            public val showAvatar: UseRef = UseRef("tipping.show_avatar")

            /** Publishes 昵称 for 打赏. */
            @JvmField
            public val showNickname: UseRef = UseRef("tipping.show_nickname")

            /** Publishes 打赏数据 for 打赏. */
            @JvmField
            public val showTip: UseRef = UseRef("tipping.show_tip")

            /** Collects 打赏数据 for 打赏. */
            @JvmField
            public val tip: UseRef = UseRef("tipping.tip")
        }

        /** 分享与复制参与 */
        public class TokenSharing internal constructor() : Feature {
            override val id: FeatureId = FeatureId("token_sharing")

            /** Collects 剪切板 for 分享与复制参与. */
            @JvmField
            public val readToken: UseRef = UseRef("token_sharing.read_token")
        }

        /** 虚拟财产查询 */
        public class Wallet internal constructor() : Feature {
            override val id: FeatureId = FeatureId("wallet")

            /** Collects 虚拟财产余额 for 充值、查询虚拟财产. */
            @JvmField
            public val readBalance: UseRef = UseRef("wallet.read_balance")
        }
    }

    /** The manifest's bytes; a new array each time. */
    @JvmStatic
    public val manifest: ByteArray
        get() = listOf(part1(), part2()).joinToString("").toByteArray()

    private fun part1(): String =
        """{
  "${'$'}schema": "../../schema/manifest.schema.json",
  "manifest": 1,
  "app": {
    "id": "huajian", "version": "2021-11-30", "names": { "zh-CN": "花间", "en": "Huajian" },
    "operator": { "legal_name": "重庆缘缘网络科技有限公司", "contact": { "address": "重庆市渝北区，邮编400000", "department": "客服" } }, "zone": "Asia/Shanghai",
    "default_locale": "zh-CN", "type": "live_streaming", "storage": { "places": ["CN"], "abroad": "user_act" }
  },
  "documents": {
    "privacy_policy": {
      "names": { "zh-CN": "隐私政策", "en": "Privacy policy" }, "version": "2021-11-30", "published": "2021-11-30", "effective": "2021-11-30",
      "texts": { "zh-CN": { "sha256": "18906119f5f9e380980101c73638f1f1e8534de5389c68cd11a496406feb1830", "hash_of": "identity" } },
      "audience": "everyone", "on_decline": "limited",
      "changes": {
        "wording": "notice", "purpose": "express", "method": "notice", "data": "express", "recipient": "notice", "operator": "express",
        "rights": "notice_before_effective"
      }
    },
    "user_agreement": {
      "names": { "zh-CN": "用户服务协议", "en": "User service agreement" },
      "texts": { "zh-CN": { "sha256": "0ba9bda4b227e0cdda8709bf71b4a3d17552751de7b83c959e280834f99c1f58", "hash_of": "identity" } },
      "audience": "everyone", "on_decline": "limited"
    }
  },
  "purposes": {
    "service_operation": {
      "names": { "zh-CN": "保障产品服务正常运行", "en": "Keeping the service running" }, "basis": "contract", "necessity": "basic", "consent": "document",
      "group": "service_operation"
    },
    "security": {
      "names": { "zh-CN": "保障产品服务、用户使用安全", "en": "Security of the service and its users" }, "basis": "contract", "necessity": "basic",
      "consent": "document", "group": "security"
    },
    "service_delivery": {
      "names": { "zh-CN": "实现产品功能或服务需求", "en": "Delivering functions and services" }, "basis": "consent", "necessity": "optional",
      "consent": "express", "group": "service_delivery"
    },
    "ad_measurement": {
      "names": { "zh-CN": "评估、改善投放市场的效果", "en": "Measuring and improving promotion" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    },
    "software_management": {
      "names": { "zh-CN": "管理软件", "en": "Software authentication and upgrade" }, "basis": "contract", "necessity": "basic", "consent": "document"
    },
    "legal_compliance": {
      "names": { "zh-CN": "遵循法律法规及国家标准", "en": "Following laws and national standards" }, "basis": "legal_duty", "necessity": "basic",
      "consent": "document", "group": "legal_compliance"
    },
    "guest_browsing": {
      "names": { "zh-CN": "维持直播及音视频浏览推荐", "en": "Browsing before acceptance" }, "basis": "contract", "necessity": "basic", "consent": "document",
      "group": "service_operation"
    },
    "account_registration": {
      "names": { "zh-CN": "注册账号", "en": "Registering an account by phone" }, "basis": "legal_duty", "necessity": "basic", "consent": "document",
      "group": "legal_compliance",
      "necessity_text": { "zh-CN": "法律法规要求以手机号码和验证码匹配结果核验注册。", "en": "The law asks for a phone number and its matching code to register." }
    },
    "third_party_login": {
      "names": { "zh-CN": "第三方账号登录", "en": "Login with a third-party account" }, "basis": "consent", "necessity": "optional", "consent": "express",
      "group": "service_delivery"
    },
    "one_tap_login": {
      "names": { "zh-CN": "一键登录", "en": "One-tap login" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }, "group": "service_delivery"
    },
    "login_sdk_statistics": {
      "names": { "zh-CN": "一键登录统计分析", "en": "Statistics of the one-tap login" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }, "group": "service_operation"
    },
    "login_sdk_antifraud": {
      "names": { "zh-CN": "反欺诈", "en": "Anti-fraud of the one-tap login" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }, "group": "security"
    },
    "profile_completion": {
      "names": { "zh-CN": "完善网络身份识别信息", "en": "Completing the profile" }, "basis": "consent", "necessity": "optional", "consent": "express",
      "group": "service_delivery"
    },
    "recommendation": {
      "names": { "zh-CN": "直播、音视频推荐", "en": "Recommending live streams and videos" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "opt_out", "enforced": "express" }, "group": "service_delivery"
    },
    "precise_location_recommendation": {
      "names": { "zh-CN": "精确地理位置推荐", "en": "Recommending by precise location" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }, "group": "service_delivery"
    },
    "local_information": {
      "names": { "zh-CN": "本地相关信息", "en": "Local information" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }, "group": "service_delivery"
    },
    "programmatic_ads": {
      "names": { "zh-CN": "程序化广告", "en": "Programmatic ads" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "opt_out", "enforced": "express" }, "group": "service_delivery"
    },
    "content_publishing": {
      "names": { "zh-CN": "直播、音视频及图文发布", "en": "Going live and posting" }, "basis": "consent", "necessity": "optional", "consent": "express",
      "group": "service_delivery"
    },
    "location_display": {
      "names": { "zh-CN": "显示地理位置、地区榜单、附近", "en": "Place on posts, regional ranking, nearby" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }, "group": "service_delivery"
    },
    "real_name_verification": {
      "names": { "zh-CN": "实名认证", "en": "Real-name verification" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }, "group": "legal_compliance",
      "necessity_text": { "zh-CN": "法律法规要求发布直播、直播评论等功能核验真实身份。", "en": "The law asks for a real identity before going live and commenting there." }
    },
    "identity_cross_check": {
      "names": { "zh-CN": "身份基本信息多重交叉验证", "en": "Cross-check by identity document" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }, "group": "legal_compliance",
      "necessity_text": {
        "zh-CN": "身份认证、主播认证、提现须多重交叉核验身份。", "en": "Identity verification, streamer certification and cash withdrawal need a cross-check of identity."
      }
    },
    "social_interaction": {
      "names": { "zh-CN": "互动交流", "en": "Following, liking, commenting, sharing" }, "basis": "consent", "necessity": "optional", "consent": "express",
      "group": "service_delivery"
    },
    "tipping": {
      "names": { "zh-CN": "打赏", "en": "Tipping with virtual property" }, "basis": "consent", "necessity": "optional", "consent": "express",
      "group": "service_delivery"
    },
    "search": {
      "names": { "zh-CN": "搜索服务", "en": "Search and matching" }, "basis": "consent", "necessity": "optional", "consent": "express",
      "group": "service_delivery"
    },
    "product_improvement": {
      "names": { "zh-CN": "改进产品和服务", "en": "Improving products from searches" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }, "group": "service_operation"
    },
    "wallet": {
      "names": { "zh-CN": "充值、查询虚拟财产", "en": "Viewing the balance and topping it up" }, "basis": "consent", "necessity": "optional",
      "consent": "express", "group": "service_delivery"
    },
    "payment": {
      "names": { "zh-CN": "支付功能", "en": "Payment through third parties" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }, "group": "service_delivery",
      "necessity_text": { "zh-CN": "姓名、银行卡类型及卡号、有效期、手机号码为完成支付所必需。", "en": "Name, card type and number, expiry and phone number are needed to pay." }
    },
    "clipboard_sharing": {
      "names": { "zh-CN": "分享与复制参与", "en": "Sharing and joining by a token in the clipboard" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }, "group": "service_delivery"
    },
    "usage_analytics": {
      "names": { "zh-CN": "分析产品使用情况", "en": "Crash and usage statistics" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }, "group": "service_operation"
    },
    "login_memory": {
      "names": { "zh-CN": "Cookie身份识别", "en": "Login remembered by cookie" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }, "group": "service_delivery"
    },
    "public_sharing": {
      "names": { "zh-CN": "用户主动的共享", "en": "Public sharing by the person" }, "basis": "consent", "necessity": "optional", "consent": "express",
      "group": "service_delivery"
    }
  },
  "facts": {
    "real_name_verified": { "names": { "zh-CN": "已实名认证", "en": "The real name is verified" } },
    "identity_checked": { "names": { "zh-CN": "已核验身份证件", "en": "The identity document is checked" } },
    "account_holder_verified": { "names": { "zh-CN": "注销前已核验本人", "en": "The holder was verified for deletion" } },
    "account_secure": { "names": { "zh-CN": "账号处于安全状态", "en": "The account is in a secure state" } },
    "device_verified": { "names": { "zh-CN": "设备信息已核验", "en": "The device is verified" } }
  },
  "data": {
    "device_model": { "names": { "zh-CN": "硬件品牌和型号", "en": "Hardware brand and model" }, "sensitivity": "general", "members": ["硬件品牌", "型号"] },
    "os_version": { "names": { "zh-CN": "操作系统版本号", "en": "OS version" }, "sensitivity": "general", "members": ["操作系统版本号"] },
    "imei": {
      "names": { "zh-CN": "国际移动设备识别码", "en": "IMEI" }, "sensitivity": "general", "identifier": "permanent", "members": ["IMEI"],
      "stores": { "apple": "DeviceID", "play": "device_or_other_ids" }
    },
    "imsi": {
      "names": { "zh-CN": "国际移动用户识别码", "en": "IMSI" }, "sensitivity": "sensitive", "identifier": "permanent", "members": ["IMSI"],
      "stores": { "apple": "DeviceID", "play": "device_or_other_ids" }
    },
    "oaid": {
      "names": { "zh-CN": "OAID", "en": "OAID" }, "sensitivity": "general", "identifier": "resettable", "members": ["OAID"],
      "stores": { "apple": "DeviceID", "play": "device_or_other_ids" }
    },
    "android_id": {
      "names": { "zh-CN": "AndroidID", "en": "Android ID" }, "sensitivity": "general", "identifier": "resettable", "members": ["AndroidID"],
      "stores": { "apple": "DeviceID", "play": "device_or_other_ids" }
    },
    "iccid": {
      "names": { "zh-CN": "集成电路卡识别码", "en": "ICCID" }, "sensitivity": "sensitive", "identifier": "permanent", "members": ["ICCID"],
      "stores": { "apple": "DeviceID", "play": "device_or_other_ids" }
    },
    "meid": {
      "names": { "zh-CN": "MEID", "en": "MEID" }, "sensitivity": "general", "identifier": "permanent", "members": ["MEID"],
      "stores": { "apple": "DeviceID", "play": "device_or_other_ids" }
    },
    "ssid": { "names": { "zh-CN": "服务集标识", "en": "SSID" }, "sensitivity": "sensitive", "members": ["SSID"] },
    "bssid": { "names": { "zh-CN": "BSSID", "en": "BSSID" }, "sensitivity": "sensitive", "members": ["BSSID"] },
    "mac_address": {
      "names": { "zh-CN": "网络设备硬件地址", "en": "MAC address" }, "sensitivity": "general", "identifier": "permanent", "members": ["MAC"],
      "stores": { "apple": "DeviceID", "play": "device_or_other_ids" }
    },
    "ip_address": { "names": { "zh-CN": "IP地址", "en": "IP address" }, "sensitivity": "general", "members": ["IP地址"] },
    "wlan_access_point": { "names": { "zh-CN": "WLAN接入点", "en": "WLAN access point" }, "sensitivity": "general", "members": ["WLAN接入点"] },
    "bluetooth_info": { "names": { "zh-CN": "蓝牙", "en": "Bluetooth information" }, "sensitivity": "general", "members": ["蓝牙"] },
    "cell_tower": { "names": { "zh-CN": "基站", "en": "Cell tower" }, "sensitivity": "general", "members": ["基站"] },
    "app_version": { "names": { "zh-CN": "软件版本号", "en": "App version" }, "sensitivity": "general", "members": ["软件版本号"] },
    "operation_logs": {
      "names": { "zh-CN": "操作、使用、服务日志", "en": "Operation, usage and service logs" }, "sensitivity": "general", "members": ["操作日志", "使用日志", "服务日志"]
    },
    "network_access": { "names": { "zh-CN": "网络接入方式、类型、状态", "en": "Network access" }, "sensitivity": "general", "members": ["网络接入方式", "类型", "状态"] },
    "network_quality": { "names": { "zh-CN": "网络质量数据", "en": "Network quality" }, "sensitivity": "general", "members": ["网络质量数据"] },
    "sim_info": { "names": { "zh-CN": "sim卡信息", "en": "SIM card" }, "sensitivity": "sensitive", "members": ["sim卡信息"] },
    "gateway_error_logs": {
      "names": { "zh-CN": "网关取号报错日志", "en": "Error logs of the number retrieval" }, "sensitivity": "general", "members": ["网关取号报错日志"]
    },
    "device_settings_id": { "names": { "zh-CN": "设备设置识别码", "en": "Device settings code" }, "sensitivity": "general", "members": ["设备设置识别码"] },
    "unique_device_id": {
      "names": { "zh-CN": "唯一设备标识符", "en": "Unique device identifier" }, "sensitivity": "general", "identifier": "permanent", "members": ["唯一设备标识符"],
      "stores": { "apple": "DeviceID", "play": "device_or_other_ids" }
    },
    "phone_number": {
      "names": { "zh-CN": "手机号码", "en": "Mobile phone number" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["手机号码"],
      "stores": { "apple": "PhoneNumber", "play": "phone_number" }
    },
    "verification_code": { "names": { "zh-CN": "短信或语音验证码", "en": "SMS or voice code" }, "sensitivity": "sensitive", "members": ["短信验证码", "语音验证码"] },
    "verification_match": {
      "names": { "zh-CN": "验证码匹配结果", "en": "Result of matching number and code" }, "sensitivity": "sensitive", "scheme": "policy",
      "members": ["验证码匹配结果"]
    },
    "login_name": {
      "names": { "zh-CN": "登录名", "en": "Login name" }, "sensitivity": "general", "members": ["登录名"],
      "stores": { "apple": "UserID", "play": "user_ids" }
    },
    "password": { "names": { "zh-CN": "密码", "en": "Password" }, "sensitivity": "sensitive", "members": ["密码"] },
    "third_party_profile": {
      "names": { "zh-CN": "第三方账号公开信息", "en": "Public data of the third-party account" }, "sensitivity": "general", "members": ["头像", "昵称", "性别"]
    },
    "avatar": { "names": { "zh-CN": "头像", "en": "Avatar" }, "sensitivity": "general", "members": ["头像"] },
    "nickname": { "names": { "zh-CN": "昵称", "en": "Nickname" }, "sensitivity": "general", "members": ["昵称"] },
    "gender": { "names": { "zh-CN": "性别", "en": "Gender" }, "sensitivity": "general", "members": ["性别"] },
    "hometown": { "names": { "zh-CN": "家乡", "en": "Home town" }, "sensitivity": "general", "members": ["家乡"] },
    "industry": { "names": { "zh-CN": "行业", "en": "Trade" }, "sensitivity": "general", "members": ["行业"] },
    "usual_login_place": { "names": { "zh-CN": "经常登录地", "en": "Usual login place" }, "sensitivity": "general", "members": ["经常登录地"] },
    "bio": { "names": { "zh-CN": "个人简介", "en": "Bio" }, "sensitivity": "general", "members": ["个人简介"] },
    "preferences": { "names": { "zh-CN": "个人喜好", "en": "Likings" }, "sensitivity": "general", "members": ["个人喜好"] },
    "clipboard": { "names": { "zh-CN": "剪切板", "en": "Clipboard" }, "sensitivity": "sensitive", "members": ["剪切板", "口令"] },
    "behaviour": {
      "names": { "zh-CN": "操作、使用行为信息", "en": "Behaviour" }, "sensitivity": "general", "members": ["点击", "关注", "搜索", "分享", "浏览偏好"],
      "stores": { "apple": "ProductInteraction", "play": "app_interactions" }
    },
    "user_feedback": { "names": { "zh-CN": "反馈", "en": "Feedback" }, "sensitivity": "general", "members": ["反馈"] },
    "precise_location": {
      "names": { "zh-CN": "精确地理位置", "en": "Precise location" }, "sensitivity": "sensitive", "scheme": "pipl_28",
      "members": ["GPS", "WLAN", "蓝牙", "基站"], "stores": { "apple": "PreciseLocation", "play": "precise_location" }
    },
    "coarse_location": {
      "names": { "zh-CN": "大致地理位置", "en": "Coarse location" }, "sensitivity": "general", "members": ["城市", "区县"],
      "stores": { "apple": "CoarseLocation", "play": "approximate_location" }
    },
    "post_location": {
      "names": { "zh-CN": "位置数据", "en": "Place attached to shared content" }, "sensitivity": "sensitive", "scheme": "pipl_28", "members": ["位置数据"]
    },
    "av_content": {
      "names": { "zh-CN": "音视频信息", "en": "Audio and video, live or posted" }, "sensitivity": "general", "members": ["音视频信息"],
      "stores": { "apple": "PhotosorVideos", "play": "videos" }
    },
    "image_text_content": {
      "names": { "zh-CN": "图文信息", "en": "Posted pictures and text" }, "sensitivity": "general", "members": ["图文信息"],
      "stores": { "apple": "OtherUserContent", "play": "other_user_generated_content" }
    },
    "comments": {
      "names": { "zh-CN": "评论", "en": "Comments" }, "sensitivity": "general", "members": ["评论"],
      "stores": { "apple": "OtherUserContent", "play": "other_user_generated_content" }
    },
    "likes": { "names": { "zh-CN": "点赞", "en": "Likes" }, "sensitivity": "general", "members": ["点赞"] },
    "shared_content": { "names": { "zh-CN": "分享内容", "en": "Content that is shared" }, "sensitivity": "general", "members": ["分享内容"] },
    "follow_list": { "names": { "zh-CN": "关注的账号", "en": "Followed accounts" }, "sensitivity": "general", "members": ["关注的账号"] },
    "tip_data": {
      "names": { "zh-CN": "打赏数据", "en": "Tips" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["打赏数据"],
      "stores": { "apple": "PurchaseHistory", "play": "purchase_history" }
    },
    "transaction_data": {
      "names": { "zh-CN": "交易信息", "en": "Transactions used for risk checks" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["交易信息"],
      "stores": { "apple": "PurchaseHistory", "play": "purchase_history" }
    },
    "search_keywords": {
      "names": { "zh-CN": "搜索的字或词", "en": "Search words" }, "sensitivity": "general", "members": ["搜索的字或词"],
      "stores": { "apple": "SearchHistory", "play": "in_app_search_history" }
    },
    "search_stats": { "names": { "zh-CN": "搜索的时间以及次数", "en": "Time and count of searches" }, "sensitivity": "general", "members": ["搜索的时间以及次数"] },
    "browsing_history": {
      "names": { "zh-CN": "浏览记录和时间", "en": "Browsing records with time" }, "sensitivity": "general", "members": ["浏览记录和时间"],
      "stores": { "apple": "BrowsingHistory" }
    },
    "virtual_balance": {
      "names": { "zh-CN": "虚拟财产余额", "en": "Balance of virtual property" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["虚拟财产余额"]
    },
    "network_logs": { "names": { "zh-CN": "网络日志信息", "en": "Network logs" }, "sensitivity": "general", "members": ["网络日志", "搜索查询内容"] },
    "browser_type": { "names": { "zh-CN": "浏览器的类型", "en": "Browser type" }, "sensitivity": "general", "members": ["浏览器的类型"] },
    "carrier_name": { "names": { "zh-CN": "电信运营商", "en": "Telecom carrier" }, "sensitivity": "general", "members": ["电信运营商"] },
    "app_info": { "names": { "zh-CN": "应用信息", "en": "App information" }, "sensitivity": "general", "members": ["应用信息"] },
    "installed_apps": {
      "names": { "zh-CN": "安装的应用信息", "en": "Installed apps" }, "sensitivity": "sensitive", "members": ["安装的应用信息"],
      "stores": { "play": "installed_apps" }
    },
    "running_processes": { "names": { "zh-CN": "正在运行的进程信息", "en": "Running processes" }, "sensitivity": "sensitive", "members": ["正在运行的进程信息"] },
    "usage_frequency": { "names": { "zh-CN": "使用情况与频率", "en": "Use and frequency" }, "sensitivity": "general", "members": ["总体运行", "使用情况", "频率"] },
    "crash_data": {
      "names": { "zh-CN": "崩溃、闪退", "en": "Crashes" }, "sensitivity": "general", "members": ["崩溃", "闪退"],
      "stores": { "apple": "CrashData", "play": "crash_logs" }
    },
    "install_usage": { "names": { "zh-CN": "总体安装使用情况", "en": "Overall installation and use" }, "sensitivity": "general", "members": ["总体安装使用情况"] },
    "performance_data": {
      "names": { "zh-CN": "性能数据", "en": "Performance data" }, "sensitivity": "general", "members": ["性能数据"],
      "stores": { "apple": "PerformanceData", "play": "diagnostics" }
    },
    "app_source": { "names": { "zh-CN": "应用来源", "en": "Where the app came from" }, "sensitivity": "general", "members": ["应用来源"] },
    "real_name": {
      "names": { "zh-CN": "真实姓名", "en": "Real name" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["真实姓名"],
      "stores": { "apple": "Name", "play": "name" }
    },
    "id_number": { "names": { "zh-CN": "身份证号码", "en": "ID number" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["身份证号码"] },
    "face_feature": { "names": { "zh-CN": "面部特征值", "en": "Face features" }, "sensitivity": "sensitive", "scheme": "pipl_28", "members": ["面部特征值"] },
    "id_document": {
      "names": { "zh-CN": "身份证件信息、影印件或照片", "en": "Identity document, copy or photo" }, "sensitivity": "sensitive", "scheme": "policy",
      "members": ["身份证件", "彩色影印件", "照片"]
    },
    "contact_details": { "names": { "zh-CN": "联系方式", "en": "Contact details" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["联系方式"] },
    "home_address": {
      "names": { "zh-CN": "地址", "en": "Address" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["地址"],
      "stores": { "apple": "PhysicalAddress", "play": "address" }
    },
    "bank_card_type": { "names": { "zh-CN": "银行卡类型", "en": "Bank card type" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["银行卡类型"] },
    "bank_card_number": {
      "names": { "zh-CN": "银行卡号", "en": "Bank card number" }, "sensitivity": "sensitive", "scheme": "pipl_28", "members": ["银行卡号"],
      "stores": { "apple": "PaymentInfo", "play": "user_payment_info" }
    },
    "bank_card_expiry": {
      "names": { "zh-CN": "有效期", "en": "Card expiry" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["有效期"],
      "stores": { "apple": "PaymentInfo", "play": "user_payment_info" }
    },
    "payment_biometric": {
      "names": { "zh-CN": "付款验证生物识别信息", "en": "Biometrics used by the payment institution" }, "sensitivity": "sensitive", "scheme": "pipl_28",
      "members": ["付款验证生物识别信息"]
    },
    "cookie_id": { "names": { "zh-CN": "Cookie", "en": "Cookie" }, "sensitivity": "general", "members": ["标识符", "站点名称", "号码和字符"] },
    "web_beacon": {
      "names": { "zh-CN": "网站信标、像素标签", "en": "Web beacons and pixel tags" }, "sensitivity": "general", "members": ["网站信标", "像素标签", "Beacon", "Proxy"]
    },
    "profile_tags": {
      "names": { "zh-CN": "特征与偏好分析结果", "en": "Traits and preferences under a code" }, "sensitivity": "general", "members": ["特征", "偏好"],
      "derived_from": ["behaviour", "user_feedback", "likes", "comments", "tip_data"]
    },
    "deidentified_device_info": {
      "names": { "zh-CN": "去标识化的设备信息", "en": "De-identified device data" }, "sensitivity": "general", "members": ["去标识化的设备信息"]
    },
    "statistics": { "names": { "zh-CN": "统计信息", "en": "Statistics" }, "sensitivity": "general", "members": ["统计信息", "统计性数据"] },
    "user_lists": { "names": { "zh-CN": "建立的名单", "en": "Lists made by the person" }, "sensitivity": "general", "members": ["建立的名单"] },
    "email_address": {
      "names": { "zh-CN": "邮箱地址", "en": "E-mail address" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["邮箱地址"],
      "stores": { "apple": "EmailAddress", "play": "email_address" }
    }
  },
  "permissions": {
    "camera": {
      "names": { "zh-CN": "相机", "en": "Camera" }, "control": "os", "android": { "1..": ["android.permission.CAMERA"] },
      "apple": "NSCameraUsageDescription",
      "usage": { "zh-CN": "发布直播、图片和音视频，核验身份", "en": "To go live, to post pictures and videos, and to verify your identity" }
    },
    "photos": {
      "names": { "zh-CN": "照片", "en": "Photos" }, "control": "os",
      "android": { "1..32": ["android.permission.READ_EXTERNAL_STORAGE"], "33..": ["android.permission.READ_MEDIA_IMAGES"] },
      "apple": "NSPhotoLibraryUsageDescription",
      "usage": { "zh-CN": "选取要发布的图片、音视频或身份证件照片", "en": "To pick pictures and videos for a post, or a photo of your identity document" }
    },
    "microphone": {
      "names": { "zh-CN": "麦克风", "en": "Microphone" }, "control": "os", "android": { "1..": ["android.permission.RECORD_AUDIO"] },
      "apple": "NSMicrophoneUsageDescription", "usage": { "zh-CN": "发布直播和音视频", "en": "To go live and to post audio and video" }
    },
    "precise_location": {
      "names": { "zh-CN": "地理定位", "en": "Location" }, "control": "os",
      "android": { "1..": ["android.permission.ACCESS_COARSE_LOCATION", "android.permission.ACCESS_FINE_LOCATION"] },
      "apple": "NSLocationWhenInUseUsageDescription",
      "usage": {
        "zh-CN": "显示地理位置、查看地区榜单和附近，按位置推荐", "en": "To show your place, for the regional ranking and nearby, and for recommendations by place"
      }
    },
    "clipboard": {
      "names": { "zh-CN": "剪切板", "en": "Clipboard" }, "control": "app",
      "usage": { "zh-CN": "第三方登录时传递登录信息，凭口令参与分享和活动", "en": "To pass the login on, and to join shares and activities by their token" }
    },
    "phone_state": {
      "names": { "zh-CN": "设备识别码、sim卡信息读取", "en": "Device and SIM identifiers" }, "control": "os",
      "android": { "1..": ["android.permission.READ_PHONE_STATE"] }, "platforms": ["android"],
      "usage": { "zh-CN": "读取设备识别码和sim卡信息", "en": "To read identifiers of device and SIM card" }
    },
    "installed_apps": {
      "names": { "zh-CN": "安装的应用信息", "en": "Installed apps" }, "control": "app", "platforms": ["android"],
      "usage": { "zh-CN": "判断账号和交易风险", "en": "To judge the risk of account and transactions" }
    },
    "notifications": {
      "names": { "zh-CN": "通知提醒", "en": "Notifications" }, "control": "os", "android": { "33..": ["android.permission.POST_NOTIFICATIONS"] },
      "usage": { "zh-CN": "收到点赞、评论和分享时通知", "en": "To tell you of likes, comments and shares" }
    }
  },
  "features": {
    "guest_browsing": {
      "names": { "zh-CN": "直播及音视频浏览", "en": "Browsing live streams and videos" }, "tier": "basic", "opens_by": ["launch", "user_action"],
      "before_acceptance": true
    },
    "core_runtime": {
      "names": { "zh-CN": "基础功能及服务", "en": "Basic functions" }, "tier": "basic", "opens_by": ["launch"],
      "uses": {
        "read_device_model": { "data": "device_model", "purpose": "service_operation" },
        "read_os_version": { "data": "os_version", "purpose": "service_operation" },
        "read_imei": { "data": "imei", "purpose": "service_operation", "permissions": { "all_of": ["phone_state"] } },
        "read_imsi": { "data": "imsi", "purpose": "service_operation", "permissions": { "all_of": ["phone_state"] } },
        "read_oaid": { "data": "oaid", "purpose": "service_operation" },
        "read_android_id": { "data": "android_id", "purpose": "service_operation" },
        "read_iccid": { "data": "iccid", "purpose": "service_operation", "permissions": { "all_of": ["phone_state"] } },
        "read_meid": { "data": "meid", "purpose": "service_operation", "permissions": { "all_of": ["phone_state"] } },
        "read_ssid": { "data": "ssid", "purpose": "service_operation" },
        "read_bssid": { "data": "bssid", "purpose": "service_operation" },
        "read_mac_address": { "data": "mac_address", "purpose": "service_operation" },
        "read_ip_address": { "data": "ip_address", "purpose": "service_operation" },
        "read_wlan_access_point": { "data": "wlan_access_point", "purpose": "service_operation" },
        "read_bluetooth": { "data": "bluetooth_info", "purpose": "service_operation" },
        "read_cell_tower": { "data": "cell_tower", "purpose": "service_operation" },
        "read_app_version": { "data": "app_version", "purpose": "service_operation" },
        "log_operations": { "data": "operation_logs", "purpose": "service_operation" },
        "read_network_access": { "data": "network_access", "purpose": "service_operation" },
        "read_network_quality": { "data": "network_quality", "purpose": "service_operation" },
        "check_app_version": { "data": "app_version", "purpose": "software_management" },
        "check_os_version": { "data": "os_version", "purpose": "software_management" }
      }
    },
    "security_monitoring": {
      "names": { "zh-CN": "保障使用安全", "en": "Security monitoring" }, "tier": "basic", "opens_by": ["launch", "user_action"],
      "uses": {
        "log_network": { "data": "network_logs", "purpose": "security" },
        "read_app_info": { "data": "app_info", "purpose": "security" },
        "read_processes": { "data": "running_processes", "purpose": "security" },
        "list_apps": {
          "data": "installed_apps", "purpose": "security", "permissions": { "all_of": ["installed_apps"] },
          "budget": { "count": 1, "per": "launch", "figure": "unspecified" }
        },
        "count_use": { "data": "usage_frequency", "purpose": "security" },
        "note_crash": { "data": "crash_data", "purpose": "security" },
        "count_installation": { "data": "install_usage", "purpose": "security" },
        "read_performance": { "data": "performance_data", "purpose": "security" },
        "read_app_source": { "data": "app_source", "purpose": "security" },
        "read_device_model": { "data": "device_model", "purpose": "security" },
        "read_os_version": { "data": "os_version", "purpose": "security" },
        "read_device_settings_id": { "data": "device_settings_id", "purpose": "security" },
        "read_unique_device_id": { "data": "unique_device_id", "purpose": "security" },
        "read_mac_address": { "data": "mac_address", "purpose": "security" },
        "read_ip_address": { "data": "ip_address", "purpose": "security" },
        "read_wlan_access_point": { "data": "wlan_access_point", "purpose": "security" },
        "read_bluetooth": { "data": "bluetooth_info", "purpose": "security" },
        "read_cell_tower": { "data": "cell_tower", "purpose": "security" },
        "read_place": { "data": "precise_location", "purpose": "security", "permissions": { "all_of": ["precise_location"] } },
        "read_browser_type": { "data": "browser_type", "purpose": "security" },
        "read_carrier_name": { "data": "carrier_name", "purpose": "security" },
        "log_search": { "data": "search_keywords", "purpose": "security" },
        "merge_transactions": { "data": "transaction_data", "purpose": "security", "act": "use" },
        "keep_network_logs": { "data": "network_logs", "purpose": "legal_compliance", "act": "use" },
        "keep_operation_logs": { "data": "operation_logs", "purpose": "legal_compliance", "act": "use" }
      }
    },
    "phone_registration": {
      "names": { "zh-CN": "手机号码注册", "en": "Registration and login by phone" }, "tier": "basic", "opens_by": ["user_action"],
      "uses": {
        "enter_number": { "data": "phone_number", "purpose": "account_registration" },
        "enter_code": { "data": "verification_code", "purpose": "account_registration" },
        "match_code": { "data": "verification_match", "purpose": "account_registration" }
      }
    },
    "third_party_login": {
      "names": { "zh-CN": "第三方账号登录", "en": "Third-party login" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "fetch_profile": { "data": "third_party_profile", "purpose": "third_party_login" },
        "write_clipboard": { "data": "clipboard", "purpose": "third_party_login", "act": "write", "permissions": { "all_of": ["clipboard"] } },
        "read_clipboard": { "data": "clipboard", "purpose": "third_party_login", "permissions": { "all_of": ["clipboard"] } }
      }
    },
    "one_tap_login": {
      "names": { "zh-CN": "一键登录", "en": "One-tap login" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "fetch_number": { "data": "phone_number", "purpose": "one_tap_login", "budget": { "count": 1, "per": "session", "figure": "unspecified" } },
        "read_ip_address": { "data": "ip_address", "purpose": "one_tap_login" },
        "read_mac_address": { "data": "mac_address", "purpose": "one_tap_login" },
        "read_imei": { "data": "imei", "purpose": "one_tap_login", "permissions": { "all_of": ["phone_state"] } },
        "read_oaid": { "data": "oaid", "purpose": "one_tap_login" },
        "read_sim": { "data": "sim_info", "purpose": "one_tap_login", "permissions": { "all_of": ["phone_state"] } },
        "count_model": { "data": "device_model", "purpose": "login_sdk_statistics" },
        "count_os": { "data": "os_version", "purpose": "login_sdk_statistics" },
        "count_network": { "data": "network_access", "purpose": "login_sdk_statistics" },
        "log_errors": { "data": "gateway_error_logs", "purpose": "login_sdk_statistics" },
        "judge_model": { "data": "device_model", "purpose": "login_sdk_antifraud", "act": "use" },
        "judge_network": { "data": "network_access", "purpose": "login_sdk_antifraud", "act": "use" }
      }
    },
    "profile_completion": {
      "names": { "zh-CN": "完善资料", "en": "Completing the profile" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "set_avatar": { "data": "avatar", "purpose": "profile_completion" },
        "set_nickname": { "data": "nickname", "purpose": "profile_completion" },
        "set_password": { "data": "password", "purpose": "profile_completion" },
        "set_gender": { "data": "gender", "purpose": "profile_completion" },
        "set_hometown": { "data": "hometown", "purpose": "profile_completion" },
        "set_industry": { "data": "industry", "purpose": "profile_completion" },
        "set_usual_login_place": { "data": "usual_login_place", "purpose": "profile_completion" },
        "set_bio": { "data": "bio", "purpose": "profile_completion" },
        "set_preferences": { "data": "preferences", "purpose": "profile_completion" }
      }
    },
    "personalised_feed": {
      "names": { "zh-CN": "直播推荐、音视频信息", "en": "Personalised feed" }, "tier": "optional", "opens_by": ["launch", "user_action"],
      "uses": {
        "note_behaviour": { "data": "behaviour", "purpose": "recommendation" },
        "note_feedback": { "data": "user_feedback", "purpose": "recommendation" },
        "use_likes": { "data": "likes", "purpose": "recommendation", "act": "use" },
        "use_comments": { "data": "comments", "purpose": "recommendation", "act": "use" },
        "use_tips": { "data": "tip_data", "purpose": "recommendation", "act": "use" },
        "derive_tags": { "data": "profile_tags", "purpose": "recommendation", "act": "derive" },
        "show_recommended": {
          "data": "profile_tags", "purpose": "recommendation", "act": "use",
          "alternatives": [{ "use": "show_popular", "on": ["consent_not_determined", "consent_denied", "consent_withdrawn"] }]
        },
        "show_popular": { "data": "statistics", "purpose": "service_operation", "act": "use" }
      }
    },
    "precise_location_recommendation": {
      "names": { "zh-CN": "精确地理位置推荐", "en": "Recommendation by precise location" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "read_place": { "data": "precise_location", "purpose": "precise_location_recommendation", "permissions": { "all_of": ["precise_location"] } }
      }
    },
    "local_feed": {
      "names": { "zh-CN": "本地相关信息", "en": "Local information" }, "tier": "optional", "opens_by": ["launch", "user_action"],
      "uses": {
        "read_city": { "data": "coarse_location", "purpose": "local_information" }
      }
    },
    "programmatic_ads": {
      "names": { "zh-CN": "程序化广告", "en": "Programmatic ads" }, "tier": "optional", "opens_by": ["launch", "user_action"],
      "uses": {
        "show_by_tags": { "data": "profile_tags", "purpose": "programmatic_ads", "act": "use" }
      }
    },
    "picture_posting": {
      "names": { "zh-CN": "发布图片", "en": "Posting pictures" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "take_photo": { "data": "image_text_content", "purpose": "content_publishing", "permissions": { "all_of": ["camera"] } },
        "pick_photo": { "data": "image_text_content", "purpose": "content_publishing", "permissions": { "all_of": ["photos"] } },
        "publish_picture": {
          "data": "image_text_content", "purpose": "content_publishing", "act": "publish", "permissions": { "any_of": ["camera", "photos"] }
        },
        "show_nickname": { "data": "nickname", "purpose": "content_publishing", "act": "publish" },
        "show_avatar": { "data": "avatar", "purpose": "content_publishing", "act": "publish" }
      }
    },
    "av_posting": {
      "names": { "zh-CN": "发布音视频", "en": "Posting audio and video" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "record": { "data": "av_content", "purpose": "content_publishing", "permissions": { "all_of": ["camera", "microphone"] } },
        "pick_file": { "data": "av_content", "purpose": "content_publishing", "permissions": { "all_of": ["photos"] } },
        "show_nickname": { "data": "nickname", "purpose": "content_publishing", "act": "publish" },
        "show_avatar": { "data": "avatar", "purpose": "content_publishing", "act": "publish" }
      }
    },
    "live_publishing": {
      "names": { "zh-CN": "发布直播", "en": "Going live" }, "tier": "optional", "opens_by": ["user_action"],
      "requires": [{ "fact": "real_name_verified" }],
      "uses": {
        "stream": { "data": "av_content", "purpose": "content_publishing", "permissions": { "all_of": ["camera", "microphone"] } },
        "show_nickname": { "data": "nickname", "purpose": "content_publishing", "act": "publish" },
        "show_avatar": { "data": "avatar", "purpose": "content_publishing", "act": "publish" }
      }
    },
    "live_comment": {
      "names": { "zh-CN": "发布直播评论", "en": "Commenting in live rooms" }, "tier": "optional", "opens_by": ["user_action"],
      "requires": [{ "fact": "real_name_verified" }],
      "uses": {
        "write_comment": { "data": "comments", "purpose": "content_publishing" },
        "show_nickname": { "data": "nickname", "purpose": "content_publishing", "act": "publish" },
        "show_avatar": { "data": "avatar", "purpose": "content_publishing", "act": "publish" }
      }
    },
    "post_place": {
      "names": { "zh-CN": "选择显示地理位置", "en": "Showing a place on a post" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "read_place": { "data": "precise_location", "purpose": "location_display", "permissions": { "all_of": ["precise_location"] } },
        "show_place": { "data": "post_location", "purpose": "location_display", "act": "publish", "permissions": { "all_of": ["precise_location"] } }
      }
    },
    "regional_ranking": {
      "names": { "zh-CN": "按地区查看直播热门榜单", "en": "Regional ranking of live streams" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "read_place": { "data": "precise_location", "purpose": "location_display", "permissions": { "all_of": ["precise_location"] } },
        "read_region": { "data": "ip_address", "purpose": "location_display", "permissions": { "all_of": ["precise_location"] } }
      }
    },
    "nearby": {
      "names": { "zh-CN": "附近", "en": "Nearby" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "read_place": { "data": "precise_location", "purpose": "location_display", "permissions": { "all_of": ["precise_location"] } },
        "read_region": { "data": "ip_address", "purpose": "location_display", "permissions": { "all_of": ["precise_location"] } }
      }
    },
    "real_name_verification": {
      "names": { "zh-CN": "实名认证", "en": "Real-name verification" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "enter_name": { "data": "real_name", "purpose": "real_name_verification" },
        "enter_phone": { "data": "phone_number", "purpose": "real_name_verification" },
        "enter_id_number": { "data": "id_number", "purpose": "real_name_verification" },
        "scan_face": { "data": "face_feature", "purpose": "real_name_verification", "permissions": { "all_of": ["camera"] } }
      }
    },
    "identity_check": {
      "names": { "zh-CN": "身份认证", "en": "Cross-check by identity document" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "enter_document": { "data": "id_document", "purpose": "identity_cross_check" },
        "photograph_document": { "data": "id_document", "purpose": "identity_cross_check", "permissions": { "all_of": ["camera"] } },
        "pick_document": { "data": "id_document", "purpose": "identity_cross_check", "permissions": { "all_of": ["photos"] } },
        "enter_contact": { "data": "contact_details", "purpose": "identity_cross_check" },
        "enter_address": { "data": "home_address", "purpose": "identity_cross_check" }
      }
    },
    "streamer_certification": {
      "names": { "zh-CN": "主播认证", "en": "Streamer certification" }, "tier": "optional", "opens_by": ["user_action"],
      "requires": [{ "fact": "identity_checked" }],
      "uses": {
        "present_document": { "data": "id_document", "purpose": "identity_cross_check", "act": "use" }
      }
    },
    "cash_withdrawal": {
      "names": { "zh-CN": "提现", "en": "Cash withdrawal" }, "tier": "optional", "opens_by": ["user_action"],
      "requires": [{ "fact": "identity_checked" }],
      "uses": {
        "pay_out": { "data": "virtual_balance", "purpose": "payment", "act": "use" }
      }
    },
    "follow": {
      "names": { "zh-CN": "关注", "en": "Following accounts" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "follow": { "data": "follow_list", "purpose": "social_interaction" }
      }
    },
    "interaction": {
      "names": { "zh-CN": "点赞、评论、分享", "en": "Likes, comments, sharing" }, "tier": "optional", "opens_by": ["user_action", "push"],
      "uses": {
        "like": { "data": "likes", "purpose": "social_interaction" },
        "comment": { "data": "comments", "purpose": "social_interaction" },
        "share": { "data": "shared_content", "purpose": "social_interaction" },
        "notify": { "data": "comments", "purpose": "social_interaction", "act": "use", "permissions": { "all_of": ["notifications"] } }
      }
    },
    "tipping": {
      "names": { "zh-CN": "打赏", "en": "Tipping" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "tip": { "data": "tip_data", "purpose": "tipping" },
        "show_tip": { "data": "tip_data", "purpose": "tipping", "act": "publish" },
        "show_nickname": { "data": "nickname", "purpose": "tipping", "act": "publish" },
        "show_avatar": { "data": "avatar", "purpose": "tipping", "act": "publish" }
      }
    },
    "search": {
      "names": { "zh-CN": "搜索", "en": "Search" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "enter_words": { "data": "search_keywords", "purpose": "search" },
        "note_time": { "data": "search_stats", "purpose": "search" },
        "read_history": { "data": "browsing_history", "purpose": "search" },
        "read_device_model": { "data": "device_model", "purpose": "search" },
        "improve_by_words": { "data": "search_keywords", "purpose": "product_improvement", "act": "use" },
        "improve_by_times": { "data": "search_stats", "purpose": "product_improvement", "act": "use" }
      }
    },
    "wallet": {
      "names": { "zh-CN": "虚拟财产查询", "en": "Balance of virtual property" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "read_balance": { "data": "virtual_balance", "purpose": "wallet" }
      }
    },
    "payment": {
      "names": { "zh-CN": "支付、充值", "en": "Payment and top-up" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "enter_name": { "data": "real_name", "purpose": "payment" },
        "enter_card_type": { "data": "bank_card_type", "purpose": "payment" },
        "enter_card_number": { "data": "bank_card_number", "purpose": "payment" },
        "enter_card_expiry": { "data": "bank_card_expiry", "purpose": "payment" },
        "enter_phone": { "data": "phone_number", "purpose": "payment" }
      }
    },
    "token_sharing": {
      "names": { "zh-CN": "分享与复制参与", "en": "Sharing and joining by a token" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "read_token": {
          "data": "clipboard", "purpose": "clipboard_sharing", "permissions": { "all_of": ["clipboard"] },
          "budget": { "count": 1, "per": "action", "figure": "unspecified" }
        }
      }
    },
    "remembered_login": {
      "names": { "zh-CN": "Cookie", "en": "Remembered login and similar techniques" }, "tier": "optional", "opens_by": ["launch", "user_action"],
      "uses": {
        "write_cookie": { "data": "cookie_id", "purpose": "login_memory", "act": "write" },
        "read_cookie": { "data": "cookie_id", "purpose": "login_memory", "act": "use" },
        "send_beacon": { "data": "web_beacon", "purpose": "login_memory" }
      }
    },
    "third_party_services": {
      "names": { "zh-CN": "第三方服务", "en": "Third-party services in the app" }, "tier": "optional", "opens_by": ["user_action"]
    }
  },
  "recipients": {
    "shanyan_sdk": {
      "names": { "zh-CN": "闪验SDK", "en": "Shanyan" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["one_tap_login"] },
      "controls": {
        "statistics": { "names": { "zh-CN": "统计分析", "en": "Statistics" } },
        "antifraud": { "names": { "zh-CN": "反欺诈", "en": "Anti-fraud" } }
      },
      "collects": [
        { "data": "ip_address", "purpose": "one_tap_login" },
        { "data": "mac_address", "purpose": "one_tap_login" },
        { "data": "imei", "purpose": "one_tap_login" },
        { "data": "oaid", "purpose": "one_tap_login" },
        { "data": "sim_info", "purpose": "one_tap_login" },
        { "data": "device_model", "purpose": "login_sdk_statistics", "control": "statistics" },
        { "data": "os_version", "purpose": "login_sdk_statistics", "control": "statistics" },
        { "data": "network_access", "purpose": "login_sdk_statistics", "control": "statistics" },
        { "data": "gateway_error_logs", "purpose": "login_sdk_statistics", "control": "statistics" },
        { "data": "device_model", "purpose": "login_sdk_antifraud", "control": "antifraud" },
        { "data": "network_access", "purpose": "login_sdk_antifraud", "control": "antifraud" }
      ]
    },
    "login_platforms": {
      "names": { "zh-CN": "微信、QQ等", "en": "WeChat, QQ and others" }, "kind": "sdk", "country": "CN", "method": "sdk", "direction": "in",
      "start": { "in_feature": ["third_party_login"] }, "own_authorisation": true,
      "receives": [{ "data": "third_party_profile", "purpose": "third_party_login" }]
    },
    "mobile_carriers": {
      "names": { "zh-CN": "中国移动、中国联通、中国电信等", "en": "China Mobile, China Unicom, China Telecom and others" }, "kind": "partner", "country": "CN",
      "method": "api", "direction": "in", "start": { "in_feature": ["one_tap_login"] },
      "receives": [{ "data": "phone_number", "purpose": "one_tap_login" }]
    },
    "verification_agency": {
      "names": { "zh-CN": "第三方认证机构", "en": "Verification agency" }, "kind": "processor", "method": "api",
      "start": { "in_feature": ["real_name_verification"] },
      "receives": [
        { "data": "real_name", "purpose": "real_name_verification" }, { "data": "phone_number", "purpose": "real_name_verification" },
        { "data": "id_number", "purpose": "real_name_verification" }, { "data": "face_feature", "purpose": "real_name_verification" }
      ]
    },
    "location_providers": {
      "names": { "zh-CN": "位置服务提供商", "en": "Location service providers" }, "kind": "sdk", "method": "sdk",
      "start": { "in_feature": ["post_place", "regional_ranking", "nearby"] },
      "receives": [{ "data": "precise_location", "purpose": "location_display" }]
    },
    "payment_institutions": {
      "names": { "zh-CN": "第三方支付机构", "en": "Payment institutions" }, "kind": "partner", "method": "api", "start": { "in_feature": ["payment"] },
      "receives": [
        { "data": "real_name", "purpose": "payment" }, { "data": "bank_card_type", "purpose": "payment" },
        { "data": "bank_card_number", "purpose": "payment" }, { "data": "bank_card_expiry", "purpose": "payment" },
        { "data": "phone_number", "purpose": "payment" }
      ],
      "collects": [{ "data": "payment_biometric", "purpose": "payment" }]
    },
    "topup_agents": {
      "names": { "zh-CN": "代理支付渠道", "en": "Top-up agents" }, "kind": "partner", "method": "api", "start": { "in_feature": ["payment"] }
    },
    "affiliates": { "names": { "zh-CN": "关联公司", "en": "Affiliates" }, "kind": "affiliate", "method": "backend" },
    "ad_measurement_partners": {
      "names": { "zh-CN": "广告统计服务商、供应商", "en": "Ad statistics providers" }, "kind": "partner", "method": "backend",
      "receives": [{ "data": "deidentified_device_info", "purpose": "ad_measurement" }, { "data": "statistics", "purpose": "ad_measurement" }]
    },
    "analytics_providers": {
      "names": { "zh-CN": "统计分析第三方", "en": "Statistics providers" }, "kind": "sdk", "method": "sdk",
      "start": { "in_feature": ["security_monitoring"] },
      "receives": [{ "data": "crash_data", "purpose": "usage_analytics" }, { "data": "statistics", "purpose": "usage_analytics" }]
    },
    "directory_sdks": { "names": { "zh-CN": "接入第三方软件开发包（SDK）目录", "en": "Code of the SDK directory" }, "kind": "sdk", "method": "sdk" },
    "other_users": {
      "names": { "zh-CN": "其他用户及公众", "en": "Other users and the public" }, "kind": "public", "method": "backend",
      "receives": [
        { "data": "nickname", "purpose": "content_publishing" }, { "data": "avatar", "purpose": "content_publishing" },
        { "data": "av_content", "purpose": "content_publishing" }, { "data": "image_text_content", "purpose": "content_publishing" },
        { "data": "comments", "purpose": "social_interaction" }, { "data": "likes", "purpose": "social_interaction" },
        { "data": "tip_data", "purpose": "tipping" }, { "data": "post_location", "purpose": "location_display" },
        { "data": "user_lists", "purpose": "public_sharing" }
      ]
    },
    "authorities": { "names": { "zh-CN": "行政、司法机关", "en": "Administrative and judicial bodies" }, "kind": "authority", "method": "backend" },
    "successor": { "names": { "zh-CN": "继受方", "en": "Successor" }, "kind": "successor", "method": "backend" }
  },
  "retention": {
    "everything": {
      "of": "everything", "at_most": "unspecified", "then": "erase_or_anonymise", "extended_by": ["need", "law"], "backups": "when_renewed"
    },
    "av_content": { "of": { "data": "av_content" }, "until": ["withdrawn", "deleted", "account_deleted"], "then": "erase_or_anonymise" },
    "image_text_content": {
      "of": { "data": "image_text_content" }, "until": ["withdrawn", "deleted", "account_deleted"], "then": "erase_or_anonymise"
    },
    "comments": { "of": { "data": "comments" }, "until": ["withdrawn", "deleted", "account_deleted"], "then": "erase_or_anonymise" },
    "likes": { "of": { "data": "likes" }, "until": ["withdrawn", "deleted", "account_deleted"], "then": "erase_or_anonymise" },
    "operation_logs": {
      "of": { "data": "operation_logs" }, "at_least": "P6M", "at_most": "unspecified", "from": "account_deleted", "meanwhile": "storage_only",
      "then": "erase_or_anonymise"
    },
    "network_logs": {
      "of": { "data": "network_logs" }, "at_least": "P6M", "at_most": "unspecified", "from": "account_deleted", "meanwhile": "storage_only",
      "then": "erase_or_anonymise"
    },
    "id_document": { "of": { "data": "id_document" }, "at_most": "unspecified", "then": "erase_or_anonymise" }
  },
  "deletion": {
    "appeal": { "days": 15, "rest_day_end": "move_on" }, "authority": "server",
    "preconditions": {
      "identity": { "fact": "account_holder_verified" },
      "security": { "fact": "account_secure" },
      "device": { "fact": "device_verified" }
    },
    "acknowledge": {
      "back_up": { "zh-CN": "请先备份账号信息，并妥善处理与账号有关的所有服务。", "en": "Back up your account and settle every service tied to it first." },
      "irreversible": { "zh-CN": "注销不可恢复。注销前的责任不因此免除。", "en": "It cannot be undone. What you answered for before stays." }
    },
    "cancel_on": ["interactive_login"],
    "during_appeal": {
      "features": ["phone_registration", "third_party_login", "one_tap_login"], "recipients": ["shanyan_sdk", "login_platforms", "mobile_carriers"]
    },
    "hold": { "grounds": ["complaint", "report", "lawsuit", "arbitration", "state_investigation", "other_dispute"] },
    "tasks": {
      "device_model": "erase_or_anonymise", "os_version": "erase_or_anonymise", "imei": "erase_or_anonymise", "imsi": "erase_or_anonymise",
      "oaid": "erase_or_anonymise", "android_id": "erase_or_anonymise", "iccid": "erase_or_anonymise", "meid": "erase_or_anonymise",
      "ssid": "erase_or_anonymise", "bssid": "erase_or_anonymise", "mac_address": "erase_or_anonymise", "ip_address": "erase_or_anonymise",
      "wlan_access_point": "erase_or_anonymise", "bluetooth_info": "erase_or_anonymise", "cell_tower": "erase_or_anonymise",
      "app_version": "erase_or_anonymise", "operation_logs": "erase_or_anonymise", "network_access": "erase_or_anonymise",
      "network_quality": "erase_or_anonymise", "sim_info": "erase_or_anonymise", "gateway_error_logs": "erase_or_anonymise",
      "device_settings_id": "erase_or_anonymise", "unique_device_id": "erase_or_anonymise", "phone_number": "erase_or_anonymise",
      "verification_code": "erase_or_anonymise", "verification_match": "erase_or_anonymise", "login_name": "erase_or_anonymise",
      "password": "erase_or_anonymise", "third_party_profile": "erase_or_anonymise", "avatar": "erase_or_anonymise", "nickname": "erase_or_anonymise",
      "gender": "erase_or_anonymise", "hometown": "erase_or_anonymise", "industry": "erase_or_anonymise", "usual_login_place": "erase_or_anonymise",
      "bio": "erase_or_anonymise", "preferences": "erase_or_anonymise", "clipboard": "erase_or_anonymise", "behaviour": "erase_or_anonymise",
      "user_feedback": "erase_or_anonymise", "precise_location": "erase_or_anonymise", "coarse_location": "erase_or_anonymise",
      "post_location": "erase_or_anonymise", "av_content": "erase_or_anonymise", "image_text_content": "erase_or_anonymise",
      "comments": "erase_or_anonymise", "likes": "erase_or_anonymise", "shared_content": "erase_or_anonymise", "follow_list": "erase_or_anonymise",
      "tip_data": "erase_or_anonymise", "transaction_data": "erase_or_anonymise", "search_keywords": "erase_or_anonymise",
      "search_stats": "erase_or_anonymise", "browsing_history": "erase_or_anonymise", "virtual_balance": "erase_or_anonymise",
      "network_logs": "erase_or_anonymise", "browser_type": "erase_or_anonymise", "carrier_name": "erase_or_anonymise",
      "app_info": "erase_or_anonymise", "installed_apps": "erase_or_anonymise", "running_processes": "erase_or_anonymise",
      "usage_frequency": "erase_or_anonymise", "crash_data": "erase_or_anonymise", "install_usage": "erase_or_anonymise",
      "performance_data": "erase_or_anonymise", "app_source": "erase_or_anonymise", "real_name": "erase_or_anonymise",
      "id_number": "erase_or_anonymise", "face_feature": "erase_or_anonymise", "id_document": "erase_or_anonymise",
      "contact_details": "erase_or_anonymise", "home_address": "erase_or_anonymise", "bank_card_type": "erase_or_anonymise",
      "bank_card_number": "erase_or_anonymise", "bank_card_expiry": "erase_or_anonymise", "payment_biometric": "erase_or_anonymise",
      "cookie_id": "erase_or_anonymise", "web_beacon": "erase_or_anonymise", "profile_tags": "erase_or_anonymise",
      "deidentified_device_info": "erase_or_anonymise", "statistics": "erase_or_anonymise", "user_lists": "erase_or_anonymise",
      "email_address": "erase_or_anonymise"
    },
    "channels": ["我 > 设置 > 帐号与安全 > 注销账号"]
  },
  "rights": {
    "access": {
      "due": { "working_days": 15 }, "from": "identity_verified", "latest_from_received": { "working_days": 15 }, "owed": "reply",
"""

    private fun part2(): String =
        """      "channels": ["我 > 编辑资料", "客服电话", "邮件", "在线客服"], "refusals": ["groundless_repeat", "undue_effort", "risk_to_others", "impractical"]
    },
    "rectify": {
      "due": { "working_days": 15 }, "from": "identity_verified", "owed": "reply", "channels": ["我 > 编辑资料", "客服电话", "邮件", "在线客服"],
      "refusals": ["groundless_repeat", "undue_effort", "risk_to_others", "impractical"]
    },
    "erase": {
      "due": { "working_days": 15 }, "from": "received", "owed": "reply", "channels": ["人工客服", "官方客服"],
      "grounds": ["unlawful", "no_consent", "breach", "stopped_using", "service_ended", "other"],
      "refusals": ["groundless_repeat", "undue_effort", "risk_to_others", "impractical"]
    },
    "withdraw": {
      "due": { "working_days": 15 }, "from": "received", "owed": "reply",
      "channels": ["我 > 系统设置 > 账号与安全", "我 > 系统设置 > 通知提醒", "我 > 系统设置 > 隐私权限设置", "人工客服"]
    },
    "complaint": {
      "due": { "working_days": 15 }, "from": "checked", "owed": "reply", "channels": ["头像 > 个人主页", "意见反馈", "邮寄", "客服热线"],
      "refusals": ["groundless_repeat", "undue_effort", "risk_to_others", "impractical"]
    }
  },
  "minors": {
    "bands": [{ "below": 14, "needs": "guardian" }, { "below": 18, "needs": "joint_reading" }], "unknown": "ask",
    "denied": ["ad_measurement", "programmatic_ads"]
  },
  "exemptions": {
    "collecting": {
      "national_security": { "names": { "zh-CN": "国家安全、国防安全", "en": "National security and defence" }, "honoured": true },
      "public_interest": { "names": { "zh-CN": "公共安全、公共卫生、重大公共利益", "en": "Public safety, public health, major public interest" }, "honoured": true },
      "criminal_justice": {
        "names": { "zh-CN": "犯罪侦查、起诉、审判和判决执行", "en": "Criminal investigation, prosecution, trial, enforcement" }, "honoured": true
      },
      "vital_interest": {
        "names": { "zh-CN": "生命、财产等重大合法权益且难以取得同意", "en": "Life, property and the like, where consent is hard to get" }, "honoured": true
      },
      "self_published": { "names": { "zh-CN": "自行向社会公众公开", "en": "Made public by the person" }, "honoured": true },
      "public_source": { "names": { "zh-CN": "合法公开披露的信息", "en": "From lawful public sources" }, "honoured": true },
      "contract": { "names": { "zh-CN": "订立和履行合同所必需", "en": "Needed to conclude or perform a contract" }, "honoured": true },
      "stability": { "names": { "zh-CN": "安全稳定运行", "en": "Safe and stable operation" }, "honoured": false },
      "news": { "names": { "zh-CN": "合法的新闻报道", "en": "Lawful news reporting" }, "honoured": true },
      "research": { "names": { "zh-CN": "学术研究", "en": "Academic research" }, "honoured": false },
      "other_law": { "names": { "zh-CN": "法律法规及国家标准规定的其他情形", "en": "Other cases set by law and national standards" }, "honoured": true }
    },
    "sharing": {
      "national_security": { "names": { "zh-CN": "国家安全、国防安全", "en": "National security and defence" }, "honoured": true },
      "public_interest": { "names": { "zh-CN": "公共安全、公共卫生、重大公共利益", "en": "Public safety, public health, major public interest" }, "honoured": true },
      "criminal_justice": {
        "names": { "zh-CN": "犯罪侦查、起诉、审判和判决执行", "en": "Criminal investigation, prosecution, trial, enforcement" }, "honoured": true
      },
      "vital_interest": {
        "names": { "zh-CN": "生命、财产等重大合法权益且难以取得同意", "en": "Life, property and the like, where consent is hard to get" }, "honoured": true
      },
      "self_published": { "names": { "zh-CN": "自行向社会公众公开", "en": "Made public by the person" }, "honoured": true },
      "public_source": { "names": { "zh-CN": "合法公开披露的信息", "en": "From lawful public sources" }, "honoured": true },
      "statutory_demand": { "names": { "zh-CN": "法律法规、诉讼或行政、司法机关的要求", "en": "Law, litigation or a lawful demand of an authority" }, "honoured": true }
    },
    "transferring": {
      "national_security": { "names": { "zh-CN": "国家安全、国防安全", "en": "National security and defence" }, "honoured": true },
      "public_interest": { "names": { "zh-CN": "公共安全、公共卫生、重大公共利益", "en": "Public safety, public health, major public interest" }, "honoured": true },
      "criminal_justice": {
        "names": { "zh-CN": "犯罪侦查、起诉、审判和判决执行", "en": "Criminal investigation, prosecution, trial, enforcement" }, "honoured": true
      },
      "vital_interest": {
        "names": { "zh-CN": "生命、财产等重大合法权益且难以取得同意", "en": "Life, property and the like, where consent is hard to get" }, "honoured": true
      },
      "self_published": { "names": { "zh-CN": "自行向社会公众公开", "en": "Made public by the person" }, "honoured": true },
      "public_source": { "names": { "zh-CN": "合法公开披露的信息", "en": "From lawful public sources" }, "honoured": true }
    },
    "disclosing": {
      "national_security": { "names": { "zh-CN": "国家安全、国防安全", "en": "National security and defence" }, "honoured": true },
      "public_interest": { "names": { "zh-CN": "公共安全、公共卫生、重大公共利益", "en": "Public safety, public health, major public interest" }, "honoured": true },
      "criminal_justice": {
        "names": { "zh-CN": "犯罪侦查、起诉、审判和判决执行", "en": "Criminal investigation, prosecution, trial, enforcement" }, "honoured": true
      },
      "vital_interest": {
        "names": { "zh-CN": "生命、财产等重大合法权益且难以取得同意", "en": "Life, property and the like, where consent is hard to get" }, "honoured": true
      },
      "self_published": { "names": { "zh-CN": "自行向社会公众公开", "en": "Made public by the person" }, "honoured": true },
      "public_source": { "names": { "zh-CN": "合法公开披露的信息", "en": "From lawful public sources" }, "honoured": true },
      "legal_compulsion": {
        "names": { "zh-CN": "法律、法律程序、诉讼或主管部门强制要求", "en": "Compelled by law, legal process, litigation or an authority" }, "honoured": true
      },
      "penalty_notice": { "names": { "zh-CN": "违规账号、欺诈行为的处罚公告", "en": "Penalty notices on rule-breaking accounts and fraud" }, "honoured": false }
    },
    "refusing": {
      "national_security": { "names": { "zh-CN": "国家安全、国防安全", "en": "National security and defence" }, "honoured": true },
      "public_interest": { "names": { "zh-CN": "公共安全、公共卫生、重大公共利益", "en": "Public safety, public health, major public interest" }, "honoured": true },
      "criminal_justice": {
        "names": { "zh-CN": "犯罪侦查、起诉、审判和判决执行", "en": "Criminal investigation, prosecution, trial, enforcement" }, "honoured": true
      },
      "malice": { "names": { "zh-CN": "主观恶意或滥用权利", "en": "Malice or abuse of rights" }, "honoured": true },
      "serious_harm": { "names": { "zh-CN": "严重损害合法权益", "en": "Serious harm to the person or others" }, "honoured": true },
      "trade_secret": { "names": { "zh-CN": "商业秘密", "en": "Trade secrets" }, "honoured": true }
    }
  }
}
"""
}
