import { testProperties } from './testProperties.ts'

testProperties('appx')
