"""Measures the recommender on real histories; the program itself never imports it outside `musicrec evaluate`."""
