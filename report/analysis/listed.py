"""How much of what there may be very many of is told one by one."""

# Of one sort in one area, or in all: nobody would go through more.
MOST_LISTED = 1_000
