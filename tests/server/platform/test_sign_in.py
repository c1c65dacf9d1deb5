async def test_a_signed_in_user_learns_who_it_is(api, practice):
    answer = await api.get("http://127.0.0.1/api/v1/auth/me")
    assert answer.status_code == 200, answer.text
    assert answer.json()["user"] == {"id": str(practice.users["admin"]), "name": "admin", "role": "admin"}
