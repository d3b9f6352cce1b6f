import type { Clock } from '../../src/host/Clock.ts'
import type { ImageOptions } from '../presets/ImageSpecification.ts'
import { PRESET_NAMES } from '../presets/presets.ts'
import type { CommandInput, CommandOption } from './Command.ts'
import { listOption } from './listOption.ts'

/** Options of the commands that make an image. */
export const IMAGE_OPTIONS: { readonly [name: string]: CommandOption } = {
  preset: { value: '<name>', describes: 'a release of Windows, see below' },
  architecture: { value: '<name>', describes: 'x86, x64, arm or arm64, as far as the release had it' },
  languages: { value: '<tag,…>', describes: 'installed languages (en-US)' },
  'default-language': { value: '<tag>', describes: 'one of them (the first)' },
  region: { value: '<code>', describes: 'country or region, as in US or USA (that of the default language)' },
  pin: { value: '<AUMID,…>', describes: 'apps that the start layout pins, as in Contoso.Reader_h91ms92gdsmmt!App' },
  users: { value: '<name,…>', describes: 'people who have a profile' },
  version: { value: '<version>', describes: 'another build of the release: 10.0.26200.8037' },
}

/** The presets, for the notes of those commands. */
export const PRESET_NOTES: readonly string[] = [
  'Presets (-core: Server Core; other servers have the Desktop Experience):',
  ...(PRESET_NAMES.join(', ').match(/\S.{0,90}(?= |$)/g) ?? []).map((line) => `  ${line}`),
]

/** What image a command line asks for. */
export function imageOptionsOf(input: CommandInput, preset: string, now: Clock): ImageOptions {
  const languages = listOption(input.option('languages'))
  const users = listOption(input.option('users'))
  const pins = listOption(input.option('pin'))
  const [architecture, defaultLanguage, region, version] = [
    'architecture',
    'default-language',
    'region',
    'version',
  ].map((name) => input.option(name))
  return {
    preset,
    now,
    ...(architecture !== undefined && { architecture }),
    ...(languages && { languages }),
    ...(defaultLanguage !== undefined && { defaultLanguage }),
    ...(region !== undefined && { region }),
    ...(users && { users }),
    ...(pins && { pins }),
    ...(version !== undefined && { version }),
  }
}
