// SPDX-License-Identifier: EUPL-1.2
// Archives of open data with one thing altered: what reads them must find it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { expect } from './lib.mjs';

// Entries of a ZIP as name -> bytes, from its central directory.
export function entries(path) {
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
export function pack(path, files) {
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
export function altered(from, to, name, change) {
  const files = entries(from), before = files.get(name).toString();
  const after = change(before);
  expect(after !== before, `${name}: nothing was altered`);
  files.set(name, Buffer.from(after));
  agree(files);
  pack(to, files);
}

// Bytes and hashes of datapackage.json and huellas.txt as the files are; what is no longer there is not listed.
export function agree(files) {
  const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');
  const list = JSON.parse(files.get('datapackage.json'));
  list.resources = list.resources.filter((r) => files.has(r.path));
  for (const r of list.resources) Object.assign(r, { bytes: files.get(r.path).length, hash: `sha256:${hash(files.get(r.path))}` });
  files.set('datapackage.json', Buffer.from(`${JSON.stringify(list)}\n`));
  const names = [...files.keys()].filter((n) => n !== 'huellas.txt').sort();
  files.set('huellas.txt', Buffer.from(names.map((n) => `${hash(files.get(n))}  ${n}\n`).join('')));
}

// Changes the cell of a column in the first row where `pick` likes its cells.
export const cell = (column, value, pick = () => true) => (text) => {
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

export const PLACE = 'datos/ceibos/';
// What is altered, where, the column that a comparison must name, how.
export const alterations = [
  ['a light', `${PLACE}resultados-hitos.csv`, 'light', cell('light', 'atrasado')],
  ['progress', `${PLACE}resultados-compromisos.csv`, 'reported_centi', cell('reported_centi', '99')],
  ['progress of a list for people', `${PLACE}compromisos.csv`, 'reported_centi', cell('reported_centi', '98.5', (r) => r.light === 'en-plazo')],
  ['a fact', `${PLACE}hechos-partes.csv`, 'reported_centi', cell('accepted', '1', (r) => r.accepted === '0')],
  ['an achievement', `${PLACE}resultados.csv`, 'achievement_centi', cell('achievement_centi', '12.34', (r) => r.achievement_centi)],
  ['a result', `${PLACE}resultados.csv`, 'value_micro', cell('value_micro', '7.5', (r) => r.value_micro)],
  ['a measurement', `${PLACE}mediciones.csv`, 'value_micro', cell('value_micro', '123456', (r) => r.value_micro && !r.replaced_on)],
  ['an index', `${PLACE}indices.csv`, 'value_centi', cell('value_centi', '1.23', (r) => r.value_centi)],
  ['what an index counts', `${PLACE}entregas.csv`, 'numerator', cell('spoken', '0', (r) => r.spoken === '1')],
  ['a place of a ranking', `${PLACE}orden.csv`, 'place', cell('place', '9', (r) => r.place)],
  ['a card', `${PLACE}calificaciones.csv`, 'total_centi', cell('value', '1', (r) => r.criterion === 'competencia')],
];
