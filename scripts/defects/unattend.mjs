// Seeded defects of the rules of answer files.
export default [
  {
    rule: 'unattend.pass.applied',
    file: 'src/servicing/unattend/openAnswerFile.ts',
    what: 'Of the passes of an answer file only the first is looked at',
    find: `const components = answers.passes.flatMap(`,
    replace: `const components = answers.passes.slice(0, 1).flatMap(`,
  },
  {
    rule: 'unattend.pass.applied',
    file: 'src/servicing/unattend/openAnswerFile.ts',
    what: 'All passes are applied but that of Windows PE',
    find: `pass.toLowerCase() === OFFLINE_SERVICING, `,
    replace: `pass.toLowerCase() !== 'windowspe', `,
  },
  {
    rule: 'unattend.component.applied',
    file: 'src/servicing/unattend/openAnswerFile.ts',
    what: 'The drivers for other architectures are applied too',
    find: `name.toLowerCase() === DRIVERS && architecture.toLowerCase() === own`,
    replace: `name.toLowerCase() === DRIVERS && architecture !== ''`,
  },
  {
    rule: 'unattend.package.identity',
    file: 'src/servicing/unattend/openAnswerFile.ts',
    what: 'Any version of the package that is named is taken',
    find: `sources.find((source) => source.identity.toLowerCase() === identity.toLowerCase())`,
    replace: `sources.find(
    (source) => source.identity.toLowerCase().split('~')[0] === identity.toLowerCase().split('~')[0],
  )`,
  },
  {
    rule: 'unattend.package.source',
    file: 'src/servicing/unattend/applyUnattend.ts',
    what: 'A package that is staged and has no source stays staged where it is to be installed',
    find: `if (action === 'stage' || !known || isWanted(known)) return NOTHING`,
    replace: `if (action === 'stage' || !known || known.currentState !== undefined) return NOTHING`,
  },
  {
    rule: 'unattend.package.source',
    file: 'src/servicing/unattend/applyUnattend.ts',
    what: 'A package that the image does not have and that is only to be staged needs no source',
    find: `context.decide(sourceNeeded, identity, known !== undefined, because)`,
    replace: `context.decide(sourceNeeded, identity, known !== undefined || action === 'stage', because)`,
  },
  {
    rule: 'unattend.feature.package',
    file: 'src/servicing/unattend/applyUnattend.ts',
    what: 'The version of the Foundation package counts',
    find: `one !== undefined && other !== undefined && samePackage(one, other)`,
    replace: `one !== undefined && other !== undefined && samePackage(one, other) && one.version === other.version`,
  },
  {
    rule: 'unattend.feature.package',
    file: 'src/servicing/unattend/applyUnattend.ts',
    what: 'A Foundation package of any architecture and language means that of the image',
    find: `one !== undefined && other !== undefined && samePackage(one, other)`,
    replace: `one !== undefined && other !== undefined && one.name.toLowerCase() === other.name.toLowerCase()`,
  },
  {
    rule: 'unattend.feature.alone',
    file: 'src/servicing/unattend/applyUnattend.ts',
    what: 'What an answer file disables is disabled before the others are enabled',
    find: `for (const enabled of [true, false]) {`,
    replace: `for (const enabled of [false, true]) {`,
  },
  {
    rule: 'unattend.feature.alone',
    file: 'src/servicing/unattend/applyUnattend.ts',
    what: 'Windows Update is asked for the payload of features',
    find: `limitAccess: true,`,
    replace: `limitAccess: false,`,
  },
  {
    rule: 'unattend.session.single',
    file: 'src/api/unattendFunctions.ts',
    what: 'Without SingleSession all sources are opened first: one that is missing keeps the packages before it away',
    find: `  for (const open of answerParts(host, path, image, judge, online))
    outcomes.push(await call.carryOut(applyUnattend(open())))`,
    replace: `  for (const part of answerParts(host, path, image, judge, online).map((open) => open()))
    outcomes.push(await call.carryOut(applyUnattend(part)))`,
  },
]
