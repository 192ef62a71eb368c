"""What may be shown of a name, a phone or an address when nobody gave a reason to see more. Pure."""


def mask_name(name: str) -> str:
    """First and last character of a name, a star between: 马*兰, 李*; empty stays empty."""
    if len(name) < 2:
        return name and "*"
    return f"{name[0]}*{name[-1] if len(name) > 2 else ''}"


def mask_phone(phone: str) -> str:
    """First three and last four digits, stars between; short numbers keep the last two."""
    if len(phone) >= 11:
        return f"{phone[:3]}{'*' * (len(phone) - 7)}{phone[-4:]}"
    return "*" * max(len(phone) - 2, 0) + phone[-2:]


def mask_address(address: str) -> str:
    """The part before the first digit, then stars: 泰安嘉园***."""
    head = address
    for position, letter in enumerate(address):
        if letter.isdigit():
            head = address[:position]
            break
    return f"{head[:8]}***" if address else ""
