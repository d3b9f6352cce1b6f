import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../project.mjs'

export const dism = join(root, 'dist', 'bin', 'dism.js')
const dismulator = join(root, 'dist', 'bin', 'dismulator.js')

/** A module of the build, by its path in the tree: `emulator/index`. */
export const built = (path) => import(join(root, 'dist', `${path}.js`))

/** The shared folder with real data; tests look for it at the same place. */
export const shared = process.env.DISMULATOR_SHARED ?? join(root, '..', 'shared')

/** Makes a Windows 11 image in a folder, whatever was there. */
export function newImage(folder, languages = ['en-US']) {
  rmSync(folder, { recursive: true, force: true })
  const args = ['image', 'new', folder, '--preset', 'windows-11-24h2', '--languages', languages.join(',')]
  const { status, stderr } = spawnSync(process.execPath, [dismulator, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`no image: ${stderr}`)
}

/** Makes a folder a copy of another, whatever was there. */
export function copyFolder(from, to) {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
}

/** Makes an empty folder. */
export function emptyFolder(folder) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return folder
}

/** The arguments for node to run dism on an image. */
export function dismOn(image, ...words) {
  return [dism, `/Image:${image}`, ...words]
}

/** The environment of all runs: a machine of their own, whose log is written. */
export function environment(folder) {
  return { ...process.env, DISMULATOR_HOME: join(folder, 'home') }
}

/** Whether a program is there. */
export function has(program) {
  return !spawnSync(program, ['--version'], { stdio: 'ignore' }).error
}

/** An image of the two real hives of Windows 8.1, or why there is none. */
export function realImage(folder) {
  const hives = join(shared, 'corpus', 'hives', 'windows-8.1')
  if (!existsSync(hives)) return { missing: `there is no ${relative(root, hives)}` }
  if (!has('xz')) return { missing: 'xz is not installed' }
  if (!has('hivexsh')) return { missing: 'hivexsh is not installed' }
  const config = emptyFolder(join(folder, 'Windows', 'System32', 'config'))
  for (const name of ['SOFTWARE', 'SYSTEM']) {
    const { status } = spawnSync('sh', [
      '-c',
      'xz -dc "$1" > "$2"',
      'sh',
      join(hives, `${name}.xz`),
      join(config, name),
    ])
    if (status !== 0) return { missing: `${name}.xz cannot be unpacked` }
  }
  return { folder }
}
