import type { Rule } from '../../rules/Rule.ts'

export const updateFileOffline: Rule = {
  id: 'package.msu.offline',
  verdicts: ['offline', 'refused'],
  variants: {
    documented: {
      text: 'An .msu file can be added to an image that is not running only. The code for a running one, 50, is inferred.',
      source:
        'Microsoft, DismAddPackage, remarks; "DISM Operating System Package Servicing Command-Line Options", /Add-Package',
    },
  },
}

export const updateFileForm: Rule = {
  id: 'package.msu.form',
  verdicts: ['cabinet', 'not supported'],
  variants: {
    observed: {
      text: 'What an .msu is goes by its first bytes: up to Windows 10 it is a cabinet with an answer file that installs the packages in it, in its order. From Windows 11 24H2 on it may be a WIM archive, which Dismulator does not read yet: code 50.',
      source: 'public .msu files of Windows 7 to 10; a published report of updates of Windows 11 24H2',
    },
  },
}

export const updateFileWhole: Rule = {
  id: 'package.msu.whole',
  verdicts: ['all or nothing', 'one package'],
  variants: {
    inferred: {
      text: 'The packages of an .msu go in together: when one of them fails, or the addition is cancelled, none of them is there.',
      source:
        'the answer file in an .msu, which DISM applies as one; what it leaves behind when a package fails is not known',
    },
  },
}

/** The rules of stand-alone updates. */
export const updateFileRules: readonly Rule[] = [updateFileOffline, updateFileForm, updateFileWhole]
