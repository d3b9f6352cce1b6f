import { FFU_COMMANDS } from '../commands/ffuCommands.ts'
import { IMAGING_COMMANDS } from '../commands/imagingCommands.ts'
import { IMAGING_SECTIONS, type CommandSection } from '../commands/register.ts'
import { WIM_COMMANDS } from '../commands/wimCommands.ts'
import { DISM_OPTIONS } from '../grammar/dismOptions.ts'
import { buildOf } from '../output/buildOf.ts'
import { formatEntry } from './formatEntry.ts'

const HEAD = `

DISM.exe [dism_options] {Imaging_command} [<Imaging_arguments>]
DISM.exe {/Image:<path_to_offline_image> | /Online} [dism_options] 
         {servicing_command} [<servicing_arguments>]

DESCRIPTION:

  DISM enumerates, installs, uninstalls, configures, and updates features
  and packages in Windows images. The commands that are available depend 
  on the image being serviced and whether the image is offline or running.

`

const TAIL = `
For more information about these DISM options and their arguments, specify an
option immediately before /?.

  Examples:     
    DISM.exe /Mount-Wim /?
    DISM.exe /ScratchDir /?
    DISM.exe /Image:C:\\test\\offline /?
    DISM.exe /Online /?



`

/** What 10.0.14393 says of two commands in other words. */
const SUMMARIES_BEFORE_16299: { readonly [name: string]: string } = {
  'Split-Image': `Splits an existing .wim or .ffu file into multiple 
read-only split WIM/FFU files.`,
  'Get-ImageInfo': `Displays information about images in a WIM or VHD
file.`,
}

/**
 * The help of `dism /?`, after the banner, as captures of 10.0.14393, 10.0.19041 and 10.0.22000 show it. Where
 * between them the form changed is inferred; older ones than 14393 take its form.
 */
export function topHelp(dismVersion: string): string {
  return HEAD + imagingHelp(buildOf(dismVersion)) + optionsHelp() + TAIL
}

function imagingHelp(build: number): string {
  if (build >= 22000) return IMAGING_SECTIONS.map((section) => `\n${formatSection(section)}`).join('')
  const generic = { title: 'GENERIC IMAGING COMMANDS', commands: IMAGING_COMMANDS }
  const wim = { title: 'WIM COMMANDS', commands: WIM_COMMANDS }
  const ffu = { title: 'FFU COMMANDS', commands: FFU_COMMANDS }
  if (build >= 16299) return [generic, wim, ffu].map((section) => `\n${formatSection(section)}`).join('')
  return formatSection(generic, SUMMARIES_BEFORE_16299) + formatSection(wim)
}

function formatSection(section: CommandSection, summaries: { readonly [name: string]: string } = {}): string {
  const entries = section.commands.map(({ name, summary }) =>
    formatEntry({ name, summary: summaries[name] ?? summary }),
  )
  return `${section.title}:\n\n${entries.join('')}`
}

function optionsHelp(): string {
  const [targets, options] = [DISM_OPTIONS.slice(0, 2), DISM_OPTIONS.slice(2)]
  return `\nIMAGE SPECIFICATIONS:\n\n${targets.map(formatEntry).join('')}\nDISM OPTIONS:\n\n${options.map(formatEntry).join('')}`
}
