// SPDX-License-Identifier: EUPL-1.2
// Holds the tree against the rules: each check prints what it found; the last line sums up.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const read = (path) => readFileSync(path, 'utf8');
function walk(folder, out = []) {
  if (!existsSync(folder)) return out;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, out);
    else if (entry.isFile()) out.push(path);
  }
  return out.sort();
}

const src = walk('src'), c = src.filter((f) => /\.[ch]$/.test(f));
const isTest = (f) => /_test\.c$/.test(f) || f.startsWith('tests/');
const includes = (f) => [...read(f).matchAll(/^\s*#\s*include\s+"([^"]+)"/gm)].map((m) => m[1]);
const lineOf = (text, at) => text.slice(0, at).split('\n').length;
// Comments blanked, lines kept.
const code = (f) => read(f).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (m) => m.replace(/[^\n]/g, ' '));
const noStrings = (text) => text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');

function layers() {
  const may = new Map(read('LAYERS').split('\n').filter((l) => /^\w+:/.test(l)).map((l) => {
    const [name, rest] = l.split(':');
    return [name, new Set([name, ...rest.split(/\s+/).filter(Boolean)])];
  }));
  const bad = [];
  for (const f of c) {
    const layer = f.split('/')[1];
    if (!f.slice(4).includes('/') || isTest(f)) continue;
    if (!may.has(layer)) bad.push(`${f}: the layer ${layer} is not in LAYERS`);
    for (const i of includes(f)) {
      const to = i.split('/')[0];
      if (i.includes('/') && to !== 'tests' && may.has(layer) && !may.get(layer).has(to)) bad.push(`${f}: ${layer} may not include ${i}`);
    }
  }
  return bad;
}

function rooms() {
  const order = [...read('src/rooms.def').matchAll(/^ROOM\((\w+)\)/gm)].map((m) => m[1]);
  const bad = [];
  for (const f of c.filter((x) => x.startsWith('src/room/'))) {
    const room = f.split('/')[2];
    if (room.endsWith('.c') || room.endsWith('.h')) continue;
    if (!order.includes(room)) { bad.push(`${f}: ${room} is not in rooms.def`); continue; }
    for (const i of includes(f)) {
      const m = /^room\/(\w+)\/(\w+)\.h$/.exec(i);
      if (!m || m[1] === room) continue;
      if (!order.includes(m[1])) bad.push(`${f}: ${m[1]} is not in rooms.def`);
      else if (order.indexOf(m[1]) > order.indexOf(room)) bad.push(`${f}: ${room} looks down at ${m[1]}`);
      const world = /_test\.[ch]$/.test(f) && m[2] === `${m[1]}_test`; // what a test of another room lends
      if (m[2] !== m[1] && !world) bad.push(`${f}: only the door of ${m[1]} may be included, not ${i}`);
    }
  }
  return bad;
}

function habits() {
  const bad = [];
  for (const f of c.filter((x) => x.startsWith('src/room/') && !isTest(x))) {
    const text = code(f), bare = noStrings(text);
    for (const m of bare.matchAll(/(?<![\w.>])(malloc|calloc|realloc|free|strdup|printf|fprintf|puts|time|localtime|gmtime)\s*\(/g))
      bad.push(`${f}:${lineOf(bare, m.index)}: a room never calls ${m[1]}()`);
    for (const m of text.matchAll(/"[^"\n]*\b(SELECT\s|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE)/g))
      bad.push(`${f}:${lineOf(text, m.index)}: SQL text outside .sql`);
    const room = f.split('/')[2];
    if (basename(f) === `${room}.c`)
      for (const m of bare.matchAll(/(?<!\w)(db_\w+|record_\w+)\s*\(/g)) bad.push(`${f}:${lineOf(bare, m.index)}: rules do not touch the database (${m[1]})`);
  }
  return bad;
}

function pages() {
  const bad = [];
  for (const f of src.filter((x) => x.endsWith('.html'))) {
    const text = read(f);
    for (const [pattern, words] of [[/\{\{\{/g, 'there is no raw form'], [/\sstyle\s*=\s*"/g, 'no style attributes'],
      [/\son[a-z]+\s*=\s*"/g, 'no inline handlers'], [/<script(?![^>]*\ssrc=)/g, 'no inline scripts'], [/href="javascript:/g, 'no javascript: links']])
      for (const m of text.matchAll(pattern)) bad.push(`${f}:${lineOf(text, m.index)}: ${words}`);
  }
  return bad;
}

function statements() {
  const names = new Map();
  for (const f of src.filter((x) => x.endsWith('.sql'))) {
    let name = '';
    for (const line of read(f).split('\n')) {
      const n = /^--\s*name:\s*(\w+)/.exec(line);
      if (n) name = n[1];
      if (/^--\s*only:/.test(line)) names.set(`${f}: ${name}`, true);
    }
  }
  return names.size > 10 ? [`${names.size} statements stand once per engine; the budget is 10:`, ...names.keys()] : [];
}

const ours = () => [...c, ...['tools', 'tests', 'assets'].flatMap((d) => walk(d)), ...walk('script')].filter((f) => !f.includes('node_modules'));

function licence() {
  const text = existsSync('LICENSE') ? read('LICENSE') : '';
  const named = /SPDX-License-Identifier: EUPL-1\.2/.test(text) && /https:\/\/\S+/.test(text) ? [] : ['LICENSE: must name EUPL-1.2 and where its text is'];
  return named.concat(unnamed());
}

// C, SQL, scripts, build files, units: everything in which a comment can stand at the top.
function unnamed() {
  const others = ['Makefile', ...src.filter((f) => /\.(sql|def)$/.test(f)), ...walk('migrations'), ...walk('deploy')];
  return [...ours(), ...others].filter((f) => /\.([ch]|mjs|js|scss|sql|def|conf|service)$|^Makefile$/.test(f) || f.startsWith('script/'))
    .filter((f) => !read(f).split('\n').slice(0, 3).join('\n').includes('SPDX-License-Identifier: EUPL-1.2'))
    .map((f) => `${f}: no SPDX line at the top`);
}

function sizes() {
  const bad = [];
  for (const f of ours().filter((x) => /\.([ch]|mjs)$/.test(x))) {
    const lines = read(f).split('\n').length - 1;
    if (lines > 500) bad.push(`${f}: ${lines} lines, 500 at most`);
    else if (lines > 400) console.log(`warning: ${f}: ${lines} lines; split by idea`);
  }
  return bad;
}

function lengths() {
  for (const f of c) {
    const lines = read(f).split('\n');
    let start = -1;
    lines.forEach((line, i) => {
      if (line === '{') start = i;
      if (line === '}' && start >= 0) {
        if (i - start - 1 > 60) console.log(`warning: ${f}:${start}: a function of ${i - start - 1} lines`);
        start = -1;
      }
    });
  }
  return [];
}

function words() {
  const machine = new RegExp(['wo' + 'rk', 'ho' + 'me', 'ro' + 'ot'].map((d) => `(?<![\\w.-])/${d}/\\w`).join('|') + '|/tmp' + '/w/');
  const files = [...ours(), ...walk('docs'), ...walk('migrations'), ...walk('po'), ...walk('demo'), ...src, 'Makefile', 'package.json']
    .filter((f, i, all) => all.indexOf(f) === i && /\.(c|h|mjs|js|md|sql|def|html|po|scss|json|txt|csv)$|^script\/|Makefile/.test(f));
  const bad = [];
  for (const f of files) read(f).split('\n').forEach((line, i) => { if (machine.test(line)) bad.push(`${f}:${i + 1}: names a folder of one machine`); });
  return bad;
}

// Whatever points at a jurisdiction, over however many tables, goes when a copy to rehearse in is removed.
function practice() {
  const tables = new Map();
  for (const f of walk('migrations').filter((x) => x.endsWith('.sql')).sort())
    for (const [, name, body] of read(f).matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\)/g))
      tables.set(name, [...body.matchAll(/REFERENCES (\w+)/g)].map((m) => m[1]).concat(/^\s+jurisdiction\s/m.test(body) ? ['jurisdiction'] : []));
  tables.delete('log_entry'); // for ever
  const reached = new Set(['jurisdiction']);
  for (let more = true; more;) {
    more = false;
    for (const [name, to] of tables) if (!reached.has(name) && to.some((t) => reached.has(t))) more = Boolean(reached.add(name));
  }
  const text = read('src/room/practice/practice.sql');
  return [...reached].filter((t) => !new RegExp(`DELETE FROM ${t}\\n`).test(text)).map((t) => `practice.sql: nothing deletes from ${t}`);
}

async function headers() {
  const flags = (await run('pkg-config', ['--cflags', 'libmicrohttpd', 'libpq', 'libsodium', 'jansson'])).stdout.trim().split(/\s+/).filter(Boolean);
  const todo = c.filter((f) => f.endsWith('.h')), bad = [];
  const worker = async () => {
    for (let f = todo.pop(); f; f = todo.pop())
      await run('gcc', ['-std=gnu17', '-D_GNU_SOURCE', '-Isrc', '-Ibuild/gen', '-Inode_modules/better-sqlite3/deps/sqlite3', '-I.', ...flags, '-fsyntax-only', '-x', 'c', f])
        .catch((e) => bad.push(`${f}: does not compile alone: ${(e.stderr || '').split('\n').find((l) => l.includes('error')) ?? e.message}`));
  };
  await Promise.all(cpus().map(worker));
  return bad;
}

const checks = {
  'layers include only what LAYERS allows': layers, 'rooms look up, never down, and only at doors': rooms,
  'rooms keep their hands off memory, clock, output and SQL': habits, 'pages have no raw form and nothing inline': pages,
  'at most ten statements stand once per engine': statements, 'every file names its licence': licence,
  'files are short enough': sizes, 'functions are short enough (warns)': lengths, 'no folder of one machine is named': words,
  'a copy to rehearse in is removed whole': practice, 'headers compile alone': headers,
};
let passed = 0, failed = 0;
for (const [name, check] of Object.entries(checks)) {
  const bad = await check();
  bad.length ? failed++ : passed++;
  console.log(`${bad.length ? 'not ok' : 'ok'}  ${name}`);
  for (const line of bad) console.log(`    failed: ${line}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
