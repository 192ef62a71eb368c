"""A sheet of official paper: A4 as GB/T 9704-2012 lays it out, filled from plainly marked text.

The type area is 156 mm × 225 mm with 22 lines of 28 characters. Fonts are named, not carried along: a machine that
lacks one shows its own substitute. There is no red head: a community's committee is no organ of the state.
"""

import io

from django.template.loader import render_to_string
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from sifang.core import language

BODY, TITLE, FIRST, SECOND, PAGE = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
SIZE, TITLE_SIZE, PAGE_SIZE, TABLE_SIZE = Pt(16), Pt(22), Pt(14), Pt(14)
LINE = Pt(28.95)
# 225 mm in 22 lines are 579 twentieths of a point. 28 characters of 16 pt are 2 mm wider than 156 mm, so each stands a
# quarter of a point closer; a grid of characters would do it too, but some programs give each of them two cells.
LINE_PITCH, CLOSER = 579, -5
# The mark of an office's minutes: red, its upper edge 35 mm below the type area's, with a red rule under it.
RED, MARK_SIZE, MARK_DROP = RGBColor(0xFF, 0, 0), Pt(36), Mm(35)
MARGINS = {
    "top_margin": 37,
    "bottom_margin": 35,
    "left_margin": 28,
    "right_margin": 26,
    "header_distance": 15,
    "footer_distance": 25,
}

# The mark at the head of a line of text, and the style of the paragraph it becomes; a line without one is body text.
MARKS = {"# ": "题目", "## ": "一级标题", "### ": "二级标题", "< ": "顶格", "> ": "落款", "= ": "居中"}
STYLES = {
    "正文段": (BODY, SIZE, {"first": 2}),
    "题目": (TITLE, TITLE_SIZE, {"align": WD_ALIGN_PARAGRAPH.CENTER, "after": LINE}),
    "一级标题": (FIRST, SIZE, {"first": 2, "keep": True}),
    "二级标题": (SECOND, SIZE, {"first": 2, "keep": True}),
    "顶格": (BODY, SIZE, {}),
    "居中": (BODY, SIZE, {"align": WD_ALIGN_PARAGRAPH.CENTER}),
    "落款": (BODY, SIZE, {"align": WD_ALIGN_PARAGRAPH.RIGHT, "right": 4}),
    "表格": (BODY, TABLE_SIZE, {"align": WD_ALIGN_PARAGRAPH.LEFT, "line": Pt(22)}),
}
NUMERALS = "零一二三四五六七八九十"
NO_DAY = "　　年　　月　　日"


class Paper:
    """One document that is being written."""

    def __init__(self, name, author):
        self.document = Document()
        self._set_page()
        for style, (font, size, layout) in STYLES.items():
            self._add_style(style, font, size, **layout)
        # Looked up once: the library goes through every style for each paragraph, which a long table feels.
        self._in_tables = self.document.styles["表格"].style_id
        core = self.document.core_properties
        core.title, core.author, core.comments = name, author, ""

    def _set_page(self):
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        for name, width in MARGINS.items():
            setattr(section, name, Mm(width))
        grid = section._sectPr.find(qn("w:docGrid"))
        if grid is None:
            grid = OxmlElement("w:docGrid")
            section._sectPr.append(grid)
        for name, value in (("type", "lines"), ("linePitch", LINE_PITCH)):
            grid.set(qn(f"w:{name}"), str(value))
        normal = self.document.styles["Normal"]
        set_font(normal.element, BODY)
        normal.font.size = SIZE
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), str(CLOSER))
        normal.element.get_or_add_rPr().insert_element_before(
            spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang"
        )
        self.document.settings.odd_and_even_pages_header_footer = True
        for footer, align in (
            (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
            (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
        ):
            _number_page(footer, align)

    def _add_style(
        self, name, font, size, *, align=WD_ALIGN_PARAGRAPH.JUSTIFY, first=0, right=0, after=None, line=LINE, keep=False
    ):
        style = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self.document.styles["Normal"]
        set_font(style.element, font)
        style.font.size, style.font.bold = size, False
        layout = style.paragraph_format
        layout.alignment, layout.keep_with_next, layout.widow_control = align, keep, False
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, line
        layout.space_before, layout.space_after = Pt(0), after or Pt(0)
        if line is not LINE:
            off_grid = OxmlElement("w:snapToGrid")
            off_grid.set(qn("w:val"), "0")
            style.element.get_or_add_pPr().insert_element_before(off_grid, "w:spacing", "w:ind", "w:jc")
        layout.first_line_indent, layout.right_indent = size * first, size * right

    def write(self, text):
        """Every line of ``text`` that is not empty stands as a paragraph of the kind its mark says."""
        for line in text.splitlines():
            if line.strip():
                self._write_line(line.strip())

    def _write_line(self, line):
        mark = next((mark for mark in MARKS if line.startswith(mark)), "")
        style = MARKS.get(mark, "正文段")
        above = self.document.paragraphs[-1:]
        paragraph = self.document.add_paragraph(style=style)
        if style == "落款" and above and above[0].style.name != style and above[0].text:
            paragraph.paragraph_format.space_before = LINE * 2
            above[0].paragraph_format.keep_with_next = True
        add_run(paragraph, line.removeprefix(mark), STYLES[style][0])
        return paragraph

    def mark(self, words):
        """The sheet is headed by the mark of an office, as offices from a street upwards use it for their minutes."""
        paragraph = self.document.add_paragraph(style="居中")
        layout = paragraph.paragraph_format
        layout.line_spacing_rule, layout.space_before, layout.space_after = WD_LINE_SPACING.SINGLE, MARK_DROP, LINE
        run = add_run(paragraph, words, TITLE)
        run.font.size, run.font.color.rgb = MARK_SIZE, RED
        rule = OxmlElement("w:pBdr")
        line = OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "12"), ("space", "8"), ("color", "FF0000")):
            line.set(qn(f"w:{name}"), value)
        rule.append(line)
        paragraph._p.get_or_add_pPr().insert_element_before(rule, "w:spacing", "w:ind", "w:jc")

    def roll(self, label, names):
        """Who was present, excused or sat in: the label in bold face, further lines below the first name."""
        paragraph = self.document.add_paragraph(style="正文段")
        layout = paragraph.paragraph_format
        layout.left_indent, layout.first_line_indent = SIZE * (len(label) + 3), -SIZE * (len(label) + 1)
        add_run(paragraph, label, FIRST)
        add_run(paragraph, f"：{names}", BODY)

    def space(self, lines=1):
        """So many lines stay empty."""
        for _line in range(lines):
            self.document.add_paragraph(style="正文段")

    def table(self, widths):
        """A ruled table without rows yet; ``widths`` of its columns in millimetres, 156 together."""
        made = self.document.add_table(rows=0, cols=len(widths), style="Table Grid")
        made.autofit = False
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Mm(width)
        return made

    def row(self, table, words, *, font=BODY, fonts=None):
        """The table has one more row with ``words``; returns its cells."""
        cells = self.whole_row(table, is_head=font == FIRST and not table.rows).cells
        for column, (cell, said) in enumerate(zip(cells, words, strict=True)):
            cell.width = table.columns[column].width
            self.fill(cell, said, (fonts[column] if fonts else None) or font)
        return cells

    def whole_row(self, table, *, is_head=False):
        """One more row, which no page breaks; the head stands on every page."""
        row = table.add_row()
        for name in ("w:cantSplit", *(("w:tblHeader",) if is_head else ())):
            row._tr.get_or_add_trPr().append(OxmlElement(name))
        return row

    def fill(self, cell, words, font=BODY):
        """The cell says ``words``, each line in a paragraph of its own."""
        for number, said in enumerate(words.splitlines() or [""]):
            self.fill_paragraph(cell.add_paragraph() if number else cell.paragraphs[0], said, font)

    def fill_paragraph(self, paragraph, words, font=BODY, *, align=None, right=None):
        """The paragraph of a table says ``words``, pushed ``right`` from the edge if given."""
        paragraph._p.style = self._in_tables
        if align is not None:
            paragraph.alignment = align
        if right is not None:
            paragraph.paragraph_format.right_indent = right
        add_run(paragraph, words, font)

    def bytes(self):
        """The Word file."""
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()


def set_font(element, name):
    """The run or style at ``element`` is set in ``name``, for Chinese as for Latin letters; no theme overrides it."""
    properties = element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def add_run(paragraph, words, font):
    """The paragraph goes on with ``words`` in ``font``."""
    run = paragraph.add_run(words)
    set_font(run._element, font)
    return run


def _number_page(footer, align):
    """The foot shows — 1 —: on the outer side, one character from the edge."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = PAGE_SIZE
    for words, kind in (
        ("— ", ""),
        ("", "begin"),
        ("PAGE", "code"),
        ("", "separate"),
        ("1", ""),
        ("", "end"),
        (" —", ""),
    ):
        run = add_run(paragraph, words if kind != "code" else "", PAGE)
        run.font.size = PAGE_SIZE
        if kind:
            run._element.append(_field(kind, words))


def _field(kind, words):
    part = OxmlElement("w:instrText" if kind == "code" else "w:fldChar")
    if kind == "code":
        part.text = words
    else:
        part.set(qn("w:fldCharType"), kind)
    return part


def numeral(number):
    """A whole number from 1 to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = (NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "")
    return head + (NUMERALS[ones] if ones or not tens else "")


def line(words):
    """``words`` as one line without spaces at the ends, so that no line of theirs is taken for a mark."""
    return " ".join(str(words).split())


def worded(template, **facts):
    """The text of a paper in the language of the installation, whoever reads the pages in another one."""
    with language.kept():
        return render_to_string(f"letters/{template}.txt", facts)
