// SPDX-License-Identifier: EUPL-1.2
// The archive of open data: the same bytes for the same state, every figure computed again from it alone, one altered
// value found and named, files that are no archive answered in words.
// archive.mjs [postgresql://… of a throw-away cluster]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLACE, alterations, altered, entries, pack } from './altered.mjs';
import { Installation, expect, finish, test } from './lib.mjs';

const cluster = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'hito-archive-'));
const at = (name) => join(folder, name);

function database() {
  execFileSync('psql', ['-qX', '-c', 'CREATE DATABASE archivo TEMPLATE template0 LOCALE \'C\' ENCODING \'UTF8\'', cluster]);
  return cluster.replace(/\/[^/?]*(\?|$)/, '/archivo$1');
}

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
    files.set(`${PLACE}actos.json`, Buffer.from('[]'));
    pack(two, files);
    const r = verify(two);
    expect(r.code === 1 && r.out.includes(`${PLACE}actos.json: su huella no es`), r.out);
  });
  const bad = {
    'that was cut short': (p) => { copyFileSync(one, p); truncateSync(p, 20000); },
    'that is no ZIP': (p) => writeFileSync(p, 'esto no es un ZIP'),
    'that is empty': (p) => writeFileSync(p, ''),
    'without its list': (p) => { const f = entries(one); f.delete('datapackage.json'); pack(p, f); },
    'without one of its files': (p) => { const f = entries(one); f.delete(`${PLACE}hechos-hitos.csv`); pack(p, f); },
    'with 100,000 columns': (p) => { const f = entries(one); f.set(`${PLACE}hechos-hitos.csv`, Buffer.from(`${'a,'.repeat(99999)}a\r\n`)); pack(p, f); },
    'with words where numbers go': (p) => { const f = entries(one); f.set(`${PLACE}hechos-partes.csv`, Buffer.from(f.get(`${PLACE}hechos-partes.csv`).toString().replaceAll(',100,', ',cien,'))); pack(p, f); },
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
