const WIDTH = 460
const HEIGHT = 260
const LEFT = 60
const BOTTOM = 40
const TOP = 30
const COLORS = { add: '#1f6feb', remove: '#d1741f' }

/** Plots of some tables side by side, as an SVG: size of the image against milliseconds, both logarithmic. */
export function plot(tables) {
  const seconds = tables.flatMap(({ rows }) => rows.flatMap(({ add, remove }) => [add, remove]))
  const low = Math.floor(Math.log10(Math.min(...seconds) * 1000))
  const high = Math.ceil(Math.log10(Math.max(...seconds) * 1000))
  const panels = tables.map((table, index) => panel(table, index * WIDTH, { low, high: Math.max(high, low + 2) }))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH * tables.length}" height="${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="white"/>`,
    ...panels.flat(),
    '</svg>',
    '',
  ].join('\n')
}

function panel({ title, rows }, left, { low, high }) {
  const sizes = rows.map(({ size }) => Math.log10(size))
  const [first, last] = [sizes[0], sizes.at(-1)]
  const x = (size) => round(left + LEFT + ((Math.log10(size) - first) / (last - first)) * (WIDTH - LEFT - 30))
  const y = (ms) => round(TOP + ((high - Math.log10(ms)) / (high - low)) * (HEIGHT - TOP - BOTTOM))
  const decades = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index))
  return [
    `<text x="${left + LEFT}" y="18">by ${title}</text>`,
    ...decades.map(
      (ms) =>
        `<line x1="${left + LEFT}" x2="${left + WIDTH - 30}" y1="${y(ms)}" y2="${y(ms)}" stroke="#ddd"/><text x="${left + LEFT - 6}" y="${y(ms) + 4}" text-anchor="end">${ms} ms</text>`,
    ),
    ...rows.map(({ size }) => `<text x="${x(size)}" y="${HEIGHT - 20}" text-anchor="middle">${size}</text>`),
    ...Object.entries(COLORS).flatMap(([name, color], index) => [
      `<polyline fill="none" stroke="${color}" stroke-width="2" points="${rows.map((row) => `${x(row.size)},${y(row[name] * 1000)}`).join(' ')}"/>`,
      ...rows.map((row) => `<circle cx="${x(row.size)}" cy="${y(row[name] * 1000)}" r="3" fill="${color}"/>`),
      `<text x="${left + WIDTH - 80}" y="${TOP + 14 + index * 16}" fill="${color}">${name}</text>`,
    ]),
  ]
}

function round(number) {
  return Math.round(number * 10) / 10
}
