"""What a complaint says to the clerk: what, why, and the next step."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    # the file
    "not_xlsx": {
        "empty": _("The file is empty: it holds no bytes at all. Save the table again and hand in the new file."),
        "text": _(
            "This is a text without columns, not a table. Hand in the workbook (.xlsx), or a CSV with a header row."
        ),
        "html": _("This is a web page called .xlsx, as some systems export. Open it, save it as .xlsx, hand that in."),
        "zip": _("This archive holds no workbook. Unpack it and hand in the .xlsx file itself."),
        "picture": _("This is a picture, not a workbook. Hand in the table as an .xlsx file."),
        "pdf": _("This is a PDF, not a workbook. Hand in the table it was printed from, as an .xlsx file."),
        "docx": _("This is a Word document. Copy its table into a workbook and save that as .xlsx."),
        "xlsb": _("This is a binary workbook (.xlsb). Open it, save it as “Excel workbook (.xlsx)”, hand that in."),
        "ods": _("This is an OpenDocument table. Open it, save it as .xlsx, hand that in."),
        "": _("This file is not a workbook. Open it, save it as “Excel workbook (.xlsx)”, hand that in."),
    },
    "old_xls": _("This is an Excel 97–2003 file (.xls). Open it, save it as “Excel workbook (.xlsx)”, hand that in."),
    "damaged": _(
        "The file is damaged, perhaps cut off on its way. Download or save it again and hand in the new file."
    ),
    "locked_or_damaged": _(
        "The file is locked with a password, or damaged. Take the password off (File › Info › Protect) and save again."
    ),
    "file_too_large": _("The file is larger than %(largest)s MB. Take out the pictures, or hand it in in parts."),
    "too_large_unpacked": _(
        "Unpacked, the file would fill more than %(largest)s MB. Delete the empty rows below the table and save again."
    ),
    "too_many_cells": _(
        "The workbook holds more than %(rows)s rows, or cells merged over whole columns. Hand it in in parts."
    ),
    "no_table": {
        "like": _("This looks like “%(like)s”, not “%(ledger)s”. Choose the right ledger, or hand in another file."),
        "": _("No table of “%(ledger)s” was found. Looked for a header row with the columns %(columns)s."),
    },
    "no_rows": _(
        "The table has a header and no rows, so there is nothing to bring in. Fill it in and hand it in again."
    ),
    "column_missing": _("No column is called “%(title)s”. Rename the column in the sheet, or say which one it is."),
    "left_out": {
        "least": _("“%(title)s” is not kept: the community needs no more than name, phone and what somebody can do."),
        "wall": _("“%(title)s” is not kept: who the parties are is put down on the dispute's page, behind the wall."),
        "paper": _("“%(title)s” stays on the paper that was signed and is not taken from the file."),
        "counted": _("“%(title)s” is counted from the records here and not taken from the file."),
    },
    # those who are named
    "masked_nobody": _("Nobody here fits “%(written)s”, and a new entry needs the full name. Write it out."),
    "no_consent": _("Nobody is entered who has not agreed. Ask for the consent first, or take the row out."),
    "person_elsewhere": _("No member of this name and community is registered; bring the roster of members in first."),
    "person_several": _("Several members here are called “%(written)s”. Write this line on the member's own page."),
    "households_outside": _("One liaison has %(least)s to %(most)s households, not %(written)s. Share them out."),
    "target_unknown": _("No community or grid here is called “%(written)s”. Write its name as it is registered."),
    "sponsor_unknown": _(
        "“%(written)s” is no sponsor leader of %(place)s; the organization department brings new sponsors in."
    ),
    "compound_unknown": _("This community has no compound called “%(written)s”; bring the compounds in first."),
    "company_unknown": _("No property company here is called “%(written)s”; bring the compounds in first."),
    "needs_naming": _("Only those who name sites bring them in; hand the sheet to the organization department."),
    "needs_appointing": _("Only those who appoint for %(place)s bring such posts in; hand the sheet to the street."),
    "adviser_unknown": _(
        "“%(written)s” of this firm is no legal adviser of %(place)s on that day; bring the roster in first."
    ),
    "visit_missing": _("A finding or an assignment needs the day of the visit. Write the day."),
    "headcount_missing": _("At least one person comes to a council. Write how many came."),
    # the finance desk
    "merchant_unknown": _("No merchant here is called “%(written)s”. Bring the roster of merchants in first."),
    "disbursed_missing": _("It says that money was paid out, and not how much. Write the amount in yuan."),
    "industry_unknown": _("“%(written)s” is no industry on the list. Write one that is, such as 煤炭 or 物流快递."),
    "branch_missing": _("It says that there is a Party organization, and not what it is called. Write its name."),
    "day_ahead": _("This day lies ahead; a ledger of sales holds what was sold."),
    "amount_invalid": _("“%(written)s” is no amount of money. Write yuan, for example 200000 or 20万."),
    # any cell
    "required_missing": _("“%(title)s” is empty, and a row cannot do without it. Fill it in, or delete the row."),
    "formula_error": _("The formula here failed and shows %(written)s. Type the value itself."),
    "formula_uncounted": _("The result of this formula is not in the file. Open it in Excel, save, hand it in again."),
    "text_too_long": _("This text has %(length)s characters; the most is %(longest)s. Shorten it."),
    "text_too_short": _("“%(written)s” is too short; write at least %(shortest)s characters."),
    "code_too_long": _("“%(written)s” is too long for a code; the most is 40 characters. Write the code alone."),
    "number_invalid": _("“%(written)s” is no number, so it is left empty. Write a number, such as 3."),
    "parts_unknown": _(
        "“%(written)s” does not say what else is asked for. Write a kind (%(known)s) and its half-days, such as "
        "“场所2个半天；服务1个半天（要一起）”."
    ),
    "parts_too_many": _("“%(written)s” names more than %(most)s things; put the others down as needs of their own."),
    "parts_amount": _("“%(written)s”: each thing is asked for 1 to %(most)s half-days. Put the number right."),
    "choice_unknown": _("“%(written)s” is none of %(known)s, so it is left empty. Write one of these words."),
    "choice_several": _("“%(written)s” names several; “%(read)s” was taken. Write one if another is meant."),
    "code_conflict": _("Row %(row)s uses the code %(written)s for something else. Give one of the two another code."),
    "code_elsewhere": _("The code %(written)s belongs to “%(title)s” at %(place)s. Give this row another code."),
    "stays": _("“%(title)s” is “%(here)s” in the system, not “%(written)s”, and stays so; change it on its own page."),
    "place_code_invalid": _("“%(written)s” is no division code below %(place)s. Use its 4, 6, 9 or 12 digits."),
    # phones and codes
    "phone_invalid": _(
        "“%(written)s” (%(digits)s digits) is no telephone number. Write 11 digits, or a landline with its area code."
    ),
    "phone_lost_digits": _(
        "Excel has kept only part of this number (%(written)s). Format the cell as text, type it again."
    ),
    "phone_several": _("There are several numbers here (%(written)s); the first, %(read)s, is kept."),
    "uscc_invalid": {
        "number": _(
            "The code was kept as a number and its last digits are lost. Format the cell as text, type it again."
        ),
        "check": _(
            "The check character of %(written)s is wrong, so some character is. Compare it with the certificate."
        ),
        "length": _(
            "A social credit code has 18 characters; %(written)s has %(length)s. Compare it with the certificate."
        ),
    },
    # dates
    "date_invalid": _("There is no such day as %(written)s. Write the day, such as 2025-03-05."),
    "date_out_of_range": _(
        "The year of %(written)s is not between %(first)s and %(last)s. Look for a slip of the pen."
    ),
    "date_unreadable": _("“%(written)s” cannot be read as a day. Write the day, such as 2025-03-05."),
    "date_incomplete": _("“%(written)s” is not a whole date. Write year, month and day, such as 2025-03-05."),
    "date_two_digit_year": _("%(written)s was read as %(read)s. Write the year in four digits if that is wrong."),
    "date_serial_as_text": _("%(written)s is a day number kept as text; it was read as %(read)s."),
    "date_unusual": _("%(written)s was read as %(read)s. Write 2025-03-05 or 2025.3.5 next time."),
    "date_words": {
        "read": _("“%(written)s” was read as %(read)s. Write the day if another is meant."),
        "": _("“%(written)s” is no day, so the date is left empty. Write the day if there is one."),
    },
    "date_range": {
        "read": _("“%(written)s” holds two days; %(read)s was taken. Write one day if another is meant."),
        "": _("“%(written)s” holds two days. Write the one that belongs in this column."),
    },
    "date_order": _("“%(second)s” (%(earlier)s) lies before “%(first)s” (%(later)s). Correct one of the two."),
    "date_in_future": _("%(written)s has not come yet. Correct the day if it is a slip of the pen."),
    # communities
    "community_unknown": {
        "near": _(
            "No community here is called “%(written)s”. Is “%(near)s” meant? Write the name as it is registered."
        ),
        "": _("No community here is called “%(written)s”. Write the name as it is registered, or its 12-digit code."),
    },
    "community_ambiguous": {
        "read": _("“%(written)s” was read as “%(read)s”; elsewhere there is one of the same name."),
        "": _("“%(written)s” may be %(known)s. Write the street before it, or the 12-digit code."),
    },
    "community_outside_place": _(
        "“%(written)s” lies outside the place you hand this in for. Take the row out, or choose the larger place."
    ),
    "community_guessed": _("“%(written)s” was read as “%(read)s”. Write the registered name if another is meant."),
    "community_conflict": _("The row says “%(written)s” on the sheet of “%(sheet_says)s”; the row's word was taken."),
    "community_nowhere": _(
        "Neither a column nor the sheet's name tells the community. Add a column “社区”, or choose one community."
    ),
}
WHICH = ("because", "kind", "read", "near", "like")


def tell(complaint) -> str:
    """The complaint in one or two sentences, in the reader's language."""
    sentence = SENTENCES[complaint.code]
    if isinstance(sentence, dict):
        sentence = sentence[_which(sentence, complaint.details)]
    return str(sentence) % complaint.details


def _which(variants, details):
    """The variant a detail names by its value, or by being there at all."""
    for detail in WHICH:
        if details.get(detail) in variants and details[detail]:
            return details[detail]
        if details.get(detail) and detail in variants:
            return detail
    return ""
