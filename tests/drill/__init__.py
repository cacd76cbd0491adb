"""The crash drill: the running product is killed at every step of a burst, and then everything is counted.

`python -m tests.drill` runs it; docs/drill.md says how its table is read and how one step of it is repeated.
"""
