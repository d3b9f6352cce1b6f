import { decodeDword } from '../../formats/regf/decodeDword.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { ASKED, pendingKey, updatesKey } from '../features/featureKeys.ts'
import { CURRENT_STATES } from '../packages/packageStates.ts'
import { readPackages } from '../packages/readPackages.ts'
import { featureReverted } from './healthRules.ts'

/** Takes back what features wait for. */
export function revertFeatures(image: ForkedImage, judge: Judge): void {
  const { registry } = image
  for (const { identity } of readPackages(image)) {
    const waiting = registry.key('SOFTWARE', pendingKey(identity))?.values() ?? []
    for (const { name, data } of waiting) {
      const before = decodeDword(data) ?? CURRENT_STATES.staged
      const was = `it is 0x${before.toString(16)} until the next start`
      const isOn = judge.decide(featureReverted, name, before >= CURRENT_STATES.installPending, was)
      const intended = isOn ? CURRENT_STATES.installed : Math.min(before, CURRENT_STATES.staged)
      registry.setDword('SOFTWARE', updatesKey(identity), name, ASKED | intended)
    }
    if (waiting.length > 0) registry.deleteKey('SOFTWARE', pendingKey(identity))
  }
}
