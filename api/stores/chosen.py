"""Where the bytes of files are, by the settings."""

from api.settings import Settings
from api.stores.base import Store
from api.stores.disk import Disk
from api.stores.s3 import S3
from api.stores.signing import Key


def store_for(chosen: Settings) -> Store:
    """Ends the process where a bucket is half set up."""
    if chosen.files_in == "disk":
        return Disk(chosen.files_folder)
    if not chosen.s3_bucket or not chosen.s3_key_id or chosen.s3_secret is None:
        raise SystemExit("FILES_IN=s3 needs S3_BUCKET, S3_KEY_ID and S3_SECRET, and S3_URL where it is not Amazon's.")
    return S3(chosen.s3_url, chosen.s3_bucket, Key(chosen.s3_key_id, chosen.s3_secret, chosen.s3_region))
