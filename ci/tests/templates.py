# SPDX-License-Identifier: MIT
"""The templates in ci/templates, and what lies in them."""

import pathlib

TEMPLATES = pathlib.Path(__file__).resolve().parents[1] / "templates"
