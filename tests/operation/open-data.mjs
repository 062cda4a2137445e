// SPDX-License-Identifier: EUPL-1.2
// What programs read of the demonstration, held against linters and validators written by others: OpenAPI (Redocly),
// every answer against its schema (Ajv), Data Packages and their rows (datapackage), calendars (ical.js).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import datapackage from 'datapackage';
import ICAL from 'ical.js';
import { Installation, expect, finish, test } from './lib.mjs';

const house = new Installation({});
house.done('demo');
await house.start();
const base = `http://127.0.0.1:${house.port}`;
const work = mkdtempSync(join(tmpdir(), 'hito-open-data-'));
const get = (path, headers = {}) => fetch(path.startsWith('http') ? path : base + path, { headers, redirect: 'manual' });
const json = async (path) => (await get(path)).json();
const few = (list) => list.slice(0, 12).join('\n');

const text = await (await get('/api/v1/openapi.json')).text();
const described = JSON.parse(text);
const places = (await json('/api/v1/jurisdicciones')).data.map((p) => p.code);
const sets = (await json('/api/v1')).datasets.map((d) => d.name);
const main = 'ceibos';

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(described, 'api');
const escape = (s) => s.replaceAll('~', '~0').replaceAll('/', '~1');
const schemaOf = (path, type = 'application/json') =>
  ajv.getSchema(`api#/paths/${encodeURIComponent(escape(path))}/get/responses/200/content/${encodeURIComponent(escape(type))}/schema`);
const problemSchema = ajv.getSchema('api#/components/schemas/problema');

for (const lang of ['es', 'en'])
  await test(`the description of the API has no error and no warning (${lang})`, async () => {
    const source = await (await get(`/api/v1/openapi.json?lang=${lang}`)).text();
    const config = await createConfig({ extends: ['recommended-strict'] });
    const found = await lintFromString({ source, absoluteRef: 'openapi.json', config });
    expect(found.length === 0, few(found.map((p) => `${p.ruleId}: ${p.message} ${p.location[0]?.pointer}`)));
    expect(Object.keys(described.paths).length === 3 + 2 * sets.length && sets.length > 40, `${sets.length} sets`);
  });

await test('every path answers as its schema says, in every place', async () => {
  const wrong = [];
  for (const [path, item] of Object.entries(described.paths)) {
    const type = Object.keys(item.get.responses['200'].content)[0];
    for (const place of path.includes('{') ? places : ['']) {
      const address = path.replace('{jurisdiccion}', place);
      const answer = await get(`${address}?por_pagina=1000`);
      if (answer.status !== 200 || answer.headers.get('access-control-allow-origin') !== '*') wrong.push(`${address}: ${answer.status}`);
      else if (type === 'text/csv') {
        const columns = (await answer.text()).split('\r\n')[0];
        const name = path.split('/').at(-1).replace('.csv', '');
        if (columns !== described.components.schemas[name].required.join(',')) wrong.push(`${address}: ${columns}`);
      } else {
        const check = schemaOf(path), body = await answer.json();
        if (!check) wrong.push(`${address}: no schema`);
        else if (!check(body)) wrong.push(`${address}: ${ajv.errorsText(check.errors.slice(0, 3))}`);
      }
    }
  }
  expect(wrong.length === 0, few(wrong));
});

await test('pages one after the other hold what the whole set holds, in its order', async () => {
  const wrong = [];
  for (const set of sets) {
    const whole = (await json(`/${main}/datos/${set}.json`)).rows.map((x) => JSON.stringify(x));
    const size = Math.max(3, Math.ceil(whole.length / 8)), rows = [];
    for (let next = `${base}/api/v1/${main}/${set}?por_pagina=${size}`; next;) {
      const answer = await get(next), page = await answer.json();
      rows.push(...page.data.map((x) => JSON.stringify(x)));
      const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link'))?.[1] ?? null;
      if (link !== page.next) wrong.push(`${set}: ${link} is not ${page.next}`);
      next = page.next;
    }
    if (rows.join('\n') !== whole.join('\n')) wrong.push(`${set}: ${rows.length} rows, the whole has ${whole.length}`);
  }
  expect(wrong.length === 0, few(wrong));
});

await test('a condition gives those rows and no others', async () => {
  const wrong = [];
  let asked = 0;
  for (const set of sets) {
    const all = (await json(`/${main}/datos/${set}.json`)).rows;
    const operation = described.paths[`/api/v1/{jurisdiccion}/${set}`].get;
    for (const { name } of operation.parameters.filter((p) => p.in === 'query')) {
      const value = all.map((x) => x[name]).find((v) => v !== null && v !== undefined);
      if (value === undefined) continue;
      asked++;
      const got = await json(`/api/v1/${main}/${set}?por_pagina=1000&${name}=${encodeURIComponent(value)}`);
      const want = all.filter((x) => x[name] === value).slice(0, 1000);
      if (JSON.stringify(got.data) !== JSON.stringify(want)) wrong.push(`${set}?${name}=${value}: ${got.data?.length} rows, not ${want.length}`);
    }
  }
  expect(wrong.length === 0 && asked > 30, few([`${asked} asked`, ...wrong]));
});

await test('what is wrong is told as RFC 9457 says, and nothing of the server', async () => {
  const cases = [[`/api/v1/${main}/nada`, 404], ['/api/v1/ningun-lugar/planes', 404], ['/api/v9', 404], [`/api/v1/${main}/planes?pagina=0`, 422],
    [`/api/v1/${main}/planes?por_pagina=1001`, 422], [`/api/v1/${main}/resultados?indicador=x`, 422], [`/api/v1/${main}/resultados?category=baja`, 422],
    [`/api/v1/${main}/resultados?indicator=a&indicator=b`, 422], [`/api/v1/${main}/hitos?plan_number=uno`, 422], [`/api/v1/${main}/hitos?state=inventado`, 422]];
  for (const [path, code] of cases) {
    const answer = await get(path), body = await answer.json();
    expect(answer.status === code && answer.headers.get('content-type').startsWith('application/problem+json'), `${path}: ${answer.status}`);
    expect(problemSchema(body) && body.status === code && !/sql|statement|select/i.test(JSON.stringify(body)), `${path}: ${JSON.stringify(body)}`);
  }
  const other = await get(`/api/v1/${main}/planes`, { accept: 'text/html' });
  expect(other.status === 406 && problemSchema(await other.json()), `${other.status}`);
  expect((await fetch(`${base}/api/v1`, { method: 'POST' })).status === 405, 'POST');
  expect((await fetch(`${base}/api/v1`, { method: 'OPTIONS' })).status === 204, 'OPTIONS');
  expect((await get(`/${main}/datos/planes.json`)).headers.get('access-control-allow-origin') === null, 'only the API is open to other sites');
});

await test('what has not changed is not sent again', async () => {
  const path = `/api/v1/${main}/compromisos?por_pagina=5`, first = await get(path), mark = first.headers.get('etag');
  await first.arrayBuffer();
  for (const sent of [mark, `W/${mark}`, `"otra", ${mark}`]) {
    const again = await get(path, { 'if-none-match': sent });
    expect(again.status === 304 && (await again.arrayBuffer()).byteLength === 0 && again.headers.get('etag') === mark, `${sent}: ${again.status}`);
  }
  expect((await get(path, { 'if-none-match': '"otra"' })).status === 200, 'another mark');
});

/* The descriptor and the rows of every resource of a folder. */
async function packageFaults(folder) {
  const held = await datapackage.Package.load(join(folder, 'datapackage.json'), { basePath: folder });
  if (!held.valid) return held.errors.map((e) => e.message);
  const faults = [];
  let rows = 0;
  for (const resource of held.resources) {
    if (!resource.tabular) { faults.push(`${resource.name}: not a table`); continue; }
    try { rows += (await resource.read({ relations: false })).length; }
    catch (e) { faults.push(`${resource.name}: ${e.message} ${(e.errors ?? []).slice(0, 2).map((x) => `${x.rowNumber}: ${x.message}`).join('; ')}`); }
  }
  if (rows === 0) faults.push('no rows');
  return faults;
}
/* The library knows the first version of the standard: there a table is told by its profile, in the second by its type.
 * It also guesses the delimiter, where the standard says that a comma is meant if nothing is said. */
function asFirst(folder, descriptor) {
  descriptor.profile = 'data-package';
  for (const x of descriptor.resources) {
    if (x.type === 'table') x.profile = 'tabular-data-resource';
    x.dialect ??= { delimiter: ',' };
  }
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify(descriptor));
}

for (const place of places)
  await test(`the data package of a place is valid, and its rows are what it says (${place})`, async () => {
    const folder = mkdtempSync(join(work, 'p-'));
    const descriptor = await json(`/${place}/datos/datapackage.json`);
    expect(descriptor.$schema === 'https://datapackage.org/profiles/2.0/datapackage.json' && descriptor.resources.length === sets.length, 'v2');
    expect(descriptor.resources.every((x) => x.type === 'table' && x.schema.fields.length > 0), 'tables');
    for (const x of descriptor.resources) writeFileSync(join(folder, x.path), await (await get(`/${place}/datos/${x.path}`)).text());
    asFirst(folder, descriptor);
    const faults = place === 'arboles' ? (await packageFaults(folder)).filter((f) => f !== 'no rows') : await packageFaults(folder);
    expect(faults.length === 0, few(faults));
  });

await test('the validator finds a row that is not what its package says', async () => {
  const folder = mkdtempSync(join(work, 'w-'));
  const descriptor = await json(`/${main}/datos/datapackage.json`);
  descriptor.resources = descriptor.resources.filter((x) => x.name === 'hitos');
  const rows = await (await get(`/${main}/datos/hitos.csv`)).text();
  writeFileSync(join(folder, 'hitos.csv'), rows.replace(',vigente,', ',inventado,'));
  asFirst(folder, descriptor);
  const faults = await packageFaults(folder);
  expect(/^hitos: .*inventado/.test(faults[0]), few(faults));
});

await test('the archive is a valid data package, and its rows are what it says', async () => {
  const folder = mkdtempSync(join(work, 'a-')), zip = join(work, 'archivo.zip');
  let answer;
  for (let i = 0; i < 40 && answer?.status !== 200; i++) {
    answer = await get('/datos/archivo.zip');
    if (answer.status !== 200) await new Promise((done) => setTimeout(done, 500));
  }
  expect(answer.status === 200, `${answer.status}`);
  writeFileSync(zip, Buffer.from(await answer.arrayBuffer()));
  execFileSync('unzip', ['-q', zip, '-d', folder]);
  const descriptor = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
  descriptor.resources = descriptor.resources.filter((x) => x.type === 'table');
  for (const x of descriptor.resources) if (Array.isArray(x.path)) x.path = x.path.find((p) => p.endsWith('.csv'));
  expect(descriptor.resources.length > 40, `${descriptor.resources.length} tables`);
  asFirst(folder, descriptor);
  const faults = await packageFaults(folder);
  expect(faults.length === 0, few(faults));
});

await test('the catalogue tells each set with its files, and they are there', async () => {
  const catalogue = await json('/datos/catalogo.jsonld');
  expect(catalogue['@type'] === 'dcat:Catalog' && catalogue['dct:title'] && catalogue['dct:description'] && catalogue['dct:publisher']['foaf:name'], 'its own words');
  const listed = catalogue['dcat:dataset'];
  expect(listed.length === sets.length * places.length && new Set(listed.map((d) => d['@id'])).size === listed.length, `${listed.length}`);
  for (const d of listed) {
    expect(d['dct:title']['@value'] && d['dct:description']['@value'] && d['dcat:distribution'].length === 2, d['@id']);
    if (!d['@id'].includes(`/${main}/`)) continue;
    for (const f of d['dcat:distribution']) {
      const answer = await get(f['dcat:accessURL']['@id'], { range: 'bytes=0-0' });
      await answer.arrayBuffer();
      expect(answer.status === 200 && f['dct:license']['@id'], f['@id']);
    }
  }
});

await test('calendars read as calendars: every event with its own lasting identity', async () => {
  let events = 0;
  for (const path of [`/${main}/plazos.ics`, `/${main}/plan/1/plazos.ics`, `/${main}/plan/1.ics`, `/${main}/plan/1/periodos.ics`, `/${main}/cocreacion/1/calendario.ics`]) {
    const seen = [];
    for (let i = 0; i < 2; i++) {
      const answer = await get(path), body = await answer.text();
      expect(answer.status === 200 && answer.headers.get('content-type').startsWith('text/calendar'), `${path}: ${answer.status}`);
      expect(body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75), `${path}: a line is too long`);
      const calendar = new ICAL.Component(ICAL.parse(body));
      const all = calendar.getAllSubcomponents('vevent').map((v) => {
        const e = new ICAL.Event(v);
        expect(e.uid && e.summary && e.startDate && v.getFirstPropertyValue('dtstamp') && v.getFirstPropertyValue('url').startsWith(base), `${path}: ${v}`);
        // a day is a day wherever it is read; what has hours is told in UTC, so that no zone has to be guessed
        const [start, session] = [e.startDate, /^sesion-/.test(e.uid)];
        expect(session ? !start.isDate && start.zone === ICAL.Timezone.utcTimezone : start.isDate, `${path}: ${e.uid} ${start}`);
        expect(!/%\d|indice_digital|medición \d+ /.test(e.summary), `${path}: ${e.summary}`);
        expect(e.endDate.compare(e.startDate) >= 0, `${path}: ${e.uid} ends before it starts`);
        return e.uid;
      });
      seen.push(all.join(' '));
      expect(new Set(all).size === all.length && all.length > 0, `${path}: ${all.length} events`);
      events += all.length;
    }
    expect(seen[0] === seen[1], `${path}: other identities the second time`);
  }
  expect(events > 50, `${events}`);
});

await test('deadlines name what is due, and leave out what nobody is asked for', async () => {
  const rows = (await json(`/${main}/datos/calendario.json`)).rows.filter((r) => r.kind === 'medicion');
  const sheets = (await json(`/${main}/datos/fichas.json`)).rows;
  expect(rows.length > 50 && rows.every((r) => r.title && r.indicator && r.first_on && r.last_on && r.first_on <= r.last_on), `${rows.length}`);
  expect(rows.some((r) => r.commitment_number), 'of commitments');
  const computed = new Set(sheets.filter((x) => x.type === 'indice').map((x) => x.code));
  expect(computed.size > 0 && !rows.some((r) => computed.has(r.indicator)), 'an index is computed, nobody reports it');
  const calendar = await (await get(`/${main}/plazos.ics`)).text();
  const named = calendar.replaceAll('\r\n ', '').match(/SUMMARY:Vence la medición de \d{4}-[TS]\d: .+/g) ?? [];
  expect(named.length > 5, `${named.length} named`);
});

await test('the set of plans is the same as the archive gives it: codes and numbers, no ids', async () => {
  const [head, ...lines] = (await (await get(`/${main}/datos/planes.csv`)).text()).split('\r\n');
  expect(head.startsWith('\ufeffjurisdiction_code,number,') || head.startsWith('jurisdiction_code,number,'), head);
  expect(head.includes('ending_act_number') && lines[0].startsWith(`${main},1,`), lines[0]);
});

await house.remove();
rmSync(work, { recursive: true, force: true });
finish();
