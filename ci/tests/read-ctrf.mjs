// SPDX-License-Identifier: MIT
// Prints the reports that junit-to-ctrf makes of JUnit files, as a list. Usage: read-ctrf.mjs FILE...
import { convertJUnitToCTRFReport } from 'junit-to-ctrf'

const read = []
for (const file of process.argv.slice(2)) {
  read.push(await convertJUnitToCTRFReport(file, { useSuiteName: false }))
}
console.log(JSON.stringify(read))
