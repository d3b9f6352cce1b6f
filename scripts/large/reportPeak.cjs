// Loaded before a command: says at its end how much memory it took at most, and for how long it ran.
const { writeFileSync } = require('node:fs')

process.on('exit', () => {
  const peak = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6)
  writeFileSync(process.env.PEAK_REPORT, JSON.stringify({ peak, seconds: performance.now() / 1000 }))
})
