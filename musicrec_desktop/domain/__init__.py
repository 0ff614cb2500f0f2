"""The words we speak: values that every stage understands. Standard library and numpy only."""
