// Stands in for what `placet codegen` makes of core/scenarios/keke/manifest.json.
import Foundation
import Placet

/// 可可星球
public enum App {
    /// The manifest's bytes.
    public static let manifest = Data(
        #"""
        {
          "manifest": 1,
          "app": {
            "id": "keke", "version": "1.0",
            "names": { "zh-CN": "可可星球", "en": "Keke Planet" },
            "operator": { "legal_name": "廊坊市积健信息科技有限公司", "contact": { "email": "privacy@example.com" } },
            "zone": "Asia/Shanghai", "default_locale": "zh-CN", "type": "live_streaming",
            "storage": { "places": ["CN"], "abroad": "with_consent" }
          },
          "documents": {
            "privacy_policy": {
              "names": { "zh-CN": "隐私政策", "en": "Privacy policy" },
              "version": "1.0", "published": "2024-05-18", "effective": "2024-05-18",
              "texts": { "zh-CN": { "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" } },
              "audience": "everyone", "on_decline": "limited",
              "changes": { "wording": "notice", "purpose": "express", "data": "express", "recipient": "express" }
            }
          },
          "purposes": {
            "account_security": { "names": { "en": "Account security" }, "basis": "contract", "necessity": "basic", "consent": "document" },
            "voice_communication": { "names": { "en": "Voice chat" }, "basis": "consent", "necessity": "optional", "consent": "express" },
            "room_entry": { "names": { "en": "Entering a room" }, "basis": "consent", "necessity": "optional", "consent": "express" },
            "promotion": { "names": { "en": "Promotion" }, "basis": "consent", "necessity": "optional", "consent": "express" }
          },
          "data": {
            "contact": { "names": { "en": "Phone number" }, "sensitivity": "general" },
            "voice": { "names": { "en": "Voice" }, "sensitivity": "general" },
            "clipboard": { "names": { "en": "Clipboard" }, "sensitivity": "general" },
            "delivery": { "names": { "en": "Delivery address" }, "sensitivity": "general" }
          },
          "permissions": {
            "microphone": { "names": { "en": "Microphone" }, "control": "os", "android": { "1..": ["android.permission.RECORD_AUDIO"] }, "apple": "NSMicrophoneUsageDescription", "usage": { "en": "To speak in a voice room" }, "off_means": "pause" },
            "clipboard": { "names": { "en": "Clipboard" }, "control": "app", "usage": { "en": "To find a room number" } }
          },
          "features": {
            "browse": { "names": { "en": "Browse" }, "tier": "basic", "opens_by": ["launch", "user_action"], "before_acceptance": true },
            "login": { "names": { "en": "Sign in" }, "tier": "basic", "opens_by": ["user_action"], "uses": { "sign_in": { "data": "contact", "purpose": "account_security" } } },
            "voice_speak": { "names": { "en": "Voice room" }, "tier": "optional", "opens_by": ["user_action"], "uses": { "speak": { "data": "voice", "purpose": "voice_communication", "permissions": { "all_of": ["microphone"] } } } },
            "room_paste": { "names": { "en": "Enter by number" }, "tier": "optional", "opens_by": ["user_action"], "uses": { "read_room_number": { "data": "clipboard", "purpose": "room_entry", "permissions": { "all_of": ["clipboard"] }, "only": { "pattern": "[0-9]{6,9}" }, "budget": { "count": 1, "per": "action" } } } },
            "promotion": { "names": { "en": "Prize draw" }, "tier": "optional", "opens_by": ["user_action"], "uses": { "ask_address": { "data": "delivery", "purpose": "promotion" } } }
          },
          "retention": { "everything": { "of": "everything", "at_most": "P30D", "from": "collected", "then": "erase" } },
          "rights": { "access": { "due": { "working_days": 15 }, "from": "received", "owed": "action" } },
          "minors": { "bands": [{ "below": 14, "needs": "guardian" }, { "below": 18, "needs": "joint_reading" }], "unknown": "adult" }
        }
        """#.utf8
    )

    /// Documents.
    public enum Documents {
        /// 隐私政策
        public static let privacyPolicy = DocumentId("privacy_policy")
    }

    /// Purposes.
    public enum Purposes {
        /// 语音通信
        public static let voiceCommunication = PurposeId("voice_communication")
        /// 查找进入语音房间
        public static let roomEntry = PurposeId("room_entry")
        /// 推广活动
        public static let promotion = PurposeId("promotion")
    }

    /// Permissions.
    public enum Permissions {
        /// 麦克风
        public static let microphone = PermissionId("microphone")
        /// 剪贴板
        public static let clipboard = PermissionId("clipboard")
    }

    /// Features.
    public enum Features {
        /// 浏览
        public static let browse = Browse()
        /// 登录
        public static let login = Login()
        /// 语音通信
        public static let voiceSpeak = VoiceSpeak()
        /// 粘贴板进房
        public static let roomPaste = RoomPaste()
        /// 排行榜、抽奖
        public static let promotion = Promotion()

        /// 浏览
        public struct Browse: Feature {
            /// Its id.
            public let id = FeatureId("browse")
        }

        /// 登录
        public struct Login: Feature {
            /// Its id.
            public let id = FeatureId("login")
            /// Signing in.
            public let signIn = UseRef("login.sign_in")
        }

        /// 语音通信
        public struct VoiceSpeak: Feature {
            /// Its id.
            public let id = FeatureId("voice_speak")
            /// Speaking.
            public let speak = UseRef("voice_speak.speak")
        }

        /// 粘贴板进房
        public struct RoomPaste: Feature {
            /// Its id.
            public let id = FeatureId("room_paste")
            /// Reading a room number.
            public let readRoomNumber = UseRef("room_paste.read_room_number")
        }

        /// 排行榜、抽奖
        public struct Promotion: Feature {
            /// Its id.
            public let id = FeatureId("promotion")
            /// Asking where to send a prize.
            public let askAddress = UseRef("promotion.ask_address")
        }
    }
}
