// The four policies that have the walk for a day; the fifth, 可可星球, has a day of its own.

package dev.placet.demo.walk

import dev.placet.Opened
import dev.placet.demo.coco.App as Coco
import dev.placet.demo.huajian.App as Huajian
import dev.placet.demo.mymusic.App as MyMusic
import dev.placet.demo.onemusic.App as OneMusic

/** All of them. */
internal val policies: List<Policy> get() = listOf(coco(), huajian(), myMusic(), oneMusic())

private fun coco() =
    with(Coco.Features) {
        Policy(
            word = "coco",
            name = "COCO电音",
            manifest = Coco.manifest,
            documents = listOf(Coco.Documents.privacyPolicy, Coco.Documents.userAgreement),
            browse = emptyList(),
            visits =
                listOf(
                    Visit(phoneRegistration, phoneRegistration.enterNumber, phoneRegistration.enterCode),
                    Visit(oneTapLogin, oneTapLogin.fetchNumber),
                    Visit(profileCompletion, profileCompletion.setAvatar, profileCompletion.setNickname),
                    Visit(search, search.enterKeywords, search.keepHistory),
                    Visit(realNameVerification, realNameVerification.enterName, realNameVerification.scanFace),
                    Visit(voiceInteraction, voiceInteraction.speak),
                    Visit(launchIntegrityCheck, launchIntegrityCheck.listApps, by = Opened.LAUNCH),
                ),
            refused = Visit(tipping, tipping.tip),
            notPermitted = Visit(imagePosting, imagePosting.takePhoto),
            withdrawn = Visit(voiceInteraction, voiceInteraction.speak),
            recipients = listOf(Coco.Recipients.loginPlatforms, Coco.Recipients.affiliates),
        )
    }

private fun huajian() =
    with(Huajian.Features) {
        Policy(
            word = "huajian",
            name = "花间",
            manifest = Huajian.manifest,
            documents = listOf(Huajian.Documents.privacyPolicy, Huajian.Documents.userAgreement),
            browse = listOf(guestBrowsing),
            visits =
                listOf(
                    Visit(phoneRegistration, phoneRegistration.enterNumber, phoneRegistration.enterCode),
                    Visit(personalisedFeed, personalisedFeed.noteBehaviour),
                    Visit(nearby, nearby.readPlace),
                    Visit(tokenSharing, tokenSharing.readToken),
                    Visit(realNameVerification, realNameVerification.enterName, realNameVerification.scanFace),
                    Visit(livePublishing, livePublishing.stream),
                    Visit(securityMonitoring, securityMonitoring.listApps),
                ),
            refused = Visit(programmaticAds, programmaticAds.showByTags),
            notPermitted = Visit(picturePosting, picturePosting.takePhoto),
            withdrawn = Visit(livePublishing, livePublishing.stream),
            recipients = listOf(Huajian.Recipients.shanyanSdk, Huajian.Recipients.affiliates),
        )
    }

private fun myMusic() =
    with(MyMusic.Features) {
        Policy(
            word = "mymusic",
            name = "我的音乐",
            manifest = MyMusic.manifest,
            documents = listOf(MyMusic.Documents.privacyPolicy),
            browse = listOf(browse, trialListen, trialSing),
            visits =
                listOf(
                    Visit(songPlayback, songPlayback.locateByIp, songPlayback.recordPlay),
                    Visit(phoneLogin, phoneLogin.enterPhone, phoneLogin.enterCredentials),
                    Visit(songRecog, songRecog.record),
                    Visit(running, running.track, running.countSteps),
                    Visit(deviceCast, deviceCast.findByBluetooth),
                    Visit(avatarSet, avatarSet.pickPicture),
                    Visit(recommend, recommend.suggest),
                ),
            refused = Visit(profileEdit, profileEdit.enterProfile),
            notPermitted = Visit(nearby, nearby.locate),
            withdrawn = Visit(running, running.track),
            recipients = listOf(MyMusic.Recipients.agora, MyMusic.Recipients.amap),
        )
    }

private fun oneMusic() =
    with(OneMusic.Features) {
        Policy(
            word = "onemusic",
            name = "OneMusic",
            manifest = OneMusic.manifest,
            documents = listOf(OneMusic.Documents.privacyPolicy),
            browse = listOf(guestBrowse),
            visits =
                listOf(
                    Visit(browseSearch, browseSearch.keepSearch, browseSearch.rankAlike),
                    Visit(registration, registration.enterPhone, registration.setPassword),
                    Visit(realName, realName.enterIdentity),
                    Visit(publishing, publishing.publish, publishing.pickPicture),
                    Visit(calendar, calendar.readEvents),
                    Visit(mediaServices, mediaServices.storeMedia),
                ),
            refused = Visit(support, support.talk),
            notPermitted = Visit(chatImport, chatImport.importFriends),
            withdrawn = Visit(recommendation, recommendation.deriveTags),
            recipients = listOf(OneMusic.Recipients.affiliates, OneMusic.Recipients.dataSuppliers),
        )
    }
