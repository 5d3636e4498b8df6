"""A bot that finds the support scheme that applies to an entrepreneur of a priority neighbourhood."""
