"""The only place that knows all stages."""
