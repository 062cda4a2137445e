// SPDX-License-Identifier: EUPL-1.2
// A question and a comment of people without an account and without JavaScript: asked, confirmed from the
// letter, answered, shown; hidden by a rule, appealed from the letter, restored by the panel, in the log.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const PASSWORD = 'una mañana en el páramo';

export default async function voices({ browser, server, url, test, expect, signIn, mark }) {
  const people = {};
  const person = async (who) => {
    if (!people[who]) {
      const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-EC', viewport: { width: 360, height: 800 } });
      people[who] = await context.newPage();
      if (who !== 'visitor') await signIn(people[who], `${who}@hito.example`, PASSWORD);
    }
    return people[who];
  };
  const go = async (who, path, code = 200) => {
    const page = await person(who);
    const response = await page.goto(url + path);
    expect(response.status() === code, `${who} ${path}: ${response.status()}`);
    return page;
  };
  const send = (page, button) => Promise.all([page.waitForNavigation(), page.click(`main button:has-text("${button}")`)]);
  const text = async (page) => (await page.innerText('body')).replace(/\s+/g, ' ');
  const says = async (page, words) => {
    const all = await text(page);
    expect(all.includes(words), `«${words}» is not on ${page.url()}:\n${all.slice(0, 900)}`);
  };
  const silent = async (page, words) => expect(!(await text(page)).includes(words), `«${words}» is on ${page.url()}`);
  const plain = (eml) => {
    const body = eml.slice(eml.search(/\r?\n\r?\n/)).replace(/=\r?\n/g, '');
    return Buffer.from(body.replace(/=([0-9A-F]{2})/g, (_, x) => String.fromCharCode(parseInt(x, 16))), 'latin1').toString('utf8');
  };
  // The link of the latest letter to that address that says those words; letters are written by the worker.
  const letter = async (to, words) => {
    const folder = join(server.folder, 'correo');
    for (let i = 0; i < 60; i++) {
      const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.eml')).sort().reverse() : [];
      for (const f of files) {
        const eml = readFileSync(join(folder, f), 'utf8');
        const link = /^To: .*$/mi.exec(eml)?.[0].includes(to) && plain(eml).includes(words) && /\/mensaje\/[0-9a-f-]+/.exec(plain(eml));
        if (link) return link[0];
      }
      await new Promise((r) => setTimeout(r, 500));
    }
    throw new Error(`no letter to ${to} with «${words}»`);
  };
  const slowly = () => new Promise((r) => setTimeout(r, 3200)); // nobody fills a form in three seconds

  const c4 = '/ceibos/plan/1/compromiso/4';
  const ASKED = '¿Cuántos pozos se midieron este trimestre?', SAID = 'El pozo del norte sigue cerrado desde mayo.';
  let question, comment, own;

  await test('voices: a form sent as fast as a program, or too long, comes back with its text', async () => {
    const page = await go('visitor', `${c4}/preguntas/nueva`);
    await page.fill('textarea[name=text]', 'a'.repeat(30000));
    await page.fill('input[name=name]', 'Vecina');
    await page.fill('input[name=email]', 'vecina@ejemplo.ec');
    await slowly();
    await send(page, 'Enviar la pregunta');
    await says(page, 'el máximo es 2.000');
    expect((await page.inputValue('textarea[name=text]')).length === 30000, 'the text was lost');
  });
  await test('voices: a question is seen by nobody until its author confirms it from the letter', async () => {
    const page = await go('visitor', `${c4}/preguntas/nueva`);
    await page.fill('textarea[name=text]', ASKED);
    await page.fill('input[name=name]', 'Vecina del pozo');
    await page.fill('input[name=email]', 'vecina@ejemplo.ec');
    await slowly();
    await send(page, 'Enviar la pregunta');
    await says(page, 'Te enviamos un correo');
    await silent(page, ASKED);
    const link = await letter('vecina@ejemplo.ec', ASKED);
    const mail = await go('visitor', link);
    await silent(await go('visitor', `${c4}/preguntas`), ASKED); // opening the link confirms nothing
    await mail.goto(url + link);
    await send(mail, 'Confirmar y publicar');
    await says(mail, 'Tu mensaje está publicado');
    const list = await go('visitor', `${c4}/preguntas`);
    await says(list, ASKED);
    question = await list.getAttribute(`main a:has-text("${ASKED}")`, 'href');
    await silent(await go('visitor', question), 'ejemplo.ec');
  });
  await test('voices: the focal point finds it among the pending items and answers; the asker gets a letter', async () => {
    const page = await go('focal', '/pendientes');
    await Promise.all([page.waitForNavigation(), page.click(`main a[href="${question}"]`)]);
    await page.fill('textarea[name=text]', 'Se midieron doce pozos, uno por parroquia.');
    await send(page, 'Publicar la respuesta');
    const visitor = await go('visitor', question);
    await says(visitor, 'Se midieron doce pozos');
    await says(visitor, 'respuesta oficial');
    await letter('vecina@ejemplo.ec', 'Se midieron doce pozos');
  });
  await test('voices: a comment is published, reported by readers and stays in view', async () => {
    const page = await go('visitor', `${c4}/conversacion/nuevo`);
    await page.fill('textarea[name=text]', SAID);
    await page.fill('input[name=name]', 'Caminante');
    await page.fill('input[name=email]', 'caminante@ejemplo.ec');
    await slowly();
    await send(page, 'Enviar el comentario');
    own = await letter('caminante@ejemplo.ec', SAID);
    await go('visitor', own);
    await send(page, 'Confirmar y publicar');
    await Promise.all([page.waitForNavigation(), page.click('main a:has-text("Ver la página pública")')]);
    comment = new URL(page.url()).pathname;
    for (const who of ['visitor', 'contraparte', 'focal', 'coliderazgo']) {
      const reader = await go(who, comment);
      await Promise.all([reader.waitForNavigation(), reader.click('main a:has-text("Denunciar")')]);
      await mark(reader, 'rule', 'fuera-de-tema');
      await send(reader, 'Enviar la denuncia');
      await says(reader, SAID);
    }
  });
  await test('voices: the directorate hides it by a rule with a reason, and the text is nowhere', async () => {
    const page = await go('direccion', '/ceibos/moderacion/cola');
    await says(page, '4 denuncias sin atender');
    await Promise.all([page.waitForNavigation(), page.click(`main a:has-text("${SAID}")`)]);
    await page.selectOption('select[name=move_to]', { label: 'Ocultar' });
    await mark(page, 'rule', 'fuera-de-tema');
    await page.fill('[name=reason]', 'No habla de lo que promete este compromiso.');
    await send(page, 'Registrar la decisión');
    for (const path of [c4, `${c4}/conversacion`, comment, '/ceibos/moderacion'])
      await silent(await go('visitor', path), SAID);
    for (const data of [`${c4}/conversacion.csv`, '/ceibos/datos/comentarios.json', '/ceibos/moderacion.csv']) {
      const answer = await (await person('visitor')).request.get(url + data);
      expect(!(await answer.text()).includes(SAID), `the text is in ${data}`);
    }
    const log = await go('visitor', '/ceibos/moderacion');
    await says(log, 'No habla de lo que promete este compromiso.');
  });
  await test('voices: its author appeals from the letter, two of the panel overturn, the comment is back', async () => {
    const link = await letter('caminante@ejemplo.ec', 'No habla de lo que promete');
    const page = await go('visitor', link);
    await page.fill('textarea[name=text]', 'El pozo es parte del hito de este compromiso.');
    await send(page, 'Presentar la apelación');
    await says(page, 'llegó al panel');
    for (const who of ['coliderazgo', 'administracion']) {
      const member = await go(who, '/pendientes');
      const links = await member.$$eval('main a:has-text("Votar en la apelación")', (all) => all.map((a) => a.getAttribute('href')));
      expect(links.length > 0, `${who} has no appeal to vote on`);
      const appeal = await go(who, links[links.length - 1]);
      await says(appeal, SAID);
      await mark(appeal, 'vote', 'revocada');
      await appeal.fill('[name=reasons]', 'El pozo está en el texto del hito: es del tema.');
      await send(appeal, 'Registrar el voto');
    }
    await says(await go('visitor', comment), SAID);
    const log = await go('visitor', '/ceibos/moderacion');
    await says(log, 'El panel revocó la decisión por mayoría');
    await says(log, 'Se revoca la decisión');
    await silent(log, SAID);
  });
  await test('voices: its author withdraws it; a link with other figures opens nothing', async () => {
    const page = await go('visitor', own);
    await send(page, 'Retirar mi mensaje');
    await says(page, 'Retiraste tu mensaje');
    await go('visitor', comment, 404);
    await go('visitor', own.replace(/^\/mensaje\/\d+/, (m) => `${m}1`), 404);
  });
  for (const p of Object.values(people)) await p.context().close();
}
