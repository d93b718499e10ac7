DROP TABLE notification_choice, notice;
