import { controlPath } from '../../image/readWindowsFacts.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { formatInputLocale, isLayout, parseInputLocale, writeInputLocales, type InputLocale } from './inputLocales.ts'
import { controlKeys, DEFAULT_HIVES } from './internationalPaths.ts'
import { invalidSetting } from './invalidSetting.ts'
import { findLocale } from './locales.ts'
import { inputLocaleForm, keyboardLayoutThere } from './rules.ts'

/**
 * Sets what new users and the welcome screen type with, in place of what there was.
 * @param text `fr-FR`, `0409:00000409`, or several of them parted by semicolons
 * @returns the pairs
 * @throws DismError INVALID_ARGUMENT for a text that is no input locale, or a layout that the image has not
 */
export function setInputLocale(image: ForkedImage, context: OperationContext, text: string): string {
  const { registry } = image
  const locales = text.split(';').flatMap((part) => readPart(context, part.trim()))
  const layouts = controlPath(registry, controlKeys.keyboardLayouts)
  for (const { keyboard } of locales.filter(isLayout)) {
    const there = registry.key('SYSTEM', `${layouts}\\${keyboard}`) !== undefined
    const because = `Keyboard Layouts ${there ? 'has' : 'lacks'} it`
    if (!context.decide(keyboardLayoutThere, keyboard, there, because))
      throw invalidSetting('InputLocale', text, because)
  }
  for (const hive of DEFAULT_HIVES) if (registry.key(hive, '')) writeInputLocales(registry, hive, locales)
  return locales.map(formatInputLocale).join(';')
}

function readPart(context: OperationContext, part: string): readonly InputLocale[] {
  const pairs = findLocale(part)?.inputLocales ?? [part]
  const locales = pairs.map(parseInputLocale).filter((locale) => locale !== undefined)
  const because = locales.map(formatInputLocale).join(', ') || 'neither the name of a locale nor a pair'
  if (!context.decide(inputLocaleForm, part, locales.length > 0, because))
    throw invalidSetting('InputLocale', part, because)
  return locales
}
