// SPDX-License-Identifier: EUPL-1.2
// A change of government in ten minutes of work, without JavaScript: a third of the focal points are gone and
// an institution was merged; nothing is orphaned unseen, and three letters reassign it all.

const PASSWORD = 'una mañana en el páramo';

export default async function transition({ browser, url, test, expect, signIn }) {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-EC' });
  const page = await context.newPage();
  const board = '/ceibos/administracion/transicion';
  let pages = 0;
  const go = async (path) => {
    pages++;
    const response = await page.goto(url + path);
    expect(response.status() === 200, `${path}: ${response.status()}`);
  };
  const follow = async (link) => {
    pages++;
    await Promise.all([page.waitForNavigation(), page.click(`main a:has-text("${link}")`)]);
  };
  const send = async (button) => {
    pages++;
    await Promise.all([page.waitForNavigation(), page.click(`main button:has-text("${button}")`)]);
  };
  const text = async () => (await page.innerText('body')).replace(/\s+/g, ' ');
  const says = async (words) => {
    const all = await text();
    expect(all.includes(words), `«${words}» is not on ${page.url()}:\n${all.slice(0, 900)}`);
  };
  const pick = async (select, label) => {
    const value = await page.$$eval(`select[name=${select}] option`, (all, l) => all.find((o) => o.textContent.includes(l))?.value, label);
    expect(value, `no «${label}» in ${select} of ${page.url()}`);
    await page.selectOption(`select[name=${select}]`, value);
  };
  const day = () => page.evaluate(() => new Date(Date.now() - 5 * 3600e3).toISOString().slice(0, 10).split('-').reverse().join('/'));
  // Who has nobody, by the table that the board offers.
  const orphans = async () => {
    const lines = (await (await context.request.get(`${url}${board}.csv`)).text()).trim().split('\r\n');
    return lines.slice(1).map((l) => l.split(',')[1]).sort((a, b) => a - b);
  };

  try {
    await signIn(page, 'direccion@hito.example', PASSWORD);
    await test('transition: focal points leave and an institution is merged', async () => {
      for (const n of [1, 3, 4, 9]) {
        await go(`/ceibos/plan/1/compromiso/${n}/personas`);
        await Promise.all([page.waitForNavigation(), page.click('main tr:has-text("Punto Focal de Ejemplo") button:has-text("Terminar")')]);
      }
      await go('/ceibos/institucion/ambiente/sucesion');
      await pick('successor', 'Consejo Cantonal');
      await page.check('input[name=kind][value=fusion]');
      await page.fill('input[name=happened_on]', await day());
      await pick('act', 'AF-03');
      await send('Guardar');
    });
    await test('transition: no orphan is unseen', async () => {
      const left = await orphans();
      for (const n of ['1', '3', '4', '5', '8', '9', '12']) expect(left.includes(n), `commitment ${n} is not on the board: ${left}`);
      pages = 0;
      await go(board);
      await says('su asignación terminó');
      await says('su institución fue fusionada o suprimida');
    });
    await test('transition: what the merged institution had goes to its successor', async () => {
      await follow('Pasar a la sucesora lo que tenía');
      await page.uncheck('input[name=people]');
      await send('Pasar los papeles');
      await says('La sucesora tiene ahora esos papeles');
    });
    const letter = async (number, institution, people) => {
      await go(`/ceibos/administracion/oficios/entrada?tipo=delegacion&institucion=${institution}`);
      await page.fill('input[name=number]', number);
      await page.fill('input[name=dated_on]', await day());
      await page.fill('input[name=subject]', 'Delegación de puntos focales');
      await send('Guardar');
      await follow('Reasignar compromisos con este oficio');
      await page.fill('textarea[name=people]', people);
      await send('Revisar');
      await says('Así quedaría');
    };
    await test('transition: a row with a fault is shown, and nothing is done', async () => {
      const before = (await orphans()).length;
      await letter('PLC-0200', 'prefectura', 'Ana Invento; ana.invento@hito.example; Directora\nSin Correo Inventado');
      await says('Falta el correo.');
      expect((await page.$$('button[value=confirmar]')).length === 0, 'a list with faults can be confirmed');
      expect((await orphans()).length === before, 'a preview changed something');
      await page.fill('textarea[name=people]', 'Ana Invento; ana.invento@hito.example; Directora\nLuis Invento; luis.invento@hito.example; Analista');
      await send('Revisar');
      await send('Confirmar la reasignación');
      await says('Se asignó a las personas');
    });
    await test('transition: two letters more, and everybody has somebody', async () => {
      await letter('UPCA-0201', 'compras', 'Rosa Invento; rosa.invento@hito.example; Coordinadora');
      await send('Confirmar la reasignación');
      await letter('CCP-0202', 'consejo', 'Elena Invento; elena.invento@hito.example; Vocal');
      await send('Confirmar la reasignación');
      const left = await orphans();
      expect(left.length === 0, `still without somebody: ${left}`);
      await go(board);
      await says('Todos los compromisos tienen punto focal');
    });
    await test(`transition: few pages (${pages}), within ten minutes`, () => expect(pages <= 24, `${pages} pages`));
    await test('transition: the log and the history name the letter', async () => {
      await go('/ceibos/plan/1/compromiso/1/personas');
      await says('PLC-0200 · Directora');
      await go('/ceibos/institucion/consejo/entrega');
      await says('Elena Invento');
      await says('CCP-0202');
    });
  } finally {
    await context.close();
  }
}
