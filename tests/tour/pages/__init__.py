"""A chapter for each page of the window: `PAGE`, `look(guide)` brings it into a state worth a picture, `visit(guide)`
uses every feature of it."""
