"""The operator's back offices: ports in base.py, one folder for each kind of system behind them."""
