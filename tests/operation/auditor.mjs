// SPDX-License-Identifier: EUPL-1.2
// Two programs compute the archive of the demonstration: hito verify --from, and tests/auditor, another language written from
// the published descriptions alone. They agree with every figure, and each finds what was altered.
// auditor.mjs [postgresql://… of a throw-away cluster]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alterations, altered } from './altered.mjs';
import { Installation, expect, finish, test } from './lib.mjs';

const cluster = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'hito-auditor-'));
// Fewer than these and the demonstration, or the auditor, stopped comparing something.
const LEAST = { files: 500, cells: 80000, facts: 5000, lights: 150, progress: 300, places: 80, values: 5000, achievements: 4000, indices: 280 };

function database() {
  execFileSync('psql', ['-qX', '-c', 'CREATE DATABASE auditor TEMPLATE template0 LOCALE \'C\' ENCODING \'UTF8\'', cluster]);
  return cluster.replace(/\/[^/?]*(\?|$)/, '/auditor$1');
}

function python(...args) {
  const r = spawnSync('python3', ['-B', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: r.status, out: r.stdout + r.stderr };
}
const audit = (path) => python('tests/auditor/audit.py', path);
const start = (text) => text.split('\n').slice(0, 8).join('\n');

async function prove(engine, where) {
  const house = new Installation({ database: where });
  const whole = join(folder, `${engine}.zip`), other = join(folder, `${engine}-altered.zip`);
  house.done('demo');
  house.done('export', 'archive', whole);
  await test(`another program, from the descriptions alone, computes every figure of the archive (${engine})`, () => {
    const r = audit(whole);
    expect(r.code === 0 && / 0 differences$/m.test(r.out), start(r.out));
    for (const [kind, least] of Object.entries(LEAST)) {
      const compared = Number(new RegExp(`(\\d+) ${kind}`).exec(r.out)?.[1]);
      expect(compared >= least, `${compared} ${kind} compared, not ${least}`);
    }
  });
  await test(`hito verify --from agrees with the same archive (${engine})`, () => {
    const r = house.run('verify', '--from', whole);
    expect(r.code === 0 && / 0 diferencias/.test(r.out), start(r.out));
  });
  for (const [what, file, column, change] of alterations)
    await test(`${what} that was altered is found by both programs (${engine})`, () => {
      altered(whole, other, file, change);
      const theirs = audit(other), ours = house.run('verify', '--from', other);
      expect(theirs.code === 1 && theirs.out.includes(`: ${column}: said «`) && !/: hash: |unreadable/.test(theirs.out), start(theirs.out));
      expect(ours.code === 1 && ours.out.includes(`columna ${column}: dice «`), start(ours.out));
    });
  if (engine === 'sqlite')
    await test('one thing altered at a time, in every column, row and file, is found by both programs, but for what facts.py owns up to', () => {
      const r = python('tests/auditor/mutate.py', house.program, whole);
      expect(r.code === 0 && /^(\d{3,}) alterations of \d{3} kinds: 0 escaped$/m.test(r.out), r.out.trim());
    });
  await house.remove();
}

await test('the auditor gives the worked examples of the descriptions', () => {
  const r = python('-m', 'unittest', 'discover', '-s', 'tests/auditor', '-t', 'tests');
  expect(r.code === 0 && /Ran [1-9]\d+ tests/.test(r.out), r.out);
});
await test('what is no archive is no agreement', () => {
  expect(audit('LICENSE').code !== 0, 'a text passed for an archive');
});
await test('plans that were entered when they had ended, without a calendar, are no difference to either program', async () => {
  const house = new Installation({}), file = join(folder, 'ended.zip');
  house.done('demo', '--scale=1');
  house.done('export', 'archive', file);
  const ours = house.run('verify', '--from', file), theirs = audit(file);
  expect(ours.code === 0 && / 0 diferencias/.test(ours.out), start(ours.out));
  expect(theirs.code === 0 && / 0 differences$/m.test(theirs.out), start(theirs.out));
  await house.remove();
});
await prove('sqlite');
if (cluster) await prove('postgres', database());
rmSync(folder, { recursive: true, force: true });
finish();
