// SPDX-License-Identifier: EUPL-1.2
// A chosen file travels in parts while the form is filled in, and goes on where it stopped after a lost
// connection or a reload. A large photo is made smaller first. Without this file the form carries its
// file itself; so it does when the parts are refused.
(() => {
  'use strict';
  const spanish = document.documentElement.lang !== 'en';
  const say = (es, en) => (spanish ? es : en);
  const PREFIX = 'hito:subida:', DAY = 864e5;
  const PHOTO_BYTES = 4 << 20, PHOTO_SIDE = 2560;
  const FIRST = 64 << 10, LEAST = 16 << 10, MOST = 1 << 20, PART_MS = 4000;
  const wait = (ms) => new Promise((done) => {
    const timer = setTimeout(done, ms);
    window.addEventListener('online', () => { clearTimeout(timer); done(); }, { once: true });
  });
  const memory = {
    get(key) {
      try {
        const kept = JSON.parse(localStorage.getItem(PREFIX + key));
        return kept && Date.now() - kept.at < DAY ? kept : null;
      } catch { return null; }
    },
    put(key, kept) {
      try {
        for (const k of Object.keys(localStorage))
          if (k.startsWith(PREFIX) && !(Date.now() - JSON.parse(localStorage.getItem(k)).at < DAY)) localStorage.removeItem(k);
        localStorage.setItem(PREFIX + key, JSON.stringify({ ...kept, at: Date.now() }));
      } catch { /* refused or full: no going on after a reload then */ }
    },
    drop(key) {
      try { localStorage.removeItem(PREFIX + key); } catch { /* as above */ }
    },
  };
  const sha256 = async (bytes) => {
    if (!window.crypto?.subtle) return '';
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return [...hash].map((b) => b.toString(16).padStart(2, '0')).join('');
  };

  // The same photo with its longer side at PHOTO_SIDE, or the file itself.
  async function smaller(file) {
    if (file.size <= PHOTO_BYTES || !/^image\/(jpeg|png|webp)$/.test(file.type) || !window.createImageBitmap) return file;
    try {
      const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const scale = Math.min(1, PHOTO_SIDE / Math.max(image.width, image.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      image.close();
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
      if (!blob || blob.size >= file.size) return file;
      return new File([blob], file.name.replace(/\.[^.]*$/, '') + '.jpg', { type: blob.type });
    } catch { return file; }
  }

  class Refused extends Error {}

  // One answer of the server; tries again while the network or the server is away.
  async function post(job, path, fields, away) {
    for (let pause = 1000; ; pause = Math.min(pause * 2, 20000)) {
      if (job.stopped) throw new Refused();
      const body = new FormData(), stop = new AbortController(), timer = setTimeout(() => stop.abort(), 120000);
      body.set('_token', job.permit);
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      let answer = null;
      job.stop = stop;
      try {
        answer = await fetch(path, { method: 'POST', body, signal: stop.signal });
        if (answer.status < 500 || answer.status === 507) {
          const json = /json/.test(answer.headers.get('content-type') ?? '') ? await answer.json() : {};
          return { status: answer.status, ...json };
        }
      } catch { /* away */ } finally { clearTimeout(timer); }
      if (job.stopped) throw new Refused();
      away(pause);
      await wait(pause);
    }
  }

  const percent = (job, n) => {
    const mb = (x) => (x / 1048576).toLocaleString(spanish ? 'es-EC' : 'en', { maximumFractionDigits: 1 });
    return say(`${Math.floor((n * 100) / job.file.size)} % (${mb(n)} de ${mb(job.file.size)} MB)`,
      `${Math.floor((n * 100) / job.file.size)}% (${mb(n)} of ${mb(job.file.size)} MB)`);
  };

  async function send(job) {
    const show = (words) => { job.status.textContent = words; };
    let told = -1;
    const away = () => {
      told = -1;
      show(say('Sin conexión. Lo que llegó no se pierde: seguimos solos cuando vuelva.',
        'No connection. What has arrived is safe: it goes on by itself when it is back.'));
    };
    const key = `${job.chosen.name}:${job.chosen.size}:${job.chosen.lastModified}`;
    if (job.chosen.size > PHOTO_BYTES) show(say('Preparando el archivo…', 'Preparing the file…'));
    job.file = await smaller(job.chosen);
    const mark = await sha256(await job.file.arrayBuffer()), kept = memory.get(key);
    let token = kept && kept.size === job.file.size && kept.mark === mark ? kept.token : null, at = 0;
    if (token) {
      const known = await post(job, `/subida/${token}`, {}, away);
      if (known.status === 200) at = known.llega;
      else token = null;
    }
    if (!token) {
      const begun = await post(job, '/subida', { nombre: job.file.name, bytes: job.file.size }, away);
      if (begun.status !== 200) throw new Refused(begun.mensaje ?? '');
      token = begun.subida;
      memory.put(key, { token, size: job.file.size, mark });
    }
    let size = FIRST, faults = 0;
    while (at < job.file.size) {
      const bytes = await job.file.slice(at, at + size).arrayBuffer(), began = Date.now();
      const fields = { desde: at, parte: new File([bytes], 'parte'), sha256: await sha256(bytes) };
      const got = await post(job, `/subida/${token}`, fields, (pause) => { away(pause); size = Math.max(LEAST, size / 2); });
      if (got.status !== 200 && got.status !== 409 && !(got.status === 422 && ++faults < 3)) {
        memory.drop(key);
        throw new Refused();
      }
      at = got.llega;
      size = Date.now() - began < PART_MS / 2 ? Math.min(MOST, size * 2) : Date.now() - began > PART_MS * 2 ? Math.max(LEAST, size / 2) : size;
      const tenth = Math.floor((at * 10) / job.file.size); // read aloud ten times at most
      if (tenth !== told) show(say(`Subiendo el archivo: ${percent(job, at)}`, `Uploading the file: ${percent(job, at)}`));
      told = tenth;
    }
    return token;
  }

  function take(input) {
    const form = input.form, name = input.name;
    const status = document.createElement('p');
    status.className = 'govuk-hint';
    status.setAttribute('role', 'status');
    status.setAttribute('aria-live', 'polite');
    input.after(status);
    let job = null;
    const hidden = (field, value) => {
      for (const old of form.querySelectorAll(`input[type=hidden][name="${field}"]`)) old.remove();
      if (value === null) return;
      const made = document.createElement('input');
      made.type = 'hidden';
      made.name = field;
      made.value = value;
      form.append(made);
    };
    const plain = () => { // the form carries its file itself, as without this script
      input.name = name;
      hidden(`${name}_upload`, null);
      hidden(`${name}_upload_name`, null);
    };
    input.addEventListener('change', async () => {
      if (job) { job.stopped = true; job.stop?.abort(); }
      job = null;
      plain();
      status.textContent = '';
      const chosen = input.files[0];
      if (!chosen || !chosen.size || !input.checkValidity()) return;
      const mine = { form, status, chosen, permit: input.dataset.upload };
      job = mine;
      form.uploads = (form.uploads ?? new Set()).add(mine);
      try {
        const token = await send(mine);
        if (job !== mine) return;
        hidden(`${name}_upload`, token);
        hidden(`${name}_upload_name`, mine.file.name);
        input.removeAttribute('name');
        status.textContent = say('El archivo está subido: se envía con el formulario.', 'The file is uploaded: it goes with the form.');
      } catch (error) {
        if (job === mine) status.textContent = error instanceof Refused ? error.message : '';
      } finally {
        form.uploads.delete(mine);
        if (!form.uploads.size && form.waiting) {
          const button = form.waiting;
          form.waiting = null;
          form.requestSubmit(button === form ? undefined : button);
        }
      }
    });
    if (input.files.length) input.dispatchEvent(new Event('change')); // kept by the browser over a reload
  }

  // Sent while a file still travels: the form waits for it.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.uploads?.size) return;
    if (event.submitter?.name === '_draft') { // keeps texts only
      for (const input of form.querySelectorAll('input[data-upload]')) input.removeAttribute('name');
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    form.waiting = event.submitter ?? form;
    for (const job of form.uploads)
      job.status.textContent = say('Falta subir el archivo: el formulario se envía solo en cuanto llegue.', 'The file is still on its way: the form is sent by itself when it has arrived.');
  }, true);

  for (const input of document.querySelectorAll('input[type=file][data-upload]')) if (input.form) take(input);
})();
