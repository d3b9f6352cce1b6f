// usage: node makeCache.cjs <code> <cache> <word> …    runs the code with these words and keeps what V8 has compiled then
'use strict'
const { readFileSync, writeFileSync } = require('node:fs')
const { createRequire, wrap } = require('node:module')
const { dirname } = require('node:path')
const { Script } = require('node:vm')

const [node, , filename, cache, ...words] = process.argv
process.argv = [node, filename, ...words]
const script = new Script(wrap(readFileSync(filename, 'utf8')), { filename })
process.on('exit', () => writeFileSync(cache, script.createCachedData()))
script.runInThisContext()(exports, createRequire(filename), module, filename, dirname(filename))
