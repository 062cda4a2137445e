// SPDX-License-Identifier: EUPL-1.2
// The page for a hall without signal (docs/decisions/0106-attendance.md). Everything typed is kept in this
// device at once; the file holds people, slips without a name and proposals, each with a random number, in the
// order of those numbers, so that nothing tells which slip is whose.
'use strict';
(function () {
  const $ = (id) => document.getElementById(id);
  const word = (id) => $('w-' + id).textContent;
  const about = JSON.parse($('sala').dataset.sala);
  const place = 'hito-' + about.proceso + '-mesa-' + about.mesa + '-sesion-' + about.sesion;

  function random(bytes) {
    return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (b) => b.toString(16).padStart(2, '0')).join('');
  }

  // A receipt code as the site makes them: fifty random bits and a check sign (Luhn over 32 signs).
  function receipt() {
    const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const values = Array.from(crypto.getRandomValues(new Uint8Array(10)), (b) => b % 32);
    let sum = 0;
    for (let i = 0; i < 10; i++) {
      const v = values[9 - i] * (i % 2 === 0 ? 2 : 1);
      sum += Math.floor(v / 32) + (v % 32);
    }
    const text = values.map((v) => signs[v]).join('');
    return 'HT-' + text.slice(0, 5) + '-' + text.slice(5) + '-' + signs[(32 - (sum % 32)) % 32];
  }

  function fresh() {
    return { lote: random(16), asistencias: [], papeletas: [], propuestas: [], borrador: {} };
  }

  let kept = fresh();
  try {
    kept = Object.assign(fresh(), JSON.parse(localStorage.getItem(place) || '{}'));
  } catch (e) {
    $('sin-guardado').hidden = false;
  }

  function keep() {
    try {
      localStorage.setItem(place, JSON.stringify(kept));
    } catch (e) {
      $('sin-guardado').hidden = false;
    }
  }

  const sorted = (rows) => rows.slice().sort((a, b) => (a.id < b.id ? -1 : 1));
  const folded = (name) => name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/\s+/g, ' ').trim();

  function told(text) {
    $('estado').textContent = text;
  }

  function line(list, row, text) {
    const item = document.createElement('li');
    item.textContent = text;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = word('quitar');
    button.setAttribute('aria-label', word('quitar') + ': ' + text);
    button.addEventListener('click', () => {
      if (!confirm(word('seguro'))) return;
      kept[list] = kept[list].filter((x) => x.id !== row.id);
      keep();
      show();
    });
    item.append(button);
    return item;
  }

  function show() {
    $('n-personas').textContent = kept.asistencias.length;
    $('n-papeletas').textContent = kept.papeletas.length;
    $('n-propuestas').textContent = kept.propuestas.length;
    const labels = Object.fromEntries(Array.from($('p-sector').options, (o) => [o.value, o.textContent]));
    $('personas').replaceChildren(...sorted(kept.asistencias).map((x) => line('asistencias', x, (x.nombre || word('anonima')) + ' · ' + labels[x.sector])));
    $('propuestas').replaceChildren(...sorted(kept.propuestas).map((x) => line('propuestas', x, x.titulo + ' · ' + word('codigo') + ' ' + x.codigo)));
  }

  // What is being typed in the two forms is kept too.
  function drafts(form) {
    const values = {};
    for (const control of form.elements) {
      if (!control.name) continue;
      if (control.type === 'checkbox') values[control.name] = (values[control.name] || []).concat(control.checked ? [control.value] : []);
      else values[control.name] = control.value;
    }
    return values;
  }

  function watch(form) {
    const before = kept.borrador[form.id] || {};
    for (const control of form.elements) {
      if (!control.name || !(control.name in before)) continue;
      if (control.type === 'checkbox') control.checked = before[control.name].includes(control.value);
      else control.value = before[control.name];
    }
    form.addEventListener('input', () => {
      kept.borrador[form.id] = drafts(form);
      keep();
    });
  }

  function done(form) {
    form.reset();
    delete kept.borrador[form.id];
    keep();
    show();
  }

  $('f-persona').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target, v = drafts(form);
    const name = v.nombre.trim();
    let problem = v.sector ? '' : word('sector');
    if (!problem && name && kept.asistencias.some((x) => folded(x.nombre) === folded(name))) problem = word('repetida');
    $('e-persona').textContent = problem;
    if (problem) return $(v.sector ? 'p-nombre' : 'p-sector').focus();
    kept.asistencias.push({ id: random(8), nombre: name, sector: v.sector, provincia: v.provincia, modalidad: v.modalidad || '' });
    if (v.genero || v.edad || v.autoidentificacion)
      kept.papeletas.push({ id: random(8), genero: v.genero, edad: v.edad, autoidentificacion: v.autoidentificacion });
    kept.asistencias = sorted(kept.asistencias);
    kept.papeletas = sorted(kept.papeletas);
    done(form);
    told(word('anotada'));
    $('p-nombre').focus();
  });

  $('f-propuesta').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target, v = drafts(form), answers = {};
    const title = v.titulo.trim();
    let problem = title.length < 8 ? word('titulo') : '', first = problem ? 'q-titulo' : '';
    for (const q of about.preguntas) {
      const typed = v['r_' + q.codigo];
      const text = q.varias ? (typed || []).join('\n') : (typed || '').trim();
      const size = Array.from(text).length;
      if (!problem && ((q.obligatoria && size === 0) || (size > 0 && size < q.minimo))) {
        const control = form.querySelector('[name="r_' + q.codigo + '"]');
        const label = q.varias ? control.closest('fieldset').querySelector('legend') : form.querySelector('label[for="q-' + q.codigo + '"]');
        problem = word('falta') + ' ' + label.textContent;
        if (!control.id) control.id = 'q-' + q.codigo;
        first = control.id;
      }
      if (size > 0) answers[q.codigo] = text;
    }
    $('e-propuesta').textContent = problem;
    if (problem) return $(first).focus();
    const made = { id: random(8), titulo: title, nombre: v.nombre.trim(), sector: v.sector, codigo: receipt(), respuestas: answers };
    kept.propuestas.push(made);
    done(form);
    told(word('registrada') + ' ' + made.codigo);
    $('q-titulo').focus();
  });

  $('guardar').addEventListener('click', () => {
    const file = { hito: about.hito, proceso: about.proceso, mesa: about.mesa, sesion: about.sesion, formulario: about.formulario, lote: kept.lote,
      asistencias: sorted(kept.asistencias), papeletas: sorted(kept.papeletas), propuestas: sorted(kept.propuestas) };
    const name = 'hito-mesa-' + about.mesa + '-sesion-' + about.sesion + '-' + kept.lote.slice(0, 6) + '.json';
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    told(word('guardado') + ' ' + name);
  });

  $('borrar').addEventListener('click', () => {
    if (!confirm(word('borrar'))) return;
    kept = fresh();
    try {
      localStorage.removeItem(place);
    } catch (e) {
      $('sin-guardado').hidden = false;
    }
    $('f-persona').reset();
    $('f-propuesta').reset();
    show();
  });

  watch($('f-persona'));
  watch($('f-propuesta'));
  keep();
  show();
})();
