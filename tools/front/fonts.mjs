// SPDX-License-Identifier: EUPL-1.2
// Our two faces (OFL 1.1, no reserved name) cut down to the characters of Spanish and English.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SPANISH = 'U+0020-007E,' + [...'\u00a0¡ª«°·º»¿ÁÉÍÑÓÚÜ×áéíñóúü–—‘’“”…€→']
  .map((c) => 'U+' + c.codePointAt(0).toString(16).padStart(4, '0')).join(',');
const FACES = {
  heading: ['bitter.woff2', '@fontsource/bitter/files/bitter-latin-700-normal.woff2'],
  body: ['atkinson.woff2', '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2'],
};

export function fonts(put) {
  const folder = mkdtempSync(join(tmpdir(), 'hito-fonts-'));
  const urls = {};
  try {
    for (const [role, [name, source]] of Object.entries(FACES)) {
      const file = join(folder, name);
      execFileSync('/usr/bin/fonttools', ['subset', `node_modules/${source}`, `--unicodes=${SPANISH}`,
        '--layout-features=kern,lnum,tnum', '--no-hinting', '--desubroutinize', '--flavor=woff2', `--output-file=${file}`],
        { env: { ...process.env, SOURCE_DATE_EPOCH: '0' } });
      urls[role] = put(name, readFileSync(file));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return urls;
}
