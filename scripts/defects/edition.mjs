// Seeded defects of the rules of editions.
export default [
  {
    rule: 'edition.image.serviced',
    file: 'src/servicing/editions/setEdition.ts',
    what: 'Windows PE takes a product key',
    find: `checkProductKey(context, text, currentEdition(image, context))`,
    replace: `checkProductKey(context, text, image.identity().edition)`,
  },
  {
    rule: 'edition.target.staged',
    file: 'src/servicing/editions/targetEditions.ts',
    what: 'An edition is offered whose package is in the image in any state',
    find: `const staged = found?.currentState === CURRENT_STATES.staged`,
    replace: `const staged = found !== undefined`,
  },
  {
    rule: 'edition.set.target',
    file: 'src/servicing/editions/setEdition.ts',
    what: 'The case of the edition counts',
    find: `targets.find((one) => one.toLowerCase() === request.edition.toLowerCase())`,
    replace: `targets.find((one) => one === request.edition)`,
  },
  {
    rule: 'edition.set.target',
    file: 'src/servicing/editions/setEdition.ts',
    what: 'The edition is written as it was spelled in the command',
    find: `writeEdition(image, before, edition, context)`,
    replace: `writeEdition(image, before, request.edition, context)`,
  },
  {
    rule: 'edition.set.online',
    file: 'src/servicing/editions/setEdition.ts',
    what: 'A running Server Core counts as a client',
    find: `installationType.startsWith('Server'), because`,
    replace: `installationType === 'Server', because`,
  },
  {
    rule: 'edition.set.accepted',
    file: 'src/servicing/editions/setEdition.ts',
    what: 'The terms or a key are enough',
    find: `const enough = accepted && productKey !== undefined`,
    replace: `const enough = accepted || productKey !== undefined`,
  },
  {
    rule: 'edition.set.accepted',
    file: 'src/servicing/editions/setEdition.ts',
    what: 'An offline server needs accepted terms and a key, too',
    find: `  if (!online) return
  checkRunningServer(image, judge, edition)
`,
    replace: `  if (online) checkRunningServer(image, judge, edition)
  else if (!image.identity().installationType.startsWith('Server')) return
`,
  },
  {
    rule: 'edition.terms.online',
    file: 'src/dism/commands/setEdition.ts',
    what: '/GetEula copies the terms and goes on to change the edition',
    find: `if (eula !== undefined) return getEula(session, edition, eula)`,
    replace: `if (eula !== undefined) await getEula(session, edition, eula)`,
  },
  {
    rule: 'edition.set.shown',
    file: 'src/servicing/editions/setEdition.ts',
    what: 'The running Windows says the edition before until it restarts, and after that',
    find: `if (context.decide(editionShown, edition, true, shows)) writeEdition(`,
    replace: `if (context.decide(editionShown, edition, true, shows) && !request.online) writeEdition(`,
  },
  {
    rule: 'edition.set.composed',
    file: 'src/servicing/editions/writeEdition.ts',
    what: 'A server stays made of the files of the edition before',
    find: `ofClient ? 'Enterprise' : edition`,
    replace: `ofClient ? 'Enterprise' : composition`,
  },
  {
    rule: 'edition.set.composed',
    file: 'src/servicing/editions/writeEdition.ts',
    what: 'CompositionEditionID is written where the image had none, too',
    find: `  if (composition === undefined) return\n`,
    replace: ``,
  },
  {
    rule: 'edition.key.form',
    file: 'src/servicing/editions/productKeys.ts',
    what: 'A key may have any letter and digit',
    find: `const KEY = /^(?:[BCDFGHJKMNPQRTVWXY2346789]{5}-){4}[BCDFGHJKMNPQRTVWXY2346789]{5}$/`,
    replace: `const KEY = /^(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}$/`,
  },
  {
    rule: 'edition.key.form',
    file: 'src/servicing/editions/productKeys.ts',
    what: 'The form of a key that is written in small letters is not that of one',
    find: `const key = text.toUpperCase()`,
    replace: `const key = text`,
  },
  {
    rule: 'edition.key.matches',
    file: 'src/servicing/editions/setEdition.ts',
    what: 'The key must be for the edition that the image leaves, not for the one that it becomes',
    find: `checkProductKey(context, request.productKey, edition)`,
    replace: `checkProductKey(context, request.productKey, before)`,
  },
]
