/** Publishers of made-up packages with their publisher ids, as published with the algorithm. */
export const PUBLISHERS = {
  'CN=Contoso': 'h91ms92gdsmmt',
  'CN=Fabrikam': 'rf71fm6tkk4qe',
} as const

/** A publisher that packages are made of. */
export type Publisher = keyof typeof PUBLISHERS
