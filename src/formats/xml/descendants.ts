import type { XmlElement } from './XmlElement.ts'

/** An element and all elements below it, in document order. */
export function descendants(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(descendants)]
}
