/** What little of `process` a browser needs to pretend. */
export default {
  browser: true,
  platform: 'linux',
  version: 'v20.19.0',
  versions: {},
  env: {},
  argv: [],
  cwd: () => '/',
  getuid: () => 0,
  getgid: () => 0,
  emitWarning() {},
  nextTick: (callback, ...args) => queueMicrotask(() => callback(...args)),
}
