// SPDX-License-Identifier: EUPL-1.2
// The browser tests. script/node tests/browser/run.mjs [part of a journey's file name]…
// HITO_BIN names another program, HITO_TEST_DATABASE another database, HITO_KEEP=1 keeps the folder.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as checks from './checks.mjs';
import { WIDTHS, empty, expect, finish, launch, signIn, startServer, test } from './lib.mjs';
import { crawl, dead, kind } from './pages.mjs';

const wanted = process.argv.slice(2);
// The walks share a server; each journey has one of its own, with the demonstration as it was loaded.
let server, url;
async function fresh() {
  await ended();
  server = await startServer();
  ({ url } = server);
}
async function ended() {
  const code = await server?.stop();
  if (server) await test('the server ends in good order', () => expect(code === 0, `exit ${code}; see build/test-log/browser-server`));
  server = undefined;
}
const browser = await launch();

// Addresses of the route tables that need nothing but a jurisdiction: seen even when no page links
// to them yet. A refusal is then an answer like any other.
const { JURISDICTIONS = 'ec,ceibos' } = process.env;
const routes = readdirSync('src/room', { recursive: true }).filter((f) => f.endsWith('_pages.c'))
  .flatMap((f) => [...readFileSync(`src/room/${f}`, 'utf8').matchAll(/\{GET,\s*"(\/[^"]*)"/g)].map((m) => m[1]))
  .flatMap((r) => JURISDICTIONS.split(',').map((j) => r.replace('/:jurisdiction', `/${j}`)))
  .filter((r, i, all) => !r.includes(':') && all.indexOf(r) === i);

const jurisdiction = new RegExp(`^/(${JURISDICTIONS.replaceAll(',', '|')})(?=/|$)`);

// Kinds of pages that somebody signed in has shown already: the next person walks past them.
const shown = new Set();
// Every page that was looked at: the Nu checker reads them in one run at the end.
const pages = [];

async function walk(who, page, options) {
  const { visited, links, kinds } = await crawl(page, url, {
    ...options,
    visit: async (p, path, response) => {
      const signed = who !== 'visitor';
      const mark = `${kind(path).replace(jurisdiction, '/:jurisdiction')} ${response.status()}`;
      if (signed && shown.has(mark)) return;
      if (signed) shown.add(mark);
      const name = `${who} ${path}`, text = await response.text(), problems = [];
      const add = (what, list) => problems.push(...list.map((x) => `${what}: ${x}`));
      pages.push({ name, text });
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
      await test(name, () => empty(problems, 'problems'));
    },
  });
  await test(`${who}: there are pages to see (${visited} of ${kinds.length} kinds)`, () => expect(visited > 0, 'none'));
  const bad = await dead(page.context(), url, links, who === 'visitor' ? 3 : 1);
  await test(`${who}: no dead links of ${links.size}`, () => empty(bad, 'dead'));
}

// A script is never needed: the visitor walks without one.
async function visitor() {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'es-EC', bypassCSP: true });
  const page = await context.newPage();
  const noise = [];
  page.on('console', (m) => { if (m.type() === 'error' && !/status of 4\d\d/.test(m.text())) noise.push(`${page.url()}: ${m.text()}`); });
  page.on('request', (r) => { if (!r.url().startsWith(url) && !r.url().startsWith('data:')) noise.push(`another host: ${r.url()}`); });
  await walk('visitor', page, { start: ['/', ...routes] });
  await test('visitor: nothing in the console, no other host', () => empty([...new Set(noise)], 'noise'));
  await context.close();
}

// The policy as it is sent: no violation on any of a few pages, both faces allowed.
async function policy() {
  const context = await browser.newContext();
  const page = await context.newPage();
  const noise = [];
  page.on('console', (m) => { if (m.type() === 'error') noise.push(`${page.url()}: ${m.text()}`); });
  await crawl(page, url, { limit: 8, visit: async () => {} });
  await test('the content policy refuses nothing of our own', () => empty(noise.filter((n) => /Content Security|Refused/i.test(n)), 'policy'));
  await context.close();
}

// What a line carries: nginx compresses text (deploy/nginx.conf), so text counts as gzip at its level 1 makes it.
async function weights() {
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
async function signedIn() {
  if (!existsSync('demo/cuentas.txt')) return;
  const text = readFileSync('demo/cuentas.txt', 'utf8');
  const password = /clave de todas: (.+)\)/.exec(text)[1];
  const rows = [...text.matchAll(/^\s*(\S+@\S+)\s+(.*)$/gm)];
  for (const [, email, role] of rows) {
    const context = await browser.newContext({ locale: 'es-EC', bypassCSP: true });
    const page = await context.newPage();
    let entered = false;
    await test(`${email} (${role}) signs in`, async () => { await signIn(page, url, email, password); entered = true; });
    if (entered) await walk(email, page, { start: ['/pendientes', '/', ...routes], limit: 60 });
    await context.close();
  }
}

try {
  if (!wanted.length) {
    await fresh();
    await visitor();
    await policy();
    await weights();
    await signedIn();
    const nu = checks.vnu(pages);
    await test(`Nu checker on ${pages.length} pages`, () => empty([...nu].flatMap(([name, list]) => list.map((m) => `${name}: ${m}`)), 'html'));
  }
  // Journeys: tests/browser/journeys/*.mjs, each exporting default ({browser, server, …}).
  const folder = new URL('journeys/', import.meta.url);
  const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.mjs')).sort() : [];
  for (const file of files.filter((f) => !wanted.length || wanted.some((w) => f.includes(w)))) {
    const journey = (await import(new URL(file, folder))).default;
    await fresh();
    await journey({ browser, server, url, test, expect, empty, signIn: (page, email, password) => signIn(page, url, email, password), checks });
  }
} catch (error) {
  await test('the run itself', () => { throw error; });
} finally {
  await browser.close();
  await ended();
}
finish();
