// SPDX-License-Identifier: EUPL-1.2
// What the public pages of the demonstration cost: at most ten statements for every commitment and every plan, in both
// languages, on both engines. statements.mjs [postgresql://… of a throw-away cluster]
import { execFileSync } from 'node:child_process';
import { Installation, expect, finish, test } from './lib.mjs';

const MOST = 10;
const cluster = process.argv[2];

function database() {
  execFileSync('psql', ['-qX', '-c', 'CREATE DATABASE statements TEMPLATE template0 LOCALE \'C\' ENCODING \'UTF8\'', cluster]);
  return cluster.replace(/\/[^/?]*(\?|$)/, '/statements$1');
}

/* Addresses of that form on a page. */
async function links(house, path, form) {
  const page = (await house.get(path)).text;
  return [...new Set([...page.matchAll(/href="([^"#?]+)"/g)].map((m) => m[1]).filter((l) => form.test(l)))];
}

async function pages(house) {
  const plans = [];
  for (const place of await links(house, '/', /^\/[a-z0-9-]+$/)) plans.push(...await links(house, `${place}/planes`, /\/plan\/\d+$/));
  const list = [...new Set(plans)];
  for (const plan of [...list]) list.push(...await links(house, plan, /\/plan\/\d+\/compromiso\/[^/]+$/));
  return list;
}

async function costs(engine, at) {
  const house = new Installation({ database: at, settings: { HITO_CACHE_BYTES: '0' } });
  house.done('demo');
  await house.start();
  const list = await pages(house);
  await test(`the demonstration has pages to count (${engine})`, () => {
    expect(list.filter((p) => /compromiso/.test(p)).length >= 12 && list.some((p) => !/compromiso/.test(p)), list.join(' '));
  });
  for (const lang of ['es', 'en'])
    await test(`no public page of a plan or a commitment takes more than ${MOST} statements (${engine}, ${lang})`, async () => {
      const dear = [];
      for (const path of list) {
        const line = await house.logged(() => house.get(`${path}?lang=${lang}`));
        const n = Number(/ statements=(\d+)/.exec(line)?.[1]);
        expect(/ code=200 /.test(line) && n > 0, line);
        if (n > MOST) dear.push(`${path} ${n}`);
      }
      expect(dear.length === 0, dear.join('\n'));
    });
  await house.remove();
}

await costs('sqlite');
if (cluster) await costs('postgres', database());
finish();
