import pytest

from frontdesk.server.platform.pagination import Page


async def ask(api, sort, after=None):
    return await api.get("/closings/cursor", params={"sort": sort} | ({"after": after} if after is not None else {}))


async def test_a_cursor_brings_back_what_it_was_made_of(api, practice):
    first = (await ask(api, "start_time")).json()
    came = (await ask(api, "start_time", first["next"])).json()["came"]
    assert came[0].endswith("Z")
    assert came[1:] == [str(practice.org), None, 7]


async def test_a_cursor_of_another_sort_is_refused(api):
    cursor = (await ask(api, "start_time")).json()["next"]
    answer = await ask(api, "updated_at", cursor)
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["type"] == "cursor_invalid"


@pytest.mark.parametrize("after", ["", "x", "=", "é", "AAAA" * 50, "%00", "null"])
async def test_what_is_no_cursor_is_refused(api, after):
    assert (await ask(api, "start_time", after)).status_code == 422


async def test_a_cursor_somebody_altered_is_refused(api):
    cursor = (await ask(api, "start_time")).json()["next"]
    for place in (0, len(cursor) // 2, len(cursor) - 3):
        other = "A" if cursor[place] != "A" else "B"
        altered = cursor[:place] + other + cursor[place + 1 :]
        assert (await ask(api, "start_time", altered)).status_code == 422


async def test_pages_share_out_the_rows(api):
    for n in range(5):
        await api.post("/closings", json={"name": f"c{n}"})
    pages = [(await api.get(f"/closings?page={n}&page_size=2")).json() for n in (1, 2, 3, 4)]
    assert [page["items"] for page in pages] == [["c0", "c1"], ["c2", "c3"], ["c4"], []]
    assert {page["total"] for page in pages} == {5}


@pytest.mark.parametrize("there_are", range(6))
@pytest.mark.parametrize("size", range(1, 4))
@pytest.mark.parametrize("number", range(1, 5))
def test_any_page_says_how_many_rows_there_are_and_counts_them_only_where_it_does_not_show(there_are, size, number):
    page, counted = Page(number, size), []
    there = range(there_are)[page.offset : page.offset + size]
    rows, total = page.share(lambda: there, lambda: counted.append(there_are) or there_are)
    assert (list(rows), total) == (list(there), there_are)
    assert bool(counted) == (number > 1 or there_are >= size)


def test_behind_the_end_of_a_list_nothing_is_looked_for():
    assert Page(3, 2).share(lambda: 1 / 0, lambda: 4) == ((), 4)
