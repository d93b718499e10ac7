"""Both stores keep the same promises: whole or not at all, what is gone is gone, and being away is said."""

import hashlib
from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pydantic import SecretStr

from api.stores.base import FileGone, Store, StoreAway
from api.stores.disk import Disk
from api.stores.s3 import S3
from api.stores.signing import Key
from tests.api.stores.bucket import BUCKET, KEY_ID, REGION, SECRET, Bucket, bucket_open

CONTENT = bytes(range(256)) * 1000
KEY = "0193a0f2c0ffee"


@pytest.fixture
def bucket() -> Iterator[Bucket]:
    with bucket_open() as bucket:
        yield bucket


def s3_at(bucket: Bucket, secret: str = SECRET) -> S3:
    return S3(bucket.url, BUCKET, Key(KEY_ID, SecretStr(secret), REGION))


@pytest.fixture(params=["disk", "s3"])
async def store(request: pytest.FixtureRequest, tmp_path: Path, bucket: Bucket) -> AsyncIterator[Store]:
    store: Store = Disk(tmp_path / "files") if request.param == "disk" else s3_at(bucket)
    yield store
    await store.close()


async def put(store: Store, content: bytes = CONTENT) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    await store.put(KEY, BytesIO(content), size=len(content), sha256=sha256)


async def read(store: Store) -> bytes:
    return b"".join([piece async for piece in store.read(KEY)])


def files_in(folder: Path) -> list[Path]:
    return [found for found in folder.rglob("*") if found.is_file()]


async def test_what_was_put_there_is_read_as_it_was(store: Store) -> None:
    await put(store)
    assert await read(store) == CONTENT


async def test_put_twice_it_is_there_once(store: Store) -> None:
    await put(store)
    await put(store)
    assert await read(store) == CONTENT


async def test_what_is_removed_is_gone_and_can_be_removed_again(store: Store) -> None:
    await put(store)
    await store.remove(KEY)
    await store.remove(KEY)
    with pytest.raises(FileGone):
        await read(store)


async def test_a_disk_that_can_not_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file where the folder should be")
    with pytest.raises(StoreAway):
        await put(Disk(tmp_path / "files"))


async def test_half_a_file_is_never_there(tmp_path: Path) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError("the disk is gone")
            return super().read(10)

    with pytest.raises(StoreAway):
        await Disk(tmp_path).put(KEY, Broken(CONTENT), size=len(CONTENT), sha256="")
    assert not files_in(tmp_path)


async def test_a_bucket_that_fails_or_refuses_us_is_said(bucket: Bucket) -> None:
    store = s3_at(bucket)
    bucket.broken = 503
    for asked in (put(store), read(store), store.remove(KEY)):
        with pytest.raises(StoreAway):
            await asked
    bucket.broken = None
    await store.close()
    stranger = s3_at(bucket, secret="another secret")
    with pytest.raises(StoreAway):
        await put(stranger)
    assert (bucket.refusals, bucket.objects) == (["SignatureDoesNotMatch"], {})
    await stranger.close()


async def test_nobody_at_the_bucket_s_address_is_said(bucket: Bucket) -> None:
    store = S3("http://127.0.0.1:9", BUCKET, Key(KEY_ID, SecretStr(SECRET), REGION))
    with pytest.raises(StoreAway):
        await put(store)
    await store.close()
