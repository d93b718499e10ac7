ALTER TABLE area ADD COLUMN map_column SMALLINT;
ALTER TABLE area ADD COLUMN map_row SMALLINT;
ALTER TABLE area ADD CONSTRAINT ck_area_on_the_map_or_not CHECK ((map_column IS NULL) = (map_row IS NULL));
