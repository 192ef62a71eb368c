"""Addresses: what anybody may open: report, track, rate, the public board, the four parties."""

from django.urls import path

from sifang.web.pages import board, home, parties, photos, report, riders, track, track_acts

urlpatterns = [
    path("", home.home, name="home"),
    path("c/<code>/", home.community, name="community"),
    path("c/<code>/report/", report.report, name="report"),
    path("c/<code>/lookalikes/", report.lookalikes, name="report-lookalikes"),
    path("c/<code>/needs/<int:pk>/join/", report.join, name="need-join"),
    path("c/<code>/board/", board.board, name="board"),
    path("c/<code>/board/<int:pk>/", board.board_need, name="board-need"),
    path("c/<code>/photos/<int:pk>.jpg", photos.public_photo, name="public-photo"),
    path("c/<code>/parties/", parties.parties, name="four-parties"),
    path("c/<code>/riders/", riders.riders, name="riders"),
    path("c/<code>/riders/poster/", riders.poster, name="riders-poster"),
    path("track/", track.find, name="track-find"),
    path("t/<track>/", track.track, name="track"),
    path("t/<track>/done/", track.reported, name="reported"),
    path("t/<track>/rate/", track.rate, name="rate"),
    path("t/<track>/resubmit/", track.resubmit, name="resubmit"),
    path("t/<track>/open/", track_acts.open_personal, name="track-open"),
    path("t/<track>/nudge/", track_acts.nudge, name="track-nudge"),
    path("t/<track>/withdraw/", track_acts.withdraw, name="track-withdraw"),
    path("t/<track>/bring-back/", track_acts.bring_back, name="track-bring-back"),
    path("t/<track>/photos/", track_acts.photos_add, name="track-photos"),
    path("t/<track>/photos/<int:pk>.jpg", track_acts.photo, name="track-photo"),
]
