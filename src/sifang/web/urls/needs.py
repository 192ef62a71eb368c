"""Addresses: the community's workbench, its needs and their chain."""

from django.urls import path

from sifang.web.pages import chain, need_new, needs, photos, workbench

urlpatterns = [
    path("work/", workbench.workbench, name="workbench"),
    path("needs/", needs.listing, name="needs"),
    path("needs/new/", need_new.new, name="need-new"),
    path("needs/new/caller/", need_new.caller, name="need-caller"),
    path("needs/new/lookalikes/", need_new.lookalikes, name="need-lookalikes"),
    path("needs/<int:pk>/", needs.need, name="need"),
    path("needs/<int:pk>/verify/", needs.verify, name="need-verify"),
    path("needs/<int:pk>/return/", needs.send_back, name="need-return"),
    path("needs/<int:pk>/merge/", needs.merge, name="need-merge"),
    path("needs/<int:pk>/unmerge/", needs.unmerge, name="need-unmerge"),
    path("needs/<int:pk>/answer/", needs.answer, name="need-answer"),
    path("needs/<int:pk>/correct/", needs.correct, name="need-correct"),
    path("needs/<int:pk>/parts/", needs.parts, name="need-parts"),
    path("needs/<int:pk>/unmask/", needs.unmask, name="need-unmask"),
    path("needs/<int:pk>/photos/", photos.photos_add, name="need-photos"),
    path("photos/<int:pk>.jpg", photos.photo, name="photo"),
    path("photos/<int:pk>/publish/", photos.photo_publish, name="photo-publish"),
    path("photos/<int:pk>/unpublish/", photos.photo_unpublish, name="photo-unpublish"),
    path("photos/<int:pk>/remove/", photos.photo_remove, name="photo-remove"),
    path("needs/<int:pk>/chain/", chain.chain, name="chain"),
]
