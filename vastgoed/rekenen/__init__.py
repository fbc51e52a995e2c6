"""The sums of a property plan: pure, exact, without a database.

Amounts are decimals in euro, rounded half up to cents where money is really booked; shares are
exact fractions. Unknown stays None.
"""
