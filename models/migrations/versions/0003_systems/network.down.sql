DROP TABLE device_command, line_test, outage_subscription, outage_report, outage_update;
