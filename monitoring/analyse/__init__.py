"""The supra-regional analysis: text with live figures, gaps, advice, and the decision on it."""
