// SPDX-License-Identifier: EUPL-1.2
// The co-creation of the scale data: pages, likeness, closing a round, leaving a selection firm, and 500 proposals
// sent within one second. bench.mjs runs it; it changes the database, so it comes last.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import * as b from './lib.mjs';

const P = '/escala-01/cocreacion/1';
const OTHER_WEIGHTS = 'peso-competencia=10&peso-recursos=10&peso-tiempo-politica=10&peso-impacto=40&peso-valores=20&peso-demanda=10';
const pages = [['process', P], ['proposals, first page', `${P}/propuestas`], ['proposals, a search', `${P}/propuestas?q=agua+veeduria`],
  ['proposals, a filter', `${P}/propuestas?estado=evaluada&mesa=3`], ['proposal', `${P}/propuesta/700`], ['round', `${P}/ronda/1`],
  ['matrix', `${P}/ronda/1/matriz`], ['matrix, other weights', `${P}/ronda/1/matriz?${OTHER_WEIGHTS}`], ['answers', `${P}/respuestas`],
  ['account to the participants', `${P}/rendicion`]];
const timed = new Set(['proposals, first page', 'proposals, a search', 'proposals, a filter', 'proposal', 'matrix', 'matrix, other weights']);
const SENT = Number(process.env.BENCH_SENT || 500);
const open = { HITO_CACHE_BYTES: '0', HITO_FORM_SECONDS: '0', HITO_PROPOSALS_PER_ADDRESS: '1000000', HITO_PROPOSALS_WITHOUT_PROOF: '1000000' };
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

function ask(port, method, path, body) {
  return new Promise((done, fail) => {
    const headers = { origin: `http://127.0.0.1:${port}`, ...(body ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) } : {}) };
    const q = http.request({ port, host: '127.0.0.1', method, path, headers, agent }, (a) => {
      let text = '';
      a.setEncoding('utf8').on('data', (d) => { text += d; }).on('end', () => done({ code: a.statusCode, to: a.headers.location, text }));
    });
    q.on('error', fail).end(body);
  });
}

const hidden = (text, action) => {
  const form = text.split('<form').find((f) => f.includes(`action="${action}"`)) || '';
  return [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]]);
};

/* A form filled up to its last step; answers what is to be sent. */
async function draft(port, i) {
  const start = `${P}/proponer`;
  let page = await ask(port, 'GET', start);
  let at = (await ask(port, 'POST', start, String(new URLSearchParams(hidden(page.text, start))))).to;
  const root = at.slice(0, at.lastIndexOf('/'));
  for (let steps = 0; !at.endsWith('/revisar') && steps < 20; steps++) {
    page = await ask(port, 'GET', at);
    const body = new URLSearchParams(hidden(page.text, at));
    for (const m of page.text.matchAll(/<textarea[^>]* name="([^"]+)"/g)) body.set(m[1], at.endsWith('/evidencia') ? `https://medida.example/${i}` : `Propuesta de medida número ${i}: hace falta publicar los turnos del canal ${i} y explicar cada cambio a quienes riegan.`);
    for (const m of page.text.matchAll(/<input type="(text|email)"[^>]* name="([^"]+)"/g)) {
      body.set(m[2], m[2] === 'correo' ? `medida.${i}@hito.example` : m[2] === 'website' ? '' : `Un texto de medida ${i}`);
    }
    for (const m of page.text.matchAll(/<input[^>]*type="(checkbox|radio)"[^>]*>/g)) {
      const name = /name="([^"]+)"/.exec(m[0])[1], value = /value="([^"]*)"/.exec(m[0])[1];
      if (!body.has(name)) body.set(name, value);
    }
    if (at.endsWith('/contacto')) body.set('correo', `medida.${i}@hito.example`);
    const answer = await ask(port, 'POST', at, String(body));
    if (answer.code !== 303) throw new Error(`${at}: ${answer.code} ${answer.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 400)}`);
    at = answer.to;
  }
  page = await ask(port, 'GET', at);
  return { path: at, root, body: String(new URLSearchParams(hidden(page.text, at))) };
}

/* All of them in one second, some sent twice as an impatient person does. */
export async function rush(say, env, count) {
  const server = await b.serve({ ...env, ...open });
  const before = count(env);
  const drafts = [];
  for (let i = 0; i < SENT; i += 20) drafts.push(...await Promise.all(Array.from({ length: Math.min(20, SENT - i) }, (_, k) => draft(server.port, i + k))));
  const began = performance.now(), answers = [];
  await Promise.all(drafts.flatMap((d, i) => Array.from({ length: i % 10 === 0 ? 2 : 1 }, async () => {
    await b.pause((i * 950) / SENT);
    const sent = performance.now();
    let a = await ask(server.port, 'POST', d.path, d.body);
    for (let again = 0; a.code === 503 && again < 20; again++) { // what says "try again" is tried again
      await b.pause(100 + 50 * again);
      a = await ask(server.port, 'POST', d.path, d.body);
    }
    answers.push({ code: a.code, ms: performance.now() - sent, text: a.text });
  })));
  const took = performance.now() - began, kept = count(env);
  const good = answers.filter((a) => a.code === 303).length, list = answers.map((a) => a.ms).sort((x, y) => x - y);
  say(`${SENT} proposals sent in one second (${answers.length - SENT} of them twice)`,
    `${kept.all - before.all} kept, ${kept.texts - before.texts} different · ${good} of ${answers.length} answers 303 · done in ${(took / 1000).toFixed(2)} s · p50 ${list[list.length >> 1].toFixed(0)} ms · p99 ${list[Math.floor(list.length * 0.99)].toFixed(0)} ms`,
    `${SENT}, each once`, kept.all - before.all === SENT && kept.texts - before.texts === SENT);
  const bad = answers.find((a) => a.code !== 303);
  if (bad) console.error(`answer ${bad.code}: ${bad.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 300)}`);
  // Likeness: the last step of a form reads every sketch of the process.
  const extra = await draft(server.port, SENT);
  const o = await b.one(server, extra.path);
  const t = await b.alone(server, extra.path, 50);
  say('likeness: the page that shows what is alike', `${t.toFixed(1)} ms · ${o.statements} statements · ${Math.round(o.arena / 1024)} kB of memory`, '≤ 50 ms', t <= 50);
  await server.stop();
}

const posted = (server) => {
  const line = readFileSync(server.log, 'utf8').split('\n').filter((l) => l.includes('method=POST')).at(-1);
  return `${/ ms=([\d.]+)/.exec(line)[1]} ms · ${/statements=(\d+)/.exec(line)[1]} statements · ${Math.round(/arena=(\d+)/.exec(line)[1] / 1024)} kB of memory`;
};

/* A round of 3,000 closed by its page, then a selection of 60 made and left firm. */
export async function decisions(say, env, sql) {
  sql(env, 'DELETE FROM selection_item; DELETE FROM selection; DELETE FROM ranking_row; DELETE FROM round_evaluator;'
    + " UPDATE proposal SET state = 'en-evaluacion' WHERE state = 'evaluada';"
    + " UPDATE scoring_round SET state = 'abierta', closed_at = NULL, closed_on = NULL, closed_by = NULL");
  const server = await b.serve({ ...env, ...open });
  const cookie = await b.signIn(server.port, 'direccion@hito.example');
  const step = async (name, page, action, values) => {
    const a = await b.send(server, page, action, values, cookie);
    await b.pause(100);
    say(name, `${posted(server)}${a.code === 303 ? '' : ` · answered ${a.code}`}`, 'works', a.code === 303);
    return a.to;
  };
  await step('a round of 3,000 proposals and 15,000 cards closed, its ranking made', `${P}/ronda/1/avance`, `${P}/ronda/1/cerrar`, {});
  const at = await step('its selection prepared', `${P}/seleccion/nueva`, `${P}/seleccion/nueva`, { round: /\d+/.exec(sql(env, 'SELECT id FROM scoring_round'))[0], cut: '60' });
  const text = await (await fetch(`http://127.0.0.1:${server.port}${at}`, { headers: { cookie } })).text();
  for (const m of text.matchAll(/falta la razón[\s\S]*?href="([^"]*\/propuesta\/\d+)"/g)) {
    await b.send(server, m[1], m[1], { reason: 'Empatada en el orden: se decide por las provincias que cubre.', chosen: '' }, cookie);
  }
  await step('that selection left firm: 3,000 decisions', `${at}/firme`, `${at}/firme`, { act: /\d+/.exec(sql(env, "SELECT id FROM act WHERE number = 'M-01'"))[0] });
  await server.stop();
}

export async function cocreation({ say, ms, env, sql }) {
  const server = await b.serve({ ...env, HITO_CACHE_BYTES: '0' });

  for (const [name, path] of pages) {
    const o = await b.one(server, path), p = await b.probe(server, path), wanted = timed.has(name);
    say(`${name}, cache off, 200/s`, `${ms(p)} · ${o.statements} statements · ${Math.round(o.arena / 1024)} kB of memory`,
      wanted ? 'p99 ≤ 15 ms' : '', p.p99 <= 15 && p.errors === 0);
  }
  for (const [name, path] of [['proposals as CSV', `${P}/propuestas.csv`], ['the cards of the round as CSV', `${P}/ronda/1/tarjetas.csv`], ['matrix as CSV', `${P}/ronda/1/matriz.csv`]]) {
    const a = await fetch(`http://127.0.0.1:${server.port}${path}`);
    const size = (await a.arrayBuffer()).byteLength, o = await b.one(server, path);
    say(name, `${a.status} · ${Math.round(size / 1024)} kB · ${o.ms} ms · ${Math.round(o.arena / 1024)} kB of memory`, 'works', a.status === 200);
  }
  await server.stop();
  const count = (e) => ({ all: Number(/\d+/.exec(sql(e, 'SELECT count(*) FROM proposal'))[0]), texts: Number(/\d+/.exec(sql(e, 'SELECT count(DISTINCT text_hash) FROM proposal'))[0]) });
  await decisions(say, env, sql);
  await rush(say, env, count);
}
