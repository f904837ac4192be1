"""A report in ClickHouse, over HTTP: what is served changes by one row, which is written last."""
