// SPDX-License-Identifier: EUPL-1.2
// page.css: for reading pages, inlined, with our two faces. site.css: for pages that are forms,
// a file of its own, system fonts.
import { createHash } from 'node:crypto';
import * as sass from 'sass';

export function styles(put, faces) {
  const compile = (file) => sass.compile(`assets/${file}.scss`, {
    style: 'compressed', loadPaths: ['node_modules'], quietDeps: true, charset: false,
  }).css.replaceAll('@charset "UTF-8";', '').replace(/^\uFEFF/, '');
  const face = (family, weight, url) =>
    `@font-face{font-family:${family};font-weight:${weight};font-display:optional;src:url(${url})format("woff2")}`;
  const page = face('Bitter', 700, faces.heading) + face('"Atkinson Hyperlegible Next"', 400, faces.body) + compile('page');
  put('page.css', page);
  put('site.css', compile('site'));
  return createHash('sha256').update(page).digest('base64');
}
