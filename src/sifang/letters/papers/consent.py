"""单独同意书: what a merchant may let a bank be told, with its own code; it writes the words itself, on its phone."""

import io

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from sifang.letters.papers.paper import NO_DAY, Paper, line

GROUP = 4
PICTURE = Mm(38)


def consent_paper(consent, address, picture):
    """The Word file of the paper; ``picture`` is the QR code of ``address``, the merchant's own page."""
    merchant, institution = line(consent.application.merchant), line(consent.institution)
    paper = Paper(f"单独同意书　{merchant}", str(consent.place))
    paper.write("# 单独同意书")
    paper.write(f"< {merchant}：")
    paper.write(f"您正在咨询贷款。如果您愿意，金融服务点可以把您亲自写的一句话转告{institution}，只为这一笔贷款。")
    paper.write(
        "## 一、由您决定\n不同意、不理会，都不影响您办贷款，也不影响您在商圈的任何事。没有人会问第二遍。\n"
        "## 二、写什么由您定\n比如您的党员身份、您得过的荣誉。写的话加密保存，名单、台账、统计里都没有。\n"
        f"## 三、告诉谁\n只告诉{institution}，只转告一次，谁在什么时候转告的有记录。\n"
        "## 四、随时可以收回\n扫下面的码，点“收回同意”。还没转告的，不再转告，您写的话立即销毁；"
        "已经转告的，机构听过的话没法让它忘掉，但不会再多说一句。\n"
        "## 五、怎么答复\n用手机扫码，或打开下面的网址，输入您的码。码只给您本人，请收好。"
    )
    _put(paper, picture)
    paper.write(f"= {_grouped(consent.code)}\n= {address}")
    paper.write(f"> 商户（签字）：　　　　　　\n> {NO_DAY}")
    return paper.bytes()


def _put(paper, picture):
    image = io.BytesIO()
    picture.save(image, kind="png", scale=6, border=2)
    image.seek(0)
    paragraph = paper.document.add_paragraph(style="居中")
    paragraph.paragraph_format.line_spacing = 1
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run().add_picture(image, width=PICTURE)


def _grouped(code):
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
