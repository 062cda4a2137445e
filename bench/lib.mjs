// SPDX-License-Identifier: EUPL-1.2
// Servers, probes and loads of the bench.
import { spawn, execFileSync, execFile } from 'node:child_process';
import { mkdtempSync, rmSync, readFileSync, writeFileSync, openSync, mkdirSync, chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const seconds = Number(process.env.BENCH_SECONDS || 10);
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));
export const folder = mkdtempSync(join(tmpdir(), 'hito-bench.'));
chmodSync(folder, 0o755);
const running = new Set();
export function cleanUp() {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
function watched(child) {
  running.add(child);
  return new Promise((done) => child.on('exit', () => { running.delete(child); done(); }));
}
export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

export const freePort = () => new Promise((done) => {
  const s = createServer().listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => done(port)); });
});

export function hito(env, ...args) {
  return execFileSync('build/hito', args, { env: { ...process.env, ...env }, maxBuffer: 1 << 28 }).toString();
}

/* A running server: { port, log, pid, start_ms, stop() }. */
export async function serve(env) {
  const port = await freePort();
  const log = join(folder, `serve-${port}.log`);
  const began = performance.now();
  const child = spawn('build/hito', ['serve'], {
    env: { ...process.env, HITO_PORT: String(port), HITO_BASE_URL: `http://127.0.0.1:${port}`, HITO_DEMONSTRATION: '1', ...env },
    stdio: ['ignore', openSync(log, 'w'), openSync(log, 'a')],
  });
  const ended = watched(child);
  for (;;) {
    if (child.exitCode !== null) throw new Error(readFileSync(log, 'utf8'));
    try {
      if ((await fetch(`http://127.0.0.1:${port}/live`)).ok) break;
    } catch { await pause(3); }
  }
  const start_ms = performance.now() - began;
  return { port, log, pid: child.pid, start_ms, stop: async () => { child.kill('SIGTERM'); await ended; } };
}

/* Resident memory of a process in MB. */
export function memory(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

/* Processor time that a process has taken, in ms. */
export function cpu(pid) {
  const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(f[11]) + Number(f[12])) * 10;
}

const run = (file, args) => new Promise((done, fail) => {
  execFile(file, args, { maxBuffer: 1 << 24 }, (e, out) => (e ? fail(e) : done(out)));
});

/* So many requests a second, however long the answers take. */
export async function probe(server, path, cookie, rate = 200, length = seconds) {
  const before = cpu(server.pid);
  const p = JSON.parse(await run('build/probe', [String(server.port), path, String(rate), String(length), ...(cookie ? [cookie] : [])]));
  return { ...p, cpu: (cpu(server.pid) - before) / p.count };
}

/* As many as it can, 32 connections: requests per second. */
export async function load(port, path) {
  const out = await run('wrk', ['-t2', '-c32', `-d${Math.max(2, Math.round(seconds / 2))}s`, `http://127.0.0.1:${port}${path}`]);
  if (/Non-2xx/.test(out)) throw new Error(out);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(out)[1]);
}

/* What the log line of the last request of a path says. */
export async function one(server, path, cookie) {
  const headers = cookie ? { cookie } : {};
  await fetch(`http://127.0.0.1:${server.port}${path}`, { headers }).then((r) => r.arrayBuffer());
  await pause(100);
  const line = readFileSync(server.log, 'utf8').split('\n').filter((l) => l.includes('statements=')).at(-1);
  return { statements: Number(/statements=(\d+)/.exec(line)[1]), ms: Number(/ ms=([\d.]+)/.exec(line)[1]), arena: Number(/arena=(\d+)/.exec(line)[1]) };
}

/* Time of a page when nobody else asks: mean of many without the slowest tenth, in ms, from the log lines
 * (which have one decimal). */
export async function alone(server, path, times = 200) {
  const list = [];
  for (let i = 0; i < times; i++) {
    await fetch(`http://127.0.0.1:${server.port}${path}`).then((r) => r.arrayBuffer());
  }
  await pause(100);
  for (const l of readFileSync(server.log, 'utf8').split('\n').filter((x) => x.includes('statements=')).slice(-times)) {
    list.push(Number(/ ms=([\d.]+)/.exec(l)[1]));
  }
  const kept = list.sort((x, y) => x - y).slice(0, Math.ceil(times * 0.9));
  return kept.reduce((sum, x) => sum + x, 0) / kept.length;
}

/* The session of one of the demonstration's accounts. */
export async function signIn(port, email) {
  const url = `http://127.0.0.1:${port}/entrar`;
  const password = readFileSync('demo/cuentas.txt', 'utf8').match(/una ma.ana en el p.ramo/)[0];
  const page = await (await fetch(url)).text();
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]]);
  const names = [...page.matchAll(/<input[^>]* name="([^"]+)"[^>]*type="(email|password)"|<input[^>]* type="(email|password)"[^>]* name="([^"]+)"/g)];
  const body = new URLSearchParams(hidden);
  for (const m of names) body.set(m[1] || m[4], (m[2] || m[3]) === 'email' ? email : password);
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual', headers: { origin: `http://127.0.0.1:${port}` } });
  const cookie = answer.headers.getSetCookie().map((c) => c.split(';')[0]).find((c) => c.startsWith('hito='));
  if (answer.status !== 303 || !cookie) throw new Error(`cannot sign in: ${answer.status}`);
  return cookie;
}

/* nginx with one static file: what a page of the same bytes costs at the least. */
export async function nginx(bytes) {
  const port = await freePort();
  const home = join(folder, 'nginx');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'page.html'), bytes);
  writeFileSync(join(home, 'nginx.conf'), `daemon off; worker_processes auto; pid ${home}/pid; error_log ${home}/error.log;
events { worker_connections 512; }
http { access_log off; default_type text/html; types { text/html html; } sendfile on; tcp_nopush on; keepalive_requests 1000000;
  client_body_temp_path ${home}/a; proxy_temp_path ${home}/b; fastcgi_temp_path ${home}/c; uwsgi_temp_path ${home}/d; scgi_temp_path ${home}/e;
  open_file_cache max=10; server { listen 127.0.0.1:${port}; root ${home}; } }`);
  chmodSync(home, 0o755);
  const child = spawn('nginx', ['-c', join(home, 'nginx.conf'), '-e', join(home, 'error.log')], { stdio: 'ignore' });
  const ended = watched(child);
  for (let i = 0; i < 100; i++) {
    try { if ((await fetch(`http://127.0.0.1:${port}/page.html`)).ok) break; } catch { await pause(50); }
  }
  return { port, stop: async () => { child.kill('SIGTERM'); await ended; } };
}

/* A file of OGP's shape: the real headers, invented rows. */
export function ogpFile(rows) {
  const headers = [...readFileSync('src/room/exchange/ogp.def', 'utf8').matchAll(/^OGP\(\w+, "((?:[^"\\]|\\.)*)", \w+, (\w+)/gm)].map((m) => [m[1], m[2]]);
  const cell = (s) => (/[",\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s);
  const prose = 'La información está repartida y casi nadie la encuentra, "ni quien la hizo". Se publicará con una guía.\n'.repeat(12);
  const lines = [headers.map((h) => cell(h[0])).join(',')];
  for (let i = 0; i < rows; i++) {
    const plan = 1 + (i % 4);
    lines.push(headers.map(([name, kind]) => {
      if (kind === 'ID') return name === 'Commitment Unique Identifier' ? `EC${String(i + 1).padStart(4, '0')}` : '';
      if (name === 'Country/Locality') return 'Ecuador';
      if (name === 'Code') return 'ECU';
      if (name === 'Region') return 'Americas';
      if (name === 'National Or Local') return 'National';
      if (name === 'Action Plan Number') return String(plan);
      if (name === 'Commitment Number') return String(Math.floor(i / 4) + 1);
      if (name === 'Commitment Dummy') return '1';
      if (name === 'Year Of Submission') return String(2017 + 2 * plan);
      if (name === 'Action Plan End Year') return String(2019 + 2 * plan);
      if (name === 'Commitment Title' || name === 'Short Title') return `Compromiso inventado ${i + 1}`;
      if (name === 'Full Text') return prose;
      if (name === 'Lead Institution') return `Institución inventada ${i % 90}`;
      return kind === 'TAG' || kind === 'FLAG' ? String(i % 7 === 0 ? 1 : 0) : '';
    }).map(cell).join(','));
  }
  const path = join(folder, 'ogp.csv');
  writeFileSync(path, lines.join('\n') + '\n');
  return path;
}

/* Sends the form of a page: its hidden fields and what is given. Answers { code, to, ms, text }. */
export async function send(server, page, action, values, cookie) {
  const base = `http://127.0.0.1:${server.port}`;
  const headers = cookie ? { cookie } : {};
  const got = await fetch(base + page, { headers });
  const text = await got.text();
  const own = got.headers.getSetCookie().map((c) => c.split(';')[0]);
  const form = text.split('<form').find((f) => f.includes(`action="${action}"`)) || '';
  const body = new URLSearchParams([...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]]));
  for (const [k, v] of Object.entries(values)) body.set(k, v);
  const began = performance.now();
  const answer = await fetch(base + action, { method: 'POST', body, redirect: 'manual', headers: { origin: base, cookie: [cookie, ...own].filter(Boolean).join('; ') } });
  return { code: answer.status, to: answer.headers.get('location'), ms: performance.now() - began, text: await answer.text() };
}
