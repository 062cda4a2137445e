// SPDX-License-Identifier: EUPL-1.2
// Builds everything that script/assets promises. Names carry a hash of the content, so that they
// can be cached for ever; gen/asset_names.h maps the plain name to the hashed one.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { mkdirSync, readFileSync, rmSync, writeFileSync, existsSync, readdirSync } from 'node:fs';
import { styles } from './styles.mjs';
import { fonts } from './fonts.mjs';
import { pictures } from './pictures.mjs';
import { map } from './map.mjs';

const OUT = 'build/assets', GEN = 'build/gen';
mkdirSync(OUT, { recursive: true });
mkdirSync(GEN, { recursive: true });

const plain = new Set();
const names = new Map(); // plain name -> hashed name

function put(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const dot = name.lastIndexOf('.');
  const hashed = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
  keep(`${OUT}/${hashed}`, bytes);
  if (!name.endsWith('.woff2')) keep(`${OUT}/${hashed}.gz`, gzipSync(bytes, { level: 9 }));
  // Templates name the sprite without its hash; that copy is cached for a short time only.
  if (name === 'icons.svg' || name === 'favicon.svg') plain.add(name), keep(`${OUT}/${name}`, bytes), keep(`${OUT}/${name}.gz`, gzipSync(bytes, { level: 9 }));
  names.set(name, hashed);
  return `/assets/${hashed}`;
}

// Writes only what changed, so that make rebuilds only what it must.
function keep(path, bytes) {
  const next = Buffer.from(bytes);
  if (!existsSync(path) || !readFileSync(path).equals(next)) writeFileSync(path, next);
}

const faces = fonts(put);
pictures(put);
const pageHash = styles(put, faces);
for (const script of ['site.js', 'upload.js', 'proof.js'])
  put(script, readFileSync(`assets/${script}`, 'utf8').replace(/^\s*\/\/.*\n/gm, '').replace(/^\s+/gm, ''));
// The page for a hall without signal carries them whole and readable (src/room/hall).
for (const whole of ['hall.js', 'hall.css']) put(whole, readFileSync(`assets/${whole}`, 'utf8'));
map((name, text) => keep(`${GEN}/${name}`, text));

const macro = (name) => 'ASSET_' + name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
keep(`${GEN}/asset_names.h`, `/* Made by tools/front/build.mjs: the hashed name of each asset. */
#ifndef GEN_ASSET_NAMES_H
#define GEN_ASSET_NAMES_H
${[...names].map(([name, hashed]) => `#define ${macro(name)} "${hashed}"`).join('\n')}
/* page.css is inlined; the policy names it by this hash. */
#define ASSET_PAGE_CSS_CSP "'sha256-${pageHash}'"
#endif
`);

const wanted = new Set([...names.values(), ...plain]);
for (const file of readdirSync(OUT)) if (!wanted.has(file.replace(/\.gz$/, ''))) rmSync(`${OUT}/${file}`);
