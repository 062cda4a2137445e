#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""mutate.py PROGRAM FILE.zip [--all] [SET…]: alters an archive in every column, row and file and asks both programs, PROGRAM verify
--from and this auditor. What neither can hold against anything is listed, with its reason, in facts.py. Hashes, bytes and JSON twins
are mended, so that only what the figures say can tell. A line for each thing that escaped; exit 1 if there is one."""
import csv
import datetime
import hashlib
import io
import json
import multiprocessing
import pathlib
import random
import subprocess
import sys
import tempfile
import zipfile

sys.path[0] = str(pathlib.Path(__file__).resolve().parent.parent)
from auditor import facts  # noqa: E402
from auditor.archive import bare, entries  # noqa: E402
from auditor.audit import audit_files  # noqa: E402
from auditor.package import HASHES, json_value  # noqa: E402

# Of a column at most so many cells; of one that is no figure, until both found one.
TRIES = 3
SELDOM = 12
FIGURES = 1
PREFERRED = ('ceibos', 'arboles', 'ec', 'guayacan')


def digest(body):
    return hashlib.sha256(body).hexdigest()


class Original:
    def __init__(self, path):
        self.files = entries(path)
        self.package = json.loads(self.files['datapackage.json'])
        self.schemas = {r['path']: r['schema'] for r in self.package['resources'] if 'schema' in r}

    def rows(self, path):
        return list(csv.reader(io.StringIO(self.files[path].decode(), newline='')))

    def places(self, name):
        """The path of a set in the jurisdiction that tells most of it."""
        found = [p for p in self.schemas if p.endswith(f'/{name}.csv')]
        return min(found, key=lambda p: PREFERRED.index(p.split('/')[1]) if p.split('/')[1] in PREFERRED else -1)

    def sets(self):
        return sorted({p.rpartition('/')[2][:-4] for p in self.schemas})

    def with_rows(self, path, rows):
        """The files with other rows in a CSV, its twin the same."""
        out = io.StringIO(newline='')
        csv.writer(out, lineterminator='\r\n').writerows(rows)
        kinds = [f['type'] for f in self.schemas[path]['fields']]
        objects = []
        for row in rows[1:]:
            cells = [(name, json_value(kind, bare(cell)), kind) for name, kind, cell in zip(rows[0], kinds, row)]
            objects.append('{' + ','.join(f'{json.dumps(n)}:{raw(v, k)}' for n, v, k in cells) + '}')
        return self.mended({path: out.getvalue().encode(), path[:-3] + 'json': ('[\n' + ',\n'.join(objects) + '\n]\n').encode()})

    def without(self, *paths):
        files = {p: b for p, b in self.files.items() if p not in paths}
        package = {**self.package, 'resources': [r for r in self.package['resources'] if r['path'] not in paths]}
        return hashed({**files, 'datapackage.json': json.dumps(package, ensure_ascii=False).encode()})

    def mended(self, changed):
        package = {**self.package, 'resources': [
            {**r, 'bytes': len(changed[r['path']]), 'hash': 'sha256:' + digest(changed[r['path']])} if r['path'] in changed else r
            for r in self.package['resources']]}
        return hashed({**self.files, 'datapackage.json': json.dumps(package, ensure_ascii=False).encode(), **changed})


def raw(value, kind):
    return value if value is not None and kind in ('integer', 'number') else json.dumps(value, ensure_ascii=False)


def hashed(files):
    if HASHES in files:
        files[HASHES] = ''.join(f'{digest(b)}  {p}\n' for p, b in sorted(files.items()) if p != HASHES).encode()
    return files


def other(kind, cell, codes, column, n):
    """Another value of the same kind."""
    if kind == 'boolean':
        return '0' if cell == '1' else '1'
    if kind == 'date':
        return (datetime.date.fromisoformat(cell) + datetime.timedelta(days=(-400, 40, -1, 1)[n % 4])).isoformat()
    if kind == 'integer':
        return str(int(cell) + (1, -1, 7)[n % 3])
    if kind == 'number':
        whole, dot, part = cell.partition('.')
        return str(int(whole) + (1, 40, -9)[n % 3]) + dot + part
    choice = [c for c in codes or sorted(set(column)) if c not in ('', cell)]
    return choice[n % len(choice)] if choice else cell + 'x'


def cells(original, name, everything):
    """(what, group, files) of one cell altered at a time; the same sample each time."""
    path = original.places(name)
    rows, fields = original.rows(path), original.schemas[path]['fields']
    for c, field in enumerate(fields):
        if field['name'] in facts.COLUMNS.get(name, set()) | facts.WORDS:
            continue
        told = [r for r in range(1, len(rows)) if rows[r][c]]
        random.Random(f'{name}.{field["name"]}').shuffle(told)
        codes, column = field.get('constraints', {}).get('enum'), [r[c] for r in rows[1:]]
        whole = everything or f'{name}.{field["name"]}' in facts.SELDOM
        most = max(len(told), SELDOM) if whole else FIGURES if name in facts.FIGURES else TRIES
        yield f'{name}.{field["name"]}', [one_cell(path, rows, r, c, other(field['type'], rows[r][c], codes, column, n))
                                          for n, r in enumerate((told * SELDOM)[:most])]


def one_cell(path, rows, r, c, value):
    altered = rows[:r] + [rows[r][:c] + [value] + rows[r][c + 1:]] + rows[r + 1:]
    return f'row {r}: «{rows[r][c][:30]}» as «{value[:30]}»', ('rows', path, altered)


def lines(original, name):
    path = original.places(name)
    rows = original.rows(path)
    r = random.Random(name).randrange(1, len(rows))
    if name not in facts.ROWS:
        yield f'{name}: a row less', [(f'row {r}', ('rows', path, rows[:r] + rows[r + 1:]))]
    yield f'{name}: a row twice', [(f'row {r}', ('rows', path, rows[:r] + [rows[r]] + rows[r:]))]
    if name not in facts.FILES:
        yield f'{name}: no file', [('', ('rows', path, None))]


def others(original):
    """Files of another kind: a twin, a description, a parameter, a word of the dictionary, the sizes."""
    files = original.files

    def changed(path, old, new):
        body = files[path].replace(old, new, 1)
        assert body != files[path], (path, old)
        return body
    for name in ('resultados', 'indices', 'compromisos', 'hechos-hitos', 'metodologias'):
        path = original.places(name)[:-3] + 'json'
        for old, new in ((b':0,', b':1,'), (b'"vigente"', b'"retirado"'), (b':15,', b':16,')):
            if old in files[path]:
                yield f'twin {name}: a cell', repr(old), original.mended({path: changed(path, old, new)})
        yield f'twin {name}: no file', '', original.without(path)
    for name, old, new in (('hito-1', b'"grace_days":15', b'"grace_days":25'), ('hito-1', b'"late_index":0.6', b'"late_index":0.5'),
                           ('medicion-1', b'"near_from":80', b'"near_from":70')):
        path = f'algoritmos/{name}.json'
        yield f'algorithm {name}: a parameter', repr(old), hashed({**files, path: changed(path, old, new)})
    yield 'algorithm hito-1: no file', '', hashed({p: b for p, b in files.items() if p != 'algoritmos/hito-1.json'})
    yield 'dictionary: a type', '', hashed({**files, 'diccionario.csv': changed('diccionario.csv', b'light,string', b'light,number')})
    size = files['datapackage.json'].replace(b'"bytes":', b'"bytes":1', 1)
    yield 'package: bytes', '', hashed({**files, 'datapackage.json': size})
    if HASHES in files:
        for path in ('LEEME.md', 'diccionario.csv', 'algoritmos/hito-1.md', 'algoritmos/hito-1.json', 'datapackage.json'):
            yield f'hash of {path}', '', {**files, path: files[path] + b' '}
        yield 'hashes: no file', '', {p: b for p, b in files.items() if p != HASHES}


def alterations(original, everything, only):
    """(group, [(what, how)]): what is altered together is one group."""
    for name in original.sets():
        if name in (only or facts.SETS):
            yield from cells(original, name, everything)
            yield from lines(original, name)
    for group, what, files in others(original) if not only or 'files' in only else ():
        yield group, [(what, ('files', files))]


def begin(program, path, everything):
    Worker.program, Worker.original, Worker.folder = program, Original(path), tempfile.TemporaryDirectory()
    Worker.everything = everything


class Worker:
    """Of each process."""


def ask(given):
    """(group, [(what, program found it, auditor found it, what the one said that did, exit code of program)])"""
    group, tries, told = given[0], given[1], []
    for what, how in tries:
        told.append((what, *both(how)))
        if told[-1][1:3] == (True, True) and not Worker.everything and group.split('.')[0] not in facts.FIGURES:
            break
    return group, told


def both(how):
    if how[0] == 'files':
        files = how[1]
    elif how[2] is None:
        files = Worker.original.without(how[1], how[1][:-3] + 'json')
    else:
        files = Worker.original.with_rows(*how[1:])
    path, said = f'{Worker.folder.name}/altered.zip', []
    with zipfile.ZipFile(path, 'w') as out:
        for name, body in files.items():
            out.writestr(name, body)
    try:
        here = audit_files(files, said.append).differences > 0
    except Exception as why:  # what cannot be read at all is found too
        here, said = True, [repr(why)]
    ran = subprocess.run([Worker.program, 'verify', '--from', path], capture_output=True, text=True)
    there = ran.returncode == 1
    words = (ran.stdout + ran.stderr).splitlines()
    return there, here, (words or [''])[0] if there else said[0] if here else '', ran.returncode


def escapes(group, tries, program):
    """What is wrong with what was found of a group."""
    for what, there, here, words, code in tries:
        if code not in (0, 1):
            yield f'{group}: {what}: {program} ended with {code}'
        elif there != here and group not in facts.ONLY_THE_AUDITOR:
            yield f'{group}: {what}: only {program if there else "the auditor"} found it: {words[:160]}'
    found = [(there, here) for _, there, here, _, _ in tries]
    if found and (True, True) not in found and group not in facts.ONLY_THE_AUDITOR:
        yield f'{group}: none of {len(tries)} alterations was found by both'
    if group.split('.')[0] in facts.FIGURES and '.' in group and not all(here for _, here in found):
        yield f'{group}: a figure, and an alteration of it was not found'


def main(arguments):
    everything, (program, path, *only) = '--all' in arguments, [a for a in arguments[1:] if a != '--all']
    kinds = done = escaped = 0
    with multiprocessing.Pool(2, begin, (program, path, everything)) as pool:
        for group, tries in pool.imap(ask, alterations(Original(path), everything, only)):
            if group in facts.ONLY_THE_AUDITOR and all(there for _, there, _, _, _ in tries):
                print(f'{group}: both find it now: it can leave the list')
            kinds, done = kinds + 1, done + len(tries)
            for words in escapes(group, tries, program):
                escaped += 1
                print(words, flush=True)
    print(f'{done} alterations of {kinds} kinds: {escaped} escaped')
    return 1 if escaped else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
