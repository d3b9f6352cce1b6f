/** Node's `path` for POSIX paths, as far as memfs and unionfs use it. */
export const sep = '/'
export const delimiter = ':'

export function isAbsolute(path) {
  return path.startsWith('/')
}

export function normalize(path) {
  const parts = []
  for (const part of path.split('/')) {
    if (part === '..' && (parts.at(-1) ?? '..') !== '..') parts.pop()
    else if (part === '..' ? !isAbsolute(path) : part !== '' && part !== '.') parts.push(part)
  }
  const trailing = path.endsWith('/') && parts.length > 0 ? '/' : ''
  return (isAbsolute(path) ? '/' : '') + parts.join('/') + trailing || '.'
}

export function join(...parts) {
  return normalize(parts.filter((part) => part !== '').join('/'))
}

export function resolve(...parts) {
  const last = parts.findLastIndex(isAbsolute)
  const path = normalize(`/${parts.slice(Math.max(0, last)).join('/')}`)
  return path === '/' ? path : path.replace(/\/$/, '')
}

export function dirname(path) {
  const index = path.replace(/\/+$/, '').lastIndexOf('/')
  return index < 0 ? '.' : path.slice(0, index) || '/'
}

export function basename(path, suffix = '') {
  const name = path.replace(/\/+$/, '').split('/').at(-1)
  return suffix && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name
}

export function extname(path) {
  return /[^/](\.[^./]*)$/.exec(path)?.[1] ?? ''
}

export function relative(from, to) {
  const [a, b] = [resolve(from).split('/'), resolve(to).split('/')]
  const same = a.findIndex((part, index) => part !== b[index])
  const common = same < 0 ? a.length : same
  return [...a.slice(common).map(() => '..'), ...b.slice(common)].join('/')
}

export const posix = { sep, delimiter, isAbsolute, normalize, join, resolve, dirname, basename, extname, relative }

export default { ...posix, posix }
