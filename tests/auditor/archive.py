# SPDX-License-Identifier: EUPL-1.2
"""An archive: its tables, row by row, and whether its files are the ones that it lists."""
import csv
import datetime
import io
import json
import zipfile

from .arithmetic import day

# An apostrophe before these keeps a spreadsheet from reading a formula; it is no part of the text.
GUARDED = ('=', '+', '-', '@', '\t', '\r')


def bare(cell):
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(GUARDED) else cell


class Table:
    def __init__(self, file='', rows=()):
        self.file = file
        self.rows = list(rows)

    def __iter__(self):
        return iter(self.rows)

    def where(self, **cells):
        return [r for r in self.rows if all(r[k] == v for k, v in cells.items())]


def entries(path):
    with zipfile.ZipFile(path) as zipped:
        names = zipped.namelist()
        if len(names) != len(set(names)):
            raise ValueError('a file is twice in the archive')
        return {name: zipped.read(name) for name in names}


class Archive:
    def __init__(self, files):
        self.files = files
        self.package = json.loads(files['datapackage.json'])
        self.day = day(self.package['version'])
        self.heads, self.tables = {}, {}
        for name in files:
            if name.startswith('datos/') and name.endswith('.csv'):
                self.heads[name], self.tables[name] = self.read(name)
        self.jurisdictions = sorted({name.split('/')[1] for name in self.tables if name.count('/') == 2})

    def read(self, name):
        reader = csv.reader(io.StringIO(self.files[name].decode('utf-8-sig'), newline=''))
        head = next(reader)
        return head, Table(name, [dict(zip(head, map(bare, row), strict=True)) for row in reader])

    def table(self, jurisdiction, name):
        """A set without rows has no file."""
        file = f'datos/{jurisdiction}/{name}.csv'
        return self.tables.get(file) or Table(file)

    def days(self, jurisdiction):
        """The days that may be today there: the archive's, and where clocks differ those beside it."""
        places = self.tables.get('datos/jurisdicciones.csv') or Table()
        near = 0 if len({r['utc_offset_s'] for r in places}) < 2 else 1
        return [self.day + datetime.timedelta(days=n) for n in range(-near, near + 1)]
