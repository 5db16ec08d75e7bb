# SPDX-License-Identifier: MIT
"""What our own CI adds to `make test`: tests/ with what npm has, and the templates/ that others copy."""
