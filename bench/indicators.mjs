// SPDX-License-Identifier: EUPL-1.2
// The system of indicators at scale: 10,000 of 16 periods with five parts each; a plan of 300. Pages, the indices of all
// plans computed again, and the whole archive.
import { spawn } from 'node:child_process';
import { readFileSync, statSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as b from './lib.mjs';

const PLAN = '/escala-01/plan/9';
const pages = [['results of a plan (300 indicators, 16 periods)', `${PLAN}/resultados`, true], ['indices of a plan', `${PLAN}/indices`],
  ['page of an indicator', '/escala-01/indicador/medida_1'], ['indicators of a jurisdiction', '/escala-01/indicadores'],
  ['comparison of plans', '/comparar'], ['plan page, now with indicators', PLAN], ['commitment page, now with indicators', `${PLAN}/compromiso/1`]];

async function paged({ say, ms, env, engine }) {
  const server = await b.serve({ ...env, HITO_CACHE_BYTES: '0' }), limit = engine === 'sqlite' ? 15 : 30;
  for (const [name, path, wanted] of pages) {
    const code = (await fetch(`http://127.0.0.1:${server.port}${path}`)).status;
    if (code !== 200) {
      say(name, `answered ${code}`, 'works', false);
      continue;
    }
    const o = await b.one(server, path), runs = [];
    for (let i = 0; i < 3; i++) runs.push(await b.probe(server, path));
    const p = runs.sort((x, y) => x.p99 - y.p99)[1];
    say(`${name}, cache off, 200/s`, `${ms(p)} · ${o.statements} statements · ${Math.round(o.arena / 1024)} kB of memory`,
      wanted ? `p99 ≤ ${limit} ms, ≤ 12 statements` : '', p.p99 <= limit && p.errors === 0 && o.statements <= 12);
  }
  await server.stop();
}

/* The worker computes the figures of every plan again once they are gone: from the start of the server until all stand. */
async function recomputed({ say, env, sql }) {
  const count = () => Number(/\d+/.exec(sql(env, 'SELECT count(*) FROM plan_index'))[0]);
  const all = count();
  sql(env, 'DELETE FROM plan_index; DELETE FROM plan_index_seen;');
  const server = await b.serve(env), began = performance.now();
  let took = NaN;
  while (performance.now() - began < 120000) {
    if (count() >= all) { took = (performance.now() - began) / 1000; break; }
    await b.pause(20);
  }
  await server.stop();
  say(`every index computed again (${all} figures)`, `${took.toFixed(2)} s, from the start of the server`, '≤ 2 s', all > 0 && took <= 2);
}

/* A command and the most memory it ever had resident, in MB. */
function run(env, ...args) {
  return new Promise((done, fail) => {
    const began = performance.now();
    const child = spawn('build/hito', args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
    let most = 0;
    const look = setInterval(() => {
      try { most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024); } catch { /* it ended */ }
    }, 10);
    child.on('exit', (code) => {
      clearInterval(look);
      if (code === 0) done({ most, took: (performance.now() - began) / 1000 }); else fail(new Error(`hito ${args.join(' ')}: ${code}`));
    });
  });
}

async function archived({ say, env }) {
  const file = join(b.folder, 'archivo.zip');
  const plain = await run(env, 'check').catch(() => ({ most: 0 })), made = await run(env, 'export', 'archive', file);
  const more = made.most - plain.most;
  say('the whole archive', `${made.took.toFixed(1)} s · ${(statSync(file).size / 2 ** 20).toFixed(1)} MB`, '≤ 15 s', made.took <= 15);
  say('memory that it takes', `${made.most.toFixed(1)} MB, ${more.toFixed(1)} more than a command that reads nothing`, '≤ 64 MB more', more <= 64);
  const read = await run(env, 'verify', '--from', file).catch((e) => e);
  say('that archive computed again, without a database', read instanceof Error ? read.message : `${read.took.toFixed(1)} s · ${read.most.toFixed(1)} MB`, 'agrees', !(read instanceof Error));
  rmSync(file);
}

export async function indicators(bench) {
  await paged(bench);
  await recomputed(bench);
  await archived(bench);
}
