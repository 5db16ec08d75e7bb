# SPDX-License-Identifier: MIT
"""What `tools/verify` is made of: the flaws as data, and how the suite is run on them."""
