"""Room levering: regions deliver the values of their indicators, half-year by half-year."""
