// SPDX-License-Identifier: EUPL-1.2
// build/sample/page.html: every sample of docs/estilos.md in one reading page; form.html: the
// form components of govuk-frontend under site.css; map.html: the provinces of gen/map.c.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

mkdirSync('build/sample/assets', { recursive: true });
cpSync('build/assets', 'build/sample/assets', { recursive: true });
const blocks = [...readFileSync('docs/estilos.md', 'utf8').matchAll(/```html\n([\s\S]*?)```/g)].map((m) => m[1]);
const asset = (stem) => readdirSync('build/assets').find((f) => f.startsWith(`${stem}.`) && f.endsWith('.css'));
const [frame, ...parts] = blocks;

const page = (title, style, body) => `<!DOCTYPE html>
<html lang="es-EC">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Hito</title>
<meta name="description" content="Muestra de estilos"><link rel="icon" href="/assets/favicon.svg">${style}</head>
<body>
${frame}<div class="wrap"><main id="contenido" tabindex="-1">
${body}
</main></div>
<footer class="foot"><div class="wrap"><ul><li><a href="/accesibilidad">Accesibilidad</a></li><li><a href="/datos">Datos abiertos</a></li><li><a href="/privacidad">Privacidad</a></li></ul><p>Contenido bajo CC BY 4.0. Límites del mapa referenciales.</p></div></footer>
</body></html>`;

const inline = `<style>${readFileSync(`build/assets/${asset('page')}`, 'utf8')}</style>`;
const linked = `<link rel="stylesheet" href="/assets/${asset('site')}">`;
writeFileSync('build/sample/page.html', page('Muestra', inline, parts.join('\n')));

const fixture = (component, name) => {
  const list = JSON.parse(readFileSync(`node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`)).fixtures;
  return list.find((f) => f.name === name).html;
};
const forms = [['error-summary', 'default'], ['input', 'with hint text'], ['input', 'with error message'], ['textarea', 'with hint'],
  ['select', 'default'], ['radios', 'default'], ['checkboxes', 'with hints on items'], ['date-input', 'complete question'],
  ['file-upload', 'with hint text'], ['task-list', 'default'], ['button', 'default'], ['button', 'secondary'], ['button', 'warning']]
  .map(([c, n]) => { try { return fixture(c, n); } catch { return `<p>${c}: ${n}</p>`; } });
writeFileSync('build/sample/form.html', page('Formulario', linked, `<h1>Reportar un avance</h1>\n${forms.join('\n')}`));

const code = readFileSync('build/gen/map.c', 'utf8');
const box = Object.fromEntries([...readFileSync('build/gen/map.h', 'utf8').matchAll(/#define MAP_(\w+) (\d+)/g)].map((m) => [m[1], +m[2]]));
const rows = [...code.matchAll(/\{"(\d\d)", "([^"]+)", "([^"]+)",\s+"([^"]+)",\s+(-?\d+), (-?\d+)\}/g)];
writeFileSync('build/sample/map.html', page('Mapa', inline, `<h1>Dónde ocurre</h1><figure class="map"><svg viewBox="0 0 ${box.WIDTH} ${box.HEIGHT}" role="img" aria-label="Mapa de provincias">
<rect class="inset" x="${box.INSET_X}" y="${box.INSET_Y}" width="${box.INSET_WIDTH}" height="${box.INSET_HEIGHT}"/>
${rows.map((m, i) => `<path class="q${1 + (i * 7) % 5}" d="${m[4]}"/>`).join('')}${rows.map((m, i) => `<text${(i * 7) % 5 > 2 ? ' class="on"' : ''} x="${m[5]}" y="${+m[6] + 4}">${m[1]}</text>`).join('')}</svg>
<figcaption><ol>${rows.map((m, i) => `<li><a href="/t/${m[1]}">${m[3]}</a> <span>${(i * 7) % 13}</span></li>`).join('')}</ol></figcaption></figure>`));
