import { DismError } from '../../errors/DismError.ts'
import type { Command } from './Command.ts'

/**
 * `/Set-NonRemovableAppPolicy /PackageFamily:<family> /NonRemovable:<0|1>`. Inferred: both options are needed, and an
 * argument that is no family or neither 0 nor 1 is invalid (87).
 */
export const setNonRemovableAppPolicyCommand: Command = {
  name: 'Set-NonRemovableAppPolicy',
  since: '10.0.17763',
  provider: 'AppxManager',
  target: 'image',
  argument: 'none',
  options: [
    { name: 'PackageFamily', argument: 'required' },
    { name: 'NonRemovable', argument: 'required' },
  ],
  summary: `Sets enterprise nonremovable policy for 
a given package family. `,
  help: `/Set-NonRemovableAppPolicy /PackageFamily:<package_family_name>
  /NonRemovable:{0 | 1}

  Sets (1) or lifts (0) the policy that keeps a package family from being
  removed.

    Example:
      DISM.exe /Online /Set-NonRemovableAppPolicy
      /PackageFamily:Contoso.Reader_h91ms92gdsmmt /NonRemovable:1
`,
  async run({ options, carryOut }) {
    const [family] = options.get('packagefamily') ?? []
    const [value] = options.get('nonremovable') ?? []
    if (family === undefined) throw new DismError('INVALID_COMMAND', '/PackageFamily is missing')
    if (value === undefined) throw new DismError('INVALID_COMMAND', '/NonRemovable is missing')
    const { isFamilyName, setNonRemovablePolicy } = await import('../../servicing/appx/nonRemovable.ts')
    if (!isFamilyName(family)) throw invalid('PackageFamily', family)
    if (value !== '0' && value !== '1') throw invalid('NonRemovable', value)
    carryOut(setNonRemovablePolicy(family, value === '1'))
  },
}

function invalid(option: string, value: string): DismError {
  return new DismError('INVALID_ARGUMENT', `/${option}:${value} is invalid`, { args: [value, `/${option}`] })
}
