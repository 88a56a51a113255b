"""OpenFisca's country template: households a second, for one and for many at once."""

import statistics
import time
from importlib.metadata import version

import numpy
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_country_template import CountryTaxBenefitSystem

PERIOD = "2022-01"
system = CountryTaxBenefitSystem()
name = f"OpenFisca country template {version('openfisca-country-template')} (core {version('openfisca-core')})"


def seconds(households: int) -> float:
    """How long so many households with a salary each take, of one person each, after they are built."""
    simulation = SimulationBuilder().build_default_simulation(system, count=households)
    simulation.set_input("salary", PERIOD, numpy.linspace(0, 10_000, households))
    start = time.perf_counter()
    simulation.calculate("disposable_income", PERIOD)
    return time.perf_counter() - start


for households in (1, 1_000, 100_000, 1_000_000):
    median = statistics.median(seconds(households) for _ in range(5))
    print(name, f"a month's disposable income, {households:,} at once", households / median, sep="\t")
