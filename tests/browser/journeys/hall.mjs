// SPDX-License-Identifier: EUPL-1.2
// A hall without signal: the page is downloaded, opened from the device with the network off, filled, its file saved
// and uploaded twice: everything counts once. The page is a script by nature; the rest of the site needs none.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PASSWORD = 'una mañana en el páramo';
const MEETING = '/ceibos/cocreacion/1/mesa/7/sesion/1';

export default async function hall({ browser, server, url, test, expect, signIn }) {
  const page_file = join(server.folder, 'sala.html'), data_file = join(server.folder, 'sala.json');
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-EC', acceptDownloads: true });
  const desk = await context.newPage();
  const text = async (page) => (await page.innerText('body')).replace(/\s+/g, ' ');
  const people = async () => {
    await desk.goto(`${url}${MEETING}/asistencia`);
    return Number((await desk.innerText('#personas .count')).trim());
  };

  await test('hall: the page is one file that is downloaded', async () => {
    await signIn(desk, 'direccion@hito.example', PASSWORD);
    await desk.goto(url + MEETING);
    const [download] = await Promise.all([desk.waitForEvent('download'), desk.click('a:has-text("Descargar la página sin conexión")')]);
    expect(download.suggestedFilename() === 'hito-mesa-7-sesion-1.html', download.suggestedFilename());
    await download.saveAs(page_file);
  });

  await test('hall: opened from the device without network it keeps three people and a proposal', async () => {
    const alone = await browser.newContext({ locale: 'es-EC', acceptDownloads: true, viewport: { width: 360, height: 740 } });
    await alone.setOffline(true);
    const page = await alone.newPage(), faults = [];
    page.on('pageerror', (e) => faults.push(String(e)));
    page.on('console', (m) => m.type() === 'error' && faults.push(m.text()));
    page.on('request', (r) => r.url().startsWith('http') && faults.push(r.url()));
    await page.goto(`file://${page_file}`);
    for (const [name, sector, gender] of [['Rosa <b>Chimbo</b>', 'ciudadania', 'mujer'], ['', 'academia', ''], ['Luis Yánez', 'estado', 'hombre']]) {
      await page.fill('#p-nombre', name);
      await page.selectOption('#p-sector', sector);
      if (gender) await page.selectOption('#p-genero', gender);
      await page.press('#p-nombre', 'Enter'); // by keyboard
    }
    await page.fill('#q-titulo', 'Riego por turnos con un cuaderno público');
    await page.reload(); // nothing typed is lost
    expect((await page.inputValue('#q-titulo')).startsWith('Riego por turnos'), 'what was typed is gone');
    await page.fill('[name=r_problema]', 'Los turnos de riego se reparten de palabra y siempre hay peleas al final.');
    await page.fill('[name=r_afecta]', 'A las familias que siembran al final del canal.');
    await page.click('#f-propuesta button[type=submit]');
    expect((await page.innerText('#e-propuesta')).includes('¿Qué propones?'), 'an answer that is missing is not named');
    await page.fill('[name=r_solucion]', 'Un cuaderno público con los turnos, que cualquiera pueda mirar.');
    await page.click('#f-propuesta button[type=submit]');
    expect(/HT-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]/.test(await page.innerText('#estado')), 'no receipt code');
    expect((await page.innerText('#n-personas')) === '3' && (await page.innerText('#n-propuestas')) === '1', await text(page));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width <= 360, `it is ${width} px wide`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#guardar')]);
    await download.saveAs(data_file);
    expect(faults.length === 0, faults.join('\n'));
    await alone.close();
    const file = JSON.parse(readFileSync(data_file, 'utf8'));
    expect(file.asistencias.length === 3 && file.papeletas.length === 2 && file.propuestas.length === 1, 'rows are missing in the file');
    expect(!('genero' in file.asistencias[0]), 'a self-description hangs on a person');
  });

  await test('hall: its file uploaded twice counts once', async () => {
    const before = await people();
    for (let time = 0; time < 2; time++) {
      await desk.goto(`${url}${MEETING}/subir`);
      await desk.setInputFiles('main input[type=file]', data_file);
      await Promise.all([desk.waitForNavigation(), desk.click('main button:has-text("Revisar el archivo")')]);
      expect((await text(desk)).includes('Personas: 3. Papeletas sin nombre: 2. Propuestas: 1.'), await text(desk));
      await Promise.all([desk.waitForNavigation(), desk.click('main button:has-text("Aceptar y guardar")')]);
      expect((await text(desk)).includes(time === 0 ? 'Personas nuevas: 3' : 'Personas nuevas: 0 (ya estaban: 3)'), await text(desk));
    }
    expect(await people() === before + 3, `${await people()} people, not ${before + 3}`);
    await desk.goto(`${url}/ceibos/cocreacion/1/propuestas?q=cuaderno`);
    expect((await desk.locator('a:has-text("Riego por turnos con un cuaderno")').count()) === 1, 'the proposal is not there once');
    await context.close();
  });
}
