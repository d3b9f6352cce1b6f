import type { ImageReader } from '../../src/image/WindowsImage.ts'

/** What an image is, without its apps: the head of `image show --json`. */
export function imageFacts(image: ImageReader) {
  return {
    os: image.identity(),
    architecture: image.architecture(),
    languages: image.languages(),
    defaultLanguage: image.defaultLanguage(),
  }
}

/** The same in one line. */
export function describeImage({ os, architecture, languages, defaultLanguage }: ReturnType<typeof imageFacts>): string {
  const others = languages.filter((tag) => tag !== defaultLanguage)
  const tags = [`${defaultLanguage} (default)`, ...others].join(', ')
  const core = os.installationType === 'Server Core' ? ' (Server Core)' : ''
  return `Windows ${os.version} ${os.edition}${core} ${architecture}, ${tags}`
}
