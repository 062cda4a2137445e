// SPDX-License-Identifier: EUPL-1.2
// backup, restore, verify and check on a live installation, on both engines; one altered byte; a full
// disk. operation.mjs [postgresql://… of a throw-away cluster]
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Installation, TOPICS, expect, finish, sleep, test } from './lib.mjs';

const cluster = process.argv[2];
const databaseOf = (name) => cluster.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);

function sql(house, text) {
  const args = house.database.startsWith('postgres') ? ['psql', '-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', text, house.database] : ['sqlite3', house.database, text];
  const r = spawnSync(args[0], args.slice(1), { encoding: 'utf8' });
  expect(r.status === 0, `${args[0]}: ${r.stderr ?? r.error}`);
  return r.stdout.trim();
}

// A content as the evidence store keeps it, with its row.
function addEvidence(house, bytes) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const folder = join(house.folder, 'pruebas', sha256.slice(0, 2), sha256.slice(2, 4));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, sha256), bytes, { mode: 0o440 });
  sql(house, `INSERT INTO evidence_file (sha256, size_bytes, media_type, virus, uploaded_at) VALUES ('${sha256}', ${bytes.length}, 'text/plain', 'sin-revisar', 1790000000)`);
  return join(folder, sha256);
}

function flip(path, at) {
  const bytes = readFileSync(path);
  bytes[at] ^= 1;
  chmodSync(path, 0o600);
  writeFileSync(path, bytes);
}

const triggersOff = (house) => house.database.startsWith('postgres') ? 'ALTER TABLE log_entry DISABLE TRIGGER ALL;' : 'DROP TRIGGER log_entry_stays;';

async function drill(engine, made) {
  const house = new Installation({ database: made?.() });
  const copy = join(house.folder, 'copias', 'una'), back = join(house.folder, 'vuelta');
  const restored = () => new Installation({ folder: back, database: engine === 'sqlite' ? join(back, 'hito.db') : house.probe });
  let evidence, wrote = 0;
  const t = (name, body) => test(`${name} (${engine})`, body);
  await t('a backup beside a server that is being written to proves itself by a restore', async () => {
    house.done('demo');
    evidence = addEvidence(house, randomBytes(70000));
    mkdirSync(join(house.folder, 'copias'));
    await house.start();
    await house.signIn();
    const token = await house.token(TOPICS);
    let on = true;
    const writer = (async () => { while (on) if ((await house.write(token, `junto-${wrote}`))?.code === 303) wrote++; })();
    await sleep(2500); // some entries get their seal
    const args = ['backup', copy, '--con-clave', ...(made ? ['--prueba', (house.probe = made())] : [])];
    const child = await new Promise((done) => import('node:child_process').then(({ execFile }) =>
      execFile(house.program, args, { env: house.environment() }, (error, out, err) => done({ code: error?.code ?? 0, out: out + err }))));
    const during = wrote;
    await sleep(100);
    on = false;
    await writer;
    expect(child.code === 0, `exit ${child.code}: ${child.out}`);
    expect(/Comprobada restaurándola/.test(child.out), child.out);
    expect(during > 0 && wrote > during, 'the writer stood still');
    const manifest = JSON.parse(readFileSync(join(copy, 'manifiesto.json')));
    expect(manifest.log_entries > 0 && manifest.evidence_files > 0 && manifest.schema_step > 0, JSON.stringify(manifest));
    expect(readdirSync(join(house.folder, 'copias')).join() === 'una', 'something was left beside the backup');
  });
  await t('the list of hashes is one that sha256sum reads', () => {
    const r = spawnSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: copy, encoding: 'utf8' });
    expect(r.status === 0, r.stderr);
  });
  await t('check finds a running, healthy installation and the age of its backup', () => {
    const r = house.run('check');
    expect(r.code === 0 && /copia de seguridad: hace 0 horas/.test(r.out), r.out);
    if (engine === 'sqlite') expect(/servidor: en marcha/.test(r.out), r.out);
  });
  await t('a second backup of the same name is refused', () => {
    const r = house.run('backup', copy);
    expect(r.code === 1 && /ya existe/.test(r.out), r.out);
  });
  await t('what is restored serves, with the records of the moment of the backup', async () => {
    const target = made ? made() : undefined;
    house.done('restore', copy, back, ...(target ? [target] : []));
    house.probe = target;
    const other = restored();
    await other.start();
    expect((await other.topics()).includes('junto-0'), 'the first record written is not there');
    await other.stop();
    expect(other.run('verify').code === 0, other.run('verify').out);
    expect((statSync(join(back, 'server.key')).mode & 0o777) === 0o600, 'mode of server.key');
    expect(house.run('restore', copy, back).code !== 0, 'a folder with something in it was accepted');
  });
  await t('an altered or missing part of a backup stops the restore before anything is done', () => {
    const part = join(copy, engine === 'sqlite' ? 'hito.db' : 'hito.pgdump'), to = join(house.folder, 'nunca');
    flip(part, 5000);
    const r = house.run('restore', copy, to, ...(made ? [house.probe] : []));
    flip(part, 5000);
    expect(r.code === 1 && /fue alterado/.test(r.out) && !existsSync(to), r.out);
    const list = readFileSync(join(copy, 'SHA256SUMS'), 'utf8');
    writeFileSync(join(copy, 'SHA256SUMS'), `${list}${'0'.repeat(64)}  ../../fuera\n`);
    const forged = house.run('restore', copy, to, ...(made ? [house.probe] : []));
    writeFileSync(join(copy, 'SHA256SUMS'), list);
    expect(forged.code === 1 && !existsSync(to), forged.out);
  });
  await house.stop();
  await t('verify says which entry of the log was altered', () => {
    const seq = sql(house, 'SELECT max(seq) - 2 FROM log_entry');
    sql(house, `${triggersOff(house)} UPDATE log_entry SET changes = replace(changes, 'Tema', 'Lema') WHERE seq = ${seq}`);
    const r = house.run('verify');
    expect(r.code === 1 && new RegExp(`la entrada ${seq} fue alterada`).test(r.out) && /: 1 diferencias/.test(r.out), r.out);
    sql(house, `UPDATE log_entry SET changes = replace(changes, 'Lema', 'Tema') WHERE seq = ${seq}`);
    expect(house.run('verify').code === 0, 'put back, it is the same again');
  });
  await t('verify says which stored result is not what a fresh computation gives', () => {
    for (const [table, record] of [['milestone_result', 'milestone'], ['commitment_result', 'commitment'], ['plan_result', 'plan']]) {
      const id = sql(house, `SELECT min(${record}) FROM ${table}`);
      expect(id !== '', `no ${table} in the demonstration`);
      sql(house, `UPDATE ${table} SET reported_centi = reported_centi + 1 WHERE ${record} = ${id}`);
      const r = house.run('verify');
      sql(house, `UPDATE ${table} SET reported_centi = reported_centi - 1 WHERE ${record} = ${id}`);
      expect(r.code === 1 && r.out.includes(`${table} ${id}: reported_centi`), r.out);
    }
    expect(house.run('verify').code === 0, 'put back, it is the same again');
  });
  await t('verify says which frozen edition was altered', () => {
    const id = sql(house, 'SELECT min(id) FROM plan_edition WHERE snapshot IS NOT NULL');
    const swap = (a, b) => sql(house, `UPDATE plan_edition SET snapshot = replace(snapshot, '${a}', '${b}') WHERE id = ${id}`);
    swap('Observatorio', 'Observatorlo');
    const r = house.run('verify');
    swap('Observatorlo', 'Observatorio');
    expect(r.code === 1 && r.out.includes(`plan_edition ${id}:`), r.out);
    expect(house.run('verify').code === 0, 'put back, it is the same again');
  });
  await t('verify says which file was altered', () => {
    flip(evidence, 69999);
    const r = house.run('verify');
    expect(r.code === 1 && r.out.includes(`el archivo ${evidence.split('/').pop()} cambió`), r.out);
    flip(evidence, 69999);
    truncateSync(evidence, 5);
    expect(house.run('verify').code === 1, 'a file cut short');
    rmSync(evidence);
    expect(/falta el archivo/.test(house.run('verify').out), 'a missing file');
  });
  if (engine === 'sqlite') {
    await t('one byte altered in the database file, within the log, is found', () => {
      // Of a sealed entry: a server stopped under load leaves its last ones to the next start.
      const request = sql(house, "SELECT request FROM log_entry WHERE length(request) = 16 AND seq IS NOT NULL ORDER BY seq LIMIT 1");
      sql(house, 'PRAGMA wal_checkpoint(TRUNCATE)'); // the row itself, not an older page of it
      const bytes = readFileSync(house.database), found = [];
      // A row that moved leaves its old bytes in unused room: there they mean nothing.
      for (let row = bytes.indexOf(request); row >= 0; row = bytes.indexOf(request, row + 1)) {
        flip(house.database, row + 3);
        found.push(/la entrada \d+ fue alterada/.test(house.run('verify').out));
        flip(house.database, row + 3);
      }
      expect(found.includes(true), `altered at ${found.length} places, found at none`);
    });
    await t('check finds a key that others can read, a missing step, a damaged file; serve refuses that one', () => {
      chmodSync(join(house.folder, 'server.key'), 0o644);
      expect(/MAL.*clave del servidor/.test(house.run('check').out), 'key');
      chmodSync(join(house.folder, 'server.key'), 0o600);
      const bytes = readFileSync(house.database);
      for (let i = 0; i < 6; i++) bytes.fill(0x5a, 4096 * (8 + i), 4096 * (9 + i));
      writeFileSync(house.database, bytes);
      const r = house.run('check');
      expect(r.code === 1 && /MAL/.test(r.out), r.out);
      const s = house.run('serve');
      expect(s.code === 1 && /dañad|malformed|no se puede/.test(s.out), s.out);
    });
  }
  await house.remove();
}

async function fullDisk() {
  const mount = mkdtempSync(join(tmpdir(), 'hito-full-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', mount]).status !== 0) {
    console.log('SKIPPED a full disk: a small tmpfs cannot be mounted here (not root)');
    return rmSync(mount, { recursive: true });
  }
  const house = new Installation({ folder: mount, settings: { HITO_ANONYMOUS_RATE: '100000' } });
  await test('on a full disk a write is refused with its page, reading goes on, and writing comes back with space', async () => {
    house.done('demo');
    await house.start();
    await house.signIn();
    const token = await house.token(TOPICS), acked = [];
    const free = () => Number(spawnSync('df', ['--output=avail', '-k', mount], { encoding: 'utf8' }).stdout.split('\n')[1]);
    // What the worker writes after the first start (searches, likeness) is over when the space stays as it is.
    for (let before = -1, i = 0; before !== free() && i < 6; i++) {
      before = free();
      await new Promise((done) => setTimeout(done, 6000));
    }
    writeFileSync(join(mount, 'relleno'), Buffer.alloc((free() - 480) * 1024));
    let refused = null;
    for (let i = 0; i < 400 && !refused; i++) {
      const r = await house.write(token, `lleno-${i}`);
      if (r.code === 303) acked.push(`lleno-${i}`);
      else refused = r;
    }
    expect(refused?.code === 507, `no refusal, or another: ${refused?.code} after ${acked.length}`);
    expect(/No queda espacio/.test(refused.text), refused.text.slice(0, 300));
    const list = await house.topics();
    expect(acked.length > 0 && acked.every((code) => list.includes(code)), `acknowledged ${acked.length}, not there: ${acked.filter((code) => !list.includes(code))}`);
    expect(!list.includes(`lleno-${acked.length},`), 'something half done is there');
    expect((await house.get('/live')).code === 200 && (await house.get('/entrar')).code === 200, 'reading stopped');
    rmSync(join(mount, 'relleno'));
    expect((await house.write(token, `lleno-${acked.length}`)).code === 303, 'the same form, sent again with space, was refused');
    const v = house.run('verify');
    expect(v.code === 0, v.out);
    await house.stop();
  });
  await house.kill();
  spawnSync('umount', [mount]);
  rmSync(mount, { recursive: true, force: true });
}

async function firstAdministrator() {
  const house = new Installation({ settings: { HITO_DEMONSTRATION: '0' } });
  await test('the first administrator of an empty installation comes in by the link that hito user writes', async () => {
    house.done('init');
    await house.start();
    await house.stop();
    const link = house.done('user', 'invite', 'ana@ejemplo.ec', 'Ana Quishpe', 'administracion').split('\n')[0];
    expect(link.startsWith(`http://127.0.0.1:${house.port}/invitacion/`), link);
    for (const [args, words] of [[['ana@ejemplo.ec', 'Ana', 'administracion'], /ya hay una cuenta/], [['eva@ejemplo.ec', 'Eva', 'rey'], /rol no existe/],
      [['eva@ejemplo.ec', 'Eva', 'direccion'], /jurisdicción/], [['eva', 'Eva', 'administracion'], /correo/]]) {
      const r = house.run('user', 'invite', ...args);
      expect(r.code === 1 && words.test(r.out), r.out);
    }
    expect(house.run('user', 'link', 'eva@ejemplo.ec').code === 1, 'a refused invitation left an account');
    await house.start();
    const held = house.run('user', 'link', 'ana@ejemplo.ec');
    expect(held.code === 1 && /otro proceso \(\d+\) tiene abierta la base/.test(held.out), held.out);
    const path = new URL(link).pathname, secret = 'cuatro chivos saltan la quebrada';
    const r = await house.post(path, { _token: await house.token(path), _key: 'i1', password_new: secret, password_again: secret });
    expect(r.code === 303, `the invitation gave ${r.code}`);
    const again = await house.get(path);
    expect(!again.text.includes('password_new'), 'the link serves twice');
  });
  await test('hito config shows what is in force and no secret', () => {
    const r = new Installation({ folder: house.folder, database: 'postgresql://ana:secreta@base/hito' }).done('config');
    expect(/database = postgresql:\/\/ana:…@base\/hito/.test(r) && !r.includes('secreta'), r);
  });
  await house.remove();
}

await firstAdministrator();
await drill('sqlite');
await fullDisk();
if (cluster) {
  let n = 0;
  await drill('postgres', () => {
    const name = `operation_${process.pid}_${n++}`;
    const r = spawnSync('psql', ['-qX', '-c', `CREATE DATABASE ${name} TEMPLATE template0 LOCALE 'C' ENCODING 'UTF8'`, cluster], { encoding: 'utf8' });
    expect(r.status === 0, r.stderr);
    return databaseOf(name);
  });
} else console.log('SKIPPED on PostgreSQL: no cluster was given');
finish();
