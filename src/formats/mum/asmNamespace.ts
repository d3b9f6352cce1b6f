/** The namespace of package manifests. The prefix `mum2` of newer elements is bound to the same. */
export const ASM_V3 = 'urn:schemas-microsoft-com:asm.v3'

/** That of the hashes of files. */
export const ASM_V2 = 'urn:schemas-microsoft-com:asm.v2'

/** XML signatures, of which manifests take the form of a digest. */
export const XML_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#'
