# SPDX-License-Identifier: EUPL-1.2
"""Recomputes what an archive of open data publishes, from its published descriptions alone. See README.md."""
