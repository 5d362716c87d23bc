from motcua.domain.identity import actions, selectors
from motcua.domain.identity.tests.people import AT, himself, open_session, register, words
from motcua.domain.identity.values import ANONYMOUS

HERE, THERE, FAR = "a" * 64, "b" * 64, "c" * 64


def end(by, reference=None):
    return actions.end_sessions_elsewhere(kept_session=HERE, reference=reference, by=by, at=AT)


def test_one_or_all_others_end_and_the_one_in_use_never(account_id):
    for key in (HERE, THERE, FAR):
        open_session(account_id, key)
    me = himself(account_id)

    assert end(me, selectors.session_reference(HERE)) == 0
    assert end(me, selectors.session_reference(THERE)) == 1
    assert end(me) == 1
    assert end(me) == 0

    lines = selectors.sessions_of(account_id, at=AT)
    assert [line.reference for line in lines] == [selectors.session_reference(HERE)]
    assert words(account_id).count("identity.sessions_ended") == 2


def test_other_people_keep_theirs(account_id):
    other = register("other")
    open_session(other, THERE)

    assert end(himself(account_id)) == 0
    assert end(himself(account_id), selectors.session_reference(THERE)) == 0
    assert end(ANONYMOUS) == 0

    assert len(selectors.sessions_of(other, at=AT)) == 1
