#!/bin/sh
# Prints the first Python that is 3.10 or newer: of the PATH, then of pyenv's version folders.
for candidate in python3 python3.14 python3.13 python3.12 python3.11 python3.10 python \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/*/bin/python3; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1; then
        echo "$candidate"
        exit 0
    fi
done
echo "Selfcare needs Python 3.10 or newer to set itself up: install one (any version from 3.10 on) and run make again." >&2
exit 1
