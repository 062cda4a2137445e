// SPDX-License-Identifier: EUPL-1.2
// A milestone followed from the claim to the act, by four people without JavaScript: what the
// responsible says, what the directorate checks, what the counterpart thinks, what a citizen reads.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PASSWORD = 'una mañana en el páramo';

export default async function follow({ browser, server, url, test, expect, signIn, mark }) {
  const people = {};
  const person = async (who) => {
    if (!people[who]) {
      const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-EC' });
      people[who] = await context.newPage();
      if (who !== 'visitor') await signIn(people[who], `${who}@hito.example`, PASSWORD);
    }
    return people[who];
  };
  const go = async (who, path) => {
    const page = await person(who);
    const response = await page.goto(url + path);
    expect(response.status() === 200, `${who} ${path}: ${response.status()}`);
    return page;
  };
  const send = (page, button) => Promise.all([page.waitForNavigation(), page.click(`main button:has-text("${button}")`)]);
  const says = async (page, words) => {
    const text = (await page.innerText('body')).replace(/\s+/g, ' ');
    expect(text.includes(words), `«${words}» is not on ${page.url()}:\n${text.slice(0, 900)}`);
  };

  const c2 = '/ceibos/plan/1/compromiso/2', m2 = `${c2}/hito/2.1`;
  const proof = join(server.folder, 'programa.txt');
  writeFileSync(proof, 'Programa del curso y plantilla de rendición de cuentas.\n');
  let claim;

  const claimIt = async (page, text) => {
    await page.check('input[name=kind][value=entrega]');
    await page.fill('textarea[name=text]', text);
    const [d, m, y] = new Date(Date.now() - 2 * 86400e3).toISOString().slice(0, 10).split('-').reverse();
    await page.fill('input[name=delivered_on]', `${d}/${m}/${y}`);
  };

  await test('follow: a claim of delivery without proof is not sent, and its text is kept', async () => {
    const page = await go('focal', `${m2}/reportar`);
    await claimIt(page, 'El programa y la plantilla están listos.');
    await send(page, 'Enviar el reporte');
    await says(page, 'prueba');
    expect((await page.inputValue('textarea[name=text]')).includes('programa y la plantilla'), 'the text was lost');
  });
  await test('follow: the focal point claims the milestone with a file', async () => {
    const page = await go('focal', `${m2}/reportar`);
    await claimIt(page, 'El programa y la plantilla están listos.');
    await page.setInputFiles('input[name=proof]', proof);
    await page.fill('textarea[name=description]', 'Programa del curso y plantilla en texto.');
    await send(page, 'Enviar el reporte');
    const visitor = await go('visitor', c2);
    await says(visitor, 'En riesgo');
  });
  await test('follow: the directorate finds it among its pending items and returns it with a reason', async () => {
    const page = await go('direccion', '/pendientes');
    await Promise.all([page.waitForNavigation(), page.click('main a[href*="/hito/2.1/reporte/"]')]);
    claim = new URL(page.url()).pathname;
    await page.fill('textarea[name=return_reason]', 'Falta la plantilla: adjunta las dos cosas.');
    await send(page, 'Devolver el reporte');
    await says(page, 'Devuelto');
  });
  await test('follow: the focal point reads what is missing and claims again', async () => {
    const page = await go('focal', '/pendientes');
    await Promise.all([page.waitForNavigation(), page.click('main a[href*="/hito/2.1"]')]);
    const form = await go('focal', claim);
    await says(form, 'Falta la plantilla');
    await Promise.all([form.waitForNavigation(), form.click('main a:has-text("Corregir el reporte")')]);
    expect((await form.inputValue('textarea[name=text]')).includes('programa'), 'the form is not filled with the last report');
    writeFileSync(proof, 'Programa y plantilla, completos.\n');
    await form.setInputFiles('input[name=proof]', proof);
    await form.fill('textarea[name=description]', 'Programa y plantilla, completos.');
    await send(form, 'Enviar el reporte');
  });
  await test('follow: the directorate accepts the form, and nobody else knows of it yet', async () => {
    const page = await go('direccion', '/pendientes');
    await Promise.all([page.waitForNavigation(), page.click('main a[href*="/hito/2.1/reporte/"]')]);
    claim = new URL(page.url()).pathname;
    await page.check('input[name=right_kind]');
    await page.check('input[name=opens]');
    await send(page, 'Aceptar la forma del reporte');
    await says(page, 'Aceptado, todavía no es público');
    const visitor = await person('visitor');
    const hidden = await visitor.goto(url + claim);
    expect(hidden.status() === 404, `a citizen sees an unpublished report: ${hidden.status()}`);
    await says(await go('visitor', c2), 'En riesgo');
    await says(await go('focal', c2), 'Todavía no es público');
  });
  await test('follow: the counterpart confirms, the report is public and the light turns complete', async () => {
    const page = await go('contraparte', claim);
    await mark(page, 'kind', 'confirma');
    await send(page, 'Publicar el pronunciamiento');
    const visitor = await go('visitor', c2);
    await says(visitor, 'Completo');
    await says(visitor, 'Reportado 100');
  });

  const c3 = '/ceibos/plan/1/compromiso/3';
  let change;
  await test('follow: the focal point asks to move a due day', async () => {
    const page = await go('focal', `${c3}/cambios/nuevo`);
    await mark(page, 'kind', 'replanificacion');
    await page.selectOption('select[name=milestone]', { index: 1 });
    const [d, m, y] = new Date(Date.now() + 90 * 86400e3).toISOString().slice(0, 10).split('-').reverse();
    await page.fill('input[name=due_text]', `${d}/${m}/${y}`);
    await page.fill('textarea[name=reasons]', 'El sistema de contratos tuvo que rehacerse por la ley nueva.');
    await send(page, 'Pedir el cambio');
    change = new URL(page.url()).pathname;
    await says(await go('visitor', c3), 'Atrasado');
  });
  await test('follow: the counterpart gives an opinion', async () => {
    const page = await go('contraparte', change);
    await mark(page, 'opinion', 'favorable');
    await send(page, 'Publicar la opinión');
    await says(page, 'Favorable');
  });
  await test('follow: the directorate records the act and applies the change with it', async () => {
    const page = await go('direccion', '/ceibos/actos/nuevo');
    await page.fill('input[name=number]', 'AF-90');
    await mark(page, 'kind', 'acta');
    await page.fill('input[name=decided_on]', new Date(Date.now() - 5 * 3600e3).toISOString().slice(0, 10));
    await page.fill('input[name=body]', 'Foro Provincial de Gobierno Abierto');
    await page.fill('input[name=title]', 'Nuevo plazo de los contratos con anexos');
    await page.check('input[name=result][value=aprobado]');
    await Promise.all([page.waitForNavigation(), page.click('main form button[type=submit] >> nth=0')]);
    await says(page, 'AF-90');
    const apply = await go('direccion', change);
    const option = await apply.$$eval('select[name=act] option', (list) => list.find((o) => o.textContent.includes('AF-90'))?.value);
    expect(option, 'the act is not offered');
    await apply.selectOption('select[name=act]', option);
    await send(apply, 'Aplicar el cambio');
    await says(apply, 'AF-90');
  });
  await test('follow: a citizen reads both latenesses and how they were computed', async () => {
    const page = await go('visitor', c3);
    await says(page, '10 días de atraso contra el plazo original');
    await says(page, '0 días contra el vigente');
    await says(page, 'Replanificado');
    await page.click('summary:has-text("Cómo se calculó")');
    await says(page, 'Hito 1');
    await says(page, 'AF-90');
  });
  for (const page of Object.values(people)) await page.context().close();
}
