#!/usr/bin/env node
// Runs the code beside it, compiled before: V8 takes the cache when it is of its own version, and compiles otherwise.
'use strict'
const { readFileSync } = require('node:fs')
const { createRequire, wrap } = require('node:module')
const { join } = require('node:path')
const { Script } = require('node:vm')

const filename = join(__dirname, '%name%.code.js')
const script = new Script(wrap(readFileSync(filename, 'utf8')), { filename, cachedData: cache() })
script.runInThisContext()(exports, createRequire(filename), module, filename, __dirname)

function cache() {
  try {
    return readFileSync(join(__dirname, '%name%.cache'))
  } catch {
    return undefined
  }
}
