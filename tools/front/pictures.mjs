// SPDX-License-Identifier: EUPL-1.2
// Our mark (a milestone stone), the favicon and the sprite of icons from Phosphor (MIT).
import { readFileSync } from 'node:fs';

// Name in our pages: name in Phosphor.
const ICONS = {
  acta: 'file-text', adjunto: 'paperclip', aviso: 'warning-circle', buscar: 'magnifying-glass', calendario: 'calendar-blank',
  correo: 'envelope-simple', descargar: 'download-simple', editar: 'pencil-simple', enlace: 'link-simple',
  exterior: 'arrow-square-out', foto: 'image', grafico: 'chart-bar', historia: 'clock-counter-clockwise',
  imprimir: 'printer', institucion: 'bank', lugar: 'map-pin', persona: 'user', personas: 'users-three',
  seguir: 'bell-simple', tabla: 'table',
};

export const MARK = '<path fill="#f2b632" d="M6 29V14a10 10 0 0 1 20 0v15z"/><path fill="#b23a1e" d="M14 11h4v4h3v4h3v5H8v-5h3v-4h3z"/><path fill="#f2b632" d="M14 19h4v5h-4z"/><path fill="#fbf7f0" d="M2 29h28v4H2z"/>';

export function pictures(put) {
  put('favicon.svg', `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-3 -1 38 38"><rect x="-3" y="-1" width="38" height="38" rx="5" fill="#142850"/>${MARK}</svg>`);
  const symbols = Object.entries(ICONS).map(([name, file]) => {
    const svg = readFileSync(`node_modules/@phosphor-icons/core/assets/regular/${file}.svg`, 'utf8');
    const [, box, inner] = /viewBox="([^"]+)"[^>]*>([\s\S]*)<\/svg>/.exec(svg);
    return `<symbol id="${name}" viewBox="${box}">${inner}</symbol>`;
  });
  put('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`);
}
