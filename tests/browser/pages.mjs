// SPDX-License-Identifier: EUPL-1.2
// Walks the site from its home by its own links, as a visitor sees it or signed in, and visits one
// page of each kind of address: nothing to register when a page is added.
const VOID = /\.(csv|json|ics|atom|pdf|docx|xlsx|zip|ttl|jsonld|svg|png)$/;

// "/ecuador/plan/3/compromiso/12?orden=x" and "…/7" are one kind of page.
export function kind(path) {
  const { pathname, searchParams } = new URL(path, 'http://x');
  const shape = pathname.split('/').map((part) => (/\d|^[0-9a-f]{12,}$/.test(part) ? ':n' : part)).join('/');
  const keys = [...new Set(searchParams.keys())].sort().join('&');
  return keys ? `${shape}?${keys}` : shape;
}

// visit(page, path, response) for one page of each kind, in as many browser pages as are given: one goes on while
// others are looked at, but addresses are found one after another, so that every run sees the same ones.
// fresh(path, response): whether the page counts against the limit; all that are loaded count against `loads`.
// Returns {visited, kinds, links}.
export async function crawl(pages, url, { start = ['/'], limit = 150, loads = limit, perKind = 1, fresh = () => true, visit }) {
  const queue = [...start], queued = new Set(queue), kinds = new Map(), links = new Map();
  const desks = pages.map((page) => ({ page, busy: Promise.resolve() }));
  let visited = 0, counted = 0;
  while (queue.length && counted < limit && visited < loads) {
    const path = queue.shift();
    const seen = kinds.get(kind(path)) ?? 0;
    if (seen >= perKind) continue;
    kinds.set(kind(path), seen + 1);
    const desk = await Promise.race(desks.map((d) => d.busy.then(() => d))), { page } = desk;
    // A file to keep is no page; whether it answers is asked in dead().
    const response = await page.goto(url + path, { waitUntil: 'load' }).catch((error) => {
      if (/Download is starting/.test(error.message)) return null;
      throw error;
    });
    if (!response || !(response.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    visited++;
    if (fresh(path, response)) counted++;
    // A refusal's links lead nowhere new.
    const found = response.status() >= 400 && path !== '/' ? [] : await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((a) => a.href));
    for (const href of found) {
      const link = new URL(href);
      if (link.origin !== url) continue;
      const to = link.pathname + link.search;
      if (!links.has(to)) links.set(to, path);
      if (!queued.has(to) && link.searchParams.get('lang') !== 'es' && !VOID.test(link.pathname)) {
        queued.add(to);
        queue.push(to);
      }
    }
    desk.busy = visit(page, path, response);
    desk.busy.catch(() => {}); // told by whoever waits for it
  }
  await Promise.all(desks.map((d) => d.busy));
  return { visited, kinds: [...kinds.keys()], links };
}

// Every link that was seen must answer; at most `most` per kind are asked.
export async function dead(context, url, links, most = 3) {
  const asked = new Map(), bad = [];
  for (const [path, from] of links) {
    if (path.includes('lang=')) continue; // the same address in the other language
    const k = kind(path), n = asked.get(k) ?? 0;
    if (n >= most) continue;
    asked.set(k, n + 1);
    const response = await context.request.get(url + path, { maxRedirects: 5 });
    if (response.status() >= 400) bad.push(`${response.status()} ${path} (linked from ${from})`);
  }
  return bad;
}
