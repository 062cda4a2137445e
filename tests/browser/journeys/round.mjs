// SPDX-License-Identifier: EUPL-1.2
// Two reporting rounds of the demonstration plan, without JavaScript. The first is closed in three ways: form,
// workbook, letter. The second is closed with no institution signing in. Days pass by moving the clock.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillSheet, unzip, zip } from '../zip.mjs';

const PASSWORD = 'una mañana en el páramo';
const PLAN = '/ceibos/plan/1';

export default async function round({ browser, server, url, test, expect, signIn, mark }) {
  let people = {}, shift = 0;
  const person = async (who) => {
    if (!people[who]) {
      const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-EC', acceptDownloads: true });
      people[who] = await context.newPage();
      if (who !== 'visitor') await signIn(people[who], `${who}@hito.example`, PASSWORD);
    }
    return people[who];
  };
  const leave = async () => {
    for (const page of Object.values(people)) await page.context().close();
    people = {};
  };
  const later = async (days) => {
    await leave();
    shift += days;
    await server.restart({ HITO_CLOCK_SHIFT: String(shift) });
  };
  const go = async (who, path, code = 200) => {
    const page = await person(who);
    const response = await page.goto(url + path);
    expect(response.status() === code, `${who} ${path}: ${response.status()}, not ${code}`);
    return page;
  };
  const send = (page, button) => Promise.all([page.waitForNavigation(), page.click(`main button:has-text("${button}")`)]);
  const text = async (page) => (await page.innerText('body')).replace(/\s+/g, ' ');
  const says = async (page, words) => {
    const all = await text(page);
    expect(all.includes(words), `«${words}» is not on ${page.url()}:\n${all.slice(0, 1500)}`);
  };
  const dmy = (days) => new Date(Date.now() - 5 * 3600e3 + (shift + days) * 86400e3).toISOString().slice(0, 10).split('-').reverse().join('/');
  const answerAll = async (page) => {
    for (const select of await page.$$('main form select')) {
      const values = await select.$$eval('option', (list) => list.map((o) => o.value));
      await select.selectOption(values.includes('retraso:recursos') ? 'retraso:recursos' : values.includes('inicio') ? 'inicio' : values.at(-1));
    }
    await send(page, 'Guardar y continuar');
  };
  const writeAll = async (page) => {
    while (new URL(page.url()).pathname.endsWith('/paso-2')) {
      for (const area of await page.$$('main textarea')) await area.fill('El equipo avanzó con lo previsto en este período.');
      for (const input of await page.$$('main input[name^=paso-]')) await input.fill('Seguir con el cronograma');
      for (const input of await page.$$('main input[name^=prevista-]')) await input.fill(dmy(90));
      await send(page, 'Guardar y revisar');
    }
  };
  const authoriseAndSend = async (page, letter) => {
    if (!(await page.inputValue('input[name=authorised_name]'))) await page.fill('input[name=authorised_name]', 'Julia Inventada');
    if (!(await page.inputValue('input[name=authorised_post]'))) await page.fill('input[name=authorised_post]', 'Máxima autoridad');
    if (letter) await page.fill('input[name=authorised_letter]', letter);
    await send(page, 'Registrar la autorización');
    await send(page, 'Enviar el reporte');
    await says(page, 'El reporte se envió');
  };
  const accept = async (at) => {
    const page = await go('direccion', at);
    for (const box of await page.$$('main input[name^=tipo-], main input[name^=abre-]')) await box.check();
    await send(page, 'Aceptar la forma del reporte');
    await says(page, 'Se aceptó la forma del reporte');
  };
  const letterIn = async (institution, number) => {
    const page = await go('direccion', '/ceibos/administracion/oficios/entrada');
    const option = await page.$$eval('select[name=institution] option', (list, name) => list.find((o) => o.textContent.includes(name))?.value, institution);
    expect(option, `${institution} is not offered for the letter`);
    await page.selectOption('select[name=institution]', option);
    await mark(page, 'kind', 'reporte');
    await page.fill('input[name=number]', number);
    await page.fill('input[name=dated_on]', dmy(0));
    await page.fill('input[name=addressee]', 'Rosa Inventada, Directora');
    await page.fill('input[name=subject]', 'Reporte del período');
    await Promise.all([page.waitForNavigation(), page.click('main form.form button[type=submit]')]);
    await says(page, number);
  };
  const byLetter = async (at, institution, number) => {
    await letterIn(institution, number);
    const page = await go('direccion', `${at}/por-oficio`);
    const option = await page.$$eval('select[name=letter] option', (list, n) => list.find((o) => o.textContent.includes(n))?.value, number);
    expect(option, `letter ${number} is not offered`);
    await page.selectOption('select[name=letter]', option);
    await send(page, 'Continuar');
    await answerAll(page);
    await writeAll(page);
    await says(page, 'Por oficio');
    await authoriseAndSend(page);
  };
  // Published by the worker once the counterparts' time is over.
  const published = async (at) => {
    for (let i = 0; i < 150; i++) {
      const page = await person('visitor');
      if ((await page.goto(url + at)).status() === 200) return page;
      await new Promise((done) => setTimeout(done, 500));
    }
    throw new Error(`${at} did not become public`);
  };

  const pending = await go('focal', '/pendientes');
  const own = await pending.$$eval('main a[href*="/reporte/prefectura/"]', (list) => list[0]?.getAttribute('href'));
  await test('round: the period at hand waits for its focal point', async () => expect(own, 'no pending report of the prefectura'));
  if (!own) return leave();
  const period = Number(own.match(/periodo\/(\d+)/)[1]);
  const report = (institution, n = period) => `${PLAN}/periodo/${n}/reporte/${institution}`;

  await test('round: by the form, in two short steps and a review', async () => {
    const page = await go('focal', `${report('prefectura')}/paso-1`);
    await answerAll(page);
    await says(page, 'Paso 2 de 3');
    await writeAll(page);
    await says(page, 'Así se verá el reporte de Prefectura');
    await says(page, 'Qué lo pondría en verde');
    await authoriseAndSend(page, 'PLC-2026-200');
    await go('visitor', report('prefectura'), 404);
  });
  await test('round: by the workbook, filled without a connection', async () => {
    const page = await go('focal', `${report('compras')}/paso-1`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('main a[href$="/libro.xlsx"]')]);
    const file = join(server.folder, 'reporte.xlsx');
    await download.saveAs(file);
    const { readFileSync } = await import('node:fs');
    const parts = unzip(readFileSync(file));
    fillSheet(parts, 'xl/worksheets/sheet2.xml', () => ({ E: 'A medias' }));
    writeFileSync(file, zip(parts));
    const form = await go('focal', `${report('compras')}/subir`);
    await form.setInputFiles('input[name=book]', file);
    await send(form, 'Subir y revisar');
    await says(form, 'E2'); // every fault by its cell, and nothing changed
    await says(form, 'no está en la lista de respuestas');
    const choose = await go('focal', `${report('compras')}/paso-1`);
    const late = await choose.$$eval('main select', (list) => list.map((s) => !!s.querySelector('optgroup')));
    const [again] = await Promise.all([choose.waitForEvent('download'), choose.click('main a[href$="/libro.xlsx"]')]);
    await again.saveAs(file);
    const fresh = unzip(readFileSync(file));
    fillSheet(fresh, 'xl/worksheets/sheet2.xml', (row) => ({
      E: 'El trabajo empezó o avanza', ...(late[row - 2] ? { F: 'Falta de recursos', I: dmy(60) } : {}), G: 'Se avanzó según el cronograma.', H: 'Seguir',
    }));
    writeFileSync(file, zip(fresh));
    const upload = await go('focal', `${report('compras')}/subir`);
    await upload.setInputFiles('input[name=book]', file);
    await send(upload, 'Subir y revisar');
    await send(upload, 'Aceptar el libro');
    await says(upload, 'Por el libro de Excel');
    await authoriseAndSend(upload, 'UPCA-2026-077');
  });
  await test('round: a workbook of another institution is refused in words', async () => {
    const page = await go('focal', `${report('consejo')}/subir`);
    await page.setInputFiles('input[name=book]', join(server.folder, 'reporte.xlsx'));
    await send(page, 'Subir y revisar');
    await says(page, 'Este libro es de otra institución');
  });
  await test('round: by letter, typed by the directorate on behalf of the institution', async () => {
    await byLetter(report('ambiente'), 'Ambiente y Agua', 'DPAA-2026-100');
  });
  await test('round: the directorate finds them and accepts the form of each', async () => {
    await says(await go('direccion', '/pendientes'), `Revisar el reporte del período ${period}`);
    for (const institution of ['prefectura', 'compras', 'ambiente']) await accept(report(institution));
  });
  await test('round: who reported is public, what they said is not yet', async () => {
    const page = await go('visitor', `${PLAN}/periodo/${period}`);
    await says(page, 'Reportó');
    await says(page, 'Sin reporte aceptado');
    for (const institution of ['prefectura', 'compras', 'ambiente']) await go('visitor', report(institution), 404);
  });
  await test('round: after the counterparts time all three are public, each with its channel', async () => {
    await later(12);
    await says(await published(report('prefectura')), 'Por el formulario');
    await says(await published(report('compras')), 'Por el libro de Excel');
    await says(await published(report('ambiente')), 'Por oficio');
  });
  await test('round: the next one is closed with no institution signing in', async () => {
    const next = period + 1;
    for (let i = 0; i < 14; i++) {
      await later(30);
      const page = await go('direccion', `${report('prefectura', next)}/por-oficio`);
      if (!(await text(page)).includes('todavía no se abre')) break;
    }
    const names = { prefectura: 'Prefectura', compras: 'Compras Abiertas', ambiente: 'Ambiente y Agua', consejo: 'Consejo Cantonal' };
    for (const [code, name] of Object.entries(names)) {
      await byLetter(report(code, next), name, `OF-${code}-${next}`);
      await accept(report(code, next));
    }
    const page = await go('visitor', `${PLAN}/periodo/${next}`);
    expect(!(await text(page)).includes('Sin reporte aceptado'), 'somebody has not reported');
    await later(12);
    for (const code of Object.keys(names)) await says(await published(report(code, next)), 'Por oficio');
  });
  await later(-shift);
  await leave();
}
