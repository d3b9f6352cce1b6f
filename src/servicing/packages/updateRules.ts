import type { Rule } from '../../rules/Rule.ts'

export const updateNamesUnique: Rule = {
  id: 'package.update.unique',
  verdicts: ['once', 'twice'],
  variants: {
    inferred: {
      text: 'A package in which two updates have the same name is refused: 0x800f0819.',
      source: 'the name of the code, CBS_E_DUPLICATE_UPDATENAME',
    },
  },
}

export const updateParentsThere: Rule = {
  id: 'package.update.parents',
  verdicts: ['there', 'missing'],
  variants: {
    inferred: {
      text: 'The updates that an update of a package needs first are of the same package, of one around or inside it, or of a parent in the image; otherwise the package is refused: 0x800f0812.',
      source: 'the name of the code, CBS_E_MANIFEST_VALIDATION_UPDATES_PARENT_MISSING; manifests of features',
    },
  },
}

export const updateOrderEnds: Rule = {
  id: 'package.update.cycle',
  verdicts: ['in order', 'in a circle'],
  variants: {
    inferred: {
      text: 'A package whose updates need each other, or one itself, is refused: 0x800f081d.',
      source: 'the name of the code, CBS_E_CYCLE_EVALUATION',
    },
  },
}

/** The rules of what a package says of its updates. */
export const updateRules: readonly Rule[] = [updateNamesUnique, updateParentsThere, updateOrderEnds]
