"""Codes that open a page of somebody's own without a login: printed in groups of four, typed as one pleases."""

import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH, LONGEST = 12, 40


def new_code():
    """Twelve characters that nobody guesses (60 bits) and nobody misreads."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def plain(typed):
    """The code as it is kept: capitals, without the dashes and spaces it was typed with."""
    return "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())[:LONGEST]
