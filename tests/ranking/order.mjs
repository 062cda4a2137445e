// SPDX-License-Identifier: EUPL-1.2
// The order "Orden 1" by a program that shares nothing with Hito: written from docs/decisions/0116-ranking.md alone, from
// the two files that anybody can download: the cards of a closed round and the version of its criteria.
//   node tests/ranking/order.mjs tarjetas.csv criterios.csv
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/* Rows of a CSV (RFC 4180) as objects by the header. */
export function csv(text) {
  const rows = [];
  let row = [], cell = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',' || c === '\n') {
      row.push(cell);
      cell = '';
      if (c === '\n') rows.push(row), row = [];
    } else if (c !== '\r' && c !== '\uFEFF') cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  const [head, ...body] = rows;
  return body.map((r) => Object.fromEntries(head.map((name, i) => [name, r[i] ?? ''])));
}

/* "62.5" as hundredths, exactly. */
function hundredths(text) {
  const [whole, part = ''] = text.split('.');
  return BigInt(whole) * 100n + BigInt((part + '00').slice(0, 2));
}

const halfUp = (n, d) => (2n * n + d) / (2n * d);

function mean(figures, criteria, families) {
  let sum = 0n, weight = 0n;
  for (const c of criteria) {
    if (!families.includes(c.family)) continue;
    sum += c.weight * figures.get(c.code);
    weight += c.weight;
  }
  return weight === 0n ? 0n : halfUp(sum, weight);
}

const BOTH = ['viabilidad', 'prioridad'];

function passes(values, criteria) {
  return criteria.every((c) => {
    if (c.family !== 'inclusion' || c.pass === null) return true;
    const v = [...(values.get(c.code) ?? [])].sort((a, b) => a - b);
    if (v.length === 0) return false;
    return v[Math.floor((v.length - 1) / 2)] + v[Math.floor(v.length / 2)] >= 2 * c.pass;
  });
}

function figureOf(c, values) {
  if (values.length === 0) return 0n;
  const n = BigInt(values.length), sum = values.reduce((a, v) => a + BigInt(v), 0n);
  return halfUp((sum - n * c.low) * 10000n, n * (c.high - c.low));
}

function line(number, cards, criteria) {
  const values = new Map(), totals = [];
  for (const card of cards.values()) {
    const own = new Map(criteria.map((c) => [c.code, figureOf(c, card.has(c.code) ? [card.get(c.code)] : [])]));
    totals.push(mean(own, criteria, BOTH));
    for (const [code, v] of card) values.set(code, [...(values.get(code) ?? []), v]);
  }
  const figures = new Map(criteria.map((c) => [c.code, figureOf(c, values.get(c.code) ?? [])]));
  const sorted = [...totals].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { number, passes: passes(values, criteria), viability: mean(figures, criteria, ['viabilidad']),
    priority: mean(figures, criteria, ['prioridad']), total: mean(figures, criteria, BOTH),
    spread: sorted.at(-1) - sorted[0], cards: cards.size, place: null, tied: false };
}

const down = (a, b) => (a > b ? -1 : a < b ? 1 : 0);
const same = (a, b) => a && b && a.passes && b.passes && a.total === b.total && a.priority === b.priority && a.viability === b.viability;

export function order(cardsText, criteriaText) {
  const criteria = new Map();
  for (const r of csv(criteriaText))
    criteria.set(r.code, { code: r.code, family: r.family, weight: hundredths(r.weight_centi), low: BigInt(r.low), high: BigInt(r.high),
      pass: r.pass === '' ? null : Number(r.pass) });
  const list = [...criteria.values()], proposals = new Map();
  for (const r of csv(cardsText)) {
    const number = Number(r.proposal_number);
    if (!proposals.has(number)) proposals.set(number, new Map());
    const cards = proposals.get(number);
    if (!cards.has(r.evaluator)) cards.set(r.evaluator, new Map());
    cards.get(r.evaluator).set(r.criterion, Number(r.value));
  }
  const lines = [...proposals].map(([number, cards]) => line(number, cards, list));
  lines.sort((a, b) => {
    if (a.passes !== b.passes) return a.passes ? -1 : 1;
    if (a.passes) {
      const way = down(a.total, b.total) || down(a.priority, b.priority) || down(a.viability, b.viability);
      if (way !== 0) return way;
    }
    return a.number - b.number;
  });
  lines.forEach((l, i) => {
    if (!l.passes) return;
    const with_last = same(lines[i - 1], l);
    l.place = with_last ? lines[i - 1].place : i + 1;
    l.tied = Boolean(with_last || same(l, lines[i + 1]));
  });
  return lines;
}

/* "62.5" again. */
export function decimal(centi) {
  const part = String(centi % 100n).padStart(2, '0').replace(/0+$/, '');
  return `${centi / 100n}${part === '' ? '' : `.${part}`}`;
}

export const words = (l) => [l.place ?? '', l.tied ? 1 : 0, l.number, l.passes ? 1 : 0, decimal(l.viability), decimal(l.priority),
  decimal(l.total), decimal(l.spread), l.cards].join(',');

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [cards, criteria] = process.argv.slice(2).map((f) => readFileSync(f, 'utf8'));
  console.log('place,tied,number,passes,viability_centi,priority_centi,total_centi,spread_centi,cards');
  for (const l of order(cards, criteria)) console.log(words(l));
}
