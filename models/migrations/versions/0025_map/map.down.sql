ALTER TABLE area DROP CONSTRAINT ck_area_on_the_map_or_not;
ALTER TABLE area DROP COLUMN map_row;
ALTER TABLE area DROP COLUMN map_column;
