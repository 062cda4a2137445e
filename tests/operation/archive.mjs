// SPDX-License-Identifier: EUPL-1.2
// The archive of open data: the same bytes for the same state, every figure computed again from it alone, one altered
// value found and named, files that are no archive answered in words.
// archive.mjs [postgresql://… of a throw-away cluster]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { Installation, expect, finish, test } from './lib.mjs';

const cluster = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'hito-archive-'));
const at = (name) => join(folder, name);

function database() {
  execFileSync('psql', ['-qX', '-c', 'CREATE DATABASE archivo TEMPLATE template0 LOCALE \'C\' ENCODING \'UTF8\'', cluster]);
  return cluster.replace(/\/[^/?]*(\?|$)/, '/archivo$1');
}

// Entries of a ZIP as name -> bytes, from its central directory.
function entries(path) {
  const zip = readFileSync(path), out = new Map();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  for (let i = zip.readUInt32LE(end + 16), n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const [method, packed] = [zip.readUInt16LE(i + 10), zip.readUInt32LE(i + 20)];
    const [name, extra, comment, local] = [zip.readUInt16LE(i + 28), zip.readUInt16LE(i + 30), zip.readUInt16LE(i + 32), zip.readUInt32LE(i + 42)];
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + packed);
    out.set(zip.toString('utf8', i + 46, i + 46 + name), method === 0 ? bytes : inflateRawSync(bytes));
    i += 46 + name + extra + comment;
  }
  return out;
}

const crc = crc32 ?? ((bytes) => {
  let c = ~0;
  for (const b of bytes) { c ^= b; for (let k = 0; k < 8; k++) c = (c >>> 1) ^ (0xEDB88320 & -(c & 1)); }
  return ~c >>> 0;
});

// A ZIP whose entries are stored as they are.
function pack(path, files) {
  const parts = [], central = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const label = Buffer.from(name), head = Buffer.alloc(30), row = Buffer.alloc(46);
    head.writeUInt32LE(0x04034B50, 0); head.writeUInt16LE(20, 4); head.writeUInt32LE(crc(bytes), 14);
    head.writeUInt32LE(bytes.length, 18); head.writeUInt32LE(bytes.length, 22); head.writeUInt16LE(label.length, 26);
    row.writeUInt32LE(0x02014B50, 0); row.writeUInt16LE(20, 4); row.writeUInt16LE(20, 6); head.copy(row, 16, 14, 28);
    row.writeUInt32LE(offset, 42);
    parts.push(head, label, bytes);
    central.push(row, label);
    offset += 30 + label.length + bytes.length;
  }
  const list = Buffer.concat(central), end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054B50, 0); end.writeUInt16LE(files.size, 8); end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(list.length, 12); end.writeUInt32LE(offset, 16);
  writeFileSync(path, Buffer.concat([...parts, list, end]));
}

// The archive with one file changed and datapackage.json made to agree: only the figures can tell.
function altered(from, to, name, change) {
  const files = entries(from), before = files.get(name).toString();
  const after = change(before);
  expect(after !== before, `${name}: nothing was altered`);
  files.set(name, Buffer.from(after));
  const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');
  const list = files.get('datapackage.json').toString();
  files.set('datapackage.json', Buffer.from(list.replace(hash(Buffer.from(before)), hash(files.get(name)))));
  pack(to, files);
}

// Changes the cell of a column in the first row where `pick` likes its cells.
const cell = (column, value, pick = () => true) => (text) => {
  const lines = text.split('\r\n'), header = lines[0].split(','), i = header.indexOf(column);
  expect(i >= 0, `no column ${column} in ${header}`);
  const n = lines.findIndex((l, k) => k > 0 && l.split(',').length === header.length && l.split(',')[i] !== value &&
    pick(Object.fromEntries(header.map((h, c) => [h, l.split(',')[c]]))));
  expect(n > 0, `no row to alter in ${column}`);
  const cells = lines[n].split(',');
  cells[i] = value;
  lines[n] = cells.join(',');
  return lines.join('\r\n');
};

const P = 'datos/ceibos/';
const alterations = [
  ['a light', `${P}resultados-hitos.csv`, 'light', cell('light', 'atrasado')],
  ['progress', `${P}resultados-compromisos.csv`, 'reported_centi', cell('reported_centi', '99')],
  ['progress of a list for people', `${P}compromisos.csv`, 'reported_centi', cell('reported_centi', '98.5', (r) => r.light === 'en-plazo')],
  ['a fact', `${P}hechos-partes.csv`, 'reported_centi', cell('accepted', '1', (r) => r.accepted === '0')],
  ['an achievement', `${P}resultados.csv`, 'achievement_centi', cell('achievement_centi', '12.34', (r) => r.achievement_centi)],
  ['a result', `${P}resultados.csv`, 'value_micro', cell('value_micro', '7.5', (r) => r.value_micro)],
  ['a measurement', `${P}mediciones.csv`, 'value_micro', cell('value_micro', '123456', (r) => r.value_micro && !r.replaced_on)],
  ['an index', `${P}indices.csv`, 'value_centi', cell('value_centi', '1.23', (r) => r.value_centi)],
  ['what an index counts', `${P}entregas.csv`, 'numerator', cell('spoken', '0', (r) => r.spoken === '1')],
  ['a place of a ranking', `${P}orden.csv`, 'place', cell('place', '9', (r) => r.place)],
  ['a card', `${P}calificaciones.csv`, 'total_centi', cell('value', '1', (r) => r.criterion === 'competencia')],
];

async function prove(engine, where) {
  const house = new Installation({ database: where });
  house.done('demo');
  const day = new Date(Date.now() - 5 * 3600e3).toISOString().slice(0, 10);
  const one = at(`${engine}-1.zip`), two = at(`${engine}-2.zip`);
  await test(`two archives of the same state are the same bytes (${engine})`, () => {
    house.done('export', 'archive', one, '--day', day);
    house.done('export', 'archive', two, '--day', day);
    expect(readFileSync(one).equals(readFileSync(two)), 'they differ');
    expect(statSync(one).size > 50000, `${statSync(one).size} bytes`);
  });
  const verify = (path) => house.run('verify', '--from', path);
  await test(`every figure of the demonstration is computed again from its archive (${engine})`, () => {
    const r = verify(one);
    expect(r.code === 0 && / 0 diferencias/.test(r.out), r.out);
    expect(Number(/(\d+) cifras/.exec(r.out)[1]) > 5000, r.out);
  });
  for (const [what, name, column, change] of alterations)
    await test(`${what} that was altered is found and named (${engine})`, () => {
      altered(one, two, name, change);
      const r = verify(two);
      expect(r.code === 1 && r.out.includes(`columna ${column}: dice «`), r.out.split('\n').slice(0, 6).join('\n'));
      expect(!/su huella/.test(r.out), r.out);
    });
  await test(`a file that was altered without its hash is named (${engine})`, () => {
    const files = entries(one);
    files.set(`${P}actos.json`, Buffer.from('[]'));
    pack(two, files);
    const r = verify(two);
    expect(r.code === 1 && r.out.includes(`${P}actos.json: su huella no es`), r.out);
  });
  const bad = {
    'that was cut short': (p) => { copyFileSync(one, p); truncateSync(p, 20000); },
    'that is no ZIP': (p) => writeFileSync(p, 'esto no es un ZIP'),
    'that is empty': (p) => writeFileSync(p, ''),
    'without its list': (p) => { const f = entries(one); f.delete('datapackage.json'); pack(p, f); },
    'without one of its files': (p) => { const f = entries(one); f.delete(`${P}hechos-hitos.csv`); pack(p, f); },
    'with 100,000 columns': (p) => { const f = entries(one); f.set(`${P}hechos-hitos.csv`, Buffer.from(`${'a,'.repeat(99999)}a\r\n`)); pack(p, f); },
    'with words where numbers go': (p) => { const f = entries(one); f.set(`${P}hechos-partes.csv`, Buffer.from(f.get(`${P}hechos-partes.csv`).toString().replaceAll(',100,', ',cien,'))); pack(p, f); },
    'with another JSON': (p) => { const f = entries(one); f.set('datapackage.json', Buffer.from('{"resources": 7}')); pack(p, f); },
  };
  for (const [what, make] of Object.entries(bad))
    await test(`an archive ${what} is answered in words (${engine})`, () => {
      make(two);
      const r = verify(two);
      expect(r.code === 1 && r.out.trim().length > 20 && !/Assertion|Sanitizer|runtime error/.test(r.out), `${r.code}: ${r.out.slice(0, 400)}`);
    });
  await house.remove();
  return one;
}

await prove('sqlite');
if (cluster) await prove('postgres', database());
rmSync(folder, { recursive: true, force: true });
finish();
