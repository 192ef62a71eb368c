"""Events happen in order of their moments, each at its own, and so does what they lead to."""

from sifang.core import clock
from sifang.simulation.calendar import Calendar, moment


def test_events_happen_in_order_and_at_their_moments():
    told, calendar = [], Calendar()
    for month, day in ((5, 2), (2, 29), (12, 31)):
        calendar.put(moment(month, day), lambda: told.append(clock.now()))
    calendar.live()
    assert told == [moment(2, 29), moment(5, 2), moment(12, 31)]


def test_what_an_event_leads_to_happens_in_its_turn_and_within_the_year():
    told, calendar = [], Calendar()

    def tell(words):
        told.append((words, clock.today().isoformat()))

    def lead(words):
        tell(words)
        calendar.after(3, 10, tell, f"after {words}")

    calendar.put(moment(12, 30), lead, "late")
    calendar.put(moment(3, 1), lead, "early")
    calendar.put(moment(3, 2), tell, "between")
    calendar.live()
    assert told == [
        ("early", "2024-03-01"), ("between", "2024-03-02"), ("after early", "2024-03-04"),
        ("late", "2024-12-30"), ("after late", "2024-12-31"),
    ]  # fmt: skip


def test_the_same_moment_keeps_the_order():
    told, calendar = [], Calendar()
    for number in range(5):
        calendar.put(moment(4, 1), told.append, number)
    calendar.live()
    assert told == [0, 1, 2, 3, 4]


def test_a_day_past_the_months_last_runs_on():
    assert moment(4, 31) == moment(5, 1)
