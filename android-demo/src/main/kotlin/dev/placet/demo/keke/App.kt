// Written by `placet codegen` from manifest.json. Change that and run it again; what is changed here is lost.

package dev.placet.demo.keke

import dev.placet.AcknowledgementId
import dev.placet.DocumentId
import dev.placet.FactId
import dev.placet.Feature
import dev.placet.FeatureId
import dev.placet.PermissionId
import dev.placet.PurposeId
import dev.placet.RecipientId
import dev.placet.SeparatePurposeId
import dev.placet.UseRef

/** 可可星球 */
public object App {
    /** Documents. */
    public object Documents {
        /** 隐私政策 */
        @JvmField
        public val privacyPolicy: DocumentId = DocumentId("privacy_policy")
    }

    /** Purposes. */
    public object Purposes {
        /** 帐号安全 */
        @JvmField
        public val accountSecurity: PurposeId = PurposeId("account_security")

        /** 广告监测 */
        @JvmField
        public val adMeasurement: PurposeId = PurposeId("ad_measurement")

        /** 数据分析 */
        @JvmField
        public val analytics: PurposeId = PurposeId("analytics")

        /** 异常判断 */
        @JvmField
        public val antiAbuse: PurposeId = PurposeId("anti_abuse")

        /** 存档备份 */
        @JvmField
        public val archiveBackup: PurposeId = PurposeId("archive_backup")

        /** 内容审查 */
        @JvmField
        public val contentReview: PurposeId = PurposeId("content_review")

        /** Cookie登录 */
        @JvmField
        public val cookieLogin: PurposeId = PurposeId("cookie_login")

        /** 异常上报 */
        @JvmField
        public val crashReport: PurposeId = PurposeId("crash_report")

        /** 诈骗监测 */
        @JvmField
        public val fraudMonitoring: PurposeId = PurposeId("fraud_monitoring")

        /** 身份验证 */
        @JvmField
        public val identityVerification: SeparatePurposeId = SeparatePurposeId("identity_verification")

        /** 云存储 */
        @JvmField
        public val mediaStorage: PurposeId = PurposeId("media_storage")

        /** 离线消息、多设备同步 */
        @JvmField
        public val messageSync: PurposeId = PurposeId("message_sync")

        /** 一键登录 */
        @JvmField
        public val oneTapLogin: PurposeId = PurposeId("one_tap_login")

        /** 支付 */
        @JvmField
        public val payment: PurposeId = PurposeId("payment")

        /** 推广活动 */
        @JvmField
        public val promotion: PurposeId = PurposeId("promotion")

        /** 推送 */
        @JvmField
        public val push: PurposeId = PurposeId("push")

        /** 注册 */
        @JvmField
        public val registration: PurposeId = PurposeId("registration")

        /** 查找进入语音房间 */
        @JvmField
        public val roomEntry: PurposeId = PurposeId("room_entry")

        /** 改进服务质量 */
        @JvmField
        public val serviceImprovement: SeparatePurposeId = SeparatePurposeId("service_improvement")

        /** 安全运行 */
        @JvmField
        public val serviceOperation: PurposeId = PurposeId("service_operation")

        /** 第三方登录 */
        @JvmField
        public val socialLogin: PurposeId = PurposeId("social_login")

        /** 分享 */
        @JvmField
        public val socialShare: PurposeId = PurposeId("social_share")

        /** 软件认证、升级 */
        @JvmField
        public val softwareAdmin: PurposeId = PurposeId("software_admin")

        /** 客户服务 */
        @JvmField
        public val support: PurposeId = PurposeId("support")

        /** 调查 */
        @JvmField
        public val survey: PurposeId = PurposeId("survey")

        /** 语音通信 */
        @JvmField
        public val voiceCommunication: PurposeId = PurposeId("voice_communication")

        /** 网页浏览 */
        @JvmField
        public val webRendering: PurposeId = PurposeId("web_rendering")
    }

    /** Recipients. */
    public object Recipients {
        /** 关联公司 */
        @JvmField
        public val affiliates: RecipientId = RecipientId("affiliates")

        /** 声网_SDK */
        @JvmField
        public val agora: RecipientId = RecipientId("agora")

        /** 支付宝_SDK */
        @JvmField
        public val alipay: RecipientId = RecipientId("alipay")

        /** 阿里云实人认证_SDK */
        @JvmField
        public val aliyunFace: RecipientId = RecipientId("aliyun_face")

        /** 阿里云存储_SDK */
        @JvmField
        public val aliyunOss: RecipientId = RecipientId("aliyun_oss")

        /** 阿里云号码认证_SDK */
        @JvmField
        public val aliyunPhone: RecipientId = RecipientId("aliyun_phone")

        /** AndroidSupport, AppCompat, leo.work.support */
        @JvmField
        public val androidSupport: RecipientId = RecipientId("android_support")

        /** 政府主管部门 */
        @JvmField
        public val authorities: RecipientId = RecipientId("authorities")

        /** 百度SDK */
        @JvmField
        public val baidu: RecipientId = RecipientId("baidu")

        /** tencent.buglySDK */
        @JvmField
        public val bugly: RecipientId = RecipientId("bugly")

        /** com.cmic.sso */
        @JvmField
        public val cmic: RecipientId = RecipientId("cmic")

        /** 抖音_SDK */
        @JvmField
        public val douyin: RecipientId = RecipientId("douyin")

        /** 广点通SDK */
        @JvmField
        public val gdt: RecipientId = RecipientId("gdt")

        /** 极验 */
        @JvmField
        public val geetest: RecipientId = RecipientId("geetest")

        /** 聚量引擎转化SDK */
        @JvmField
        public val oceanengine: RecipientId = RecipientId("oceanengine")

        /** OPPO推送SDK */
        @JvmField
        public val oppoPush: RecipientId = RecipientId("oppo_push")

        /** 授权合作伙伴 */
        @JvmField
        public val partners: RecipientId = RecipientId("partners")

        /** QQ_SDK */
        @JvmField
        public val qq: RecipientId = RecipientId("qq")

        /** 数美_SmAntFraud */
        @JvmField
        public val shumei: RecipientId = RecipientId("shumei")

        /** 新的持有者 */
        @JvmField
        public val successor: RecipientId = RecipientId("successor")

        /** 腾讯浏览服务X5网页引擎SDK */
        @JvmField
        public val tencentX5: RecipientId = RecipientId("tencent_x5")

        /** 友盟SDK */
        @JvmField
        public val umeng: RecipientId = RecipientId("umeng")

        /** 微信_SDK */
        @JvmField
        public val wechat: RecipientId = RecipientId("wechat")

        /** 新浪微博_SDK */
        @JvmField
        public val weibo: RecipientId = RecipientId("weibo")

        /** 小米推送SDK */
        @JvmField
        public val xiaomiPush: RecipientId = RecipientId("xiaomi_push")
    }

    /** Permissions. */
    public object Permissions {
        /** 应用列表 */
        @JvmField
        public val appQuery: PermissionId = PermissionId("app_query")

        /** 摄像头 */
        @JvmField
        public val camera: PermissionId = PermissionId("camera")

        /** 精确地理位置 */
        @JvmField
        public val location: PermissionId = PermissionId("location")

        /** 麦克风 */
        @JvmField
        public val microphone: PermissionId = PermissionId("microphone")

        /** 通知 */
        @JvmField
        public val notifications: PermissionId = PermissionId("notifications")

        /** 电话状态 */
        @JvmField
        public val phoneState: PermissionId = PermissionId("phone_state")

        /** 相册(存储) */
        @JvmField
        public val photosStorage: PermissionId = PermissionId("photos_storage")

        /** 广告跟踪 */
        @JvmField
        public val tracking: PermissionId = PermissionId("tracking")
    }

    /** Facts. */
    public object Facts {
        /** 活动进行中 */
        @JvmField
        public val campaignOpen: FactId = FactId("campaign_open")

        /** 换了设备登录 */
        @JvmField
        public val newDevice: FactId = FactId("new_device")
    }

    /** Acknowledgements. */
    public object Acknowledgements {
        /** 注销不可恢复，请先自行备份。注销前的责任不因此免除。 */
        @JvmField
        public val irreversible: AcknowledgementId = AcknowledgementId("irreversible")
    }

    /** Features, and the uses that each declares. */
    public object Features {
        /** 广告监测 */
        @JvmField
        public val adMeasurement: AdMeasurement = AdMeasurement()

        /** 统计 */
        @JvmField
        public val analytics: Analytics = Analytics()

        /** 浏览 */
        @JvmField
        public val browse: Browse = Browse()

        /** 内容审查 */
        @JvmField
        public val contentSafety: ContentSafety = ContentSafety()

        /** Cookie */
        @JvmField
        public val cookieLogin: CookieLogin = CookieLogin()

        /** 运行安全 */
        @JvmField
        public val core: Core = Core()

        /** 异常上报 */
        @JvmField
        public val crashReport: CrashReport = CrashReport()

        /** 一对一聊天 */
        @JvmField
        public val directChat: DirectChat = DirectChat()

        /** 登录 */
        @JvmField
        public val login: Login = Login()

        /** 头像、相册上传 */
        @JvmField
        public val mediaUpload: MediaUpload = MediaUpload()

        /** 换设备登录 */
        @JvmField
        public val newDeviceLogin: NewDeviceLogin = NewDeviceLogin()

        /** 一键登录 */
        @JvmField
        public val oneTapLogin: OneTapLogin = OneTapLogin()

        /** 支付 */
        @JvmField
        public val payment: Payment = Payment()

        /** 排行榜、抽奖 */
        @JvmField
        public val promotion: Promotion = Promotion()

        /** 公开与分享 */
        @JvmField
        public val publicPost: PublicPost = PublicPost()

        /** 推送 */
        @JvmField
        public val push: Push = Push()

        /** 实名认证 */
        @JvmField
        public val realName: RealName = RealName()

        /** 注册 */
        @JvmField
        public val register: Register = Register()

        /** 粘贴板进房 */
        @JvmField
        public val roomPaste: RoomPaste = RoomPaste()

        /** 第三方登录 */
        @JvmField
        public val socialLogin: SocialLogin = SocialLogin()

        /** 分享 */
        @JvmField
        public val socialShare: SocialShare = SocialShare()

        /** 客服 */
        @JvmField
        public val support: Support = Support()

        /** 调查 */
        @JvmField
        public val survey: Survey = Survey()

        /** 软件升级 */
        @JvmField
        public val update: Update = Update()

        /** 语音房 */
        @JvmField
        public val voiceRoom: VoiceRoom = VoiceRoom()

        /** 语音通信 */
        @JvmField
        public val voiceSpeak: VoiceSpeak = VoiceSpeak()

        /** 网页 */
        @JvmField
        public val webPage: WebPage = WebPage()

        /** 广告监测 */
        public class AdMeasurement internal constructor() : Feature {
            override val id: FeatureId = FeatureId("ad_measurement")

            /** Collects 广告标识符 for 广告监测. */
            @JvmField
            public val readAdIds: UseRef = UseRef("ad_measurement.read_ad_ids")

            /** Collects 设备型号 for 广告监测. */
            @JvmField
            public val readDevice: UseRef = UseRef("ad_measurement.read_device")

            /** Collects 操作系统 for 广告监测. */
            @JvmField
            public val readOs: UseRef = UseRef("ad_measurement.read_os")
        }

        /** 统计 */
        public class Analytics internal constructor() : Feature {
            override val id: FeatureId = FeatureId("analytics")

            /** Collects 访问日志 for 数据分析. */
            @JvmField
            public val countVisit: UseRef = UseRef("analytics.count_visit")

            /** Collects 广告标识符 for 数据分析. */
            @JvmField
            public val readAdIds: UseRef = UseRef("analytics.read_ad_ids")

            /** Collects 软件版本 for 数据分析. */
            @JvmField
            public val readApp: UseRef = UseRef("analytics.read_app")

            /** Collects 设备型号 for 数据分析. */
            @JvmField
            public val readDevice: UseRef = UseRef("analytics.read_device")

            /** Collects 设备标识符 for 数据分析. */
            @JvmField
            public val readDeviceIds: UseRef = UseRef("analytics.read_device_ids")

            /** Collects MAC地址 for 数据分析. */
            @JvmField
            public val readMac: UseRef = UseRef("analytics.read_mac")

            /** Collects 网络状态 for 数据分析. */
            @JvmField
            public val readNetwork: UseRef = UseRef("analytics.read_network")

            /** Collects 操作系统 for 数据分析. */
            @JvmField
            public val readOs: UseRef = UseRef("analytics.read_os")

            /** Collects 性能数据 for 数据分析. */
            @JvmField
            public val readPerformance: UseRef = UseRef("analytics.read_performance")

            /** Collects 运行中的进程 for 数据分析. */
            @JvmField
            public val readProcesses: UseRef = UseRef("analytics.read_processes")
        }

        /** 浏览 */
        public class Browse internal constructor() : Feature {
            override val id: FeatureId = FeatureId("browse")
        }

        /** 内容审查 */
        public class ContentSafety internal constructor() : Feature {
            override val id: FeatureId = FeatureId("content_safety")

            /** Collects 广告标识符 for 异常判断. */
            @JvmField
            public val readAdIds: UseRef = UseRef("content_safety.read_ad_ids")

            /** Collects 设备标识符 for 异常判断. */
            @JvmField
            public val readDeviceIds: UseRef = UseRef("content_safety.read_device_ids")

            /** Collects MAC地址 for 异常判断. */
            @JvmField
            public val readMac: UseRef = UseRef("content_safety.read_mac")

            /** Collects 精准定位信息 for 异常判断. */
            @JvmField
            public val readPlace: UseRef = UseRef("content_safety.read_place")

            /** Uses 发布与聊天内容 for 内容审查. */
            @JvmField
            public val reviewContent: UseRef = UseRef("content_safety.review_content")

            /** Collects 访问日志 for 诈骗监测. */
            @JvmField
            public val watchFraud: UseRef = UseRef("content_safety.watch_fraud")
        }

        /** Cookie */
        public class CookieLogin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("cookie_login")

            /** Uses Cookie for Cookie登录. */
            @JvmField
            public val readCookie: UseRef = UseRef("cookie_login.read_cookie")

            /** Writes Cookie for Cookie登录. */
            @JvmField
            public val writeCookie: UseRef = UseRef("cookie_login.write_cookie")
        }

        /** 运行安全 */
        public class Core internal constructor() : Feature {
            override val id: FeatureId = FeatureId("core")

            /** Collects 软件版本 for 安全运行. */
            @JvmField
            public val readApp: UseRef = UseRef("core.read_app")

            /** Collects 软件列表 for 安全运行. */
            @JvmField
            public val readAppList: UseRef = UseRef("core.read_app_list")

            /** Collects BSSID for 安全运行. */
            @JvmField
            public val readBssid: UseRef = UseRef("core.read_bssid")

            /** Collects 设备型号 for 安全运行. */
            @JvmField
            public val readDevice: UseRef = UseRef("core.read_device")

            /** Collects 设备标识符 for 帐号安全. */
            @JvmField
            public val readDeviceIds: UseRef = UseRef("core.read_device_ids")

            /** Collects MAC地址 for 帐号安全. */
            @JvmField
            public val readMac: UseRef = UseRef("core.read_mac")

            /** Collects 网络状态 for 安全运行. */
            @JvmField
            public val readNetwork: UseRef = UseRef("core.read_network")

            /** Collects 操作系统 for 安全运行. */
            @JvmField
            public val readOs: UseRef = UseRef("core.read_os")

            /** Collects 运行中的进程 for 安全运行. */
            @JvmField
            public val readProcesses: UseRef = UseRef("core.read_processes")

            /** Collects SIM卡信息 for 安全运行. */
            @JvmField
            public val readSim: UseRef = UseRef("core.read_sim")
        }

        /** 异常上报 */
        public class CrashReport internal constructor() : Feature {
            override val id: FeatureId = FeatureId("crash_report")
        }

        /** 一对一聊天 */
        public class DirectChat internal constructor() : Feature {
            override val id: FeatureId = FeatureId("direct_chat")

            /** Collects 发布与聊天内容 for 离线消息、多设备同步. */
            @JvmField
            public val sendMessage: UseRef = UseRef("direct_chat.send_message")
        }

        /** 登录 */
        public class Login internal constructor() : Feature {
            override val id: FeatureId = FeatureId("login")

            /** Collects 联系方式 for 帐号安全. */
            @JvmField
            public val enterContact: UseRef = UseRef("login.enter_contact")

            /** Collects 传感器 for 异常判断. */
            @JvmField
            public val readSensors: UseRef = UseRef("login.read_sensors")
        }

        /** 头像、相册上传 */
        public class MediaUpload internal constructor() : Feature {
            override val id: FeatureId = FeatureId("media_upload")

            /** Collects 发布与聊天内容 for 云存储. */
            @JvmField
            public val pickPhoto: UseRef = UseRef("media_upload.pick_photo")
        }

        /** 换设备登录 */
        public class NewDeviceLogin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("new_device_login")

            /** Collects 设备序列号 for 帐号安全. */
            @JvmField
            public val readSerial: UseRef = UseRef("new_device_login.read_serial")
        }

        /** 一键登录 */
        public class OneTapLogin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("one_tap_login")

            /** Collects 广告标识符 for 一键登录. */
            @JvmField
            public val readAdIds: UseRef = UseRef("one_tap_login.read_ad_ids")

            /** Collects 设备标识符 for 一键登录. */
            @JvmField
            public val readDeviceIds: UseRef = UseRef("one_tap_login.read_device_ids")

            /** Collects 联系方式 for 一键登录. */
            @JvmField
            public val readNumber: UseRef = UseRef("one_tap_login.read_number")
        }

        /** 支付 */
        public class Payment internal constructor() : Feature {
            override val id: FeatureId = FeatureId("payment")
        }

        /** 排行榜、抽奖 */
        public class Promotion internal constructor() : Feature {
            override val id: FeatureId = FeatureId("promotion")

            /** Collects 收货信息 for 推广活动. */
            @JvmField
            public val enterAddress: UseRef = UseRef("promotion.enter_address")

            /** Collects 联系方式 for 推广活动. */
            @JvmField
            public val enterContact: UseRef = UseRef("promotion.enter_contact")

            /** Publishes 个人资料 for 推广活动. */
            @JvmField
            public val listInRanking: UseRef = UseRef("promotion.list_in_ranking")
        }

        /** 公开与分享 */
        public class PublicPost internal constructor() : Feature {
            override val id: FeatureId = FeatureId("public_post")

            /** Collects 大概地理位置 for 安全运行. */
            @JvmField
            public val attachPlace: UseRef = UseRef("public_post.attach_place")

            /** Publishes 发布与聊天内容 for 安全运行. */
            @JvmField
            public val publish: UseRef = UseRef("public_post.publish")
        }

        /** 推送 */
        public class Push internal constructor() : Feature {
            override val id: FeatureId = FeatureId("push")

            /** Uses 软件版本 for 推送. */
            @JvmField
            public val notify: UseRef = UseRef("push.notify")
        }

        /** 实名认证 */
        public class RealName internal constructor() : Feature {
            override val id: FeatureId = FeatureId("real_name")

            /** Collects 身份证信息 for 身份验证. */
            @JvmField
            public val enterIdentity: UseRef = UseRef("real_name.enter_identity")

            /** Collects 人脸 for 身份验证. */
            @JvmField
            public val scanFace: UseRef = UseRef("real_name.scan_face")
        }

        /** 注册 */
        public class Register internal constructor() : Feature {
            override val id: FeatureId = FeatureId("register")

            /** Collects 出生年月日 for 注册. */
            @JvmField
            public val enterBirthDate: UseRef = UseRef("register.enter_birth_date")

            /** Collects 联系方式 for 注册. */
            @JvmField
            public val enterContact: UseRef = UseRef("register.enter_contact")

            /** Collects 个人资料 for 注册. */
            @JvmField
            public val enterProfile: UseRef = UseRef("register.enter_profile")

            /** Collects 传感器 for 异常判断. */
            @JvmField
            public val readSensors: UseRef = UseRef("register.read_sensors")
        }

        /** 粘贴板进房 */
        public class RoomPaste internal constructor() : Feature {
            override val id: FeatureId = FeatureId("room_paste")

            /** Collects 剪切板 for 查找进入语音房间. */
            @JvmField
            public val readRoomNumber: UseRef = UseRef("room_paste.read_room_number")
        }

        /** 第三方登录 */
        public class SocialLogin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("social_login")

            /** Collects 第三方账号 for 第三方登录. */
            @JvmField
            public val fetchAccount: UseRef = UseRef("social_login.fetch_account")

            /** Collects 个人资料 for 第三方登录. */
            @JvmField
            public val fetchProfile: UseRef = UseRef("social_login.fetch_profile")
        }

        /** 分享 */
        public class SocialShare internal constructor() : Feature {
            override val id: FeatureId = FeatureId("social_share")

            /** Writes 发布与聊天内容 for 分享. */
            @JvmField
            public val cachePicture: UseRef = UseRef("social_share.cache_picture")

            /** Collects 设备序列号 for 分享. */
            @JvmField
            public val readSerial: UseRef = UseRef("social_share.read_serial")

            /** Uses 发布与聊天内容 for 分享. */
            @JvmField
            public val sendLink: UseRef = UseRef("social_share.send_link")

            /** Shares 发布与聊天内容 for 分享. */
            @JvmField
            public val share: UseRef = UseRef("social_share.share")
        }

        /** 客服 */
        public class Support internal constructor() : Feature {
            override val id: FeatureId = FeatureId("support")

            /** Collects 出生年月日 for 改进服务质量. */
            @JvmField
            public val enterBirthDate: UseRef = UseRef("support.enter_birth_date")

            /** Collects 身份证信息 for 身份验证. */
            @JvmField
            public val enterIdentity: UseRef = UseRef("support.enter_identity")

            /** Collects 第三方支付账号 for 改进服务质量. */
            @JvmField
            public val enterPaymentAccount: UseRef = UseRef("support.enter_payment_account")

            /** Collects 个人资料 for 客户服务. */
            @JvmField
            public val nameAccount: UseRef = UseRef("support.name_account")
        }

        /** 调查 */
        public class Survey internal constructor() : Feature {
            override val id: FeatureId = FeatureId("survey")

            /** Uses 联系方式 for 调查. */
            @JvmField
            public val invite: UseRef = UseRef("survey.invite")
        }

        /** 软件升级 */
        public class Update internal constructor() : Feature {
            override val id: FeatureId = FeatureId("update")

            /** Collects 软件版本 for 软件认证、升级. */
            @JvmField
            public val readApp: UseRef = UseRef("update.read_app")

            /** Collects 操作系统 for 软件认证、升级. */
            @JvmField
            public val readOs: UseRef = UseRef("update.read_os")
        }

        /** 语音房 */
        public class VoiceRoom internal constructor() : Feature {
            override val id: FeatureId = FeatureId("voice_room")
        }

        /** 语音通信 */
        public class VoiceSpeak internal constructor() : Feature {
            override val id: FeatureId = FeatureId("voice_speak")

            /** Collects 音频 for 语音通信. */
            @JvmField
            public val speak: UseRef = UseRef("voice_speak.speak")
        }

        /** 网页 */
        public class WebPage internal constructor() : Feature {
            override val id: FeatureId = FeatureId("web_page")

            /** Collects 软件版本 for 网页浏览. */
            @JvmField
            public val readApp: UseRef = UseRef("web_page.read_app")

            /** Collects 设备型号 for 网页浏览. */
            @JvmField
            public val readDevice: UseRef = UseRef("web_page.read_device")

            /** Collects 操作系统 for 网页浏览. */
            @JvmField
            public val readOs: UseRef = UseRef("web_page.read_os")
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
    "id": "keke", "version": "2024-05-18", "names": { "zh-CN": "可可星球", "en": "Keke Planet" },
    "operator": { "legal_name": "廊坊市积健信息科技有限公司", "contact": { "address": "河北省廊坊市文安县", "department": "可可星球官方部" } },
    "zone": "Asia/Shanghai", "default_locale": "zh-CN", "type": "instant_messaging", "storage": { "places": ["CN"], "abroad": "with_consent" }
  },
  "documents": {
    "privacy_policy": {
      "names": { "zh-CN": "隐私政策", "en": "Privacy policy" }, "version": "2024-05-18", "published": "2024-05-18", "effective": "2024-05-18",
      "texts": { "zh-CN": { "sha256": "dfe7e89eb4c1804767358b4170e36979abec980cb0e8c2bcec0b0b2e34d12a76", "hash_of": "identity" } },
      "audience": "everyone", "on_decline": { "stated": "exit", "enforced": "limited" },
      "changes": {
        "wording": "notice", "purpose": "express", "method": "notice", "data": "notice", "recipient": "notice", "operator": "express",
        "rights": "notice"
      }
    }
  },
  "purposes": {
    "service_operation": { "names": { "zh-CN": "安全运行", "en": "Safe operation" }, "basis": "contract", "necessity": "basic", "consent": "document" },
    "account_security": { "names": { "zh-CN": "帐号安全", "en": "Account security" }, "basis": "contract", "necessity": "basic", "consent": "document" },
    "anti_abuse": { "names": { "zh-CN": "异常判断", "en": "Detecting abuse" }, "basis": "contract", "necessity": "basic", "consent": "document" },
    "room_entry": {
      "names": { "zh-CN": "查找进入语音房间", "en": "Finding and entering a voice room" }, "basis": "consent",
      "necessity": { "stated": "basic", "enforced": "optional" }, "consent": { "stated": "document", "enforced": "express" }
    },
    "registration": { "names": { "zh-CN": "注册", "en": "Registration" }, "basis": "contract", "necessity": "basic", "consent": "document" },
    "social_login": { "names": { "zh-CN": "第三方登录", "en": "Third-party login" }, "basis": "consent", "necessity": "optional", "consent": "express" },
    "service_improvement": {
      "names": { "zh-CN": "改进服务质量", "en": "Improving the service" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "separate" }
    },
    "support": { "names": { "zh-CN": "客户服务", "en": "Customer service" }, "basis": "contract", "necessity": "basic", "consent": "document" },
    "promotion": {
      "names": { "zh-CN": "推广活动", "en": "Promotions" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    },
    "analytics": { "names": { "zh-CN": "数据分析", "en": "Data analysis" }, "basis": "consent", "necessity": "optional", "consent": "express" },
    "voice_communication": {
      "names": { "zh-CN": "语音通信", "en": "Voice communication" }, "basis": "consent", "necessity": { "stated": "basic", "enforced": "optional" },
      "consent": "express"
    },
    "identity_verification": {
      "names": { "zh-CN": "身份验证", "en": "Identity verification" }, "basis": "consent", "necessity": "optional", "consent": "separate",
      "necessity_text": {
        "zh-CN": "部分功能依照法律法规或其性质须核验姓名、身份证等身份信息。",
        "en": "By law or by their nature some functions need a check of name and identity card."
      }
    },
    "fraud_monitoring": { "names": { "zh-CN": "诈骗监测", "en": "Watching for fraud" }, "basis": "contract", "necessity": "basic", "consent": "document" },
    "archive_backup": { "names": { "zh-CN": "存档备份", "en": "Archive and backup" }, "basis": "contract", "necessity": "basic", "consent": "document" },
    "software_admin": {
      "names": { "zh-CN": "软件认证、升级", "en": "Software authentication and upgrade" }, "basis": "contract", "necessity": "basic",
      "consent": "document"
    },
    "survey": {
      "names": { "zh-CN": "调查", "en": "Surveys" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    },
    "cookie_login": { "names": { "zh-CN": "Cookie登录", "en": "Login by cookie" }, "basis": "consent", "necessity": "optional", "consent": "express" },
    "web_rendering": { "names": { "zh-CN": "网页浏览", "en": "Showing web pages" }, "basis": "contract", "necessity": "basic", "consent": "document" },
    "message_sync": {
      "names": { "zh-CN": "离线消息、多设备同步", "en": "Offline messages and sync" }, "basis": "contract", "necessity": "basic",
      "consent": "document"
    },
    "media_storage": { "names": { "zh-CN": "云存储", "en": "Cloud storage" }, "basis": "consent", "necessity": "optional", "consent": "express" },
    "social_share": { "names": { "zh-CN": "分享", "en": "Sharing" }, "basis": "consent", "necessity": "optional", "consent": "express" },
    "payment": { "names": { "zh-CN": "支付", "en": "Payment" }, "basis": "consent", "necessity": "optional", "consent": "express" },
    "content_review": { "names": { "zh-CN": "内容审查", "en": "Content review" }, "basis": "contract", "necessity": "basic", "consent": "document" },
    "one_tap_login": { "names": { "zh-CN": "一键登录", "en": "One-tap login" }, "basis": "consent", "necessity": "optional", "consent": "express" },
    "push": { "names": { "zh-CN": "推送", "en": "Push messages" }, "basis": "consent", "necessity": "optional", "consent": "express" },
    "crash_report": { "names": { "zh-CN": "异常上报", "en": "Crash reports" }, "basis": "consent", "necessity": "optional", "consent": "express" },
    "ad_measurement": {
      "names": { "zh-CN": "广告监测", "en": "Ad measurement" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    }
  },
  "facts": {
    "new_device": { "names": { "zh-CN": "换了设备登录", "en": "Signing in on another device" } },
    "campaign_open": { "names": { "zh-CN": "活动进行中", "en": "The campaign is running" } }
  },
  "data": {
    "device": {
      "names": { "zh-CN": "设备型号", "en": "Device model" }, "sensitivity": "general",
      "members": ["设备型号", "品牌", "终端制造厂商", "CPU类型", "硬件型号"]
    },
    "os": { "names": { "zh-CN": "操作系统", "en": "Operating system" }, "sensitivity": "general", "members": ["操作系统版本号", "平台"] },
    "app": {
      "names": { "zh-CN": "软件版本", "en": "App version" }, "sensitivity": "general",
      "members": ["软件版本号", "应用标识符", "分发渠道", "代码版本", "包名"]
    },
    "app_list": {
      "names": { "zh-CN": "软件列表", "en": "List of apps" }, "sensitivity": "sensitive", "members": ["软件列表"],
      "stores": { "play": "installed_apps" }
    },
    "processes": { "names": { "zh-CN": "运行中的进程", "en": "Running processes" }, "sensitivity": "sensitive", "members": ["运行中的进程"] },
    "bssid": { "names": { "zh-CN": "BSSID", "en": "BSSID" }, "sensitivity": "sensitive", "members": ["BSSID"] },
    "sim": { "names": { "zh-CN": "SIM卡信息", "en": "SIM card" }, "sensitivity": "sensitive", "members": ["SIM卡序列号", "SIM卡相关接口", "MCC.MNC"] },
    "network": {
      "names": { "zh-CN": "网络状态", "en": "Network state" }, "sensitivity": "general",
      "members": ["网络接入方式", "类型", "状态", "互联网服务提供商"]
    },
    "mac": { "names": { "zh-CN": "MAC地址", "en": "MAC address" }, "sensitivity": "sensitive", "identifier": "permanent", "members": ["MAC地址", "网络设备硬件地址"] },
    "device_ids": {
      "names": { "zh-CN": "设备标识符", "en": "Device identifiers" }, "sensitivity": "sensitive", "identifier": "permanent",
      "members": ["IMEI", "MEID", "IMSI", "AndroidID", "OPENUDID", "GUID"], "stores": { "apple": "DeviceID", "play": "device_or_other_ids" }
    },
    "serial": { "names": { "zh-CN": "设备序列号", "en": "Device serial number" }, "sensitivity": "sensitive", "identifier": "permanent", "members": ["设备序列号", "硬件序列号"] },
    "ad_ids": {
      "names": { "zh-CN": "广告标识符", "en": "Advertising identifiers" }, "sensitivity": "sensitive", "identifier": "resettable",
      "members": ["IDFA", "OAID", "IDFV", "安卓广告主标识符"], "stores": { "apple": "DeviceID", "play": "device_or_other_ids" }
    },
    "clipboard": { "names": { "zh-CN": "剪切板", "en": "Clipboard" }, "sensitivity": "sensitive", "members": ["剪切板", "房间id"] },
    "sensors": { "names": { "zh-CN": "传感器", "en": "Sensors" }, "sensitivity": "general", "members": ["加速度传感器"] },
    "profile": {
      "names": { "zh-CN": "个人资料", "en": "Profile" }, "sensitivity": "general",
      "members": ["可可星球ID", "头像", "昵称", "性别", "兴趣爱好", "签名", "省份", "城市"]
    },
    "birth_date": { "names": { "zh-CN": "出生年月日", "en": "Date of birth" }, "sensitivity": "sensitive", "members": ["出生年月日"] },
    "contact": { "names": { "zh-CN": "联系方式", "en": "Contact details" }, "sensitivity": "sensitive", "members": ["联系方式", "手机号", "电子邮箱"] },
    "social_account": { "names": { "zh-CN": "第三方账号", "en": "Third-party account" }, "sensitivity": "general", "members": ["第三方账号"] },
    "access_log": {
      "names": { "zh-CN": "访问日志", "en": "Access log" }, "sensitivity": "general",
      "members": ["IP地址", "访问日期和时间", "浏览器", "时间戳", "会话", "语言", "时区"]
    },
    "location_coarse": {
      "names": { "zh-CN": "大概地理位置", "en": "Coarse location" }, "sensitivity": "sensitive", "members": ["大概地理位置"],
      "stores": { "apple": "CoarseLocation", "play": "approximate_location" }
    },
    "location_precise": {
      "names": { "zh-CN": "精准定位信息", "en": "Precise location" }, "sensitivity": "sensitive", "scheme": "pipl_28", "members": ["精准定位信息"],
      "stores": { "apple": "PreciseLocation", "play": "precise_location" }
    },
    "performance": {
      "names": { "zh-CN": "性能数据", "en": "Performance data" }, "sensitivity": "general", "members": ["硬盘", "CPU", "电池"],
      "stores": { "apple": "PerformanceData", "play": "diagnostics" }
    },
    "payment_account": {
      "names": { "zh-CN": "第三方支付账号", "en": "Payment account" }, "sensitivity": "sensitive", "scheme": "pipl_28",
      "members": ["第三方支付账号"], "stores": { "apple": "PaymentInfo", "play": "user_payment_info" }
    },
    "identity_doc": {
      "names": { "zh-CN": "身份证信息", "en": "Identity card" }, "sensitivity": "sensitive", "scheme": "gbt_35273", "members": ["姓名", "身份证"]
    },
    "delivery": {
      "names": { "zh-CN": "收货信息", "en": "Delivery details" }, "sensitivity": "sensitive", "members": ["真实姓名", "收货地址", "住址"],
      "stores": { "apple": "PhysicalAddress", "play": "address" }
    },
    "cookie": { "names": { "zh-CN": "Cookie", "en": "Cookie" }, "sensitivity": "general", "members": ["Cookie"] },
    "content": {
      "names": { "zh-CN": "发布与聊天内容", "en": "Posts and messages" }, "sensitivity": "sensitive", "scheme": "gbt_35273",
      "members": ["相册", "聊天记录", "发布的信息", "回应"], "stores": { "apple": "OtherUserContent", "play": "other_user_generated_content" }
    },
    "voice": {
      "names": { "zh-CN": "音频", "en": "Audio" }, "sensitivity": "sensitive", "scheme": "gbt_35273", "members": ["音频"],
      "stores": { "apple": "AudioData", "play": "voice_or_sound_recordings" }
    },
    "face": { "names": { "zh-CN": "人脸", "en": "Face" }, "sensitivity": "sensitive", "scheme": "pipl_28", "members": ["人脸"] }
  },
  "permissions": {
    "microphone": {
      "names": { "zh-CN": "麦克风", "en": "Microphone" }, "control": "os", "android": { "1..": ["android.permission.RECORD_AUDIO"] },
      "apple": "NSMicrophoneUsageDescription", "usage": { "zh-CN": "在语音房里与他人语音通信", "en": "To talk with others in a voice room" }
    },
    "camera": {
      "names": { "zh-CN": "摄像头", "en": "Camera" }, "control": "os", "android": { "1..": ["android.permission.CAMERA"] },
      "apple": "NSCameraUsageDescription", "usage": { "zh-CN": "实名认证时核验本人", "en": "To check that it is you in the real-name check" }
    },
    "location": {
      "names": { "zh-CN": "精确地理位置", "en": "Precise location" }, "control": "os",
      "android": { "1..": ["android.permission.ACCESS_COARSE_LOCATION", "android.permission.ACCESS_FINE_LOCATION"] },
      "apple": "NSLocationWhenInUseUsageDescription",
      "usage": { "zh-CN": "识别作弊行为，或在公开发布时附上位置", "en": "To detect cheating, or to attach your place to a public post" }
    },
    "photos_storage": {
      "names": { "zh-CN": "相册(存储)", "en": "Photos (storage)" }, "control": "os",
      "android": {
        "1..32": ["android.permission.READ_EXTERNAL_STORAGE", "android.permission.WRITE_EXTERNAL_STORAGE"],
        "33..": ["android.permission.READ_MEDIA_IMAGES"]
      },
      "apple": "NSPhotoLibraryUsageDescription",
      "usage": { "zh-CN": "上传头像、相册，缓存分享的内容", "en": "To upload your avatar and album, and to cache what you share" }
    },
    "notifications": {
      "names": { "zh-CN": "通知", "en": "Notifications" }, "control": "os", "android": { "33..": ["android.permission.POST_NOTIFICATIONS"] },
      "usage": { "zh-CN": "接收推送消息", "en": "To receive push messages" }
    },
    "phone_state": {
      "names": { "zh-CN": "电话状态", "en": "Phone state" }, "control": "os", "android": { "1..": ["android.permission.READ_PHONE_STATE"] },
      "platforms": ["android"], "usage": { "zh-CN": "读取设备标识以保障帐号安全", "en": "To read device identifiers that keep your account safe" }
    },
    "app_query": {
      "names": { "zh-CN": "应用列表", "en": "App list" }, "control": "app", "platforms": ["android"],
      "usage": { "zh-CN": "读取软件列表以保障服务安全运行", "en": "To read the list of apps that keeps the service running safely" }
    },
    "tracking": {
      "names": { "zh-CN": "广告跟踪", "en": "Tracking for advertising" }, "control": "os", "apple": "NSUserTrackingUsageDescription",
      "platforms": ["apple"],
      "usage": { "zh-CN": "读取广告标识符用于统计与广告监测", "en": "To read the advertising identifier for statistics and ad measurement" }
    }
  },
  "features": {
    "browse": { "names": { "zh-CN": "浏览", "en": "Browsing" }, "tier": "basic", "opens_by": ["launch", "user_action"], "before_acceptance": true },
    "core": {
      "names": { "zh-CN": "运行安全", "en": "Safe operation" }, "tier": "basic", "opens_by": ["launch", "to_background"],
      "uses": {
        "read_device": { "data": "device", "purpose": "service_operation" },
        "read_os": { "data": "os", "purpose": "service_operation" },
        "read_app": { "data": "app", "purpose": "service_operation" },
        "read_network": { "data": "network", "purpose": "service_operation" },
        "read_app_list": { "data": "app_list", "purpose": "service_operation", "permissions": { "all_of": ["app_query"] } },
        "read_processes": { "data": "processes", "purpose": "service_operation" },
        "read_bssid": { "data": "bssid", "purpose": "service_operation" },
        "read_sim": { "data": "sim", "purpose": "service_operation", "permissions": { "all_of": ["phone_state"] } },
        "read_mac": { "data": "mac", "purpose": "account_security", "budget": { "count": 1, "per": "launch", "figure": "unspecified" } },
        "read_device_ids": {
          "data": "device_ids", "purpose": "account_security",
          "permissions": { "all_of": ["phone_state"] },
          "budget": { "count": 1, "per": "launch", "figure": "unspecified" }
        }
      }
    },
    "register": {
      "names": { "zh-CN": "注册", "en": "Registration" }, "tier": "basic", "opens_by": ["user_action"],
      "uses": {
        "enter_contact": { "data": "contact", "purpose": "registration" },
        "enter_birth_date": { "data": "birth_date", "purpose": "registration" },
        "enter_profile": { "data": "profile", "purpose": "registration" },
        "read_sensors": { "data": "sensors", "purpose": "anti_abuse" }
      }
    },
    "login": {
      "names": { "zh-CN": "登录", "en": "Login" }, "tier": "basic", "opens_by": ["user_action"],
      "uses": {
        "enter_contact": { "data": "contact", "purpose": "account_security" },
        "read_sensors": { "data": "sensors", "purpose": "anti_abuse" }
      }
    },
    "new_device_login": {
      "names": { "zh-CN": "换设备登录", "en": "Login on another device" }, "tier": "basic", "opens_by": ["user_action"],
      "requires": [{ "fact": "new_device" }], "uses": { "read_serial": { "data": "serial", "purpose": "account_security" } }
    },
    "one_tap_login": {
      "names": { "zh-CN": "一键登录", "en": "One-tap login" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "read_number": { "data": "contact", "purpose": "one_tap_login" },
        "read_device_ids": { "data": "device_ids", "purpose": "one_tap_login", "permissions": { "all_of": ["phone_state"] } },
        "read_ad_ids": { "data": "ad_ids", "purpose": "one_tap_login", "permissions": { "all_of": ["tracking"] } }
      }
    },
    "social_login": {
      "names": { "zh-CN": "第三方登录", "en": "Third-party login" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "fetch_account": { "data": "social_account", "purpose": "social_login" },
        "fetch_profile": { "data": "profile", "purpose": "social_login" }
      }
    },
    "voice_room": {
      "names": { "zh-CN": "语音房", "en": "Voice room" }, "tier": "basic", "opens_by": ["user_action", "push"],
      "background": { "while": "system_indicator", "android": "mediaPlayback", "apple": "audio", "max": "PT4H" }
    },
    "voice_speak": {
      "names": { "zh-CN": "语音通信", "en": "Talking in a voice room" }, "tier": "optional", "opens_by": ["user_action"], "max": "PT12H",
      "uses": { "speak": { "data": "voice", "purpose": "voice_communication", "permissions": { "all_of": ["microphone"] } } }
    },
    "room_paste": {
      "names": { "zh-CN": "粘贴板进房", "en": "Entering a room from the clipboard" }, "tier": "optional", "opens_by": ["user_action"],
      "max": "PT1M",
      "uses": {
        "read_room_number": { "data": "clipboard", "purpose": "room_entry", "only": { "pattern": "[0-9]{6,9}" }, "budget": { "count": 1, "per": "action" } }
      }
    },
    "direct_chat": {
      "names": { "zh-CN": "一对一聊天", "en": "One-to-one chat" }, "tier": "basic", "opens_by": ["user_action", "push"],
      "uses": { "send_message": { "data": "content", "purpose": "message_sync" } }
    },
    "media_upload": {
      "names": { "zh-CN": "头像、相册上传", "en": "Uploading avatar and album" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "pick_photo": { "data": "content", "purpose": "media_storage", "permissions": { "all_of": ["photos_storage"] } } }
    },
    "public_post": {
      "names": { "zh-CN": "公开与分享", "en": "Public posts" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "publish": { "data": "content", "purpose": "service_operation", "act": "publish" },
        "attach_place": {
          "data": "location_coarse", "purpose": "service_operation",
          "permissions": { "all_of": ["location"] },
          "budget": { "count": 1, "per": "action" }
        }
      }
    },
    "content_safety": {
      "names": { "zh-CN": "内容审查", "en": "Content review" }, "tier": "basic", "opens_by": ["launch", "user_action"],
      "uses": {
        "review_content": { "data": "content", "purpose": "content_review", "act": "use" },
        "watch_fraud": { "data": "access_log", "purpose": "fraud_monitoring" },
        "read_mac": { "data": "mac", "purpose": "anti_abuse" },
        "read_device_ids": { "data": "device_ids", "purpose": "anti_abuse", "permissions": { "all_of": ["phone_state"] } },
        "read_ad_ids": { "data": "ad_ids", "purpose": "anti_abuse", "permissions": { "all_of": ["tracking"] } },
        "read_place": { "data": "location_precise", "purpose": "anti_abuse", "permissions": { "all_of": ["location"] } }
      }
    },
    "social_share": {
      "names": { "zh-CN": "分享", "en": "Sharing" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "share": { "data": "content", "purpose": "social_share", "act": "share" },
        "cache_picture": {
          "data": "content", "purpose": "social_share", "act": "write",
          "permissions": { "all_of": ["photos_storage"] },
          "alternatives": [{ "use": "send_link", "on": ["permission_not_determined", "permission_denied", "permission_restricted"] }]
        },
        "send_link": { "data": "content", "purpose": "social_share", "act": "use" },
        "read_serial": { "data": "serial", "purpose": "social_share" }
      }
    },
    "payment": { "names": { "zh-CN": "支付", "en": "Payment" }, "tier": "optional", "opens_by": ["user_action"] },
    "real_name": {
      "names": { "zh-CN": "实名认证", "en": "Real-name check" }, "tier": "optional", "opens_by": ["user_action"], "max": "PT30M",
      "uses": {
        "enter_identity": { "data": "identity_doc", "purpose": "identity_verification" },
        "scan_face": { "data": "face", "purpose": "identity_verification", "permissions": { "all_of": ["camera"] } }
      }
    },
    "web_page": {
      "names": { "zh-CN": "网页", "en": "Web pages" }, "tier": "basic", "opens_by": ["user_action"],
      "uses": {
        "read_device": { "data": "device", "purpose": "web_rendering" },
        "read_os": { "data": "os", "purpose": "web_rendering" },
        "read_app": { "data": "app", "purpose": "web_rendering" }
      }
    },
    "cookie_login": {
      "names": { "zh-CN": "Cookie", "en": "Login by cookie" }, "tier": "optional", "opens_by": ["launch", "user_action"],
      "uses": {
        "write_cookie": { "data": "cookie", "purpose": "cookie_login", "act": "write" },
        "read_cookie": { "data": "cookie", "purpose": "cookie_login", "act": "use" }
      }
    },
    "push": {
      "names": { "zh-CN": "推送", "en": "Push messages" }, "tier": "optional", "opens_by": ["launch", "push"],
      "uses": { "notify": { "data": "app", "purpose": "push", "act": "use", "permissions": { "all_of": ["notifications"] } } }
    },
    "promotion": {
      "names": { "zh-CN": "排行榜、抽奖", "en": "Rankings and lucky draws" }, "tier": "optional", "opens_by": ["user_action"],
      "requires": [{ "fact": "campaign_open" }],
      "uses": {
        "enter_address": { "data": "delivery", "purpose": "promotion" },
        "enter_contact": { "data": "contact", "purpose": "promotion" },
        "list_in_ranking": { "data": "profile", "purpose": "promotion", "act": "publish" }
      }
    },
    "survey": {
      "names": { "zh-CN": "调查", "en": "Surveys" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "invite": { "data": "contact", "purpose": "survey", "act": "use" } }
    },
    "support": {
      "names": { "zh-CN": "客服", "en": "Customer service" }, "tier": "basic", "opens_by": ["user_action"],
      "uses": {
        "name_account": { "data": "profile", "purpose": "support" },
        "enter_payment_account": { "data": "payment_account", "purpose": "service_improvement" },
        "enter_birth_date": { "data": "birth_date", "purpose": "service_improvement" },
        "enter_identity": { "data": "identity_doc", "purpose": "identity_verification" }
      }
    },
    "update": {
      "names": { "zh-CN": "软件升级", "en": "Software upgrade" }, "tier": "basic", "opens_by": ["launch", "user_action"],
      "uses": {
        "read_app": { "data": "app", "purpose": "software_admin" },
        "read_os": { "data": "os", "purpose": "software_admin" }
      }
    },
    "analytics": {
      "names": { "zh-CN": "统计", "en": "Statistics" }, "tier": "optional", "opens_by": ["launch", "to_background"],
      "uses": {
        "count_visit": { "data": "access_log", "purpose": "analytics" },
        "read_performance": { "data": "performance", "purpose": "analytics" },
        "read_device": { "data": "device", "purpose": "analytics" },
        "read_os": { "data": "os", "purpose": "analytics" },
        "read_app": { "data": "app", "purpose": "analytics" },
        "read_network": { "data": "network", "purpose": "analytics" },
        "read_mac": { "data": "mac", "purpose": "analytics" },
        "read_device_ids": { "data": "device_ids", "purpose": "analytics", "permissions": { "all_of": ["phone_state"] } },
        "read_ad_ids": { "data": "ad_ids", "purpose": "analytics", "permissions": { "all_of": ["tracking"] } },
        "read_processes": { "data": "processes", "purpose": "analytics" }
      }
    },
    "crash_report": { "names": { "zh-CN": "异常上报", "en": "Crash reports" }, "tier": "optional", "opens_by": ["launch"] },
    "ad_measurement": {
      "names": { "zh-CN": "广告监测", "en": "Ad measurement" }, "tier": "optional", "opens_by": ["launch"],
      "uses": {
        "read_device": { "data": "device", "purpose": "ad_measurement" },
        "read_os": { "data": "os", "purpose": "ad_measurement" },
        "read_ad_ids": { "data": "ad_ids", "purpose": "ad_measurement", "permissions": { "all_of": ["tracking"] } }
      }
    }
  },
  "recipients": {
    "tencent_x5": {
      "names": { "zh-CN": "腾讯浏览服务X5网页引擎SDK", "en": "Tencent X5 web engine" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["web_page"] },
      "collects": [
        { "data": "device", "purpose": "web_rendering" },
        { "data": "os", "purpose": "web_rendering" },
        { "data": "app", "purpose": "web_rendering" }
      ]
    },
    "agora": {
      "names": { "zh-CN": "声网_SDK", "en": "Agora" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["voice_room", "voice_speak", "direct_chat"] },
      "controls": {
        "identity_check": { "names": { "zh-CN": "身份验证", "en": "Identity check" } },
        "offline_messages": { "names": { "zh-CN": "离线消息、多设备同步", "en": "Offline messages and sync" } },
        "fault_finding": { "names": { "zh-CN": "定位问题", "en": "Fault finding" } }
      },
      "collects": [
        { "data": "voice", "purpose": "voice_communication" },
        { "data": "voice", "purpose": "identity_verification", "control": "identity_check" },
        { "data": "voice", "purpose": "message_sync", "control": "offline_messages" },
        { "data": "voice", "purpose": "service_operation", "control": "fault_finding" }
      ]
    },
    "aliyun_oss": {
      "names": { "zh-CN": "阿里云存储_SDK", "en": "Aliyun OSS" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["media_upload", "real_name"] },
      "receives": [{ "data": "content", "purpose": "media_storage" }, { "data": "content", "purpose": "identity_verification" }]
    },
    "aliyun_face": {
      "names": { "zh-CN": "阿里云实人认证_SDK", "en": "Aliyun real-person check" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["real_name"] }, "depends_on": ["aliyun_oss"], "collects": [{ "data": "face", "purpose": "identity_verification" }]
    },
    "qq": {
      "names": { "zh-CN": "QQ_SDK", "en": "QQ" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["social_login", "social_share"] }, "when": { "provider": "qq" }, "own_authorisation": true
    },
    "wechat": {
      "names": { "zh-CN": "微信_SDK", "en": "WeChat" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["social_login", "social_share", "payment"] }, "when": { "provider": "wechat" }, "own_authorisation": true
    },
    "douyin": {
      "names": { "zh-CN": "抖音_SDK", "en": "Douyin" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["social_login", "social_share"] }, "when": { "provider": "douyin" }, "own_authorisation": true
    },
    "weibo": {
      "names": { "zh-CN": "新浪微博_SDK", "en": "Weibo" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["social_login", "social_share"] }, "when": { "provider": "weibo" }, "own_authorisation": true,
      "collects": [{ "data": "serial", "purpose": "social_share" }]
    },
    "alipay": {
      "names": { "zh-CN": "支付宝_SDK", "en": "Alipay" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["payment"] },
      "when": { "provider": "alipay" }
    },
    "shumei": {
      "names": { "zh-CN": "数美_SmAntFraud", "en": "Shumei SmAntFraud" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["content_safety"] }, "receives": [{ "data": "content", "purpose": "content_review" }],
      "controls": { "location": { "names": { "zh-CN": "反作弊位置", "en": "Anti-cheat location" } } },
      "collects": [
        { "data": "mac", "purpose": "anti_abuse" },
        { "data": "device_ids", "purpose": "anti_abuse" },
        { "data": "ad_ids", "purpose": "anti_abuse" },
        { "data": "location_precise", "purpose": "anti_abuse", "control": "location" }
      ]
    },
    "aliyun_phone": {
      "names": { "zh-CN": "阿里云号码认证_SDK", "en": "Aliyun number check" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["one_tap_login"] },
      "collects": [
        { "data": "device_ids", "purpose": "one_tap_login" },
        { "data": "ad_ids", "purpose": "one_tap_login" },
        { "data": "contact", "purpose": "one_tap_login" }
      ]
    },
    "oceanengine": {
      "names": { "zh-CN": "聚量引擎转化SDK", "en": "Ocean Engine conversion" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["ad_measurement"] },
      "collects": [
        { "data": "device", "purpose": "ad_measurement" },
        { "data": "os", "purpose": "ad_measurement" },
        { "data": "ad_ids", "purpose": "ad_measurement" }
      ]
    },
    "android_support": {
      "names": { "zh-CN": "AndroidSupport, AppCompat, leo.work.support", "en": "AndroidSupport, AppCompat, leo.work.support" }, "kind": "sdk",
      "method": "sdk", "start": { "in_feature": ["analytics"] }, "when": { "platform": "android" }, "packages": ["leo.work.support"],
      "collects": [{ "data": "processes", "purpose": "analytics" }]
    },
    "xiaomi_push": {
      "names": { "zh-CN": "小米推送SDK", "en": "Xiaomi Push" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["push"] }, "when": { "brand": "xiaomi" }
    },
    "oppo_push": {
      "names": { "zh-CN": "OPPO推送SDK", "en": "OPPO Push" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["push"] },
      "when": { "brand": "oppo" }
    },
    "bugly": {
      "names": { "zh-CN": "tencent.buglySDK", "en": "Tencent Bugly" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["crash_report", "analytics"] }
    },
    "umeng": {
      "names": { "zh-CN": "友盟SDK", "en": "Umeng" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["analytics"] }
    },
    "gdt": {
      "names": { "zh-CN": "广点通SDK", "en": "Tencent GDT" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["ad_measurement"] }
    },
    "baidu": {
      "names": { "zh-CN": "百度SDK", "en": "Baidu" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["ad_measurement"] }
    },
    "cmic": {
      "names": { "zh-CN": "com.cmic.sso", "en": "China Mobile com.cmic.sso" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["one_tap_login"] }, "when": { "provider": "china_mobile" }, "packages": ["com.cmic.sso"],
      "collects": [{ "data": "contact", "purpose": "one_tap_login" }]
    },
    "geetest": { "names": { "zh-CN": "极验", "en": "Geetest" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["login"] } },
    "affiliates": { "names": { "zh-CN": "关联公司", "en": "Affiliates" }, "kind": "affiliate", "method": "backend" },
    "partners": { "names": { "zh-CN": "授权合作伙伴", "en": "Authorised partners" }, "kind": "partner", "method": "backend", "instance": "named_at_prompt" },
    "authorities": { "names": { "zh-CN": "政府主管部门", "en": "Public authorities" }, "kind": "authority", "method": "backend" },
    "successor": { "names": { "zh-CN": "新的持有者", "en": "New holder" }, "kind": "successor", "method": "backend" }
  },
  "retention": {
    "everything": {
      "of": "everything", "at_most": "unspecified", "then": "erase_or_anonymise",
      "extended_by": ["law", "court", "regulator", "protection_of_rights"], "backups": "when_renewed"
    }
  },
  "deletion": {
    "appeal": "none", "processing": { "working_days": 15, "from": "submitted" }, "authority": "server",
    "acknowledge": {
      "irreversible": {
        "zh-CN": "注销不可恢复，请先自行备份。注销前的责任不因此免除。",
        "en": "It cannot be undone, so back up first. What you answered for before stays."
      }
    },
    "hold": { "grounds": ["regulator", "court", "law_enforcement", "litigation", "arbitration", "user_dispute"], "clock": "stops" },
    "tasks": {
      "device": "erase_or_anonymise", "os": "erase_or_anonymise", "app": "erase_or_anonymise", "app_list": "erase_or_anonymise",
      "processes": "erase_or_anonymise", "bssid": "erase_or_anonymise", "sim": "erase_or_anonymise", "network": "erase_or_anonymise",
      "mac": "erase_or_anonymise", "device_ids": "erase_or_anonymise", "serial": "erase_or_anonymise", "ad_ids": "erase_or_anonymise",
      "clipboard": "erase_or_anonymise", "sensors": "erase_or_anonymise", "profile": "erase_or_anonymise", "birth_date": "erase_or_anonymise",
      "contact": "erase_or_anonymise", "social_account": "erase_or_anonymise", "access_log": "erase_or_anonymise",
      "location_coarse": "erase_or_anonymise", "location_precise": "erase_or_anonymise", "performance": "erase_or_anonymise",
      "payment_account": "erase_or_anonymise", "identity_doc": "erase_or_anonymise", "delivery": "erase_or_anonymise",
      "cookie": "erase_or_anonymise", "content": "erase_or_anonymise", "voice": "erase_or_anonymise", "face": "erase_or_anonymise"
    },
    "channels": ["个人 > 设置 > 账号注销"]
  },
  "rights": {
    "access": {
      "from": "received", "owed": "action", "channels": ["个人 > 头像栏", "个人 > 设置", "个人 > 主页", "个人 > 设置 > 黑名单"],
      "refusals": ["groundless_repeat", "undue_effort", "risk_to_others", "impractical"]
    },
    "rectify": {
      "from": "received", "owed": "action", "channels": ["个人 > 头像栏", "个人 > 设置 > 绑定手机"],
      "refusals": ["groundless_repeat", "undue_effort", "risk_to_others", "impractical"]
    },
    "erase": {
      "from": "received", "owed": "action", "channels": ["会话 > 右上角 > 删除聊天记录", "个人 > 主页"],
      "grounds": ["unlawful", "no_consent", "breach", "stopped_using", "service_ended"],
      "refusals": ["groundless_repeat", "undue_effort", "risk_to_others", "impractical"]
    },
    "withdraw": { "from": "received", "owed": "action", "channels": ["系统设置 > 通知 > 可可星球", "官方客服"] },
    "complaint": {
      "due": { "working_days": 15 }, "from": "received", "owed": "reply", "channels": ["个人 > 设置 > 问题反馈", "官方客服"],
      "refusals": ["groundless_repeat", "undue_effort", "risk_to_others", "impractical"]
    }
  },
  "minors": { "bands": [{ "below": 18, "needs": "guardian" }], "unknown": "ask", "denied": ["ad_measurement"] },
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
    },
    "refusing": {
      "national_security": { "names": { "zh-CN": "国家安全、国防安全", "en": "National security and defence" }, "honoured": true },
      "public_interest": {
        "names": { "zh-CN": "公共安全、公共卫生、重大公共利益", "en": "Public safety, public health, major public interest" }, "honoured": true
      },
      "criminal_justice": {
        "names": { "zh-CN": "犯罪侦查、起诉、审判和判决执行", "en": "Criminal investigation, prosecution, trial, enforcement" }, "honoured": true
      },
      "malice": { "names": { "zh-CN": "主观恶意或滥用权利", "en": "Malice or abuse of rights" }, "honoured": true },
      "serious_harm": { "names": { "zh-CN": "严重损害他人合法权益", "en": "Serious harm to the person or others" }, "honoured": true }
    }
  }
}
"""
}
