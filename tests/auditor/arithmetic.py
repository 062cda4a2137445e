# SPDX-License-Identifier: EUPL-1.2
"""Integers only: decimals as hundredths or millionths, the roundings of the descriptions, days."""
import datetime


def scaled(text, places):
    """'62.5' with 2 places is 6250; an empty cell is None, never 0."""
    if text is None or text == '':
        return None
    sign = -1 if text.startswith('-') else 1
    whole, _, part = text.lstrip('-').partition('.')
    if not whole.isdigit() or (part and not part.isdigit()) or len(part) > places:
        raise ValueError(f'«{text}» is no number of {places} decimals')
    return sign * (int(whole) * 10 ** places + int((part + '0' * places)[:places] or 0))


def centi(text):
    return scaled(text, 2)


def micro(text):
    return scaled(text, 6)


def shown(value, places):
    """The cell that an archive writes: 6250 with 2 places is 62.5; None is an empty cell."""
    if value is None:
        return ''
    whole, part = divmod(abs(value), 10 ** places)
    tail = str(part).rjust(places, '0').rstrip('0') if places else ''
    return ('-' if value < 0 else '') + str(whole) + ('.' + tail if tail else '')


def half_up(a, b):
    """M(a, b) of Hito 1 and Orden 1."""
    return (2 * a + b) // (2 * b)


def away(a, b):
    """a ÷ b to the nearest; an exact half goes away from zero."""
    if b < 0:
        a, b = -a, -b
    return half_up(a, b) if a >= 0 else -half_up(-a, b)


def day(text):
    return datetime.date.fromisoformat(text) if text else None


def plus(when, days):
    return None if when is None else when + datetime.timedelta(days=days)


def before(x, y):
    """x before y; false if either is missing."""
    return x is not None and y is not None and x < y


def days_from(start, end):
    """Days from start to end, 0 if one is missing."""
    return 0 if start is None or end is None else (end - start).days
