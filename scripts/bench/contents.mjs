/** Contents of files as packages have them, the same every time: texts, programs, pictures. */

const WORDS =
  'the of and package image bundle resource language scale user Windows registry file folder provision sign in remove add version framework architecture neutral while return function value string number const import export from'.split(
    ' ',
  )

/** Numbers below a limit, from a seed: a linear congruential generator with the constants of Numerical Recipes. */
export function numbers(seed) {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

/** Text, which deflates to about a third. */
function text(size, next) {
  let made = ''
  while (made.length < size) made += `${WORDS[next(WORDS.length)]}${next(9) === 0 ? ` = ${next(10_000)};\n` : ' '}`
  return new TextEncoder().encode(made.slice(0, size))
}

/** Instructions and tables: a few values again and again, with some noise; deflates to about a half. */
function program(size, next) {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 8) {
    const word = next(512)
    bytes[at] = word
    bytes[at + 1] = word >> 4
    bytes[at + 2] = next(4) === 0 ? next(256) : 0
    bytes[at + 4] = next(256)
  }
  return bytes
}

/** A picture: nothing to deflate. */
function picture(size, next) {
  return Uint8Array.from({ length: size }, () => next(256))
}

const KINDS = [
  { folder: 'Scripts', extension: 'js', make: text },
  { folder: 'Strings', extension: 'json', make: text },
  { folder: 'Library', extension: 'dll', make: program },
  { folder: 'Assets', extension: 'png', make: picture },
]

/** Files of a package by path. @param total bytes of all together, about */
export function packageFiles(count, total, seed = 1) {
  const next = numbers(seed)
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const { folder, extension, make } = KINDS[index % KINDS.length]
      // Many small files and a few large ones: three in four a third of the mean, one in four three times it.
      const size = Math.ceil((total / count) * (index % 16 < 4 ? 3 : 1 / 3) * (0.5 + next(1000) / 1000))
      return [`${folder}\\${Math.floor(index / 100)}\\file${index}.${extension}`, make(size, next)]
    }),
  )
}
