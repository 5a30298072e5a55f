"""What Casewatch keeps: SQLAlchemy on SQLite, one file per record. Imports nothing of `bot`."""
