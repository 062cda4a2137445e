// SPDX-License-Identifier: EUPL-1.2
// What the browser tests share: the browser, a server of our own with demonstration data, and a
// count of what passed.
import { execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const WIDTHS = [360, 1280];

export const launch = () => chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// ---- results
const results = { passed: 0, failed: 0 };
// A test() of its own for what runs beside other things and keeps its lines together.
export const tester = (say) => async function test(name, body) {
  try {
    await body();
    results.passed++;
    say(`ok      ${name}`);
  } catch (error) {
    results.failed++;
    say(`failed  ${name}\n        ${String(error.message ?? error).split('\n').slice(0, 12).join('\n        ')}`);
  }
};
export const test = tester(console.log);
export function expect(condition, words) {
  if (!condition) throw new Error(words);
}
export function empty(list, words) {
  if (list.length) throw new Error(`${words} (${list.length}):\n${list.slice(0, 10).join('\n')}`);
}
export function finish() {
  console.log(`${results.passed} passed, ${results.failed} failed`);
  process.exitCode = results.failed || !results.passed ? 1 : 0;
}

// ---- server
// What a program writes once it has ended well. Nothing else stands still meanwhile.
export const launched = (program, args, options) => new Promise((done, fail) => {
  execFile(program, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options }, (error, out, err) =>
    (error ? fail(new Error(`${program} ${args.join(' ')}: ${error.code ?? error.signal}\n${err.slice(-3000)}`)) : done(out)));
});
export const freePort = () => new Promise((done, fail) => {
  const s = createServer().listen(0, '127.0.0.1', () => {
    const { port } = s.address();
    s.close(() => done(port));
  }).on('error', fail);
});

// HITO_TEST_DATABASE is the address of a PostgreSQL server where each server of ours has a database of its own.
let made = 0;
async function database() {
  const server = process.env.HITO_TEST_DATABASE, name = `hito_browser_${process.pid}_${made++}`;
  const sql = (text) => launched('psql', ['-qX', '-v', 'ON_ERROR_STOP=1', '-c', text, server]);
  await sql(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`);
  return { address: server.replace(/\/[^/?]*(\?|$)/, `/${name}$1`), drop: () => sql(`DROP DATABASE ${name} WITH (FORCE)`) };
}

// Starts the program under sanitizers (or HITO_BIN) with a folder and port of its own.
// demo: fills it with the demonstration data. Returns {url, folder, stop, run, restart}; run() waits for a command.
export async function startServer({ name = 'server', demo = true, settings = {} } = {}) {
  const program = process.env.HITO_BIN ?? (existsSync('build/test/hito') ? 'build/test/hito' : 'build/hito');
  const folder = mkdtempSync(join(tmpdir(), 'hito-browser-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const other = process.env.HITO_TEST_DATABASE ? await database() : null;
  const log = `build/test-log/browser-${name}`;
  const env = {
    ...process.env, ASAN_OPTIONS: 'detect_leaks=0', HITO_DATABASE: other?.address ?? join(folder, 'hito.db'), HITO_DATA_DIR: folder,
    HITO_PORT: String(port), HITO_BASE_URL: url, HITO_DEMONSTRATION: '1', ...settings,
  };
  const run = (...args) => launched(program, args, { env });
  mkdirSync('build/test-log', { recursive: true });
  let child;
  const end = async () => {
    if (!child || child.exitCode !== null) return child?.exitCode;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10000);
    await gone;
    clearTimeout(timer);
    return child.exitCode;
  };
  const stop = async () => {
    const code = await end();
    if (!process.env.HITO_KEEP) rmSync(folder, { recursive: true, force: true });
    if (!process.env.HITO_KEEP) await other?.drop();
    return code;
  };
  const start = async () => {
    const words = openSync(log, 'a');
    child = spawn(program, ['serve'], { env, stdio: ['ignore', words, words] });
    closeSync(words);
    for (let i = 0; ; i++) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}; see ${log}`);
      const up = await fetch(`${url}/live`).then((r) => r.ok, () => false);
      if (up) break;
      if (i > 150) throw new Error('the server did not answer /live in 15 s');
      await new Promise((done) => setTimeout(done, 100));
    }
  };
  // The same data and address with other settings, for run() too: restart({HITO_CLOCK_SHIFT: '20'}) is
  // twenty days later. What is given stays until it is given anew; '0' takes the shift away.
  const restart = async (changed = {}) => {
    const code = await end();
    if (code !== 0) throw new Error(`the server did not end in good order: exit ${code}`);
    Object.assign(env, changed);
    await start();
  };
  try {
    await run(demo ? 'demo' : 'init');
    writeFileSync(log, '');
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, folder, log, stop, run, restart };
}

// Signs in with the page's own form. Leaves the page where the server leads.
export async function signIn(page, url, email, password) {
  await page.goto(`${url}/entrar`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await Promise.all([page.waitForNavigation(), page.click('main form button[type=submit]')]);
  expect(!page.url().endsWith('/entrar'), `${email} could not sign in`);
}

// The answer to a question that a page may ask with buttons or with a list.
export async function mark(page, name, value) {
  const button = page.locator(`input[name=${name}][value=${value}]`);
  if (await button.count()) await button.check();
  else await page.selectOption(`select[name=${name}]`, value);
}
