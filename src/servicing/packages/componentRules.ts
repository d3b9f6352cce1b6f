import type { Rule } from '../../rules/Rule.ts'

export const componentPlace: Rule = {
  id: 'package.component.place',
  verdicts: ['where Windows uses them', 'left in WinSxS'],
  warning: 'fails',
  variants: {
    inferred: {
      text: 'The files of an installed component are hard links to where its manifest says. A file whose destination starts with no known variable, or leaves the volume, stays in WinSxS alone.',
      source: 'manifests of public packages; variables that Dismulator does not know yet',
    },
  },
}

export const componentRegistry: Rule = {
  id: 'package.component.registry',
  verdicts: ['entered', 'left out'],
  warning: 'fails',
  variants: {
    inferred: {
      text: 'The registry keys of a component are entered when it is installed: those of SOFTWARE (WOW6432Node for components of 32-bit programs), SYSTEM (the current control set) and the default user. They go with it unless another installed component brings them; those of its older version come back. A key elsewhere, and a value of another type or form, is left out. A scan of the store does not look at them.',
      source: 'registryKeys of manifests of public packages; Microsoft, registryKey and registryValue of manifests',
    },
  },
}

/** The rules of what components bring. */
export const componentRules: readonly Rule[] = [componentPlace, componentRegistry]
