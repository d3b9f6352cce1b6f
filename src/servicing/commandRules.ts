import type { Rule } from '../rules/Rule.ts'
import type { SinceRule } from './isSince.ts'

const PAGE = 'app package servicing page'

export const elevation: Rule = {
  id: 'dism.elevated',
  verdicts: ['elevated', 'refused'],
  variants: {
    observed: {
      text: 'dism.exe needs to run elevated, for its help too. Otherwise it prints error 740 without its head and writes no log.',
      source: 'transcripts of 10.0.10586 and 10.0.26100',
    },
  },
}

export const commandImage: Rule = {
  id: 'dism.command.image',
  verdicts: ['carried out', 'refused'],
  variants: {
    documented: {
      text: 'A servicing option works on an image: an offline one that /Image names, or the running Windows with /Online. Without either it is an unknown option (87, inferred).',
      source: `${PAGE}, "DISM.exe {/Image:<path_to_image_directory>|/Online} [dism_global_options] {servicing_option} <servicing_argument>"`,
    },
  },
}

export const helpTopic: Rule = {
  id: 'dism.help.topic',
  verdicts: ['shown', 'not there'],
  variants: {
    documented: {
      text: 'Help right after an option tells about that option and its arguments. Topics on servicing options are there when an image is named that has them; without an image they are not.',
      source: `${PAGE}, /Get-Help /?, "Additional topics might become available when an image is specified"`,
    },
  },
}

export const optionSince: Rule = {
  id: 'dism.option.since',
  verdicts: ['known', 'unknown'],
  variants: {
    inferred: {
      text: 'A dism.exe knows a command or an option from some release on: /Region from Windows 10 1803 (documented), /Set-ProvisionedAppxDataFile from Windows 8, /OptionalPackagePath from 1803, /StubPackageOption from 2004, the policies of nonremovable apps and /Optimize-ProvisionedAppxPackages from 1809. For an older one it is an unknown option (87).',
      source: 'documents of the cmdlets by release; help strings of an older dism.exe, which lack them',
    },
  },
}

export const restartAsked: Rule = {
  id: 'dism.restart.asked',
  verdicts: ['asked', 'not asked'],
  variants: {
    documented: {
      text: 'When the running Windows must restart to complete a command, dism.exe asks whether to do so now, but not with /NoRestart, nor with /Quiet; it ends with 3010, whatever the answer is.',
      source:
        'Microsoft, "DISM Global Options for Command-Line Syntax", /NoRestart; a transcript of 10.0.10586 that asks',
    },
  },
}

export const restartedNow: Rule = {
  id: 'dism.restart.now',
  verdicts: ['restarted', 'left running'],
  variants: {
    documented: {
      text: 'When the running Windows must restart, it does so at once with /Quiet but without /NoRestart. Otherwise it does when the answer to the question begins with Y; that no answer counts as N is inferred.',
      source:
        'Microsoft, "DISM Global Options for Command-Line Syntax", /NoRestart, on what it keeps from restarting with /Quiet',
    },
  },
}

export const packageWords: SinceRule = {
  id: 'dism.package.words',
  verdicts: ['in words', 'with its code'],
  variants: {
    observed: {
      text: 'A dism.exe of 10.0.26100 tells in words what went wrong with a package, and opens a package that is to be removed when its turn has come. Those up to 10.0.22621 tell its code, and open all packages first. That those in between are like the older ones is inferred.',
      source: 'published output of 10.0.17763, 10.0.19041, 10.0.22621 and 10.0.26100',
      value: { since: '10.0.26100' },
    },
  },
}

export const updateFileNameless: SinceRule = {
  id: 'dism.msu.nameless',
  verdicts: ['not named', 'named'],
  variants: {
    observed: {
      text: 'A dism.exe of 10.0.25398 or later does not name the .msu that it works on; 10.0.17763 does. That those in between name it is inferred.',
      source: 'published output of 10.0.17763, 10.0.25398 and 10.0.26100',
      value: { since: '10.0.25398' },
    },
  },
}

export const folderProviderUntold: SinceRule = {
  id: 'dism.log.folder',
  verdicts: ['not logged', 'logged'],
  variants: {
    observed: {
      text: 'Up to 10.0.19041 dism.log tells, before an image session is opened, that FolderProvider.dll is connected to; 10.0.22621 does not. That those in between are like the newer one is inferred.',
      source: 'published logs of 10.0.17134, 10.0.19041 and 10.0.22621',
      value: { since: '10.0.20348' },
    },
  },
}

export const logGivenUp: Rule = {
  id: 'dism.log.writable',
  verdicts: ['written', 'given up'],
  variants: {
    inferred: {
      text: 'A log that cannot be written ends nothing: dism.exe goes on without, with the exit code of its command. That it says so in a line on the standard error is ours.',
      source:
        'dism.exe has a text for an empty /LogPath and none for one that cannot be written; the API has a code for it that speaks of logging as disabled',
    },
  },
}

export const commandRules: readonly Rule[] = [
  elevation,
  commandImage,
  optionSince,
  helpTopic,
  restartAsked,
  restartedNow,
  packageWords,
  updateFileNameless,
  folderProviderUntold,
  logGivenUp,
]
