// `npm start`: installs and builds what is missing, then runs the demo in a temporary folder.
import { join } from 'node:path'
import { makeReady, root, run } from './project.mjs'

makeReady()
process.exitCode = run(process.execPath, [join(root, 'scripts', 'demo.mjs')])
