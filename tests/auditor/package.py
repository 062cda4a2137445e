# SPDX-License-Identifier: EUPL-1.2
"""Section 1 of docs/algoritmos/archivo-1.md: the files, their hashes, twins, types and keys."""
import csv
import hashlib
import io
import json
import re

SHAPES = {'integer': r'-?(0|[1-9]\d*)', 'number': r'-?(0|[1-9]\d*)(\.\d*[1-9])?', 'boolean': '[01]',
          'date': r'\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])', 'datetime': r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ', 'string': r'[\s\S]*'}
SHAPES = {kind: re.compile(shape) for kind, shape in SHAPES.items()}
HASHES = 'huellas.txt'
# Which versions an algorithm must bring: its own, or every one.
VERSIONS = {'hito-1': lambda row: row['algorithm'] == 'hito-1', 'medicion-1': lambda row: True}


def digest(body):
    return hashlib.sha256(body).hexdigest()


def check(archive, report):
    resources = {r['path']: r for r in archive.package['resources']}
    check_listed(archive, resources, report)
    check_hashes(archive, report)
    for path, resource in resources.items():
        if path in archive.tables:
            check_cells(archive, path, resource['schema'], report)
            check_keys(archive.tables[path], resource['schema'], report)
            check_twin(archive, path, resource['schema'], report)
    check_references(archive, resources, report)
    check_dictionary(archive, resources, report)
    check_algorithms(archive, report)


def check_listed(archive, resources, report):
    """Each listed file is there with its bytes and hash; each data file is listed, a CSV with its JSON."""
    if len(resources) != len(archive.package['resources']):
        report.differ('datapackage.json', '', 'resources', 'a path twice', 'once')
    for path, resource in resources.items():
        body = archive.files.get(path)
        if body is None:
            report.differ(path, '', 'file', 'listed', 'missing')
            continue
        report.compare('files', path, '', 'bytes', str(resource['bytes']), str(len(body)))
        report.compare('files', path, '', 'hash', resource['hash'], 'sha256:' + digest(body))
    for path in archive.files:
        if path.startswith('datos/') and path not in resources:
            report.differ(path, '', 'file', 'not listed', 'present')
    for path in {p.rpartition('.')[0] for p in resources}:
        for twin in (path + '.csv', path + '.json'):
            if twin not in resources:
                report.differ(twin, '', 'file', 'not listed', 'its twin is')


def check_hashes(archive, report):
    if HASHES not in archive.files:
        if HASHES.encode() in archive.files['LEEME.md']:
            report.differ(HASHES, '', 'file', 'missing', 'present')
        return
    lines = archive.files[HASHES].decode().splitlines()
    said = dict(reversed(line.split('  ', 1)) for line in lines)
    if len(said) != len(lines):
        report.differ(HASHES, '', 'file', 'twice', 'once')
    for path in sorted((said.keys() | archive.files.keys()) - {HASHES}):
        body = archive.files.get(path)
        report.compare('files', HASHES, path, 'hash', said.get(path, 'none'), 'no file' if body is None else digest(body))


def check_cells(archive, path, schema, report):
    fields = schema['fields']
    report.compare('cells', path, 'header', 'columns', archive.heads[path], [f['name'] for f in fields])
    for field in fields:
        name, constraints = field['name'], field.get('constraints', {})
        shape, codes = SHAPES[field['type']], constraints.get('enum')
        for n, row in enumerate(archive.tables[path], 2):
            cell = row[name]
            if cell == '':
                good = not constraints.get('required')
            else:
                good = shape.fullmatch(cell) is not None and (codes is None or cell in codes)
            report.compare('cells', path, f'line {n}', name, cell, cell if good else 'another type, or one of its codes')


def check_keys(table, schema, report):
    key, seen = schema.get('primaryKey') or [f['name'] for f in schema['fields']], set()
    for row in table:
        at = tuple(row[k] for k in key)
        if at in seen:
            report.differ(table.file, ' '.join(at), 'row', 'twice', 'once')
        seen.add(at)


def json_value(kind, cell):
    if cell == '':
        return None
    return cell == '1' if kind == 'boolean' else cell


def check_twin(archive, path, schema, report):
    """Numbers are read as they are written."""
    twin = path[:-len('csv')] + 'json'
    if twin not in archive.files:
        return
    objects = json.loads(archive.files[twin], parse_int=str, parse_float=str)
    kinds = {f['name']: f['type'] for f in schema['fields']}
    report.compare('cells', twin, '', 'rows', str(len(objects)), str(len(archive.tables[path].rows)))
    for n, (given, row) in enumerate(zip(objects, archive.tables[path]), 1):
        expected = [(name, json_value(kinds[name], cell)) for name, cell in row.items()]
        if list(given.items()) == expected:
            report.counts['cells'] += len(expected)
            continue
        for name, value in expected:
            report.compare('cells', twin, f'object {n}', name, given.get(name, 'none'), value)
        report.compare('cells', twin, f'object {n}', 'columns', list(given), list(row))


def check_references(archive, resources, report):
    by_name = {r['name']: r for r in resources.values()}
    for path, resource in resources.items():
        for key in resource.get('schema', {}).get('foreignKeys', ()) if path in archive.tables else ():
            other = by_name.get(key['reference']['resource'])
            rows = archive.tables.get(other['path'], ()) if other else ()
            known = {tuple(r[k] for k in key['reference']['fields']) for r in rows}
            for row in archive.tables[path]:
                at = tuple(row[k] for k in key['fields'])
                report.compare('facts', path, ' '.join(at), ' '.join(key['fields']), at in known or '' in at, True)


def check_dictionary(archive, resources, report):
    said, path = {}, 'diccionario.csv'
    for row in csv.DictReader(io.StringIO(archive.files[path].decode('utf-8-sig'), newline='')):
        at = row['conjunto'], row['columna']
        if at in said:
            report.differ(path, ' '.join(at), 'row', 'twice', 'once')
        codes = [c.partition(' (')[0] for c in row['codigos'].split('; ')] if row['codigos'] else []
        said[at] = row['tipo'], row['significado'], row['descripcion'], codes
    known = set()
    for resource in resources.values():
        for f in resource.get('schema', {}).get('fields', ()):
            at = resource['path'].split('/')[-1].removesuffix('.csv'), f['name']
            known.add(at)
            report.compare('cells', path, ' '.join(at), 'row', said.get(at),
                           (f['type'], f['title'], f.get('description', ''), f.get('constraints', {}).get('enum', [])))
    for at in said.keys() - known:
        report.differ(path, ' '.join(at), 'row', 'present', 'no column')


def told_of(archive, page, name):
    """A set without rows has no file: its page tells of it."""
    return f'`{name}`' in archive.files.get(page, b'').decode()


def check_algorithms(archive, report):
    known = {}
    for j in archive.jurisdictions:
        for row in archive.table(j, 'metodologias'):
            same = known.setdefault((row['methodology_of'], row['code'], row['number']), row)
            if same != row:
                report.differ(archive.table(j, 'metodologias').file, row['number'], 'row', 'not as in another jurisdiction', 'the same')
    sets = {p.rpartition('/')[2].removesuffix('.csv') for p in archive.tables}
    found = {p for p in archive.files if p.startswith('algoritmos/') and p.endswith('.json')}
    for name in VERSIONS:
        if f'algoritmos/{name}.json' not in found:
            report.differ(f'algoritmos/{name}.json', '', 'file', 'missing', 'present')
    for path in sorted(found):
        name = path.rpartition('/')[2].removesuffix('.json')
        said = json.loads(archive.files[path], parse_int=str, parse_float=str)
        report.compare('files', path, '', 'nombre', said['nombre'], name)
        report.compare('files', path, '', 'descripcion', said['descripcion'] in archive.files, True)
        for given in said['lee'] + said['da']:
            report.compare('facts', path, given, 'lee, da', given in sets or told_of(archive, said['descripcion'], given), True)
        check_versions(path, said, {k: r for k, r in known.items() if VERSIONS.get(name, lambda row: False)(row)}, report)


def check_versions(path, said, known, report):
    named = [p['nombre'] for p in said['parametros']]
    versions = {(v['methodology_of'], v['code'], v['number']): v for v in said['versiones']}
    if len(versions) != len(said['versiones']):
        report.differ(path, '', 'versiones', 'twice', 'once')
    for at in sorted(versions.keys() | known.keys()):
        if at not in versions or at not in known:
            report.differ(path, ' '.join(at), 'versiones', at in versions, at in known)
            continue
        columns = ['methodology_of', 'code', 'number', 'state', 'effective_on'] + named
        report.compare('facts', path, ' '.join(at), 'columns', sorted(versions[at]), sorted(columns))
        for column in columns:
            report.compare('facts', path, ' '.join(at), column, versions[at].get(column), known[at].get(column))
