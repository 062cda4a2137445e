// SPDX-License-Identifier: EUPL-1.2
// Extras of pages that are forms; every one of them works without this file.
// 1. Long texts keep a copy in this browser until they were sent. 2. A file that is too large is
// told before it travels. 3. Buttons with data-confirm ask first. 4. A form is sent once.
(() => {
  'use strict';
  const spanish = document.documentElement.lang !== 'en';
  const say = (es, en) => (spanish ? es : en);
  const PREFIX = 'hito:texto:';
  const DAYS = 7;
  let store = null;
  try {
    store = window.localStorage;
    store.getItem(PREFIX);
  } catch {
    store = null; // refused by the browser: no copies then
  }

  const notice = (words, after, actions) => {
    const box = document.createElement('div');
    box.className = 'saved';
    box.setAttribute('role', 'status');
    box.append(words, ' ');
    for (const [label, act] of actions ?? []) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'link';
      button.textContent = label;
      button.addEventListener('click', () => { act(); box.remove(); after.focus(); });
      box.append(button, ' ');
    }
    after.after(box);
    return box;
  };

  function copies() {
    const sent = sessionStorage.getItem(PREFIX + 'sent');
    const refused = document.querySelector('.govuk-error-summary');
    if (sent && !refused) for (const key of JSON.parse(sent)) store.removeItem(key);
    sessionStorage.removeItem(PREFIX + 'sent');
    const oldest = Date.now() - DAYS * 864e5;
    for (const key of Object.keys(store)) {
      if (!key.startsWith(PREFIX)) continue;
      let at = 0;
      try { at = JSON.parse(store.getItem(key)).at; } catch { /* not ours or broken: goes */ }
      if (!(at > oldest)) store.removeItem(key);
    }
    for (const form of document.querySelectorAll('main form[method=post]:not([data-no-copy])')) {
      const keys = [];
      for (const area of form.querySelectorAll('textarea[name]')) {
        const key = PREFIX + location.pathname + '#' + area.name;
        const served = area.value;
        keys.push(key);
        let kept = null;
        try { kept = JSON.parse(store.getItem(key)); } catch { kept = null; }
        if (kept && kept.text && kept.text !== served) {
          const when = new Date(kept.at).toLocaleString(spanish ? 'es-EC' : 'en', { dateStyle: 'long', timeStyle: 'short' });
          notice(say(`Hay un texto sin enviar guardado en este navegador (${when}).`, `There is unsent text kept in this browser (${when}).`), area, [
            [say('Recuperarlo', 'Bring it back'), () => { area.value = kept.text; }],
            [say('Descartarlo', 'Discard it'), () => store.removeItem(key)],
          ]);
        }
        let timer = 0;
        area.addEventListener('input', () => {
          clearTimeout(timer);
          timer = setTimeout(() => {
            try {
              if (area.value === served || !area.value) store.removeItem(key);
              else store.setItem(key, JSON.stringify({ at: Date.now(), text: area.value }));
            } catch { /* full: the server's copy will do */ }
          }, 1500);
        });
      }
      if (keys.length) form.addEventListener('submit', () => sessionStorage.setItem(PREFIX + 'sent', JSON.stringify(keys)));
    }
    // Signing out leaves nothing behind.
    for (const form of document.querySelectorAll('form[action="/salir"]'))
      form.addEventListener('submit', () => Object.keys(store).filter((k) => k.startsWith(PREFIX)).forEach((k) => store.removeItem(k)));
  }

  function files() {
    for (const input of document.querySelectorAll('input[type=file][data-limit]')) {
      let box = null;
      input.addEventListener('change', () => {
        box?.remove();
        input.setCustomValidity('');
        const limit = Number(input.dataset.limit);
        // A photo is made smaller where files go in parts (upload.js).
        const large = [...input.files].find((f) => f.size > limit && !(input.dataset.upload && f.type.startsWith('image/')));
        if (!large) return;
        const mb = (n) => (n / 1048576).toLocaleString(spanish ? 'es-EC' : 'en', { maximumFractionDigits: 1 });
        box = notice(say(`«${large.name}» pesa ${mb(large.size)} MB; el límite es ${mb(limit)} MB.`,
          `“${large.name}” is ${mb(large.size)} MB; the limit is ${mb(limit)} MB.`), input);
        box.setAttribute('role', 'alert');
        box.classList.add('govuk-error-message');
        input.value = '';
      });
    }
  }

  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-confirm]') : null;
    if (button && !window.confirm(button.dataset.confirm)) event.preventDefault();
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (form.dataset.sending) event.preventDefault();
    form.dataset.sending = '1';
    setTimeout(() => delete form.dataset.sending, 8000);
  });
  window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sending]').forEach((f) => delete f.dataset.sending));

  // Problems are read first.
  const summary = document.querySelector('.govuk-error-summary');
  if (summary) {
    summary.tabIndex = -1;
    summary.focus();
  }
  if (store) copies();
  files();
})();
