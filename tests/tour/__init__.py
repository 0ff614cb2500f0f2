"""A scripted tour of the window: real files, real sound, real clicks and keys. `make tour` runs it."""
