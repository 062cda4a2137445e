# SPDX-License-Identifier: EUPL-1.2
"""What was compared, by kind, and what differs."""

KINDS = ('files', 'cells', 'facts', 'lights', 'progress', 'places', 'values', 'achievements', 'indices')


class Report:
    def __init__(self, write=print):
        self.write = write
        self.counts = dict.fromkeys(KINDS, 0)
        self.differences = 0
        self.left = {}

    def unchecked(self, file, rows):
        """What cannot be computed again is said, not passed over."""
        if rows:
            self.left[file] = rows

    def differ(self, file, row, column, said, computed):
        self.differences += 1
        self.write(f'{file}: {row}: {column}: said «{said}», computed «{computed}»')

    def compare(self, kind, file, row, column, said, computed):
        self.counts[kind] += 1
        if said != computed:
            self.differ(file, row, column, said, computed)

    def rows(self, table, key, computed, kinds):
        """table against computed {key: {column: cell}}; kinds {column: kind}. A row too many or too few differs."""
        published = {}
        for row in table:
            at = tuple(row[k] for k in key)
            if at in published:
                self.differ(table.file, name_of(key, at), 'row', 'twice', 'once')
            published[at] = row
        for at in published.keys() - computed.keys():
            self.differ(table.file, name_of(key, at), 'row', 'present', 'no row')
        for at, cells in computed.items():
            if at not in published:
                self.differ(table.file, name_of(key, at), 'row', 'no row', 'present')
                continue
            for column, cell in cells.items():
                if column not in published[at]:
                    self.differ(table.file, name_of(key, at), column, 'no column', cell)
                    continue
                self.compare(kinds[column], table.file, name_of(key, at), column, published[at][column], cell)

    def last_line(self):
        counted = ', '.join(f'{n} {kind}' for kind, n in self.counts.items())
        for file, rows in self.left.items():
            self.write(f'{file}: {rows} rows of other days, not computed again')
        return f'{sum(self.counts.values())} compared ({counted}): {self.differences} differences'


def name_of(key, at):
    return ' '.join(f'{k}={v}' for k, v in zip(key, at) if v != '')
