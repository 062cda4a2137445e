// SPDX-License-Identifier: EUPL-1.2
// The archive of open data: the same bytes for the same state, every figure computed again from it alone, one altered
// value found and named, files that are no archive answered in words.
// archive.mjs [postgresql://… of a throw-away cluster]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLACE, agree, alterations, cell, altered, entries, pack } from './altered.mjs';
import { Installation, expect, finish, sleep, test } from './lib.mjs';

const cluster = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'hito-archive-'));
const at = (name) => join(folder, name);

function database(name) {
  execFileSync('psql', ['-qX', '-c', `CREATE DATABASE ${name} TEMPLATE template0 LOCALE 'C' ENCODING 'UTF8'`, cluster]);
  return cluster.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
}

// Cells of a CSV, row by row.
function table(text) {
  const rows = [];
  let row = [], cell = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') { cell += '"'; i++; }
    else if (c === '"') quoted = !quoted;
    else if (quoted || (c !== ',' && c !== '\r' && c !== '\n')) cell += c;
    else if (c === ',') { row.push(cell); cell = ''; }
    else if (c === '\n') { row.push(cell); rows.push(row); row = []; cell = ''; }
  }
  return rows;
}

// Rows that cannot be told apart, and keys that are none.
function keysHold(path) {
  const files = entries(path);
  for (const r of JSON.parse(files.get('datapackage.json')).resources.filter((x) => x.schema)) {
    const [header, ...rows] = table(files.get(r.path).toString());
    expect(new Set(rows.map((x) => x.join('\u0000'))).size === rows.length, `${r.path}: two rows are the same`);
    const key = (r.schema.primaryKey ?? []).map((c) => header.indexOf(c));
    expect(!key.includes(-1), `${r.path}: no column for its key ${r.schema.primaryKey}`);
    const seen = new Set();
    for (const x of key.length ? rows : []) {
      const own = key.map((i) => x[i]);
      expect(own.every((c) => c !== '') && !seen.has(own.join('\u0000')), `${r.path}: ${r.schema.primaryKey} twice or empty: ${own}`);
      seen.add(own.join('\u0000'));
    }
  }
}

// What an algorithm says that it reads and gives is there, and so is its page.
function algorithmsNameWhatIsThere(path) {
  const files = entries(path), sets = new Set();
  for (const name of files.keys()) sets.add(/([^/]+)\.csv$/.exec(name)?.[1]);
  const told = [...files.keys()].filter((n) => /^algoritmos\/.*\.json$/.test(n));
  expect(told.length >= 5, `only ${told}`);
  for (const name of told) {
    const a = JSON.parse(files.get(name)), page = files.get(a.descripcion)?.toString();
    expect(page?.length > 1000, `${name}: no page ${a.descripcion}`);
    for (const set of [...a.lee, ...a.da]) {
      expect(sets.has(set), `${name}: no set ${set}`);
      expect(page.includes(`\`${set}\``), `${a.descripcion} does not speak of ${set}`);
    }
  }
}

async function prove(engine, where) {
  const house = new Installation({ database: where });
  house.done('demo');
  const one = at(`${engine}-1.zip`), two = at(`${engine}-2.zip`);
  await test(`two archives of the same state are the same bytes (${engine})`, () => {
    house.done('export', 'archive', one);
    house.done('export', 'archive', two);
    expect(readFileSync(one).equals(readFileSync(two)), 'they differ');
    expect(statSync(one).size > 50000, `${statSync(one).size} bytes`);
  });
  await test(`rows are told apart and keys hold (${engine})`, () => keysHold(one));
  await test(`every algorithm has its page and names sets that are there (${engine})`, () => algorithmsNameWhatIsThere(one));
  const verify = (path) => house.run('verify', '--from', path);
  await test(`every figure of the demonstration is computed again from its archive (${engine})`, () => {
    const r = verify(one);
    expect(r.code === 0 && / 0 diferencias/.test(r.out), r.out);
    expect(Number(/(\d+) cifras comprobados/.exec(r.out)[1]) > 5000, r.out);
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
  const found = (what, words, change) => test(`${what} is found (${engine})`, () => {
    const files = entries(one);
    change(files);
    pack(two, files);
    const r = verify(two);
    expect(r.code === 1 && r.out.includes(words), r.out.split('\n').slice(0, 8).join('\n'));
  });
  const text = (files, name, change) => {
    const before = files.get(name).toString(), after = change(before);
    expect(after !== before, `${name}: nothing was altered`);
    files.set(name, Buffer.from(after));
  };
  await found('a JSON that says another value than its CSV', `${PLACE}resultados.json: no dice lo mismo que su CSV`, (f) => {
    text(f, `${PLACE}resultados.json`, (t) => t.replace(/"value_micro":\d/, '"value_micro":9'));
    agree(f);
  });
  await found('a row twice', 'repite la clave de la fila', (f) => {
    text(f, `${PLACE}mediciones.csv`, (t) => { const l = t.split('\r\n'); return [...l.slice(0, 2), ...l.slice(1)].join('\r\n'); });
    agree(f);
  });
  await found('a description that was changed', 'algoritmos/hito-1.md: su huella no es la de huellas.txt', (f) => text(f, 'algoritmos/hito-1.md', (t) => t.replace('a', 'b')));
  await found('a wrong number of bytes', 'y datapackage.json dice', (f) => text(f, 'datapackage.json', (t) => t.replace(/"bytes":(\d+)/, (_, n) => `"bytes":${Number(n) + 1}`)));
  await found('a code that there is not', 'no es uno de sus códigos', (f) => {
    text(f, `${PLACE}hitos.csv`, (t) => t.replace(/,vigente,/, ',vijente,'));
    agree(f);
  });
  await found('a row that belongs to none', 'que no existe', (f) => {
    text(f, `${PLACE}compromisos.csv`, (t) => t.split('\r\n').filter((_, i) => i !== 1).join('\r\n'));
    agree(f);
  });
  await found('a parameter that was changed in the description of an algorithm', 'y metodologias dice', (f) => {
    text(f, 'algoritmos/hito-1.json', (t) => t.replace(/"grace_days":\d+/, '"grace_days":99'));
    agree(f);
  });
  const dropped = (...sets) => (f) => {
    for (const s of sets) for (const e of ['csv', 'json']) expect(f.delete(`${PLACE}${s}.${e}`), `no ${s}.${e}`);
    agree(f);
  };
  await found('an archive without any facts', 'no tiene hechos en hechos-compromisos', dropped('hechos-compromisos', 'hechos-hitos', 'hechos-partes',
    'hechos-reportes', 'hechos-periodos', 'resultados-hitos', 'resultados-compromisos', 'resultados-planes'));
  await found('an archive without rounds', 'no es de una ronda de rondas', dropped('rondas'));
  await found('an archive without its milestones', 'no es de un hito de un plan en seguimiento', dropped('hitos'));
  await found('an archive without indices', 'no tiene sus siete filas en indices', dropped('indices'));
  await found('an archive without the indices of the year', 'no tiene la fila de su año', dropped('indices-anuales'));
  await found('an archive without what indices count', 'logros.csv: falta la fila', dropped('logros'));
  // A list for people that says something else than the facts: set, column, value put in its first row that says another.
  for (const [set, column, value] of [['hitos', 'due_on', '2030-01-01'], ['hitos', 'weight_centi', '77'], ['hechos-hitos', 'original_due_on', '2031-01-01'],
    ['periodos', 'cut_on', '2030-01-01'], ['plazos', 'delivered_on', '2030-01-01'], ['avances', 'light', 'completo'], ['logros', 'achievement_centi', '1.5'],
    ['pruebas', 'opens', 'no-abre'], ['criterios', 'weight_centi', '99'], ['selecciones', 'total_centi', '9999'], ['resultados-por-periodo', 'light', 'completo'],
    ['compromisos', 'light', 'completo'], ['entregas', 'original_due_on', '2030-01-01'], ['calificaciones', 'closed_on', '2030-01-01']])
    await found(`${column} of ${set} that was altered`, `.csv, fila `, (f) => {
      text(f, `${PLACE}${set}.csv`, cell(column, value));
      agree(f);
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
  await shifted(house, engine, one);
  await house.remove();
  return one;
}

// Days later nothing is as it was kept: the archive is of figures of its own day all the same.
async function shifted(house, engine, path) {
  const told = (r) => r.out.split('\n').slice(-6).join('\n');
  const agrees = (days) => {
    const r = house.run('verify', '--from', path);
    expect(r.code === 0 && / 0 diferencias/.test(r.out), told(r));
    const created = JSON.parse(entries(path).get('datapackage.json')).created.slice(0, 10);
    const day = new Date(Date.now() - 5 * 3600e3 + days * 86400e3).toISOString().slice(0, 10);
    expect(created === day, `of ${created}, not ${day}`);
  };
  for (const days of [1, 62, 400])
    await test(`an archive written ${days} days later, with no server, is computed again first (${engine})`, () => {
      house.settings.HITO_CLOCK_SHIFT = String(days);
      house.done('export', 'archive', path);
      agrees(days);
    });
  await test(`beside a server that is computing, it waits for it (${engine})`, async () => {
    house.settings.HITO_CLOCK_SHIFT = '520';
    await house.start();
    house.done('export', 'archive', path);
    agrees(520);
  });
  await test(`the archive that the server keeps is of its day and computed (${engine})`, async () => {
    const note = join(house.folder, 'archivo', 'archivo.zip.sha256');
    await house.stop(); // the chore looks as soon as a server starts, and later when the links of proofs have answered
    await house.start();
    for (let waited = 0; !existsSync(note) && waited < 90; waited++) await sleep(1000);
    copyFileSync(join(house.folder, 'archivo', 'archivo.zip'), path);
    agrees(520);
  });
  await house.stop();
  delete house.settings.HITO_CLOCK_SHIFT;
}

// The order of every set is whole: the same records give the same bytes from the other engine, and back again.
async function moved() {
  const phrase = at('frase');
  writeFileSync(phrase, 'seis palabras al azar del páramo\n', { mode: 0o600 });
  const settings = { HITO_BASE_URL: 'https://hito.example' };
  const houses = ['uno', 'dos', 'tres'].map((n) => new Installation({
    folder: at(n), database: n === 'dos' ? database('mudado') : join(at(n), 'hito.db'), settings }));
  houses[0].done('demo');
  for (const [i, house] of houses.entries()) {
    if (i > 0) house.done('import', 'moving', at(`${i - 1}.mudanza`), '--frase-archivo', phrase);
    house.done('export', 'archive', at(`m${i}.zip`));
    house.done('export', 'moving', at(`${i}.mudanza`), '--frase-archivo', phrase);
  }
  const first = entries(at('m0.zip'));
  for (const i of [1, 2])
    await test(`the archive is the same bytes ${i === 1 ? 'from PostgreSQL' : 'back from SQLite'} after moving`, () => {
      const now = entries(at(`m${i}.zip`));
      const other = [...new Set([...first.keys(), ...now.keys()])].filter((n) => !first.get(n)?.equals(now.get(n) ?? Buffer.alloc(0)));
      expect(other.length === 0, `they differ in ${other.join(', ')}`);
      expect(readFileSync(at('m0.zip')).equals(readFileSync(at(`m${i}.zip`))), 'the files differ outside their entries');
    });
}

await prove('sqlite');
if (cluster) await prove('postgres', database('archivo'));
if (cluster) await moved();
rmSync(folder, { recursive: true, force: true });
finish();
