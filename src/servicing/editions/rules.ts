import type { Rule } from '../../rules/Rule.ts'

const PAGE = 'Microsoft, "DISM Windows Edition-Servicing Command-Line Options"'

export const editionServiced: Rule = {
  id: 'edition.image.serviced',
  verdicts: ['serviced', 'refused'],
  variants: {
    documented: {
      text: 'Editions are serviced in images of Windows, not in those of Windows PE. The error, 50, is inferred.',
      source: `${PAGE}, "You cannot use edition-servicing commands on a Windows Preinstallation Environment (Windows PE) image"`,
    },
  },
}

export const targetStaged: Rule = {
  id: 'edition.target.staged',
  verdicts: ['offered', 'left out'],
  variants: {
    documented: {
      text: 'An image can become an edition whose package is staged in it. Which editions are above which stands in EditionMatrix.xml of the image (observed); a lower one never is a target.',
      source: `${PAGE}, "The edition packages for each potential target edition are staged in a Windows image"; programs that read servicing\\Editions`,
    },
  },
}

export const editionTarget: Rule = {
  id: 'edition.set.target',
  verdicts: ['changed', 'refused'],
  variants: {
    observed: {
      text: 'An image is changed only to an edition that /Get-TargetEditions lists, otherwise it is 50. Case does not count (inferred).',
      source: 'output of dism.exe 6.3.9600 on a Datacenter server that was to become Standard',
    },
  },
}

export const editionOnline: Rule = {
  id: 'edition.set.online',
  verdicts: ['carried out', 'refused'],
  variants: {
    documented: {
      text: 'The edition of the running Windows is changed on a server only. On a client it is 50 (observed).',
      source: `${PAGE}, "On a running Windows Server operating system only"; reports of the error on Windows 10`,
    },
  },
}

export const termsOnline: Rule = {
  id: 'edition.terms.online',
  verdicts: ['copied', 'refused'],
  variants: {
    documented: {
      text: '/GetEula copies the license terms of the running Windows. For an offline image it is 50, which is inferred, and so is which file they are: license.rtf in System32.',
      source: `${PAGE}, /GetEula, "on a running Windows Server operating system"`,
    },
  },
}

export const editionShown: Rule = {
  id: 'edition.set.shown',
  verdicts: ['at once', 'after the restart'],
  oneSided: 'what a running Windows says between the command and its restart is not known; one answer is simulated',
  variants: {
    inferred: {
      text: 'What CurrentVersion says of the edition (EditionID, ProductName, CompositionEditionID) changes with the command, also where the packages wait for the restart.',
      source: 'the output of /Set-Edition: the settings of the edition are applied before it asks for the restart',
    },
  },
}

export const editionComposed: Rule = {
  id: 'edition.set.composed',
  verdicts: ['of Enterprise', 'of itself'],
  variants: {
    inferred: {
      text: 'CompositionEditionID is Enterprise for all editions of a client, which are made of its files, and the EditionID for those of a server. It is written where the image has it.',
      source: 'a SOFTWARE hive of Windows 10 Pro, where it is Enterprise',
    },
  },
}

export const licenseAccepted: Rule = {
  id: 'edition.set.accepted',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: 'The running server changes its edition only with /AcceptEula and /ProductKey. The error without them, 87, is inferred. An offline image needs neither. A function of the API has no parameter for the terms: who calls it has accepted them (inferred).',
      source: `${PAGE}, "you must use the /Set-Edition option with the /AcceptEula and /ProductKey arguments"`,
    },
  },
}

export const keyForm: Rule = {
  id: 'edition.key.form',
  verdicts: ['a key', 'refused'],
  variants: {
    inferred: {
      text: 'A product key is five groups of five of the letters and digits that keys are made of. Anything else is 1605. Whether a key was ever sold is not verified.',
      source: 'published keys; a test of a wrapper of the API expects 0x80070645 for a key that is none',
    },
  },
}

export const keyMatches: Rule = {
  id: 'edition.key.matches',
  verdicts: ['taken', 'refused'],
  variants: {
    observed: {
      text: 'A key is for one edition, and another edition refuses it. Of the keys that Microsoft publishes for volume activation the edition is known; any other is taken for that of the image (inferred).',
      source:
        'message "Check that the specified product key is valid and that it matches the target edition"; Microsoft, "KMS client activation and product keys"',
    },
  },
}

export const editionRules: readonly Rule[] = [
  editionServiced,
  targetStaged,
  editionTarget,
  editionOnline,
  licenseAccepted,
  termsOnline,
  editionShown,
  editionComposed,
  keyForm,
  keyMatches,
]
