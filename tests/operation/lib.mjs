// SPDX-License-Identifier: EUPL-1.2
// An installation of its own in a throw-away folder: commands, a server that can be killed, a client
// that signs in and posts forms. One count of what passed.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, createWriteStream, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const results = { passed: 0, failed: 0 };
export async function test(name, body) {
  try {
    await body();
    results.passed++;
    console.log(`ok      ${name}`);
  } catch (error) {
    results.failed++;
    console.log(`failed  ${name}\n        ${String(error.message ?? error).split('\n').slice(0, 15).join('\n        ')}`);
  }
}
export function expect(condition, words) {
  if (!condition) throw new Error(words);
}
export function finish() {
  console.log(`${results.passed} passed, ${results.failed} failed`);
  process.exitCode = results.failed || !results.passed ? 1 : 0;
}
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

const freePort = () => new Promise((done, fail) => {
  const s = createServer().listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => done(port)); }).on('error', fail);
});

const PASSWORD = 'una mañana en el páramo';

export class Installation {
  // database: a PostgreSQL address, or nothing for SQLite in the folder. wrap: a command before the server's.
  constructor({ program = 'build/hito', database, folder, settings = {}, wrap = [] } = {}) {
    this.own = !folder;
    this.folder = folder ?? mkdtempSync(join(tmpdir(), 'hito-operation-'));
    this.program = program;
    this.wrap = wrap;
    this.database = database ?? join(this.folder, 'hito.db');
    this.settings = settings;
    this.cookies = new Map();
  }

  environment() {
    return { ...process.env, ASAN_OPTIONS: 'detect_leaks=0', HITO_CONFIG: '/nonexistent', HITO_DATABASE: this.database,
      HITO_DATA_DIR: this.folder, HITO_PORT: String(this.port ?? 1), HITO_BASE_URL: `http://127.0.0.1:${this.port ?? 1}`,
      HITO_DEMONSTRATION: '1', ...this.settings };
  }

  // {code, out}: both outputs together.
  run(...args) {
    const r = spawnSync(this.program, args, { env: this.environment(), encoding: 'utf8' });
    return { code: r.status, out: r.stdout + r.stderr };
  }

  done(...args) {
    const r = this.run(...args);
    expect(r.code === 0, `${args.join(' ')}: exit ${r.code}\n${r.out}`);
    return r.out;
  }

  // Milliseconds from the start of the process to its first answer that read the database.
  async start() {
    this.port ??= await freePort();
    this.agent = new Agent({ keepAlive: true, maxSockets: 16 });
    const began = performance.now();
    const [command, ...rest] = [...this.wrap, this.program, 'serve'];
    mkdirSync('build/test-log', { recursive: true });
    const words = openSync('build/test-log/operation-server', 'a');
    this.child = spawn(command, rest, { env: this.environment(), stdio: ['ignore', words, 'pipe'], detached: false });
    closeSync(words);
    // One pipe for one stream: the first to end closes what it writes to, and what the other still says would break the run.
    this.child.stderr.pipe(createWriteStream('build/test-log/operation-server', { flags: 'a' }));
    this.child.stderr.on('data', (d) => this.heard?.(d.toString()));
    const child = this.child;
    for (;;) {
      expect(child.exitCode === null && child.signalCode === null, `the server ended (${child.exitCode}); see build/test-log/operation-server`);
      const answer = await this.get('/entrar').catch(() => null);
      if (answer?.code === 200) return performance.now() - began;
      expect(performance.now() - began < 20000, 'the server did not answer in 20 s');
      await sleep(4);
    }
  }

  async end(signal) {
    const child = this.child;
    if (!child) return;
    const gone = new Promise((done) => (child.exitCode !== null || child.signalCode !== null ? done() : child.once('exit', done)));
    child.kill(signal);
    await gone;
    this.agent.destroy();
    this.child = null;
  }
  // What the server's log says of the request that `ask` makes.
  async logged(ask) {
    let text = '', said;
    const line = new Promise((done) => { said = done; });
    this.heard = (more) => { text += more; const whole = /^.* method=.*$/m.exec(text); if (whole && text.endsWith('\n')) said(whole[0]); };
    await ask();
    const got = await Promise.race([line, sleep(2000)]);
    this.heard = undefined;
    expect(got !== undefined, `the log says nothing of it: ${text}`);
    return got;
  }

  stop() { return this.end('SIGTERM'); }
  kill() { return this.end('SIGKILL'); }

  async remove() {
    await this.kill();
    if (this.own && !process.env.HITO_KEEP) rmSync(this.folder, { recursive: true, force: true });
  }

  send(method, path, body, type) {
    return new Promise((done, fail) => {
      const headers = { cookie: [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; ') };
      if (body !== undefined)
        Object.assign(headers, { 'content-type': type ?? 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body),
          origin: `http://127.0.0.1:${this.port}` });
      const r = request({ host: '127.0.0.1', port: this.port, method, path, headers, agent: this.agent }, (answer) => {
        const parts = [];
        answer.on('data', (d) => parts.push(d));
        answer.on('error', fail);
        answer.on('aborted', () => fail(new Error('aborted')));
        answer.on('end', () => {
          for (const line of answer.headers['set-cookie'] ?? []) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
            this.cookies.set(name, value);
          }
          done({ code: answer.statusCode, location: answer.headers.location, text: Buffer.concat(parts).toString() });
        });
      });
      r.on('error', fail);
      r.end(body);
    });
  }

  get(path) { return this.send('GET', path); }
  post(path, fields) { return this.send('POST', path, new URLSearchParams(fields).toString()); }

  // The token that every form carries.
  async token(path) {
    const page = await this.get(path);
    const m = /name="_token"[^>]*value="([^"]*)"/.exec(page.text) ?? /value="([^"]*)"[^>]*name="_token"/.exec(page.text);
    expect(m, `${path} (${page.code}) has no form`);
    return m[1];
  }

  async signIn(email = 'direccion@hito.example') {
    const _token = await this.token('/entrar');
    const r = await this.post('/entrar', { _token, _key: `entrar-${Date.now()}`, email, password: PASSWORD });
    expect(r.code === 303, `sign-in gave ${r.code}`);
  }

  // One acknowledged write: a topic with that code. The answer's code, or null without an answer.
  async write(token, code, name = `Tema ${code}`) {
    const r = await this.post(TOPICS, { _token: token, _key: `clave-${code}`, kind: 'enfoque', code, name, name_en: name, position: '1' })
      .catch(() => null);
    return r;
  }

  // Beside the running server: sqlite3 reads only, and makes no checkpoint.
  sql(text) {
    const args = this.database.startsWith('postgres') ? ['psql', '-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', text, this.database]
      : ['sqlite3', '-readonly', this.database, text];
    const r = spawnSync(args[0], args.slice(1), { encoding: 'utf8', maxBuffer: 1 << 28 });
    expect(r.status === 0, `${args[0]}: ${r.stderr ?? r.error}`);
    return r.stdout.trim();
  }

  async topics() {
    const r = await this.get('/temas.csv');
    expect(r.code === 200, `/temas.csv gave ${r.code}`);
    return r.text;
  }
}
export const TOPICS = '/ceibos/administracion/temas/nuevo';
