// SPDX-License-Identifier: EUPL-1.2
// The night of the deadline: 200 focal points send their reports with files within a minute while 2,000
// readers browse, on one vCPU and 1 GB. script/bench [sqlite|postgres] night
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect, createServer } from 'node:net';
import os from 'node:os';
import { join } from 'node:path';
import * as b from './lib.mjs';

const PEOPLE = Number(process.env.NIGHT_PEOPLE || 200), READS = Number(process.env.NIGHT_READS || 200); // 2,000 readers, a page every ten seconds
const WINDOW_S = Number(process.env.NIGHT_SECONDS || 60), FILE = 1 << 20, PART = 256 << 10;
const JURISDICTION = 'escala-01', PLAN = `/${JURISDICTION}/plan/9`, ROUND = `${PLAN}/periodo/1`;
const say = (what, value, target = '', good = true) => console.log(`| ${what} | ${value} | ${target}${target && !good ? ' **missed**' : ''} |`);
const sha = (x) => createHash('sha256').update(x).digest('hex');
const at = (list, share) => [...list].sort((x, y) => x - y)[Math.min(list.length - 1, Math.floor(list.length * share))];
const postgres = join(b.folder, 'pg');
const psql = (database, sql) => execFileSync('psql', ['-X', '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1', '-h', postgres, '-U', 'postgres', '-d', database], { input: sql }).toString();

// ---- one vCPU and 1 GB: a core of its own, and the memory of a cgroup (v2, else v1) when that may be made
const core = os.cpus().length - 1;
const box = (() => {
  const made = [];
  const put = (folder, file, value) => { mkdirSync(folder); made.push(folder); writeFileSync(join(folder, file), value); return join(folder, 'cgroup.procs'); };
  let procs = null;
  try {
    const v2 = existsSync('/sys/fs/cgroup/cgroup.controllers') && readFileSync('/sys/fs/cgroup/cgroup.controllers', 'utf8').includes('memory');
    procs = v2 ? put(`/sys/fs/cgroup/hito-night-${process.pid}`, 'memory.max', String(2 ** 30))
      : put(`/sys/fs/cgroup/memory/hito-night-${process.pid}`, 'memory.limit_in_bytes', String(2 ** 30));
  } catch { /* not root: the core alone, said in the heading */ }
  const enter = (pid) => {
    try { os.setPriority(pid, Number(process.env.NIGHT_NICE ?? 0)); } catch { /* not root */ }
    execFileSync('taskset', ['-acp', String(core), String(pid)], { stdio: 'pipe' });
    if (procs) writeFileSync(procs, String(pid));
  };
  const leave = () => { for (const f of made) try { rmdirSync(f); } catch { /* somebody is still in it */ } };
  return { enter, leave, words: procs ? `one core, 1 GB by ${procs.includes('/memory/') ? 'cgroup v1' : 'cgroup v2'}` : 'one core; the memory is not limited (not root)' };
})();

// ---- people, institutions, milestones: beside what `hito demo --scale` made
const day = (n) => new Date(Date.now() - 5 * 36e5 + n * 864e5).toISOString().slice(0, 10);
const cookies = Array.from({ length: PEOPLE }, () => randomBytes(32).toString('hex'));
function stage() {
  const now = Math.floor(Date.now() / 1000), rows = (f) => cookies.map((c, i) => `(${f(c, i)})`).join(',\n');
  const here = `(SELECT id FROM jurisdiction WHERE code = '${JURISDICTION}')`, plan = `(SELECT id FROM plan WHERE jurisdiction = ${here} AND number = 9)`;
  const person = (i) => `(SELECT id FROM person WHERE email_folded = 'noche-${i}@hito.example')`;
  return `BEGIN;
INSERT INTO person (email, email_folded, name, state, language, created_at, changed_at) VALUES
${rows((c, i) => `'noche-${i}@hito.example', 'noche-${i}@hito.example', 'Persona inventada ${i}', 'activa', 'es', ${now}, ${now}`)};
INSERT INTO session (id_hash, person, secret, second_factor, agent, created_at, seen_at, expires_at) VALUES
${rows((c, i) => `'${sha(c)}', ${person(i)}, '${randomBytes(32).toString('hex')}', 1, 'bench', ${now}, ${now}, ${now + 43000}`)};
INSERT INTO grant_role (person, role, jurisdiction, from_on) VALUES
${rows((c, i) => `${person(i)}, 'punto-focal', ${here}, '2020-01-01'`)};
INSERT INTO institution (jurisdiction, code, name, sector, state, changed_at) VALUES
${rows((c, i) => `${here}, 'noche-${i}', 'Institución de la noche ${i}', 'estado', 'activa', ${now}`)};
UPDATE milestone SET institution = (SELECT i.id FROM institution i WHERE i.jurisdiction = ${here} AND i.code = 'noche-' || (milestone.id % ${PEOPLE}))
 WHERE commitment IN (SELECT id FROM commitment WHERE plan = ${plan});
INSERT INTO commitment_institution (commitment, institution, role) SELECT DISTINCT m.commitment, m.institution, 'apoyo'
  FROM milestone m JOIN commitment c ON c.id = m.commitment WHERE c.plan = ${plan};
INSERT INTO commitment_person (commitment, person, institution, role, from_on, changed_at)
SELECT DISTINCT m.commitment, p.id, i.id, 'punto-focal', '2020-01-01', ${now}
  FROM milestone m JOIN commitment c ON c.id = m.commitment JOIN institution i ON i.id = m.institution
  JOIN person p ON p.email_folded = i.code || '@hito.example' WHERE c.plan = ${plan};
DELETE FROM claim WHERE milestone IN (SELECT m.id FROM milestone m JOIN commitment c ON c.id = m.commitment WHERE c.plan = ${plan});
UPDATE plan_result SET changes_on = '${day(-1)}' WHERE plan = ${plan};
INSERT INTO period (plan, number, methodology, starts_on, cut_on, opens_on, due_on, closes_on, publish_on, changed_at)
SELECT ${plan}, 1, (SELECT min(id) FROM methodology), '${day(-190)}', '${day(-10)}', '${day(-25)}', '${day(0)}', '${day(30)}', '${day(20)}', ${now}
 WHERE NOT EXISTS (SELECT 1 FROM period WHERE plan = ${plan} AND number = 1);
UPDATE period SET cut_on = '${day(-10)}', opens_on = '${day(-25)}', due_on = '${day(0)}', closes_on = '${day(30)}', locked_on = NULL
 WHERE plan = ${plan} AND number = 1;
COMMIT;
`;
}

// ---- a focal point's browser
const agent = new Agent({ keepAlive: true, maxSockets: 400 });
export function browser(port, cookie, through = agent, origin = port) {
  const cookieOf = { hito: cookie };
  const ask = (method, path, headers = {}, body) => new Promise((done, fail) => {
    const began = performance.now();
    const q = request({ host: '127.0.0.1', port, method, path, agent: through,
      headers: { ...(cookie ? { cookie: Object.entries(cookieOf).map(([k, v]) => `${k}=${v}`).join('; ') } : {}), ...(body ? { 'content-length': body.length } : {}),
        host: `127.0.0.1:${origin}`, ...(method === 'POST' ? { origin: `http://127.0.0.1:${origin}` } : {}), ...headers } }, (r) => {
      const parts = [];
      r.on('data', (d) => parts.push(d)).on('end', () => {
        for (const c of r.headers['set-cookie'] ?? []) { const [k, v] = c.split(';')[0].split('='); if (k !== 'hito') cookieOf[k] = v; }
        done({ code: r.statusCode, to: r.headers.location, text: Buffer.concat(parts).toString(), ms: performance.now() - began });
      });
    });
    q.setTimeout(60000, () => q.destroy(new Error('no answer in 60 s')));
    q.on('error', fail).end(body);
  });
  const multipart = (fields, file) => {
    const mark = `b${randomBytes(12).toString('hex')}`, head = Object.entries(fields).map(([k, v]) => `--${mark}\r\nContent-Disposition: form-data; name="${k}"\r\n\r\n${v}\r\n`).join('');
    const parts = [Buffer.from(head)];
    if (file) parts.push(Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="${file.field}"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`), file.bytes, Buffer.from('\r\n'));
    parts.push(Buffer.from(`--${mark}--\r\n`));
    return [{ 'content-type': `multipart/form-data; boundary=${mark}` }, Buffer.concat(parts)];
  };
  const busy = async (what) => { // what a person does when told to try again in a moment
    for (let i = 0; ; i++) {
      const a = await what();
      if ((a.code !== 503 && a.code !== 429) || i === 20) return a;
      await b.pause(2000);
    }
  };
  return {
    get: (path) => busy(() => ask('GET', path)),
    post: (path, fields) => busy(() => ask('POST', path, { 'content-type': 'application/x-www-form-urlencoded' }, Buffer.from(new URLSearchParams(fields).toString()))),
    postParts: (path, fields, file) => busy(() => { const [h, body] = multipart(fields, file); return ask('POST', path, h, body); }),
  };
}
const plain = (s) => s.replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'");
export function form(page, action) {
  const all = page.text.split('<form ').slice(1).map((f) => f.split('</form>')[0]);
  const text = all.find((f) => f.includes(`action="${action}"`));
  if (!text) throw new Error(`no form to ${action} (${page.code}): ${/<h1[^>]*>([^<]*)/.exec(page.text)?.[1] ?? ''} ${/error-summary[\s\S]{0,600}/.exec(page.text)?.[0] ?? ''}`);
  const fields = {}, of = (tag, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  for (const [tag] of text.matchAll(/<input[^>]*>/g))
    if (of(tag, 'name') && !/type="(file|checkbox|radio)"/.test(tag)) fields[of(tag, 'name')] = plain(of(tag, 'value') ?? '');
  for (const [, tag, value] of text.matchAll(/<textarea([^>]*)>\n?([\s\S]*?)<\/textarea>/g)) fields[of(tag, 'name')] = plain(value);
  const selects = [...text.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)].map((m) => [of(m[1], 'name'), [...m[2].matchAll(/<option value="([^"]+)"/g)].map((o) => plain(o[1]))]);
  const files = [...text.matchAll(/<input[^>]*type="file"[^>]*>/g)].map(([tag]) => ({ name: of(tag, 'name'), permit: of(tag, 'data-upload') }));
  return { fields, selects, files };
}
const dmy = (n) => day(n).split('-').reverse().join('/');
const must = (a, what) => { if (a.code !== 303) throw new Error(`${what}: ${a.code} ${/error-summary__list[\s\S]{0,700}/.exec(a.text)?.[0].replace(/<[^>]*>/g, ' ') ?? ''}`); return a; };

async function upload(web, permit, bytes) {
  const begun = await web.postParts('/subida', { _token: permit, nombre: 'prueba.txt', bytes: bytes.length });
  if (begun.code !== 200) throw new Error(`upload refused: ${begun.code}`);
  const token = JSON.parse(begun.text).subida;
  for (let from = 0; from < bytes.length;) {
    const a = await web.postParts(`/subida/${token}`, { _token: permit, desde: from }, { field: 'parte', name: 'parte', bytes: bytes.subarray(from, from + PART) });
    if (a.code !== 200) throw new Error(`part refused: ${a.code}`);
    from = JSON.parse(a.text).llega;
  }
  return token;
}

// Two steps and a review, as a person goes: read, write, send. `think` is called between the pages.
export async function report(web, institution, { think = async () => {}, bytes = null } = {}) {
  const base = `${ROUND}/reporte/${institution}`, times = [];
  const seen = async (path) => { const a = await web.get(path); times.push(a.ms); if (a.code !== 200) throw new Error(`${path}: ${a.code}`); return a; };
  let f = form(await seen(`${base}/paso-1`), `${base}/paso-1`);
  f.selects.forEach(([name, options], i) => { f.fields[name] = i === 0 && bytes && options.includes('entrega') ? 'entrega' : options.find((o) => o.startsWith('inicio')) ?? options[0]; });
  await think();
  must(await web.post(`${base}/paso-1`, f.fields), 'step 1');
  f = form(await seen(`${base}/paso-2`), `${base}/paso-2`);
  for (const name of Object.keys(f.fields)) {
    if (name.startsWith('texto-')) f.fields[name] = 'El equipo trabajó con las unidades y publicó lo acordado.';
    if (name.startsWith('paso-')) f.fields[name] = 'Revisar los datos con las unidades.';
    if (name.startsWith('prevista-')) f.fields[name] = dmy(60);
    if (name.startsWith('fecha-')) f.fields[name] = dmy(-11);
  }
  if (bytes && f.files.length) f.fields[`${f.files[0].name}_upload`] = await upload(web, f.files[0].permit, bytes);
  await think();
  must(await web.postParts(`${base}/paso-2`, f.fields), 'step 2');
  f = form(await seen(`${base}/revisar`), `${base}/autorizar`);
  Object.assign(f.fields, { authorised_name: 'Ana Ríos', authorised_post: 'Directora', authorised_letter: 'N-2026-1' });
  await think();
  must(await web.post(`${base}/autorizar`, f.fields), 'authorise');
  f = form(await seen(`${base}/revisar`), `${base}/enviar`);
  await think();
  must(await web.post(`${base}/enviar`, f.fields), 'send');
  return times;
}

// 50 kbit/s each way and 800 ms from end to end: every connection keeps its own line.
function slowLine(port) {
  const delay = 400, bytesPerMs = 50000 / 8 / 1000;
  const line = (from, to) => {
    let free = 0;
    from.on('data', (d) => {
      free = Math.max(free, performance.now()) + d.length / bytesPerMs;
      if (free - performance.now() > 2000) { from.pause(); setTimeout(() => from.resume(), 1000); }
      setTimeout(() => to.writable && to.write(d), free - performance.now() + delay);
    });
    from.on('end', () => setTimeout(() => to.end(), Math.max(0, free - performance.now()) + delay + 10)).on('error', () => to.destroy());
  };
  return new Promise((done) => {
    const s = createServer((c) => setTimeout(() => { // the handshake's way there and back
      const up = connect(port, '127.0.0.1');
      line(c, up);
      line(up, c);
    }, 2 * delay));
    s.listen(0, '127.0.0.1', () => done({ port: s.address().port, stop: () => s.close() }));
  });
}

// The last step, from the click to the page that says so; then all of a report; then a file that is cut off.
async function slow(server) {
  const line = await slowLine(server.port), through = new Agent({ keepAlive: true, maxSockets: 1 });
  const web = browser(line.port, cookies[0], through, server.port);
  let began = performance.now();
  await report(web, 'noche-0');
  const whole = (performance.now() - began) / 1000;
  say('a whole report at 50 kbit/s with 800 ms, without the file: three steps and the sending', `${whole.toFixed(1)} s`, '≤ 20 s', whole <= 20);
  const base = `${ROUND}/reporte/noche-1`, other = browser(line.port, cookies[1], through, server.port);
  const quick = browser(server.port, cookies[1]);
  let f = form(await quick.get(`${base}/paso-1`), `${base}/paso-1`);
  f.selects.forEach(([name, options], i) => { f.fields[name] = i === 0 ? 'entrega' : options.find((o) => o.startsWith('inicio')) ?? options[0]; });
  must(await quick.post(`${base}/paso-1`, f.fields), 'step 1');
  f = form(await quick.get(`${base}/paso-2`), `${base}/paso-2`);
  for (const name of Object.keys(f.fields)) if (name.startsWith('fecha-')) f.fields[name] = dmy(-11);
    else if (name.startsWith('texto-') || name.startsWith('paso-')) f.fields[name] = 'Se publicó lo acordado con las unidades. '.repeat(8).slice(0, 280);
  began = performance.now();
  const answer = must(await other.postParts(`${base}/paso-2`, f.fields), 'step 2');
  await other.get(answer.to);
  const took = (performance.now() - began) / 1000;
  say('the texts of a report sent from its form, with the page that follows', `${took.toFixed(1)} s`, '≤ 20 s', took <= 20);
  const permit = f.files[0].permit, bytes = Buffer.from(randomBytes(64 << 10).toString('hex'));
  const begun = JSON.parse((await other.postParts('/subida', { _token: permit, nombre: 'prueba.txt', bytes: bytes.length })).text).subida;
  await other.postParts(`/subida/${begun}`, { _token: permit, desde: 0 }, { field: 'parte', name: 'parte', bytes: bytes.subarray(0, 48 << 10) });
  const cut = other.postParts(`/subida/${begun}`, { _token: permit, desde: 48 << 10 }, { field: 'parte', name: 'parte', bytes: bytes.subarray(48 << 10) }).catch(() => null);
  await b.pause(3000);
  through.destroy();
  await cut;
  const where = JSON.parse((await quick.postParts(`/subida/${begun}`, { _token: permit })).text).llega;
  const rest = JSON.parse((await quick.postParts(`/subida/${begun}`, { _token: permit, desde: where }, { field: 'parte', name: 'parte', bytes: bytes.subarray(where) })).text).llega;
  say('an upload cut off in its second part goes on from', `${where} of ${bytes.length} bytes, then whole: ${rest === bytes.length ? 'yes' : 'no'}`, 'where it stopped', where === 48 << 10 && rest === bytes.length);
  line.stop();
}

async function writers(server) {
  const failed = [], times = [];
  let sent = 0;
  await Promise.all(cookies.map(async (cookie, i) => {
    if (i < 2 && process.env.NIGHT_SLOW !== '0') { sent += i === 0 ? 1 : 0; return; } // they had the slow line
    await b.pause((i / PEOPLE) * (WINDOW_S - 15) * 1000);
    const bytes = Buffer.from(randomBytes(FILE / 2).toString('hex'));
    try {
      times.push(...await report(browser(server.port, cookie), `noche-${i}`, { bytes, think: () => b.pause(500 + Math.random() * 1500) }));
      sent++;
    } catch (e) { failed.push(`noche-${i}: ${e.message}`); }
  }));
  return { sent, failed, times };
}

async function readers(server) {
  const shares = [['home', '/', 0.1], ['plan', PLAN, 0.2], ['round', ROUND, 0.2], ['commitments', `/${JURISDICTION}/compromisos`, 0.1],
    ...[3, 17, 31, 45].map((n) => [`commitment ${n}`, `${PLAN}/compromiso/${n}`, 0.1])];
  return Promise.all(shares.map(async ([name, path, share]) => ({ name, ...await b.probe(server, path, undefined, Math.max(1, Math.round(READS * share)), WINDOW_S + 5) })));
}

async function night(engine) {
  const data = join(b.folder, `${engine}-night`);
  mkdirSync(data, { recursive: true });
  if (engine === 'postgres') psql('postgres', 'create database "night"');
  const env = { HITO_DATA_DIR: data, HITO_DATABASE: engine === 'sqlite' ? join(data, 'hito.db') : `postgresql://postgres@/night?host=${postgres}` };
  const sql = (text) => (engine === 'postgres' ? psql('night', text) : execFileSync('sqlite3', ['-bail', env.HITO_DATABASE], { input: text }).toString()).trim();
  b.hito(env, 'demo', '--scale');
  sql(stage());
  if (engine === 'postgres') psql('night', 'analyze');
  const server = await b.serve({ ...env, HITO_HTTP_THREADS: '1' });
  box.enter(server.pid);
  await b.pause(20000); // the log is sealed, the search index made
  const load = os.loadavg()[0].toFixed(1);
  if (process.env.NIGHT_SLOW !== '0') {
    console.log(`\n### A slow line, ${engine}\n\n| what | measured | target |\n| --- | --- | --- |`);
    await slow(server).catch((e) => console.log(`slow line: ${e.stack}`));
  }
  const [wrote, read] = await Promise.all([writers(server), readers(server)]);
  const memory = b.memory(server.pid);
  await b.pause(3000);
  await server.stop();
  const kept = Number(sql("SELECT count(*) FROM report WHERE state <> 'borrador' AND sent_on IS NOT NULL;"));
  const proofs = Number(sql("SELECT count(*) FROM evidence WHERE file_name = 'prueba.txt';"));
  const verified = (() => { try { b.hito(env, 'verify'); return 'clean'; } catch (e) { return String(e.stdout ?? e).slice(-400); } })();
  const worst = read.reduce((x, y) => (y.p99 > x.p99 ? y : x));
  console.log(`\n### The night of the deadline, ${engine === 'sqlite' ? 'SQLite' : 'PostgreSQL on the same core'} (${box.words}; load ${load})\n\n| what | measured | target |\n| --- | --- | --- |`);
  for (const p of read) say(`${p.name}, ${Math.round(p.count / (WINDOW_S + 5))}/s`, `p50 ${p.p50} ms · p99 ${p.p99} ms · max ${p.max} ms${p.errors ? ` · ${p.errors} errors` : ''}`);
  say(`worst page of ${READS}/s`, `p99 ${worst.p99} ms`, 'p99 ≤ 200 ms, no errors', worst.p99 <= 200 && read.every((p) => p.errors === 0));
  say('pages of those who report', `p50 ${at(wrote.times, 0.5)?.toFixed(0)} ms · p99 ${at(wrote.times, 0.99)?.toFixed(0)} ms`, 'p99 ≤ 200 ms', at(wrote.times, 0.99) <= 200);
  say(`reports acknowledged, of ${PEOPLE - 1} (one more was left half-way on the slow line)`, String(wrote.sent), String(PEOPLE - 1), wrote.sent >= PEOPLE - 1);
  say('reports and proofs in the database, acknowledged and not there', `${kept} · ${proofs} · ${Math.max(0, wrote.sent - kept)} · ${Math.max(0, wrote.sent - 1 - proofs)}`, 'nothing lost', kept >= wrote.sent && proofs >= wrote.sent - 1);
  say('`hito verify`', verified, 'clean', verified === 'clean');
  say('resident memory at the end', `${memory.toFixed(0)} MB`);
  if (wrote.failed.length) console.log(`\n${wrote.failed.slice(0, 3).join('\n')}`);
}

if (process.argv[1].endsWith('night.mjs')) {
  const engines = process.argv[2] ? [process.argv[2]] : ['sqlite', 'postgres'];
  try {
    for (const engine of engines) {
      if (engine === 'postgres') {
        execFileSync('script/postgres', ['start', postgres], { stdio: 'pipe' });
        box.enter(Number(readFileSync(join(postgres, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]));
      }
      await night(engine);
    }
  } catch (e) {
    console.error(e);
    process.exitCode = 1;
  } finally {
    agent.destroy();
    if (engines.includes('postgres')) try { execFileSync('script/postgres', ['stop', postgres], { stdio: 'pipe' }); } catch { /* it never ran */ }
    b.cleanUp();
    box.leave();
  }
}
