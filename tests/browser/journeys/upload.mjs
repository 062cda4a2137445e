// SPDX-License-Identifier: EUPL-1.2
// A file on a bad line: it travels in parts, survives the network going away, a reload of the page and a
// restart of the server, and the form takes it. A photo of a phone is accepted with and without a script.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PASSWORD = 'una mañana en el páramo';
const FORM = '/ceibos/actos/nuevo';
const sha = (bytes) => createHash('sha256').update(bytes).digest('hex');

// Noise does not compress: twelve megabytes, as a phone of today makes them.
async function photo(browser, path) {
  const page = await browser.newPage();
  await page.goto('about:blank');
  const text = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 4700, height: 3500 });
    const context = canvas.getContext('2d'), image = context.createImageData(4700, 3500);
    let n = 1;
    for (let i = 0; i < image.data.length; i += 4) {
      n = (n * 1103515245 + 12345) & 0x7fffffff;
      image.data[i] = n >> 16;
      image.data[i + 1] = n >> 17;
      image.data[i + 2] = n >> 18;
      image.data[i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    let blob;
    for (let quality = 0.99; ; quality -= 0.03) {
      blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));
      if (blob.size < 13.5e6) break;
    }
    const reader = new FileReader();
    return new Promise((done) => { reader.onload = () => done(reader.result.split(',')[1]); reader.readAsDataURL(blob); });
  });
  writeFileSync(path, Buffer.from(text, 'base64'));
  await page.close();
}

export default async function upload({ browser, server, url, test, expect, signIn }) {
  const minutes = join(server.folder, 'acta.txt'), picture = join(server.folder, 'foto.jpg');
  writeFileSync(minutes, randomBytes(1 << 20).toString('hex') + '\n'); // two megabytes
  await photo(browser, picture);

  const open = async (script) => {
    const context = await browser.newContext({ javaScriptEnabled: script, locale: 'es-EC' });
    const page = await context.newPage();
    await signIn(page, `direccion@hito.example`, PASSWORD);
    return page;
  };
  const fill = async (page, number) => {
    await page.fill('input[name=number]', number);
    await page.check('input[name=kind][value=acta]');
    await page.fill('input[name=decided_on]', '02/03/2026');
    await page.fill('input[name=body]', 'Grupo núcleo');
    await page.fill('input[name=title]', `Acta ${number} de la prueba de subidas`);
    await page.check('input[name=result][value=aprobado]');
  };
  const kept = async (page, number) => { // the file as the act's page gives it back
    const link = await page.getAttribute('main a[href*="/prueba/"]', 'href');
    expect(link, `no document on ${page.url()} of ${number}`);
    return (await page.context().request.get(url + link)).body();
  };
  const send = (page) => Promise.all([page.waitForURL(/\/acto\/\d+/, { timeout: 60000 }), page.click('main form.form button[type=submit]:not([name])')]);

  await test('upload: the network goes, the page is loaded anew, the server starts anew: it goes on where it stopped', async () => {
    const page = await open(true);
    await page.goto(url + FORM);
    let parts = 0, cut = true;
    const from = [];
    await page.route('**/subida/*', (route) => {
      const at = Number(/name="desde"\r\n\r\n(\d+)/.exec(route.request().postData() ?? '')?.[1] ?? -1);
      if (cut && parts >= 3) return route.abort('internetdisconnected');
      parts++;
      if (at >= 0) from.push(at);
      return route.continue();
    });
    await page.setInputFiles('input[name=document]', minutes);
    await page.waitForSelector('[role=status]:has-text("Sin conexión")');
    const arrived = from.at(-1);
    expect(from.length >= 2 && arrived > 0, `nothing arrived before the cut: ${from}`);
    await page.reload();
    await server.restart();
    cut = false;
    from.length = 0;
    await fill(page, 'SUB-1');
    await page.setInputFiles('input[name=document]', minutes);
    await send(page); // waits for the file by itself
    expect(from[0] > arrived && from[0] < statSync(minutes).size, `went on from ${from[0]} after ${arrived}`);
    expect(sha(await kept(page, 'SUB-1')) === sha(readFileSync(minutes)), 'another content was kept');
    await page.context().close();
  });

  await test(`upload: a photo of ${(statSync(picture).size / 1048576).toFixed(1)} MB is made smaller and sent`, async () => {
    const page = await open(true);
    await page.goto(url + FORM);
    await fill(page, 'SUB-2');
    await page.setInputFiles('input[name=document]', picture);
    await page.waitForSelector('[role=status]:has-text("El archivo está subido")', { timeout: 60000 });
    await send(page);
    const bytes = await kept(page, 'SUB-2');
    expect(bytes.length < statSync(picture).size / 2, `${bytes.length} bytes were kept`);
    await page.context().close();
  });

  await test('upload: what is refused is told beside the file, and the form stays', async () => {
    const page = await open(true);
    await page.goto(url + FORM);
    await page.setInputFiles('input[name=document]', { name: 'programa.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });
    await page.waitForSelector('[role=status]:has-text("no se acepta")');
    await page.context().close();
  });

  await test('upload: without a script the form carries the whole photo', async () => {
    const page = await open(false);
    await page.goto(url + FORM);
    await fill(page, 'SUB-3');
    await page.setInputFiles('input[name=document]', picture);
    await send(page);
    const bytes = await kept(page, 'SUB-3');
    expect(bytes.length > 11e6, `${bytes.length} bytes were kept`);
    await page.context().close();
  });
}
