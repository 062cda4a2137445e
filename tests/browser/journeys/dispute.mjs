// SPDX-License-Identifier: EUPL-1.2
// A dispute from the counterpart's mail to the act that ends it, without JavaScript: the light is never
// green meanwhile and never red by the dispute alone; the places of the two parties have one size.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const PASSWORD = 'una mañana en el páramo';
const C3 = '/ceibos/plan/1/compromiso/3', GIVE = `${C3}/pronunciamiento`;

export default async function dispute({ browser, server, url, test, expect, signIn }) {
  const people = {};
  const person = async (who, mail = false) => {
    if (!people[who]) {
      const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-EC' });
      people[who] = await context.newPage();
      if (who !== 'visitor' && !mail) await signIn(people[who], `${who}@hito.example`, PASSWORD);
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
  const text = async (page) => (await page.innerText('body')).replace(/\s+/g, ' ');
  const says = async (page, words) => {
    const all = await text(page);
    expect(all.includes(words), `«${words}» is not on ${page.url()}:\n${all.slice(0, 900)}`);
  };
  const light = async () => (await (await go('visitor', C3)).innerText('#estado ~ .tags .tag >> nth=0')).trim();
  const letter = (mark) => {
    const folder = join(server.folder, 'correo');
    let names = [];
    try { names = readdirSync(folder).sort().reverse(); } catch { return null; }
    for (const name of names) {
      const body = readFileSync(join(folder, name), 'utf8').replaceAll('=\r\n', '').replaceAll('=3D', '=');
      const found = body.match(new RegExp(`${url}(/tarea/\\S*${mark})`));
      if (found) return found[1];
    }
    return null;
  };
  const waited = async (mark) => {
    for (let i = 0; i < 150; i++) {
      const path = letter(mark);
      if (path) return path;
      await new Promise((done) => setTimeout(done, 1000));
    }
    throw new Error(`no letter with a link to ${mark}`);
  };
  let path;
  const before = await light();

  await test('dispute: the form is accepted, and nothing of the report is public yet', async () => {
    const page = await go('direccion', '/pendientes');
    await Promise.all([page.waitForNavigation(), page.click('main a[href*="/compromiso/3/hito/3.1/reporte/"]')]);
    if (await page.locator('input[name=right_kind]').count()) {
      await page.check('input[name=right_kind]');
      await page.check('input[name=opens]');
      await send(page, 'Aceptar la forma del reporte');
    }
    expect(await light() !== 'Completo', 'it is complete before its time');
  });
  await test('dispute: the counterpart disputes with a proof, three requests from the mail', async () => {
    const link = await waited('compromiso~3~pronunciamiento');
    const page = await person('mail', true);
    let asked = 0;
    page.on('request', (r) => { if (r.isNavigationRequest()) asked++; });
    await page.goto(url + link);
    expect(new URL(page.url()).pathname === GIVE, `it leads to ${page.url()}`);
    await says(page, 'Entraste con el enlace enviado a');
    await page.check('input[name=kind][value=disputa]');
    await page.fill('textarea[name=reasons]', 'Los contratos publicados no traen ningún anexo.');
    await page.click('summary:has-text("Agregar una prueba propia")');
    await page.fill('input[name=url]', 'https://ejemplo.example/contratos-sin-anexos');
    await page.fill('textarea[name=description]', 'Captura de la página sin anexos.');
    await send(page, 'Pronunciarme');
    expect(asked <= 4, `${asked} requests`); // the link, the page, the form, and the page that follows
    await says(page, 'Lo que respondiste');
    await says(page, 'Todavía no es público');
    const there = await page.goto(`${url}/pendientes`);
    expect(new URL(there.url()).pathname === '/entrar', 'the link opens more than its page');
  });
  await test('dispute: nobody else knows of it until the responsible replied', async () => {
    const page = await go('visitor', C3);
    expect(!(await text(page)).includes('ningún anexo'), 'it leaked');
    expect(await light() !== 'Completo', 'green');
    const focal = await go('focal', '/pendientes');
    await Promise.all([focal.waitForNavigation(), focal.click('main a[href*="/compromiso/3/pronunciamiento/"]')]);
    path = new URL(focal.url()).pathname.replace(/\/replica$/, '');
    await focal.fill('textarea[name=reply]', 'Los anexos se cargan esta semana.');
    await send(focal, 'Registrar la réplica');
    await says(focal, 'Los anexos se cargan esta semana.');
  });
  await test('dispute: it is public with its reply; at risk, neither green nor red by itself', async () => {
    const page = await go('visitor', path);
    await says(page, 'no traen ningún anexo');
    await says(page, 'Los anexos se cargan esta semana.');
    const now = await light();
    expect(now === 'En riesgo' || (now === 'Atrasado' && before === 'Atrasado'), `the light is ${now}, it was ${before}`);
    await says(await go('visitor', C3), 'En disputa');
    await says(await go('visitor', '/ceibos/plan/1/disputas'), 'no traen ningún anexo');
  });
  await test('dispute: responsible and counterpart have one size within 5 % at 360 and 1280 px', async () => {
    const page = await go('visitor', C3);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const [a, b] = await Promise.all(['.voices .lead-voice', '.voices .counterpart'].map((s) => page.locator(s).boundingBox()));
      for (const side of ['width', 'height'])
        expect(Math.abs(a[side] - b[side]) <= 0.05 * Math.max(a[side], b[side]), `${side} at ${width} px: ${a[side]} and ${b[side]}`);
    }
  });
  await test('dispute: an act ends it, and the register keeps how', async () => {
    const page = await go('direccion', path);
    const act = await page.locator('select[name=closed_act] option:not([value=""])').first().getAttribute('value');
    await page.selectOption('select[name=closed_act]', act);
    await send(page, 'Cerrar la disputa');
    await says(page, 'Decidida por un acto');
    expect(!(await text(await go('visitor', C3))).includes('disputa abierta'), 'it is still open');
  });
}
