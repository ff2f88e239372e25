"""Numbers in Chinese characters."""

from __future__ import annotations


def numeral_value(word: str) -> int | None:
    """The worth of Chinese figures, as 三百二十; None where they are no number but a row of digits without a unit."""
    ones = {char: at for at, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
    tens = {"十": 10, "百": 100, "千": 1000}
    big = {"万": 10**4, "亿": 10**8, "億": 10**8}
    if len(word) == 1 and (word in ones or word in tens):
        return ones.get(word) or tens.get(word)
    if not any(char in tens or char in big for char in word) or not any(char in ones for char in word):
        return None
    total = section = digit = 0
    for char in word:
        if char in ones:
            digit = ones[char]
        elif char in tens:
            section, digit = section + (digit or 1) * tens[char], 0
        elif char in big:
            total, section, digit = total + max(section + digit, 1) * big[char], 0, 0
    return total + section + digit
