// SPDX-License-Identifier: MIT
// Prints the report that junit-to-ctrf makes of a JUnit file. Usage: read-ctrf.mjs FILE
import { convertJUnitToCTRFReport } from 'junit-to-ctrf'

console.log(JSON.stringify(await convertJUnitToCTRFReport(process.argv[2], { useSuiteName: false })))
