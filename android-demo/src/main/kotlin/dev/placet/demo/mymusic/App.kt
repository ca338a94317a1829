// Written by `placet codegen` from manifest.json. Change that and run it again; what is changed here is lost.

package dev.placet.demo.mymusic

import dev.placet.DocumentId
import dev.placet.FactId
import dev.placet.Feature
import dev.placet.FeatureId
import dev.placet.PermissionId
import dev.placet.PreconditionId
import dev.placet.PurposeId
import dev.placet.RecipientId
import dev.placet.SeparatePurposeId
import dev.placet.SwitchId
import dev.placet.UseRef

/** 我的音乐 */
public object App {
    /** Documents. */
    public object Documents {
        /** 我的音乐儿童隐私政策 */
        @JvmField
        public val childrenPolicy: DocumentId = DocumentId("children_policy")

        /** 我的音乐隐私政策 */
        @JvmField
        public val privacyPolicy: DocumentId = DocumentId("privacy_policy")
    }

    /** Purposes. */
    public object Purposes {
        /** 帐号安全 */
        @JvmField
        public val accountSecurity: PurposeId = PurposeId("account_security")

        /** 广告效果评估 */
        @JvmField
        public val adMeasurement: PurposeId = PurposeId("ad_measurement")

        /** 步频匹配音乐 */
        @JvmField
        public val cadence: PurposeId = PurposeId("cadence")

        /** 安全Cookie */
        @JvmField
        public val cookieAuth: PurposeId = PurposeId("cookie_auth")

        /** 偏好Cookie */
        @JvmField
        public val cookiePreference: PurposeId = PurposeId("cookie_preference")

        /** 免重复填写 */
        @JvmField
        public val cookiePrefill: PurposeId = PurposeId("cookie_prefill")

        /** 优化体验、崩溃收集 */
        @JvmField
        public val crashExperience: PurposeId = PurposeId("crash_experience")

        /** 播放效果 */
        @JvmField
        public val deviceFit: PurposeId = PurposeId("device_fit")

        /** 播放历史、听歌报告 */
        @JvmField
        public val historyReport: PurposeId = PurposeId("history_report")

        /** 实名认证 */
        @JvmField
        public val identityVerification: SeparatePurposeId = SeparatePurposeId("identity_verification")

        /** 优化服务 */
        @JvmField
        public val improvement: PurposeId = PurposeId("improvement")

        /** 知识产权投诉 */
        @JvmField
        public val ipComplaint: PurposeId = PurposeId("ip_complaint")

        /** 歌单订阅 */
        @JvmField
        public val library: PurposeId = PurposeId("library")

        /** 版权地域判断 */
        @JvmField
        public val licenceRegion: PurposeId = PurposeId("licence_region")

        /** 位置服务 */
        @JvmField
        public val locationService: SeparatePurposeId = SeparatePurposeId("location_service")

        /** 帐号登录 */
        @JvmField
        public val login: PurposeId = PurposeId("login")

        /** 本机号码一键登录 */
        @JvmField
        public val oneTapLogin: PurposeId = PurposeId("one_tap_login")

        /** 个性化内容 */
        @JvmField
        public val personalisedContent: PurposeId = PurposeId("personalised_content")

        /** 运行分析 */
        @JvmField
        public val productAnalysis: PurposeId = PurposeId("product_analysis")

        /** 了解用户 */
        @JvmField
        public val profile: PurposeId = PurposeId("profile")

        /** 信息推送 */
        @JvmField
        public val push: PurposeId = PurposeId("push")

        /** 数据分析研究 */
        @JvmField
        public val research: PurposeId = PurposeId("research")

        /** 提供服务 */
        @JvmField
        public val service: PurposeId = PurposeId("service")

        /** 服务公告 */
        @JvmField
        public val serviceNotice: PurposeId = PurposeId("service_notice")

        /** 定向广告 */
        @JvmField
        public val targetedAds: PurposeId = PurposeId("targeted_ads")

        /** 第三方帐号登录 */
        @JvmField
        public val thirdPartyLogin: PurposeId = PurposeId("third_party_login")
    }

    /** Recipients. */
    public object Recipients {
        /** 声网 */
        @JvmField
        public val agora: RecipientId = RecipientId("agora")

        /** 支付宝 */
        @JvmField
        public val alipay: RecipientId = RecipientId("alipay")

        /** 阿里云实人认证 */
        @JvmField
        public val aliyunVerify: RecipientId = RecipientId("aliyun_verify")

        /** 高德地图 */
        @JvmField
        public val amap: RecipientId = RecipientId("amap")

        /** 行政、司法机关 */
        @JvmField
        public val authorities: RecipientId = RecipientId("authorities")

        /** 腾讯bugly */
        @JvmField
        public val bugly: RecipientId = RecipientId("bugly")

        /** 中国移动 免流量 */
        @JvmField
        public val chinaMobileFree: RecipientId = RecipientId("china_mobile_free")

        /** 中国移动 一键登录 */
        @JvmField
        public val chinaMobileLogin: RecipientId = RecipientId("china_mobile_login")

        /** 广点通 */
        @JvmField
        public val gdt: RecipientId = RecipientId("gdt")

        /** 谷歌广告 */
        @JvmField
        public val googleAds: RecipientId = RecipientId("google_ads")

        /** 华为 */
        @JvmField
        public val huaweiPush: RecipientId = RecipientId("huawei_push")

        /** 旷视科技 */
        @JvmField
        public val megvii: RecipientId = RecipientId("megvii")

        /** MMA中国 */
        @JvmField
        public val mmaChina: RecipientId = RecipientId("mma_china")

        /** OPPO */
        @JvmField
        public val oppoPush: RecipientId = RecipientId("oppo_push")

        /** 我的音乐产品 */
        @JvmField
        public val ownProducts: RecipientId = RecipientId("own_products")

        /** 关联方、安全服务提供商 */
        @JvmField
        public val securityPartners: RecipientId = RecipientId("security_partners")

        /** 受让方 */
        @JvmField
        public val successor: RecipientId = RecipientId("successor")

        /** 腾讯大王卡 */
        @JvmField
        public val tencentDawang: RecipientId = RecipientId("tencent_dawang")

        /** 腾讯 微信 QQ */
        @JvmField
        public val tencentLogin: RecipientId = RecipientId("tencent_login")

        /** 腾讯认证 */
        @JvmField
        public val tencentVerify: RecipientId = RecipientId("tencent_verify")

        /** 腾讯浏览服务 X5 */
        @JvmField
        public val tencentX5: RecipientId = RecipientId("tencent_x5")

        /** 友盟 */
        @JvmField
        public val umeng: RecipientId = RecipientId("umeng")

        /** 中国联通 */
        @JvmField
        public val unicomFree: RecipientId = RecipientId("unicom_free")

        /** 中国银联 */
        @JvmField
        public val unionpay: RecipientId = RecipientId("unionpay")

        /** VIVO */
        @JvmField
        public val vivoPush: RecipientId = RecipientId("vivo_push")

        /** 微信支付 */
        @JvmField
        public val wechatPay: RecipientId = RecipientId("wechat_pay")

        /** 新浪微博 */
        @JvmField
        public val weibo: RecipientId = RecipientId("weibo")

        /** 小米 */
        @JvmField
        public val xiaomiPush: RecipientId = RecipientId("xiaomi_push")

        /** zego */
        @JvmField
        public val zego: RecipientId = RecipientId("zego")
    }

    /** Permissions. */
    public object Permissions {
        /** 蓝牙 */
        @JvmField
        public val bluetooth: PermissionId = PermissionId("bluetooth")

        /** 通话录音 */
        @JvmField
        public val callRecording: PermissionId = PermissionId("call_recording")

        /** 摄像头、相机 */
        @JvmField
        public val camera: PermissionId = PermissionId("camera")

        /** 通讯录 */
        @JvmField
        public val contacts: PermissionId = PermissionId("contacts")

        /** DLNA */
        @JvmField
        public val dlna: PermissionId = PermissionId("dlna")

        /** 应用列表 */
        @JvmField
        public val installedApps: PermissionId = PermissionId("installed_apps")

        /** 地理位置 */
        @JvmField
        public val location: PermissionId = PermissionId("location")

        /** 麦克风、录音 */
        @JvmField
        public val microphone: PermissionId = PermissionId("microphone")

        /** 加速器、运动 */
        @JvmField
        public val motionSensor: PermissionId = PermissionId("motion_sensor")

        /** 推送通知 */
        @JvmField
        public val notifications: PermissionId = PermissionId("notifications")

        /** 电话、设备信息 */
        @JvmField
        public val phone: PermissionId = PermissionId("phone")

        /** 照片 */
        @JvmField
        public val photos: PermissionId = PermissionId("photos")

        /** 存储 */
        @JvmField
        public val storage: PermissionId = PermissionId("storage")

        /** 闪光灯、手电筒 */
        @JvmField
        public val torch: PermissionId = PermissionId("torch")
    }

    /** Switches. */
    public object Switches {
        /** 个性化内容 */
        @JvmField
        public val personalisedContent: SwitchId = SwitchId("personalised_content")

        /** 定向广告推送 */
        @JvmField
        public val targetedAds: SwitchId = SwitchId("targeted_ads")
    }

    /** Facts. */
    public object Facts {
        /** 已验证身份 */
        @JvmField
        public val identityVerified: FactId = FactId("identity_verified")
    }

    /** Preconditions. */
    public object Preconditions {
        /** 已验证身份 */
        @JvmField
        public val identityVerified: PreconditionId = PreconditionId("identity_verified")
    }

    /** Features, and the uses that each declares. */
    public object Features {
        /** 广告 */
        @JvmField
        public val ads: Ads = Ads()

        /** 相册管理 */
        @JvmField
        public val albumManage: AlbumManage = AlbumManage()

        /** 头像设置 */
        @JvmField
        public val avatarSet: AvatarSet = AvatarSet()

        /** 成为主播 */
        @JvmField
        public val becomeHost: BecomeHost = BecomeHost()

        /** 浏览 */
        @JvmField
        public val browse: Browse = Browse()

        /** 串串视频 */
        @JvmField
        public val chuanchuanVideo: ChuanchuanVideo = ChuanchuanVideo()

        /** 连麦 */
        @JvmField
        public val coStream: CoStream = CoStream()

        /** 日志、设备、软件 */
        @JvmField
        public val core: Core = Core()

        /** 自定义皮肤 */
        @JvmField
        public val customSkin: CustomSkin = CustomSkin()

        /** 终端播放设备 */
        @JvmField
        public val deviceCast: DeviceCast = DeviceCast()

        /** 下载 */
        @JvmField
        public val download: Download = Download()

        /** 极速传歌 */
        @JvmField
        public val fastTransfer: FastTransfer = FastTransfer()

        /** 免流量、流量包月 */
        @JvmField
        public val freeTraffic: FreeTraffic = FreeTraffic()

        /** 交友 */
        @JvmField
        public val friends: Friends = Friends()

        /** 礼物 */
        @JvmField
        public val gift: Gift = Gift()

        /** 哼唱识曲 */
        @JvmField
        public val humRecog: HumRecog = HumRecog()

        /** 身份认证 */
        @JvmField
        public val identityCheck: IdentityCheck = IdentityCheck()

        /** 图像保存 */
        @JvmField
        public val imageSave: ImageSave = ImageSave()

        /** 投诉 */
        @JvmField
        public val ipComplaint: IpComplaint = IpComplaint()

        /** 调起应用 */
        @JvmField
        public val launchSisterApp: LaunchSisterApp = LaunchSisterApp()

        /** 多端同步、云盘、回收站 */
        @JvmField
        public val librarySync: LibrarySync = LibrarySync()

        /** 开通直播 */
        @JvmField
        public val liveOpen: LiveOpen = LiveOpen()

        /** 直播间 */
        @JvmField
        public val liveRoom: LiveRoom = LiveRoom()

        /** 本地音频播放 */
        @JvmField
        public val localAudio: LocalAudio = LocalAudio()

        /** 本地音乐播放 */
        @JvmField
        public val localMusic: LocalMusic = LocalMusic()

        /** 设置歌词字体 */
        @JvmField
        public val lyricFont: LyricFont = LyricFont()

        /** 音乐相册 */
        @JvmField
        public val musicAlbum: MusicAlbum = MusicAlbum()

        /** 附近 */
        @JvmField
        public val nearby: Nearby = Nearby()

        /** 一键DJ */
        @JvmField
        public val oneKeyDj: OneKeyDj = OneKeyDj()

        /** 一键登录 */
        @JvmField
        public val oneTapLogin: OneTapLogin = OneTapLogin()

        /** 支付 */
        @JvmField
        public val payment: Payment = Payment()

        /** 手机号登录 */
        @JvmField
        public val phoneLogin: PhoneLogin = PhoneLogin()

        /** 编辑资料 */
        @JvmField
        public val profileEdit: ProfileEdit = ProfileEdit()

        /** 发布作品 */
        @JvmField
        public val publishWork: PublishWork = PublishWork()

        /** 推送 */
        @JvmField
        public val push: Push = Push()

        /** 定段赛地区排行榜 */
        @JvmField
        public val rankRegion: RankRegion = RankRegion()

        /** 推荐 */
        @JvmField
        public val recommend: Recommend = Recommend()

        /** 节奏闪光 */
        @JvmField
        public val rhythmFlash: RhythmFlash = RhythmFlash()

        /** 跑步模式 */
        @JvmField
        public val running: Running = Running()

        /** 安全听歌 */
        @JvmField
        public val safeListen: SafeListen = SafeListen()

        /** 扫描图片 */
        @JvmField
        public val scanImage: ScanImage = ScanImage()

        /** 搜索 */
        @JvmField
        public val search: Search = Search()

        /** 公告 */
        @JvmField
        public val serviceMessage: ServiceMessage = ServiceMessage()

        /** 个性皮肤 */
        @JvmField
        public val skin: Skin = Skin()

        /** 歌曲播放 */
        @JvmField
        public val songPlayback: SongPlayback = SongPlayback()

        /** 听歌识曲 */
        @JvmField
        public val songRecog: SongRecog = SongRecog()

        /** 音效 */
        @JvmField
        public val soundEffect: SoundEffect = SoundEffect()

        /** 第三方登录、分享 */
        @JvmField
        public val thirdPartyLogin: ThirdPartyLogin = ThirdPartyLogin()

        /** 试听 */
        @JvmField
        public val trialListen: TrialListen = TrialListen()

        /** 试唱 */
        @JvmField
        public val trialSing: TrialSing = TrialSing()

        /** 视频浏览 */
        @JvmField
        public val videoBrowse: VideoBrowse = VideoBrowse()

        /** 视频录制 */
        @JvmField
        public val videoRecord: VideoRecord = VideoRecord()

        /** 声音录制 */
        @JvmField
        public val voiceRecord: VoiceRecord = VoiceRecord()

        /** Cookie */
        @JvmField
        public val web: Web = Web()

        /** 广告 */
        public class Ads internal constructor() : Feature {
            override val id: FeatureId = FeatureId("ads")

            /** Collects 统计信息 for 广告效果评估. */
            @JvmField
            public val measure: UseRef = UseRef("ads.measure")

            /** Uses Cookie for 定向广告. */
            @JvmField
            public val readCookie: UseRef = UseRef("ads.read_cookie")

            /** Uses 播放记录 for 定向广告. */
            @JvmField
            public val targetByHistory: UseRef = UseRef("ads.target_by_history")

            /** Uses 特征标签 for 定向广告. */
            @JvmField
            public val targetByTags: UseRef = UseRef("ads.target_by_tags")
        }

        /** 相册管理 */
        public class AlbumManage internal constructor() : Feature {
            override val id: FeatureId = FeatureId("album_manage")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val pickPicture: UseRef = UseRef("album_manage.pick_picture")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val takePicture: UseRef = UseRef("album_manage.take_picture")
        }

        /** 头像设置 */
        public class AvatarSet internal constructor() : Feature {
            override val id: FeatureId = FeatureId("avatar_set")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val pickPicture: UseRef = UseRef("avatar_set.pick_picture")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val takePicture: UseRef = UseRef("avatar_set.take_picture")
        }

        /** 成为主播 */
        public class BecomeHost internal constructor() : Feature {
            override val id: FeatureId = FeatureId("become_host")

            /** Collects 年龄、性别 for 实名认证. */
            @JvmField
            public val enterAgeGender: UseRef = UseRef("become_host.enter_age_gender")

            /** Collects 其他身份资料 for 实名认证. */
            @JvmField
            public val enterExtra: UseRef = UseRef("become_host.enter_extra")

            /** Collects 身份证 for 实名认证. */
            @JvmField
            public val enterIdCard: UseRef = UseRef("become_host.enter_id_card")

            /** Collects 身份证号码 for 实名认证. */
            @JvmField
            public val enterIdNumber: UseRef = UseRef("become_host.enter_id_number")

            /** Collects 姓名 for 实名认证. */
            @JvmField
            public val enterName: UseRef = UseRef("become_host.enter_name")

            /** Collects 手机号码 for 实名认证. */
            @JvmField
            public val enterPhone: UseRef = UseRef("become_host.enter_phone")

            /** Collects 声纹信息 for 实名认证. */
            @JvmField
            public val recordVoiceprint: UseRef = UseRef("become_host.record_voiceprint")

            /** Collects 面部特征 for 实名认证. */
            @JvmField
            public val scanFace: UseRef = UseRef("become_host.scan_face")
        }

        /** 浏览 */
        public class Browse internal constructor() : Feature {
            override val id: FeatureId = FeatureId("browse")
        }

        /** 串串视频 */
        public class ChuanchuanVideo internal constructor() : Feature {
            override val id: FeatureId = FeatureId("chuanchuan_video")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val pickPicture: UseRef = UseRef("chuanchuan_video.pick_picture")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val readPictures: UseRef = UseRef("chuanchuan_video.read_pictures")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val takePicture: UseRef = UseRef("chuanchuan_video.take_picture")
        }

        /** 连麦 */
        public class CoStream internal constructor() : Feature {
            override val id: FeatureId = FeatureId("co_stream")

            /** Collects 连麦音视频 for 提供服务. */
            @JvmField
            public val streamPicture: UseRef = UseRef("co_stream.stream_picture")

            /** Collects 连麦音视频 for 提供服务. */
            @JvmField
            public val streamVoice: UseRef = UseRef("co_stream.stream_voice")
        }

        /** 日志、设备、软件 */
        public class Core internal constructor() : Feature {
            override val id: FeatureId = FeatureId("core")

            /** Uses 日志信息 for 运行分析. */
            @JvmField
            public val analyseLogs: UseRef = UseRef("core.analyse_logs")

            /** Uses 安全信号 for 运行分析. */
            @JvmField
            public val analyseSignals: UseRef = UseRef("core.analyse_signals")

            /** Uses 设备信息 for 优化服务. */
            @JvmField
            public val improveByDevice: UseRef = UseRef("core.improve_by_device")

            /** Uses 日志信息 for 优化服务. */
            @JvmField
            public val improveByLogs: UseRef = UseRef("core.improve_by_logs")

            /** Uses 软件信息 for 优化服务. */
            @JvmField
            public val improveBySoftware: UseRef = UseRef("core.improve_by_software")

            /** Collects 帐号信息 for 提供服务. */
            @JvmField
            public val logAccount: UseRef = UseRef("core.log_account")

            /** Collects 日志信息 for 提供服务. */
            @JvmField
            public val logActivity: UseRef = UseRef("core.log_activity")

            /** Collects IP地址 for 提供服务. */
            @JvmField
            public val logIp: UseRef = UseRef("core.log_ip")

            /** Collects 已安装应用 for 帐号安全. */
            @JvmField
            public val readAppList: UseRef = UseRef("core.read_app_list")

            /** Collects 设备信息 for 提供服务. */
            @JvmField
            public val readDevice: UseRef = UseRef("core.read_device")

            /** Collects 设备标识符 for 帐号安全. */
            @JvmField
            public val readDeviceIds: UseRef = UseRef("core.read_device_ids")

            /** Collects 软件信息 for 提供服务. */
            @JvmField
            public val readSoftware: UseRef = UseRef("core.read_software")

            /** Uses 日志信息 for 优化体验、崩溃收集. */
            @JvmField
            public val reportCrash: UseRef = UseRef("core.report_crash")

            /** Collects 设备标识符 for 优化体验、崩溃收集. */
            @JvmField
            public val reportCrashIds: UseRef = UseRef("core.report_crash_ids")

            /** Uses 设备信息 for 数据分析研究. */
            @JvmField
            public val studyDevice: UseRef = UseRef("core.study_device")

            /** Uses 日志信息 for 数据分析研究. */
            @JvmField
            public val studyLogs: UseRef = UseRef("core.study_logs")

            /** Uses 日志信息 for 帐号安全. */
            @JvmField
            public val watchLogs: UseRef = UseRef("core.watch_logs")

            /** Collects 安全信号 for 帐号安全. */
            @JvmField
            public val watchSignals: UseRef = UseRef("core.watch_signals")
        }

        /** 自定义皮肤 */
        public class CustomSkin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("custom_skin")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val pickPicture: UseRef = UseRef("custom_skin.pick_picture")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val readPictures: UseRef = UseRef("custom_skin.read_pictures")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val takePicture: UseRef = UseRef("custom_skin.take_picture")
        }

        /** 终端播放设备 */
        public class DeviceCast internal constructor() : Feature {
            override val id: FeatureId = FeatureId("device_cast")

            /** Collects 终端播放设备 for 播放效果. */
            @JvmField
            public val findByBluetooth: UseRef = UseRef("device_cast.find_by_bluetooth")

            /** Collects 终端播放设备 for 播放效果. */
            @JvmField
            public val findByDlna: UseRef = UseRef("device_cast.find_by_dlna")
        }

        /** 下载 */
        public class Download internal constructor() : Feature {
            override val id: FeatureId = FeatureId("download")

            /** Writes 本地媒体 for 提供服务. */
            @JvmField
            public val keepDownload: UseRef = UseRef("download.keep_download")
        }

        /** 极速传歌 */
        public class FastTransfer internal constructor() : Feature {
            override val id: FeatureId = FeatureId("fast_transfer")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val pickPicture: UseRef = UseRef("fast_transfer.pick_picture")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val takePicture: UseRef = UseRef("fast_transfer.take_picture")
        }

        /** 免流量、流量包月 */
        public class FreeTraffic internal constructor() : Feature {
            override val id: FeatureId = FeatureId("free_traffic")

            /** Collects 设备标识符 for 提供服务. */
            @JvmField
            public val readDeviceIds: UseRef = UseRef("free_traffic.read_device_ids")

            /** Collects MAC地址 for 提供服务. */
            @JvmField
            public val readMac: UseRef = UseRef("free_traffic.read_mac")
        }

        /** 交友 */
        public class Friends internal constructor() : Feature {
            override val id: FeatureId = FeatureId("friends")

            /** Collects 年龄、性别 for 实名认证. */
            @JvmField
            public val enterAgeGender: UseRef = UseRef("friends.enter_age_gender")

            /** Collects 其他身份资料 for 实名认证. */
            @JvmField
            public val enterExtra: UseRef = UseRef("friends.enter_extra")

            /** Collects 身份证 for 实名认证. */
            @JvmField
            public val enterIdCard: UseRef = UseRef("friends.enter_id_card")

            /** Collects 身份证号码 for 实名认证. */
            @JvmField
            public val enterIdNumber: UseRef = UseRef("friends.enter_id_number")

            /** Collects 姓名 for 实名认证. */
            @JvmField
            public val enterName: UseRef = UseRef("friends.enter_name")

            /** Collects 手机号码 for 实名认证. */
            @JvmField
            public val enterPhone: UseRef = UseRef("friends.enter_phone")

            /** Collects 声纹信息 for 实名认证. */
            @JvmField
            public val recordVoiceprint: UseRef = UseRef("friends.record_voiceprint")

            /** Collects 面部特征 for 实名认证. */
            @JvmField
            public val scanFace: UseRef = UseRef("friends.scan_face")
        }

        /** 礼物 */
        public class Gift internal constructor() : Feature {
            override val id: FeatureId = FeatureId("gift")

            /** Writes 本地媒体 for 提供服务. */
            @JvmField
            public val keepDownload: UseRef = UseRef("gift.keep_download")
        }

        /** 哼唱识曲 */
        public class HumRecog internal constructor() : Feature {
            override val id: FeatureId = FeatureId("hum_recog")

            /** Collects 录音 for 提供服务. */
            @JvmField
            public val record: UseRef = UseRef("hum_recog.record")
        }

        /** 身份认证 */
        public class IdentityCheck internal constructor() : Feature {
            override val id: FeatureId = FeatureId("identity_check")

            /** Collects 年龄、性别 for 实名认证. */
            @JvmField
            public val enterAgeGender: UseRef = UseRef("identity_check.enter_age_gender")

            /** Collects 其他身份资料 for 实名认证. */
            @JvmField
            public val enterExtra: UseRef = UseRef("identity_check.enter_extra")

            /** Collects 身份证 for 实名认证. */
            @JvmField
            public val enterIdCard: UseRef = UseRef("identity_check.enter_id_card")

            /** Collects 身份证号码 for 实名认证. */
            @JvmField
            public val enterIdNumber: UseRef = UseRef("identity_check.enter_id_number")

            /** Collects 姓名 for 实名认证. */
            @JvmField
            public val enterName: UseRef = UseRef("identity_check.enter_name")

            /** Collects 手机号码 for 实名认证. */
            @JvmField
            public val enterPhone: UseRef = UseRef("identity_check.enter_phone")

            /** Collects 声纹信息 for 实名认证. */
            @JvmField
            public val recordVoiceprint: UseRef = UseRef("identity_check.record_voiceprint")

            /** Collects 面部特征 for 实名认证. */
            @JvmField
            public val scanFace: UseRef = UseRef("identity_check.scan_face")
        }

        /** 图像保存 */
        public class ImageSave internal constructor() : Feature {
            override val id: FeatureId = FeatureId("image_save")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val pickPicture: UseRef = UseRef("image_save.pick_picture")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val takePicture: UseRef = UseRef("image_save.take_picture")
        }

        /** 投诉 */
        public class IpComplaint internal constructor() : Feature {
            override val id: FeatureId = FeatureId("ip_complaint")

            /** Collects 投诉人资料 for 知识产权投诉. */
            @JvmField
            public val enterComplainant: UseRef = UseRef("ip_complaint.enter_complainant")

            /** Collects 投诉往来 for 知识产权投诉. */
            @JvmField
            public val keepMail: UseRef = UseRef("ip_complaint.keep_mail")
        }

        /** 调起应用 */
        public class LaunchSisterApp internal constructor() : Feature {
            override val id: FeatureId = FeatureId("launch_sister_app")

            /** Collects 已安装应用 for 提供服务. */
            @JvmField
            public val findApp: UseRef = UseRef("launch_sister_app.find_app")
        }

        /** 多端同步、云盘、回收站 */
        public class LibrarySync internal constructor() : Feature {
            override val id: FeatureId = FeatureId("library_sync")

            /** Collects 歌单与订阅 for 歌单订阅. */
            @JvmField
            public val keepLibrary: UseRef = UseRef("library_sync.keep_library")

            /** Uses 播放记录 for 播放历史、听歌报告. */
            @JvmField
            public val reportHistory: UseRef = UseRef("library_sync.report_history")

            /** Uses 歌单与订阅 for 歌单订阅. */
            @JvmField
            public val restore: UseRef = UseRef("library_sync.restore")
        }

        /** 开通直播 */
        public class LiveOpen internal constructor() : Feature {
            override val id: FeatureId = FeatureId("live_open")

            /** Collects 录音 for 提供服务. */
            @JvmField
            public val record: UseRef = UseRef("live_open.record")
        }

        /** 直播间 */
        public class LiveRoom internal constructor() : Feature {
            override val id: FeatureId = FeatureId("live_room")

            /** Writes 本地媒体 for 提供服务. */
            @JvmField
            public val keepDownload: UseRef = UseRef("live_room.keep_download")
        }

        /** 本地音频播放 */
        public class LocalAudio internal constructor() : Feature {
            override val id: FeatureId = FeatureId("local_audio")

            /** Collects 本地媒体 for 提供服务. */
            @JvmField
            public val readMedia: UseRef = UseRef("local_audio.read_media")
        }

        /** 本地音乐播放 */
        public class LocalMusic internal constructor() : Feature {
            override val id: FeatureId = FeatureId("local_music")

            /** Collects 本地媒体 for 提供服务. */
            @JvmField
            public val readMedia: UseRef = UseRef("local_music.read_media")
        }

        /** 设置歌词字体 */
        public class LyricFont internal constructor() : Feature {
            override val id: FeatureId = FeatureId("lyric_font")

            /** Writes 本地媒体 for 提供服务. */
            @JvmField
            public val keepDownload: UseRef = UseRef("lyric_font.keep_download")
        }

        /** 音乐相册 */
        public class MusicAlbum internal constructor() : Feature {
            override val id: FeatureId = FeatureId("music_album")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val pickPicture: UseRef = UseRef("music_album.pick_picture")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val readPictures: UseRef = UseRef("music_album.read_pictures")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val takePicture: UseRef = UseRef("music_album.take_picture")
        }

        /** 附近 */
        public class Nearby internal constructor() : Feature {
            override val id: FeatureId = FeatureId("nearby")

            /** Collects GPS精确位置 for 位置服务. */
            @JvmField
            public val locate: UseRef = UseRef("nearby.locate")
        }

        /** 一键DJ */
        public class OneKeyDj internal constructor() : Feature {
            override val id: FeatureId = FeatureId("one_key_dj")

            /** Collects 本地媒体 for 提供服务. */
            @JvmField
            public val readMedia: UseRef = UseRef("one_key_dj.read_media")
        }

        /** 一键登录 */
        public class OneTapLogin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("one_tap_login")

            /** Collects 设备标识符 for 帐号安全. */
            @JvmField
            public val checkDevice: UseRef = UseRef("one_tap_login.check_device")

            /** Collects 手机号码 for 本机号码一键登录. */
            @JvmField
            public val readNumber: UseRef = UseRef("one_tap_login.read_number")
        }

        /** 支付 */
        public class Payment internal constructor() : Feature {
            override val id: FeatureId = FeatureId("payment")
        }

        /** 手机号登录 */
        public class PhoneLogin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("phone_login")

            /** Collects 设备标识符 for 帐号安全. */
            @JvmField
            public val checkDevice: UseRef = UseRef("phone_login.check_device")

            /** Collects 电子邮箱、用户名、密码 for 帐号登录. */
            @JvmField
            public val enterCredentials: UseRef = UseRef("phone_login.enter_credentials")

            /** Collects 手机号码 for 帐号登录. */
            @JvmField
            public val enterPhone: UseRef = UseRef("phone_login.enter_phone")

            /** Uses 手机号码 for 帐号安全. */
            @JvmField
            public val watchPhone: UseRef = UseRef("phone_login.watch_phone")
        }

        /** 编辑资料 */
        public class ProfileEdit internal constructor() : Feature {
            override val id: FeatureId = FeatureId("profile_edit")

            /** Collects 个人资料 for 了解用户. */
            @JvmField
            public val enterProfile: UseRef = UseRef("profile_edit.enter_profile")
        }

        /** 发布作品 */
        public class PublishWork internal constructor() : Feature {
            override val id: FeatureId = FeatureId("publish_work")

            /** Publishes 录音 for 提供服务. */
            @JvmField
            public val publish: UseRef = UseRef("publish_work.publish")

            /** Publishes GPS精确位置 for 位置服务. */
            @JvmField
            public val tagPlace: UseRef = UseRef("publish_work.tag_place")
        }

        /** 推送 */
        public class Push internal constructor() : Feature {
            override val id: FeatureId = FeatureId("push")

            /** Uses 帐号信息 for 信息推送. */
            @JvmField
            public val notify: UseRef = UseRef("push.notify")

            /** Uses 电子邮箱、用户名、密码 for 信息推送. */
            @JvmField
            public val sendMail: UseRef = UseRef("push.send_mail")

            /** Uses 手机号码 for 信息推送. */
            @JvmField
            public val sendSms: UseRef = UseRef("push.send_sms")
        }

        /** 定段赛地区排行榜 */
        public class RankRegion internal constructor() : Feature {
            override val id: FeatureId = FeatureId("rank_region")

            /** Collects GPS精确位置 for 位置服务. */
            @JvmField
            public val locate: UseRef = UseRef("rank_region.locate")
        }

        /** 推荐 */
        public class Recommend internal constructor() : Feature {
            override val id: FeatureId = FeatureId("recommend")

            /** Works out 特征标签 for 个性化内容. */
            @JvmField
            public val deriveTags: UseRef = UseRef("recommend.derive_tags")

            /** Uses Cookie for 个性化内容. */
            @JvmField
            public val readCookie: UseRef = UseRef("recommend.read_cookie")

            /** Uses 播放记录 for 个性化内容. */
            @JvmField
            public val readHistory: UseRef = UseRef("recommend.read_history")

            /** Uses 特征标签 for 个性化内容. */
            @JvmField
            public val suggest: UseRef = UseRef("recommend.suggest")

            /** Uses IP地址 for 版权地域判断. */
            @JvmField
            public val suggestPopular: UseRef = UseRef("recommend.suggest_popular")
        }

        /** 节奏闪光 */
        public class RhythmFlash internal constructor() : Feature {
            override val id: FeatureId = FeatureId("rhythm_flash")

            /** Uses 本地媒体 for 提供服务. */
            @JvmField
            public val flash: UseRef = UseRef("rhythm_flash.flash")

            /** Collects 本地媒体 for 提供服务. */
            @JvmField
            public val readMedia: UseRef = UseRef("rhythm_flash.read_media")
        }

        /** 跑步模式 */
        public class Running internal constructor() : Feature {
            override val id: FeatureId = FeatureId("running")

            /** Collects 实时运动信息 for 步频匹配音乐. */
            @JvmField
            public val countSteps: UseRef = UseRef("running.count_steps")

            /** Collects GPS精确位置 for 位置服务. */
            @JvmField
            public val track: UseRef = UseRef("running.track")
        }

        /** 安全听歌 */
        public class SafeListen internal constructor() : Feature {
            override val id: FeatureId = FeatureId("safe_listen")

            /** Collects 本地媒体 for 提供服务. */
            @JvmField
            public val readMedia: UseRef = UseRef("safe_listen.read_media")
        }

        /** 扫描图片 */
        public class ScanImage internal constructor() : Feature {
            override val id: FeatureId = FeatureId("scan_image")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val pickPicture: UseRef = UseRef("scan_image.pick_picture")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val takePicture: UseRef = UseRef("scan_image.take_picture")
        }

        /** 搜索 */
        public class Search internal constructor() : Feature {
            override val id: FeatureId = FeatureId("search")
        }

        /** 公告 */
        public class ServiceMessage internal constructor() : Feature {
            override val id: FeatureId = FeatureId("service_message")

            /** Uses 帐号信息 for 服务公告. */
            @JvmField
            public val send: UseRef = UseRef("service_message.send")
        }

        /** 个性皮肤 */
        public class Skin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("skin")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val readPictures: UseRef = UseRef("skin.read_pictures")
        }

        /** 歌曲播放 */
        public class SongPlayback internal constructor() : Feature {
            override val id: FeatureId = FeatureId("song_playback")

            /** Collects GPS精确位置 for 版权地域判断. */
            @JvmField
            public val locateByGps: UseRef = UseRef("song_playback.locate_by_gps")

            /** Collects IP地址 for 版权地域判断. */
            @JvmField
            public val locateByIp: UseRef = UseRef("song_playback.locate_by_ip")

            /** Collects WiFi、基站位置 for 版权地域判断. */
            @JvmField
            public val locateByNetwork: UseRef = UseRef("song_playback.locate_by_network")

            /** Collects 播放记录 for 播放历史、听歌报告. */
            @JvmField
            public val recordPlay: UseRef = UseRef("song_playback.record_play")
        }

        /** 听歌识曲 */
        public class SongRecog internal constructor() : Feature {
            override val id: FeatureId = FeatureId("song_recog")

            /** Collects 录音 for 提供服务. */
            @JvmField
            public val record: UseRef = UseRef("song_recog.record")
        }

        /** 音效 */
        public class SoundEffect internal constructor() : Feature {
            override val id: FeatureId = FeatureId("sound_effect")

            /** Collects 本地媒体 for 提供服务. */
            @JvmField
            public val readMedia: UseRef = UseRef("sound_effect.read_media")
        }

        /** 第三方登录、分享 */
        public class ThirdPartyLogin internal constructor() : Feature {
            override val id: FeatureId = FeatureId("third_party_login")

            /** Collects 设备标识符 for 帐号安全. */
            @JvmField
            public val checkDevice: UseRef = UseRef("third_party_login.check_device")

            /** Collects 第三方帐号资料 for 第三方帐号登录. */
            @JvmField
            public val fetchProfile: UseRef = UseRef("third_party_login.fetch_profile")
        }

        /** 试听 */
        public class TrialListen internal constructor() : Feature {
            override val id: FeatureId = FeatureId("trial_listen")
        }

        /** 试唱 */
        public class TrialSing internal constructor() : Feature {
            override val id: FeatureId = FeatureId("trial_sing")
        }

        /** 视频浏览 */
        public class VideoBrowse internal constructor() : Feature {
            override val id: FeatureId = FeatureId("video_browse")

            /** Collects 日志信息 for 提供服务. */
            @JvmField
            public val logView: UseRef = UseRef("video_browse.log_view")

            /** Collects 手机状态和身份 for 提供服务. */
            @JvmField
            public val readPhoneState: UseRef = UseRef("video_browse.read_phone_state")

            /** Collects GPS精确位置 for 位置服务. */
            @JvmField
            public val readPlace: UseRef = UseRef("video_browse.read_place")
        }

        /** 视频录制 */
        public class VideoRecord internal constructor() : Feature {
            override val id: FeatureId = FeatureId("video_record")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val pickPicture: UseRef = UseRef("video_record.pick_picture")

            /** Collects 图片、照片、视频 for 提供服务. */
            @JvmField
            public val takePicture: UseRef = UseRef("video_record.take_picture")
        }

        /** 声音录制 */
        public class VoiceRecord internal constructor() : Feature {
            override val id: FeatureId = FeatureId("voice_record")

            /** Collects 录音 for 提供服务. */
            @JvmField
            public val record: UseRef = UseRef("voice_record.record")
        }

        /** Cookie */
        public class Web internal constructor() : Feature {
            override val id: FeatureId = FeatureId("web")

            /** Collects Cookie for 偏好Cookie. */
            @JvmField
            public val learnPreference: UseRef = UseRef("web.learn_preference")

            /** Uses Cookie for 免重复填写. */
            @JvmField
            public val readForm: UseRef = UseRef("web.read_form")

            /** Uses Cookie for 安全Cookie. */
            @JvmField
            public val readLogin: UseRef = UseRef("web.read_login")

            /** Writes Cookie for 免重复填写. */
            @JvmField
            public val writeForm: UseRef = UseRef("web.write_form")

            /** Writes Cookie for 安全Cookie. */
            @JvmField
            public val writeLogin: UseRef = UseRef("web.write_login")
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
    "id": "mymusic", "version": "1", "names": { "zh-CN": "我的音乐", "en": "My Music" }, "operator": { "legal_name": "unspecified", "contact": {} },
    "zone": "Asia/Shanghai", "default_locale": "zh-CN", "type": "online_audio_video", "storage": { "places": ["CN"], "abroad": "never" }
  },
  "documents": {
    "privacy_policy": {
      "names": { "zh-CN": "我的音乐隐私政策", "en": "Privacy policy" },
      "texts": { "zh-CN": { "sha256": "66cb2515e1993fe5179e702b630ec5c287e625a3d66bd43fbe6e82633281702b", "hash_of": "identity" } },
      "audience": "everyone", "on_decline": "limited",
      "changes": {
        "wording": "notice", "purpose": "express", "method": "notice_before_effective", "data": "express", "recipient": "notice_before_effective",
        "operator": "express", "rights": "notice_before_effective"
      }
    },
    "children_policy": {
      "names": { "zh-CN": "我的音乐儿童隐私政策", "en": "Children's privacy policy" },
      "texts": { "zh-CN": { "sha256": "0415e63018d907263d8da13807103e02fd498c4f35faf0346d8b4c45daa3d00e", "hash_of": "identity" } },
      "audience": "guardian_under_14", "on_decline": "limited"
    }
  },
  "purposes": {
    "service": { "names": { "zh-CN": "提供服务", "en": "Providing the service" }, "basis": "contract", "necessity": "basic", "consent": "document" },
    "improvement": {
      "names": { "zh-CN": "优化服务", "en": "Improving the service" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    },
    "account_security": {
      "names": { "zh-CN": "帐号安全", "en": "Account security" }, "basis": "contract", "necessity": "basic", "consent": "document"
    },
    "login": { "names": { "zh-CN": "帐号登录", "en": "Login" }, "basis": "consent", "necessity": "optional", "consent": "express" },
    "third_party_login": {
      "names": { "zh-CN": "第三方帐号登录", "en": "Login with a third-party account" }, "basis": "consent", "necessity": "optional",
      "consent": "express"
    },
    "one_tap_login": {
      "names": { "zh-CN": "本机号码一键登录", "en": "One-tap login" }, "basis": "consent", "necessity": "optional", "consent": "express"
    },
    "profile": { "names": { "zh-CN": "了解用户", "en": "Knowing the user" }, "basis": "consent", "necessity": "optional", "consent": "express" },
    "identity_verification": {
      "names": { "zh-CN": "实名认证", "en": "Real-name verification" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" },
      "necessity_text": {
        "zh-CN": "成为主播、身份认证、交友依法须核验真实身份。",
        "en": "By law hosts, verified users and people who make friends here prove who they are."
      }
    },
    "ip_complaint": {
      "names": { "zh-CN": "知识产权投诉", "en": "Complaints about intellectual property" }, "basis": "consent", "necessity": "optional",
      "consent": "express"
    },
    "licence_region": {
      "names": { "zh-CN": "版权地域判断", "en": "Telling the licensed region" }, "basis": "contract", "necessity": "basic", "consent": "document"
    },
    "location_service": {
      "names": { "zh-CN": "位置服务", "en": "Location services" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "express", "enforced": "separate" },
      "necessity_text": {
        "zh-CN": "跑步轨迹、附近、地区排行和作品位置须使用精确位置。",
        "en": "Tracks, people nearby, regional rankings and the place of a work need the precise location."
      }
    },
    "cadence": {
      "names": { "zh-CN": "步频匹配音乐", "en": "Matching music to the step" }, "basis": "consent", "necessity": "optional", "consent": "express"
    },
    "device_fit": { "names": { "zh-CN": "播放效果", "en": "Playback effects" }, "basis": "consent", "necessity": "optional", "consent": "express" },
    "history_report": {
      "names": { "zh-CN": "播放历史、听歌报告", "en": "Play history and listening report" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    },
    "library": {
      "names": { "zh-CN": "歌单订阅", "en": "Playlists and subscriptions" }, "basis": "consent", "necessity": "optional", "consent": "express"
    },
    "product_analysis": {
      "names": { "zh-CN": "运行分析", "en": "Analysing how it runs" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    },
    "research": {
      "names": { "zh-CN": "数据分析研究", "en": "Data analysis and research" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    },
    "personalised_content": {
      "names": { "zh-CN": "个性化内容", "en": "Personalised content" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "opt_out", "enforced": "express" }
    },
    "targeted_ads": {
      "names": { "zh-CN": "定向广告", "en": "Targeted advertising" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "opt_out", "enforced": "express" }
    },
    "ad_measurement": {
      "names": { "zh-CN": "广告效果评估", "en": "Ad measurement" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    },
    "cookie_auth": { "names": { "zh-CN": "安全Cookie", "en": "Cookies for safety" }, "basis": "contract", "necessity": "basic", "consent": "document" },
    "cookie_prefill": {
      "names": { "zh-CN": "免重复填写", "en": "Sparing repeated forms" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "opt_out", "enforced": "express" }
    },
    "cookie_preference": {
      "names": { "zh-CN": "偏好Cookie", "en": "Cookies on preferences" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "opt_out", "enforced": "express" }
    },
    "push": {
      "names": { "zh-CN": "信息推送", "en": "Push messages" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "opt_out", "enforced": "express" }
    },
    "service_notice": { "names": { "zh-CN": "服务公告", "en": "Service notices" }, "basis": "contract", "necessity": "basic", "consent": "document" },
    "crash_experience": {
      "names": { "zh-CN": "优化体验、崩溃收集", "en": "Experience and crash reports" }, "basis": "consent", "necessity": "optional",
      "consent": { "stated": "document", "enforced": "express" }
    }
  },
  "switches": {
    "personalised_content": {
      "names": { "zh-CN": "个性化内容", "en": "Personalised content" }, "purposes": ["personalised_content", "cookie_preference"]
    },
    "targeted_ads": { "names": { "zh-CN": "定向广告推送", "en": "Targeted advertising" }, "purposes": ["targeted_ads", "cookie_preference"] }
  },
  "facts": {
    "identity_verified": { "names": { "zh-CN": "已验证身份", "en": "Identity verified" } }
  },
  "data": {
    "phone": {
      "names": { "zh-CN": "手机号码", "en": "Phone number" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["手机号码"],
      "stores": { "apple": "PhoneNumber", "play": "phone_number" }
    },
    "credentials": {
      "names": { "zh-CN": "电子邮箱、用户名、密码", "en": "E-mail, user name, password" }, "sensitivity": "sensitive", "scheme": "gbt_35273",
      "members": ["电子邮箱", "用户名", "密码"]
    },
    "third_party_profile": {
      "names": { "zh-CN": "第三方帐号资料", "en": "Profile of a third-party account" }, "sensitivity": "general",
      "members": ["头像", "昵称", "其他信息"]
    },
    "profile": {
      "names": { "zh-CN": "个人资料", "en": "Profile" }, "sensitivity": "general",
      "members": ["昵称", "头像", "性别", "地区", "生日", "职业", "签名", "爱好"]
    },
    "real_name": {
      "names": { "zh-CN": "姓名", "en": "Name" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["姓名"],
      "stores": { "apple": "Name", "play": "name" }
    },
    "age_gender": {
      "names": { "zh-CN": "年龄、性别", "en": "Age and gender" }, "sensitivity": "sensitive", "scheme": "policy", "members": ["年龄", "性别"]
    },
    "id_number": {
      "names": { "zh-CN": "身份证号码", "en": "Identity card number" }, "sensitivity": "sensitive", "scheme": "gbt_35273", "members": ["身份证号码"]
    },
    "id_card": { "names": { "zh-CN": "身份证", "en": "Identity card" }, "sensitivity": "sensitive", "scheme": "gbt_35273", "members": ["身份证"] },
    "face": { "names": { "zh-CN": "面部特征", "en": "Face" }, "sensitivity": "sensitive", "scheme": "pipl_28", "members": ["面部特征"] },
    "voiceprint": { "names": { "zh-CN": "声纹信息", "en": "Voiceprint" }, "sensitivity": "sensitive", "scheme": "pipl_28", "members": ["声纹信息"] },
    "identity_extra": {
      "names": { "zh-CN": "其他身份资料", "en": "Further identity data" }, "sensitivity": "general",
      "members": ["星座", "地区", "职业", "介绍", "学校", "院系", "入学年份", "地址", "身份证明"]
    },
    "complainant": {
      "names": { "zh-CN": "投诉人资料", "en": "Data of a complainant" }, "sensitivity": "sensitive", "scheme": "gbt_35273",
      "members": ["姓名", "艺名", "手机", "通讯地址", "邮箱", "身份证明"]
    },
    "complaint_mail": {
      "names": { "zh-CN": "投诉往来", "en": "Correspondence of a complaint" }, "sensitivity": "general", "members": ["通讯记录", "回复内容"]
    },
    "local_media": {
      "names": { "zh-CN": "本地媒体", "en": "Local media" }, "sensitivity": "general", "members": ["本地音乐", "音视频活动", "媒体资料库"]
    },
    "logs": {
      "names": { "zh-CN": "日志信息", "en": "Logs" }, "sensitivity": "general",
      "members": ["搜索", "收听观看", "网页浏览", "发布", "关注", "分享", "故障"]
    },
    "account": { "names": { "zh-CN": "帐号信息", "en": "Account" }, "sensitivity": "general", "members": ["帐号信息", "登录帐号"] },
    "ip": { "names": { "zh-CN": "IP地址", "en": "IP address" }, "sensitivity": "general", "members": ["IP地址"] },
    "device_info": {
      "names": { "zh-CN": "设备信息", "en": "Device" }, "sensitivity": "general",
      "members": ["设备型号", "系统版本", "存储状态", "电量", "信号", "网络模式", "网络类型", "网络状态", "设置", "加速器", "蓝牙状态"]
    },
    "device_id": {
      "names": { "zh-CN": "设备标识符", "en": "Device identifiers" }, "sensitivity": "general", "identifier": "permanent", "members": ["IMEI", "IMSI", "AndroidID"],
      "stores": { "apple": "DeviceID", "play": "device_or_other_ids" }
    },
    "software": { "names": { "zh-CN": "软件信息", "en": "Software" }, "sensitivity": "general", "members": ["软件版本", "浏览器类型", "软件进程"] },
    "installed_apps": {
      "names": { "zh-CN": "已安装应用", "en": "Installed apps" }, "sensitivity": "sensitive", "members": ["已安装应用"],
      "stores": { "play": "installed_apps" }
    },
    "location_coarse": {
      "names": { "zh-CN": "WiFi、基站位置", "en": "Location by Wi-Fi and base station" }, "sensitivity": "general", "members": ["WiFi", "基站"],
      "stores": { "apple": "CoarseLocation", "play": "approximate_location" }
    },
    "location_precise": {
      "names": { "zh-CN": "GPS精确位置", "en": "Precise location" }, "sensitivity": "sensitive", "scheme": "pipl_28", "members": ["GPS", "精确位置"],
      "stores": { "apple": "PreciseLocation", "play": "precise_location" }
    },
    "motion": {
      "names": { "zh-CN": "实时运动信息", "en": "Live motion" }, "sensitivity": "general", "members": ["实时运动信息"],
      "stores": { "apple": "Fitness", "play": "fitness_info" }
    },
    "playback_device": {
      "names": { "zh-CN": "终端播放设备", "en": "Playback devices" }, "sensitivity": "general", "members": ["耳机", "音箱", "车机"]
    },
    "play_record": {
      "names": { "zh-CN": "播放记录", "en": "Play records" }, "sensitivity": "general", "members": ["播放记录", "收藏", "购买", "听歌排行"]
    },
    "library": {
      "names": { "zh-CN": "歌单与订阅", "en": "Playlists and subscriptions" }, "sensitivity": "general",
      "members": ["歌单", "订阅", "频道", "私人音乐云盘"]
    },
    "security_signal": {
      "names": { "zh-CN": "安全信号", "en": "Signs of trouble" }, "sensitivity": "general", "members": ["帐号异常", "多端登录", "流量异常", "频繁退款"]
    },
    "tags": {
      "names": { "zh-CN": "特征标签", "en": "Feature tags" }, "sensitivity": "general", "members": ["特征标签", "浏览偏好"],
      "derived_from": ["play_record", "logs"]
    },
    "cookie": { "names": { "zh-CN": "Cookie", "en": "Cookie" }, "sensitivity": "general", "members": ["Cookie", "匿名标识符"] },
    "audio_in": {
      "names": { "zh-CN": "录音", "en": "Recordings" }, "sensitivity": "general", "members": ["录音"],
      "stores": { "apple": "AudioData", "play": "voice_or_sound_recordings" }
    },
    "images": {
      "names": { "zh-CN": "图片、照片、视频", "en": "Pictures and videos" }, "sensitivity": "general", "members": ["图片", "照片", "视频"],
      "stores": { "apple": "PhotosorVideos", "play": "photos" }
    },
    "contacts": {
      "names": { "zh-CN": "通讯录", "en": "Contacts" }, "sensitivity": "sensitive", "scheme": "gbt_35273", "members": ["通讯录"],
      "stores": { "apple": "Contacts", "play": "contacts" }
    },
    "costream_av": {
      "names": { "zh-CN": "连麦音视频", "en": "Audio and video of a co-stream" }, "sensitivity": "general", "members": ["音频", "视频"]
    },
    "mac": { "names": { "zh-CN": "MAC地址", "en": "MAC address" }, "sensitivity": "general", "members": ["MAC地址"] },
    "carrier_identity": {
      "names": { "zh-CN": "网络身份标识", "en": "Identity at the carrier" }, "sensitivity": "general",
      "members": ["注册手机号码", "注册邮箱", "保密邮箱", "本机号码"]
    },
    "carrier_device": {
      "names": { "zh-CN": "运营商所取设备信息", "en": "Device data taken by the carrier" }, "sensitivity": "general",
      "members": ["型号", "制造商", "网络类型", "wifi强弱", "系统", "屏幕尺寸", "分辨率"]
    },
    "app_data": { "names": { "zh-CN": "应用程序数据", "en": "Data of the app" }, "sensitivity": "general", "members": ["应用程序数据"] },
    "system_settings": { "names": { "zh-CN": "系统设置", "en": "System settings" }, "sensitivity": "general", "members": ["系统设置"] },
    "phone_state": {
      "names": { "zh-CN": "手机状态和身份", "en": "Phone state and identity" }, "sensitivity": "general", "members": ["手机状态", "身份"]
    },
    "stats": { "names": { "zh-CN": "统计信息", "en": "Statistics" }, "sensitivity": "general", "members": ["去标识化设备信息", "统计信息"] }
  },
  "permissions": {
    "microphone": {
      "names": { "zh-CN": "麦克风、录音", "en": "Microphone" }, "control": "os", "android": { "1..": ["android.permission.RECORD_AUDIO"] },
      "apple": "NSMicrophoneUsageDescription",
      "usage": {
        "zh-CN": "直播、听歌识曲、哼唱识曲、录制声音、连麦时录音",
        "en": "To record you for live streams, song recognition, humming, recordings and co-streaming"
      }
    },
    "call_recording": {
      "names": { "zh-CN": "通话录音", "en": "Call recording" }, "control": "app",
      "usage": { "zh-CN": "与麦克风一并列出，没有功能使用", "en": "Listed together with the microphone; nothing uses it" }
    },
    "camera": {
      "names": { "zh-CN": "摄像头、相机", "en": "Camera" }, "control": "os", "android": { "1..": ["android.permission.CAMERA"] },
      "apple": "NSCameraUsageDescription",
      "usage": {
        "zh-CN": "拍摄头像、相册、视频，扫描图片，实名认证与连麦",
        "en": "To take pictures and videos, to scan, to check that it is you, and to co-stream"
      }
    },
    "photos": {
      "names": { "zh-CN": "照片", "en": "Photos" }, "control": "os",
      "android": { "1..32": ["android.permission.READ_EXTERNAL_STORAGE"], "33..": ["android.permission.READ_MEDIA_IMAGES"] },
      "apple": "NSPhotoLibraryUsageDescription",
      "usage": { "zh-CN": "选取或保存照片，用于头像、相册、皮肤与视频", "en": "To pick or save pictures for avatar, album, skins and videos" }
    },
    "torch": {
      "names": { "zh-CN": "闪光灯、手电筒", "en": "Torch" }, "control": "app", "usage": { "zh-CN": "随节奏闪光", "en": "To flash with the rhythm" }
    },
    "location": {
      "names": { "zh-CN": "地理位置", "en": "Location" }, "control": "os",
      "android": { "1..": ["android.permission.ACCESS_COARSE_LOCATION", "android.permission.ACCESS_FINE_LOCATION"] },
      "apple": "NSLocationWhenInUseUsageDescription",
      "usage": {
        "zh-CN": "跑步轨迹、附近、地区排行、作品位置和判断版权地域",
        "en": "For tracks, people nearby, regional rankings, the place of a work, and the licensed region"
      }
    },
    "contacts": {
      "names": { "zh-CN": "通讯录", "en": "Contacts" }, "control": "os", "android": { "1..": ["android.permission.READ_CONTACTS"] },
      "apple": "NSContactsUsageDescription", "usage": { "zh-CN": "没有功能使用", "en": "Nothing uses it" }
    },
    "bluetooth": {
      "names": { "zh-CN": "蓝牙", "en": "Bluetooth" }, "control": "os", "android": { "31..": ["android.permission.BLUETOOTH_CONNECT"] },
      "apple": "NSBluetoothAlwaysUsageDescription",
      "usage": { "zh-CN": "识别耳机、音箱和车机", "en": "To recognise headphones, speakers and car units" }
    },
    "dlna": {
      "names": { "zh-CN": "DLNA", "en": "DLNA" }, "control": "app",
      "usage": { "zh-CN": "识别同一网络中的播放设备", "en": "To recognise playback devices on the same network" }
    },
    "phone": {
      "names": { "zh-CN": "电话、设备信息", "en": "Phone" }, "control": "os", "android": { "1..": ["android.permission.READ_PHONE_STATE"] },
      "platforms": ["android"], "usage": { "zh-CN": "登录时识别异常登录，办理免流量服务", "en": "To notice odd logins, and for free traffic" }
    },
    "storage": {
      "names": { "zh-CN": "存储", "en": "Storage" }, "control": "os",
      "android": {
        "1..32": ["android.permission.READ_EXTERNAL_STORAGE", "android.permission.WRITE_EXTERNAL_STORAGE"],
        "33..": ["android.permission.READ_MEDIA_AUDIO", "android.permission.READ_MEDIA_VIDEO"]
      },
      "apple": "NSAppleMusicUsageDescription",
      "usage": { "zh-CN": "读取本地音乐和图片，保存下载内容", "en": "To read local music and pictures, and to keep what you download" }
    },
    "notifications": {
      "names": { "zh-CN": "推送通知", "en": "Notifications" }, "control": "os", "android": { "33..": ["android.permission.POST_NOTIFICATIONS"] },
      "usage": { "zh-CN": "接收推送消息", "en": "To receive push messages" }
    },
    "installed_apps": {
      "names": { "zh-CN": "应用列表", "en": "App list" }, "control": "app", "platforms": ["android"],
      "usage": { "zh-CN": "调起列明的应用，保障环境安全", "en": "To launch the apps that are named, and to keep the environment safe" }
    },
    "motion_sensor": {
      "names": { "zh-CN": "加速器、运动", "en": "Motion sensor" }, "control": "os", "android": { "29..": ["android.permission.ACTIVITY_RECOGNITION"] },
      "apple": "NSMotionUsageDescription", "usage": { "zh-CN": "跑步时匹配步频", "en": "To match the music to your step while you run" }
    }
  },
  "features": {
    "browse": { "names": { "zh-CN": "浏览", "en": "Browsing" }, "tier": "basic", "opens_by": ["launch", "user_action"], "before_acceptance": true },
    "search": { "names": { "zh-CN": "搜索", "en": "Searching" }, "tier": "basic", "opens_by": ["user_action"], "before_acceptance": true },
    "trial_listen": { "names": { "zh-CN": "试听", "en": "Trial listening" }, "tier": "basic", "opens_by": ["user_action"], "before_acceptance": true },
    "trial_sing": { "names": { "zh-CN": "试唱", "en": "Trial singing" }, "tier": "basic", "opens_by": ["user_action"], "before_acceptance": true },
    "core": {
      "names": { "zh-CN": "日志、设备、软件", "en": "Logs, device, software" }, "tier": "basic", "opens_by": ["launch", "user_action"],
      "uses": {
        "log_activity": { "data": "logs", "purpose": "service" },
        "log_account": { "data": "account", "purpose": "service" },
        "log_ip": { "data": "ip", "purpose": "service" },
        "read_device": { "data": "device_info", "purpose": "service" },
        "read_software": { "data": "software", "purpose": "service" },
        "read_device_ids": { "data": "device_id", "purpose": "account_security", "permissions": { "all_of": ["phone"] } },
        "read_app_list": { "data": "installed_apps", "purpose": "account_security", "permissions": { "all_of": ["installed_apps"] } },
        "watch_logs": { "data": "logs", "purpose": "account_security", "act": "use" },
        "watch_signals": { "data": "security_signal", "purpose": "account_security" },
        "improve_by_logs": { "data": "logs", "purpose": "improvement", "act": "use" },
        "improve_by_device": { "data": "device_info", "purpose": "improvement", "act": "use" },
        "improve_by_software": { "data": "software", "purpose": "improvement", "act": "use" },
        "analyse_logs": { "data": "logs", "purpose": "product_analysis", "act": "use" },
        "analyse_signals": { "data": "security_signal", "purpose": "product_analysis", "act": "use" },
        "study_logs": { "data": "logs", "purpose": "research", "act": "use" },
        "study_device": { "data": "device_info", "purpose": "research", "act": "use" },
        "report_crash": { "data": "logs", "purpose": "crash_experience", "act": "use" },
        "report_crash_ids": { "data": "device_id", "purpose": "crash_experience", "permissions": { "all_of": ["phone"] } }
      }
    },
    "song_playback": {
      "names": { "zh-CN": "歌曲播放", "en": "Playing songs" }, "tier": "basic", "opens_by": ["user_action"],
      "uses": {
        "locate_by_ip": { "data": "ip", "purpose": "licence_region" },
        "locate_by_network": {
          "data": "location_coarse", "purpose": "licence_region", "permissions": { "all_of": ["location"] },
          "alternatives": [{ "use": "locate_by_ip", "on": ["permission_not_determined", "permission_denied", "permission_restricted"] }]
        },
        "locate_by_gps": {
          "data": "location_precise", "purpose": "licence_region", "permissions": { "all_of": ["location"] },
          "alternatives": [{ "use": "locate_by_ip", "on": ["permission_not_determined", "permission_denied", "permission_restricted"] }]
        },
        "record_play": { "data": "play_record", "purpose": "history_report" }
      }
    },
    "phone_login": {
      "names": { "zh-CN": "手机号登录", "en": "Login with a phone number" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "enter_phone": { "data": "phone", "purpose": "login" },
        "enter_credentials": { "data": "credentials", "purpose": "login" },
        "watch_phone": { "data": "phone", "purpose": "account_security", "act": "use" },
        "check_device": { "data": "device_id", "purpose": "account_security", "permissions": { "all_of": ["phone"] } }
      }
    },
    "third_party_login": {
      "names": { "zh-CN": "第三方登录、分享", "en": "Third-party login and sharing" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "fetch_profile": { "data": "third_party_profile", "purpose": "third_party_login" },
        "check_device": { "data": "device_id", "purpose": "account_security", "permissions": { "all_of": ["phone"] } }
      }
    },
    "one_tap_login": {
      "names": { "zh-CN": "一键登录", "en": "One-tap login" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "read_number": { "data": "phone", "purpose": "one_tap_login" },
        "check_device": { "data": "device_id", "purpose": "account_security", "permissions": { "all_of": ["phone"] } }
      }
    },
    "profile_edit": {
      "names": { "zh-CN": "编辑资料", "en": "Editing the profile" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "enter_profile": { "data": "profile", "purpose": "profile" } }
    },
    "become_host": {
      "names": { "zh-CN": "成为主播", "en": "Becoming a host" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "enter_name": { "data": "real_name", "purpose": "identity_verification" },
        "enter_age_gender": { "data": "age_gender", "purpose": "identity_verification" },
        "enter_phone": { "data": "phone", "purpose": "identity_verification" },
        "enter_id_card": { "data": "id_card", "purpose": "identity_verification" },
        "enter_id_number": { "data": "id_number", "purpose": "identity_verification" },
        "scan_face": { "data": "face", "purpose": "identity_verification", "permissions": { "all_of": ["camera"] } },
        "record_voiceprint": { "data": "voiceprint", "purpose": "identity_verification", "permissions": { "all_of": ["microphone"] } },
        "enter_extra": { "data": "identity_extra", "purpose": "identity_verification" }
      }
    },
    "identity_check": {
      "names": { "zh-CN": "身份认证", "en": "Identity check" }, "tier": "optional", "opens_by": ["user_action"], "max": "PT30M",
      "uses": {
        "enter_name": { "data": "real_name", "purpose": "identity_verification" },
        "enter_age_gender": { "data": "age_gender", "purpose": "identity_verification" },
        "enter_phone": { "data": "phone", "purpose": "identity_verification" },
        "enter_id_card": { "data": "id_card", "purpose": "identity_verification" },
        "enter_id_number": { "data": "id_number", "purpose": "identity_verification" },
        "scan_face": { "data": "face", "purpose": "identity_verification", "permissions": { "all_of": ["camera"] } },
        "record_voiceprint": { "data": "voiceprint", "purpose": "identity_verification", "permissions": { "all_of": ["microphone"] } },
        "enter_extra": { "data": "identity_extra", "purpose": "identity_verification" }
      }
    },
    "friends": {
      "names": { "zh-CN": "交友", "en": "Making friends" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "enter_name": { "data": "real_name", "purpose": "identity_verification" },
        "enter_age_gender": { "data": "age_gender", "purpose": "identity_verification" },
        "enter_phone": { "data": "phone", "purpose": "identity_verification" },
        "enter_id_card": { "data": "id_card", "purpose": "identity_verification" },
        "enter_id_number": { "data": "id_number", "purpose": "identity_verification" },
        "scan_face": { "data": "face", "purpose": "identity_verification", "permissions": { "all_of": ["camera"] } },
        "record_voiceprint": { "data": "voiceprint", "purpose": "identity_verification", "permissions": { "all_of": ["microphone"] } },
        "enter_extra": { "data": "identity_extra", "purpose": "identity_verification" }
      }
    },
    "ip_complaint": {
      "names": { "zh-CN": "投诉", "en": "Complaint" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "enter_complainant": { "data": "complainant", "purpose": "ip_complaint" },
        "keep_mail": { "data": "complaint_mail", "purpose": "ip_complaint" }
      }
    },
    "launch_sister_app": {
      "names": { "zh-CN": "调起应用", "en": "Launching a sister app" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "find_app": {
          "data": "installed_apps", "purpose": "service", "permissions": { "all_of": ["installed_apps"] },
          "only": { "packages": ["我的音乐直播", "我的音乐唱唱", "我的音乐短酷", "我的音乐铃声", "鱼声", "牵伴"] }
        }
      }
    },
    "rank_region": {
      "names": { "zh-CN": "定段赛地区排行榜", "en": "Regional ranking" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "locate": { "data": "location_precise", "purpose": "location_service", "permissions": { "all_of": ["location"] } } }
    },
    "publish_work": {
      "names": { "zh-CN": "发布作品", "en": "Publishing a work" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "publish": { "data": "audio_in", "purpose": "service", "act": "publish" },
        "tag_place": { "data": "location_precise", "purpose": "location_service", "act": "publish", "permissions": { "all_of": ["location"] } }
      }
    },
    "running": {
      "names": { "zh-CN": "跑步模式", "en": "Running" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "track": { "data": "location_precise", "purpose": "location_service", "permissions": { "all_of": ["location"] } },
        "count_steps": { "data": "motion", "purpose": "cadence", "permissions": { "all_of": ["motion_sensor"] } }
      }
    },
    "nearby": {
      "names": { "zh-CN": "附近", "en": "Nearby" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "locate": { "data": "location_precise", "purpose": "location_service", "permissions": { "all_of": ["location"] } } }
    },
    "device_cast": {
      "names": { "zh-CN": "终端播放设备", "en": "Playback devices" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "find_by_bluetooth": { "data": "playback_device", "purpose": "device_fit", "permissions": { "all_of": ["bluetooth"] } },
        "find_by_dlna": { "data": "playback_device", "purpose": "device_fit", "permissions": { "all_of": ["dlna"] } }
      }
    },
    "library_sync": {
      "names": { "zh-CN": "多端同步、云盘、回收站", "en": "Sync, cloud drive, recycle bin" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "keep_library": { "data": "library", "purpose": "library" },
        "restore": { "data": "library", "purpose": "library", "act": "use" },
        "report_history": { "data": "play_record", "purpose": "history_report", "act": "use" }
      }
    },
    "live_open": {
      "names": { "zh-CN": "开通直播", "en": "Going live" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "record": { "data": "audio_in", "purpose": "service", "permissions": { "all_of": ["microphone"] } } }
    },
    "song_recog": {
      "names": { "zh-CN": "听歌识曲", "en": "Song recognition" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "record": { "data": "audio_in", "purpose": "service", "permissions": { "all_of": ["microphone"] } } }
    },
    "hum_recog": {
      "names": { "zh-CN": "哼唱识曲", "en": "Humming recognition" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "record": { "data": "audio_in", "purpose": "service", "permissions": { "all_of": ["microphone"] } } }
    },
    "voice_record": {
      "names": { "zh-CN": "声音录制", "en": "Voice recording" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "record": { "data": "audio_in", "purpose": "service", "permissions": { "all_of": ["microphone"] } } }
    },
    "avatar_set": {
      "names": { "zh-CN": "头像设置", "en": "Setting the avatar" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "take_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["camera"] } },
        "pick_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["photos"] } }
      }
    },
    "album_manage": {
      "names": { "zh-CN": "相册管理", "en": "Managing the album" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "take_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["camera"] } },
        "pick_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["photos"] } }
      }
    },
    "scan_image": {
      "names": { "zh-CN": "扫描图片", "en": "Scanning pictures" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "take_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["camera"] } },
        "pick_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["photos"] } }
      }
    },
    "image_save": {
      "names": { "zh-CN": "图像保存", "en": "Saving pictures" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "take_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["camera"] } },
        "pick_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["photos"] } }
      }
    },
    "fast_transfer": {
      "names": { "zh-CN": "极速传歌", "en": "Fast song transfer" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "take_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["camera"] } },
        "pick_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["photos"] } }
      }
    },
    "video_record": {
      "names": { "zh-CN": "视频录制", "en": "Recording videos" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "take_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["camera"] } },
        "pick_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["photos"] } }
      }
    },
    "custom_skin": {
      "names": { "zh-CN": "自定义皮肤", "en": "Custom skin" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "take_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["camera"] } },
        "pick_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["photos"] } },
        "read_pictures": { "data": "images", "purpose": "service", "permissions": { "all_of": ["storage"] } }
      }
    },
    "music_album": {
      "names": { "zh-CN": "音乐相册", "en": "Music album" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "take_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["camera"] } },
        "pick_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["photos"] } },
        "read_pictures": { "data": "images", "purpose": "service", "permissions": { "all_of": ["storage"] } }
      }
    },
    "chuanchuan_video": {
      "names": { "zh-CN": "串串视频", "en": "串串 video" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "take_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["camera"] } },
        "pick_picture": { "data": "images", "purpose": "service", "permissions": { "all_of": ["photos"] } },
        "read_pictures": { "data": "images", "purpose": "service", "permissions": { "all_of": ["storage"] } }
      }
    },
    "rhythm_flash": {
      "names": { "zh-CN": "节奏闪光", "en": "Rhythm flash" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "flash": { "data": "local_media", "purpose": "service", "act": "use", "permissions": { "all_of": ["torch"] } },
        "read_media": { "data": "local_media", "purpose": "service", "permissions": { "all_of": ["storage"] } }
      }
    },
    "local_music": {
      "names": { "zh-CN": "本地音乐播放", "en": "Playing local music" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "read_media": { "data": "local_media", "purpose": "service", "permissions": { "all_of": ["storage"] } } }
    },
    "local_audio": {
      "names": { "zh-CN": "本地音频播放", "en": "Playing local audio" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "read_media": { "data": "local_media", "purpose": "service", "permissions": { "all_of": ["storage"] } } }
    },
    "download": {
      "names": { "zh-CN": "下载", "en": "Downloads" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "keep_download": { "data": "local_media", "purpose": "service", "act": "write", "permissions": { "all_of": ["storage"] } } }
    },
    "skin": {
      "names": { "zh-CN": "个性皮肤", "en": "Skins" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "read_pictures": { "data": "images", "purpose": "service", "permissions": { "all_of": ["storage"] } } }
    },
    "sound_effect": {
      "names": { "zh-CN": "音效", "en": "Sound effects" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "read_media": { "data": "local_media", "purpose": "service", "permissions": { "all_of": ["storage"] } } }
    },
    "one_key_dj": {
      "names": { "zh-CN": "一键DJ", "en": "One-key DJ" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "read_media": { "data": "local_media", "purpose": "service", "permissions": { "all_of": ["storage"] } } }
    },
    "safe_listen": {
      "names": { "zh-CN": "安全听歌", "en": "Safe listening" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "read_media": { "data": "local_media", "purpose": "service", "permissions": { "all_of": ["storage"] } } }
    },
    "lyric_font": {
      "names": { "zh-CN": "设置歌词字体", "en": "Lyric font" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "keep_download": { "data": "local_media", "purpose": "service", "act": "write", "permissions": { "all_of": ["storage"] } } }
    },
    "live_room": {
      "names": { "zh-CN": "直播间", "en": "Live room" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "keep_download": { "data": "local_media", "purpose": "service", "act": "write", "permissions": { "all_of": ["storage"] } } }
    },
    "gift": {
      "names": { "zh-CN": "礼物", "en": "Gifts" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": { "keep_download": { "data": "local_media", "purpose": "service", "act": "write", "permissions": { "all_of": ["storage"] } } }
    },
    "free_traffic": {
      "names": { "zh-CN": "免流量、流量包月", "en": "Free traffic" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "read_device_ids": { "data": "device_id", "purpose": "service", "permissions": { "all_of": ["phone"] } },
        "read_mac": { "data": "mac", "purpose": "service", "permissions": { "all_of": ["phone"] } }
      }
    },
    "co_stream": {
      "names": { "zh-CN": "连麦", "en": "Co-streaming" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "stream_voice": { "data": "costream_av", "purpose": "service", "permissions": { "all_of": ["microphone"] } },
        "stream_picture": { "data": "costream_av", "purpose": "service", "permissions": { "all_of": ["camera"] } }
      }
    },
    "video_browse": {
      "names": { "zh-CN": "视频浏览", "en": "Watching videos" }, "tier": "optional", "opens_by": ["user_action"],
      "uses": {
        "log_view": { "data": "logs", "purpose": "service" },
        "read_phone_state": { "data": "phone_state", "purpose": "service", "permissions": { "all_of": ["phone"] } },
        "read_place": { "data": "location_precise", "purpose": "location_service", "permissions": { "all_of": ["location"] } }
      }
    },
    "push": {
      "names": { "zh-CN": "推送", "en": "Push messages" }, "tier": "optional", "opens_by": ["launch", "user_action", "push"],
      "uses": {
        "notify": { "data": "account", "purpose": "push", "act": "use", "permissions": { "all_of": ["notifications"] } },
        "send_mail": { "data": "credentials", "purpose": "push", "act": "use" },
        "send_sms": { "data": "phone", "purpose": "push", "act": "use" }
      }
    },
    "service_message": {
      "names": { "zh-CN": "公告", "en": "Notices" }, "tier": "basic", "opens_by": ["launch", "push"],
      "uses": { "send": { "data": "account", "purpose": "service_notice", "act": "use" } }
    },
    "web": {
      "names": { "zh-CN": "Cookie", "en": "Cookies" }, "tier": "basic", "opens_by": ["launch", "user_action"],
      "uses": {
        "write_login": { "data": "cookie", "purpose": "cookie_auth", "act": "write" },
        "read_login": { "data": "cookie", "purpose": "cookie_auth", "act": "use" },
        "write_form": { "data": "cookie", "purpose": "cookie_prefill", "act": "write" },
        "read_form": { "data": "cookie", "purpose": "cookie_prefill", "act": "use" },
        "learn_preference": { "data": "cookie", "purpose": "cookie_preference" }
      }
    },
    "payment": { "names": { "zh-CN": "支付", "en": "Payment" }, "tier": "optional", "opens_by": ["user_action"] },
    "recommend": {
      "names": { "zh-CN": "推荐", "en": "Recommendations" }, "tier": "optional", "opens_by": ["launch", "user_action"],
      "uses": {
        "derive_tags": { "data": "tags", "purpose": "personalised_content", "act": "derive" },
        "read_history": { "data": "play_record", "purpose": "personalised_content", "act": "use" },
        "read_cookie": { "data": "cookie", "purpose": "personalised_content", "act": "use" },
        "suggest": {
          "data": "tags", "purpose": "personalised_content", "act": "use",
          "alternatives": [{ "use": "suggest_popular", "on": ["consent_not_determined", "consent_denied", "consent_withdrawn"] }]
        },
        "suggest_popular": { "data": "ip", "purpose": "licence_region", "act": "use" }
      }
    },
    "ads": {
      "names": { "zh-CN": "广告", "en": "Advertising" }, "tier": "optional", "opens_by": ["launch", "user_action"],
      "uses": {
        "target_by_history": { "data": "play_record", "purpose": "targeted_ads", "act": "use" },
        "target_by_tags": { "data": "tags", "purpose": "targeted_ads", "act": "use" },
        "read_cookie": { "data": "cookie", "purpose": "targeted_ads", "act": "use" },
        "measure": { "data": "stats", "purpose": "ad_measurement" }
      }
    }
  },
  "recipients": {
    "aliyun_verify": {
      "names": { "zh-CN": "阿里云实人认证", "en": "Aliyun real-person check" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["identity_check"] },
      "collects": [
        { "data": "real_name", "purpose": "identity_verification" },
        { "data": "id_number", "purpose": "identity_verification" },
        { "data": "face", "purpose": "identity_verification" },
        { "data": "device_id", "purpose": "identity_verification" }
      ]
    },
    "tencent_verify": {
      "names": { "zh-CN": "腾讯认证", "en": "Tencent verification" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["identity_check"] },
      "collects": [
        { "data": "real_name", "purpose": "identity_verification" },
        { "data": "id_number", "purpose": "identity_verification" },
        { "data": "face", "purpose": "identity_verification" },
        { "data": "device_id", "purpose": "identity_verification" }
      ]
    },
    "megvii": {
      "names": { "zh-CN": "旷视科技", "en": "Megvii" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["identity_check"] },
      "collects": [
        { "data": "real_name", "purpose": "identity_verification" },
        { "data": "id_number", "purpose": "identity_verification" },
        { "data": "face", "purpose": "identity_verification" },
        { "data": "device_id", "purpose": "identity_verification" }
      ]
    },
    "china_mobile_login": {
      "names": { "zh-CN": "中国移动 一键登录", "en": "China Mobile one-tap login" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["one_tap_login"] }, "own_authorisation": true,
      "collects": [
        { "data": "carrier_identity", "purpose": "one_tap_login" },
        { "data": "device_id", "purpose": "one_tap_login" },
        { "data": "mac", "purpose": "one_tap_login" },
        { "data": "ip", "purpose": "one_tap_login" },
        { "data": "app_data", "purpose": "one_tap_login" },
        { "data": "carrier_device", "purpose": "one_tap_login" }
      ]
    },
    "tencent_login": {
      "names": { "zh-CN": "腾讯 微信 QQ", "en": "Tencent: WeChat and QQ" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["third_party_login"] }, "when": { "provider": "tencent" }, "own_authorisation": true,
      "collects": [{ "data": "device_id", "purpose": "third_party_login" }]
    },
    "weibo": {
      "names": { "zh-CN": "新浪微博", "en": "Weibo" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["third_party_login"] }, "when": { "provider": "weibo" }, "own_authorisation": true,
      "collects": [{ "data": "device_id", "purpose": "third_party_login" }]
    },
    "xiaomi_push": {
      "names": { "zh-CN": "小米", "en": "Xiaomi push" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["push"] },
      "when": { "brand": "xiaomi" }, "collects": [{ "data": "device_id", "purpose": "push" }]
    },
    "oppo_push": {
      "names": { "zh-CN": "OPPO", "en": "OPPO push" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["push"] },
      "when": { "brand": "oppo" }, "collects": [{ "data": "device_id", "purpose": "push" }, { "data": "system_settings", "purpose": "push" }]
    },
    "vivo_push": {
      "names": { "zh-CN": "VIVO", "en": "VIVO push" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["push"] },
      "when": { "brand": "vivo" }, "collects": [{ "data": "device_id", "purpose": "push" }, { "data": "system_settings", "purpose": "push" }]
    },
    "huawei_push": {
      "names": { "zh-CN": "华为", "en": "Huawei push" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["push"] },
      "when": { "brand": "huawei" }, "collects": [{ "data": "device_id", "purpose": "push" }]
    },
    "alipay": {
      "names": { "zh-CN": "支付宝", "en": "Alipay" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["payment"] },
      "when": { "provider": "alipay" }, "collects": [{ "data": "device_id", "purpose": "service" }]
    },
    "unionpay": {
      "names": { "zh-CN": "中国银联", "en": "UnionPay" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["payment"] },
      "when": { "provider": "unionpay" }, "collects": [{ "data": "device_id", "purpose": "service" }]
    },
    "wechat_pay": {
      "names": { "zh-CN": "微信支付", "en": "WeChat Pay" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["payment"] },
      "when": { "provider": "wechat" }, "collects": [{ "data": "device_id", "purpose": "service" }]
    },
    "amap": {
      "names": { "zh-CN": "高德地图", "en": "Amap" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["running", "nearby", "rank_region", "publish_work"] },
      "collects": [{ "data": "location_precise", "purpose": "location_service" }, { "data": "device_id", "purpose": "location_service" }]
    },
    "unicom_free": {
      "names": { "zh-CN": "中国联通", "en": "China Unicom free traffic" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["free_traffic"] }, "when": { "provider": "china_unicom" },
      "collects": [{ "data": "device_id", "purpose": "service" }, { "data": "mac", "purpose": "service" }]
    },
    "tencent_dawang": {
      "names": { "zh-CN": "腾讯大王卡", "en": "Tencent Dawang card" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["free_traffic"] }, "when": { "provider": "tencent_dawang" },
      "collects": [{ "data": "device_id", "purpose": "service" }, { "data": "mac", "purpose": "service" }]
    },
    "china_mobile_free": {
      "names": { "zh-CN": "中国移动 免流量", "en": "China Mobile free traffic" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["free_traffic"] }, "when": { "provider": "china_mobile" },
      "collects": [{ "data": "device_id", "purpose": "service" }, { "data": "mac", "purpose": "service" }]
    },
    "zego": {
      "names": { "zh-CN": "zego", "en": "Zego" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["co_stream"] },
      "collects": [{ "data": "costream_av", "purpose": "service" }]
    },
    "agora": {
      "names": { "zh-CN": "声网", "en": "Agora" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["co_stream"] },
      "collects": [{ "data": "costream_av", "purpose": "service" }]
    },
    "tencent_x5": {
      "names": { "zh-CN": "腾讯浏览服务 X5", "en": "Tencent X5" }, "kind": "sdk", "country": "CN", "method": "sdk",
      "start": { "in_feature": ["video_browse"] },
      "controls": {
        "phone_state": { "names": { "zh-CN": "手机状态和身份", "en": "Phone state and identity" } },
        "place": { "names": { "zh-CN": "位置", "en": "Location" } }
      },
      "collects": [
        { "data": "phone_state", "purpose": "service", "control": "phone_state" },
        { "data": "location_precise", "purpose": "location_service", "control": "place" }
      ]
    },
    "mma_china": {
      "names": { "zh-CN": "MMA中国", "en": "MMA China" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["ads"] },
      "receives": [{ "data": "stats", "purpose": "ad_measurement" }, { "data": "stats", "purpose": "targeted_ads" }]
    },
    "google_ads": {
      "names": { "zh-CN": "谷歌广告", "en": "Google Ads" }, "kind": "sdk", "country": "US", "method": "sdk", "start": { "in_feature": ["ads"] },
      "receives": [{ "data": "stats", "purpose": "ad_measurement" }, { "data": "stats", "purpose": "targeted_ads" }]
    },
    "gdt": {
      "names": { "zh-CN": "广点通", "en": "Tencent GDT" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["ads"] },
      "receives": [{ "data": "stats", "purpose": "ad_measurement" }, { "data": "stats", "purpose": "targeted_ads" }]
    },
    "umeng": {
      "names": { "zh-CN": "友盟", "en": "Umeng" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["core"] },
      "collects": [{ "data": "device_id", "purpose": "crash_experience" }]
    },
    "bugly": {
      "names": { "zh-CN": "腾讯bugly", "en": "Tencent Bugly" }, "kind": "sdk", "country": "CN", "method": "sdk", "start": { "in_feature": ["core"] },
      "collects": [{ "data": "device_id", "purpose": "crash_experience" }]
    },
    "security_partners": {
      "names": { "zh-CN": "关联方、安全服务提供商", "en": "Affiliates and providers of security services" }, "kind": "partner", "method": "backend",
      "receives": [
        { "data": "device_info", "purpose": "account_security" },
        { "data": "device_id", "purpose": "account_security" },
        { "data": "account", "purpose": "account_security" },
        { "data": "logs", "purpose": "account_security" }
      ]
    },
    "own_products": {
      "names": { "zh-CN": "我的音乐产品", "en": "Sister products" }, "kind": "affiliate", "method": "backend",
      "receives": [{ "data": "account", "purpose": "login" }]
    },
    "authorities": {
      "names": { "zh-CN": "行政、司法机关", "en": "Administrative and judicial authorities" }, "kind": "authority", "method": "backend"
    },
    "successor": { "names": { "zh-CN": "受让方", "en": "New holder" }, "kind": "successor", "method": "backend" }
  },
  "retention": {
    "everything": {
      "of": "everything", "at_most": "unspecified", "then": "erase_or_anonymise",
      "extended_by": ["law", "court", "authority", "agreement_public_interest_safety", "user_consent"]
    },
    "recycle_bin": { "of": { "data": "library" }, "at_most": "unspecified", "then": "erase" }
  },
  "deletion": {
    "appeal": "unspecified", "authority": "server", "preconditions": { "identity_verified": { "fact": "identity_verified" } },
    "tasks": {
      "phone": "erase_or_anonymise", "credentials": "erase_or_anonymise", "third_party_profile": "erase_or_anonymise", "profile": "erase_or_anonymise",
      "real_name": "erase_or_anonymise", "age_gender": "erase_or_anonymise", "id_number": "erase_or_anonymise", "id_card": "erase_or_anonymise",
      "face": "erase_or_anonymise", "voiceprint": "erase_or_anonymise", "identity_extra": "erase_or_anonymise", "complainant": "erase_or_anonymise",
      "complaint_mail": "erase_or_anonymise", "local_media": "erase_or_anonymise", "logs": "erase_or_anonymise", "account": "erase_or_anonymise",
      "ip": "erase_or_anonymise", "device_info": "erase_or_anonymise", "device_id": "erase_or_anonymise", "software": "erase_or_anonymise",
      "installed_apps": "erase_or_anonymise", "location_coarse": "erase_or_anonymise", "location_precise": "erase_or_anonymise",
      "motion": "erase_or_anonymise", "playback_device": "erase_or_anonymise", "play_record": "erase_or_anonymise", "library": "erase_or_anonymise",
      "security_signal": "erase_or_anonymise", "tags": "erase_or_anonymise", "cookie": "erase_or_anonymise", "audio_in": "erase_or_anonymise",
      "images": "erase_or_anonymise", "costream_av": "erase_or_anonymise", "mac": "erase_or_anonymise", "carrier_identity": "erase_or_anonymise",
      "carrier_device": "erase_or_anonymise", "app_data": "erase_or_anonymise", "system_settings": "erase_or_anonymise",
      "phone_state": "erase_or_anonymise", "stats": "erase_or_anonymise"
    }
  },
  "rights": {
    "access": { "from": "received", "owed": "action", "channels": ["我的 > 头像 > 编辑资料"] },
    "rectify": {
      "from": "received", "owed": "action", "channels": ["我的 > 头像 > 编辑资料"],
      "refusals": ["initial_registration", "verification", "certification"]
    },
    "erase": { "from": "received", "owed": "action", "channels": ["任一终端的播放记录、歌单、订阅"] },
    "withdraw": {
      "from": "received", "owed": "action",
      "channels": ["系统权限", "设置 > 个性化内容", "设置 > 定向广告推送", "设备与页面的推送设置", "浏览器Cookie设置"]
    },
    "complaint": { "from": "received", "owed": "reply" }
  },
  "minors": {
    "bands": [{ "below": 14, "needs": "guardian", "documents": ["privacy_policy", "children_policy"] }, { "below": 18, "needs": "guardian" }],
    "unknown": "ask", "denied": ["targeted_ads", "ad_measurement"]
  },
  "exemptions": {
    "sharing": {
      "legal_duty": { "names": { "zh-CN": "履行法定义务", "en": "A duty by law" }, "honoured": true },
      "national_security": { "names": { "zh-CN": "国家安全、国防安全", "en": "National security and defence" }, "honoured": true },
      "public_safety": {
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
      "other_law": { "names": { "zh-CN": "法律法规规定的其他情形", "en": "Other cases set by law" }, "honoured": true }
    },
    "transferring": {
      "legal_duty": { "names": { "zh-CN": "履行法定义务", "en": "A duty by law" }, "honoured": true },
      "national_security": { "names": { "zh-CN": "国家安全、国防安全", "en": "National security and defence" }, "honoured": true },
      "public_safety": {
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
      "other_law": { "names": { "zh-CN": "法律法规规定的其他情形", "en": "Other cases set by law" }, "honoured": true }
    },
    "disclosing": {
      "legal_duty": { "names": { "zh-CN": "履行法定义务", "en": "A duty by law" }, "honoured": true },
      "national_security": { "names": { "zh-CN": "国家安全、国防安全", "en": "National security and defence" }, "honoured": true },
      "public_safety": {
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
      "other_law": { "names": { "zh-CN": "法律法规规定的其他情形", "en": "Other cases set by law" }, "honoured": true }
    }
  }
}
"""
}
