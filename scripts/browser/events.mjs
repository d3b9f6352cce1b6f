/** The listeners of every emitter, by event. Kept aside: old code calls the constructor without `new`. */
const listenersOf = new WeakMap()

function listeners(emitter, event) {
  return listenersOf.get(emitter)?.get(event) ?? []
}

/** Node's EventEmitter, as far as memfs, unionfs and yauzl use it. */
export function EventEmitter() {}

EventEmitter.prototype = {
  on(event, listener) {
    if (!listenersOf.has(this)) listenersOf.set(this, new Map())
    listenersOf.get(this).set(event, [...listeners(this, event), listener])
    return this
  },
  addListener(event, listener) {
    return this.on(event, listener)
  },
  once(event, listener) {
    const wrapped = (...args) => {
      this.off(event, wrapped)
      listener.apply(this, args)
    }
    return this.on(event, wrapped)
  },
  off(event, listener) {
    const rest = listeners(this, event).filter((known) => known !== listener)
    listenersOf.get(this)?.set(event, rest)
    return this
  },
  removeListener(event, listener) {
    return this.off(event, listener)
  },
  emit(event, ...args) {
    const called = listeners(this, event)
    if (called.length === 0 && event === 'error') throw args[0]
    for (const listener of called) listener.apply(this, args)
    return called.length > 0
  },
  listenerCount(event) {
    return listeners(this, event).length
  },
  setMaxListeners() {
    return this
  },
}
EventEmitter.EventEmitter = EventEmitter
