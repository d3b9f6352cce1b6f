import { EventEmitter } from './events.mjs'
import { inherits } from './util.mjs'

/** A constructor to inherit from. Nothing of ours reads or writes through a stream. */
function kind(parent) {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- each kind is a constructor of its own
  const constructor = function () {}
  inherits(constructor, parent)
  return constructor
}

export const Stream = kind(EventEmitter)
export const Readable = kind(Stream)
export const Writable = kind(Stream)
export const Duplex = kind(Stream)
export const Transform = kind(Duplex)
export const PassThrough = kind(Transform)

export default Object.assign(Stream, { Stream, Readable, Writable, Duplex, Transform, PassThrough })
