import { languageLessons } from './languageLessons.ts'
import type { Lesson } from './Lesson.ts'
import { provisioningLessons } from './provisioningLessons.ts'
import { removePackageLessons } from './removePackageLessons.ts'

/** All lessons, in the order of the documents. */
export const lessons: readonly Lesson[] = [...provisioningLessons, ...languageLessons, ...removePackageLessons]
