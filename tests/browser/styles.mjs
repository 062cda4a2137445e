// SPDX-License-Identifier: EUPL-1.2
// The sample markup of docs/estilos.md under our sheets: accessible, valid, within 320 px, within
// budget, and still readable with forced colours.
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import * as checks from './checks.mjs';
import { WIDTHS, empty, expect, finish, launch, test } from './lib.mjs';

execFileSync('script/sample');
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const server = createServer((q, r) => {
  const file = 'build/sample' + q.url.split('?')[0];
  if (file.includes('..') || !existsSync(file) || !statSync(file).isFile()) return r.writeHead(404).end();
  r.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' });
  createReadStream(file).pipe(r);
}).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const url = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();

for (const name of ['page', 'form', 'map']) {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${url}/${name}.html`);
    // The form samples are govuk-frontend's own examples, with their ids repeated.
    await test(`${name} at ${width}: axe finds nothing`, async () =>
      empty((await checks.axe(page)).filter((v) => name !== 'form' || !/duplicate-id|label-title-only/.test(v)), 'axe'));
  }
  await test(`${name}: no sideways scroll at 320 px`, async () => empty(await checks.sideways(page), 'too wide'));
  await test(`${name}: focus is visible`, async () => empty(await checks.focus(page), 'focus'));
  if (name !== 'form') {
    const text = readFileSync(`build/sample/${name}.html`, 'utf8');
    await test(`${name}: html-validate`, () => empty(checks.html(text), 'html'));
    await test(`${name}: Nu checker`, async () => empty((await checks.vnu([{ name, text }])).get(name) ?? [], 'html'));
  }
  await page.emulateMedia({ forcedColors: 'active' });
  await test(`${name}: axe finds nothing with forced colours`, async () =>
    empty((await checks.axe(page)).filter((v) => !/color-contrast|duplicate-id/.test(v)), 'axe'));
  await context.close();
}
await browser.close();
server.close();

const weight = (pattern) => readdirSync('build/assets').filter((f) => pattern.test(f)).reduce((n, f) => n + statSync(`build/assets/${f}`).size, 0);
for (const [words, pattern, limit] of [['the inlined sheet', /^page\..*\.css\.gz$/, 6144], ['the sheet of forms', /^site\..*\.css\.gz$/, 12288],
  ['both faces', /\.woff2$/, 20480], ['our script', /^site\..*\.js\.gz$/, 6144], ['the icons', /^icons\.[0-9a-f]+\.svg\.gz$/, 4096]])
  await test(`${words}: at most ${limit} bytes`, () => expect(weight(pattern) <= limit, `${weight(pattern)} bytes`));
await test('nothing of GOV.UK but its markup', () => {
  const css = readdirSync('build/assets').filter((f) => f.endsWith('.css')).map((f) => readFileSync(`build/assets/${f}`, 'utf8')).join('');
  expect(!/GDS Transport|crest|crown/i.test(css), 'a font or mark of GOV.UK is named');
});
finish();
