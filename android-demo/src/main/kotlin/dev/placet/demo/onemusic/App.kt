// Written by `placet codegen` from manifest.json. Change that and run it again; what is changed here is lost.

package dev.placet.demo.onemusic

import dev.placet.AcknowledgementId
import dev.placet.ChoiceId
import dev.placet.DocumentId
import dev.placet.FactId
import dev.placet.Feature
import dev.placet.FeatureId
import dev.placet.PermissionId
import dev.placet.PurposeId
import dev.placet.RecipientId
import dev.placet.SeparatePurposeId
import dev.placet.UseRef

/** OneMusic */
public object App {
    /** Documents. */
    public object Documents {
        /** 隐私政策 */
        @JvmField
        public val privacyPolicy: DocumentId = DocumentId("privacy_policy")
    }

    /** Purposes. */
    public object Purposes {
        /** 注册 */
        @JvmField
        public val accountRegistration: PurposeId = PurposeId("account_registration")

        /** 广告监测 */
        @JvmField
        public val adMeasurement: SeparatePurposeId = SeparatePurposeId("ad_measurement")

        /** 个性化广告 */
        @JvmField
        public val adsRecommendation: PurposeId = PurposeId("ads_recommendation")

        /** 浏览收藏日志 */
        @JvmField
        public val browsingLog: PurposeId = PurposeId("browsing_log")

        /** 优惠活动 */
        @JvmField
        public val campaignParticipation: SeparatePurposeId = SeparatePurposeId("campaign_participation")

        /** 结算、售后 */
        @JvmField
        public val checkout: PurposeId = PurposeId("checkout")

        /** 多设备关联 */
        @JvmField
        public val crossDevice: PurposeId = PurposeId("cross_device")

        /** 系统权限功能 */
        @JvmField
        public val featurePermission: SeparatePurposeId = SeparatePurposeId("feature_permission")

        /** 法律要求 */
        @JvmField
        public val legalCompliance: PurposeId = PurposeId("legal_compliance")

        /** Cookie */
        @JvmField
        public val loginMemory: PurposeId = PurposeId("login_memory")

        /** 推广信息 */
        @JvmField
        public val marketingMessages: PurposeId = PurposeId("marketing_messages")

        /** 聊天、云存储、语音识别 */
        @JvmField
        public val mediaServices: PurposeId = PurposeId("media_services")

        /** 合作伙伴营销 */
        @JvmField
        public val partnerMarketing: SeparatePurposeId = SeparatePurposeId("partner_marketing")

        /** 用户画像 */
        @JvmField
        public val preferenceProfiling: PurposeId = PurposeId("preference_profiling")

        /** 额外个人资料 */
        @JvmField
        public val profileCompletion: SeparatePurposeId = SeparatePurposeId("profile_completion")

        /** 推送 */
        @JvmField
        public val pushDelivery: PurposeId = PurposeId("push_delivery")

        /** 合并链路 */
        @JvmField
        public val pushLinkMerge: PurposeId = PurposeId("push_link_merge")

        /** 个性化push */
        @JvmField
        public val pushPersonalised: PurposeId = PurposeId("push_personalised")

        /** 改进服务 */
        @JvmField
        public val qualityImprovement: PurposeId = PurposeId("quality_improvement")

        /** 核验认证 */
        @JvmField
        public val realNameVerification: PurposeId = PurposeId("real_name_verification")

        /** 搜索展示优化 */
        @JvmField
        public val searchDisplay: PurposeId = PurposeId("search_display")

        /** 账号及交易安全 */
        @JvmField
        public val security: PurposeId = PurposeId("security")

        /** 客服核验 */
        @JvmField
        public val support: PurposeId = PurposeId("support")

        /** 第三方登录 */
        @JvmField
        public val thirdPartyLogin: PurposeId = PurposeId("third_party_login")

        /** 统计分析 */
        @JvmField
        public val usageAnalytics: PurposeId = PurposeId("usage_analytics")
    }

    /** Recipients. */
    public object Recipients {
        /** 广告商 */
        @JvmField
        public val adPartners: RecipientId = RecipientId("ad_partners")

        /** 关联方 */
        @JvmField
        public val affiliates: RecipientId = RecipientId("affiliates")

        /** 行政或司法机构 */
        @JvmField
        public val authorities: RecipientId = RecipientId("authorities")

        /** 数据统计、广告监测 */
        @JvmField
        public val dataSuppliers: RecipientId = RecipientId("data_suppliers")

        /** 微信、微博 */
        @JvmField
        public val loginPlatforms: RecipientId = RecipientId("login_platforms")

        /** 合作伙伴 */
        @JvmField
        public val marketingPartners: RecipientId = RecipientId("marketing_partners")

        /** 云存储、语音识别 */
        @JvmField
        public val mediaVendors: RecipientId = RecipientId("media_vendors")

        /** 第三方商家 */
        @JvmField
        public val merchants: RecipientId = RecipientId("merchants")

        /** 交易对方、被投诉人 */
        @JvmField
        public val otherUsers: RecipientId = RecipientId("other_users")

        /** 联合营销 */
        @JvmField
        public val prizePartners: RecipientId = RecipientId("prize_partners")

        /** 其它业务合作伙伴 */
        @JvmField
        public val promotionPartners: RecipientId = RecipientId("promotion_partners")

        /** 第三方推送SDK */
        @JvmField
        public val pushVendor: RecipientId = RecipientId("push_vendor")

        /** 支付机构、物流、客服系统 */
        @JvmField
        public val serviceSuppliers: RecipientId = RecipientId("service_suppliers")

        /** 受让方 */
        @JvmField
        public val successor: RecipientId = RecipientId("successor")
    }

    /** Permissions. */
    public object Permissions {
        /** 日历 */
        @JvmField
        public val calendar: PermissionId = PermissionId("calendar")

        /** 相机 */
        @JvmField
        public val camera: PermissionId = PermissionId("camera")

        /** 通讯录 */
        @JvmField
        public val contacts: PermissionId = PermissionId("contacts")

        /** 健康数据 */
        @JvmField
        public val health: PermissionId = PermissionId("health")

        /** 网络 */
        @JvmField
        public val network: PermissionId = PermissionId("network")

        /** 通知 */
        @JvmField
        public val notifications: PermissionId = PermissionId("notifications")

        /** 照片 */
        @JvmField
        public val photos: PermissionId = PermissionId("photos")

        /** 位置 */
        @JvmField
        public val preciseLocation: PermissionId = PermissionId("precise_location")
    }

    /** Facts. */
    public object Facts {
        /** 已核验真实身份 */
        @JvmField
        public val realNameVerified: FactId = FactId("real_name_verified")
    }

    /** Acknowledgements. */
    public object Acknowledgements {
        /** 已有权益视为放弃。 */
        @JvmField
        public val benefitsLost: AcknowledgementId = AcknowledgementId("benefits_lost")

        /** 注销后无法使用平台的全部产品与服务。 */
        @JvmField
        public val servicesLost: AcknowledgementId = AcknowledgementId("services_lost")
    }

    /** Choices. */
    public object Choices {
        /** erase, detach */
        @JvmField
        public val uploads: ChoiceId = ChoiceId("uploads")
    }

    /** Features, and the uses that each declares. */
    public object Features {
        /** 广告 */
        @JvmField
        public val ads: Ads = Ads()

        /** 头像、资料 */
        @JvmField
        public val avatar: Avatar = Avatar()

        /** 浏览、搜索 */
        @JvmField
        public val browseSearch: BrowseSearch = BrowseSearch()

        /** 日历 */
        @JvmField
        public val calendar: Calendar = Calendar()

        /** 优惠活动 */
        @JvmField
        public val campaign: Campaign = Campaign()

        /** 导入好友 */
        @JvmField
        public val chatImport: ChatImport = ChatImport()

        /** 结算 */
        @JvmField
        public val checkout: Checkout = Checkout()

        /** 基础运行 */
        @JvmField
        public val coreRuntime: CoreRuntime = CoreRuntime()

        /** 邮箱注册 */
        @JvmField
        public val emailRegistration: EmailRegistration = EmailRegistration()

        /** 浏览、搜索（不登记） */
        @JvmField
        public val guestBrowse: GuestBrowse = GuestBrowse()

        /** 聊天、云存储、语音识别 */
        @JvmField
        public val mediaServices: MediaServices = MediaServices()

        /** 小区圈子、同城生活、附近的人 */
        @JvmField
        public val placeServices: PlaceServices = PlaceServices()

        /** 平台更新 */
        @JvmField
        public val platformUpdates: PlatformUpdates = PlatformUpdates()

        /** 问答、发回帖 */
        @JvmField
        public val publishing: Publishing = Publishing()

        /** 推送 */
        @JvmField
        public val push: Push = Push()

        /** 核验认证 */
        @JvmField
        public val realName: RealName = RealName()

        /** 个性化推荐 */
        @JvmField
        public val recommendation: Recommendation = Recommendation()

        /** 注册 */
        @JvmField
        public val registration: Registration = Registration()

        /** 步数 */
        @JvmField
        public val stepCount: StepCount = StepCount()

        /** 客服 */
        @JvmField
        public val support: Support = Support()

        /** 第三方登录 */
        @JvmField
        public val thirdPartyLogin: ThirdPartyLogin = ThirdPartyLogin()

        /** 广告 */
        public class Ads internal constructor() : Feature {
            override val id: FeatureId = FeatureId("ads")

            /** Collects 唯一设备识别码 for 个性化广告. */
            @JvmField
            public val readDeviceIds: UseRef = UseRef("ads.read_device_ids")

            /** Collects 广告播放记录 for 广告监测. */
            @JvmField
            public val recordPlayback: UseRef = UseRef("ads.record_playback")

            /** Uses 兴趣、画像标签 for 推广信息. */
            @JvmField
            public val sendNews: UseRef = UseRef("ads.send_news")

            /** Uses 兴趣、画像标签 for 个性化广告. */
            @JvmField
            public val showByTags: UseRef = UseRef("ads.show_by_tags")

            /** Writes Cookie、Beacon for 个性化广告. */
            @JvmField
            public val writeCookie: UseRef = UseRef("ads.write_cookie")
        }

        /** 头像、资料 */
        public class Avatar internal constructor() : Feature {
            override val id: FeatureId = FeatureId("avatar")

            /** Collects 宝宝信息 for 额外个人资料. */
            @JvmField
            public val enterBaby: UseRef = UseRef("avatar.enter_baby")

            /** Collects 姓名、生日、性别 for 额外个人资料. */
            @JvmField
            public val enterProfile: UseRef = UseRef("avatar.enter_profile")

            /** Collects 居住地、头像 for 额外个人资料. */
            @JvmField
            public val enterResidence: UseRef = UseRef("avatar.enter_residence")

            /** Collects 居住地、头像 for 系统权限功能. */
            @JvmField
            public val pickPicture: UseRef = UseRef("avatar.pick_picture")

            /** Collects 居住地、头像 for 系统权限功能. */
            @JvmField
            public val takePicture: UseRef = UseRef("avatar.take_picture")
        }

        /** 浏览、搜索 */
        public class BrowseSearch internal constructor() : Feature {
            override val id: FeatureId = FeatureId("browse_search")

            /** Collects 搜索内容 for 搜索展示优化. */
            @JvmField
            public val keepSearch: UseRef = UseRef("browse_search.keep_search")

            /** Uses 帖子、评论、音视频 for 浏览收藏日志. */
            @JvmField
            public val logContent: UseRef = UseRef("browse_search.log_content")

            /** Collects 网页浏览记录 for 浏览收藏日志. */
            @JvmField
            public val logPages: UseRef = UseRef("browse_search.log_pages")

            /** Collects 网络日志、IP、点击 for 浏览收藏日志. */
            @JvmField
            public val logVisit: UseRef = UseRef("browse_search.log_visit")

            /** Uses 搜索内容 for 搜索展示优化. */
            @JvmField
            public val rankAlike: UseRef = UseRef("browse_search.rank_alike")

            /** Uses 兴趣、画像标签 for 用户画像. */
            @JvmField
            public val rankByTags: UseRef = UseRef("browse_search.rank_by_tags")

            /** Collects 设备信息 for 搜索展示优化. */
            @JvmField
            public val readDevice: UseRef = UseRef("browse_search.read_device")
        }

        /** 日历 */
        public class Calendar internal constructor() : Feature {
            override val id: FeatureId = FeatureId("calendar")

            /** Collects 日历事件 for 系统权限功能. */
            @JvmField
            public val readEvents: UseRef = UseRef("calendar.read_events")

            /** Writes 日历事件 for 系统权限功能. */
            @JvmField
            public val writeEvents: UseRef = UseRef("calendar.write_events")
        }

        /** 优惠活动 */
        public class Campaign internal constructor() : Feature {
            override val id: FeatureId = FeatureId("campaign")

            /** Collects 联络方式、邮政地址 for 优惠活动. */
            @JvmField
            public val enterAddress: UseRef = UseRef("campaign.enter_address")

            /** Collects 宝宝信息 for 优惠活动. */
            @JvmField
            public val enterBaby: UseRef = UseRef("campaign.enter_baby")

            /** Collects 手机号码 for 优惠活动. */
            @JvmField
            public val enterPhone: UseRef = UseRef("campaign.enter_phone")
        }

        /** 导入好友 */
        public class ChatImport internal constructor() : Feature {
            override val id: FeatureId = FeatureId("chat_import")

            /** Collects 通讯录 for 系统权限功能. */
            @JvmField
            public val importFriends: UseRef = UseRef("chat_import.import_friends")
        }

        /** 结算 */
        public class Checkout internal constructor() : Feature {
            override val id: FeatureId = FeatureId("checkout")

            /** Collects 订单、交易信息 for 结算、售后. */
            @JvmField
            public val createOrder: UseRef = UseRef("checkout.create_order")

            /** Collects 联络方式、邮政地址 for 结算、售后. */
            @JvmField
            public val enterAddress: UseRef = UseRef("checkout.enter_address")

            /** Collects 支付信息 for 结算、售后. */
            @JvmField
            public val enterPayment: UseRef = UseRef("checkout.enter_payment")
        }

        /** 基础运行 */
        public class CoreRuntime internal constructor() : Feature {
            override val id: FeatureId = FeatureId("core_runtime")

            /** Uses 账户名、昵称、邮箱 for 账号及交易安全. */
            @JvmField
            public val checkAccount: UseRef = UseRef("core_runtime.check_account")

            /** Collects 唯一设备识别码 for 账号及交易安全. */
            @JvmField
            public val checkDevice: UseRef = UseRef("core_runtime.check_device")

            /** Uses 网页浏览记录 for 账号及交易安全. */
            @JvmField
            public val checkHabits: UseRef = UseRef("core_runtime.check_habits")

            /** Uses 网络日志、IP、点击 for 账号及交易安全. */
            @JvmField
            public val checkLogs: UseRef = UseRef("core_runtime.check_logs")

            /** Uses 订单、交易信息 for 账号及交易安全. */
            @JvmField
            public val checkOrders: UseRef = UseRef("core_runtime.check_orders")

            /** Collects 唯一设备识别码 for 统计分析. */
            @JvmField
            public val countDevice: UseRef = UseRef("core_runtime.count_device")

            /** Collects 启动数据、错误日志 for 统计分析. */
            @JvmField
            public val countLaunch: UseRef = UseRef("core_runtime.count_launch")

            /** Collects Cookie、Beacon for 统计分析. */
            @JvmField
            public val countPage: UseRef = UseRef("core_runtime.count_page")

            /** Uses Cookie、Beacon for Cookie. */
            @JvmField
            public val readLogin: UseRef = UseRef("core_runtime.read_login")

            /** Writes Cookie、Beacon for Cookie. */
            @JvmField
            public val writeLogin: UseRef = UseRef("core_runtime.write_login")
        }

        /** 邮箱注册 */
        public class EmailRegistration internal constructor() : Feature {
            override val id: FeatureId = FeatureId("email_registration")

            /** Collects 账户名、昵称、邮箱 for 注册. */
            @JvmField
            public val enterAccount: UseRef = UseRef("email_registration.enter_account")

            /** Collects 密码、密保问答 for 注册. */
            @JvmField
            public val setPassword: UseRef = UseRef("email_registration.set_password")
        }

        /** 浏览、搜索（不登记） */
        public class GuestBrowse internal constructor() : Feature {
            override val id: FeatureId = FeatureId("guest_browse")
        }

        /** 聊天、云存储、语音识别 */
        public class MediaServices internal constructor() : Feature {
            override val id: FeatureId = FeatureId("media_services")

            /** Collects 唯一设备识别码 for 聊天、云存储、语音识别. */
            @JvmField
            public val readDeviceIds: UseRef = UseRef("media_services.read_device_ids")

            /** Collects 帖子、评论、音视频 for 聊天、云存储、语音识别. */
            @JvmField
            public val storeMedia: UseRef = UseRef("media_services.store_media")
        }

        /** 小区圈子、同城生活、附近的人 */
        public class PlaceServices internal constructor() : Feature {
            override val id: FeatureId = FeatureId("place_services")

            /** Collects 精准定位 for 系统权限功能. */
            @JvmField
            public val neighbourhoodCircle: UseRef = UseRef("place_services.neighbourhood_circle")

            /** Collects 精准定位 for 系统权限功能. */
            @JvmField
            public val peopleNearby: UseRef = UseRef("place_services.people_nearby")

            /** Collects 精准定位 for 系统权限功能. */
            @JvmField
            public val sameCity: UseRef = UseRef("place_services.same_city")
        }

        /** 平台更新 */
        public class PlatformUpdates internal constructor() : Feature {
            override val id: FeatureId = FeatureId("platform_updates")

            /** Uses 设备信息 for 搜索展示优化. */
            @JvmField
            public val fetch: UseRef = UseRef("platform_updates.fetch")
        }

        /** 问答、发回帖 */
        public class Publishing internal constructor() : Feature {
            override val id: FeatureId = FeatureId("publishing")

            /** Collects 帖子、评论、音视频 for 系统权限功能. */
            @JvmField
            public val pickPicture: UseRef = UseRef("publishing.pick_picture")

            /** Publishes 帖子、评论、音视频 for 浏览收藏日志. */
            @JvmField
            public val publish: UseRef = UseRef("publishing.publish")

            /** Collects 帖子、评论、音视频 for 系统权限功能. */
            @JvmField
            public val takePicture: UseRef = UseRef("publishing.take_picture")
        }

        /** 推送 */
        public class Push internal constructor() : Feature {
            override val id: FeatureId = FeatureId("push")

            /** Collects 应用列表 for 合并链路. */
            @JvmField
            public val mergeLinks: UseRef = UseRef("push.merge_links")

            /** Collects 唯一设备识别码 for 推送. */
            @JvmField
            public val notify: UseRef = UseRef("push.notify")

            /** Collects 应用列表 for 个性化push. */
            @JvmField
            public val readAppList: UseRef = UseRef("push.read_app_list")

            /** Works out 兴趣、画像标签 for 个性化push. */
            @JvmField
            public val tagInterests: UseRef = UseRef("push.tag_interests")
        }

        /** 核验认证 */
        public class RealName internal constructor() : Feature {
            override val id: FeatureId = FeatureId("real_name")

            /** Collects 真实身份信息 for 核验认证. */
            @JvmField
            public val enterIdentity: UseRef = UseRef("real_name.enter_identity")
        }

        /** 个性化推荐 */
        public class Recommendation internal constructor() : Feature {
            override val id: FeatureId = FeatureId("recommendation")

            /** Uses 订单、交易信息 for 用户画像. */
            @JvmField
            public val combineOrders: UseRef = UseRef("recommendation.combine_orders")

            /** Works out 兴趣、画像标签 for 用户画像. */
            @JvmField
            public val deriveTags: UseRef = UseRef("recommendation.derive_tags")

            /** Uses 唯一设备识别码 for 多设备关联. */
            @JvmField
            public val joinDevices: UseRef = UseRef("recommendation.join_devices")

            /** Uses 网页浏览记录 for 用户画像. */
            @JvmField
            public val readBrowsing: UseRef = UseRef("recommendation.read_browsing")
        }

        /** 注册 */
        public class Registration internal constructor() : Feature {
            override val id: FeatureId = FeatureId("registration")

            /** Collects 账户名、昵称、邮箱 for 注册. */
            @JvmField
            public val enterAccount: UseRef = UseRef("registration.enter_account")

            /** Collects 手机号码 for 注册. */
            @JvmField
            public val enterPhone: UseRef = UseRef("registration.enter_phone")

            /** Collects 密码、密保问答 for 注册. */
            @JvmField
            public val setPassword: UseRef = UseRef("registration.set_password")
        }

        /** 步数 */
        public class StepCount internal constructor() : Feature {
            override val id: FeatureId = FeatureId("step_count")

            /** Collects 步数、距离 for 系统权限功能. */
            @JvmField
            public val readSteps: UseRef = UseRef("step_count.read_steps")
        }

        /** 客服 */
        public class Support internal constructor() : Feature {
            override val id: FeatureId = FeatureId("support")

            /** Collects 客服、问卷信息 for 改进服务. */
            @JvmField
            public val answerSurvey: UseRef = UseRef("support.answer_survey")

            /** Collects 客服、问卷信息 for 客服核验. */
            @JvmField
            public val talk: UseRef = UseRef("support.talk")

            /** Uses 账户名、昵称、邮箱 for 客服核验. */
            @JvmField
            public val verifyAccount: UseRef = UseRef("support.verify_account")
        }

        /** 第三方登录 */
        public class ThirdPartyLogin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("third_party_login")

            /** Collects 第三方账户信息 for 第三方登录. */
            @JvmField
            public val fetchProfile: UseRef = UseRef("third_party_login.fetch_profile")
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
    "id": "onemusic", "version": "1", "names": { "zh-CN": "OneMusic", "en": "OneMusic" },
    "operator": { "legal_name": "北京好个科技有限公司", "contact": {} }, "zone": "Asia/Shanghai", "default_locale": "zh-CN", "type": "community",
    "storage": { "places": ["CN"], "abroad": "with_consent" }
  },
  "documents": {
    "privacy_policy": {
      "names": { "zh-CN": "隐私政策", "en": "Privacy policy" },
      "texts": { "zh-CN": { "sha256": "c67f9f7170791a50b4a7bf75033e131a2912f6de4471cdf818d028104edb70b9", "hash_of": "identity" } },
      "audience": "everyone", "on_decline": { "stated": "exit", "enforced": "limited" },
      "changes": {
        "wording": "notice", "purpose": "express", "method": "notice", "data": "express", "recipient": "notice", "operator": "express",
        "rights": "notice"
      }
    }
  },
  "purposes": {
    "account_registration": { "names": { "zh-CN": "注册", "en": "Registration" }, "basis": "contract", "necessity": "basic", "consent": "document" },
    "real_name_verification": {
      "names": { "zh-CN": "核验认证", "en": "Checking the real name" }, "basis": "legal_duty", "necessity": "basic", "consent": "document",
      "necessity_text": { "zh-CN": "发布信息依法须先核验真实身份。", "en": "By law who publishes is checked first." }
    },
    "search_display": {
      "names": { "zh-CN": "搜索展示优化", "en": "Tuning search and display" }, "basis": "contract", "necessity": "basic", "consent": "document"
    },
    "browsing_log": {
      "names": { "zh-CN": "浏览收藏日志", "en": "Log of browsing and favourites" }, "basis": "contract", "necessity": "basic", "consent": "document"
    },
    "checkout": {
      "names": { "zh-CN": "结算、售后", "en": "Checkout and after-sales" }, "basis": "contract", "necessity": "basic", "consent": "document"
    },
    "support": {
      "names": { "zh-CN": "客服核验", "en": "Checks by support" }, "basis": "consent", "necessity": { "stated": "basic", "enforced": "optional" },
      "consent": { "stated": "document", "enforced": "express" }
    },
    "preference_profiling": {
      "names": { "zh-CN": "用户画像", "en": "Profiling" }, "basis": "consent", "necessity": { "stated": "basic", "enforced": "optional" },
      "consent": { "stated": "document", "enforced": "express" }
    },
    "quality_improvement": {
      "names": { "zh-CN": "改进服务", "en": "Improving the service" }, "basis": "consent", "necessity": { "stated": "basic", "enforced": "optional" },
      "consent": { "stated": "document", "enforced": "express" }
    },
    "cross_device": {
      "names": { "zh-CN": "多设备关联", "en": "Linking devices" }, "basis": "consent", "necessity": { "stated": "basic", "enforced": "optional" },
      "consent": { "stated": "document", "enforced": "express" }
    },
    "security": {
      "names": { "zh-CN": "账号及交易安全", "en": "Safety of accounts and deals" }, "basis": "contract", "necessity": "basic", "consent": "document"
    },
    "profile_completion": {
      "names": { "zh-CN": "额外个人资料", "en": "Further profile" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }
    },
    "feature_permission": {
      "names": { "zh-CN": "系统权限功能", "en": "Functions of system permissions" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }
    },
    "push_delivery": { "names": { "zh-CN": "推送", "en": "Push messages" }, "basis": "consent", "necessity": "optional", "consent": "express" },
    "third_party_login": {
      "names": { "zh-CN": "第三方登录", "en": "Third-party login" }, "basis": "consent", "necessity": "optional", "consent": "express"
    },
    "push_personalised": {
      "names": { "zh-CN": "个性化push", "en": "Personalised push" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    },
    "push_link_merge": {
      "names": { "zh-CN": "合并链路", "en": "Merging push links" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    },
    "ads_recommendation": {
      "names": { "zh-CN": "个性化广告", "en": "Personalised advertising" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    },
    "marketing_messages": {
      "names": { "zh-CN": "推广信息", "en": "Marketing messages" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "opt_out", "enforced": "express" }
    },
    "partner_marketing": {
      "names": { "zh-CN": "合作伙伴营销", "en": "Marketing by partners" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }
    },
    "usage_analytics": {
      "names": { "zh-CN": "统计分析", "en": "Statistics" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    },
    "ad_measurement": {
      "names": { "zh-CN": "广告监测", "en": "Ad measurement" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "separate" }
    },
    "campaign_participation": {
      "names": { "zh-CN": "优惠活动", "en": "Campaigns" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" }
    },
    "media_services": {
      "names": { "zh-CN": "聊天、云存储、语音识别", "en": "Chat, cloud storage, speech recognition" }, "basis": "consent", "necessity": "optional",
      "consent": "express"
    },
    "login_memory": {
      "names": { "zh-CN": "Cookie", "en": "Cookies" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "opt_out", "enforced": "express" }
    },
    "legal_compliance": { "names": { "zh-CN": "法律要求", "en": "Duties by law" }, "basis": "legal_duty", "necessity": "basic", "consent": "document" }
  },
  "facts": {
    "real_name_verified": { "names": { "zh-CN": "已核验真实身份", "en": "The real name is verified" } }
  },
  "data": {
    "account_ids": {
      "names": { "zh-CN": "账户名、昵称、邮箱", "en": "Account name, nickname, mailbox" }, "sensitivity": "sensitive", "scheme": "policy",
      "members": ["账户名", "昵称", "邮箱"], "stores": { "apple": "UserID", "play": "user_ids" }
    },
    "phone_number": {
      "names": { "zh-CN": "手机号码", "en": "Phone number" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["手机号码"],
      "stores": { "apple": "PhoneNumber", "play": "phone_number" }
    },
    "password": {
      "names": { "zh-CN": "密码、密保问答", "en": "Password and protection questions" }, "sensitivity": "sensitive", "scheme": "policy",
      "members": ["密码", "密保问答"]
    },
    "basic_profile": {
      "names": { "zh-CN": "姓名、生日、性别", "en": "Name, birthday, gender" }, "sensitivity": "general", "members": ["姓名", "生日", "性别"]
    },
    "extra_profile": { "names": { "zh-CN": "居住地、头像", "en": "Residence, avatar" }, "sensitivity": "general", "members": ["居住地", "头像"] },
    "child_data": {
      "names": { "zh-CN": "宝宝信息", "en": "Data of a baby" }, "sensitivity": "sensitive", "scheme": "pipl_28",
      "members": ["宝宝出生年月日", "宝宝年龄", "宝宝性别", "宝宝名字", "宝宝昵称"]
    },
    "real_identity": {
      "names": { "zh-CN": "真实身份信息", "en": "Real identity" }, "sensitivity": "sensitive", "scheme": "gbt_35273", "members": ["真实身份信息"]
    },
    "browsing_records": {
      "names": { "zh-CN": "网页浏览记录", "en": "Browsing records" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["网页浏览记录"],
      "stores": { "apple": "BrowsingHistory", "play": "web_browsing" }
    },
    "device_info": {
      "names": { "zh-CN": "设备信息", "en": "Device" }, "sensitivity": "general",
      "members": ["设备名称", "设备型号", "操作系统版本", "应用版本", "语言", "分辨率", "PLMN", "浏览器类型"]
    },
    "device_ids": {
      "names": { "zh-CN": "唯一设备识别码", "en": "Device identifiers" }, "sensitivity": "sensitive", "identifier": "permanent",
      "members": ["IMEI", "MAC地址", "AndroidID", "DEVICE_ID", "OpenUDID", "IDFA", "IMSI"],
      "stores": { "apple": "DeviceID", "play": "device_or_other_ids" }
    },
    "installed_apps": {
      "names": { "zh-CN": "应用列表", "en": "Installed apps" }, "sensitivity": "sensitive", "members": ["应用列表"],
      "stores": { "play": "installed_apps" }
    },
    "precise_location": {
      "names": { "zh-CN": "精准定位", "en": "Precise location" }, "sensitivity": "sensitive", "scheme": "pipl_28", "members": ["精准定位"],
      "stores": { "apple": "PreciseLocation", "play": "precise_location" }
    },
    "contacts_book": {
      "names": { "zh-CN": "通讯录", "en": "Contacts" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["通讯录"],
      "stores": { "apple": "Contacts", "play": "contacts" }
    },
    "calendar_events": {
      "names": { "zh-CN": "日历事件", "en": "Calendar events" }, "sensitivity": "sensitive", "members": ["日历事件"],
      "stores": { "play": "calendar_events" }
    },
    "health_steps": {
      "names": { "zh-CN": "步数、距离", "en": "Steps and distance" }, "sensitivity": "sensitive", "scheme": "pipl_28",
      "members": ["步数", "步行跑步距离"], "stores": { "apple": "Health", "play": "health_info" }
    },
    "image_text_content": {
      "names": { "zh-CN": "帖子、评论、音视频", "en": "Posts, comments, audio and video" }, "sensitivity": "general",
      "members": ["帖子", "评论", "图片", "音视频"], "stores": { "apple": "OtherUserContent", "play": "other_user_generated_content" }
    },
    "search_data": {
      "names": { "zh-CN": "搜索内容", "en": "Searches" }, "sensitivity": "general", "members": ["搜索关键词", "搜索历史"],
      "stores": { "apple": "SearchHistory", "play": "in_app_search_history" }
    },
    "network_logs": {
      "names": { "zh-CN": "网络日志、IP、点击", "en": "Network logs, address, clicks" }, "sensitivity": "general",
      "members": ["IP地址", "使用记录", "点击", "网页请求"]
    },
    "order_data": {
      "names": { "zh-CN": "订单、交易信息", "en": "Orders and deals" }, "sensitivity": "general", "members": ["订单", "交易信息"],
      "stores": { "apple": "PurchaseHistory", "play": "purchase_history" }
    },
    "payment_info": {
      "names": { "zh-CN": "支付信息", "en": "Payment" }, "sensitivity": "sensitive", "scheme": "pipl_28", "members": ["支付信息"],
      "stores": { "apple": "PaymentInfo", "play": "user_payment_info" }
    },
    "profile_tags": {
      "names": { "zh-CN": "兴趣、画像标签", "en": "Interests and tags" }, "sensitivity": "general", "members": ["兴趣", "画像标签"],
      "derived_from": ["browsing_records", "search_data", "installed_apps"]
    },
    "support_data": {
      "names": { "zh-CN": "客服、问卷信息", "en": "Support talks and surveys" }, "sensitivity": "general", "members": ["客服沟通", "问卷答复"],
      "stores": { "apple": "CustomerSupport" }
    },
    "third_party_profile": {
      "names": { "zh-CN": "第三方账户信息", "en": "Profile of a third-party account" }, "sensitivity": "general", "members": ["第三方账户信息"]
    },
    "cookie_id": { "names": { "zh-CN": "Cookie、Beacon", "en": "Cookies and beacons" }, "sensitivity": "general", "members": ["Cookie", "Beacon"] },
    "ad_playback": {
      "names": { "zh-CN": "广告播放记录", "en": "Records of ads played" }, "sensitivity": "general", "members": ["广告播放记录"],
      "stores": { "apple": "AdvertisingData" }
    },
    "diagnostics": {
      "names": { "zh-CN": "启动数据、错误日志", "en": "Launch data and error logs" }, "sensitivity": "general", "members": ["启动数据", "错误日志"],
      "stores": { "apple": "CrashData", "play": "crash_logs" }
    },
    "contact_details": {
      "names": { "zh-CN": "联络方式、邮政地址", "en": "Contact and postal address" }, "sensitivity": "general", "members": ["联络方式", "邮政地址"],
      "stores": { "apple": "PhysicalAddress", "play": "address" }
    },
    "statistics": { "names": { "zh-CN": "统计信息", "en": "Statistics" }, "sensitivity": "general", "members": ["统计信息"] }
  },
  "permissions": {
    "calendar": {
      "names": { "zh-CN": "日历", "en": "Calendar" }, "control": "os", "apple": "NSCalendarsUsageDescription", "platforms": ["apple"],
      "usage": { "zh-CN": "读取和写入日历事件", "en": "To read and write events" }
    },
    "camera": {
      "names": { "zh-CN": "相机", "en": "Camera" }, "control": "os", "apple": "NSCameraUsageDescription", "platforms": ["apple"],
      "usage": { "zh-CN": "拍摄头像、问答和帖子的照片", "en": "To take pictures for avatar, questions and posts" }
    },
    "photos": {
      "names": { "zh-CN": "照片", "en": "Photos" }, "control": "os", "apple": "NSPhotoLibraryUsageDescription", "platforms": ["apple"],
      "usage": { "zh-CN": "选取头像、问答和帖子的照片", "en": "To pick pictures for avatar, questions and posts" }
    },
    "contacts": {
      "names": { "zh-CN": "通讯录", "en": "Contacts" }, "control": "os", "apple": "NSContactsUsageDescription", "platforms": ["apple"],
      "usage": { "zh-CN": "导入好友", "en": "To import friends" }
    },
    "health": {
      "names": { "zh-CN": "健康数据", "en": "Health" }, "control": "os", "apple": "NSHealthShareUsageDescription", "platforms": ["apple"],
      "usage": { "zh-CN": "显示步数和步行跑步距离", "en": "To show steps and the distance walked or run" }
    },
    "precise_location": {
      "names": { "zh-CN": "位置", "en": "Location" }, "control": "os", "apple": "NSLocationWhenInUseUsageDescription", "platforms": ["apple"],
      "usage": { "zh-CN": "小区圈子、同城生活、附近的人", "en": "For the neighbourhood, the city and people nearby" }
    },
    "notifications": {
      "names": { "zh-CN": "通知", "en": "Notifications" }, "control": "os", "platforms": ["apple"],
      "usage": { "zh-CN": "接收平台推送", "en": "To receive push messages" }, "ask": "first_launch"
    },
    "network": {
      "names": { "zh-CN": "网络", "en": "Network" }, "control": "os", "platforms": ["apple"],
      "usage": { "zh-CN": "获取平台更新", "en": "To fetch updates" }, "ask": "first_launch"
    }
  },
  "features": {
    "guest_browse": {
      "names": { "zh-CN": "浏览、搜索（不登记）", "en": "Browsing and searching unregistered" }, "tier": "basic", "opens_by": ["launch", "user_action"],
      "before_acceptance": true
    },
    "core_runtime": {
      "names": { "zh-CN": "基础运行", "en": "Basic operation" }, "tier": "basic", "opens_by": ["launch", "user_action"],
      "uses": {
        "check_device": { "data": "device_ids", "purpose": "security" },
        "check_account": { "data": "account_ids", "purpose": "security", "act": "use" },
        "check_orders": { "data": "order_data", "purpose": "security", "act": "use" },
        "check_logs": { "data": "network_logs", "purpose": "security", "act": "use" },
        "check_habits": { "data": "browsing_records", "purpose": "security", "act": "use" },
        "count_device": { "data": "device_ids", "purpose": "usage_analytics" },
        "count_launch": { "data": "diagnostics", "purpose": "usage_analytics" },
        "count_page": { "data": "cookie_id", "purpose": "usage_analytics" },
        "write_login": { "data": "cookie_id", "purpose": "login_memory", "act": "write" },
        "read_login": { "data": "cookie_id", "purpose": "login_memory", "act": "use" }
      }
    },
    "browse_search": {
      "names": { "zh-CN": "浏览、搜索", "en": "Browsing and searching" }, "tier": "basic", "opens_by": ["launch", "user_action"],
      "uses": {
        "read_device": { "data": "device_info", "purpose": "search_display" },
        "keep_search": { "data": "search_data", "purpose": "search_display" },
        "log_visit": { "data": "network_logs", "purpose": "browsing_log" },
        "log_pages": { "data": "browsing_records", "purpose": "browsing_log" },
        "log_content": { "data": "image_text_content", "purpose": "browsing_log", "act": "use" },
        "rank_by_tags": {
          "data": "profile_tags", "purpose": "preference_profiling", "act": "use",
          "alternatives": [{ "use": "rank_alike", "on": ["consent_not_determined", "consent_denied", "consent_withdrawn"] }]
        },
        "rank_alike": { "data": "search_data", "purpose": "search_display", "act": "use" }
      }
    },
    "registration": {
      "names": { "zh-CN": "注册", "en": "Registration" }, "tier": "basic", "opens_by": ["user_action"],
      "uses": {
        "enter_phone": { "data": "phone_number", "purpose": "account_registration" },
        "enter_account": { "data": "account_ids", "purpose": "account_registration" },
        "set_password": { "data": "password", "purpose": "account_registration" }
      }
    },
    "email_registration": {
      "names": { "zh-CN": "邮箱注册", "en": "Registration by e-mail" }, "tier": "basic", "opens_by": ["user_action"],
      "uses": {
        "enter_account": { "data": "account_ids", "purpose": "account_registration" },
        "set_password": { "data": "password", "purpose": "account_registration" }
      }
    },
    "real_name": {
      "names": { "zh-CN": "核验认证", "en": "Real-name check" }, "tier": "basic", "opens_by": ["user_action"],
      "uses": { "enter_identity": { "data": "real_identity", "purpose": "real_name_verification" } }
    },
    "publishing": {
      "names": { "zh-CN": "问答、发回帖", "en": "Questions, posts, replies" }, "tier": "basic", "opens_by": ["user_action"],
      "requires": [{ "fact": "real_name_verified" }],
      "uses": {
        "publish": { "data": "image_text_content", "purpose": "browsing_log", "act": "publish" },
        "take_picture": { "data": "image_text_content", "purpose": "feature_permission", "permissions": { "all_of": ["camera"] } },
        "pick_picture": { "data": "image_text_content", "purpose": "feature_permission", "permissions": { "all_of": ["photos"] } }
      }
    },
    "avatar": {
      "names": { "zh-CN": "头像、资料", "en": "Avatar and profile" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "enter_profile": { "data": "basic_profile", "purpose": "profile_completion" },
        "enter_residence": { "data": "extra_profile", "purpose": "profile_completion" },
        "enter_baby": { "data": "child_data", "purpose": "profile_completion" },
        "take_picture": { "data": "extra_profile", "purpose": "feature_permission", "permissions": { "all_of": ["camera"] } },
        "pick_picture": { "data": "extra_profile", "purpose": "feature_permission", "permissions": { "all_of": ["photos"] } }
      }
    },
    "checkout": {
      "names": { "zh-CN": "结算", "en": "Checkout" }, "tier": "basic", "opens_by": ["user_action"],
      "uses": {
        "create_order": { "data": "order_data", "purpose": "checkout" },
        "enter_payment": { "data": "payment_info", "purpose": "checkout" },
        "enter_address": { "data": "contact_details", "purpose": "checkout" }
      }
    },
    "support": {
      "names": { "zh-CN": "客服", "en": "Customer support" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "verify_account": { "data": "account_ids", "purpose": "support", "act": "use" },
        "talk": { "data": "support_data", "purpose": "support" },
        "answer_survey": { "data": "support_data", "purpose": "quality_improvement" }
      }
    },
    "calendar": {
      "names": { "zh-CN": "日历", "en": "Calendar" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "read_events": { "data": "calendar_events", "purpose": "feature_permission", "permissions": { "all_of": ["calendar"] } },
        "write_events": { "data": "calendar_events", "purpose": "feature_permission", "act": "write", "permissions": { "all_of": ["calendar"] } }
      }
    },
    "chat_import": {
      "names": { "zh-CN": "导入好友", "en": "Importing friends" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "import_friends": { "data": "contacts_book", "purpose": "feature_permission", "permissions": { "all_of": ["contacts"] } } }
    },
    "step_count": {
      "names": { "zh-CN": "步数", "en": "Steps" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "read_steps": { "data": "health_steps", "purpose": "feature_permission", "permissions": { "all_of": ["health"] } } }
    },
    "place_services": {
      "names": { "zh-CN": "小区圈子、同城生活、附近的人", "en": "Neighbourhood, city, people nearby" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "neighbourhood_circle": { "data": "precise_location", "purpose": "feature_permission", "permissions": { "all_of": ["precise_location"] } },
        "same_city": { "data": "precise_location", "purpose": "feature_permission", "permissions": { "all_of": ["precise_location"] } },
        "people_nearby": { "data": "precise_location", "purpose": "feature_permission", "permissions": { "all_of": ["precise_location"] } }
      }
    },
    "push": {
      "names": { "zh-CN": "推送", "en": "Push messages" }, "tier": "optional", "opens_by": ["launch", "user_action", "push"],
      "uses": {
        "notify": { "data": "device_ids", "purpose": "push_delivery", "permissions": { "all_of": ["notifications"] } },
        "read_app_list": { "data": "installed_apps", "purpose": "push_personalised" },
        "tag_interests": { "data": "profile_tags", "purpose": "push_personalised", "act": "derive" },
        "merge_links": { "data": "installed_apps", "purpose": "push_link_merge" }
      }
    },
    "platform_updates": {
      "names": { "zh-CN": "平台更新", "en": "Updates of the platform" }, "tier": "basic", "opens_by": ["launch", "user_action"],
      "uses": { "fetch": { "data": "device_info", "purpose": "search_display", "act": "use", "permissions": { "all_of": ["network"] } } }
    },
    "third_party_login": {
      "names": { "zh-CN": "第三方登录", "en": "Third-party login" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "fetch_profile": { "data": "third_party_profile", "purpose": "third_party_login" } }
    },
    "recommendation": {
      "names": { "zh-CN": "个性化推荐", "en": "Recommendations" }, "tier": "optional", "opens_by": ["launch", "user_action"],
      "uses": {
        "read_browsing": { "data": "browsing_records", "purpose": "preference_profiling", "act": "use" },
        "combine_orders": { "data": "order_data", "purpose": "preference_profiling", "act": "use" },
        "derive_tags": { "data": "profile_tags", "purpose": "preference_profiling", "act": "derive" },
        "join_devices": { "data": "device_ids", "purpose": "cross_device", "act": "use" }
      }
    },
    "ads": {
      "names": { "zh-CN": "广告", "en": "Advertising" }, "tier": "optional", "opens_by": ["launch", "user_action"],
      "uses": {
        "show_by_tags": { "data": "profile_tags", "purpose": "ads_recommendation", "act": "use" },
        "read_device_ids": { "data": "device_ids", "purpose": "ads_recommendation" },
        "write_cookie": { "data": "cookie_id", "purpose": "ads_recommendation", "act": "write" },
        "send_news": { "data": "profile_tags", "purpose": "marketing_messages", "act": "use" },
        "record_playback": { "data": "ad_playback", "purpose": "ad_measurement" }
      }
    },
    "media_services": {
      "names": { "zh-CN": "聊天、云存储、语音识别", "en": "Chat, cloud storage, speech recognition" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "store_media": { "data": "image_text_content", "purpose": "media_services" },
        "read_device_ids": { "data": "device_ids", "purpose": "media_services" }
      }
    },
    "campaign": {
      "names": { "zh-CN": "优惠活动", "en": "Campaigns" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "enter_baby": { "data": "child_data", "purpose": "campaign_participation" },
        "enter_phone": { "data": "phone_number", "purpose": "campaign_participation" },
        "enter_address": { "data": "contact_details", "purpose": "campaign_participation" }
      }
    }
  },
  "recipients": {
    "affiliates": { "names": { "zh-CN": "关联方", "en": "Affiliates" }, "kind": "affiliate", "method": "backend" },
    "merchants": {
      "names": { "zh-CN": "第三方商家", "en": "Merchants" }, "kind": "partner", "method": "backend",
      "receives": [{ "data": "order_data", "purpose": "checkout" }]
    },
    "service_suppliers": {
      "names": { "zh-CN": "支付机构、物流、客服系统", "en": "Payment, logistics, support systems" }, "kind": "processor", "method": "backend",
      "receives": [
        { "data": "order_data", "purpose": "checkout" },
        { "data": "child_data", "purpose": "checkout" },
        { "data": "phone_number", "purpose": "checkout" }
      ]
    },
    "data_suppliers": {
      "names": { "zh-CN": "数据统计、广告监测", "en": "Statistics and ad monitoring" }, "kind": "sdk", "method": "sdk",
      "start": { "in_feature": ["core_runtime", "ads"] },
      "collects": [
        { "data": "device_info", "purpose": "usage_analytics" },
        { "data": "child_data", "purpose": "ad_measurement" },
        { "data": "ad_playback", "purpose": "ad_measurement" },
        { "data": "phone_number", "purpose": "ad_measurement" }
      ]
    },
    "promotion_partners": {
      "names": { "zh-CN": "其它业务合作伙伴", "en": "Other business partners" }, "kind": "partner", "method": "backend", "instance": "named_at_prompt",
      "receives": [{ "data": "child_data", "purpose": "campaign_participation" }, { "data": "phone_number", "purpose": "campaign_participation" }]
    },
    "push_vendor": {
      "names": { "zh-CN": "第三方推送SDK", "en": "Push SDK of a third party" }, "kind": "sdk", "method": "sdk", "start": { "in_feature": ["push"] },
      "controls": {
        "personalised_push": { "names": { "zh-CN": "个性化push", "en": "Personalised push" } },
        "link_merge": { "names": { "zh-CN": "合并链路", "en": "Merging links" } }
      },
      "collects": [
        { "data": "installed_apps", "purpose": "push_personalised", "control": "personalised_push" },
        { "data": "installed_apps", "purpose": "push_link_merge", "control": "link_merge" }
      ]
    },
    "login_platforms": {
      "names": { "zh-CN": "微信、微博", "en": "WeChat and Weibo" }, "kind": "sdk", "method": "sdk", "direction": "in",
      "start": { "in_feature": ["third_party_login"] }, "own_authorisation": true,
      "receives": [{ "data": "third_party_profile", "purpose": "third_party_login" }]
    },
    "media_vendors": {
      "names": { "zh-CN": "云存储、语音识别", "en": "Cloud storage and speech recognition" }, "kind": "sdk", "method": "sdk",
      "start": { "in_feature": ["media_services"] }, "receives": [{ "data": "image_text_content", "purpose": "media_services" }],
      "collects": [{ "data": "device_ids", "purpose": "media_services" }]
    },
    "ad_partners": {
      "names": { "zh-CN": "广告商", "en": "Advertisers" }, "kind": "sdk", "method": "sdk", "start": { "in_feature": ["ads"] },
      "receives": [{ "data": "statistics", "purpose": "ad_measurement" }], "collects": [{ "data": "cookie_id", "purpose": "ad_measurement" }]
    },
    "marketing_partners": { "names": { "zh-CN": "合作伙伴", "en": "Partners" }, "kind": "partner", "method": "backend" },
    "prize_partners": {
      "names": { "zh-CN": "联合营销", "en": "Joint marketing" }, "kind": "partner", "method": "backend",
      "receives": [{ "data": "contact_details", "purpose": "campaign_participation" }]
    },
    "other_users": {
      "names": { "zh-CN": "交易对方、被投诉人", "en": "The other side of a deal or a complaint" }, "kind": "users", "method": "backend",
      "receives": [{ "data": "contact_details", "purpose": "legal_compliance" }]
    },
    "authorities": { "names": { "zh-CN": "行政或司法机构", "en": "Administrative or judicial bodies" }, "kind": "authority", "method": "backend" },
    "successor": { "names": { "zh-CN": "受让方", "en": "New holder" }, "kind": "successor", "method": "backend" }
  },
  "retention": {
    "everything": { "of": "everything", "at_most": "unspecified", "then": "erase_or_anonymise" },
    "search_history": { "of": { "data": "search_data" }, "at_most": "unspecified", "until": ["cleared_by_user"], "then": "erase" }
  },
  "deletion": {
    "appeal": "unspecified", "authority": "server",
    "acknowledge": {
      "services_lost": { "zh-CN": "注销后无法使用平台的全部产品与服务。", "en": "All products of the platform are lost." },
      "benefits_lost": { "zh-CN": "已有权益视为放弃。", "en": "Benefits that exist count as given up." }
    },
    "choices": { "uploads": ["erase", "detach"] },
    "tasks": {
      "account_ids": "erase_or_anonymise", "phone_number": "erase_or_anonymise", "password": "erase_or_anonymise",
      "basic_profile": "erase_or_anonymise", "extra_profile": "erase_or_anonymise", "child_data": "erase_or_anonymise",
      "real_identity": "erase_or_anonymise", "browsing_records": "erase_or_anonymise", "device_info": "erase_or_anonymise",
      "device_ids": "erase_or_anonymise", "installed_apps": "erase_or_anonymise", "precise_location": "erase_or_anonymise",
      "contacts_book": "erase_or_anonymise", "calendar_events": "erase_or_anonymise", "health_steps": "erase_or_anonymise",
      "image_text_content": "erase_or_anonymise", "search_data": "erase_or_anonymise", "network_logs": "erase_or_anonymise",
      "order_data": "erase_or_anonymise", "payment_info": "erase_or_anonymise", "profile_tags": "erase_or_anonymise",
      "support_data": "erase_or_anonymise", "third_party_profile": "erase_or_anonymise", "cookie_id": "erase_or_anonymise",
      "ad_playback": "erase_or_anonymise", "diagnostics": "erase_or_anonymise", "contact_details": "erase_or_anonymise",
      "statistics": "erase_or_anonymise"
    },
    "channels": ["平台内 > 注销申请", "网站"]
  },
  "rights": {
    "access": {
      "due": { "working_days": 15 }, "from": "identity_verified", "owed": "reply", "channels": ["网站 > 账户信息", "搜索历史、兴趣", "客服"]
    },
    "rectify": { "due": { "working_days": 15 }, "from": "identity_verified", "owed": "reply", "channels": ["平台内提交", "客服"] },
    "supplement": { "due": { "working_days": 15 }, "from": "identity_verified", "owed": "reply", "channels": ["平台内提交", "客服"] },
    "erase": {
      "due": { "working_days": 15 }, "from": "identity_verified", "owed": "reply", "channels": ["平台内自行删除", "删除请求", "客服"],
      "grounds": ["closing_account", "unlawful", "serious_breach", "service_ended"]
    },
    "withdraw": { "due": { "working_days": 15 }, "from": "identity_verified", "owed": "reply", "channels": ["设置 > 隐私 > 系统权限", "客服"] }
  },
  "minors": {
    "bands": [{ "below": 14, "needs": "guardian" }, { "below": 18, "needs": "guardian" }], "unknown": "adult",
    "denied": ["ads_recommendation", "marketing_messages", "partner_marketing"]
  },
  "exemptions": {
    "collecting": {
      "national_security": { "names": { "zh-CN": "国家安全、国防安全", "en": "National security and defence" }, "honoured": true },
      "public_interest": {
        "names": { "zh-CN": "公共安全、公共卫生、重大公共利益", "en": "Public safety, public health, major public interest" }, "honoured": true
      },
      "criminal_justice": {
        "names": { "zh-CN": "犯罪侦查、起诉、审判和判决执行", "en": "Criminal investigation, prosecution, trial, enforcement" }, "honoured": true
      },
      "vital_interest": {
        "names": { "zh-CN": "生命、财产等重大合法权益且难以取得同意", "en": "Life, property and the like, where consent is hard to get" },
        "honoured": true
      },
      "self_published": { "names": { "zh-CN": "自行向社会公众公开", "en": "Made public by the person" }, "honoured": true },
      "public_source": { "names": { "zh-CN": "合法公开披露的信息", "en": "From lawful public sources" }, "honoured": true },
      "contract": { "names": { "zh-CN": "签订合同所必需", "en": "Needed to conclude a contract" }, "honoured": true },
      "stability": { "names": { "zh-CN": "产品和服务的安全稳定运行", "en": "Safe and stable operation" }, "honoured": false },
      "news": { "names": { "zh-CN": "合法的新闻报道", "en": "Lawful news reporting" }, "honoured": true },
      "research": { "names": { "zh-CN": "学术研究", "en": "Academic research" }, "honoured": false },
      "other_law": { "names": { "zh-CN": "法律法规规定的其他情形", "en": "Other cases set by law" }, "honoured": true }
    },
    "sharing": {
      "national_security": { "names": { "zh-CN": "国家安全、国防安全", "en": "National security and defence" }, "honoured": true },
      "public_interest": {
        "names": { "zh-CN": "公共安全、公共卫生、重大公共利益", "en": "Public safety, public health, major public interest" }, "honoured": true
      },
      "criminal_justice": {
        "names": { "zh-CN": "犯罪侦查、起诉、审判和判决执行", "en": "Criminal investigation, prosecution, trial, enforcement" }, "honoured": true
      },
      "vital_interest": {
        "names": { "zh-CN": "生命、财产等重大合法权益且难以取得同意", "en": "Life, property and the like, where consent is hard to get" },
        "honoured": true
      },
      "self_published": { "names": { "zh-CN": "自行向社会公众公开", "en": "Made public by the person" }, "honoured": true },
      "public_source": { "names": { "zh-CN": "合法公开披露的信息", "en": "From lawful public sources" }, "honoured": true }
    },
    "transferring": {
      "national_security": { "names": { "zh-CN": "国家安全、国防安全", "en": "National security and defence" }, "honoured": true },
      "public_interest": {
        "names": { "zh-CN": "公共安全、公共卫生、重大公共利益", "en": "Public safety, public health, major public interest" }, "honoured": true
      },
      "criminal_justice": {
        "names": { "zh-CN": "犯罪侦查、起诉、审判和判决执行", "en": "Criminal investigation, prosecution, trial, enforcement" }, "honoured": true
      },
      "vital_interest": {
        "names": { "zh-CN": "生命、财产等重大合法权益且难以取得同意", "en": "Life, property and the like, where consent is hard to get" },
        "honoured": true
      },
      "self_published": { "names": { "zh-CN": "自行向社会公众公开", "en": "Made public by the person" }, "honoured": true },
      "public_source": { "names": { "zh-CN": "合法公开披露的信息", "en": "From lawful public sources" }, "honoured": true }
    },
    "disclosing": {
      "national_security": { "names": { "zh-CN": "国家安全、国防安全", "en": "National security and defence" }, "honoured": true },
      "public_interest": {
        "names": { "zh-CN": "公共安全、公共卫生、重大公共利益", "en": "Public safety, public health, major public interest" }, "honoured": true
      },
      "criminal_justice": {
        "names": { "zh-CN": "犯罪侦查、起诉、审判和判决执行", "en": "Criminal investigation, prosecution, trial, enforcement" }, "honoured": true
      },
      "vital_interest": {
        "names": { "zh-CN": "生命、财产等重大合法权益且难以取得同意", "en": "Life, property and the like, where consent is hard to get" },
        "honoured": true
      },
      "self_published": { "names": { "zh-CN": "自行向社会公众公开", "en": "Made public by the person" }, "honoured": true },
      "public_source": { "names": { "zh-CN": "合法公开披露的信息", "en": "From lawful public sources" }, "honoured": true }
    }
  }
}
"""
}
