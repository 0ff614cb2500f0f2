"""Fakes and contract tests, for us and for plugin authors."""
