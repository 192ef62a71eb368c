"""Addresses: business districts, their merchants, pledges, the five measures and shared costs."""

from django.urls import path

from sifang.web.pages import costs, districts, measures, merchants, shops_public

urlpatterns = [
    path("districts/", districts.districts, name="districts"),
    path("districts/new/", districts.district_new, name="district-new"),
    path("districts/<int:pk>/", districts.district, name="district"),
    path("districts/<int:pk>/end/", districts.district_end, name="district-end"),
    path("districts/<int:pk>/acts/", districts.acts, name="district-acts"),
    path("districts/<int:pk>/pledges/", districts.pledges, name="district-pledges"),
    path("districts/<int:pk>/merchants/", merchants.merchants, name="merchants"),
    path("districts/<int:pk>/merchants/new/", merchants.merchant_new, name="merchant-new"),
    path("districts/<int:pk>/measures/", measures.measures, name="measures"),
    path("districts/<int:pk>/measures/new/", measures.measure_new, name="measure-new"),
    path("merchants/<int:pk>/", merchants.merchant, name="merchant"),
    path("merchants/<int:pk>/correct/", merchants.merchant_correct, name="merchant-correct"),
    path("merchants/<int:pk>/see/", merchants.merchant_see, name="merchant-see"),
    path("merchants/<int:pk>/leave/", merchants.merchant_leave, name="merchant-leave"),
    path("merchants/<int:pk>/pledge/", merchants.merchant_pledge, name="merchant-pledge"),
    path("pledges/<int:pk>/review/", merchants.pledge_review, name="pledge-review"),
    path("pledges/<int:pk>/withdraw/", merchants.pledge_withdraw, name="pledge-withdraw"),
    path("measures/<int:pk>/", measures.measure, name="measure"),
    path("measures/<int:pk>/run/", measures.measure_run, name="measure-run"),
    path("measures/<int:pk>/close/", measures.measure_close, name="measure-close"),
    path("measures/<int:pk>/add/", measures.measure_add, name="measure-add"),
    path("measures/<int:pk>/count/", measures.measure_count, name="measure-count"),
    path("measures/<int:pk>/drop/", measures.measure_drop, name="measure-drop"),
    path("measures/<int:pk>/cost/", costs.cost_new, name="cost-new"),
    path("costs/<int:pk>/", costs.cost, name="cost"),
    path("costs/<int:pk>/redraft/", costs.cost_redraft, name="cost-redraft"),
    path("costs/<int:pk>/slips/", costs.cost_slips, name="cost-slips"),
    path("costs/<int:pk>/settle/", costs.cost_settle, name="cost-settle"),
    path("costs/<int:pk>/drop/", costs.cost_drop, name="cost-drop"),
    path("shares/<int:pk>/agree/", costs.share_agree, name="share-agree"),
    path("shares/<int:pk>/paid/", costs.share_paid, name="share-paid"),
    path("c/<code>/shops/", shops_public.shops, name="public-shops"),
    path("share/<code>/", shops_public.share, name="share-word"),
]
