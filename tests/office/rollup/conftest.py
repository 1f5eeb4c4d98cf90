"""Every test of the roll-up has a cache of its own."""

from support.province_fixtures import cache_of_its_own

__all__ = ["cache_of_its_own"]
