import type { WritableVolume } from '../../src/image/Volume.ts'
import { CBS_KEY } from '../computers/cbsKey.ts'
import { change } from '../computers/smallImage.ts'
import { UNWANTED, type ModelStore } from './modelStore.ts'
import {
  componentFile,
  componentManifest,
  COMPONENTS,
  packageManifestPath,
  PACKAGES,
  type SoundStore,
} from './soundStore.ts'
import type { StoreStep } from './StoreStory.ts'

/** Damages a store behind the back of DISM. What is left half done is not damaged otherwise. */
export function spoilStore(
  store: SoundStore,
  volume: WritableVolume,
  model: ModelStore,
  step: Extract<StoreStep, { kind: 'damage' | 'half' | 'unserviceable' }>,
): void {
  change(volume, ({ registry, volume: files }) => {
    const remove = (path: string) => files.stat(path) && files.remove(path)
    if (step.kind === 'unserviceable') {
      registry.setDword('SOFTWARE', CBS_KEY, 'Unserviceable', 1)
      model.unserviceable = true
    } else if (step.kind === 'half') {
      const isDamaged =
        model.packages.has(1) || [1, 2, UNWANTED].some((of) => model.files.has(of) || model.components.has(of))
      if (model.half !== undefined || isDamaged) return
      const state = step.state === 'adding' ? 0x30 : 5
      registry.setDword('SOFTWARE', `${CBS_KEY}\\Packages\\${PACKAGES[1]}`, 'CurrentState', state)
      model.half = step.state
    } else {
      const { what, of } = step.damage
      const keyForm = store.keyForms[of] ?? ''
      const isOfPackage = what.startsWith('package')
      if (model.half !== undefined && (isOfPackage ? of === 1 : COMPONENTS[of]?.of === 1)) return
      const path = isOfPackage ? packageManifestPath(PACKAGES[of] ?? '') : componentFile(store.volume, keyForm)
      if (what === 'component missing') {
        remove(componentManifest(keyForm))
        model.components.add(of)
      } else if (isOfPackage) {
        if (what === 'package missing') remove(path)
        else if (what === 'package broken') files.write(path, new TextEncoder().encode('<assembly'))
        else files.write(path, files.open(packageManifestPath(foundation(files))))
        model.packages.add(of)
      } else if (!model.files.has(of)) {
        if (what === 'file missing') remove(path)
        else files.write(path, new TextEncoder().encode('another'))
        model.files.add(of)
      }
    }
  })
}

function foundation(files: Pick<WritableVolume, 'list'>): string {
  const names = files.list('Windows\\servicing\\Packages').map(({ name }) => name)
  return names.find((name) => /^Microsoft-Windows-Foundation-Package~.*\.mum$/.test(name))?.replace(/\.mum$/, '') ?? ''
}
