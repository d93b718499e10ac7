DROP TABLE callback;
DROP SEQUENCE callback_number;
DROP TABLE rating;
