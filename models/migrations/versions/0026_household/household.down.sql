DROP TABLE line_invitation;
