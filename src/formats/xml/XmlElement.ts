/** An attribute; namespace declarations are not kept as attributes. */
export interface XmlAttribute {
  /** The namespace URI; empty without a prefix. */
  readonly namespace: string
  /** The local name. */
  readonly name: string
  readonly value: string
}

/** An element of a parsed document. */
export interface XmlElement {
  /** The namespace URI; empty when there is none. */
  readonly namespace: string
  /** The local name. */
  readonly name: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlElement[]
  /** The text and CDATA directly inside, joined, without that of children. */
  readonly text: string
  /** Where its start tag ends, in UTF-16 units of the decoded text. */
  readonly position: number
}

/** The value of an attribute by local name and namespace (default: none), or undefined. */
export function attributeOf(element: XmlElement, name: string, namespace = ''): string | undefined {
  return element.attributes.find((each) => each.name === name && each.namespace === namespace)?.value
}

/** The child elements of that namespace and local name, in document order. */
export function childrenOf(element: XmlElement, namespace: string, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name && child.namespace === namespace)
}

/** The first child element of that namespace and local name, or undefined. */
export function childOf(element: XmlElement, namespace: string, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name && child.namespace === namespace)
}
