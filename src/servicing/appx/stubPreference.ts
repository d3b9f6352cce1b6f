import { readDword } from '../../image/readWindowsFacts.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { appxKeys, appxValues } from './appxPaths.ts'
import { stubPreference, stubStored } from './rules/stub.ts'
import type { StubForm } from './StubForm.ts'

/** Numbers of the DISM API, by which the preference is stored. */
const STORED: { readonly [form in StubForm]: number } = { full: 1, stub: 2 }

/** The form in which a family was last asked for; undefined when it never was. */
export function readStubPreference(image: ImageReader, family: string): StubForm | undefined {
  const number = readDword(image.registry.key('SOFTWARE', appxKeys.familyConfig(family)), appxValues.stubPreference)
  return number === STORED.stub ? 'stub' : number === STORED.full ? 'full' : undefined
}

/**
 * Decides between the stub and the full app of a bundle that has stubs.
 * @param option what /StubPackageOption says
 * @param available whether one of its stubs runs on the image
 */
export function chooseStubForm(
  image: ImageReader,
  family: string,
  subject: string,
  { option, available }: { readonly option: StubForm | undefined; readonly available: boolean },
  judge: Judge,
): StubForm {
  const stored = readStubPreference(image, family)
  const wanted = option ?? stored ?? 'full'
  const asked = option ? `/StubPackageOption is ${option}` : stored ? `${stored} is stored` : 'no preference is stored'
  const because = wanted === 'stub' && !available ? `${asked}, and no stub of it runs on the image` : asked
  return judge.decide(stubPreference, subject, wanted === 'stub' && available, because) ? 'stub' : 'full'
}

/** Stores what /StubPackageOption says as the preference of a family. */
export function storeStubPreference(
  image: ForkedImage,
  family: string,
  option: StubForm | undefined,
  judge: Judge,
): void {
  const because = option ? `/StubPackageOption is ${option}` : '/StubPackageOption was not given'
  if (judge.decide(stubStored, family, option !== undefined, because) && option)
    image.registry.setDword('SOFTWARE', appxKeys.familyConfig(family), appxValues.stubPreference, STORED[option])
}
