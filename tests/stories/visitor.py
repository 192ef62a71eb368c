"""Somebody at a browser who does what people do: follows links, presses buttons, writes into fields."""

import re

import docx


class Visitor:
    """One person's page; ``acts`` counts what they clicked and typed."""

    def __init__(self, page):
        self.page, self.acts = page, 0

    def log_in(self, username, password):
        """They have logged in from the first page and stand at their desk."""
        self.page.goto("/")
        self.follow("工作人员登录")
        self.write("username", username)
        self.write("password", password)
        self.press("登录")

    def follow(self, words, within="body"):
        """They clicked the link with these words and stand on the next page."""
        self._go(self.page.locator(within).get_by_role("link", name=words).first)

    def press(self, words, within="main, .sf-bottom"):
        """They clicked the button with these words (and the letter of its key) and stand on the next page."""
        spoken = re.compile(rf"^{re.escape(words)}( [a-z])?$")
        self._go(self.page.locator(within).get_by_role("button", name=spoken).first)

    def unfold(self, words, within="main"):
        """They opened what was folded under these words."""
        self._click(self.page.locator(within).locator("summary", has_text=words).first)

    def write(self, field, words, within="main"):
        """They wrote these words into the field."""
        self.acts += 1
        self.page.locator(within).locator(f"[name={field}]:visible").first.fill(words)

    def choose(self, field, value=None, within="main"):
        """They ticked the box of this name, or the choice of this value."""
        chosen = f"[name={field}]" if value is None else f"[name={field}][value='{value}']"
        self._click(self.page.locator(within).locator(chosen).first)

    def paper(self, words):
        """The text of the Word file behind this link, its tables included."""
        with self.page.expect_download() as begun:
            self.page.get_by_role("link", name=words).first.click()
        document = docx.Document(begun.value.path())
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])

    def sees(self, *words):
        """Every one of the words stands on the page where it can be read."""
        text = self.page.locator("main").inner_text()
        missing = [word for word in words if word not in text]
        assert not missing, f"{missing} not on {self.page.url}:\n{text}"

    def _click(self, what):
        self.acts += 1
        what.click()

    def _go(self, what):
        with self.page.expect_navigation():
            self._click(what)
