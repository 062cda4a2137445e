// SPDX-License-Identifier: EUPL-1.2
// An indicator on the demonstration, without JavaScript, from its first sheet to the version that cuts its series:
// prepared in steps, proposed, approved by an act; four months reported (a real zero, one that does not apply, one
// returned and put right, one by letter); a dispute; a correction. Everybody tells the same: page, commitment,
// results, CSV, API, archive. What makes no sense is refused beside its field, and what was typed stays.
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { unzip } from '../zip.mjs';

const PASSWORD = 'una mañana en el páramo';
const CODE = 'visitas_al_portal', AT = `/ceibos/indicador/${CODE}`, PLAN = '/ceibos/plan/1', COMMITMENT = `${PLAN}/compromiso/3`;
const SHEET = { unit: 'consultas', women: 'Mujer', men: 'Hombre' };

export default async function indicator({ browser, server, url, test, expect, signIn, mark }) {
  let people = {}, shift = 0;
  const person = async (who) => {
    if (!people[who]) {
      const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-EC' });
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
  const send = (page, button) => Promise.all([page.waitForNavigation(), page.click(`main button:has-text("${button}") >> nth=0`)]);
  const text = async (page) => (await page.innerText('main')).replace(/\s+/g, ' ');
  const says = async (page, words) => {
    const all = await text(page);
    expect(all.includes(words), `«${words}» is not on ${page.url()}:\n${all.slice(0, 1500)}`);
  };
  const choose = async (page, name, label) => {
    const value = await page.$$eval(`select[name=${name}] option`, (list, l) => list.find((o) => o.textContent.includes(l))?.value, label);
    expect(value, `«${label}» is not offered as ${name}`);
    await page.selectOption(`select[name=${name}]`, value);
  };
  // The refusal stands beside the field, the summary leads there, and what was typed is still in it.
  const refused = async (page, field, typed, words) => {
    const box = page.locator(`#f-${field}`).first();
    expect((await page.innerText(`#f-${field}-error`)).includes(words), `«${words}» is not beside ${field}: ${await text(page)}`);
    expect(await page.locator(`a[href="#f-${field}"]`).count(), `nothing leads to ${field}`);
    if (typed !== null) expect(await box.inputValue() === typed, `${field} lost «${typed}»: ${await box.inputValue()}`);
  };

  // The first month of the series is five months ago: four are over, a fifth too, the sixth is at hand.
  const now = new Date(Date.now() - 5 * 3600e3), iso = (d) => d.toISOString().slice(0, 10), dmy = (d) => iso(d).split('-').reverse().join('/');
  const month = (n) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 5 + n, 1));
  const first = month(0), last = new Date(month(18) - 86400e3), baseline = new Date(first - 86400e3);
  const today = () => dmy(new Date(now.getTime() + shift * 86400e3));
  const act = async (number, on, title) => {
    const page = await go('direccion', '/ceibos/actos/nuevo');
    await page.fill('input[name=number]', number);
    await mark(page, 'kind', 'acta');
    await page.fill('input[name=decided_on]', iso(on));
    await page.fill('input[name=body]', 'Foro Provincial de Gobierno Abierto');
    await page.fill('input[name=title]', title);
    await page.check('input[name=result][value=aprobado]');
    await Promise.all([page.waitForNavigation(), page.click('main form button[type=submit] >> nth=0')]);
  };
  const approve = async (number, on) => {
    const page = await go('direccion', `${AT}/aprobar`);
    await choose(page, 'act', number);
    await page.fill('[name=from_on]', dmy(on));
    await send(page, 'Aprobar la ficha');
    await says(page, 'Se aprobó la ficha');
  };
  const part = (page, name, quotient = '') => page.locator(`tr:has(th:text-is("${name}")) input`).nth(quotient === 'd' ? 1 : 0);
  const proof = async (page, words = 'Registro de consultas del portal') => {
    await page.fill('input[name=url]', 'https://ejemplo.example/registro-de-consultas');
    await page.fill('textarea[name=description]', words);
  };
  const save = (page) => send(page, 'Guardar y revisar');
  const authorise = async (page) => {
    await says(page, 'Se guardó el valor');
    await page.fill('input[name=authorised_name]', 'Julia Inventada');
    await page.fill('input[name=authorised_post]', 'Máxima autoridad');
    await page.fill('input[name=authorised_letter]', 'UPCA-2026-031');
    await send(page, 'Registrar la autorización');
    await send(page, 'Enviar el valor');
    await says(page, 'El valor se envió');
    return new URL(page.url()).pathname;
  };
  const accept = async (at) => {
    const page = await go('direccion', at);
    for (const box of await page.$$('main input[name=right_kind], main input[name=opens]')) await box.check();
    await send(page, 'Aceptar la forma del valor');
    await says(page, 'Se aceptó la forma');
  };
  const published = async (at) => {
    for (let i = 0; i < 150; i++) {
      const page = await person('visitor');
      if ((await page.goto(url + at)).status() === 200) return page;
      await new Promise((done) => setTimeout(done, 500));
    }
    throw new Error(`${at} did not become public`);
  };
  const json = async (path) => {
    const response = await fetch(url + path);
    expect(response.status === 200, `${path}: ${response.status}`);
    return response.json();
  };
  // The totals of the series as data says them, by period.
  const series = async () => {
    const found = await json(`${AT}/serie.json`);
    const rows = Array.isArray(found) ? found : Object.values(found).find(Array.isArray);
    return Object.fromEntries(rows.filter((r) => !r.part).map((r) => [r.period, r]));
  };
  // The line of the table of values that leads to a value.
  const row = async (page, at) => (await page.locator(`tr:has(a[href="${at}"])`).first().innerText()).replace(/\s+/g, ' ');
  const values = []; // addresses of what was reported, by month
  let broken = false; // each step stands on the one before
  const step = (name, body) => test(name, async () => {
    expect(!broken, 'a step before it failed');
    broken = true;
    await body();
    broken = false;
  });

  await step('indicator: a code that formulas cannot name is refused, and what was typed stays', async () => {
    const page = await go('direccion', '/ceibos/indicadores/nuevo');
    await page.fill('input[name=name]', 'Consultas que la gente hace en el portal');
    await page.fill('input[name=code]', 'Visitas al Portal');
    await choose(page, 'commitment', 'Plan 1, compromiso 3:');
    await choose(page, 'institution', 'Compras Abiertas');
    await send(page, 'Guardar y seguir');
    await refused(page, 'code', 'Visitas al Portal', 'letras minúsculas');
    expect(await page.inputValue('input[name=name]') === 'Consultas que la gente hace en el portal', 'the name was lost');
    await page.fill('input[name=code]', CODE);
    await send(page, 'Guardar y seguir');
    await says(page, 'Paso 1 de 4');
  });
  await step('indicator: its sheet in four steps, each refusal beside its field', async () => {
    const page = await go('direccion', `${AT}/ficha/editar/1`);
    await page.fill('textarea[name=definition]', 'Consultas completas que hacen las personas en el portal de contratos, contadas cada mes.');
    await page.fill('input[name=unit]', SHEET.unit);
    await send(page, 'Guardar y seguir');
    await page.fill('input[name=least_micro]', '50');
    await page.fill('input[name=most_micro]', '10');
    await send(page, 'Guardar y seguir');
    await refused(page, 'most_micro', '10', 'menor que el mínimo');
    await page.fill('input[name=least_micro]', '1,2.5');
    await send(page, 'Guardar y seguir');
    await refused(page, 'least_micro', '1,2.5', 'coma');
    await page.fill('input[name=least_micro]', '0');
    await page.fill('input[name=most_micro]', '');
    await send(page, 'Guardar y seguir');
    await says(page, 'Línea base y calendario');
    await mark(page, 'baseline_kind', 'conocida');
    await page.fill('[name=baseline_micro]', '2');
    await page.fill('[name=baseline_on]', dmy(new Date(+last + 86400e3)));
    await page.fill('[name=baseline_source]', 'Registro del portal');
    await page.fill('[name=months]', '5');
    await page.fill('[name=starts_on]', dmy(first));
    await page.fill('[name=ends_on]', dmy(last));
    await send(page, 'Guardar y seguir');
    await refused(page, 'months', '5', 'Un período dura');
    await page.fill('[name=months]', '1');
    await send(page, 'Guardar y seguir');
    await refused(page, 'baseline_on', null, 'posterior a lo que se mide');
    await page.fill('[name=baseline_on]', dmy(baseline));
    await page.fill('[name=due_days]', '60');
    await send(page, 'Guardar y seguir');
    await page.fill('textarea[name=source]', 'Registro de consultas del portal de contratos.');
    await page.fill('textarea[name=means]', 'Copia del registro del mes.');
    await send(page, 'Guardar y revisar');
    await says(page, 'La ficha está completa');
  });
  await step('indicator: parts and targets; a target that is no number is refused beside it', async () => {
    let page = await go('direccion', `${AT}/partes`);
    await send(page, 'Sexo');
    await says(page, 'Se agregó la dimensión');
    SHEET.names = await page.locator('main ul li').allInnerTexts();
    page = await go('direccion', `${AT}/metas`);
    const years = page.locator('form:has(input[name=que][value=anios])');
    await years.locator('input[name^=v_anios_]').first().fill('cien');
    await years.locator('input[name^=r_anios_]').first().fill('Lo pidió la mesa');
    await Promise.all([page.waitForNavigation(), years.locator('button').click()]);
    await refused(page, 'v_anios_0', 'cien', 'Escribe un número');
    expect(await page.inputValue('input[name=r_anios_0]') === 'Lo pidió la mesa', 'the reason was lost');
    for (const input of await years.locator('input[name^=v_anios_]').all()) await input.fill('100');
    for (const input of await years.locator('input[name^=r_anios_]').all()) await input.fill('Lo pidió la mesa');
    await Promise.all([page.waitForNavigation(), years.locator('button').click()]);
    for (const year of new Set([first, month(4)].map((d) => d.getUTCFullYear()))) {
      page = await go('direccion', `${AT}/metas?anio=${year}`);
      const form = page.locator('form:has(input[name=que][value=periodos])');
      for (const input of await form.locator('input[name^=v_periodos_]').all()) await input.fill('12');
      for (const input of await form.locator('input[name^=r_periodos_]').all()) await input.fill('Lo de siempre');
      await Promise.all([page.waitForNavigation(), form.locator('button').click()]);
    }
  });
  await step('indicator: proposed, registered, approved by its act; before it, nobody else meets it', async () => {
    await go('visitor', AT, 404);
    let page = await go('direccion', `${AT}/revisar`);
    await send(page, 'Proponer para aprobar');
    await go('visitor', AT, 404);
    await go('focal', `${AT}/aprobar`, 403);
    await act('BI-90', first, 'Ficha del indicador de consultas');
    page = await go('direccion', `${AT}/aprobar`);
    await choose(page, 'act', 'BI-90');
    await page.fill('[name=from_on]', dmy(new Date(+first - 86400e3)));
    await send(page, 'Aprobar la ficha');
    await refused(page, 'from_on', null, 'no rige antes del acto');
    await approve('BI-90', first);
    page = await go('visitor', AT);
    await says(page, 'BI-90');
    await says(await go('visitor', '/ceibos/indicadores'), 'Consultas que la gente hace en el portal');
  });
  await step('indicator: a value is refused for what it lacks, beside the field, and the typing stays', async () => {
    const page = await go('focal', `${AT}/medir/1`);
    await page.fill('[name=value_micro]', '-3');
    await page.fill('textarea[name=words]', 'Ninguna consulta en el mes.');
    await save(page);
    await refused(page, 'value_micro', '-3', 'menor que el mínimo');
    expect(await page.inputValue('textarea[name=words]') === 'Ninguna consulta en el mes.', 'the words were lost');
    await page.fill('[name=value_micro]', '1.5,2');
    await save(page);
    await refused(page, 'value_micro', '1.5,2', 'coma');
    await page.fill('[name=value_micro]', '0');
    await save(page);
    await refused(page, 'proof', null, 'lleva su prueba');
    await part(page, SHEET.names[0]).fill('5');
    await proof(page);
    await save(page);
    await refused(page, 'parts_note', null, 'mayor que el total');
    expect(await part(page, SHEET.names[0]).inputValue() === '5', 'the part was lost');
  });
  await step('indicator: three months by the form: a real zero, one that does not apply, one above', async () => {
    let page = await go('focal', `${AT}/medir/1`);
    await page.fill('[name=value_micro]', '0');
    await part(page, SHEET.names[0]).fill('0');
    await part(page, SHEET.names[1]).fill('0');
    await proof(page);
    await save(page);
    await says(page, 'Se guardó el valor');
    values[1] = await authorise(page);
    page = await go('focal', `${AT}/medir/2`);
    await mark(page, 'kind', 'no-aplica');
    await page.fill('textarea[name=words]', 'no');
    await save(page);
    await refused(page, 'words', 'no', 'por qué no aplica');
    await page.fill('textarea[name=words]', 'El portal estuvo cerrado por mantenimiento todo el mes.');
    await save(page);
    values[2] = await authorise(page);
    page = await go('focal', `${AT}/medir/3`);
    await page.fill('[name=value_micro]', '21');
    await part(page, SHEET.names[0]).fill('12');
    await part(page, SHEET.names[1]).fill('9');
    await proof(page, 'Registro de consultas del mes equivocado');
    await save(page);
    values[3] = await authorise(page);
    for (const n of [1, 2, 3]) await go('visitor', values[n], 404);
  });
  await step('indicator: the directorate returns one, it comes back put right, all are accepted', async () => {
    let page = await go('direccion', values[3]);
    await page.fill('textarea[name=return_reason]', 'La prueba es del mes equivocado: faltan nueve consultas repetidas.');
    await send(page, 'Devolver el valor');
    page = await go('focal', values[3]);
    await says(page, 'faltan nueve consultas repetidas');
    await Promise.all([page.waitForNavigation(), page.click('main a:has-text("Corregir el borrador")')]);
    expect(await page.inputValue('[name=value_micro]') === '21', 'what was reported is not in the form');
    await page.fill('[name=value_micro]', '12');
    await part(page, SHEET.names[0]).fill('7');
    await part(page, SHEET.names[1]).fill('5');
    await save(page);
    expect(await authorise(page) === values[3], 'it is another value now');
    for (const n of [1, 2, 3]) await accept(values[n]);
    for (const n of [1, 2, 3]) await go('visitor', values[n], 404);
  });
  await step('indicator: the fourth comes by letter, typed on behalf of the institution', async () => {
    let page = await go('direccion', '/ceibos/administracion/oficios/entrada');
    await choose(page, 'institution', 'Compras Abiertas');
    await mark(page, 'kind', 'reporte');
    await page.fill('input[name=number]', 'UPCA-2026-044');
    await page.fill('input[name=dated_on]', today());
    await page.fill('input[name=addressee]', 'Rosa Inventada, Directora');
    await page.fill('input[name=subject]', 'Consultas del portal en el mes');
    await Promise.all([page.waitForNavigation(), page.click('main form.form button[type=submit]')]);
    page = await go('direccion', `${AT}/medir/4/por-oficio`);
    await choose(page, 'letter', 'UPCA-2026-044');
    await page.fill('[name=value_micro]', '14');
    await part(page, SHEET.names[0]).fill('8');
    await part(page, SHEET.names[1]).fill('6');
    await proof(page);
    await save(page);
    values[4] = await authorise(page);
    await accept(values[4]);
    await says(await go('direccion', values[4]), 'UPCA-2026-044');
  });
  await step('indicator: when the counterparts days are over they are public, each nothing by its name', async () => {
    await go('visitor', AT);
    await later(12);
    for (const n of [1, 2, 3, 4]) await published(values[n]);
    await says(await go('visitor', values[4]), 'Por oficio');
    const page = await go('visitor', AT);
    await says(page, 'mantenimiento todo el mes');
    const day = new Date(now.getTime() + shift * 86400e3); // a year that is not over is not judged
    if (day.getUTCFullYear() === month(3).getUTCFullYear() && day.getUTCMonth() < 11) {
      const year = await page.locator(`tr:has(th:text-is("${day.getUTCFullYear()}"))`).innerText();
      expect(/van \d+ de \d+ períodos/.test(year) && !year.includes('%'), `the year says: ${year}`);
    }
    const said = await series();
    expect(said[1].status === 'reportado' && Number(said[1].value_micro) === 0, `a real zero: ${JSON.stringify(said[1])}`);
    expect(said[2].status === 'no-aplica' && said[2].value_micro === null, `not applicable: ${JSON.stringify(said[2])}`);
    expect(Number(said[3].value_micro) === 12 && Number(said[4].value_micro) === 14, `values: ${JSON.stringify([said[3], said[4]])}`);
    expect(said[5].status === 'por-reportar' && said[5].value_micro === null, `the fifth: ${JSON.stringify(said[5])}`);
  });
  await step('indicator: a counterpart disputes one; it is not shown as plainly good, and the reply stands beside', async () => {
    let page = await go('contraparte', values[4]);
    await mark(page, 'kind', 'disputa');
    await page.fill('textarea[name=reasons]', 'no');
    await send(page, 'Publicar el pronunciamiento');
    await refused(page, 'reasons', 'no', '10');
    await page.fill('textarea[name=reasons]', 'El registro cuenta consultas de los propios funcionarios.');
    await send(page, 'Publicar el pronunciamiento');
    page = await go('focal', values[4]);
    await page.fill('textarea[name=reply]', 'Se excluyen desde el mes que viene; este mes fueron dos.');
    await send(page, 'Publicar la réplica');
    page = await go('visitor', values[4]);
    await says(page, 'propios funcionarios');
    await says(page, 'Se excluyen desde el mes que viene');
    const told = await row(await go('visitor', AT), values[4]);
    expect(told.includes('en disputa'), `the table says: ${told}`);
    await says(await go('visitor', COMMITMENT), 'en disputa');
    await says(await go('visitor', `${PLAN}/resultados`), 'en disputa');
    expect((await series())[4].disputed === true, 'the data do not say the dispute');
  });
  await step('indicator: a correction with its report; until it is public the old value stands', async () => {
    const before = await series();
    let page = await go('focal', `${AT}/medir/3`);
    await says(page, 'se ajusta con su informe');
    page = await go('focal', `${AT}/corregir/3`);
    await page.fill('[name=value_micro]', '10');
    await part(page, SHEET.names[0]).fill('6');
    await part(page, SHEET.names[1]).fill('4');
    await proof(page, 'Registro depurado del mes');
    await save(page);
    await refused(page, 'correction', '', 'con su informe');
    expect(await page.inputValue('[name=value_micro]') === '10', 'the number was lost');
    await page.fill('textarea[name=correction]', 'Dos consultas del mes estaban contadas dos veces en el registro.');
    await proof(page, 'Registro depurado del mes');
    await save(page);
    await refused(page, 'unusual_note', '', 'cambia mucho frente al anterior');
    await page.fill('[name=unusual_note]', 'El mes anterior fue el primero con el portal abierto.');
    await proof(page, 'Registro depurado del mes');
    await save(page);
    const fixed = await authorise(page);
    await accept(fixed);
    await go('visitor', fixed, 404);
    expect(Number((await series())[3].value_micro) === 12, 'the correction counts before its day');
    await later(12);
    await says(await published(fixed), 'corrige uno publicado antes');
    page = await go('visitor', values[3]);
    await says(page, 'Este valor fue corregido');
    await says(page, '12');
    page = await go('visitor', AT);
    const told = await row(page, fixed);
    expect(told.includes('corregido') && told.includes('10'), `the table says: ${told}`);
    await says(page, 'contadas dos veces');
    const after = await series();
    expect(Number(after[3].value_micro) === 10 && after[3].corrected === true, `the third: ${JSON.stringify(after[3])}`);
    for (const n of [1, 2, 4]) expect(JSON.stringify(after[n]) === JSON.stringify(before[n]), `period ${n} changed: ${JSON.stringify([before[n], after[n]])}`);
  });
  await step('indicator: a second version changes the method by a new act; the series is cut', async () => {
    let page = await go('direccion', AT);
    await send(page, 'Preparar una versión nueva');
    await mark(page, 'change', 'ajuste-ficha');
    const report = { antecedentes: 'Se contaban visitas propias.', indicador: 'Consultas en el portal.', objetivo: 'Decir cuántas consultas se responden.',
      politica: 'Datos abiertos de la provincia.', tipo: 'Cambio de método: la serie se corta.' };
    for (const [part, words] of Object.entries(report)) await page.fill(`textarea[name=informe_${part}]`, words);
    await mark(page, 'type', 'porcentaje');
    await page.fill('[name=unit]', '% de consultas');
    await send(page, 'Guardar y seguir');
    await refused(page, 'unit', '% de consultas', 'corta la serie');
    await mark(page, 'change', 'cambio-metodo');
    await send(page, 'Guardar y seguir');
    await page.fill('[name=numerator]', 'Consultas con respuesta completa');
    await page.fill('[name=denominator]', 'Consultas de personas ajenas a la institución');
    await page.fill('[name=most_micro]', '100');
    await send(page, 'Guardar y seguir');
    await send(page, 'Guardar y seguir');
    await send(page, 'Guardar y revisar');
    await says(page, 'La ficha está completa');
    await send(page, 'Proponer para aprobar');
    await act('BI-91', month(4), 'Ficha del indicador de consultas: cambio de método');
    await approve('BI-91', month(4));
    page = await go('focal', `${AT}/medir/5`);
    await page.fill('[name=numerator_micro]', '30');
    await page.fill('[name=denominator_micro]', '20');
    await proof(page);
    await save(page);
    await refused(page, 'numerator_micro', '30', 'mayor que el denominador');
    await page.fill('[name=numerator_micro]', '15');
    for (const [i, [n, d]] of [[9, 12], [6, 8]].entries()) {
      await part(page, SHEET.names[i]).fill(String(n));
      await part(page, SHEET.names[i], 'd').fill(String(d));
    }
    await proof(page);
    await save(page);
    values[5] = await authorise(page);
    await accept(values[5]);
    await later(12);
    await published(values[5]);
  });
  await step('indicator: earlier values keep their version, and everywhere the same is said', async () => {
    const page = await go('visitor', AT);
    await says(page, 'método nuevo');
    await says(page, 'Cambio de método: la serie se corta');
    const said = await series();
    for (const n of [1, 2, 3, 4]) expect(said[n].version === 1, `period ${n} is of version ${said[n].version}`);
    expect(said[5].version === 2 && Number(said[5].value_micro) === 75 && Number(said[5].numerator_micro) === 15, `the fifth: ${JSON.stringify(said[5])}`);
    const fifth = await row(page, values[5]), fourth = await row(page, values[4]);
    expect(fifth.includes('75') && fifth.includes('versión 2'), `the table says: ${fifth}`);
    expect(fourth.includes('14') && fourth.includes('versión 1'), `the table says: ${fourth}`);
    await says(await go('visitor', `${AT}/ficha/1`), SHEET.unit);
    await says(await go('visitor', `${AT}/ficha/2`), 'Qué cambió respecto de la versión 1');
    await says(await go('visitor', COMMITMENT), '75');
    await says(await go('visitor', `${PLAN}/resultados`), '75');
    const csv = await (await fetch(`${url}${AT}/serie.csv`)).text();
    expect(/^5[,;].*75/m.test(csv), `the CSV says: ${csv.slice(0, 900)}`);
  });
  await step('indicator: API and archive say the same, verify says nothing', async () => {
    const file = join(server.folder, 'archivo.zip');
    await server.run('export', 'archive', file);
    const files = unzip(readFileSync(file));
    const kept = [...files].find(([name]) => name.endsWith('ceibos/resultados.csv'))?.[1].toString('utf8').split('\n').filter((l) => l.startsWith(`${CODE},`)) ?? [];
    const said = await series(), { data } = await json(`/api/v1/ceibos/resultados?indicator=${CODE}`);
    for (const n of [1, 2, 3, 4, 5]) {
      const one = data.find((r) => r.period === n && !r.part);
      for (const field of ['status', 'value_micro', 'version', 'disputed', 'corrected'])
        expect(JSON.stringify(one?.[field]) === JSON.stringify(said[n][field]), `${field} of period ${n}: the API says ${JSON.stringify(one)}`);
      const line = kept.find((l) => l.startsWith(`${CODE},${n},,,`)) ?? '';
      expect(line.startsWith(`${CODE},${n},,,${said[n].version},${said[n].status},${said[n].value_micro ?? ''},`), `period ${n}: the archive says «${line}» of ${kept.length}`);
    }
    await server.run('verify');
    // The plan's indices follow what was published a minute later.
    for (let i = 0; ; i++) {
      const wrong = await server.run('verify', '--from', file).then(() => null, (error) => error);
      if (!wrong) break;
      if (i > 30) throw wrong;
      await new Promise((done) => setTimeout(done, 4000));
      await server.run('export', 'archive', file);
    }
  });
  await leave();
}
