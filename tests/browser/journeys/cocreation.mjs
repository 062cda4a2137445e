// SPDX-License-Identifier: EUPL-1.2
// A co-creation from its methodology to the citizen who follows a receipt code to the commitment, without JavaScript:
// activation, a territorial table with attendance on paper, proposals by form, paper and offline file, a merger, a blind round with
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
    const exact = page.locator(`main button:text-is("${button}")`), found = (await exact.count()) ? exact : page.locator(`main button:has-text("${button}")`);
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
    for (let i = 0; i < 200; i++) {
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
  let table, session, round, selection, draft, plan, commitment;

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
    for (const link of await links(`${at}/etapas`, /\/etapa\/[^/]+\/editar$/)) await form('direccion', link, { starts_on: day(15), ends_on: day(link.includes('rendicion') ? 60 : 30), hour: '24:00' }, 'Guardar');
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
    session = `${table}/sesion/1`;
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
    codes.agua = (await page.innerText('.note .lead strong')).trim();
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
      codes[key] = (await page.innerText('.note .lead strong')).trim();
      numbers[key] = Number((await text(page)).match(/N\.º (\d+)/)[1]);
      await says(await go('visitor', `${at}/propuesta/${numbers[key]}`), 'Mesa del valle');
    };
    await typed('paper', 'Avisar cuando el agua viene mala', 'En los tanques el agua viene mala y nadie lo dice a tiempo.', 'Un aviso en la casa comunal cada vez que se analiza.', true);
    await typed('road', 'Un registro de los caminos cerrados', 'Los caminos se cierran con la lluvia y no se sabe cuál está abierto.', 'Publicar cada día qué caminos están abiertos y cuáles no.', true);
    await typed('school', 'Cuentas claras de los comedores', 'No se sabe cuánto dinero llega a los comedores escolares.', 'Publicar lo que recibe y gasta cada comedor, cada mes.', false);
    await says(await go('visitor', table), 'Un registro de los caminos cerrados');
  });
  await test('attendance is typed from paper, adds up and is closed', async () => {
    const desk = `${session}/asistencia`;
    await form('facilitacion', `${desk}/papel`, { name_1: 'Ana Inventada', sector_1: 'ciudadania', territory_1: 'Manabí', name_2: '', sector_2: 'academia' }, 'Guardar estas filas');
    await form('facilitacion', `${desk}/totales`, { 'total.total': '9', 'genero.mujer': '6', 'genero.hombre': '2' }, 'Guardar los totales');
    await says(await go('facilitacion', desk), 'suman 8 de 9: faltan 1');
    await form('facilitacion', `${desk}/totales`, { 'total.total': '9', 'genero.mujer': '6', 'genero.hombre': '3' }, 'Guardar los totales');
    await says(await go('facilitacion', desk), 'Las cuentas cuadran');
  });
  await test('the file of the page without signal is uploaded twice and counted once', async () => {
    const content = JSON.stringify({
      hito: 'sala-1', proceso: at.replace(/^\/(\w+)\/cocreacion/, '$1'), mesa: Number(table.match(/\d+$/)[0]), sesion: 1, lote: '0123456789abcdef',
      asistencias: [{ id: '000000a1', nombre: 'Rosa Supuesta', sector: 'ciudadania' }], papeletas: [{ id: '00000b01', genero: 'mujer' }],
      propuestas: [{ id: '00000c01', titulo: 'Una sala para las reuniones del valle', sector: 'ciudadania', respuestas: {
        problema: 'No hay dónde reunirse cuando llueve desde hace un año.', afecta: 'A las familias del valle', solucion: 'Abrir la sala comunal los fines de semana.' } }],
    });
    for (const time of [1, 2]) {
      const page = await go('facilitacion', `${session}/subir`);
      await page.locator('main input[type=file]').setInputFiles({ name: 'sala.json', mimeType: 'application/json', buffer: Buffer.from(content) });
      await send(page, 'Revisar');
      await says(page, 'Una sala para las reuniones del valle');
      await send(page, 'Aceptar y guardar');
      const list = await go('visitor', `${at}/propuestas`);
      expect(await list.getByRole('link', { name: 'Una sala para las reuniones' }).count() === 1, `after ${time} times it is not there once`);
      const page2 = await go('facilitacion', `${session}/asistencia`);
      expect((await text(page2)).split('Rosa Supuesta').length === 2, 'she is not counted once');
    }
    const link = await (await go('visitor', `${at}/propuestas`)).getByRole('link', { name: 'Una sala para las reuniones' }).first().getAttribute('href');
    numbers.hall = Number(link.match(/\d+$/)[0]);
    await send(await go('facilitacion', session), 'Marcar como realizada');
    await send(await go('facilitacion', `${session}/asistencia`), 'Cerrar la asistencia');
    await says(await go('visitor', session), '12');
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
  await test('a round is opened for four evaluators, whose accounts are theirs by mail', async () => {
    const page = await person('visitor'), admin = await person('administracion');
    for (const who of EVALUATORS.slice(1)) {
      await admin.goto(`${url}/administracion/personas?q=${who}`);
      await Promise.all([admin.waitForNavigation(), admin.click('main li a[href*="/administracion/personas/"]')]);
      await send(admin, 'Enviar la invitación otra vez');
    }
    for (const who of EVALUATORS.slice(1)) {
      await go('visitor', await letter(`${who}@hito.example`, '/invitacion/[\\w.-]+'));
      await fill(page, { password_new: PASSWORD, password_again: PASSWORD });
      await send(page, 'Guardar la clave');
    }
    await page.context().clearCookies();
    const made = await form('direccion', `${at}/rondas/nueva`, { name: 'Ronda del recorrido', cards_needed: '3', opens_on: day(0), closes_on: day(10), which: 'todas' }, 'Preparar la ronda');
    round = `${at}/ronda/1`;
    await made.goto(`${url}${round}/avance`);
    await send(made, 'Abrir la ronda y repartir');
  });
  const cards = async (who) => (await (await go(who, `${at}/calificacion`)).$$eval('main li h2 a', (list) => list.map((a) => a.getAttribute('href'))));
  // By its title: the merged one first, then the school, the road, the hall.
  const worth = (title) => (title.includes('Agua') ? 0 : title.includes('comedores') ? 1 : title.includes('caminos') ? 2 : 3);
  const score = async (who, link) => {
    const page = await go(who, link);
    if (await page.locator('main [name=none][type=checkbox]').count()) {
      await fill(page, { none: '1' });
      await send(page, 'Abrir la calificación');
    }
    const low = worth(await page.innerText('h1'));
    const names = await page.$$eval('main [type=radio]', (list) => [...new Set(list.map((e) => e.name))]);
    for (const name of names) {
      const values = await page.$$eval(`main [name="${name}"]`, (list) => list.map((e) => e.value));
      await page.check(`main [name="${name}"][value="${values[values.length === 5 ? 4 - low : values.length - 1]}"]`);
      await fill(page, { [name.replace('v', 'r')]: REASON });
    }
    await fill(page, { note: NOTE });
    await send(page, 'Entregar');
  };
  await test('one evaluator recuses herself, and another takes her card', async () => {
    const [link] = await cards(EVALUATORS[0]);
    const page = await go(EVALUATORS[0], link);
    await fill(page, { reason: `${RECUSAL}: mi hermana vive en el valle.` });
    await send(page, 'Recusarme');
    for (const who of EVALUATORS) for (const card of await cards(who)) await score(who, card);
    await says(await go('direccion', `${round}/avance`), '3 de 3');
  });
  await test('while the round is open nobody sees a value, a reason or an order', async () => {
    for (const who of ['visitor', 'direccion', 'coliderazgo', 'facilitacion']) {
      for (const where of [round, `${round}/matriz`, `${at}/propuesta/${numbers.merged}`, at, `${at}/seleccion`])
        await hides(await go(who, where), REASON, NOTE, RECUSAL, '<td class="num">');
      const page = await person(who);
      await page.goto(`${url}${round}/tarjetas`);
      await hides(page, REASON, NOTE, RECUSAL, '<td class="num">');
    }
    for (const where of ['/ceibos/datos/calificaciones.csv', `${round}/matriz.csv`, `${round}/matriz.json`]) {
      const body = await (await (await person('direccion')).context().request.get(url + where)).text();
      for (const words of [REASON, NOTE, RECUSAL, 'recorrido']) expect(!body.includes(words), `${words} is in ${where}`);
    }
    await hides(await go('direccion', `${round}/avance`), REASON, NOTE, RECUSAL);
  });
  await test('the round is closed whole: values are public, without names, with places', async () => {
    await send(await go('direccion', `${round}/avance`), 'Cerrar la ronda');
    const open = await go('visitor', `${round}/tarjetas`);
    await says(open, REASON);
    await hides(open, NOTE, RECUSAL, 'Rosa Inventada', 'Julio Inventado');
    const page = await go('visitor', `${round}/matriz`);
    const rows = await page.$$eval('main tbody tr', (list) => list.map((r) => r.innerText.replace(/\s+/g, ' ')));
    expect(rows.length === 4 && /^1 .*Agua/.test(rows[0]) && /comedores/.test(rows[1]) && /^3 .*caminos/.test(rows[2]), `the order is ${rows.join(' / ')}`);
  });
  await test('an act selects, with one departure and its reason', async () => {
    const page = await form('direccion', `${at}/seleccion/nueva`, { round: 'Ronda del recorrido', cut: '1' }, 'Preparar la selección');
    selection = path(page);
    await form('direccion', `${selection}/propuesta/${numbers.road}`, { chosen: '1' }, 'Guardar la decisión', true);
    await form('direccion', `${selection}/propuesta/${numbers.road}`, { chosen: '1', reason: 'Sin caminos abiertos no llega el agua: las dos se cumplen juntas.' }, 'Guardar la decisión');
    await act('GN-C-04', 'Selecciona los compromisos');
    await form('direccion', `${selection}/firme`, { act: 'GN-C-04' }, 'Dejar firme la selección');
    const seen = await go('visitor', selection);
    await says(seen, 'se aparta del orden');
    await says(seen, 'Sin caminos abiertos no llega el agua');
    await says(await go('visitor', `${at}/propuesta/${numbers.road}`), 'Seleccionada');
  });
  await test('a commitment is drafted from two proposals by a mixed team, which agrees', async () => {
    const TEAM = [['focal', 'estado'], ['contraparte', 'sociedad-civil'], ['coliderazgo', 'academia']];
    let page = await form('direccion', `${at}/redaccion/plan`, { number: '3', name: 'Plan del recorrido', starts_on: day(60), years: '2' }, 'Crear el plan');
    plan = '/ceibos/plan/3';
    page = await go('direccion', `${at}/redaccion/nuevo`);
    await fill(page, { title: 'Agua y caminos que se conocen a tiempo' });
    for (const title of ['Agua: saber', 'caminos cerrados']) await page.locator('main label', { hasText: title }).first().click();
    await send(page, 'Hacer el borrador');
    draft = path(page);
    for (const [who, sector] of TEAM) await form('direccion', `${draft}/equipo`, { email: `${who}@hito.example`, sector }, 'Agregar al equipo');
    await form('contraparte', `${draft}/editar`, { brief: 'Cada semana se sabe cómo están el agua y los caminos.', results: 'La gente sabe a tiempo qué tomar y por dónde ir.' }, 'Guardar');
    await form('contraparte', `${draft}/ficha`, { institution: 'Prefectura', role: 'lider' }, 'Agregar institución');
    await form('contraparte', `${draft}/ficha`, { institution: 'Veedores', role: 'contraparte' }, 'Agregar institución');
    await form('contraparte', `${draft}/ficha`, { value: 'transparencia', justification: 'Publica lo que hoy no se sabe.' }, 'Agregar valor');
    await form('contraparte', `${draft}/hitos/nuevo`, {
      number: '1', title: 'Registro publicado', deliverable: 'Un registro en línea', kind: 'publicacion', means: 'enlace', due_text: day(400), weight_centi: '100',
    }, 'Guardar');
    page = await go('contraparte', `${draft}/hito/1`);
    for (const name of await page.$$eval('main [type=radio]', (list) => [...new Set(list.map((e) => e.name))])) await page.check(`main [name="${name}"][value=si]`);
    await send(page, 'Guardar la prueba');
    await send(await go('contraparte', draft), 'Pedir el acuerdo del equipo');
    for (const [who] of TEAM) await form(who, `${draft}/acordar`, { decision: 'acuerda' }, 'Guardar mi decisión');
    await says(await go('direccion', draft), 'Acordado');
    for (const where of [draft, plan]) await go('visitor', where, 404);
  });
  await test('an act publishes the plan', async () => {
    await act('GN-C-05', 'Aprueba el plan');
    await form('direccion', `${plan}/publicar`, { act: 'GN-C-05' }, 'Publicar');
    commitment = `${plan}/compromiso/1`;
    await says(await go('visitor', commitment), 'Agua y caminos que se conocen a tiempo');
  });
  const respond = (n, values) => form('direccion', `${at}/propuesta/${n}/respuesta`, values, 'Publicar la respuesta');
  const yes = { decision: 'acogida', reasons: 'El compromiso lo recoge con un registro que se publica cada semana.', changed: 'Un compromiso nuevo del plan.', commitment: 'Agua y caminos' };
  await test('every contribution is answered with its reasons: the stage is not closed while one is missing', async () => {
    await respond(numbers.agua, yes);
    await respond(numbers.road, yes);
    await respond(numbers.school, { decision: 'no-acogida', reasons: 'Quedó bajo la línea de corte: el dinero de los comedores no lo maneja la provincia.' });
    await respond(numbers.hall, { decision: 'otra-instancia', reasons: 'La casa comunal es de la junta parroquial, que recibió copia de lo que se pide.', referred_to: 'Junta parroquial' });
    await later(18);
    const close = `${at}/etapa/respuesta/cerrar`, note = { closing_note: 'Cada aporte tiene su respuesta.' };
    await says(await form('direccion', close, note, 'Cerrar la etapa', true), 'aporte sin respuesta');
    await respond(numbers.paper, yes);
    await form('direccion', close, note, 'Cerrar la etapa');
    await says(await go('visitor', `${at}/respuestas`), 'Quedó bajo la línea de corte');
  });
  await test('the report to those who took part is published', async () => {
    await form('direccion', `${at}/rendicion/publicar`, { text: 'Llegaron cinco aportes: tres entraron al compromiso 1 y dos no, con su razón.' }, 'Publicar y avisar');
    await says(await go('visitor', `${at}/rendicion`), 'tres entraron al compromiso 1');
  });
  await test('a citizen types the receipt code and follows from the voice to the commitment and back', async () => {
    const page = await go('citizen', '/sigue');
    await fill(page, { codigo: codes.agua.toLowerCase().replaceAll('-', ' ') });
    await send(page, 'Ver mi aporte');
    expect(!page.url().includes(codes.agua.slice(-4)), 'the code is in the address');
    await says(page, 'Tu aporte');
    await says(page, 'Acogida');
    await Promise.all([page.waitForNavigation(), page.locator(`main a[href="${commitment}"]`).first().click()]);
    await says(page, 'De dónde viene');
    await Promise.all([page.waitForNavigation(), page.locator(`main a[href="${at}/propuesta/${numbers.agua}"]`).first().click()]);
    await says(page, 'nadie avisa cuándo se puede tomar');
    await form('visitor', '/sigue', { codigo: 'HT-0000-0000-0000' }, 'Ver mi aporte', true);
  });
  await leave();
  if (shift) await server.restart({ HITO_CLOCK_SHIFT: '0' });
}
