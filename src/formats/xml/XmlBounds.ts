/** Bounds of a document; what lies past them is refused. */
export interface XmlBounds {
  /** Bytes of the document. */
  readonly size: number
  /** Elements inside one another. */
  readonly depth: number
  readonly elements: number
  /** Attributes of one element, namespaces included. */
  readonly attributes: number
  /** UTF-16 units of one attribute value. */
  readonly attributeLength: number
  /** UTF-16 units of the name of an element or attribute. */
  readonly nameLength: number
}
