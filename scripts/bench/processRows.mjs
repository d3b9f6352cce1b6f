// Rows that time whole processes, against what others do with the same data.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleProgram, emptyProgramFolder, makeCache } from '../bundle/bundleProgram.mjs'
import { packageFiles } from './contents.mjs'
import { built, copyFolder, dismOn, emptyFolder, environment, has, newImage, realImage } from './images.mjs'
import { duration, median, pairs, secondsOf } from './measure.mjs'

const LANGUAGES =
  'ar bg ca cs da de el es et eu fa fi fil fr gl gu he hi hr hu id is it ja kk kn ko lt lv ml mr ms nb nl nn pl pt ro ru sk sl sq sr-Latn-RS sv ta te th tr uk ur uz vi zh-CN zh-TW am as az bn be cy'.split(
    ' ',
  )
const STORE = 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore'
const NEW_KEYS = 5000

/** Adding packages to an image in a folder, against unpacking the same files and their digests. */
export async function addRows(folder, count) {
  if (!has('unzip')) return [{ name: 'add of a package', skipped: 'unzip is not installed' }]
  const { appPackage, bundleWithPackages } = await built('fixtures/index')
  const image = join(folder, 'image')
  let rows = 0
  newImage(image, ['en-US', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'ja-JP', 'ko-KR', 'pl-PL', 'ru-RU', 'zh-CN'])

  const file = join(folder, 'package.msix')
  writeFileSync(file, await appPackage({ name: 'Contoso.Large', files: packageFiles(1200, 33e6) }))

  const many = await bundleWithPackages('Contoso.Many', {
    languages: ['en-US', ...LANGUAGES],
    languagePacks: LANGUAGES.map((tag) => [tag]),
    scales: [100, 125, 150, 200, 400],
    dxFeatureLevels: [9, 10, 11],
    files: packageFiles(400, 8e6),
    editPackage: (spec) =>
      spec.resourcePackage ? { ...spec, files: packageFiles(12, 150_000, spec.resourceId.length) } : spec,
  })
  const manyFile = join(folder, 'many.msixbundle')
  writeFileSync(manyFile, many.bytes)
  const taken = await takenPackages(folder, image, manyFile, many.packages)
  return [
    addRow(
      `add of a bundle of ${many.packages.size} packages (${taken.length} apply), ${megabytes(manyFile)}`,
      manyFile,
      [
        `unzip -q "$1" ${taken.map((name) => `'${name}'`).join(' ')} -d bundle`,
        'for each in bundle/*.appx; do unzip -q "$each" -d "$each.d"; rm "$each"; done',
      ],
    ),
    addRow(`add of a package of 1,200 files, ${megabytes(file)}`, file, ['unzip -q "$1" -d package']),
  ]

  function addRow(name, added, unpack) {
    // Each run has a folder of its own, which stays: file systems make files slowly where many have just been removed.
    const runs = emptyFolder(join(folder, `runs${++rows}`))
    let run = 0
    const script = [...unpack, 'find . -type f -print0 | xargs -0 sha256sum'].join('; ')
    const measured = pairs(
      count,
      () => {
        const target = join(runs, `target${++run}`)
        copyFolder(image, target)
        const words = ['/Add-ProvisionedAppxPackage', `/PackagePath:${added}`, '/SkipLicense']
        return secondsOf(process.execPath, dismOn(target, ...words), { env: environment(folder) })
      },
      () => secondsOf('sh', ['-ec', script, 'sh', added], { cwd: emptyFolder(join(runs, `unpacked${run}`)) }),
    )
    return { name, against: '`unzip -q` and `sha256sum` of the same files', aim: 1, ...measured }
  }
}

/** File names of the packages that an image takes of a bundle. */
async function takenPackages(folder, image, bundleFile, packages) {
  const target = join(folder, 'target')
  copyFolder(image, target)
  const words = ['/Add-ProvisionedAppxPackage', `/PackagePath:${bundleFile}`, '/SkipLicense']
  secondsOf(process.execPath, dismOn(target, ...words), { env: environment(folder) })
  const full = (name) =>
    name.includes('neutral')
      ? 'Contoso.Many_1.0.0.0_neutral__h91ms92gdsmmt'
      : `Contoso.Many_1.0.0.0_neutral_split.${name.replace(/^.*_|\.appx$/g, '')}_h91ms92gdsmmt`
  return [...packages.keys()].filter((name) => existsSync(join(target, 'Program Files', 'WindowsApps', full(name))))
}

/** Lists, against the start of Node. */
export function listRow(folder, count) {
  const image = join(folder, 'image')
  newImage(image)
  const measured = pairs(
    count,
    () => secondsOf(process.execPath, dismOn(image, '/Get-ProvisionedAppxPackages'), { env: environment(folder) }),
    () => secondsOf(process.execPath, ['-e', '0']),
  )
  return { name: 'list, small image', against: '`node -e 0`', aim: 1.5, ...measured }
}

/** The 65 MB hive: a list, a removal, many new keys. */
export async function hiveRows(folder, count) {
  const image = realImage(join(folder, 'real'))
  if (image.missing) return [{ name: 'a hive of 65 MB', skipped: image.missing }]
  const hive = join(image.folder, 'Windows', 'System32', 'config', 'SOFTWARE')
  const work = join(folder, 'work')
  const workHive = join(work, 'Windows', 'System32', 'config', 'SOFTWARE')
  const { env } = { env: environment(folder) }
  const readOneKey = () => secondsOf('hivexsh', [hive], { input: `cd \\${STORE}\\Applications\nls\nquit\n` })
  const list = pairs(
    count,
    () => secondsOf(process.execPath, dismOn(image.folder, '/Get-ProvisionedAppxPackages'), { env }),
    () => readOneKey() + secondsOf(process.execPath, ['-e', '0']),
  )
  const { openHive } = await built('src/formats/regf/openHive')
  const { fileSource } = await built('emulator/cli/fileSource')
  const applications = openHive(fileSource(hive), { file: hive, now: () => 0n }).key(`${STORE}\\Applications`)
  const name = applications.subkeyNames().find((each) => each.includes('_~_'))
  const removal = pairs(
    count,
    () => {
      copyFolder(image.folder, work)
      const words = ['/Remove-ProvisionedAppxPackage', `/PackageName:${name}`]
      return secondsOf(process.execPath, dismOn(work, ...words), { env })
    },
    readOneKey,
  )
  const before = statSync(hive).size
  const others = keyAdder()
  let after = 0
  const programs = join(folder, 'programs')
  const words = [work, `${NEW_KEYS}`]
  emptyProgramFolder(programs)
  await bundleProgram(programs, 'addKeys', 'scripts/bench/addKeys.mjs')
  copyFolder(image.folder, work)
  makeCache(programs, 'addKeys', words)
  const addKeys = [join(programs, 'addKeys.js'), ...words]
  const keys = pairs(
    count,
    () => {
      copyFolder(image.folder, work)
      const seconds = secondsOf(process.execPath, addKeys)
      after = statSync(workHive).size
      return seconds
    },
    () => {
      mkdirSync(work, { recursive: true })
      copyFileSync(hive, join(work, 'copy'))
      return others.add(join(work, 'copy'), folder)
    },
  )
  const theirs = statSync(join(work, 'copy')).size
  const inside = median(
    Array.from({ length: count }, () => {
      copyFolder(image.folder, work)
      return Number(spawnSync(process.execPath, addKeys, { encoding: 'utf8' }).stdout)
    }),
  )
  const needed = neededBytes()
  rmSync(work, { recursive: true })
  return [
    { name: 'list, hive of 65 MB', against: '`hivexsh` listing the same key, and `node -e 0`', aim: 1.2, ...list },
    { name: 'one removal, hive of 65 MB', against: '`hivexsh` reading one key', aim: 3, ...removal },
    {
      name: `${NEW_KEYS} new keys under one parent of it`,
      against: `\`${others.name}\` adding the same`,
      ...keys,
    },
    {
      name: `the same, a program bundled as \`dism\` is: a hundredth of the 18.8 s that \`hivexregedit\` was once seen to take`,
      value: duration(keys.ours),
      aim: '188 ms',
    },
    { name: 'the same, from opening the image to closing it', value: duration(inside), aim: '188 ms' },
    {
      name: `size of the hive after it (${kilobytes(after - before)} more; \`${others.name}\`: ${kilobytes(theirs - before)})`,
      against: `the hive and the ${kilobytes(needed)} that the keys need`,
      aim: 1.2,
      ratio: after / (before + needed),
    },
    {
      name: 'what the hive has grown by',
      against: 'what the keys need',
      aim: 1.2,
      ratio: (after - before) / needed,
    },
  ]
}

/** The program of others that adds the keys: hivexregedit where it is installed. */
function keyAdder() {
  const names = Array.from({ length: NEW_KEYS }, (_, index) => keyName(index))
  if (!has('hivexregedit')) {
    const input = `${names.map((name) => `cd ${parent()}\nadd ${name}`).join('\n')}\ncommit\nquit\n`
    return { name: 'hivexsh -w', add: (hive) => secondsOf('hivexsh', ['-w', hive], { input }) }
  }
  const text = `Windows Registry Editor Version 5.00\n\n${names.map((name) => `[${parent()}\\${name}]\n\n`).join('')}`
  return {
    name: 'hivexregedit --merge',
    add(hive, folder) {
      const file = join(folder, 'keys.reg')
      writeFileSync(file, text)
      return secondsOf('hivexregedit', ['--merge', hive, file])
    },
  }
}

function parent() {
  return `\\Microsoft\\Windows\\CurrentVersion\\Uninstall`
}

function keyName(index) {
  return `Contoso.Key${String((index * 7919) % NEW_KEYS).padStart(5, '0')}`
}

/** A key takes 4 + 76 bytes and its name, in a multiple of 8, and 8 bytes in the list of its parent. */
function neededBytes() {
  return NEW_KEYS * (Math.ceil((4 + 76 + keyName(0).length) / 8) * 8 + 8)
}

function megabytes(file) {
  return `${(statSync(file).size / 1e6).toFixed(1)} MB`
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} KB`
}
