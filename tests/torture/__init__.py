"""The real program under kills, restarts of its database, a failing Telegram and hostile updates: `python -m tests.torture --help`."""
