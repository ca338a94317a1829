// Written by `placet codegen` from manifest.json. Change that and run it again; what is changed here is lost.

import Foundation
import Placet

/// 示例 */ 应用 😀
public enum App {
    /// Documents.
    public enum Documents {
        /// 隐私政策
        public static let privacyPolicy = DocumentId("privacy_policy")
    }

    /// Purposes.
    public enum Purposes {
        /// Account /* and */ "security"
        public static let account = PurposeId("account")
        /// 广告
        public static let ads = SeparatePurposeId("ads")
        /// 默认
        public static let `default` = PurposeId("default")
        /// 实人认证
        public static let faceCheck = SeparatePurposeId("face_check")
        /// 语音 互动
        public static let voiceChat = PurposeId("voice_chat")
    }

    /// Recipients.
    public enum Recipients {
        /// 声网
        public static let agora = RecipientId("agora")
    }

    /// Permissions.
    public enum Permissions {
        /// 麦克风
        public static let microphone = PermissionId("microphone")
    }

    /// Switches.
    public enum Switches {
        /// 个性化广告
        public static let personalAds = SwitchId("personal_ads")
    }

    /// Facts.
    public enum Facts {
        /// 已实名认证
        public static let realNameVerified = FactId("real_name_verified")
    }

    /// Preconditions.
    public enum Preconditions {
        /// 已实名认证
        public static let identityVerified = PreconditionId("identity_verified")
    }

    /// Acknowledgements.
    public enum Acknowledgements {
        /// 余额将清空
        public static let assets = AcknowledgementId("assets")
        /// 不可恢复
        public static let `continue` = AcknowledgementId("continue")
    }

    /// Choices.
    public enum Choices {
        /// erase, detach
        public static let uploads = ChoiceId("uploads")
    }

    /// Features, and the uses that each declares.
    public enum Features {
        /// 浏览
        public static let browse = Browse()
        /// 课堂
        public static let `class` = Class()
        /// 功能
        public static let feature = FeatureFeature()
        /// 登录
        public static let login = Login()
        /// 实人认证
        public static let realName = RealName()
        /// 我的
        public static let `self` = SelfFeature()
        /// 长
        public static let theLongestIdThatAManifestMayHaveIsOfSixtyFourLetters =
            TheLongestIdThatAManifestMayHaveIsOfSixtyFourLetters()
        /// 类型
        public static let type = TypeFeature()
        /// 引用
        public static let useRef = UseRefFeature()
        /// 语音房
        public static let voiceRoom = VoiceRoom()

        /// 浏览
        public struct Browse: Feature {
            /// Its id.
            public let id = FeatureId("browse")
        }

        /// 课堂
        public struct Class: Feature {
            /// Its id.
            public let id = FeatureId("class")
            /// Collects 语音 for 语音 互动.
            public let `class` = UseRef("class.class")
            /// Uses 语音 for 语音 互动.
            public let getClass = UseRef("class.get_class")
            /// Shares 语音 for 语音 互动.
            public let `in` = UseRef("class.in")
            /// Works out 语音 for 语音 互动.
            public let `init` = UseRef("class.init")
            /// Writes 手机号码 for 默认.
            public let new = UseRef("class.new")
            /// Publishes 手机号码 for 默认.
            public let `self` = UseRef("class.self")
            /// Collects 手机号码 for 默认.
            public let toString = UseRef("class.to_string")
            /// Collects 手机号码 for 默认.
            public let val = UseRef("class.val")
        }

        /// 功能
        public struct FeatureFeature: Feature {
            /// Its id.
            public let id = FeatureId("feature")
        }

        /// 登录
        public struct Login: Feature {
            /// Its id.
            public let id = FeatureId("login")
            /// Collects 手机号码 for Account /* and */ "security".
            public let signIn = UseRef("login.sign_in")
        }

        /// 实人认证
        public struct RealName: Feature {
            /// Its id.
            public let id = FeatureId("real_name")
            /// Collects 人脸 for 实人认证.
            public let scanFace = UseRef("real_name.scan_face")
        }

        /// 我的
        public struct SelfFeature: Feature {
            /// Its id.
            public let id = FeatureId("self")
        }

        /// 长
        public struct TheLongestIdThatAManifestMayHaveIsOfSixtyFourLetters: Feature {
            /// Its id.
            public let id = FeatureId("the_longest_id_that_a_manifest_may_have_is_of_sixty_four_letters")
            /// Collects 手机号码 for 广告.
            public let anotherUseWithALongId =
                UseRef("the_longest_id_that_a_manifest_may_have_is_of_sixty_four_letters.another_use_with_a_long_id")
        }

        /// 类型
        public struct TypeFeature: Feature {
            /// Its id.
            public let id = FeatureId("type")
        }

        /// 引用
        public struct UseRefFeature: Feature {
            /// Its id.
            public let id = FeatureId("use_ref")
        }

        /// 语音房
        public struct VoiceRoom: Feature {
            /// Its id.
            public let id = FeatureId("voice_room")
            /// Collects 语音 for 语音 互动.
            public let speak = UseRef("voice_room.speak")
        }
    }

    /// The manifest's bytes.
    public static let manifest = Data(
        ###"""
        {
          "$schema": "../../../core/schema/manifest.schema.json",
          "manifest": 1,
          "app": {
            "id": "example", "version": "1.0",
            "names": { "zh-CN": "示例 */ 应用 😀", "en": "Example" },
            "operator": { "legal_name": "示例科技有限公司", "contact": { "email": "privacy@example.com" } },
            "zone": "Asia/Shanghai", "default_locale": "zh-CN", "type": "live_streaming",
            "storage": { "places": ["CN"], "abroad": "with_consent" }
          },

          "documents": {
            "privacy_policy": {
              "names": { "zh-CN": "隐私政策" },
              "version": "${version} \\#(version) \\##(version) $0",
              "texts": { "zh-CN": { "sha256": "00e4b6b2a7a1f7a0f2a4e3a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1" } },
              "audience": "everyone", "on_decline": "limited"
            }
          },
          "purposes": {
            "account": { "names": { "en": "Account /* and */ \"security\"" }, "basis": "contract", "necessity": "basic", "consent": "document" },
            "voice_chat": { "names": { "zh-CN": "语音\n互动" }, "basis": "consent", "necessity": "optional", "consent": "express" },
            "default": { "names": { "zh-CN": "默认" }, "basis": "consent", "necessity": "optional", "consent": "express" },
            "ads": { "names": { "zh-CN": "广告" }, "basis": "consent", "necessity": "optional", "consent": { "stated": "document", "enforced": "separate" } },
            "face_check": {
              "names": { "zh-CN": "实人认证" }, "basis": "consent", "necessity": "optional", "consent": "separate",
              "necessity_text": { "zh-CN": "法律要求核验主播身份。" }, "impact_text": { "zh-CN": "人脸泄露可能被冒用。" }
            }
          },
          "switches": { "personal_ads": { "names": { "zh-CN": "个性化广告" }, "purposes": ["ads"] } },
          "facts": { "real_name_verified": { "names": { "zh-CN": "已实名认证" } } },
          "data": {
            "phone": { "names": { "zh-CN": "手机号码" }, "sensitivity": "general" },
            "voice": { "names": { "zh-CN": "语音" }, "sensitivity": "general" },
            "face": { "names": { "zh-CN": "人脸" }, "sensitivity": "sensitive" }
          },
          "permissions": {
            "microphone": {
              "names": { "zh-CN": "麦克风" }, "control": "os", "android": { "1..": ["android.permission.RECORD_AUDIO"] },
              "apple": "NSMicrophoneUsageDescription", "usage": { "zh-CN": "在语音房里发言" }
            }
          },
          "features": {
            "browse": { "names": { "zh-CN": "浏览" }, "tier": "basic", "opens_by": ["launch"], "before_acceptance": true },
            "class": {
              "names": { "zh-CN": "课堂" }, "tier": "optional", "opens_by": ["user_action"],
              "uses": {
                "class": { "data": "voice", "purpose": "voice_chat", "permissions": { "all_of": ["microphone"] } },
                "get_class": { "data": "voice", "purpose": "voice_chat", "act": "use" },
                "in": { "data": "voice", "purpose": "voice_chat", "act": "share" },
                "init": { "data": "voice", "purpose": "voice_chat", "act": "derive" },
                "new": { "data": "phone", "purpose": "default", "act": "write" },
                "self": { "data": "phone", "purpose": "default", "act": "publish" },
                "to_string": { "data": "phone", "purpose": "default" },
                "val": { "data": "phone", "purpose": "default" }
              }
            },
            "feature": { "names": { "zh-CN": "功能" }, "tier": "optional", "opens_by": ["user_action"] },
            "login": {
              "names": { "zh-CN": "登录" }, "tier": "basic", "opens_by": ["user_action"],
              "uses": { "sign_in": { "data": "phone", "purpose": "account" } }
            },
            "real_name": {
              "names": { "zh-CN": "实人认证" }, "tier": "optional", "opens_by": ["user_action"],
              "uses": { "scan_face": { "data": "face", "purpose": "face_check" } }
            },
            "self": { "names": { "zh-CN": "我的" }, "tier": "basic", "opens_by": ["user_action"] },
            "the_longest_id_that_a_manifest_may_have_is_of_sixty_four_letters": {
              "names": { "zh-CN": "长" }, "tier": "optional", "opens_by": ["user_action"],
              "uses": { "another_use_with_a_long_id": { "data": "phone", "purpose": "ads" } }
            },
            "type": { "names": { "zh-CN": "类型" }, "tier": "optional", "opens_by": ["user_action"] },
            "use_ref": { "names": { "zh-CN": "引用" }, "tier": "optional", "opens_by": ["user_action"] },
            "voice_room": {
              "names": { "zh-CN": "语音房" }, "tier": "optional", "opens_by": ["user_action"],
              "requires": [{ "fact": "real_name_verified" }],
              "uses": { "speak": { "data": "voice", "purpose": "voice_chat", "permissions": { "all_of": ["microphone"] } } }
            }
          },
          "recipients": {
            "agora": {
              "names": { "zh-CN": "声网" }, "kind": "sdk", "legal_name": "上海兆言网络科技有限公司", "contact": { "address": "上海市" },
              "country": "CN", "method": "sdk", "start": { "in_feature": ["voice_room"] }, "receives": [{ "data": "voice", "purpose": "voice_chat" }]
            }
          },
          "deletion": {
            "appeal": { "days": 15 }, "authority": "device",
            "preconditions": { "identity_verified": { "fact": "real_name_verified", "by_feature": "real_name" } },
            "acknowledge": { "assets": { "zh-CN": "余额将清空" }, "continue": { "zh-CN": "不可恢复" } },
            "choices": { "uploads": ["erase", "detach"] },
            "cancel_on": ["choice"], "during_appeal": { "features": ["login"] }
          },
          "rights": { "access": { "due": { "working_days": 15 }, "from": "received", "owed": "action" } },
          "minors": { "bands": [{ "below": 14, "needs": "guardian" }, { "below": 18, "needs": "joint_reading" }], "unknown": "adult" }
        }

        """###.utf8
    )
}
