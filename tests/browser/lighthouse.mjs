// SPDX-License-Identifier: EUPL-1.2
// script/lighthouse [runs [address…]]: Lighthouse for a phone on simulated slow 3G, through nginx on
// the loopback with the gzip and proxy lines of deploy/. Prints medians as a table.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort, startServer } from './lib.mjs';

const [runs = '3', ...wanted] = process.argv.slice(2);
const addresses = wanted.length ? wanted
  : ['/', '/ceibos', '/ceibos/plan/1', '/ceibos/plan/1/compromiso/1', '/entrar', '/buscar?q=agua'];
process.env.HITO_BIN ??= 'build/hito'; // never the program under sanitizers: its times say nothing

const folder = mkdtempSync(join(tmpdir(), 'hito-lighthouse-'));
const front = await freePort();
const url = `http://127.0.0.1:${front}`;
const server = await startServer({ settings: { HITO_BASE_URL: url, HITO_TRUSTED_PROXY: '127.0.0.1' } });

// The gzip lines are read from the file that is deployed, so that what is measured is what is sent.
const gzip = readFileSync('deploy/nginx.conf', 'utf8').match(/^\s+gzip.*;$/gm).join('\n');
mkdirSync(join(folder, 'logs'));
writeFileSync(join(folder, 'nginx.conf'), `daemon off; pid ${folder}/pid; error_log ${folder}/logs/error warn;
events {}
http {
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((n) => `${n}_temp_path ${folder}/${n};`).join('\n')}
access_log off;
${gzip}
server { listen 127.0.0.1:${front}; location / { proxy_pass ${server.url}; include ${resolve('deploy/hito-proxy.conf')}; } }
}
`);
const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], {
  stdio: 'inherit', env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
});

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
function once(address) {
  const out = join(folder, 'report.json');
  const r = spawnSync(process.execPath, ['node_modules/lighthouse/cli/index.js', url + address, '--quiet', '--output=json', `--output-path=${out}`,
    '--throttling.rttMs=400', '--throttling.throughputKbps=400', '--throttling.cpuSlowdownMultiplier=4',
    '--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run'],
  { encoding: 'utf8', env: { ...process.env, CHROME_PATH: process.env.CHROME_PATH ?? '/usr/bin/chromium' } });
  if (r.status !== 0) throw new Error(`lighthouse on ${address}: exit ${r.status}\n${r.stderr.slice(-2000)}`);
  const { categories: c, audits: a } = JSON.parse(readFileSync(out, 'utf8'));
  for (const kind of ['accessibility', 'best-practices', 'seo'])
    for (const { id } of c[kind].auditRefs) if (a[id].score !== null && a[id].score < 1 && a[id].scoreDisplayMode !== 'informative') console.error(`${address}: ${kind}: ${id}: ${a[id].title}`);
  return {
    performance: c.performance.score * 100, accessibility: c.accessibility.score * 100, practices: c['best-practices'].score * 100, seo: c.seo.score * 100,
    fcp: a['first-contentful-paint'].numericValue, lcp: a['largest-contentful-paint'].numericValue, tbt: a['total-blocking-time'].numericValue,
    cls: a['cumulative-layout-shift'].numericValue, bytes: a['total-byte-weight'].numericValue,
  };
}

let low = 0;
const comma = (n, digits) => n.toFixed(digits).replace('.', ',');
try {
  console.log('| Página | Rendimiento | FCP (s) | LCP (s) | TBT (ms) | CLS | Accesibilidad | Buenas prácticas | SEO | KB |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|');
  for (const address of addresses) {
    const all = Array.from({ length: Number(runs) }, () => once(address));
    const m = Object.fromEntries(Object.keys(all[0]).map((k) => [k, median(all.map((x) => x[k]))]));
    console.log(`| \`${address}\` | ${Math.round(m.performance)} | ${comma(m.fcp / 1000, 2)} | ${comma(m.lcp / 1000, 2)} | ${Math.round(m.tbt)} | ${comma(m.cls, 3)} | ${Math.round(m.accessibility)} | ${Math.round(m.practices)} | ${Math.round(m.seo)} | ${comma(m.bytes / 1000, 1)} |`);
    if (m.performance < 97 || m.lcp > 2100 || Math.min(m.accessibility, m.practices, m.seo) < 100) low++;
  }
} finally {
  const gone = new Promise((done) => nginx.once('exit', done));
  nginx.kill('SIGTERM');
  await gone;
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.error(low ? `${low} below the bar (performance 97, LCP 2.1 s, the rest 100)` : 'all above the bar');
process.exitCode = low ? 1 : 0;
