# SPDX-License-Identifier: EUPL-1.2
import sys

from .audit import main

sys.exit(main(sys.argv))
