"""How fast 谁管 is, and how it compares with other ways to search: `make bench`.

No layer of the program: nothing imports it, and it is not installed. The process that reports
stays small and imports none of the program; all that is measured runs in fresh children (inside/).
"""
