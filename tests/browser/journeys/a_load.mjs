// SPDX-License-Identifier: EUPL-1.2
// A plan loaded from the workbook that a team works with, looked at row by row, accepted once,
// published with an act; without JavaScript.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PASSWORD = 'una mañana en el páramo';

export default async function load({ browser, server, url, test, expect, signIn, mark }) {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-EC' });
  const page = await context.newPage();
  await signIn(page, 'direccion@hito.example', PASSWORD);
  const send = (button) => Promise.all([page.waitForNavigation(), page.click(`main button:has-text("${button}")`)]);
  const says = async (words) => {
    const text = (await page.innerText('main')).replace(/\s+/g, ' ');
    expect(text.includes(words), `«${words}» is not on ${page.url()}:\n${text.slice(0, 900)}`);
  };
  const book = join(server.folder, 'libro.xlsx');

  await test('load: the workbook of the running plan is given to anyone', async () => {
    const answer = await fetch(`${url}/ceibos/plan/1/libro.xlsx`);
    expect(answer.status === 200, `answers ${answer.status}`);
    writeFileSync(book, Buffer.from(await answer.arrayBuffer()));
  });
  await test('load: a file that lies about its type is refused beside its field', async () => {
    const liar = join(server.folder, 'plan.xlsx');
    writeFileSync(liar, 'esto no es un libro');
    await page.goto(`${url}/ceibos/cargas`);
    await page.setInputFiles('input[name=file1]', liar);
    await page.fill('input[name=plan_number]', '3');
    await page.fill('input[name=plan_name]', 'Tercer Plan de Los Ceibos');
    await send('Revisar la carga');
    expect(await page.locator('.govuk-error-message').count() > 0, 'no problem is said');
    expect(await page.inputValue('input[name=plan_name]') === 'Tercer Plan de Los Ceibos', 'what was typed is lost');
  });
  await test('load: the same workbook makes a new plan of 15 commitments, after it was looked at', async () => {
    await page.goto(`${url}/ceibos/plan/1.json`);
    await page.goto(`${url}/ceibos/cargas`);
    await page.setInputFiles('input[name=file1]', book);
    await page.fill('input[name=plan_number]', '3');
    await page.fill('input[name=plan_name]', 'Tercer Plan de Los Ceibos');
    const day = (months) => { const d = new Date(); d.setUTCDate(1); d.setUTCMonth(d.getUTCMonth() + months); return d.toISOString().slice(0, 10); };
    await page.fill('input[name=plan_starts_on]', day(-7));
    await page.fill('input[name=plan_ends_on]', day(18));
    await send('Revisar la carga');
    await says('se agregarían');
    const before = await fetch(`${url}/ceibos/plan/3`);
    expect(before.status === 404, 'something was changed before it was accepted');
    await send('Aceptar la carga');
    await page.goto(`${url}/ceibos/plan/3`);
    await says('Observatorio ciudadano del agua');
    expect((await fetch(`${url}/ceibos/plan/3`)).status === 404, 'a draft is shown to the public');
  });
  await test('load: the plan is published with an act and everybody reads it', async () => {
    await page.goto(`${url}/ceibos/plan/3/publicar`);
    await says('¿Está listo?');
    if (!(await page.innerText('main')).includes('Nada impide publicarlo')) {
      // The registry line without milestones keeps a plan from being published: the rule says so.
      await says('Todavía no puede publicarse');
      await page.goto(`${url}/ceibos/plan/3/compromiso/15/hitos/nuevo`);
      await page.fill('input[name=number]', '15.1');
      await page.fill('input[name=title]', 'Acuerdo firmado con niñas, niños y adolescentes');
      await page.fill('input[name=due_text]', `I semestre ${new Date().getUTCFullYear() + 1}`);
      await page.fill('input[name=weight_centi]', '100');
      await mark(page, 'kind', 'instrumento');
      await page.check('input[name=means][value=documento]');
      await Promise.all([page.waitForNavigation(), page.click('main form button[type=submit] >> nth=0')]);
      await page.goto(`${url}/ceibos/plan/3/publicar`);
    }
    await page.fill('input[name=name]', 'Edición original');
    await mark(page, 'kind', 'original');
    await page.selectOption('select[name=act]', { index: 1 });
    await send('Publicar');
    const public_page = await fetch(`${url}/ceibos/plan/3`);
    expect(public_page.status === 200, `the public gets ${public_page.status}:\n${(await page.innerText('main')).slice(0, 1200)}`);
  });
  await context.close();
}
