# SPDX-License-Identifier: MIT
"""Tests of the reports: python3 -m unittest discover -s reports -t . (from the project's root)."""
