"""Where the bytes of files are: on a disk, or in a bucket."""
