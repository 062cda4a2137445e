// SPDX-License-Identifier: EUPL-1.2
// script/bench: every number of docs/performance.md in one run.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import { cocreation } from './cocreation.mjs';
import { indicators } from './indicators.mjs';
import * as b from './lib.mjs';

const PLAN = '/escala-01/plan/9';
const COMMITMENT = `${PLAN}/compromiso/1`;
const ORDINARY = '/escala-01/plan/8';
const pages = [['commitment page', COMMITMENT], ['plan page (60 commitments, 600 milestones)', PLAN], ['jurisdiction', '/escala-01'],
  ['home', '/'], ['all commitments', '/escala-01/compromisos'], ['milestone page', `${COMMITMENT}/hito/1.1`]];
const say = (what, value, target = '', good = true) => {
  console.log(`| ${what} | ${value} | ${target}${target && !good ? ' **missed**' : ''} |`);
};
const heading = (text) => console.log(`\n### ${text}\n\n| what | measured | target |\n| --- | --- | --- |`);
const ms = (p) => `p50 ${p.p50} ms · p99 ${p.p99} ms · max ${p.max} ms · ${p.cpu.toFixed(2)} ms of processor${p.errors ? ` · ${p.errors} errors` : ''}`;

const postgres = join(b.folder, 'pg');
const psql = (database, sql) => execFileSync('psql', ['-X', '-q', '-h', postgres, '-U', 'postgres', '-d', database, '-c', sql], { stdio: 'pipe' });

function database(engine, name) {
  const data = join(b.folder, `${engine}-${name}`);
  mkdirSync(data, { recursive: true });
  if (engine === 'sqlite') return { HITO_DATA_DIR: data, HITO_DATABASE: join(data, 'hito.db') };
  psql('postgres', `create database "${name}"`);
  return { HITO_DATA_DIR: data, HITO_DATABASE: `postgresql://postgres@/${name}?host=${postgres}` };
}

/* Filled, and started once until the log is sealed and the search index made. */
async function filled(engine, name, ...scale) {
  const env = database(engine, name);
  const began = performance.now();
  b.hito(env, 'demo', ...scale);
  const took = (performance.now() - began) / 1000;
  if (engine === 'postgres') psql(name, 'analyze');
  const server = await b.serve(env);
  for (let still = 0, last = -1; still < 5;) {
    await b.pause(1000);
    const taken = b.cpu(server.pid);
    still = taken - last < 20 ? still + 1 : 0;
    last = taken;
  }
  const after = b.memory(server.pid);
  await server.stop();
  return { env, took, after };
}

async function latency(engine, env) {
  const limit = engine === 'sqlite' ? 10 : 20;
  for (const [cache, bytes] of [['cache off', '0'], ['cache on', undefined]]) {
    const server = await b.serve({ ...env, ...(bytes === undefined ? {} : { HITO_CACHE_BYTES: bytes }) });
    for (const [name, path] of bytes === undefined ? pages.slice(0, 2) : pages) {
      const o = await b.one(server, path);
      const runs = [];
      for (let i = 0; i < 3; i++) runs.push(await b.probe(server, path));
      const p = runs.sort((x, y) => x.p99 - y.p99)[1];
      const wanted = path === PLAN || path === COMMITMENT;
      const statements = bytes === undefined ? '' : ` · ${o.statements} statements · ${Math.round(o.arena / 1024)} kB of memory`;
      say(`${name}, ${cache}, 200/s`, `${ms(p)}${statements}`, wanted ? `p99 ≤ ${limit} ms, ≤ 10 statements` : '', p.p99 <= limit && p.errors === 0 && o.statements <= 10);
    }
    if (bytes !== undefined) {
      const cookie = await b.signIn(server.port, 'direccion@hito.example');
      for (const [name, path] of pages.slice(0, 2)) {
        const o = await b.one(server, path, cookie);
        const p = await b.probe(server, path, cookie);
        say(`${name}, signed in, 200/s`, `${ms(p)} · ${o.statements} statements`);
      }
    }
    await server.stop();
  }
}

async function throughput(env) {
  const on = await b.serve(env);
  const bytes = Buffer.from(await (await fetch(`http://127.0.0.1:${on.port}${COMMITMENT}`)).arrayBuffer());
  await on.stop();
  const web = await b.nginx(bytes);
  const cached = [], made = [], plain = [];
  for (let i = 0; i < 3; i++) { // by turns: the machine's mood is the same for all; one server at a time may write
    plain.push(await b.load(web.port, '/page.html'));
    for (const [list, more] of [[cached, {}], [made, { HITO_CACHE_BYTES: '0' }]]) {
      const server = await b.serve({ ...env, ...more });
      list.push(await b.load(server.port, COMMITMENT));
      await server.stop();
    }
  }
  await web.stop();
  const [p, c, m] = [b.median(plain), b.median(cached), b.median(made)];
  say('nginx, a file of the same bytes', `${Math.round(p)}/s (${bytes.length} bytes)`);
  say('cached commitment page', `${Math.round(c)}/s · ${(c / p).toFixed(2)} of nginx`, '≥ 0.4', c / p >= 0.4);
  say('commitment page made each time', `${Math.round(m)}/s · ${(m / p).toFixed(2)} of nginx`, '≥ 0.1', m / p >= 0.1);
}

async function growth(big, small) {
  const servers = [await b.serve({ ...small, HITO_CACHE_BYTES: '0' }), await b.serve({ ...big, HITO_CACHE_BYTES: '0' })];
  for (const [name, path] of [['ordinary commitment page', `${ORDINARY}/compromiso/1`], ['ordinary plan page', ORDINARY]]) {
    const times = [[], []];
    for (let round = 0; round < 5; round++) for (const i of [0, 1]) times[i].push(await b.alone(servers[i], path));
    const [one, hundred] = times.map(b.median);
    say(`${name}, 100 times the data`, `${one.toFixed(2)} ms → ${hundred.toFixed(2)} ms: ${(hundred / one).toFixed(2)} times`, '≤ 1.2 times', hundred / one <= 1.2);
  }
  await Promise.all(servers.map((s) => s.stop()));
}

/* Outside of the server, for what only the bench does to a database. */
const sql = (env, text) => (env.HITO_DATABASE.startsWith('postgresql:')
  ? execFileSync('psql', ['-X', '-q', '-A', '-t', '-h', postgres, '-U', 'postgres', '-d', 'scale', '-c', text])
  : execFileSync('sqlite3', [env.HITO_DATABASE, text])).toString();

async function start(env) {
  const times = [];
  let resident;
  for (let i = 0; i < 3; i++) {
    const server = await b.serve(env);
    times.push(server.start_ms);
    await b.pause(3000);
    resident = b.memory(server.pid);
    await server.stop();
  }
  const t = b.median(times);
  say('start until it answers', `${Math.round(t)} ms`, '≤ 500 ms', t <= 500);
  say('resident memory, idle', `${resident.toFixed(1)} MB`, '≤ 64 MB', resident <= 64);
}

function importing(engine) {
  const env = database(engine, 'ogp');
  b.hito(env, 'init');
  const file = b.ogpFile(4000);
  const began = performance.now();
  b.hito(env, 'import', 'ogp', file);
  const took = (performance.now() - began) / 1000;
  say('4,000 rows of OGP imported', `${took.toFixed(2)} s`, '< 5 s', took < 5);
}

const engines = process.argv[2] ? [process.argv[2]] : ['sqlite', 'postgres'];
const only = process.argv[3]; // "latency", "cocreation" or "indicators"
let failed;
try {
  console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.release()}; ${b.seconds} s a run; load ${os.loadavg()[0].toFixed(1)} at the start`);
  if (engines.includes('postgres')) execFileSync('script/postgres', ['start', postgres], { stdio: 'pipe' });
  for (const engine of engines) {
    heading(engine === 'sqlite' ? 'SQLite' : 'PostgreSQL');
    const big = await filled(engine, 'scale', '--scale'), small = await filled(engine, 'small', '--scale=1');
    say('`hito demo --scale`', `${big.took.toFixed(1)} s`, '', true);
    say('resident memory after filling, sealing and indexing', `${big.after.toFixed(1)} MB`);
    if (only === undefined || only === 'latency') {
      await start(big.env);
      await latency(engine, big.env);
    }
    if (only === undefined) {
      await throughput(big.env);
      await growth(big.env, small.env);
      importing(engine);
    }
    if (only === undefined || only === 'indicators') await indicators({ say, ms, env: big.env, sql, engine });
    if (only === undefined || only === 'cocreation') await cocreation({ say, ms, env: big.env, sql }); // last: it changes the database
  }
} catch (e) {
  failed = e;
} finally {
  if (engines.includes('postgres')) try { execFileSync('script/postgres', ['stop', postgres], { stdio: 'pipe' }); } catch { /* it never ran */ }
  b.cleanUp();
}
if (failed) {
  console.error(failed);
  process.exitCode = 1;
}
