// How our time grows with months, package sizes, quantity and services, and a picture of it.
import { calls, estimate, median, timed } from './invented.mjs';

const TURNS = 9;

/** Panels of points, each point timed once in every turn. */
export function grow(offered, shape) {
  const year = (months, quantity) => calls(Array.from({ length: months }, (_, at) => Math.floor(quantity * shape[at % 12]) / 10_000));
  const plan = (offered, months, quantity) => { const one = estimate(1, offered, months), month = year(months, quantity); return () => one.plan(month); };
  // Larger packages are cheaper by the call: sizes that divide each other, and any others.
  const sized = sizes => ({ ...offered, packages: sizes.map((size, at) => [size, size / 100_000 * (320 - 6 * at)]) });
  const doubled = n => sized(Array.from({ length: n }, (_, at) => 100_000 * 2 ** at));
  const others = n => sized([1, 3, 7, 10, 25, 60, 150, 400, 1_000, 2_500, 7_000, 20_000].slice(0, n).map(size => size * 100_000));
  const slide = services => { const all = estimate(services, offered, 12, { calls: 3_000_000, bought: 1_000_000 }), month = year(12, 50_000_000); return () => all.slide(0, month, 200, 100_000_000); };
  const counts = Array.from({ length: 12 }, (_, at) => at + 1);
  const panels = [
    ['months, whole plan at 50 M calls', [1, 2, 3, 6, 9, 12, 18, 24, 30, 36].map(n => [`${n}`, plan(offered, n, 50_000_000)])],
    ['package sizes that divide each other', counts.map(n => [`${n}`, plan(doubled(n), 12, 50_000_000)])],
    ['package sizes that do not', counts.map(n => [`${n}`, plan(others(n), 12, 50_000_000)])],
    ['calls in the largest month', [4, 5, 6, 7, 8, 9, 10, 11, 12].map(n => [`10^${n}`, plan(offered, 12, 10 ** n)])],
    ['services, whole event of a slider', [1, 2, 5, 10, 20, 50, 100, 200].map(n => [`${n}`, slide(n)])],
  ];
  const times = panels.map(([, cases]) => cases.map(([, f]) => { timed(f, 10); return []; }));
  for (let turn = 0; turn < TURNS; turn += 1) panels.forEach(([, cases], row) => cases.forEach(([, f], at) => times[row][at].push(timed(f, 15))));
  return panels.map(([title, cases], row) => ({ title, points: cases.map(([at], place) => {
    const list = times[row][place];
    return { at, ms: median(list), least: Math.min(...list), largest: Math.max(...list) };
  }) }));
}

/** Bars side by side, readable on light and on dark. */
export function picture(panels, shown) {
  const width = 760, height = 150, left = 8, bars = 96;
  const panel = ({ title, points }, row) => {
    const top = row * height + 24, most = Math.max(...points.map(({ ms }) => ms)), step = (width - 2 * left) / points.length;
    return `<text x="${left}" y="${top - 8}" class="title">${title}</text>` + points.map(({ at, ms }, place) => {
      const x = left + place * step, tall = Math.max(1, bars * (ms / most) * 0.8), y = top + bars - tall;
      const middle = (x + step / 2).toFixed(1);
      return `<rect x="${(x + step * 0.15).toFixed(1)}" y="${y.toFixed(1)}" width="${(step * 0.7).toFixed(1)}" height="${tall.toFixed(1)}" rx="2"/>`
        + `<text x="${middle}" y="${(y - 4).toFixed(1)}">${shown(ms).replace('us', '\u00b5s')}</text><text x="${middle}" y="${top + bars + 14}" class="at">${at.replace('10^', '10').replace(/^10(\d+)$/, (all, power) => (all === at ? all : `10<tspan dy="-4" font-size="8">${power}</tspan>`))}</text>`;
    }).join('');
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${panels.length * height}" role="img" aria-label="Time of a plan against months, package sizes, calls and services">
<style>
text { font: 10px system-ui, sans-serif; fill: #3d4550; text-anchor: middle }
.title { font-size: 12px; font-weight: 600; text-anchor: start; fill: #1b1f24 }
.at { fill: #5a636e }
rect { fill: #1f6f8b }
@media (prefers-color-scheme: dark) { text { fill: #c3ccd6 } .title { fill: #eef2f6 } .at { fill: #9aa5b1 } rect { fill: #5fb3d1 } }
</style>
${panels.map(panel).join('\n')}
</svg>
`;
}
