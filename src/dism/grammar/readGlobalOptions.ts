import { DismError } from '../../errors/DismError.ts'
import { DISM_OPTIONS, type DismOptionDefinition } from './dismOptions.ts'
import type { GlobalOptions, Target } from './GlobalOptions.ts'
import type { Token } from './readTokens.ts'

const LOG_LEVELS = [1, 2, 3, 4] as const

type Given = ReadonlyMap<string, string>

const DEFINITIONS: ReadonlyMap<string, DismOptionDefinition> = new Map(
  DISM_OPTIONS.map((option) => [option.name.toLowerCase(), option]),
)

/**
 * Parts the options of dism.exe from those of the command, and checks them. With `help` an option may lack its
 * argument (`/ScratchDir /?`).
 * @throws DismError
 */
export function readGlobalOptions(
  tokens: readonly Token[],
  help: boolean,
): { globals: GlobalOptions; rest: readonly Token[] } {
  const given = new Map<string, string>()
  const rest: Token[] = []
  for (const token of tokens) {
    if (token.name === undefined) {
      throw new DismError('UNRECOGNIZED_WORD', `"${token.text}" has neither / nor -`, { args: [token.text] })
    }
    const definition = DEFINITIONS.get(token.name)
    checkArgument(token, definition, help)
    if (!definition) rest.push(token)
    else if (given.has(token.name)) {
      throw new DismError('DUPLICATE_OPTION', `/${definition.name} is given twice`, { args: [definition.name] })
    } else given.set(token.name, token.value ?? '')
  }
  return { globals: readValues(given, help), rest }
}

function checkArgument(token: Token, definition: DismOptionDefinition | undefined, help: boolean): void {
  if (token.value === '' && definition?.argument !== 'none') throw missingArgument(token, definition)
  if (!definition) return
  if (definition.argument === 'required' && token.value === undefined && !help) throw missingArgument(token, definition)
  if (definition.argument === 'none' && token.value !== undefined) {
    throw new DismError('UNEXPECTED_ARGUMENT', `${token.text} has an argument`, { args: [definition.name] })
  }
}

function missingArgument(token: Token, definition: DismOptionDefinition | undefined): DismError {
  const detail = `${token.text} has no argument`
  if (definition?.name === 'LogPath') return new DismError('EMPTY_LOG_PATH', detail)
  if (definition) return new DismError('MISSING_OPTION_ARGUMENT', detail, { args: [`/${definition.name}`] })
  return new DismError('MISSING_COMMAND_ARGUMENT', detail, { args: [token.text] })
}

function readValues(given: Given, help: boolean): GlobalOptions {
  return {
    target: readTarget(given, help),
    winDir: given.get('windir'),
    sysDriveDir: given.get('sysdrivedir'),
    scratchDir: given.get('scratchdir'),
    logPath: given.get('logpath') || undefined,
    logLevel: readLogLevel(given.get('loglevel')),
    english: given.has('english'),
    quiet: given.has('quiet'),
    noRestart: given.has('norestart'),
    format: readFormat(given.get('format')),
  }
}

function readTarget(given: Given, help: boolean): Target {
  const path = given.get('image')
  if (given.has('online')) {
    if (path !== undefined || given.has('windir')) {
      throw new DismError('IMAGE_WITH_ONLINE', '/Online does not go with /Image or /WinDir')
    }
    return { kind: 'online' }
  }
  if (path) return { kind: 'image', path }
  if (given.has('windir') && !help) throw new DismError('WINDIR_WITHOUT_IMAGE', '/WinDir is given without /Image')
  return { kind: 'none' }
}

function readLogLevel(value: string | undefined): GlobalOptions['logLevel'] {
  const level = LOG_LEVELS.find((one) => String(one) === (value || '3'))
  if (level === undefined) throw new DismError('INVALID_LOG_LEVEL', `/LogLevel:${value} is none of 1 to 4`)
  return level
}

function readFormat(value: string | undefined): GlobalOptions['format'] {
  if (!value || value.toLowerCase() === 'list') return 'List'
  if (value.toLowerCase() === 'table') return 'Table'
  throw new DismError('INVALID_ARGUMENT', `/Format:${value} is neither Table nor List`, { args: [value, '/Format'] })
}
