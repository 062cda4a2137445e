// SPDX-License-Identifier: EUPL-1.2
// Moving an installation: export, wipe, import, export again is the same; from SQLite to PostgreSQL and back
// too; and whatever can go wrong leaves nothing half done. moving.mjs [postgresql://… of a throw-away cluster]
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, statSync,
  writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Installation, TOPICS, expect, finish, sleep, test } from './lib.mjs';

const cluster = process.argv[2];
const room = mkdtempSync(join(tmpdir(), 'hito-moving-'));
const phrase = join(room, 'frase'), file = join(room, 'una.mudanza');
writeFileSync(phrase, 'seis palabras al azar del páramo\n', { mode: 0o600 });
const PHRASE = ['--frase-archivo', phrase];

let made = 0;
function database() {
  const name = `moving_${process.pid}_${made++}`;
  const r = spawnSync('psql', ['-qX', '-c', `CREATE DATABASE ${name} TEMPLATE template0 LOCALE 'C' ENCODING 'UTF8'`, cluster], { encoding: 'utf8' });
  expect(r.status === 0, r.stderr);
  return cluster.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
}
// A place for an installation that is not there yet.
const place = (name, engine) => new Installation({ folder: join(room, name), database: engine === 'postgres' ? database() : join(room, name, 'hito.db') });

// The digest that the program prints.
function sum(out) {
  const m = /SHA-256 del contenido: ([0-9a-f]{64})/.exec(out);
  expect(m, out);
  return m[1];
}
const fileOf = (name) => join(room, `${name}.mudanza`);
const exported = (house, name) => sum(house.done('export', 'moving', fileOf(name), ...PHRASE));
const imported = (house, name) => {
  const out = house.done('import', 'moving', fileOf(name), ...PHRASE);
  expect(/: 0 diferencias/.test(out), out);
  return sum(out);
};

function addEvidence(house, bytes) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const folder = join(house.folder, 'pruebas', sha256.slice(0, 2), sha256.slice(2, 4));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, sha256), bytes, { mode: 0o440 });
  const text = `INSERT INTO evidence_file (sha256, size_bytes, media_type, virus, uploaded_at) VALUES ('${sha256}', ${bytes.length}, 'text/plain', 'sin-revisar', 1790000000)`;
  const postgres = house.database.startsWith('postgres');
  const r = spawnSync(postgres ? 'psql' : 'sqlite3', postgres ? ['-qX', '-c', text, house.database] : [house.database, text], { encoding: 'utf8' });
  expect(r.status === 0, r.stderr);
  return join(folder, sha256);
}

// What is in a folder, without what comes and goes.
const left = (house) => (existsSync(house.folder) ? readdirSync(house.folder) : []).filter((n) => n !== 'tmp').join();

// On a running server: everything that a moved installation must still do.
async function lives(house, code) {
  const before = Number(house.sql('SELECT max(id) FROM topic')), entries = Number(house.sql('SELECT max(id) FROM log_entry'));
  await house.start();
  await house.signIn(); // the password's hash came along
  const r = await house.write(await house.token(TOPICS), code);
  expect(r?.code === 303, `a new topic gave ${r?.code}`);
  await house.stop();
  expect(Number(house.sql(`SELECT id FROM topic WHERE code = '${code}'`)) === before + 1, 'the new row has another id');
  expect(Number(house.sql('SELECT max(id) FROM log_entry')) > entries, 'the log did not go on');
  expect(house.run('verify').code === 0, house.run('verify').out);
}

async function there(engine) {
  const t = (name, body) => test(`${name} (${engine})`, body);
  const house = place(`casa-${engine}`, engine);
  const name = (n) => `${engine}-${n}`;
  let digest, big;
  await t('an export beside a running server is one whole snapshot', async () => {
    house.done('demo');
    big = addEvidence(house, randomBytes(3_000_000)); // many pieces
    addEvidence(house, Buffer.alloc(0));
    await house.start();
    await house.signIn();
    const token = await house.token(TOPICS);
    let on = true, wrote = 0;
    const writer = (async () => { while (on) if ((await house.write(token, `mientras-${wrote}`))?.code === 303) wrote++; })();
    await sleep(1500); // some entries get their seal
    const child = spawn(house.program, ['export', 'moving', fileOf(name(0)), ...PHRASE], { env: house.environment() });
    let out = '';
    child.stdout.on('data', (d) => { out += d; });
    child.stderr.on('data', (d) => { out += d; });
    const code = await new Promise((done) => child.once('exit', done));
    on = false;
    await writer;
    await house.stop();
    expect(code === 0 && wrote > 0, `${code} ${wrote}: ${out}`);
    expect(sum(house.done('import', 'moving', fileOf(name(0)), ...PHRASE, '--dry-run')) === sum(out), 'what is read is not what was written');
    expect((statSync(fileOf(name(0))).mode & 0o777) === 0o600, 'mode');
  });
  await t('the file shows nothing of what it holds', () => {
    const bytes = readFileSync(fileOf(name(0)));
    for (const words of ['direccion@hito.example', 'CREATE', 'log_entry', 'Ceibos', readFileSync(join(house.folder, 'server.key'), 'utf8')])
      expect(!bytes.includes(words), words);
  });
  await t('two exports of the same state have the same content and no byte of it in common', () => {
    digest = exported(house, name(1));
    expect(exported(house, name(2)) === digest, 'another digest');
    const a = readFileSync(fileOf(name(1))), b = readFileSync(fileOf(name(2)));
    expect(a.length === b.length, 'another length');
    let same = 0;
    for (let i = 104; i < a.length; i++) same += a[i] === b[i];
    expect(same < a.length / 100, `${same} bytes of ${a.length} are the same`);
  });
  await t('export, wipe, import, export: identical, and the log is still whole', () => {
    const files = spawnSync('sh', ['-c', 'cd "$1" && find pruebas -type f | sort | xargs sha256sum', '-', house.folder], { encoding: 'utf8' }).stdout;
    const key = readFileSync(join(house.folder, 'server.key'), 'utf8'), seal = house.sql('SELECT entry_hash FROM log_entry WHERE seq = (SELECT max(seq) FROM log_entry)');
    rmSync(house.folder, { recursive: true });
    if (engine === 'postgres') house.database = database();
    expect(imported(house, name(1)) === digest, 'another digest while importing');
    expect(exported(house, name(3)) === digest, 'another digest afterwards');
    expect(spawnSync('sh', ['-c', 'cd "$1" && find pruebas -type f | sort | xargs sha256sum', '-', house.folder], { encoding: 'utf8' }).stdout === files && files.length > 200, 'evidence');
    expect(readFileSync(join(house.folder, 'server.key'), 'utf8') === key && (statSync(join(house.folder, 'server.key')).mode & 0o777) === 0o600, 'the key');
    expect(house.sql('SELECT entry_hash FROM log_entry WHERE seq = (SELECT max(seq) FROM log_entry)') === seal && seal.length === 64, 'the seal');
    expect(house.run('verify').code === 0, house.run('verify').out);
  });
  await t('one changed row is another digest, so the comparison can fail', async () => {
    await lives(house, 'despues');
    expect(exported(house, name(4)) !== digest, 'the same digest of another state');
  });
  await t('an installation in use is not written over', () => {
    const r = house.run('import', 'moving', fileOf(name(1)), ...PHRASE);
    expect(r.code === 1 && /no está vacía/.test(r.out) && /no se importó nada/.test(r.out), r.out);
    expect(house.run('verify').code === 0, 'it is as it was');
  });
  await t('import is refused while a server runs on the empty database', async () => {
    const other = place(`ocupada-${engine}`, engine);
    other.done('init');
    await other.start();
    const r = other.run('import', 'moving', fileOf(name(1)), ...PHRASE);
    await other.stop();
    expect(r.code === 1 && /otro proceso|en marcha/.test(r.out), r.out);
    expect(imported(other, name(1)) === digest, 'it does not take it once the server is gone');
    expect(existsSync(join(other.folder, 'server.key.anterior')), 'the key that was there is kept beside');
  });
  await t('an import that is killed in the middle is done again from the start', async () => {
    const other = place(`cortada-${engine}`, engine), pipe = join(room, `tubo-${engine}`);
    spawnSync('mkfifo', [pipe]);
    const child = spawn(other.program, ['import', 'moving', pipe, ...PHRASE], { env: other.environment(), stdio: 'ignore' });
    const gone = new Promise((done) => child.once('exit', (code, signal) => done(signal)));
    const bytes = readFileSync(fileOf(name(1))), fd = openSync(pipe, 'w');
    for (let at = 0; at < bytes.length - 100_000; at += 65536) writeSync(fd, bytes, at, Math.min(65536, bytes.length - 100_000 - at));
    await sleep(1000);
    child.kill('SIGKILL');
    expect(await gone === 'SIGKILL', 'it ended by itself');
    closeSync(fd);
    expect(existsSync(join(other.folder, 'pruebas.mudanza')) && !existsSync(join(other.folder, 'pruebas')), 'not cut in its middle');
    expect(imported(other, name(1)) === digest && !existsSync(join(other.folder, 'pruebas.mudanza')), left(other));
  });
  await t('a missing file of evidence is said, and the rest moves', () => {
    chmodSync(big, 0o600);
    rmSync(big);
    const r = house.run('export', 'moving', fileOf(name(5)), ...PHRASE);
    expect(r.code === 1 && /falta el archivo de prueba/.test(r.out) && existsSync(fileOf(name(5))), r.out);
  });
  return name(1);
}

function faults(good) {
  const bytes = readFileSync(fileOf(good));
  const bad = (words, change) => test(`refused with words, leaving nothing: ${words}`, () => {
    const other = place(`mala-${Math.random()}`);
    writeFileSync(file, change(Buffer.from(bytes)));
    const r = other.run('import', 'moving', file, ...PHRASE), dry = other.run('import', 'moving', file, ...PHRASE, '--dry-run');
    expect(r.code === 1 && new RegExp(words).test(r.out) && /no se importó nada/.test(r.out) && dry.code === 1, r.out + dry.out);
    expect(left(other) === '', left(other));
  });
  const flip = (at) => (b) => { b[at < 0 ? b.length + at : at] ^= 1; return b; };
  return (async () => {
    await bad('cortado', (b) => b.subarray(0, b.length - 1));
    await bad('cortado', (b) => b.subarray(0, b.length >> 1));
    await bad('cortado', (b) => b.subarray(0, 104 + 2 * (262144 + 17)));
    await bad('cortado', (b) => b.subarray(0, 50));
    await bad('alterado', flip(104 + 262144));
    await bad('alterado', flip(-1));
    await bad('se le añadió|final fue alterado', (b) => Buffer.concat([b, Buffer.from('x')]));
    await bad('otra versión del formato', (b) => { b[12] = 2; return b; });
    await bad('frase no es', flip(40));
    await bad('no es un archivo de mudanza', () => Buffer.from('PK\x03\x04'));
    await bad('no es un archivo de mudanza', () => Buffer.alloc(0));
    await test('another phrase opens nothing', () => {
      const other = place('otra-frase'), wrong = join(room, 'frase-mala');
      writeFileSync(wrong, 'seis palabras al azar del paramo\n', { mode: 0o600 });
      const r = other.run('import', 'moving', fileOf(good), '--frase-archivo', wrong);
      expect(r.code === 1 && /la frase no es la de este archivo/.test(r.out) && left(other) === '', r.out + left(other));
    });
  })();
}

async function words(house) {
  await test('a file that is there is not written over', () => {
    writeFileSync(file, 'mío');
    const r = house.run('export', 'moving', file, ...PHRASE);
    expect(r.code === 1 && /ya existe/.test(r.out) && readFileSync(file, 'utf8') === 'mío', r.out);
    rmSync(file);
  });
  await test('a short phrase makes no file; one from the environment serves; a phrase is no argument', () => {
    const short = join(room, 'corta');
    writeFileSync(short, 'corta\n', { mode: 0o644 });
    const r = house.run('export', 'moving', file, '--frase-archivo', short);
    expect(r.code === 1 && /al menos 16 caracteres/.test(r.out) && /otras personas/.test(r.out) && !existsSync(file), r.out);
    expect(house.run('export', 'moving', file, '--frase', 'seis palabras al azar').code === 2, 'a phrase as an argument');
    house.settings.MI_FRASE = 'seis palabras al azar';
    house.done('export', 'moving', file, '--frase-variable', 'MI_FRASE');
    rmSync(file);
    expect(house.run('export', 'moving', file, '--frase-variable', 'OTRA').code === 1, 'a variable that is not there');
  });
  await test('the terminal asks twice and shows nothing', async () => {
    const child = spawn('script', ['-qec', `${house.program} export moving ${file}`, '/dev/null'], { env: house.environment() });
    let out = '', asked = 0;
    child.stdout.on('data', (d) => {
      out += d;
      if (out.split('Frase de la mudanza: ').length + out.split('La misma otra vez: ').length - 2 > asked) {
        asked++;
        setTimeout(() => child.stdin.write('cuatro chivos saltan la quebrada\n'), 200);
      }
    });
    const code = await new Promise((done) => child.once('exit', done));
    expect(code === 0 && asked === 2 && !out.includes('quebrada') && existsSync(file), `${code} ${asked} ${existsSync(file)} ${out}`);
    rmSync(file);
  });
}

async function fullDisk(house, good) {
  const mount = mkdtempSync(join(tmpdir(), 'hito-full-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', mount]).status !== 0) {
    console.log('SKIPPED a full disk: a small tmpfs cannot be mounted here (not root)');
    return rmSync(mount, { recursive: true });
  }
  await test('a full disk: no file, no installation, and words that say so', () => {
    const r = house.run('export', 'moving', join(mount, 'x'), ...PHRASE);
    expect(r.code === 1 && /no queda espacio en el disco/.test(r.out) && readdirSync(mount).length === 0, r.out + readdirSync(mount));
    const other = new Installation({ folder: mount, database: join(mount, 'hito.db') });
    const i = other.run('import', 'moving', fileOf(good), ...PHRASE);
    expect(i.code === 1 && /no se pudo|no queda espacio|disk is full|no tomó/.test(i.out) && !/Importada/.test(i.out), i.out);
    expect(!existsSync(join(mount, 'pruebas')) && !existsSync(join(mount, 'server.key')), readdirSync(mount).join());
  });
  spawnSync('umount', [mount]);
  rmSync(mount, { recursive: true });
}

async function across(good) {
  await test('SQLite → PostgreSQL → SQLite: identical, and new rows get fresh ids on both', async () => {
    const first = sum(place('leer').done('import', 'moving', fileOf(good), ...PHRASE, '--dry-run'));
    const there_ = place('alla', 'postgres'), back = place('vuelta');
    expect(imported(there_, good) === first && exported(there_, 'alla') === first, 'PostgreSQL holds another content');
    expect(imported(back, 'alla') === first && exported(back, 'vuelta') === first, 'it came back as another content');
    await lives(there_, 'alla-vive');
    await lives(back, 'vuelta-vive');
  });
}

try {
  const good = await there('sqlite');
  const house = place('errores');
  copyFileSync(fileOf(good), fileOf('buena'));
  await faults('buena');
  imported(house, 'buena');
  await words(house);
  await fullDisk(house, 'buena');
  if (cluster) {
    await there('postgres');
    await across('buena');
  } else console.log('SKIPPED on PostgreSQL: no cluster was given');
} finally {
  rmSync(room, { recursive: true, force: true });
}
finish();
