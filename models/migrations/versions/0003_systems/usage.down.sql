DROP TABLE usage_alert, allowance_extra, top_up_offer;
