// Put in front of the browser bundle: the globals of Node that memfs, unionfs and yauzl use.
import { Buffer } from 'buffer/'
import process from './process.mjs'

const setImmediate = (callback, ...args) => setTimeout(() => callback(...args), 0)
const clearImmediate = (id) => clearTimeout(id)

export { Buffer, clearImmediate, process, setImmediate }
