"""Development assignments: giving one, telling how far it is, closing and reopening."""
