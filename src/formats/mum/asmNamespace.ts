/** The namespace of package manifests. The prefix `mum2` of newer elements is bound to the same. */
export const ASM_V3 = 'urn:schemas-microsoft-com:asm.v3'
