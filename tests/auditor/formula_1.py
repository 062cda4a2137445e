# SPDX-License-Identifier: EUPL-1.2
"""Formulas of indices, as docs/algoritmos/formula-1.md says: reading one, and computing it with millionths."""
import re

from .arithmetic import away, scaled

ONE = 1_000_000
GREATEST = 9_000_000_000_000 * ONE
TOKEN = re.compile(r'\s*(?:(?P<number>[0-9]+(?:[.,][0-9]+)?)|(?P<name>[^\W\d]\w*)|(?P<sign>[-+*/();]))')
LOOKALIKES = str.maketrans({'×': '*', '·': '*', '÷': '/', '−': '-', '–': '-'})
FUNCTIONS = ('min', 'max', 'suma', 'abs')


class DoesNotApply(Exception):
    """A division by zero, or a figure over nine billions."""


def tokens(text):
    text, at, found = text.translate(LOOKALIKES).rstrip(), 0, []
    while at < len(text):
        m = TOKEN.match(text, at)
        if not m:
            raise ValueError(f'«{text[at:]}» cannot be read')
        found.append((m.lastgroup, m[m.lastgroup]))
        at = m.end()
    return found


class Reader:
    """A formula as nested tuples: ('number', n), ('name', code), ('minus', x), (sign, x, y), (function, x, y…)."""

    def __init__(self, text):
        self.left = tokens(text)

    def next_is(self, *signs):
        return bool(self.left) and self.left[0][0] == 'sign' and self.left[0][1] in signs

    def take(self, sign):
        if not self.next_is(sign):
            raise ValueError(f'«{sign}» is missing')
        self.left.pop(0)

    def whole(self):
        tree = self.sum()
        if self.left:
            raise ValueError(f'«{self.left[0][1]}» is too much')
        return tree

    def chain(self, operand, *signs):
        tree = operand()
        while self.next_is(*signs):
            tree = (self.left.pop(0)[1], tree, operand())
        return tree

    def sum(self):
        return self.chain(self.product, '+', '-')

    def product(self):
        return self.chain(self.factor, '*', '/')

    def factor(self):
        if self.next_is('-'):
            self.take('-')
            return ('minus', self.factor())
        if self.next_is('('):
            self.take('(')
            tree = self.sum()
            self.take(')')
            return tree
        if not self.left or self.left[0][0] == 'sign':
            raise ValueError('a number or a name is missing')
        kind, text = self.left.pop(0)
        if kind == 'number':
            return ('number', scaled(text.replace(',', '.'), 6))
        return self.function(text) if self.next_is('(') else ('name', text.lower())

    def function(self, name):
        name = name.lower()
        self.take('(')
        given = [self.sum()]
        while self.next_is(';'):
            self.take(';')
            given.append(self.sum())
        self.take(')')
        if name not in FUNCTIONS or (len(given) != 1 if name == 'abs' else len(given) < 2):
            raise ValueError(f'«{name}» is no function of {len(given)}')
        return (name, *given)


def read(text):
    return Reader(text).whole()


def names(tree):
    """Each name once, in the order of the formula."""
    if tree[0] == 'name':
        return [tree[1]]
    found = []
    for part in tree[1:]:
        if isinstance(part, tuple):
            found += [n for n in names(part) if n not in found]
    return found


def within(value):
    if abs(value) > GREATEST:
        raise DoesNotApply
    return value


def compute(tree, values):
    """Millionths; values {name: millionths}."""
    what = tree[0]
    if what == 'number':
        return within(tree[1])
    if what == 'name':
        return within(values[tree[1]])
    given = [compute(part, values) for part in tree[1:]]
    if what == 'minus':
        return -given[0]
    if what == 'abs':
        return abs(given[0])
    if what in ('min', 'max'):
        return (min if what == 'min' else max)(given)
    if what == 'suma':
        total = given[0]
        for one in given[1:]:
            total = within(total + one)
        return total
    a, b = given
    if what == '/' and b == 0:
        raise DoesNotApply
    return within({'+': lambda: a + b, '-': lambda: a - b, '*': lambda: away(a * b, ONE), '/': lambda: away(a * ONE, b)}[what]())
