// SPDX-License-Identifier: EUPL-1.2
// The browser tests. script/node tests/browser/run.mjs [part of a part's name | /address]…
// Parts: visitor, policy, weights, people, and each journey by its file's name; an address is one page, looked
// at as everybody who may see it. HITO_BIN names another program, HITO_TEST_DATABASE a PostgreSQL server,
// HITO_KEEP=1 keeps the folders, HITO_TEST_LANES says how many parts run at once.
import { readFileSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { gzipSync } from 'node:zlib';
import * as checks from './checks.mjs';
import { WIDTHS, empty, expect, finish, launch, mark, signIn, startServer, test as now, tester } from './lib.mjs';
import { crawl, dead, kind } from './pages.mjs';

const wanted = process.argv.slice(2), addresses = wanted.filter((w) => w.startsWith('/'));
const lanes = Number(process.env.HITO_TEST_LANES ?? Math.max(2, Math.min(4, cpus().length)));
const browser = await launch();

// Each part has a server of its own, with the demonstration as it was loaded.
async function withServer(test, name, body) {
  const server = await startServer({ name });
  try {
    await body(server);
  } finally {
    const code = await server.stop();
    await test('the server ends in good order', () => expect(code === 0, `exit ${code}; see ${server.log}`));
  }
}

// Addresses of the route tables that need nothing but a jurisdiction: seen even when no page links
// to them yet. A refusal is then an answer like any other.
const { JURISDICTIONS = 'ec,ceibos' } = process.env;
const routes = readdirSync('src/room', { recursive: true }).filter((f) => f.endsWith('_pages.c'))
  .flatMap((f) => [...readFileSync(`src/room/${f}`, 'utf8').matchAll(/\{GET,\s*"(\/[^"]*)"/g)].map((m) => m[1]))
  .flatMap((r) => JURISDICTIONS.split(',').map((j) => r.replace('/:jurisdiction', `/${j}`)))
  .filter((r, i, all) => !r.includes(':') && all.indexOf(r) === i);

const jurisdiction = new RegExp(`^/(${JURISDICTIONS.replaceAll(',', '|')})(?=/|$)`);

// Pages of indicators: a sheet in force, one that was cut, parts, and what only those who prepare or report meet.
const indicators = ['/ceibos/indicadores', '/ceibos/indicador/fuentes_protegidas', '/ceibos/indicador/personas_capacitadas'];
const sheet = ['/ceibos/indicador/consultorias_a_la_vista/ficha/editar/1', '/ceibos/indicador/consultorias_a_la_vista/metas'];
const work = {
  'direccion@hito.example': [...sheet, '/ceibos/indicador/canteras_con_pagos/aprobar'],
  'focal@hito.example': [...sheet, '/ceibos/indicador/contratos_a_tiempo/medir/12', '/ceibos/indicador/contratos_a_tiempo/corregir/3'],
};

// Every page that was looked at: the Nu checker reads them in one run at the end of a part.
async function nu(test, pages) {
  await test(`Nu checker on ${pages.length} pages`, async () =>
    empty([...await checks.vnu(pages)].flatMap(([name, list]) => list.map((m) => `${name}: ${m}`)), 'html'));
}

// All that a page must hold, on the one time that it is loaded.
async function look(p, path, response, text) {
  const problems = [], add = (what, list) => problems.push(...list.map((x) => `${what}: ${x}`));
  const other = path.includes('lang='); // the same page in the other language: its markup is enough
  for (const width of other ? [] : WIDTHS) {
    await p.setViewportSize({ width, height: 900 });
    add(`axe at ${width}`, await checks.axe(p));
  }
  add('320 px', await checks.sideways(p));
  if (!other) add('focus', await checks.focus(p));
  add('anchor', await checks.anchors(p));
  add('html', checks.html(text));
  if (response.status() >= 400 && (path === '/' || !routes.includes(path))) problems.push(`answers ${response.status()}`);
  return problems;
}

// shown: kinds of pages that somebody signed in has shown already: the next person walks past them.
async function walk(test, who, desks, url, { seen, shown, ...options }) {
  const sortOf = (path, response) => `${kind(path).replace(jurisdiction, '/:jurisdiction')} ${response.status()}`;
  const { visited, links, kinds } = await crawl(desks, url, {
    ...options,
    fresh: (path, response) => !shown?.has(sortOf(path, response)),
    visit: async (p, path, response) => {
      const sort = sortOf(path, response);
      if (shown?.has(sort)) return;
      shown?.add(sort);
      const name = `${who} ${path}`, text = await response.text();
      seen.push({ name, text });
      const problems = await look(p, path, response, text);
      await test(name, () => empty(problems, 'problems'));
    },
  });
  await test(`${who}: there are pages to see (${visited} of ${kinds.length} kinds)`, () => expect(visited > 0, 'none'));
  const bad = await dead(desks[0].context(), url, links, shown ? 1 : 3);
  await test(`${who}: no dead links of ${links.size}`, () => empty(bad, 'dead'));
}

const opened = (context) => Promise.all(Array.from({ length: lanes }, () => context.newPage()));

// A script is never needed: the visitor walks without one.
async function visitor(test, { url }) {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'es-EC', bypassCSP: true });
  const noise = [], seen = [], desks = await opened(context);
  for (const page of desks) {
    page.on('console', (m) => { if (m.type() === 'error' && !/status of 4\d\d/.test(m.text())) noise.push(`${page.url()}: ${m.text()}`); });
    page.on('request', (r) => { if (!r.url().startsWith(url) && !r.url().startsWith('data:')) noise.push(`another host: ${r.url()}`); });
  }
  await walk(test, 'visitor', desks, url, { seen, start: ['/', ...routes, ...indicators] });
  await test('visitor: nothing in the console, no other host', () => empty([...new Set(noise)], 'noise'));
  await context.close();
  await nu(test, seen);
}

// The policy as it is sent: no violation on any of a few pages, both faces allowed.
async function policy(test, { url }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const noise = [];
  page.on('console', (m) => { if (m.type() === 'error') noise.push(`${page.url()}: ${m.text()}`); });
  await crawl([page], url, { limit: 8, visit: async () => {} });
  await test('the content policy refuses nothing of our own', () => empty(noise.filter((n) => /Content Security|Refused/i.test(n)), 'policy'));
  await context.close();
}

// What a line carries: nginx compresses text (deploy/nginx.conf), so text counts as gzip at its level 1 makes it.
async function weights(test, { url }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const answers = [];
  page.on('response', (r) => answers.push(r));
  await page.goto(url + '/', { waitUntil: 'networkidle' });
  let bytes = 0;
  const requests = answers.length;
  for (const r of answers) {
    const sent = await r.request().sizes(), plain = !r.headers()['content-encoding'];
    const text = /^text\/|json|javascript|svg/.test(r.headers()['content-type'] ?? '');
    bytes += text && plain ? gzipSync(await r.body(), { level: 1 }).length : sent.responseBodySize;
  }
  await test(`the home page weighs at most 40 KB in 6 requests (${bytes} bytes, ${requests})`, () => expect(bytes <= 40960 && requests <= 6, 'too heavy'));
  await context.close();
}

// demo/cuentas.txt: the password of all in the first line, then "correo  papel".
function accounts() {
  const text = readFileSync('demo/cuentas.txt', 'utf8');
  const password = /clave de todas: (.+)\)/.exec(text)[1];
  return [...text.matchAll(/^\s*(\S+@\S+)\s+(.*)$/gm)].map(([, email, role]) => ({ email, role, password }));
}

async function entered(test, url, { email, role, password }) {
  const context = await browser.newContext({ locale: 'es-EC', bypassCSP: true });
  const desks = await opened(context);
  let inside = false;
  await test(`${email} (${role}) signs in`, async () => { await signIn(desks[0], url, email, password); inside = true; });
  return { context, desks, inside };
}

async function people(test, { url }) {
  const seen = [], shown = new Set();
  for (const account of accounts()) {
    const { context, desks, inside } = await entered(test, url, account);
    if (inside) await walk(test, account.email, desks, url, { seen, shown, start: ['/pendientes', '/ceibos/cocreacion/1', ...indicators, ...(work[account.email] ?? []), '/', ...routes], limit: 60, loads: 240 });
    await context.close();
  }
  await nu(test, seen);
}

// Single pages, as everybody who may see them.
async function single(test, { url }) {
  const seen = [], answered = new Set();
  for (const account of [null, ...accounts()]) {
    const who = account?.email ?? 'visitor';
    const { context, desks: [page], inside } = account ? await entered(test, url, account)
      : await browser.newContext({ locale: 'es-EC', bypassCSP: true }).then(async (c) => ({ context: c, desks: await opened(c), inside: true }));
    for (const path of inside ? addresses : []) {
      const response = await page.goto(url + path);
      if (response.status() !== 200 || new URL(page.url()).pathname !== new URL(url + path).pathname) continue;
      answered.add(path);
      const text = await response.text();
      seen.push({ name: `${who} ${path}`, text });
      const problems = await look(page, path, response, text);
      await test(`${who} ${path}`, () => empty(problems, 'problems'));
    }
    await context.close();
  }
  for (const path of addresses) await test(`${path} is shown to somebody`, () => expect(answered.has(path), 'to nobody'));
  await nu(test, seen);
}

// Journeys: tests/browser/journeys/*.mjs, each exporting default ({browser, server, …}).
const folder = new URL('journeys/', import.meta.url);
const journeys = readdirSync(folder).filter((f) => f.endsWith('.mjs')).sort().map((file) => [file.replace('.mjs', ''), async (test, server) => {
  const { url } = server, journey = (await import(new URL(file, folder))).default;
  await journey({ browser, server, url, test, expect, empty, mark, signIn: (page, email, password) => signIn(page, url, email, password), checks });
}]);

// The longest first. A part's lines come out together when it ends; a part alone says them as it goes.
const parts = [['visitor', visitor], ['people', people], ['policy', policy], ['weights', weights], ...journeys]
  .filter(([name]) => !wanted.length || wanted.some((w) => name.includes(w)));
if (addresses.length) parts.unshift(['addresses', single]);
async function run([name, part]) {
  const lines = [], began = performance.now();
  const test = parts.length === 1 ? now : tester((line) => lines.push(line));
  try {
    await withServer(test, name, (server) => part(test, server));
  } catch (error) {
    await test(`${name}: the run itself`, () => { throw error; });
  }
  lines.push(`        ${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  console.log(lines.join('\n'));
}
const queue = [...parts];
await Promise.all(Array.from({ length: lanes }, async () => { while (queue.length) await run(queue.shift()); }));
await browser.close();
finish();
