"""A packet is an ordered list of records, each once; every change gives a new one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from navigator.handout.packet import Packet

IDS = st.lists(st.sampled_from("abcdefgh"), max_size=12)


@given(IDS)
def test_a_packet_holds_each_record_once_in_the_order_added(ids: list[str]) -> None:
    packet = Packet()
    for one in ids:
        packet = packet.with_added(one)
    assert packet.ids == tuple(dict.fromkeys(ids))
    assert all(packet.with_added(one) is packet for one in ids)


@given(IDS, st.sampled_from("abcdefgh"), st.integers(-20, 20))
def test_moving_changes_the_order_and_nothing_else(ids: list[str], one: str, by: int) -> None:
    packet = Packet(tuple(dict.fromkeys(ids)))
    moved = packet.moved(one, by)
    assert sorted(moved.ids) == sorted(packet.ids)
    assert [x for x in moved.ids if x != one] == [x for x in packet.ids if x != one]
    if one in packet.ids:
        wanted = packet.ids.index(one) + by
        assert moved.ids.index(one) == min(max(wanted, 0), len(packet.ids) - 1)
    else:
        assert moved == packet


@given(IDS, st.sampled_from("abcdefgh"), st.integers(-3, 3))
def test_a_move_within_the_ends_can_be_undone(ids: list[str], one: str, by: int) -> None:
    packet = Packet(tuple(dict.fromkeys(ids)))
    if one in packet.ids and 0 <= packet.ids.index(one) + by < len(packet.ids):
        assert packet.moved(one, by).moved(one, -by) == packet


@given(IDS, st.sampled_from("abcdefgh"))
def test_what_is_taken_out_is_gone_and_the_old_packet_stays(ids: list[str], one: str) -> None:
    packet = Packet(tuple(dict.fromkeys(ids)))
    before = packet.ids
    assert one not in packet.without(one).ids
    assert packet.with_added(one).without(one).ids == tuple(x for x in before if x != one)
    assert packet.ids == before
