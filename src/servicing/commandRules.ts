import type { Rule } from '../rules/Rule.ts'

const PAGE = 'app package servicing page'

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

export const commandRules: readonly Rule[] = [commandImage, helpTopic]
