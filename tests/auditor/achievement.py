# SPDX-License-Identifier: EUPL-1.2
"""Section 8 of docs/algoritmos/medicion-1.md: how much of a target a value is, in hundredths of a percent."""
from .arithmetic import away

WHOLE = 10000


def band(value, low, high):
    if (low is None or value >= low) and (high is None or value <= high):
        return WHOLE
    limit, distance = (low, low - value) if low is not None and value < low else (high, value - high)
    return away((abs(limit) - distance) * WHOLE, abs(limit)) if distance <= abs(limit) and limit else 0


def at_least(value, target, rises):
    return value >= target if rises else value <= target


def from_baseline(value, target, base, rises):
    if target > base if rises else target < base:
        return away((value - base) * WHOLE, target - base)
    return WHOLE if at_least(value, target, rises) else 0


def from_zero(value, target, rises):
    if rises:
        return from_baseline(value, target, 0, True)
    if value <= target:
        return WHOLE
    return 0 if target <= 0 else away(target * WHOLE, value)


def achievement(sheet, value, target, cap):
    """None: there is none."""
    if sheet.type == 'cualitativo' or value is None:
        return None
    rises = sheet.direction == 'sube'
    if sheet.direction == 'banda':
        if sheet.low is None and sheet.high is None:
            return None
        found = band(value, sheet.low, sheet.high)
    elif target is None:
        return None
    elif sheet.achievement == 'desde-linea-base':
        if sheet.baseline is None:
            return None
        found = from_baseline(value, target, sheet.baseline, rises)
    else:
        found = from_zero(value, target, rises)
    return min(max(found, 0), cap)


def category(found, thresholds):
    """thresholds: reached_from, near_from, partial_from."""
    if found is None:
        return ''
    for name, least in zip(('cumplida', 'cercana', 'parcial'), thresholds):
        if found >= least:
            return name
    return 'baja'
