// SPDX-License-Identifier: EUPL-1.2
// Nobody types addresses: every public address of the route tables is reached by links alone, from the home of the
// demonstration's province and of the site, without a script. What cannot be reached stands here with its reason.
import { readFileSync } from 'node:fs';

const EXCEPT = {
  '/restablecer/:token': 'by a letter', '/invitacion/:token': 'by a letter', '/tarea/:token': 'by a letter', '/mensaje/:token': 'by a letter',
  '/inscripcion/:token': 'by a letter', '/seguir/confirmar/:token': 'by a letter', '/seguir/salir/:token': 'by a letter',
  '/propuesta/:token': 'with the code of a proposal',
  '/:jurisdiction/cocreacion/:process/proponer/:token': 'begun by a form', '/:jurisdiction/cocreacion/:process/proponer/:token/:step': 'begun by a form',
  '/sitemap.xml': 'named in robots.txt', '/entrar/codigo': 'after the password', '/cuenta/segundo-factor': 'after the password',
  '/:jurisdiction/cocreacion/:process/mesa/:table/nota/:note/archivo': 'no file in the demonstration',
  '/:jurisdiction/cocreacion/:process/mesa/:table/foto/:photo': 'no photo in the demonstration',
  '/:jurisdiction/cocreacion/:process/mesa/:table/foto/:photo/imagen': 'no photo in the demonstration',
  '/:jurisdiction/plan/:plan/compromiso/:number/objecion/:objection': 'none in the demonstration',
  '/:jurisdiction/plan/:plan/edicion/:edition/cambios': 'no second edition in the demonstration',
  '/:jurisdiction/plan/:plan/reprogramacion/:process': 'none in the demonstration',
};
// From the home of the province by no more clicks than this.
const NEAR = {
  '/:jurisdiction/indicadores': 1, '/:jurisdiction/plan/:plan/resultados': 1, '/:jurisdiction/comparar': 1, '/:jurisdiction/plazos': 1,
  '/:jurisdiction/datos': 1, '/metodos': 1, '/:jurisdiction/indicador/:indicator': 2, '/:jurisdiction/plan/:plan/indices': 2, '/metodos/:name': 2,
  '/datos/archivo.zip': 2, '/api/v1': 2, '/comparar': 2,
};
const MOST = 60; // pages of one address that are opened to look for others

function patterns() {
  // docs/permisos.md is what `hito matrix` prints; a unit test holds them together.
  const table = readFileSync('docs/permisos.md', 'utf8').matchAll(/^\| `GET ([^`]+)` \([^|]*\) \| sí \|/gm);
  return [...table].map(([, pattern]) => {
    const parts = pattern.split('/'), open = parts.filter((p) => p.startsWith(':')).length;
    const shape = parts.map((p) => (p.startsWith(':') ? '[^/]+' : p.replaceAll('.', '\\.'))).join('/');
    return { pattern, open, test: new RegExp(`^${shape}(\\.(csv|json|ics|atom|zip|xlsx))?$`) };
  }).sort((a, b) => a.open - b.open); // the one with the fewest names answers, as in the program
}

async function links(context, url, path) {
  const response = await context.request.get(url + path, { maxRedirects: 5 });
  if (!(response.headers()['content-type'] ?? '').startsWith('text/html')) return [];
  return [...(await response.text()).matchAll(/<a [^>]*?href="([^"]+)"/g)].map(([, href]) => new URL(href.replaceAll('&amp;', '&'), url + path))
    .filter((link) => link.origin === url && !link.searchParams.has('lang'));
}

export default async function ({ browser, url, test, empty, expect }) {
  const all = patterns(), of = (path) => all.find((p) => p.test.test(path.split('?')[0]))?.pattern;
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-EC' });
  const clicks = new Map(), opened = new Map(), seen = new Set();
  for (const start of ['/ceibos', '/']) {
    // Pages as they are, then what their filters show.
    const queues = [[{ path: start, depth: 0 }], []];
    while (clicks.size < all.length && (queues[0].length || queues[1].length)) {
      const { path, depth } = (queues[0].length ? queues[0] : queues[1]).shift(), n = opened.get(of(path)) ?? 0;
      if (n >= MOST) continue;
      opened.set(of(path), n + 1);
      for (const link of await links(context, url, path)) {
        const to = link.pathname + link.search, pattern = of(to);
        if (pattern && !clicks.has(pattern)) clicks.set(pattern, depth + 1);
        if (!pattern || seen.has(to)) continue;
        seen.add(to);
        queues[link.search ? 1 : 0].push({ path: to, depth: depth + 1 });
      }
    }
  }
  await context.close();
  const missing = all.map((p) => p.pattern).filter((p) => !clicks.has(p) && !(p in EXCEPT));
  await test(`there are addresses to reach (${all.length})`, () => expect(all.length > 100, 'the table was not read'));
  await test(`every public address is reached by links (${clicks.size} of ${all.length})`, () => empty(missing, 'no link leads to'));
  await test('what is excepted is an address that no link leads to', () =>
    empty(Object.keys(EXCEPT).filter((p) => clicks.has(p) || !all.some((x) => x.pattern === p)), 'not so'));
  await test('what changed is near the home of a province', () =>
    empty(Object.keys(NEAR).filter((p) => !(clicks.get(p) <= NEAR[p])).map((p) => `${p}: ${clicks.get(p)} clicks, at most ${NEAR[p]}`), 'too far'));
}
