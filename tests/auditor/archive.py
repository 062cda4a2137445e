# SPDX-License-Identifier: EUPL-1.2
"""An archive: its tables, row by row, and whether its files are the ones that it lists."""
import csv
import hashlib
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


class Archive:
    def __init__(self, path):
        with zipfile.ZipFile(path) as zipped:
            self.files = {name: zipped.read(name) for name in zipped.namelist()}
        self.package = json.loads(self.files['datapackage.json'])
        self.day = day(self.package['version'])
        self.tables = {}
        for name in self.files:
            if name.startswith('datos/') and name.endswith('.csv'):
                self.tables[name] = Table(name, self.read(name))
        self.jurisdictions = sorted({name.split('/')[1] for name in self.tables if name.count('/') == 2})

    def read(self, name):
        reader = csv.reader(io.StringIO(self.files[name].decode('utf-8-sig'), newline=''))
        head = next(reader)
        return [dict(zip(head, map(bare, row))) for row in reader]

    def table(self, jurisdiction, name):
        """A set without rows has no file."""
        file = f'datos/{jurisdiction}/{name}.csv'
        return self.tables.get(file) or Table(file)


def check_files(archive, report):
    """Each listed file has the listed bytes and hash, and each data file is listed."""
    listed = set()
    for resource in archive.package['resources']:
        name = resource['path']
        listed.add(name)
        body = archive.files.get(name)
        if body is None:
            report.differ(name, '', 'file', 'listed', 'missing')
            continue
        report.compare('files', name, '', 'bytes', str(resource['bytes']), str(len(body)))
        report.compare('files', name, '', 'hash', resource['hash'], 'sha256:' + hashlib.sha256(body).hexdigest())
    for name in archive.tables:
        if name not in listed:
            report.differ(name, '', 'file', 'not listed', 'present')
