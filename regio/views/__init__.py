"""The pages of regions, parties, sources and findings; one module per part of the navigation."""
