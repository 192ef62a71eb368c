"""One business district in 2024: its merchants, what they do together, the five measures, the finance desk."""

import datetime

from sifang.commerce import commands as commerce
from sifang.core import clock, errands
from sifang.people.models import Organization
from sifang.simulation import names
from sifang.simulation.calendar import Calendar, moment
from sifang.simulation.panzhou import cast, offices
from sifang.simulation.panzhou.shares import DONGHU, FUZE, HUAXIA, NANHU
from sifang.simulation.spreading import spread

# Where the demo puts the five districts; the fifth in 红果街道.
AT = (DONGHU, NANHU, HUAXIA, FUZE, "520281004007")
MERCHANTS = 13
# Consultations, papers handed in, loans paid out, and how much in all (in 分): spread over the five districts.
CONSULTED, SUBMITTED, PAID, LOANS = 96, 42, 31, 185_360_000
HUNDRED_YUAN = 10_000
SINCE = datetime.date(2024, 1, 8)


def homes(lived):
    """The community of each district; a small year puts those without their own into the first ones."""
    codes = [share.code for share in lived]
    return [code if code in codes else codes[number % len(codes)] for number, code in enumerate(AT)]


class DistrictYear:
    """One district's year."""

    def __init__(self, number, place):
        self.number, self.place, self.calendar = number, place, Calendar()
        part = [spread(whole, [1.0] * len(cast.DISTRICTS))[number] for whole in (CONSULTED, SUBMITTED, PAID)]
        self.consulted, self.submitted, self.paid = part
        self.dice = names.dice("panzhou district", number)
        self.amounts = self._amounts()

    def _amounts(self):
        """What each loan of this district is, in whole hundreds of 元."""
        dice = names.dice("panzhou loans")
        every = spread(LOANS // HUNDRED_YUAN, [dice.uniform(0.6, 1.8) for _loan in range(PAID)], least=50)
        return [amount * HUNDRED_YUAN for amount in every[self.number :: len(cast.DISTRICTS)]]

    def live(self):
        """The district has lived 2024."""
        with clock.at(moment(1, 8)):
            self._found()
        self._together()
        self._measures()
        for number in range(self.consulted):
            day = 20 + (number * 260 // self.consulted + self.number * 4) % 270
            self.calendar.put(moment(1, day, 9 + number % 8), self._consult, number)
        self.calendar.live()
        with clock.at(moment(12, 31, 17)):
            errands.run_all()

    def _found(self):
        clerk = offices.clerk_of(self.place.code)
        name = names.persons(1, "panzhou district", self.number)[0]
        username = f"district{self.number + 1}"
        self.clerk = offices.official(username, name, "商圈专干（演示）", "district_clerk", self.place, clerk)
        self.district = commerce.found_district(
            self.clerk, self.place, cast.DISTRICTS[self.number], party_org="商圈党支部（演示）", since=SINCE
        )
        self.shops = [self._shop(number) for number in range(MERCHANTS)]

    def _shop(self, number):
        trade = cast.TRADES[number % len(cast.TRADES)]
        name = f"{trade}店{self.number + 1}{number + 1:02d}{cast.MARK}"
        return commerce.register_merchant(
            self.clerk, self.district, name, trade=trade, unit=f"{number // 6 + 1}层{number % 6 + 1:02d}号",
            area=f"{28 + number * 7 + self.number}.5", since=SINCE,
        )  # fmt: skip

    def _together(self):
        for number, (kind, title) in enumerate(cast.ACTS):
            when = moment(2 + number * 3, 10 + self.number * 2)
            self.calendar.put(when, self._act, kind, title)
        self.calendar.put(moment(3, 15), self._pledge)
        self.calendar.put(moment(11, 15), self._review)

    def _act(self, kind, title):
        commerce.act_jointly(
            self.clerk,
            self.district,
            kind,
            title,
            merchants=self.shops[:8],
            headcount=20 + self.number,
            outcome="按时办完",
        )

    def _pledge(self):
        self.pledges = [commerce.pledge(self.clerk, shop) for shop in self.shops[:9]]

    def _review(self):
        """Most were kept; one district saw a breach and wrote down what was seen."""
        for number, pledge in enumerate(self.pledges[:6]):
            broken = self.number == 1 and number == 5
            words = "抽查一次，标价和结账不一致，已当场改正" if broken else ""
            commerce.review_pledge(self.clerk, pledge, not broken, words)

    def _measures(self):
        for number, (kind, title) in enumerate(cast.MEASURES):
            self.calendar.put(moment(3 + number, 5 + self.number), self._start, kind, title)

    def _start(self, kind, title):
        measure = commerce.start_measure(self.clerk, self.district, kind, title)
        commerce.run_measure(self.clerk, measure)
        getattr(self, f"_{kind}")(measure)
        if kind != "cost":
            self.calendar.after(60, 17, commerce.close_measure, self.clerk, measure, "按计划办完")

    def _hiring(self, measure):
        for number, shop in enumerate(self.shops[:4]):
            vacancy = commerce.add_vacancy(self.clerk, measure, shop, "营业员", 2 + number % 2)
            self.calendar.after(25, 10, commerce.fill_vacancy, self.clerk, vacancy, 1 + number % 2)

    def _training(self, measure):
        for number, shop in enumerate(self.shops[:7]):
            commerce.count_attendance(self.clerk, measure, shop, 2 + number % 3)

    def _referral(self, measure):
        for number, (sender, receiver) in enumerate(zip(self.shops[:5], self.shops[1:6], strict=True)):
            commerce.send_guests(self.clerk, measure, sender, receiver, 6 + number)

    def _offers(self, measure):
        for number, shop in enumerate(self.shops[:5]):
            offer = commerce.add_offer(self.clerk, measure, shop, "凭兄弟店小票九折")
            self.calendar.after(40, 18, commerce.count_offer, self.clerk, offer, 12 + number * 3)

    def _cost(self, measure):
        """The street's decoration is shared by area, agreed by all, and in the first district settled."""
        shares = {shop.pk: shop.area for shop in self.shops[:7]}
        cost = commerce.draft_cost(self.clerk, measure, "公共装饰和保洁", 1_234_567, "area", shares)
        if self.number < 2:
            self.calendar.after(4, 10, self._agree, cost)

    def _agree(self, cost):
        for share in cost.shares.select_related("cost__measure__district", "cost__measure__place", "merchant"):
            commerce.agree_share(self.clerk, share)
        cost.refresh_from_db()
        if self.number == 0:
            self.calendar.after(20, 10, commerce.settle_cost, self.clerk, cost)

    def _consult(self, number):
        """The first ones go on to a bank; who does not, asked and thought better of it."""
        shop = self.shops[number % len(self.shops)]
        purpose = cast.PURPOSES_OF_LOANS[number % len(cast.PURPOSES_OF_LOANS)]
        asked = commerce.consult_finance(self.clerk, shop, amount_wanted=(3 + number % 6) * 1_000_000, purpose=purpose)
        if number < self.submitted:
            self.calendar.after(5, 10, self._gather, number, asked)

    def _gather(self, number, asked):
        for document in commerce.list_documents(self.clerk, asked):
            commerce.hand_in(self.clerk, document)
        bank = Organization.objects.get(name=cast.BANK if number % 3 else cast.GUARANTOR)
        if number % 6 == 1:
            self._consent(number, asked, bank)
        commerce.submit(self.clerk, asked, bank)
        if number < self.paid:
            self.calendar.after(12, 10, self._pay, asked, self.amounts[number])
        elif number == self.paid:
            self.calendar.after(12, 10, commerce.record_answer, self.clerk, asked, False, "流水不足六个月")

    def _consent(self, number, asked, bank):
        """The merchant says itself, under its own code, whether one sentence is told; and may take it back."""
        consent = commerce.ask_consent(self.clerk, asked, bank)
        if self.number == 4:
            commerce.refuse_consent(consent.code)
            return
        commerce.give_consent(consent.code, cast.STATEMENT)
        consent.refresh_from_db()
        commerce.provide(self.clerk, consent)
        if self.number == 3:
            commerce.revoke_consent(consent.code)

    def _pay(self, asked, amount):
        asked.refresh_from_db()
        commerce.record_answer(self.clerk, asked, True, "同意发放")
        self.calendar.after(6, 15, commerce.disburse, self.clerk, asked, amount)
