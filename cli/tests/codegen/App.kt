// Written by `placet codegen` from manifest.json. Change that and run it again; what is changed here is lost.

package com.example.`in`.app

import dev.placet.AcknowledgementId
import dev.placet.ChoiceId
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

/** 示例 *&#47; 应用 😀 */
public object App {
    /** Documents. */
    public object Documents {
        /** 隐私政策 */
        @JvmField
        public val privacyPolicy: DocumentId = DocumentId("privacy_policy")
    }

    /** Purposes. */
    public object Purposes {
        /** Account /&#42; and *&#47; "security" */
        @JvmField
        public val account: PurposeId = PurposeId("account")

        /** 广告 */
        @JvmField
        public val ads: SeparatePurposeId = SeparatePurposeId("ads")

        /** 默认 */
        @get:JvmName("default_")
        @JvmStatic
        public val default: PurposeId = PurposeId("default")

        /** 实人认证 */
        @JvmField
        public val faceCheck: SeparatePurposeId = SeparatePurposeId("face_check")

        /** 语音 互动 */
        @JvmField
        public val voiceChat: PurposeId = PurposeId("voice_chat")
    }

    /** Recipients. */
    public object Recipients {
        /** 声网 */
        @JvmField
        public val agora: RecipientId = RecipientId("agora")
    }

    /** Permissions. */
    public object Permissions {
        /** 麦克风 */
        @JvmField
        public val microphone: PermissionId = PermissionId("microphone")
    }

    /** Switches. */
    public object Switches {
        /** 个性化广告 */
        @JvmField
        public val personalAds: SwitchId = SwitchId("personal_ads")
    }

    /** Facts. */
    public object Facts {
        /** 已实名认证 */
        @JvmField
        public val realNameVerified: FactId = FactId("real_name_verified")
    }

    /** Preconditions. */
    public object Preconditions {
        /** 已实名认证 */
        @JvmField
        public val identityVerified: PreconditionId = PreconditionId("identity_verified")
    }

    /** Acknowledgements. */
    public object Acknowledgements {
        /** 余额将清空 */
        @JvmField
        public val assets: AcknowledgementId = AcknowledgementId("assets")

        /** 不可恢复 */
        @get:JvmName("continue_")
        @JvmStatic
        public val `continue`: AcknowledgementId = AcknowledgementId("continue")
    }

    /** Choices. */
    public object Choices {
        /** erase, detach */
        @JvmField
        public val uploads: ChoiceId = ChoiceId("uploads")
    }

    /** Features, and the uses that each declares. */
    public object Features {
        /** 浏览 */
        @JvmField
        public val browse: Browse = Browse()

        /** 课堂 */
        @get:JvmName("class_")
        @JvmStatic
        public val `class`: Class = Class()

        /** 功能 */
        @JvmField
        public val feature: FeatureFeature = FeatureFeature()

        /** 登录 */
        @JvmField
        public val login: Login = Login()

        /** 实人认证 */
        @JvmField
        public val realName: RealName = RealName()

        /** 我的 */
        @JvmField
        public val self: SelfFeature = SelfFeature()

        /** 长 */
        @JvmField
        public val theLongestIdThatAManifestMayHaveIsOfSixtyFourLetters: TheLongestIdThatAManifestMayHaveIsOfSixtyFourLetters =
            TheLongestIdThatAManifestMayHaveIsOfSixtyFourLetters()

        /** 类型 */
        @JvmField
        public val type: TypeFeature = TypeFeature()

        /** 引用 */
        @JvmField
        public val useRef: UseRefFeature = UseRefFeature()

        /** 语音房 */
        @JvmField
        public val voiceRoom: VoiceRoom = VoiceRoom()

        /** 浏览 */
        public class Browse internal constructor() : Feature {
            override val id: FeatureId = FeatureId("browse")
        }

        /** 课堂 */
        public class Class internal constructor() : Feature {
            override val id: FeatureId = FeatureId("class")

            /** Collects 语音 for 语音 互动. */
            @get:JvmName("class_")
            public val `class`: UseRef = UseRef("class.class")

            /** Uses 语音 for 语音 互动. */
            @JvmField
            public val getClass: UseRef = UseRef("class.get_class")

            /** Shares 语音 for 语音 互动. */
            @JvmField
            public val `in`: UseRef = UseRef("class.in")

            /** Works out 语音 for 语音 互动. */
            @JvmField
            public val init: UseRef = UseRef("class.init")

            /** Writes 手机号码 for 默认. */
            @get:JvmName("new_")
            public val new: UseRef = UseRef("class.new")

            /** Publishes 手机号码 for 默认. */
            @JvmField
            public val self: UseRef = UseRef("class.self")

            /** Collects 手机号码 for 默认. */
            @JvmField
            public val toString: UseRef = UseRef("class.to_string")

            /** Collects 手机号码 for 默认. */
            @JvmField
            public val `val`: UseRef = UseRef("class.val")
        }

        /** 功能 */
        public class FeatureFeature internal constructor() : Feature {
            override val id: FeatureId = FeatureId("feature")
        }

        /** 登录 */
        public class Login internal constructor() : Feature {
            override val id: FeatureId = FeatureId("login")

            /** Collects 手机号码 for Account /&#42; and *&#47; "security". */
            @JvmField
            public val signIn: UseRef = UseRef("login.sign_in")
        }

        /** 实人认证 */
        public class RealName internal constructor() : Feature {
            override val id: FeatureId = FeatureId("real_name")

            /** Collects 人脸 for 实人认证. */
            @JvmField
            public val scanFace: UseRef = UseRef("real_name.scan_face")
        }

        /** 我的 */
        public class SelfFeature internal constructor() : Feature {
            override val id: FeatureId = FeatureId("self")
        }

        /** 长 */
        public class TheLongestIdThatAManifestMayHaveIsOfSixtyFourLetters internal constructor() : Feature {
            override val id: FeatureId = FeatureId("the_longest_id_that_a_manifest_may_have_is_of_sixty_four_letters")

            /** Collects 手机号码 for 广告. */
            @JvmField
            public val anotherUseWithALongId: UseRef =
                UseRef("the_longest_id_that_a_manifest_may_have_is_of_sixty_four_letters.another_use_with_a_long_id")
        }

        /** 类型 */
        public class TypeFeature internal constructor() : Feature {
            override val id: FeatureId = FeatureId("type")
        }

        /** 引用 */
        public class UseRefFeature internal constructor() : Feature {
            override val id: FeatureId = FeatureId("use_ref")
        }

        /** 语音房 */
        public class VoiceRoom internal constructor() : Feature {
            override val id: FeatureId = FeatureId("voice_room")

            /** Collects 语音 for 语音 互动. */
            @JvmField
            public val speak: UseRef = UseRef("voice_room.speak")
        }
    }

    /** The manifest's bytes; a new array each time. */
    @JvmStatic
    public val manifest: ByteArray
        get() = listOf(part1()).joinToString("").toByteArray()

    private fun part1(): String =
        """{
  "${'$'}schema": "../../../core/schema/manifest.schema.json",
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
      "version": "${'$'}{version} \\#(version) \\##(version) ${'$'}0",
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
"""
}
