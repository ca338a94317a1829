// Written by `placet codegen` from manifest.json. Change that and run it again; what is changed here is lost.

package dev.placet.demo.coco

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

/** COCO电音 */
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

        /** 评估、改善广告投放和推广 */
        @JvmField
        public val adMeasurement: PurposeId = PurposeId("ad_measurement")

        /** 推荐广告、资讯 */
        @JvmField
        public val adsRecommendation: PurposeId = PurposeId("ads_recommendation")

        /** 营销推广活动 */
        @JvmField
        public val campaignParticipation: SeparatePurposeId = SeparatePurposeId("campaign_participation")

        /** 图文、音频发布 */
        @JvmField
        public val contentPublishing: PurposeId = PurposeId("content_publishing")

        /** 身份基本信息多重交叉验证 */
        @JvmField
        public val identityCrossCheck: SeparatePurposeId = SeparatePurposeId("identity_cross_check")

        /** 遵循法律法规及国家标准 */
        @JvmField
        public val legalCompliance: PurposeId = PurposeId("legal_compliance")

        /** Cookie身份识别 */
        @JvmField
        public val loginMemory: PurposeId = PurposeId("login_memory")

        /** 发送营销信息 */
        @JvmField
        public val marketingMessages: PurposeId = PurposeId("marketing_messages")

        /** 本机号码一键登录 */
        @JvmField
        public val oneTapLogin: SeparatePurposeId = SeparatePurposeId("one_tap_login")

        /** 支付功能 */
        @JvmField
        public val payment: SeparatePurposeId = SeparatePurposeId("payment")

        /** 个性化功能或服务需求 */
        @JvmField
        public val personalisation: PurposeId = PurposeId("personalisation")

        /** 特征与偏好分析 */
        @JvmField
        public val preferenceProfiling: PurposeId = PurposeId("preference_profiling")

        /** 检测非法程序运行 */
        @JvmField
        public val processIntegrityCheck: PurposeId = PurposeId("process_integrity_check")

        /** 完善网络身份识别信息 */
        @JvmField
        public val profileCompletion: PurposeId = PurposeId("profile_completion")

        /** 用户主动共享信息 */
        @JvmField
        public val publicSharing: PurposeId = PurposeId("public_sharing")

        /** 实名认证 */
        @JvmField
        public val realNameVerification: SeparatePurposeId = SeparatePurposeId("real_name_verification")

        /** 学术研究与科研 */
        @JvmField
        public val research: PurposeId = PurposeId("research")

        /** 搜索服务 */
        @JvmField
        public val search: PurposeId = PurposeId("search")

        /** 保障服务及用户使用安全 */
        @JvmField
        public val security: PurposeId = PurposeId("security")

        /** 保障服务正常运行 */
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

        /** 音频互动交流 */
        @JvmField
        public val voiceInteraction: PurposeId = PurposeId("voice_interaction")

        /** 充值、查询虚拟财产 */
        @JvmField
        public val wallet: PurposeId = PurposeId("wallet")
    }

    /** Recipients. */
    public object Recipients {
        /** 广告统计服务商、供应商 */
        @JvmField
        public val adMeasurementPartners: RecipientId = RecipientId("ad_measurement_partners")

        /** 推广和广告投放合作伙伴 */
        @JvmField
        public val adPartners: RecipientId = RecipientId("ad_partners")

        /** 关联公司 */
        @JvmField
        public val affiliates: RecipientId = RecipientId("affiliates")

        /** 统计分析第三方 */
        @JvmField
        public val analyticsProviders: RecipientId = RecipientId("analytics_providers")

        /** 授权合作伙伴 */
        @JvmField
        public val authorisedPartners: RecipientId = RecipientId("authorised_partners")

        /** 行政、司法机关 */
        @JvmField
        public val authorities: RecipientId = RecipientId("authorities")

        /** 营销活动关联方或第三方 */
        @JvmField
        public val campaignParties: RecipientId = RecipientId("campaign_parties")

        /** 软件、智能设备、系统服务提供商 */
        @JvmField
        public val jointProviders: RecipientId = RecipientId("joint_providers")

        /** 微信、QQ等 */
        @JvmField
        public val loginPlatforms: RecipientId = RecipientId("login_platforms")

        /** 通信运营商 */
        @JvmField
        public val mobileCarriers: RecipientId = RecipientId("mobile_carriers")

        /** 其他用户及公众 */
        @JvmField
        public val otherUsers: RecipientId = RecipientId("other_users")

        /** 境外机构 */
        @JvmField
        public val overseasParties: RecipientId = RecipientId("overseas_parties")

        /** 第三方支付机构 */
        @JvmField
        public val paymentInstitutions: RecipientId = RecipientId("payment_institutions")

        /** 科研院所、高校 */
        @JvmField
        public val researchInstitutes: RecipientId = RecipientId("research_institutes")

        /** 安全服务提供商 */
        @JvmField
        public val securityProviders: RecipientId = RecipientId("security_providers")

        /** 继受方 */
        @JvmField
        public val successor: RecipientId = RecipientId("successor")

        /** 第三方认证机构 */
        @JvmField
        public val verificationAgency: RecipientId = RecipientId("verification_agency")

        /** 钱包关联方及合作伙伴 */
        @JvmField
        public val walletPartners: RecipientId = RecipientId("wallet_partners")
    }

    /** Permissions. */
    public object Permissions {
        /** 摄像头 */
        @JvmField
        public val camera: PermissionId = PermissionId("camera")

        /** 通讯录 */
        @JvmField
        public val contacts: PermissionId = PermissionId("contacts")

        /** 软件安装列表 */
        @JvmField
        public val installedApps: PermissionId = PermissionId("installed_apps")

        /** 麦克风 */
        @JvmField
        public val microphone: PermissionId = PermissionId("microphone")

        /** 推送通知 */
        @JvmField
        public val notifications: PermissionId = PermissionId("notifications")

        /** 设备识别码读取 */
        @JvmField
        public val phoneState: PermissionId = PermissionId("phone_state")

        /** 相册 */
        @JvmField
        public val photos: PermissionId = PermissionId("photos")

        /** 精确地理位置 */
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
        /** 营销活动 */
        @JvmField
        public val campaign: Campaign = Campaign()

        /** 提现 */
        @JvmField
        public val cashWithdrawal: CashWithdrawal = CashWithdrawal()

        /** 评论、私信、分享 */
        @JvmField
        public val commentMessageShare: CommentMessageShare = CommentMessageShare()

        /** 基础功能及服务 */
        @JvmField
        public val coreRuntime: CoreRuntime = CoreRuntime()

        /** 关注 */
        @JvmField
        public val follow: Follow = Follow()

        /** 创建或加入公会 */
        @JvmField
        public val guild: Guild = Guild()

        /** 身份验证 */
        @JvmField
        public val identityCheck: IdentityCheck = IdentityCheck()

        /** 发布图片 */
        @JvmField
        public val imagePosting: ImagePosting = ImagePosting()

        /** 打开时检测 */
        @JvmField
        public val launchIntegrityCheck: LaunchIntegrityCheck = LaunchIntegrityCheck()

        /** 发布直播 */
        @JvmField
        public val livePublishing: LivePublishing = LivePublishing()

        /** 本机号码一键登录 */
        @JvmField
        public val oneTapLogin: OneTapLogin = OneTapLogin()

        /** 支付、充值 */
        @JvmField
        public val payment: Payment = Payment()

        /** 相关广告 */
        @JvmField
        public val personalisedAds: PersonalisedAds = PersonalisedAds()

        /** 手机号码注册 */
        @JvmField
        public val phoneRegistration: PhoneRegistration = PhoneRegistration()

        /** 完善资料 */
        @JvmField
        public val profileCompletion: ProfileCompletion = ProfileCompletion()

        /** 公屏聊天及其他信息发布 */
        @JvmField
        public val publicPosting: PublicPosting = PublicPosting()

        /** 实名认证 */
        @JvmField
        public val realNameVerification: RealNameVerification = RealNameVerification()

        /** 推荐、展示或推送 */
        @JvmField
        public val recommendation: Recommendation = Recommendation()

        /** Cookie */
        @JvmField
        public val rememberedLogin: RememberedLogin = RememberedLogin()

        /** 创建房间 */
        @JvmField
        public val roomCreation: RoomCreation = RoomCreation()

        /** 搜索 */
        @JvmField
        public val search: Search = Search()

        /** 保障使用安全 */
        @JvmField
        public val securityMonitoring: SecurityMonitoring = SecurityMonitoring()

        /** 第三方账号登录 */
        @JvmField
        public val thirdPartyLogin: ThirdPartyLogin = ThirdPartyLogin()

        /** 第三方服务 */
        @JvmField
        public val thirdPartyServices: ThirdPartyServices = ThirdPartyServices()

        /** 打赏 */
        @JvmField
        public val tipping: Tipping = Tipping()

        /** 音频互动交流 */
        @JvmField
        public val voiceInteraction: VoiceInteraction = VoiceInteraction()

        /** 我的钱包 */
        @JvmField
        public val wallet: Wallet = Wallet()

        /** 营销活动 */
        public class Campaign internal constructor() : Feature {
            override val id: FeatureId = FeatureId("campaign")

            /** Collects 银行账号 for 营销推广活动. */
            @JvmField
            public val enterBankAccount: UseRef = UseRef("campaign.enter_bank_account")

            /** Collects 联系方式 for 营销推广活动. */
            @JvmField
            public val enterContact: UseRef = UseRef("campaign.enter_contact")

            /** Collects 真实姓名 for 营销推广活动. */
            @JvmField
            public val enterName: UseRef = UseRef("campaign.enter_name")

            /** Collects 通信地址 for 营销推广活动. */
            @JvmField
            public val enterPostalAddress: UseRef = UseRef("campaign.enter_postal_address")
        }

        /** 提现 */
        public class CashWithdrawal internal constructor() : Feature {
            override val id: FeatureId = FeatureId("cash_withdrawal")

            /** Uses 虚拟财产剩余数量 for 支付功能. */
            @JvmField
            public val payOut: UseRef = UseRef("cash_withdrawal.pay_out")
        }

        /** 评论、私信、分享 */
        public class CommentMessageShare internal constructor() : Feature {
            override val id: FeatureId = FeatureId("comment_message_share")

            /** Collects 评论 for 互动交流. */
            @JvmField
            public val comment: UseRef = UseRef("comment_message_share.comment")

            /** Collects 点赞 for 互动交流. */
            @JvmField
            public val like: UseRef = UseRef("comment_message_share.like")

            /** Uses 私信 for 互动交流. */
            @JvmField
            public val notify: UseRef = UseRef("comment_message_share.notify")

            /** Collects 私信 for 互动交流. */
            @JvmField
            public val sendMessage: UseRef = UseRef("comment_message_share.send_message")

            /** Collects 分享内容 for 互动交流. */
            @JvmField
            public val share: UseRef = UseRef("comment_message_share.share")
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

            /** Collects 操作、使用、服务日志 for 保障服务正常运行. */
            @JvmField
            public val logOperations: UseRef = UseRef("core_runtime.log_operations")

            /** Collects 软件版本号 for 保障服务正常运行. */
            @JvmField
            public val readAppVersion: UseRef = UseRef("core_runtime.read_app_version")

            /** Collects 蓝牙 for 保障服务正常运行. */
            @JvmField
            public val readBluetooth: UseRef = UseRef("core_runtime.read_bluetooth")

            /** Collects 基站 for 保障服务正常运行. */
            @JvmField
            public val readCellTower: UseRef = UseRef("core_runtime.read_cell_tower")

            /** Collects 硬件型号 for 保障服务正常运行. */
            @JvmField
            public val readDeviceModel: UseRef = UseRef("core_runtime.read_device_model")

            /** Collects 国际移动设备识别码 for 保障服务正常运行. */
            @JvmField
            public val readImei: UseRef = UseRef("core_runtime.read_imei")

            /** Collects IP地址 for 保障服务正常运行. */
            @JvmField
            public val readIpAddress: UseRef = UseRef("core_runtime.read_ip_address")

            /** Collects 网络设备硬件地址 for 保障服务正常运行. */
            @JvmField
            public val readMacAddress: UseRef = UseRef("core_runtime.read_mac_address")

            /** Collects 网络接入方式、类型、状态 for 保障服务正常运行. */
            @JvmField
            public val readNetworkAccess: UseRef = UseRef("core_runtime.read_network_access")

            /** Collects 网络质量数据 for 保障服务正常运行. */
            @JvmField
            public val readNetworkQuality: UseRef = UseRef("core_runtime.read_network_quality")

            /** Collects 操作系统版本号 for 保障服务正常运行. */
            @JvmField
            public val readOsVersion: UseRef = UseRef("core_runtime.read_os_version")

            /** Collects WLAN接入点 for 保障服务正常运行. */
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

        /** 创建或加入公会 */
        public class Guild internal constructor() : Feature {
            override val id: FeatureId = FeatureId("guild")

            /** Publishes 头像 for 图文、音频发布. */
            @JvmField
            public val showAvatar: UseRef = UseRef("guild.show_avatar")

            /** Publishes 昵称 for 图文、音频发布. */
            @JvmField
            public val showNickname: UseRef = UseRef("guild.show_nickname")
        }

        /** 身份验证 */
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

        /** 发布图片 */
        public class ImagePosting internal constructor() : Feature {
            override val id: FeatureId = FeatureId("image_posting")

            /** Collects 图文信息 for 图文、音频发布. */
            @JvmField
            public val pickPhoto: UseRef = UseRef("image_posting.pick_photo")

            /** Publishes 图文信息 for 图文、音频发布. */
            @JvmField
            public val publishPicture: UseRef = UseRef("image_posting.publish_picture")

            /** Publishes 头像 for 图文、音频发布. */
            @JvmField
            public val showAvatar: UseRef = UseRef("image_posting.show_avatar")

            /** Publishes 昵称 for 图文、音频发布. */
            @JvmField
            public val showNickname: UseRef = UseRef("image_posting.show_nickname")

            /** Collects 图文信息 for 图文、音频发布. */
            @JvmField
            public val takePhoto: UseRef = UseRef("image_posting.take_photo")
        }

        /** 打开时检测 */
        public class LaunchIntegrityCheck internal constructor() : Feature {
            override val id: FeatureId = FeatureId("launch_integrity_check")

            /** Collects 正在运行的进程信息 for 检测非法程序运行. */
            @JvmField
            public val compareProcesses: UseRef = UseRef("launch_integrity_check.compare_processes")

            /** Collects 软件安装列表 for 检测非法程序运行. */
            @JvmField
            public val listApps: UseRef = UseRef("launch_integrity_check.list_apps")
        }

        /** 发布直播 */
        public class LivePublishing internal constructor() : Feature {
            override val id: FeatureId = FeatureId("live_publishing")

            /** Publishes 头像 for 图文、音频发布. */
            @JvmField
            public val showAvatar: UseRef = UseRef("live_publishing.show_avatar")

            /** Publishes 昵称 for 图文、音频发布. */
            @JvmField
            public val showNickname: UseRef = UseRef("live_publishing.show_nickname")

            /** Collects 音频信息 for 图文、音频发布. */
            @JvmField
            public val stream: UseRef = UseRef("live_publishing.stream")
        }

        /** 本机号码一键登录 */
        public class OneTapLogin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("one_tap_login")

            /** Collects 手机号码 for 本机号码一键登录. */
            @JvmField
            public val fetchNumber: UseRef = UseRef("one_tap_login.fetch_number")
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

        /** 相关广告 */
        public class PersonalisedAds internal constructor() : Feature {
            override val id: FeatureId = FeatureId("personalised_ads")

            /** Uses 去标识化的设备信息 for 评估、改善广告投放和推广. */
            @JvmField
            public val measure: UseRef = UseRef("personalised_ads.measure")

            /** Uses 间接画像标签 for 发送营销信息. */
            @JvmField
            public val pickMessage: UseRef = UseRef("personalised_ads.pick_message")

            /** Uses 去标识化的设备信息 for 推荐广告、资讯. */
            @JvmField
            public val showByDevice: UseRef = UseRef("personalised_ads.show_by_device")

            /** Uses 间接画像标签 for 推荐广告、资讯. */
            @JvmField
            public val showByTags: UseRef = UseRef("personalised_ads.show_by_tags")
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
        }

        /** 完善资料 */
        public class ProfileCompletion internal constructor() : Feature {
            override val id: FeatureId = FeatureId("profile_completion")

            /** Collects 头像 for 完善网络身份识别信息. */
            @JvmField
            public val setAvatar: UseRef = UseRef("profile_completion.set_avatar")

            /** Collects 性别 for 完善网络身份识别信息. */
            @JvmField
            public val setGender: UseRef = UseRef("profile_completion.set_gender")

            /** Collects 昵称 for 完善网络身份识别信息. */
            @JvmField
            public val setNickname: UseRef = UseRef("profile_completion.set_nickname")
        }

        /** 公屏聊天及其他信息发布 */
        public class PublicPosting internal constructor() : Feature {
            override val id: FeatureId = FeatureId("public_posting")

            /** Publishes 建立的名单 for 用户主动共享信息. */
            @JvmField
            public val publishList: UseRef = UseRef("public_posting.publish_list")

            /** Publishes 头像 for 图文、音频发布. */
            @JvmField
            public val showAvatar: UseRef = UseRef("public_posting.show_avatar")

            /** Publishes 昵称 for 图文、音频发布. */
            @JvmField
            public val showNickname: UseRef = UseRef("public_posting.show_nickname")

            /** Collects 评论 for 图文、音频发布. */
            @JvmField
            public val writeComment: UseRef = UseRef("public_posting.write_comment")

            /** Collects 图文信息 for 图文、音频发布. */
            @JvmField
            public val writePost: UseRef = UseRef("public_posting.write_post")
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

        /** 推荐、展示或推送 */
        public class Recommendation internal constructor() : Feature {
            override val id: FeatureId = FeatureId("recommendation")

            /** Works out 间接画像标签 for 特征与偏好分析. */
            @JvmField
            public val deriveTags: UseRef = UseRef("recommendation.derive_tags")

            /** Uses 间接画像标签 for 个性化功能或服务需求. */
            @JvmField
            public val showByTags: UseRef = UseRef("recommendation.show_by_tags")
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

        /** 创建房间 */
        public class RoomCreation internal constructor() : Feature {
            override val id: FeatureId = FeatureId("room_creation")

            /** Publishes 头像 for 图文、音频发布. */
            @JvmField
            public val showAvatar: UseRef = UseRef("room_creation.show_avatar")

            /** Publishes 昵称 for 图文、音频发布. */
            @JvmField
            public val showNickname: UseRef = UseRef("room_creation.show_nickname")
        }

        /** 搜索 */
        public class Search internal constructor() : Feature {
            override val id: FeatureId = FeatureId("search")

            /** Collects 搜索关键字 for 搜索服务. */
            @JvmField
            public val enterKeywords: UseRef = UseRef("search.enter_keywords")

            /** Writes 搜索历史记录 for 搜索服务. */
            @JvmField
            public val keepHistory: UseRef = UseRef("search.keep_history")

            /** Collects 搜索日志记录 for 搜索服务. */
            @JvmField
            public val logSearch: UseRef = UseRef("search.log_search")
        }

        /** 保障使用安全 */
        public class SecurityMonitoring internal constructor() : Feature {
            override val id: FeatureId = FeatureId("security_monitoring")

            /** Collects 总体安装使用情况 for 保障服务及用户使用安全. */
            @JvmField
            public val countInstallation: UseRef = UseRef("security_monitoring.count_installation")

            /** Collects 使用情况与频率 for 保障服务及用户使用安全. */
            @JvmField
            public val countUse: UseRef = UseRef("security_monitoring.count_use")

            /** Uses 网络日志信息 for 遵循法律法规及国家标准. */
            @JvmField
            public val keepNetworkLogs: UseRef = UseRef("security_monitoring.keep_network_logs")

            /** Uses 操作、使用、服务日志 for 遵循法律法规及国家标准. */
            @JvmField
            public val keepOperationLogs: UseRef = UseRef("security_monitoring.keep_operation_logs")

            /** Collects 网络日志信息 for 保障服务及用户使用安全. */
            @JvmField
            public val logNetwork: UseRef = UseRef("security_monitoring.log_network")

            /** Collects 崩溃、闪退 for 保障服务及用户使用安全. */
            @JvmField
            public val noteCrash: UseRef = UseRef("security_monitoring.note_crash")

            /** Collects 应用信息 for 保障服务及用户使用安全. */
            @JvmField
            public val readAppInfo: UseRef = UseRef("security_monitoring.read_app_info")

            /** Collects 应用来源 for 保障服务及用户使用安全. */
            @JvmField
            public val readAppSource: UseRef = UseRef("security_monitoring.read_app_source")

            /** Collects 性能数据 for 保障服务及用户使用安全. */
            @JvmField
            public val readPerformance: UseRef = UseRef("security_monitoring.read_performance")

            /** Collects 正在运行的进程信息 for 保障服务及用户使用安全. */
            @JvmField
            public val readProcesses: UseRef = UseRef("security_monitoring.read_processes")
        }

        /** 第三方账号登录 */
        public class ThirdPartyLogin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("third_party_login")

            /** Collects 第三方账号公开信息 for 第三方账号登录. */
            @JvmField
            public val fetchProfile: UseRef = UseRef("third_party_login.fetch_profile")
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

        /** 音频互动交流 */
        public class VoiceInteraction internal constructor() : Feature {
            override val id: FeatureId = FeatureId("voice_interaction")

            /** Publishes 头像 for 音频互动交流. */
            @JvmField
            public val showAvatar: UseRef = UseRef("voice_interaction.show_avatar")

            /** Publishes 昵称 for 音频互动交流. */
            @JvmField
            public val showNickname: UseRef = UseRef("voice_interaction.show_nickname")

            /** Collects 音频信息 for 音频互动交流. */
            @JvmField
            public val speak: UseRef = UseRef("voice_interaction.speak")
        }

        /** 我的钱包 */
        public class Wallet internal constructor() : Feature {
            override val id: FeatureId = FeatureId("wallet")

            /** Collects 虚拟财产剩余数量 for 充值、查询虚拟财产. */
            @JvmField
            public val readBalance: UseRef = UseRef("wallet.read_balance")
        }
    }

    /** The manifest's bytes; a new array each time. */
    @JvmStatic
    public val manifest: ByteArray
        get() = listOf(part1()).joinToString("").toByteArray()

    private fun part1(): String =
        """{
  "${'$'}schema": "../../schema/manifest.schema.json",
  "manifest": 1,
  "app": {
    "id": "coco", "version": "2022-03-08", "names": { "zh-CN": "COCO电音", "en": "COCO Dianyin" },
    "operator": { "legal_name": "广西君止网络科技有限公司", "contact": { "address": "广西南宁市江南区", "department": "信息保护负责人" } }, "zone": "Asia/Shanghai",
    "default_locale": "zh-CN", "type": "instant_messaging", "storage": { "places": ["CN"], "abroad": "with_consent" }
  },
  "documents": {
    "privacy_policy": {
      "names": { "zh-CN": "隐私政策", "en": "Privacy policy" }, "version": "2022-03-08", "published": "2022-03-08", "effective": "2022-03-08",
      "texts": { "zh-CN": { "sha256": "a93501e04afebe77c72ba0e2c173adb31f0970d04b4a389f637d22ce7f874727", "hash_of": "identity" } },
      "audience": "everyone", "on_decline": "exit",
      "changes": {
        "wording": "notice", "purpose": "express", "method": "notice", "data": "notice", "recipient": "notice", "operator": "express",
        "rights": "notice_before_effective"
      }
    },
    "user_agreement": {
      "names": { "zh-CN": "用户服务协议", "en": "User service agreement" },
      "texts": { "zh-CN": { "sha256": "3cf691c101ae63ff92f5a49c5375cf0c7922caf51d3320c78f20df9f2768cc28", "hash_of": "identity" } },
      "audience": "everyone", "on_decline": "limited"
    }
  },
  "purposes": {
    "service_operation": {
      "names": { "zh-CN": "保障服务正常运行", "en": "Keeping the service running" }, "basis": "contract", "necessity": "basic", "consent": "document",
      "group": "service_operation"
    },
    "security": {
      "names": { "zh-CN": "保障服务及用户使用安全", "en": "Security of the service and its users" }, "basis": "contract", "necessity": "basic",
      "consent": "document", "group": "security"
    },
    "personalisation": {
      "names": { "zh-CN": "个性化功能或服务需求", "en": "Personalised functions" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }, "group": "personalisation"
    },
    "ads_recommendation": {
      "names": { "zh-CN": "推荐广告、资讯", "en": "Recommending ads and information" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "opt_out", "enforced": "express" }, "group": "ads_recommendation"
    },
    "ad_measurement": {
      "names": { "zh-CN": "评估、改善广告投放和推广", "en": "Measuring and improving ads and promotion" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    },
    "software_management": {
      "names": { "zh-CN": "管理软件", "en": "Software authentication and upgrade" }, "basis": "contract", "necessity": "basic", "consent": "document"
    },
    "legal_compliance": {
      "names": { "zh-CN": "遵循法律法规及国家标准", "en": "Following laws and national standards" }, "basis": "legal_duty", "necessity": "basic",
      "consent": "document", "group": "legal_compliance"
    },
    "account_registration": {
      "names": { "zh-CN": "注册账号", "en": "Registering an account by phone" }, "basis": "contract", "necessity": "basic", "consent": "document",
      "group": "service_operation"
    },
    "third_party_login": {
      "names": { "zh-CN": "第三方账号登录", "en": "Login with a third-party account" }, "basis": "consent", "necessity": "optional", "consent": "express",
      "group": "service_operation"
    },
    "one_tap_login": {
      "names": { "zh-CN": "本机号码一键登录", "en": "One-tap login by the carrier" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }, "group": "service_operation"
    },
    "profile_completion": {
      "names": { "zh-CN": "完善网络身份识别信息", "en": "Completing the profile" }, "basis": "consent", "necessity": "optional", "consent": "express",
      "group": "personalisation"
    },
    "process_integrity_check": {
      "names": { "zh-CN": "检测非法程序运行", "en": "Check for rogue programs at each opening" }, "basis": "contract", "necessity": "basic",
      "consent": "document", "group": "security"
    },
    "content_publishing": {
      "names": { "zh-CN": "图文、音频发布", "en": "Publishing posts, comments, pictures and audio" }, "basis": "consent", "necessity": "optional",
      "consent": "express", "group": "service_operation"
    },
    "voice_interaction": {
      "names": { "zh-CN": "音频互动交流", "en": "Live voice interaction" }, "basis": "consent", "necessity": "optional", "consent": "express",
      "group": "service_operation"
    },
    "real_name_verification": {
      "names": { "zh-CN": "实名认证", "en": "Real-name verification" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }, "group": "legal_compliance",
      "necessity_text": {
        "zh-CN": "法律法规要求创建房间、加入公会、发布直播等功能核验真实身份。",
        "en": "The law asks for a real identity before creating rooms, joining guilds, going live and the like."
      }
    },
    "identity_cross_check": {
      "names": { "zh-CN": "身份基本信息多重交叉验证", "en": "Cross-check by identity document" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }, "group": "legal_compliance",
      "necessity_text": {
        "zh-CN": "提现、创建房间、公会及重大节假日的音频互动须多重交叉核验身份。", "en": "Cash withdrawal, rooms, guilds and voice on major holidays need a cross-check of identity."
      }
    },
    "social_interaction": {
      "names": { "zh-CN": "互动交流", "en": "Following, commenting, messaging, sharing" }, "basis": "consent", "necessity": "optional",
      "consent": "express", "group": "service_operation"
    },
    "tipping": {
      "names": { "zh-CN": "打赏", "en": "Tipping with virtual property" }, "basis": "consent", "necessity": "optional", "consent": "express",
      "group": "service_operation"
    },
    "search": {
      "names": { "zh-CN": "搜索服务", "en": "Search" }, "basis": "consent", "necessity": "optional", "consent": "express", "group": "service_operation"
    },
    "wallet": {
      "names": { "zh-CN": "充值、查询虚拟财产", "en": "Viewing the wallet and topping it up" }, "basis": "consent", "necessity": "optional",
      "consent": "express", "group": "service_operation"
    },
    "payment": {
      "names": { "zh-CN": "支付功能", "en": "Payment through third parties" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }, "group": "service_operation",
      "necessity_text": { "zh-CN": "姓名、银行卡号、有效期及手机号码为完成支付所必需。", "en": "Name, card number, expiry and phone number are needed to pay." }
    },
    "marketing_messages": {
      "names": { "zh-CN": "发送营销信息", "en": "Marketing messages" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "opt_out", "enforced": "express" }, "group": "ads_recommendation"
    },
    "preference_profiling": {
      "names": { "zh-CN": "特征与偏好分析", "en": "Indirect audience profiles with third parties" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }, "group": "personalisation"
    },
    "usage_analytics": {
      "names": { "zh-CN": "分析产品使用情况", "en": "Crash and usage statistics" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }, "group": "service_operation"
    },
    "research": {
      "names": { "zh-CN": "学术研究与科研", "en": "Research with de-identified data" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }, "group": "service_operation"
    },
    "campaign_participation": {
      "names": { "zh-CN": "营销推广活动", "en": "Joining marketing campaigns" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }, "group": "ads_recommendation"
    },
    "login_memory": {
      "names": { "zh-CN": "Cookie身份识别", "en": "Login remembered by cookie" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }, "group": "service_operation"
    },
    "public_sharing": {
      "names": { "zh-CN": "用户主动共享信息", "en": "Public sharing by the person" }, "basis": "consent", "necessity": "optional", "consent": "express",
      "group": "service_operation"
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
    "device_model": { "names": { "zh-CN": "硬件型号", "en": "Hardware model" }, "sensitivity": "general", "members": ["硬件型号"] },
    "os_version": { "names": { "zh-CN": "操作系统版本号", "en": "OS version" }, "sensitivity": "general", "members": ["操作系统版本号"] },
    "imei": {
      "names": { "zh-CN": "国际移动设备识别码", "en": "IMEI" }, "sensitivity": "general", "identifier": "permanent", "members": ["IMEI"],
      "stores": { "apple": "DeviceID", "play": "device_or_other_ids" }
    },
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
    "phone_number": {
      "names": { "zh-CN": "手机号码", "en": "Mobile phone number" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["手机号码"],
      "stores": { "apple": "PhoneNumber", "play": "phone_number" }
    },
    "verification_code": { "names": { "zh-CN": "短信或语音验证码", "en": "SMS or voice code" }, "sensitivity": "sensitive", "members": ["短信验证码", "语音验证码"] },
    "login_name": {
      "names": { "zh-CN": "登录名", "en": "Login name" }, "sensitivity": "general", "members": ["登录名"],
      "stores": { "apple": "UserID", "play": "user_ids" }
    },
    "password": { "names": { "zh-CN": "密码", "en": "Password" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["密码"] },
    "third_party_profile": {
      "names": { "zh-CN": "第三方账号公开信息", "en": "Public data of the third-party account" }, "sensitivity": "general", "members": ["头像", "昵称", "性别"]
    },
    "avatar": { "names": { "zh-CN": "头像", "en": "Avatar" }, "sensitivity": "general", "members": ["头像"] },
    "nickname": { "names": { "zh-CN": "昵称", "en": "Nickname" }, "sensitivity": "general", "members": ["昵称"] },
    "gender": { "names": { "zh-CN": "性别", "en": "Gender" }, "sensitivity": "general", "members": ["性别"] },
    "installed_apps": {
      "names": { "zh-CN": "软件安装列表", "en": "List of installed apps" }, "sensitivity": "sensitive", "members": ["软件安装列表"],
      "stores": { "play": "installed_apps" }
    },
    "running_processes": { "names": { "zh-CN": "正在运行的进程信息", "en": "Running processes" }, "sensitivity": "sensitive", "members": ["主进程", "正在运行的进程"] },
    "audio_content": {
      "names": { "zh-CN": "音频信息", "en": "Audio, live or posted" }, "sensitivity": "general", "members": ["音频信息"],
      "stores": { "apple": "AudioData", "play": "voice_or_sound_recordings" }
    },
    "image_text_content": {
      "names": { "zh-CN": "图文信息", "en": "Posted pictures and text" }, "sensitivity": "general", "members": ["图文信息"],
      "stores": { "apple": "OtherUserContent", "play": "other_user_generated_content" }
    },
    "comments": {
      "names": { "zh-CN": "评论", "en": "Comments" }, "sensitivity": "general", "members": ["评论"],
      "stores": { "apple": "OtherUserContent", "play": "other_user_generated_content" }
    },
    "private_messages": {
      "names": { "zh-CN": "私信", "en": "Private messages" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["私信"],
      "stores": { "apple": "EmailsOrTextMessages", "play": "other_in_app_messages" }
    },
    "shared_content": { "names": { "zh-CN": "分享内容", "en": "Content that is shared" }, "sensitivity": "general", "members": ["分享内容"] },
    "likes": { "names": { "zh-CN": "点赞", "en": "Likes" }, "sensitivity": "general", "members": ["点赞"] },
    "follow_list": { "names": { "zh-CN": "关注的账号", "en": "Followed accounts" }, "sensitivity": "general", "members": ["关注的账号"] },
    "tip_data": {
      "names": { "zh-CN": "打赏数据", "en": "Tips" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["打赏数据"],
      "stores": { "apple": "PurchaseHistory", "play": "purchase_history" }
    },
    "search_keywords": {
      "names": { "zh-CN": "搜索关键字", "en": "Search keywords" }, "sensitivity": "general", "members": ["搜索关键字"],
      "stores": { "apple": "SearchHistory", "play": "in_app_search_history" }
    },
    "search_logs": { "names": { "zh-CN": "搜索日志记录", "en": "Search logs" }, "sensitivity": "general", "members": ["搜索日志记录"] },
    "search_history": {
      "names": { "zh-CN": "搜索历史记录", "en": "Search history on the device" }, "sensitivity": "general", "members": ["搜索历史记录"],
      "stores": { "apple": "SearchHistory", "play": "in_app_search_history" }
    },
    "virtual_balance": {
      "names": { "zh-CN": "虚拟财产剩余数量", "en": "Balance of virtual property" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["虚拟财产剩余数量"]
    },
    "network_logs": { "names": { "zh-CN": "网络日志信息", "en": "Network logs" }, "sensitivity": "general", "members": ["网络日志信息"] },
    "app_info": { "names": { "zh-CN": "应用信息", "en": "App information" }, "sensitivity": "general", "members": ["应用信息"] },
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
    "postal_address": {
      "names": { "zh-CN": "通信地址", "en": "Postal address" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["通信地址"],
      "stores": { "apple": "PhysicalAddress", "play": "address" }
    },
    "bank_account": {
      "names": { "zh-CN": "银行账号", "en": "Bank account" }, "sensitivity": "sensitive", "scheme": "pipl_28", "members": ["银行账号"],
      "stores": { "apple": "PaymentInfo", "play": "user_payment_info" }
    },
    "bank_card_type": { "names": { "zh-CN": "银行卡类型", "en": "Bank card type" }, "sensitivity": "general", "members": ["银行卡类型"] },
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
    "profile_tags": { "names": { "zh-CN": "间接画像标签", "en": "Indirect profile tags" }, "sensitivity": "general", "members": ["间接画像标签"] },
    "deidentified_device_info": {
      "names": { "zh-CN": "去标识化的设备信息", "en": "De-identified device data" }, "sensitivity": "general", "members": ["去标识化的设备信息"]
    },
    "statistics": { "names": { "zh-CN": "统计信息", "en": "Statistics" }, "sensitivity": "general", "members": ["统计信息", "统计性数据"] },
    "user_lists": { "names": { "zh-CN": "建立的名单", "en": "Lists made by the person" }, "sensitivity": "general", "members": ["建立的名单"] },
    "post_location": {
      "names": { "zh-CN": "位置数据", "en": "Place attached to shared content" }, "sensitivity": "sensitive", "scheme": "pipl_28", "members": ["位置数据"]
    },
    "precise_location": {
      "names": { "zh-CN": "精确地理位置", "en": "Precise location" }, "sensitivity": "sensitive", "scheme": "pipl_28", "members": ["精确地理位置"],
      "stores": { "apple": "PreciseLocation", "play": "precise_location" }
    },
    "contacts_book": {
      "names": { "zh-CN": "通讯录", "en": "Address book" }, "sensitivity": "sensitive", "scheme": "gbt_35273", "members": ["通讯录"],
      "stores": { "apple": "Contacts", "play": "contacts" }
    }
  },
  "permissions": {
    "microphone": {
      "names": { "zh-CN": "麦克风", "en": "Microphone" }, "control": "os", "android": { "1..": ["android.permission.RECORD_AUDIO"] },
      "apple": "NSMicrophoneUsageDescription", "usage": { "zh-CN": "音频互动交流和发布直播", "en": "To talk with others and to go live" }
    },
    "camera": {
      "names": { "zh-CN": "摄像头", "en": "Camera" }, "control": "os", "android": { "1..": ["android.permission.CAMERA"] },
      "apple": "NSCameraUsageDescription", "usage": { "zh-CN": "拍摄要发布的图片，核验身份", "en": "To take pictures for a post, and to verify your identity" }
    },
    "photos": {
      "names": { "zh-CN": "相册", "en": "Photos" }, "control": "os",
      "android": { "1..32": ["android.permission.READ_EXTERNAL_STORAGE"], "33..": ["android.permission.READ_MEDIA_IMAGES"] },
      "apple": "NSPhotoLibraryUsageDescription",
      "usage": { "zh-CN": "选取要发布的图片或身份证件照片", "en": "To pick pictures for a post, or a photo of your identity document" }
    },
    "precise_location": {
      "names": { "zh-CN": "精确地理位置", "en": "Precise location" }, "control": "os",
      "android": { "1..": ["android.permission.ACCESS_COARSE_LOCATION", "android.permission.ACCESS_FINE_LOCATION"] },
      "apple": "NSLocationWhenInUseUsageDescription", "usage": { "zh-CN": "隐私政策未说明用于哪项功能", "en": "The policy names no function for it" }
    },
    "contacts": {
      "names": { "zh-CN": "通讯录", "en": "Contacts" }, "control": "os", "android": { "1..": ["android.permission.READ_CONTACTS"] },
      "apple": "NSContactsUsageDescription", "usage": { "zh-CN": "隐私政策未说明用于哪项功能", "en": "The policy names no function for it" }
    },
    "installed_apps": {
      "names": { "zh-CN": "软件安装列表", "en": "List of installed apps" }, "control": "app", "platforms": ["android"],
      "usage": { "zh-CN": "每次打开时检测非法程序", "en": "To check for rogue programs at each opening" }
    },
    "phone_state": {
      "names": { "zh-CN": "设备识别码读取", "en": "Device identifiers" }, "control": "os", "android": { "1..": ["android.permission.READ_PHONE_STATE"] },
      "platforms": ["android"], "usage": { "zh-CN": "读取设备识别码以保障基础功能", "en": "To read the identifier that the basic functions use" }
    },
    "notifications": {
      "names": { "zh-CN": "推送通知", "en": "Notifications" }, "control": "os", "android": { "33..": ["android.permission.POST_NOTIFICATIONS"] },
      "usage": { "zh-CN": "收到评论和私信时通知", "en": "To tell you of comments and private messages" }
    }
  },
  "features": {
    "core_runtime": {
      "names": { "zh-CN": "基础功能及服务", "en": "Basic functions" }, "tier": "basic", "opens_by": ["launch"], "documents": ["privacy_policy"],
      "uses": {
        "read_device_model": { "data": "device_model", "purpose": "service_operation" },
        "read_os_version": { "data": "os_version", "purpose": "service_operation" },
        "read_imei": { "data": "imei", "purpose": "service_operation", "permissions": { "all_of": ["phone_state"] } },
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
      "documents": ["privacy_policy"],
      "uses": {
        "log_network": { "data": "network_logs", "purpose": "security" },
        "read_app_info": { "data": "app_info", "purpose": "security" },
        "read_processes": { "data": "running_processes", "purpose": "security" },
        "count_use": { "data": "usage_frequency", "purpose": "security" },
        "note_crash": { "data": "crash_data", "purpose": "security" },
        "count_installation": { "data": "install_usage", "purpose": "security" },
        "read_performance": { "data": "performance_data", "purpose": "security" },
        "read_app_source": { "data": "app_source", "purpose": "security" },
        "keep_network_logs": { "data": "network_logs", "purpose": "legal_compliance", "act": "use" },
        "keep_operation_logs": { "data": "operation_logs", "purpose": "legal_compliance", "act": "use" }
      }
    },
    "launch_integrity_check": {
      "names": { "zh-CN": "打开时检测", "en": "Check at each opening" }, "tier": "basic", "opens_by": ["launch"], "documents": ["privacy_policy"],
      "uses": {
        "list_apps": {
          "data": "installed_apps", "purpose": "process_integrity_check", "permissions": { "all_of": ["installed_apps"] },
          "budget": { "count": 1, "per": "launch" }
        },
        "compare_processes": { "data": "running_processes", "purpose": "process_integrity_check", "budget": { "count": 1, "per": "launch" } }
      }
    },
    "phone_registration": {
      "names": { "zh-CN": "手机号码注册", "en": "Registration and login by phone" }, "tier": "basic", "opens_by": ["user_action"],
      "documents": ["privacy_policy", "user_agreement"],
      "uses": {
        "enter_number": { "data": "phone_number", "purpose": "account_registration" },
        "enter_code": { "data": "verification_code", "purpose": "account_registration" }
      }
    },
    "third_party_login": {
      "names": { "zh-CN": "第三方账号登录", "en": "Third-party login" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "uses": {
        "fetch_profile": { "data": "third_party_profile", "purpose": "third_party_login" }
      }
    },
    "one_tap_login": {
      "names": { "zh-CN": "本机号码一键登录", "en": "One-tap login" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "uses": {
        "fetch_number": { "data": "phone_number", "purpose": "one_tap_login", "budget": { "count": 1, "per": "session", "figure": "unspecified" } }
      }
    },
    "profile_completion": {
      "names": { "zh-CN": "完善资料", "en": "Completing the profile" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "uses": {
        "set_avatar": { "data": "avatar", "purpose": "profile_completion" },
        "set_nickname": { "data": "nickname", "purpose": "profile_completion" },
        "set_gender": { "data": "gender", "purpose": "profile_completion" }
      }
    },
    "voice_interaction": {
      "names": { "zh-CN": "音频互动交流", "en": "Live voice interaction" }, "tier": "optional", "opens_by": ["user_action"],
      "documents": ["privacy_policy"],
      "requires": [{ "fact": "real_name_verified" }, { "fact": "identity_checked", "on": "holidays" }],
      "uses": {
        "speak": { "data": "audio_content", "purpose": "voice_interaction", "permissions": { "all_of": ["microphone"] } },
        "show_nickname": { "data": "nickname", "purpose": "voice_interaction", "act": "publish" },
        "show_avatar": { "data": "avatar", "purpose": "voice_interaction", "act": "publish" }
      }
    },
    "image_posting": {
      "names": { "zh-CN": "发布图片", "en": "Posting pictures" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "requires": [{ "fact": "real_name_verified" }],
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
    "public_posting": {
      "names": { "zh-CN": "公屏聊天及其他信息发布", "en": "Public chat, comments and other posts" }, "tier": "optional", "opens_by": ["user_action"],
      "documents": ["privacy_policy"], "requires": [{ "fact": "real_name_verified" }],
      "uses": {
        "write_post": { "data": "image_text_content", "purpose": "content_publishing" },
        "write_comment": { "data": "comments", "purpose": "content_publishing" },
        "show_nickname": { "data": "nickname", "purpose": "content_publishing", "act": "publish" },
        "show_avatar": { "data": "avatar", "purpose": "content_publishing", "act": "publish" },
        "publish_list": { "data": "user_lists", "purpose": "public_sharing", "act": "publish" }
      }
    },
    "live_publishing": {
      "names": { "zh-CN": "发布直播", "en": "Going live" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "requires": [{ "fact": "real_name_verified" }],
      "uses": {
        "stream": { "data": "audio_content", "purpose": "content_publishing", "permissions": { "all_of": ["microphone"] } },
        "show_nickname": { "data": "nickname", "purpose": "content_publishing", "act": "publish" },
        "show_avatar": { "data": "avatar", "purpose": "content_publishing", "act": "publish" }
      }
    },
    "room_creation": {
      "names": { "zh-CN": "创建房间", "en": "Creating a room" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "requires": [{ "fact": "real_name_verified" }, { "fact": "identity_checked" }],
      "uses": {
        "show_nickname": { "data": "nickname", "purpose": "content_publishing", "act": "publish" },
        "show_avatar": { "data": "avatar", "purpose": "content_publishing", "act": "publish" }
      }
    },
    "guild": {
      "names": { "zh-CN": "创建或加入公会", "en": "Creating or joining a guild" }, "tier": "optional", "opens_by": ["user_action"],
      "documents": ["privacy_policy"], "requires": [{ "fact": "real_name_verified" }, { "fact": "identity_checked" }],
      "uses": {
        "show_nickname": { "data": "nickname", "purpose": "content_publishing", "act": "publish" },
        "show_avatar": { "data": "avatar", "purpose": "content_publishing", "act": "publish" }
      }
    },
    "cash_withdrawal": {
      "names": { "zh-CN": "提现", "en": "Cash withdrawal" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "requires": [{ "fact": "identity_checked" }],
      "uses": {
        "pay_out": { "data": "virtual_balance", "purpose": "payment", "act": "use" }
      }
    },
    "real_name_verification": {
      "names": { "zh-CN": "实名认证", "en": "Real-name verification" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "uses": {
        "enter_name": { "data": "real_name", "purpose": "real_name_verification" },
        "enter_phone": { "data": "phone_number", "purpose": "real_name_verification" },
        "enter_id_number": { "data": "id_number", "purpose": "real_name_verification" },
        "scan_face": { "data": "face_feature", "purpose": "real_name_verification", "permissions": { "all_of": ["camera"] } }
      }
    },
    "identity_check": {
      "names": { "zh-CN": "身份验证", "en": "Cross-check by identity document" }, "tier": "optional", "opens_by": ["user_action"],
      "documents": ["privacy_policy"],
      "uses": {
        "enter_document": { "data": "id_document", "purpose": "identity_cross_check" },
        "photograph_document": { "data": "id_document", "purpose": "identity_cross_check", "permissions": { "all_of": ["camera"] } },
        "pick_document": { "data": "id_document", "purpose": "identity_cross_check", "permissions": { "all_of": ["photos"] } },
        "enter_contact": { "data": "contact_details", "purpose": "identity_cross_check" },
        "enter_address": { "data": "home_address", "purpose": "identity_cross_check" }
      }
    },
    "follow": {
      "names": { "zh-CN": "关注", "en": "Following accounts" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "uses": {
        "follow": { "data": "follow_list", "purpose": "social_interaction" }
      }
    },
    "comment_message_share": {
      "names": { "zh-CN": "评论、私信、分享", "en": "Comments, private messages, sharing" }, "tier": "optional", "opens_by": ["user_action", "push"],
      "documents": ["privacy_policy"],
      "uses": {
        "comment": { "data": "comments", "purpose": "social_interaction" },
        "send_message": { "data": "private_messages", "purpose": "social_interaction" },
        "share": { "data": "shared_content", "purpose": "social_interaction" },
        "like": { "data": "likes", "purpose": "social_interaction" },
        "notify": { "data": "private_messages", "purpose": "social_interaction", "act": "use", "permissions": { "all_of": ["notifications"] } }
      }
    },
    "tipping": {
      "names": { "zh-CN": "打赏", "en": "Tipping" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "uses": {
        "tip": { "data": "tip_data", "purpose": "tipping" },
        "show_tip": { "data": "tip_data", "purpose": "tipping", "act": "publish" },
        "show_nickname": { "data": "nickname", "purpose": "tipping", "act": "publish" },
        "show_avatar": { "data": "avatar", "purpose": "tipping", "act": "publish" }
      }
    },
    "search": {
      "names": { "zh-CN": "搜索", "en": "Search" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "uses": {
        "enter_keywords": { "data": "search_keywords", "purpose": "search" },
        "log_search": { "data": "search_logs", "purpose": "search" },
        "keep_history": { "data": "search_history", "purpose": "search", "act": "write" }
      }
    },
    "wallet": {
      "names": { "zh-CN": "我的钱包", "en": "Wallet" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "uses": {
        "read_balance": { "data": "virtual_balance", "purpose": "wallet" }
      }
    },
    "payment": {
      "names": { "zh-CN": "支付、充值", "en": "Payment and top-up" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "uses": {
        "enter_name": { "data": "real_name", "purpose": "payment" },
        "enter_card_type": { "data": "bank_card_type", "purpose": "payment" },
        "enter_card_number": { "data": "bank_card_number", "purpose": "payment" },
        "enter_card_expiry": { "data": "bank_card_expiry", "purpose": "payment" },
        "enter_phone": { "data": "phone_number", "purpose": "payment" }
      }
    },
    "personalised_ads": {
      "names": { "zh-CN": "相关广告", "en": "Personalised ads and marketing messages" }, "tier": "optional", "opens_by": ["launch", "user_action"],
      "documents": ["privacy_policy"],
      "uses": {
        "show_by_tags": { "data": "profile_tags", "purpose": "ads_recommendation", "act": "use" },
        "show_by_device": { "data": "deidentified_device_info", "purpose": "ads_recommendation", "act": "use" },
        "pick_message": { "data": "profile_tags", "purpose": "marketing_messages", "act": "use" },
        "measure": { "data": "deidentified_device_info", "purpose": "ad_measurement", "act": "use" }
      }
    },
    "recommendation": {
      "names": { "zh-CN": "推荐、展示或推送", "en": "Recommendation from profiles" }, "tier": "optional", "opens_by": ["user_action"],
      "documents": ["privacy_policy"],
      "uses": {
        "derive_tags": { "data": "profile_tags", "purpose": "preference_profiling", "act": "derive" },
        "show_by_tags": { "data": "profile_tags", "purpose": "personalisation", "act": "use" }
      }
    },
    "campaign": {
      "names": { "zh-CN": "营销活动", "en": "Marketing campaigns" }, "tier": "optional", "opens_by": ["user_action"], "documents": ["privacy_policy"],
      "uses": {
        "enter_name": { "data": "real_name", "purpose": "campaign_participation" },
        "enter_postal_address": { "data": "postal_address", "purpose": "campaign_participation" },
        "enter_contact": { "data": "contact_details", "purpose": "campaign_participation" },
        "enter_bank_account": { "data": "bank_account", "purpose": "campaign_participation" }
      }
    },
    "remembered_login": {
      "names": { "zh-CN": "Cookie", "en": "Remembered login and similar techniques" }, "tier": "optional", "opens_by": ["launch", "user_action"],
      "documents": ["privacy_policy"],
      "uses": {
        "write_cookie": { "data": "cookie_id", "purpose": "login_memory", "act": "write" },
        "read_cookie": { "data": "cookie_id", "purpose": "login_memory", "act": "use" },
        "send_beacon": { "data": "web_beacon", "purpose": "login_memory" }
      }
    },
    "third_party_services": {
      "names": { "zh-CN": "第三方服务", "en": "Third-party services in the app" }, "tier": "optional", "opens_by": ["user_action"],
      "documents": ["privacy_policy"]
    }
  },
  "recipients": {
    "login_platforms": {
      "names": { "zh-CN": "微信、QQ等", "en": "WeChat, QQ and others" }, "kind": "sdk", "country": "CN", "method": "sdk", "direction": "in",
      "start": { "in_feature": ["third_party_login"] }, "own_authorisation": true,
      "receives": [{ "data": "third_party_profile", "purpose": "third_party_login" }]
    },
    "mobile_carriers": {
      "names": { "zh-CN": "通信运营商", "en": "Mobile carriers" }, "kind": "partner", "country": "CN", "method": "api", "direction": "in",
      "start": { "in_feature": ["one_tap_login"] }, "receives": [{ "data": "phone_number", "purpose": "one_tap_login" }]
    },
    "verification_agency": {
      "names": { "zh-CN": "第三方认证机构", "en": "Verification agency" }, "kind": "processor", "method": "api",
      "start": { "in_feature": ["real_name_verification"] },
      "receives": [
        { "data": "real_name", "purpose": "real_name_verification" }, { "data": "phone_number", "purpose": "real_name_verification" },
        { "data": "id_number", "purpose": "real_name_verification" }, { "data": "face_feature", "purpose": "real_name_verification" }
      ]
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
    "wallet_partners": {
      "names": { "zh-CN": "钱包关联方及合作伙伴", "en": "Affiliates and partners of the wallet" }, "kind": "partner", "method": "api",
      "start": { "in_feature": ["wallet"] }, "receives": [{ "data": "virtual_balance", "purpose": "wallet" }]
    },
    "affiliates": { "names": { "zh-CN": "关联公司", "en": "Affiliates" }, "kind": "affiliate", "method": "backend" },
    "joint_providers": {
      "names": { "zh-CN": "软件、智能设备、系统服务提供商", "en": "Vendors of software, devices and systems" }, "kind": "partner", "method": "backend",
      "receives": [{ "data": "profile_tags", "purpose": "preference_profiling" }]
    },
    "authorised_partners": { "names": { "zh-CN": "授权合作伙伴", "en": "Authorised partners" }, "kind": "sdk", "method": "sdk" },
    "ad_partners": {
      "names": { "zh-CN": "推广和广告投放合作伙伴", "en": "Advertising partners" }, "kind": "partner", "method": "backend",
      "receives": [
        { "data": "profile_tags", "purpose": "ads_recommendation" }, { "data": "deidentified_device_info", "purpose": "ads_recommendation" },
        { "data": "statistics", "purpose": "ads_recommendation" }
      ]
    },
    "ad_measurement_partners": {
      "names": { "zh-CN": "广告统计服务商、供应商", "en": "Ad statistics providers" }, "kind": "partner", "method": "backend",
      "receives": [{ "data": "deidentified_device_info", "purpose": "ad_measurement" }, { "data": "statistics", "purpose": "ad_measurement" }]
    },
    "security_providers": {
      "names": { "zh-CN": "安全服务提供商", "en": "Security providers" }, "kind": "processor", "method": "backend",
      "receives": [
        { "data": "device_model", "purpose": "security" }, { "data": "imei", "purpose": "security" }, { "data": "ip_address", "purpose": "security" },
        { "data": "login_name", "purpose": "security" }, { "data": "operation_logs", "purpose": "security" },
        { "data": "network_logs", "purpose": "security" }
      ]
    },
    "analytics_providers": {
      "names": { "zh-CN": "统计分析第三方", "en": "Statistics providers" }, "kind": "sdk", "method": "sdk",
      "start": { "in_feature": ["security_monitoring"] },
      "receives": [{ "data": "crash_data", "purpose": "usage_analytics" }, { "data": "statistics", "purpose": "usage_analytics" }]
    },
    "research_institutes": {
      "names": { "zh-CN": "科研院所、高校", "en": "Research institutes and universities" }, "kind": "partner", "method": "backend",
      "receives": [{ "data": "statistics", "purpose": "research" }]
    },
    "campaign_parties": {
      "names": { "zh-CN": "营销活动关联方或第三方", "en": "Parties of a campaign" }, "kind": "partner", "method": "backend", "instance": "named_at_prompt",
      "receives": [
        { "data": "real_name", "purpose": "campaign_participation" }, { "data": "postal_address", "purpose": "campaign_participation" },
        { "data": "contact_details", "purpose": "campaign_participation" }, { "data": "bank_account", "purpose": "campaign_participation" }
      ]
    },
    "other_users": {
      "names": { "zh-CN": "其他用户及公众", "en": "Other users and the public" }, "kind": "public", "method": "backend",
      "receives": [
        { "data": "nickname", "purpose": "content_publishing" }, { "data": "avatar", "purpose": "content_publishing" },
        { "data": "audio_content", "purpose": "voice_interaction" }, { "data": "audio_content", "purpose": "content_publishing" },
        { "data": "image_text_content", "purpose": "content_publishing" }, { "data": "comments", "purpose": "social_interaction" },
        { "data": "tip_data", "purpose": "tipping" }, { "data": "post_location", "purpose": "public_sharing" },
        { "data": "user_lists", "purpose": "public_sharing" }
      ]
    },
    "authorities": { "names": { "zh-CN": "行政、司法机关", "en": "Administrative and judicial bodies" }, "kind": "authority", "method": "backend" },
    "successor": { "names": { "zh-CN": "继受方", "en": "Successor" }, "kind": "successor", "method": "backend" },
    "overseas_parties": { "names": { "zh-CN": "境外机构", "en": "Parties abroad" }, "kind": "partner", "method": "backend" }
  },
  "retention": {
    "everything": {
      "of": "everything", "at_most": "unspecified", "then": "erase_or_anonymise", "extended_by": ["need", "law"], "backups": "when_renewed"
    },
    "audio_content": { "of": { "data": "audio_content" }, "until": ["withdrawn", "deleted", "account_deleted"], "then": "erase_or_anonymise" },
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
    "search_history": { "of": { "data": "search_history" }, "at_most": "unspecified", "until": ["cleared"], "then": "erase" },
    "id_document": { "of": { "data": "id_document" }, "at_most": "unspecified", "then": "erase_or_anonymise" }
  },
  "deletion": {
    "appeal": { "days": 15, "rest_day_end": "move_on" }, "authority": "device",
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
      "features": ["phone_registration", "third_party_login", "one_tap_login"], "recipients": ["login_platforms", "mobile_carriers"]
    },
    "hold": { "grounds": ["complaint", "report", "lawsuit", "arbitration", "state_investigation", "other_dispute"] },
    "tasks": {
      "device_model": "erase_or_anonymise", "os_version": "erase_or_anonymise", "imei": "erase_or_anonymise", "mac_address": "erase_or_anonymise",
      "ip_address": "erase_or_anonymise", "wlan_access_point": "erase_or_anonymise", "bluetooth_info": "erase_or_anonymise",
      "cell_tower": "erase_or_anonymise", "app_version": "erase_or_anonymise", "operation_logs": "erase_or_anonymise",
      "network_access": "erase_or_anonymise", "network_quality": "erase_or_anonymise", "phone_number": "erase_or_anonymise",
      "verification_code": "erase_or_anonymise", "login_name": "erase_or_anonymise", "password": "erase_or_anonymise",
      "third_party_profile": "erase_or_anonymise", "avatar": "erase_or_anonymise", "nickname": "erase_or_anonymise", "gender": "erase_or_anonymise",
      "installed_apps": "erase_or_anonymise", "running_processes": "erase_or_anonymise", "audio_content": "erase_or_anonymise",
      "image_text_content": "erase_or_anonymise", "comments": "erase_or_anonymise", "private_messages": "erase_or_anonymise",
      "shared_content": "erase_or_anonymise", "likes": "erase_or_anonymise", "follow_list": "erase_or_anonymise", "tip_data": "erase_or_anonymise",
      "search_keywords": "erase_or_anonymise", "search_logs": "erase_or_anonymise", "search_history": "erase_or_anonymise",
      "virtual_balance": "erase_or_anonymise", "network_logs": "erase_or_anonymise", "app_info": "erase_or_anonymise",
      "usage_frequency": "erase_or_anonymise", "crash_data": "erase_or_anonymise", "install_usage": "erase_or_anonymise",
      "performance_data": "erase_or_anonymise", "app_source": "erase_or_anonymise", "real_name": "erase_or_anonymise",
      "id_number": "erase_or_anonymise", "face_feature": "erase_or_anonymise", "id_document": "erase_or_anonymise",
      "contact_details": "erase_or_anonymise", "home_address": "erase_or_anonymise", "postal_address": "erase_or_anonymise",
      "bank_account": "erase_or_anonymise", "bank_card_type": "erase_or_anonymise", "bank_card_number": "erase_or_anonymise",
      "bank_card_expiry": "erase_or_anonymise", "payment_biometric": "erase_or_anonymise", "cookie_id": "erase_or_anonymise",
      "web_beacon": "erase_or_anonymise", "profile_tags": "erase_or_anonymise", "deidentified_device_info": "erase_or_anonymise",
      "statistics": "erase_or_anonymise", "user_lists": "erase_or_anonymise", "post_location": "erase_or_anonymise",
      "precise_location": "erase_or_anonymise", "contacts_book": "erase_or_anonymise"
    },
    "channels": ["我 > 设置 > 账号注销"]
  },
  "rights": {
    "access": {
      "due": { "working_days": 15 }, "from": "received", "owed": "reply", "channels": ["我 > 我的空间", "人工客服", "电子邮件"],
      "refusals": ["groundless_repeat", "undue_effort", "risk_to_others", "impractical"]
    },
    "rectify": {
      "due": { "working_days": 15 }, "from": "received", "owed": "reply", "channels": ["我 > 我的空间", "客服电话", "电子邮件"],
      "refusals": ["groundless_repeat", "undue_effort", "risk_to_others", "impractical"]
    },
    "erase": {
      "due": { "working_days": 15 }, "from": "received", "owed": "reply", "channels": ["人工客服"],
      "grounds": ["unlawful", "no_consent", "breach", "stopped_using", "service_ended"],
      "refusals": ["groundless_repeat", "undue_effort", "risk_to_others", "impractical"]
    },
    "withdraw": { "due": { "working_days": 15 }, "from": "received", "owed": "reply", "channels": ["系统设置", "人工客服"] },
    "complaint": {
      "due": { "working_days": 15 }, "from": "checked", "owed": "reply", "channels": ["我的 > 反馈", "在线客服"],
      "refusals": ["groundless_repeat", "undue_effort", "risk_to_others", "impractical"]
    }
  },
  "minors": {
    "bands": [{ "below": 14, "needs": "guardian" }, { "below": 18, "needs": "joint_reading" }], "unknown": "ask",
    "denied": ["ads_recommendation", "ad_measurement", "marketing_messages", "preference_profiling"]
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
