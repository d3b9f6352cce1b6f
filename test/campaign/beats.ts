/** The pipe that gets a byte for each value that a law meets: written at once, even if the law never ends. */
export const BEATS = 3

/** The byte that says that the value took too long; the others are the marks of tasks. */
export const HUNG = 255
