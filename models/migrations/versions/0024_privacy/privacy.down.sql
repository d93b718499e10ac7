DROP TABLE erasure;
DROP TABLE privacy_export;
