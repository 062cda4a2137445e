// SPDX-License-Identifier: EUPL-1.2
// A co-creation from its methodology to the citizen who follows a receipt code to the commitment, without JavaScript:
// activation, a territorial table with attendance on paper, proposals by form and from paper, a merger, a blind round with
// a recusal, selection with one departure, drafting, answers, the plan and the report. Days pass by moving the clock.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const PASSWORD = 'una mañana en el páramo';
const EVALUATORS = ['evaluacion', 'rosa.evalua', 'julio.evalua', 'sisa.evalua'];
const REASON = 'MARCARAZON', NOTE = 'MARCANOTA', RECUSAL = 'MARCARECUSA';

export default async function cocreation({ browser, server, url, test: say, expect, signIn }) {
  let people = {}, shift = 0, broken = false;
  // A step needs those before it.
  const test = (name, body) => (broken ? null : say(`cocreation: ${name}`, async () => {
    broken = true;
    await body();
    broken = false;
  }));
  const person = async (who) => {
    if (!people[who]) {
      const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-EC' });
      people[who] = await context.newPage();
      if (!['visitor', 'citizen'].includes(who)) await signIn(people[who], `${who}@hito.example`, PASSWORD);
    }
    return people[who];
  };
  const leave = async () => {
    for (const page of Object.values(people)) await page.context().close();
    people = {};
  };
  const later = async (days, settings = {}) => {
    await leave();
    shift += days;
    await server.restart({ HITO_CLOCK_SHIFT: String(shift), ...settings });
  };
  const go = async (who, path, code = 200) => {
    const page = await person(who);
    const response = await page.goto(url + path);
    expect(response.status() === code, `${who} ${path}: ${response.status()}, not ${code}`);
    return page;
  };
  const text = async (page) => (await page.innerText('body')).replace(/\s+/g, ' ');
  const says = async (page, words) => {
    const all = await text(page);
    expect(all.includes(words), `«${words}» is not on ${page.url()}:\n${all.slice(0, 1500)}`);
  };
  const hides = async (page, ...words) => {
    const all = await page.content();
    for (const w of words) expect(!all.includes(w), `«${w}» is on ${page.url()}`);
  };
  const path = (page) => new URL(page.url()).pathname;
  // Fills fields by their names: text, radio and check boxes by value, lists by value or by a part of a label.
  const fill = async (page, values, form = 'main') => {
    for (const [name, value] of Object.entries(values)) {
      const all = page.locator(`${form} [name="${name}"]:not([type=hidden])`), field = all.first();
      expect(await all.count(), `no field ${name} on ${page.url()}`);
      const kind = await field.evaluate((e) => (e.tagName === 'SELECT' ? 'select' : e.type));
      if (kind === 'select') {
        const options = await field.locator('option').evaluateAll((list) => list.map((o) => [o.value, o.textContent]));
        const found = options.find(([v, label]) => v && (v === value || label.includes(value)));
        expect(found, `${value} is not offered by ${name} on ${page.url()}: ${options.map((o) => o[1]).slice(0, 20).join(' | ')}`);
        await field.selectOption(found[0]);
      } else if (kind === 'radio' || kind === 'checkbox') await page.locator(`${form} [name="${name}"][value="${value}"]`).first().check();
      else await field.fill(value);
    }
  };
  // Sends with a button and expects the page that follows to be no refusal.
  const send = async (page, button, refused = false) => {
    const found = page.locator(`main button:has-text("${button}")`);
    if (!(await found.count())) throw new Error(`no button «${button}» on ${page.url()}:\n${(await text(page)).slice(0, 1800)}`);
    const [response] = await Promise.all([page.waitForNavigation(), found.first().click()]);
    const ok = response.status() === 200;
    if (ok === refused) throw new Error(`«${button}» was ${refused ? 'not ' : ''}refused on ${page.url()} (${response.status()}):\n${(await text(page)).slice(0, 1800)}`);
    return page;
  };
  const form = async (who, at, values, button, refused = false) => {
    const page = await go(who, at);
    await fill(page, values);
    return send(page, button, refused);
  };
  const day = (days) => new Date(Date.now() + (shift + days) * 86400e3 - 5 * 3600e3).toISOString().slice(0, 10).split('-').reverse().join('/');
  const act = async (number, title) => {
    await form('direccion', '/ceibos/actos/nuevo', { number, kind: 'acta', decided_on: day(0), body: 'Grupo Núcleo de Los Ceibos', title, result: 'aprobado' }, 'Guardar');
  };
  // A link in a letter to somebody; the worker sends letters.
  const letter = async (to, pattern) => {
    const folder = join(server.folder, 'correo');
    for (let i = 0; i < 300; i++) {
      let names = [];
      try { names = readdirSync(folder).sort().reverse(); } catch { /* none yet */ }
      for (const name of names) {
        const body = readFileSync(join(folder, name), 'utf8').replaceAll('=\r\n', '').replaceAll('=3D', '=');
        const found = body.includes(to) && body.match(new RegExp(`${url}(${pattern})`));
        if (found) return found[1];
      }
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error(`no letter to ${to} with a link ${pattern}`);
  };

  let at = ''; // the process
  const numbers = {}, codes = {};
  let table, round, selection, draft, plan, commitment;

  await test('the methodology is approved by an act', async () => {
    await act('GN-C-01', 'Aprueba la metodología del nuevo proceso');
    const page = await form('direccion', '/ceibos/cocreacion/metodologias/nueva', { title: 'Metodología del recorrido' }, 'Guardar el borrador');
    const method = path(page);
    await go('visitor', method, 404);
    await form('direccion', `${method}/aprobar`, { act: 'GN-C-01' }, 'Aprobar');
    await says(await go('visitor', method), 'GN-C-01');
  });
  await test('the process is prepared: nobody knows of it, its sheet and its calendar', async () => {
    const page = await form('direccion', '/ceibos/cocreacion/nuevo', { name: 'Cocreación del recorrido', delivery_on: day(100) }, 'Guardar');
    at = path(page);
    await go('visitor', at, 404);
    const links = async (where, mark) => (await (await go('direccion', where)).$$eval('main a', (list) => list.map((a) => a.getAttribute('href')))).filter((h) => mark.test(h));
    await says(await form('direccion', `${at}/activar`, {}, 'Activar', true), 'Faltan respuestas en la hoja de preparación');
    for (const link of await links(`${at}/preparacion`, /\/preparacion\/\d+$/)) await form('direccion', link, { answer: 'si' }, 'Guardar la respuesta');
    for (const link of await links(`${at}/etapas`, /\/etapa\/[^/]+\/editar$/)) await form('direccion', link, { starts_on: day(15), ends_on: day(30), hour: '24:00' }, 'Guardar');
  });
  await test('the calendar is announced, and an act activates the process', async () => {
    await form('direccion', `${at}/anunciar`, { seen: '1' }, 'Publicar el calendario');
    await says(await go('visitor', at), 'En preparación');
    await act('GN-C-02', 'Activa la cocreación');
    await form('direccion', `${at}/activar`, { activation_act: 'GN-C-02' }, 'Activar');
    await says(await go('visitor', at), 'Lo próximo:');
    const early = await go('citizen', `${at}/proponer`);
    await says(early, 'Ahora no se reciben propuestas');
  });
  await test('a territorial table with its facilitator and a session', async () => {
    await later(16, { HITO_FORM_SECONDS: '0' });
    await says(await go('visitor', at), 'Qué puedes hacer ahora');
    let page = await form('direccion', `${at}/mesas/nueva`, { kind: 'territorial', name: 'Mesa del valle', host: 'Prefectura', provinces: '14', purpose: 'Hablar del agua y de los caminos.' }, 'Guardar');
    table = path(page).match(/.*\/mesa\/\d+/)[0];
  });
  await test('a facilitator is named, and a session is called', async () => {
    await form('direccion', `${table}/equipo`, { person: 'Facilitación', duty: 'facilitacion' }, 'Agregar a la mesa');
    await form('facilitacion', `${table}/sesiones/nueva`, { held_on: day(0), starts: '00:05', ends: '00:30', modality: 'presencial', place: 'Casa comunal', territory: '14' }, 'Guardar');
    const page = await go('direccion', `${table}/trabajo`);
    await send(page, 'Convocar la mesa');
    await says(await go('visitor', table), 'Casa comunal');
    await says(await go('visitor', `${at}/mesas`), 'Mesa del valle');
  });
  await test('a citizen without an account proposes, one question per page, and confirms by mail', async () => {
    const page = await go('citizen', `${at}/proponer`);
    await send(page, 'Empezar');
    const step = async (values) => { await fill(page, values); await send(page, 'Guardar y seguir'); };
    await step({ r_problema: 'El agua llega turbia desde hace dos años y nadie avisa cuándo se puede tomar.' });
    const kept = path(page);
    await page.goto('about:blank');
    await page.goto(url + kept); // the link takes it up again
    await step({ r_afecta: 'Familias de la ladera' });
    await step({ r_donde: 'Manabí' });
    await step({ r_solucion: 'Que se publique cada semana el resultado de los análisis del agua.' });
    for (let i = 0; i < 3; i++) await send(page, 'Guardar y seguir');
    await step({ title: 'Saber si el agua se puede tomar' });
    await step({ correo: 'vecina@ejemplo.example', name: 'Vecina de la ladera', sector: 'ciudadania', acepta: '1' });
    await says(page, 'Revisa y envía');
    await send(page, 'Enviar la propuesta');
    await says(page, 'Falta un paso: confírmala');
    codes.agua = (await page.innerText('.govuk-panel__body strong')).trim();
    numbers.agua = Number((await text(page)).match(/N\.º (\d+)/)[1]);
    await go('visitor', `${at}/propuesta/${numbers.agua}`, 404);
    await go('citizen', await letter('vecina@ejemplo.example', '/propuesta/[\\w.-]+'));
    await send(page, 'Confirmar y publicar');
    await says(await go('visitor', `${at}/propuesta/${numbers.agua}`), 'Familias de la ladera');
    await hides(await go('visitor', `${at}/propuesta/${numbers.agua}`), 'vecina@ejemplo.example', codes.agua);
  });
  await test('at the table: two on paper and one said aloud are typed by the facilitator, each with its receipt', async () => {
    const typed = async (key, title, problem, solution, paper) => {
      const page = await form('facilitacion', `${table}/proponer`, {
        title, r_problema: problem, r_afecta: 'La gente del valle', r_solucion: solution, sector: 'ciudadania', sesion: 'Sesión 1', ...(paper ? { papel: '1' } : {}),
      }, 'Registrar');
      codes[key] = (await page.innerText('.govuk-panel__body strong')).trim();
      numbers[key] = Number((await text(page)).match(/N\.º (\d+)/)[1]);
      await says(await go('visitor', `${at}/propuesta/${numbers[key]}`), 'Mesa del valle');
    };
    await typed('paper', 'Avisar cuando el agua viene mala', 'En los tanques el agua viene mala y nadie lo dice a tiempo.', 'Un aviso en la casa comunal cada vez que se analiza.', true);
    await typed('road', 'Un registro de los caminos cerrados', 'Los caminos se cierran con la lluvia y no se sabe cuál está abierto.', 'Publicar cada día qué caminos están abiertos y cuáles no.', true);
    await typed('school', 'Cuentas claras de los comedores', 'No se sabe cuánto dinero llega a los comedores escolares.', 'Publicar lo que recibe y gasta cada comedor, cada mes.', false);
    await says(await go('visitor', table), 'Un registro de los caminos cerrados');
  });
  await test('the directorate admits them and merges two; nothing of the originals is lost', async () => {
    let page = await go('direccion', `${at}/propuestas/por-revisar`);
    for (const n of Object.values(numbers)) await page.check(`main [name=numero][value="${n}"]`);
    await send(page, 'Admitir las marcadas');
    page = await form('direccion', `${at}/propuestas/fusionar`, { numbers: `${numbers.agua}, ${numbers.paper}` }, 'Continuar con las marcadas');
    await fill(page, { titulo_1: 'Agua: saber a tiempo si se puede tomar', reason: 'Las dos piden que se avise del estado del agua.' });
    await send(page, 'Fusionar');
    page = await go('visitor', `${at}/propuestas`);
    const link = await page.getByRole('link', { name: 'Agua: saber a tiempo' }).first().getAttribute('href');
    numbers.merged = Number(link.match(/\d+$/)[0]);
    await says(await go('visitor', `${at}/propuesta/${numbers.agua}`), 'nadie avisa cuándo se puede tomar');
    await says(await go('visitor', `${at}/propuesta/${numbers.agua}`), 'Agua: saber a tiempo');
    await says(await go('visitor', `${at}/propuesta/${numbers.merged}`), 'Avisar cuando el agua viene mala');
  });
  await test('criteria are approved by an act', async () => {
    const page = await go('direccion', '/ceibos/criterios');
    await send(page, 'Preparar una versión');
    const criteria = path(page);
    await act('GN-C-03', 'Aprueba los criterios de calificación');
    await form('direccion', `${criteria}/aprobar`, { act: 'GN-C-03' }, 'Aprobar');
    await says(await go('visitor', criteria), 'GN-C-03');
  });
  await leave();
  if (shift) await server.restart({ HITO_CLOCK_SHIFT: '0' });
}
