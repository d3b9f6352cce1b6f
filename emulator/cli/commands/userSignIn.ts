import { signInAs } from '../../machine/life/people.ts'
import type { SignInReport } from '../../machine/signIn.ts'
import { carryOutEvent } from '../carryOutEvent.ts'
import type { Command } from '../Command.ts'
import { languageOption } from '../languageOption.ts'
import { systemClock } from '../systemClock.ts'
import { UsageError } from '../UsageError.ts'

const DIRECTX_LEVELS = new Set(['9', '10', '11'])

/**
 * `dismulator user sign-in`: starts the image, goes through OOBE when it is due, signs a user in. An image in a folder
 * shuts down again, the machine does not.
 */
export const userSignIn: Command = {
  operands: ['folder', 'user'],
  options: {
    languages: { value: '<tag,…>', describes: "the user's languages, the preferred first (as in the profile)" },
    region: { value: '<code>', describes: "the user's country or region, as in US or USA (as in the profile)" },
    scale: { value: '<per cent>', describes: 'scale of the display (100)' },
    directx: { value: '<9|10|11>', describes: 'DirectX feature level of the graphics hardware (11)' },
  },
  run(input) {
    const {
      operands: [, user = ''],
      option,
    } = input
    const directx = option('directx')
    if (directx !== undefined && !DIRECTX_LEVELS.has(directx)) throw new UsageError('--directx is 9, 10 or 11')
    const scale = option('scale')
    if (scale !== undefined && !/^[1-9]\d{1,2}$/.test(scale)) throw new UsageError('--scale is a number of per cent')
    const now = systemClock()
    const settings = {
      languages: languageOption('languages', option('languages')),
      region: option('region'),
      scale: scale === undefined ? undefined : Number(scale),
      dxFeatureLevel: directx === undefined ? undefined : Number(directx),
    }
    return carryOutEvent(input, now, signInAs(user, settings), { describe: describeSignIn })
  },
}

function describeSignIn({ user, oobe, languages, region, scale, dxFeatureLevel }: SignInReport): string {
  const before = oobe ? 'went through OOBE; ' : ''
  const who = user.isNew ? `the new user ${user.name}` : user.name
  const settings = `${languages.join(', ')}, region ${region ?? 'unknown'}, scale ${scale}, DirectX ${dxFeatureLevel}`
  return `${before}signed in ${who} (${user.sid}): ${settings}\n`
}
