// SPDX-License-Identifier: EUPL-1.2
// What every page must hold, whoever wrote it.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';

const require = createRequire(import.meta.url);
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// axe itself, given to a page once for all its widths. AxeBuilder would give it anew each time, and once more
// to a page of its own that puts frames together: five times the cost, and our pages have no frames.
const { source } = createRequire(require.resolve('@axe-core/playwright'))('axe-core');
export async function axe(page) {
  if (page.frames().length > 1) throw new Error(`${page.url()} has frames: axe would not see into them`);
  if (!await page.evaluate(() => typeof window.axe?.run === 'function')) await page.evaluate(source);
  return page.evaluate(async (tags) => {
    document.activeElement?.blur();
    const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return violations.flatMap((v) => v.nodes.slice(0, 4).map((n) => `${v.id}: ${v.help}: ${n.html.slice(0, 160)} ${n.any[0]?.message?.slice(0, 140) ?? ''}`));
  }, TAGS);
}

// The page itself never scrolls sideways at 320 px (400 % zoom of 1280).
export async function sideways(page) {
  const old = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= 320) return [];
    const out = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > 321 && !e.closest('.scroll'));
    return [`scrollWidth ${root.scrollWidth}`, ...out.slice(-4).map((e) => `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') ?? ''}"> ${(e.textContent ?? '').trim().slice(0, 60)}`)];
  });
  await page.setViewportSize(old);
  return wide;
}

// Every stop of the Tab key is on screen and shows where the focus is.
export async function focus(page, limit = 40) {
  const bad = [];
  await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
  for (let i = 0; i < limit; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      const s = getComputedStyle(e), box = e.getBoundingClientRect();
      const inner = e.tagName === 'A' && e.closest('svg') ? getComputedStyle(e.querySelector('path') ?? e) : null;
      return {
        what: `<${e.tagName.toLowerCase()}> ${(e.textContent || e.getAttribute('name') || '').trim().slice(0, 50)}`,
        shown: (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none' || (inner && parseFloat(inner.strokeWidth) >= 2),
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
      };
    });
    if (!at) break;
    if (!at.shown) bad.push(`no visible focus: ${at.what}`);
    if (!at.seen) bad.push(`focus out of sight: ${at.what}`);
  }
  return bad;
}

// Links within the page must have their target; ids must be one of a kind.
export const anchors = (page) => page.evaluate(() => {
  const bad = [...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href').slice(1))
    .filter((id) => id && !document.getElementById(decodeURIComponent(id))).map((id) => `no target for #${id}`);
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  return [...bad, ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `id twice: ${id}`)];
});

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'long-title': 'off', 'void-style': 'off', 'no-trailing-whitespace': 'off', 'doctype-style': 'off', 'no-implicit-button-type': 'off',
    'prefer-native-element': 'off', 'no-inline-style': 'error', 'require-sri': 'off', 'tel-non-breaking': 'off', 'attribute-boolean-style': 'off',
    'no-raw-characters': ['error', { relaxed: true }], 'valid-id': ['error', { relaxed: true }], 'no-dup-class': 'off', 'attribute-empty-style': 'off',
    'wcag/h63': 'off', 'no-redundant-role': 'off', 'svg-focusable': 'off', 'unique-landmark': 'error', 'form-dup-name': 'off',
  },
});
export function html(text) {
  const report = validator.validateStringSync(text);
  return report.results.flatMap((r) => r.messages.filter((m) => m.severity === 2).map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
}

// One run of the Nu checker over many pages: [{name, text}] -> Map name -> problems.
export async function vnu(pages) {
  const folder = mkdtempSync(join(tmpdir(), 'hito-vnu-'));
  try {
    pages.forEach((p, i) => writeFileSync(join(folder, `${i}.html`), p.text));
    const args = ['-Xss2m', '-jar', require('vnu-jar'), '--format', 'json', '--exit-zero-always', '--skip-non-html', folder];
    const said = await new Promise((done) => { execFile('java', args, { encoding: 'utf8', maxBuffer: 1 << 26 }, (error, text, err) => done(err)); });
    if (!said.trim().startsWith('{')) throw new Error(`the Nu checker did not run: ${said.slice(0, 400)}`);
    const out = new Map();
    for (const m of JSON.parse(said).messages) {
      if (m.type !== 'error') continue;
      const { name } = pages[Number(/(\d+)\.html$/.exec(m.url)[1])];
      out.set(name, [...(out.get(name) ?? []), `${m.lastLine}: ${m.message}: ${(m.extract ?? '').trim().slice(0, 100)}`]);
    }
    return out;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
