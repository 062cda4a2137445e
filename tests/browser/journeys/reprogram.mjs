// SPDX-License-Identifier: EUPL-1.2
// The reprogramming drill on the demonstration plan, without JavaScript: proposals, a tripartite commission,
// feedback with its answer, the act that does the whole set, edition 2 with its differences and both
// latenesses, the designed document and where it differs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PASSWORD = 'una mañana en el páramo';
const PLAN = '/ceibos/plan/1', RUN = `${PLAN}/reprogramacion/1`;

export default async function reprogram({ browser, server, url, test, expect, signIn: enter, mark }) {
  let people = {}, shift = 0;
  const day = (n) => new Date(Date.now() - 5 * 3600e3 + (shift + n) * 86400e3).toISOString().slice(0, 10);
  const spoken = (n) => day(n).split('-').reverse().join('/');
  const person = async (who) => {
    if (!people[who]) {
      const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-EC' });
      people[who] = await context.newPage();
      if (who !== 'visitor') await enter(people[who], `${who}@hito.example`, PASSWORD);
    }
    return people[who];
  };
  const leave = async () => {
    for (const page of Object.values(people)) await page.context().close();
    people = {};
  };
  const go = async (who, path) => {
    const page = await person(who);
    const response = await page.goto(url + path);
    expect(response.status() === 200, `${who} ${path}: ${response.status()}`);
    return page;
  };
  const send = (page, button) => Promise.all([page.waitForNavigation(), page.click(`main button:has-text("${button}")`)]);
  const read = async (page) => (await page.innerText('body')).replace(/\s+/g, ' ');
  const says = async (page, words) => {
    const text = await read(page);
    expect(text.includes(words), `«${words}» is not on ${page.url()}:\n${text.slice(0, 1200)}`);
  };
  const hides = async (page, words) => expect(!(await read(page)).includes(words), `«${words}» is on ${page.url()}`);
  const choose = async (page, name, label) => {
    const value = await page.$$eval(`select[name=${name}] option`, (list, l) => list.find((o) => o.textContent.includes(l))?.value, label);
    expect(value, `«${label}» is not offered as ${name}`);
    await page.selectOption(`select[name=${name}]`, value);
  };

  try {
    await test('reprogram: the directorate opens the process with its reason', async () => {
      const page = await go('direccion', `${PLAN}/reprogramaciones`);
      await Promise.all([page.waitForNavigation(), page.click('main a:has-text("Abrir una reprogramación")')]);
      await page.fill('textarea[name=reason]', 'La emergencia sanitaria detuvo el trabajo y obliga a ajustar los plazos.');
      await page.fill('input[name=proposals_until]', spoken(10));
      await send(page, 'Abrir la reprogramación');
      await says(page, 'Se reciben propuestas');
      await says(await go('visitor', PLAN), 'El plan está en reprogramación.');
    });
    await test('reprogram: responsible and counterpart propose; the public does not see drafts', async () => {
      let page = await go('focal', `${PLAN}/compromiso/4`);
      await Promise.all([page.waitForNavigation(), page.click('main a:has-text("Proponer un cambio en la reprogramación")')]);
      await mark(page, 'kind', 'replanificacion');
      await choose(page, 'milestone', '4.1');
      await page.fill('input[name=due_text]', spoken(120));
      await page.fill('textarea[name=reasons]', 'El sistema de audiencias quedó sin equipo durante la emergencia.');
      await send(page, 'Enviar la propuesta');
      page = await go('contraparte', `${PLAN}/compromiso/5/reprogramar`);
      await mark(page, 'kind', 'texto');
      await choose(page, 'field_index', 'Compromiso: Problema');
      await page.fill('textarea[name=new_value]', 'No existe un inventario de fuentes de agua hecho con las comunidades.');
      await page.fill('textarea[name=reasons]', 'Las comunidades pidieron que el texto las nombre.');
      await send(page, 'Enviar la propuesta');
      await says(page, 'sistema de audiencias');
      await hides(await go('visitor', RUN), 'sistema de audiencias');
      await hides(await go('visitor', `${RUN}.json`), 'sistema de audiencias');
    });
    await test('reprogram: a commission without the three sectors cannot send the set', async () => {
      let page = await go('direccion', `${RUN}/avanzar`);
      await send(page, 'Pasar al paso siguiente');
      for (const name of ['Prefectura de Los Ceibos', 'Colectivo Veedores del Río', 'Universidad Inventada de Los Ceibos']) {
        page = await go('direccion', `${RUN}/avanzar`);
        await says(page, 'La comisión no es tripartita');
        page = await go('direccion', `${RUN}/integrante`);
        await choose(page, 'institution', name);
        await page.fill('input[name=name]', 'Persona inventada');
        await send(page, 'Agregar a la comisión');
      }
      await says(await go('visitor', RUN), 'Universidad Inventada de Los Ceibos · Academia');
      await hides(await go('visitor', RUN), 'Persona inventada');
    });
    await test('reprogram: the commission keeps one and amends the other, each with its reason', async () => {
      for (const [words, amended] of [['sistema de audiencias', null], ['Las comunidades pidieron', 'No existe un inventario de fuentes de agua hecho con comunas y comunidades.']]) {
        let page = await go('direccion', RUN);
        const link = page.locator('ol.rows > li', { hasText: words }).locator('a:has-text("Anotar la decisión")');
        await Promise.all([page.waitForNavigation(), link.click()]);
        await page.check(`input[name=decision][value=${amended ? 'se-modifica' : 'se-mantiene'}]`);
        if (amended) await page.fill('textarea[name=amended_value]', amended);
        await page.fill('textarea[name=decision_reason]', 'La comisión lo revisó con las dos partes.');
        await send(page, 'Anotar la decisión');
      }
      const page = await go('direccion', `${RUN}/avanzar`);
      await page.fill('input[name=feedback_until]', spoken(3));
      await send(page, 'Pasar al paso siguiente');
      await says(await go('visitor', RUN), 'La comisión lo revisó con las dos partes.');
    });
    await test('reprogram: a comment gets its answer before the validation', async () => {
      let page = await go('contraparte', `${RUN}/comentar`);
      await choose(page, 'institution', 'Colectivo Veedores del Río');
      await page.fill('textarea[name=text]', 'Pedimos que el registro provisional no espere al plazo nuevo.');
      await send(page, 'Publicar el comentario');
      page = await go('direccion', RUN);
      await Promise.all([page.waitForNavigation(), page.click('main a:has-text("Responder")')]);
      await page.fill('textarea[name=answer]', 'El registro provisional se publica el mes que viene, como paso de recuperación.');
      await send(page, 'Publicar la respuesta');
      page = await go('direccion', `${RUN}/avanzar`);
      await says(page, 'El plazo de retroalimentación todavía no termina.');
    });
    await test('reprogram: four days later it goes to validation and an act does the whole set', async () => {
      await leave();
      shift = 4;
      await server.restart({ HITO_CLOCK_SHIFT: String(shift) });
      let page = await go('direccion', `${RUN}/avanzar`);
      await send(page, 'Pasar al paso siguiente');
      page = await go('direccion', '/ceibos/actos/nuevo');
      await page.fill('input[name=number]', 'AF-95');
      await mark(page, 'kind', 'acta');
      await page.fill('input[name=decided_on]', day(0));
      await page.fill('input[name=body]', 'Foro Provincial de Gobierno Abierto');
      await page.fill('input[name=title]', 'Validación del plan reprogramado');
      await page.check('input[name=result][value=aprobado]');
      await Promise.all([page.waitForNavigation(), page.click('main form button[type=submit] >> nth=0')]);
      page = await go('direccion', `${RUN}/validar`);
      await choose(page, 'act', 'AF-95');
      await page.fill('textarea[name=closing_note]', 'Nuevo plazo del registro de audiencias; texto del mapa de agua.');
      await send(page, 'Aplicar y publicar la edición');
      await says(page, 'Aplicada: hay una nueva edición');
    });
    await test('reprogram: edition 2 says what changed, by how many days, and why', async () => {
      const page = await go('visitor', `${PLAN}/edicion/2/cambios`);
      await says(page, 'movido 183 días');
      await says(page, 'comunas y comunidades');
      const edition = await go('visitor', `${PLAN}/edicion/2`);
      await says(edition, 'AF-95');
      await says(edition, 'Nuevo plazo del registro de audiencias');
      await says(await go('visitor', RUN), 'El registro provisional se publica el mes que viene');
    });
    await test('reprogram: both latenesses are kept', async () => {
      const page = await go('visitor', `${PLAN}/compromiso/4`);
      await says(page, '67 días de atraso contra el plazo original; 0 días contra el vigente.');
      await says(page, 'Replanificado');
    });
    await test('reprogram: the designed document is attached with its difference from the data', async () => {
      const pdf = join(server.folder, 'plan.pdf');
      writeFileSync(pdf, '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
        '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
      let page = await go('direccion', `${RUN}/documento`);
      await page.fill('input[name=title]', 'Plan de Acción, versión reprogramada');
      await page.setInputFiles('input[name=document]', pdf);
      await send(page, 'Adjuntar');
      page = await go('direccion', `${RUN}/diferencia`);
      await page.fill('input[name=place]', 'Página 12, hito 4.1');
      await page.fill('textarea[name=document_says]', 'Segundo trimestre');
      await page.fill('textarea[name=data_say]', spoken(116));
      await send(page, 'Anotar la diferencia');
      const visitor = await go('visitor', RUN);
      await says(visitor, 'Segundo trimestre');
      const href = await visitor.getAttribute('a:has-text("Plan de Acción, versión reprogramada")', 'href');
      const response = await visitor.request.get(url + href);
      expect(response.status() === 200 && (await response.body()).subarray(0, 5).toString() === '%PDF-', `the document: ${response.status()}`);
    });
  } finally {
    await leave();
  }
}
