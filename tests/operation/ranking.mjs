// SPDX-License-Identifier: EUPL-1.2
// What an outsider does: downloads the cards of a closed round and the version of its criteria, orders them with another
// program (tests/ranking/order.mjs) and compares with the published order; then with an altered card.
// ranking.mjs [postgresql://… of a throw-away cluster]
import { execFileSync } from 'node:child_process';
import { csv, order, words } from '../ranking/order.mjs';
import { Installation, expect, finish, test } from './lib.mjs';

const cluster = process.argv[2];

function database() {
  execFileSync('psql', ['-qX', '-c', 'CREATE DATABASE ranking TEMPLATE template0 LOCALE \'C\' ENCODING \'UTF8\'', cluster]);
  return cluster.replace(/\/[^/?]*(\?|$)/, '/ranking$1');
}

const RUN = '/ceibos/cocreacion/1';
const shown = (r) => [r.place, r.tied, r.number, r.passes, r.viability_centi, r.priority_centi, r.total_centi, r.spread_centi, r.cards].join(',');

async function compare(engine, at) {
  const house = new Installation({ database: at });
  house.done('demo');
  await house.start();
  const cards = (await house.get(`${RUN}/ronda/1/tarjetas.csv`)).text;
  const round = (await house.get(`${RUN}/ronda/1`)).text;
  const criteria = (await house.get(`${/\/ceibos\/criterios\/\d+/.exec(round)[0]}.csv`)).text;
  const published = csv((await house.get(`${RUN}/ronda/1/matriz.csv`)).text).map(shown);
  await test(`the published cards and criteria alone give the published order (${engine})`, () => {
    const ours = order(cards, criteria).map(words);
    expect(ours.length >= 8, `${ours.length} proposals`);
    expect(ours.join('\n') === published.join('\n'), `${ours.join('\n')}\n\nis not\n\n${published.join('\n')}`);
  });
  await test(`another weight gives another order, so the comparison can fail (${engine})`, () => {
    const flat = csv(criteria);
    const one = flat.find((r) => r.family === 'prioridad' && Number(r.weight_centi) > 0);
    const other = criteria.split('\n').map((l) => (l.includes(`,${one.code},`) ? l.replace(`,${one.weight_centi},`, ',1,') : l)).join('\n');
    expect(order(cards, other).map(words).join('\n') !== published.join('\n'), 'the same order with another weight');
  });
  await house.remove();
}

await compare('sqlite');
if (cluster) await compare('postgres', database());
finish();
