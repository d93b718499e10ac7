"""A folder of this machine, or one that several machines share. A file is there whole or not at all."""

import asyncio
import logging
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO

from api.stores.base import CHUNK, FileGone, away, not_kept

log = logging.getLogger(__name__)


class Disk:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, key: str, content: BinaryIO, *, size: int, sha256: str) -> None:  # noqa: ARG002 - the contract
        try:
            await asyncio.to_thread(self._write, key, content)
        except OSError as error:
            log.error("a file could not be written: %s", type(error).__name__)
            raise not_kept() from error

    def _write(self, key: str, content: BinaryIO) -> None:
        place = self._place(key)
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Beside its place, so that moving it there is one step; readable by nobody else.
        with tempfile.NamedTemporaryFile(dir=place.parent, prefix=".new-", delete=False) as beside:
            try:
                shutil.copyfileobj(content, beside, CHUNK)
                beside.flush()
                os.fsync(beside.fileno())
                Path(beside.name).replace(place)
            except BaseException:
                Path(beside.name).unlink(missing_ok=True)
                raise

    async def read(self, key: str) -> AsyncIterator[bytes]:
        try:
            found = await asyncio.to_thread(self._place(key).open, "rb")
        except FileNotFoundError as error:
            raise FileGone("There is no such file any more.") from error
        except OSError as error:
            raise away() from error
        with found:
            while piece := await asyncio.to_thread(found.read, CHUNK):
                yield piece

    async def remove(self, key: str) -> None:
        try:
            await asyncio.to_thread(self._place(key).unlink, missing_ok=True)
        except OSError as error:
            raise away() from error

    async def close(self) -> None:
        return

    def _place(self, key: str) -> Path:
        """Ten thousand files in one folder are slow to look through."""
        return self._folder / key[-2:] / key
