"""A call is taken down without a mouse: the phone, what the caller asked before, a sentence, the code to read out."""

from sifang.needs.models import Need
from sifang.web.resident import grouped
from tests import chromium
from tests.stories.test_pages_are_accessible import enter

MOST_FIELDS, MOST_KEYS = 6, 16
PHONE, WORDS = "19900001234", "二号楼门口井盖破了，夜里怕有人踩空"
FIELDS = """[...document.querySelectorAll("#f input:not([type=hidden]), #f textarea, #f select")]
  .filter((one) => one.checkVisibility()).length"""


class Keys:
    """The keyboard of the page, and how many keys were pressed beside the words themselves."""

    def __init__(self, page):
        self.keyboard, self.pressed = page.keyboard, 0

    def press(self, key):
        self.pressed += 1
        self.keyboard.press(key)

    def type(self, digits):
        self.pressed += len(digits)
        self.keyboard.type(digits)


def test_a_call_is_taken_down_by_keys_alone(browser, live_server, town):
    earlier = town.need()
    with chromium.watched_page(browser, live_server.url, chromium.DESK) as page:
        enter(page, live_server, town.wang)
        page.goto("/work/")
        keys = Keys(page)
        keys.press("n")
        page.wait_for_url("**/needs/new/**")
        assert page.evaluate(FIELDS) <= MOST_FIELDS
        keys.type(PHONE)
        page.locator("#caller").get_by_text(earlier.title).wait_for()
        keys.press("Tab")
        keys.press("Tab")
        page.keyboard.type(WORDS)
        with page.expect_navigation():
            keys.press("Control+Enter")
        need = Need.objects.get(text=WORDS)
        asker = need.asked_by.get()
        assert asker.person.phone == PHONE and need.channel == Need.Channel.RESIDENT
        said = page.locator("[role=status]").filter(has_text="记好了").inner_text()
        assert grouped(asker.track_code) in said and "到期以前" not in said
        # The next caller's phone is where the keys go, and nothing of this call stands on the page.
        assert page.evaluate("[document.activeElement.name, document.activeElement.value]") == ["phone", ""]
        assert page.locator("[name=text]").input_value() == ""
    assert keys.pressed <= MOST_KEYS
