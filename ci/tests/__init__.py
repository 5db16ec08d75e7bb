# SPDX-License-Identifier: MIT
"""Other people's readers, linters and a CI engine, held against what we write. `make ci-check` runs all of it."""
