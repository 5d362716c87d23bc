"""Mutations of where steps lead: ways out, the way as a whole, parallel branches."""

from copy import deepcopy

from .mutations import (
    PARTS,
    Broken,
    Table,
    add,
    drop,
    exit_of,
    forked,
    leading_to,
    mutation,
    new_step,
    of_kind,
    one,
)

# Ways out of single steps


@mutation
def the_first_step_leads_nowhere(table: Table) -> Broken:
    intake = one(table, "intake")
    drop(intake, "done")
    return Broken(table, "path_without_end", (intake["key"],))


@mutation
def the_signature_leads_nowhere(table: Table) -> Broken:
    sign = one(table, "sign")
    drop(sign, "done")
    return Broken(table, "path_without_end", (table["steps"][0]["key"], sign["key"]))


@mutation
def the_return_does_not_end(table: Table) -> Broken:
    last = one(table, "return")
    last["exits"] = []
    return Broken(table, "path_without_end", (last["key"],))


@mutation
def a_part_leads_nowhere(table: Table) -> Broken | None:
    if not (parts := of_kind(table, *PARTS)):
        return None
    drop(parts[-1], "done")
    return Broken(table, "path_without_end", (parts[-1]["key"],))


@mutation
def a_step_leads_to_one_that_is_not_there(table: Table) -> Broken:
    appraisal = one(table, "appraise")
    exit_of(appraisal, "done")["to"] = ["khong-co"]
    return Broken(table, "target_unknown", (appraisal["key"],))


@mutation
def a_step_is_sent_back_to_one_that_is_not_there(table: Table) -> Broken:
    sign = one(table, "sign")
    add(sign, "send_back", "da-bo")
    return Broken(table, "target_unknown", (sign["key"],))


@mutation
def intake_cannot_refuse(table: Table) -> Broken:
    drop(one(table, "intake"), "refuse")
    return Broken(table, "outcome_missing", (one(table, "intake")["key"],))


@mutation
def appraisal_cannot_refuse(table: Table) -> Broken:
    drop(one(table, "appraise"), "refuse")
    return Broken(table, "outcome_missing", (one(table, "appraise")["key"],))


@mutation
def the_leader_cannot_refuse(table: Table) -> Broken:
    drop(one(table, "sign"), "refuse")
    return Broken(table, "outcome_missing", (one(table, "sign")["key"],))


@mutation
def the_leader_cannot_send_back(table: Table) -> Broken:
    drop(one(table, "sign"), "send_back")
    return Broken(table, "outcome_missing", (one(table, "sign")["key"],))


@mutation
def the_unit_head_cannot_send_back(table: Table) -> Broken | None:
    if not (reviews := of_kind(table, "review")):
        return None
    drop(reviews[0], "send_back")
    return Broken(table, "outcome_missing", (reviews[0]["key"],))


@mutation
def the_return_is_refused(table: Table) -> Broken:
    add(one(table, "return"), "refuse", "end:refusal")
    return Broken(table, "outcome_unfit", (one(table, "return")["key"],))


@mutation
def papers_are_asked_for_by_the_leader(table: Table) -> Broken:
    sign = one(table, "sign")
    add(sign, "supplement", one(table, "appraise")["key"])
    return Broken(table, "outcome_unfit", (sign["key"],))


@mutation
def intake_is_sent_back(table: Table) -> Broken:
    intake = one(table, "intake")
    add(intake, "send_back", intake["key"])
    return Broken(table, "outcome_unfit", (intake["key"],))


@mutation
def the_assignment_is_refused(table: Table) -> Broken | None:
    if not (found := of_kind(table, "assign")):
        return None
    add(found[0], "refuse", "end:refusal")
    return Broken(table, "outcome_unfit", (found[0]["key"],))


@mutation
def a_result_without_return(table: Table) -> Broken:
    sign = one(table, "sign")
    exit_of(sign, "refuse")["to"] = ["end:result"]
    return Broken(table, "ending_unfit", (sign["key"],))


@mutation
def a_refusal_past_the_one_stop_unit(table: Table) -> Broken:
    appraisal = one(table, "appraise")
    exit_of(appraisal, "refuse")["to"] = ["end:refusal"]
    return Broken(table, "ending_unfit", (appraisal["key"],))


@mutation
def the_return_ends_in_withdrawal(table: Table) -> Broken:
    exit_of(one(table, "return"), "done")["to"] = ["end:withdrawal"]
    return Broken(table, "ending_unfit", (one(table, "return")["key"],))


@mutation
def intake_ends_in_a_result(table: Table) -> Broken:
    exit_of(one(table, "intake"), "refuse")["to"] = ["end:result"]
    return Broken(table, "ending_unfit", (one(table, "intake")["key"],))


@mutation
def a_refusal_in_parallel(table: Table) -> Broken:
    sign = one(table, "sign")
    exit_of(sign, "refuse")["to"] = [one(table, "return")["key"], one(table, "appraise")["key"]]
    return Broken(table, "fork_unlawful", (sign["key"],))


@mutation
def sent_back_to_two(table: Table) -> Broken | None:
    if not (parts := of_kind(table, "work")):
        return None
    sign = one(table, "sign")
    add(sign, "send_back", one(table, "appraise")["key"], parts[0]["key"])
    return Broken(table, "fork_unlawful", (sign["key"],))


@mutation
def an_end_beside_a_step(table: Table) -> Broken:
    intake = one(table, "intake")
    exit_of(intake, "done")["to"].append("end:result")
    return Broken(table, "fork_unlawful", (intake["key"],))


# The way as a whole


@mutation
def it_begins_with_appraisal(table: Table) -> Broken:
    appraisal = one(table, "appraise")
    table["steps"].remove(appraisal)
    table["steps"].insert(0, appraisal)
    # Intake and what follows it are then reached from nowhere.
    return Broken(table, "intake_not_first", (appraisal["key"],))


@mutation
def intake_is_called_work(table: Table) -> Broken:
    intake = one(table, "intake")
    intake["kind"] = "work"
    drop(intake, "refuse")
    return Broken(table, "intake_not_first", (intake["key"],))


@mutation
def two_intakes(table: Table) -> Broken:
    intake = one(table, "intake")
    second = new_step("nhan-lai", "intake", intake, *exit_of(intake, "done")["to"])
    add(second, "refuse", "end:refusal")
    exit_of(intake, "done")["to"] = ["nhan-lai"]
    table["steps"].insert(1, second)
    return Broken(table, "intake_repeated", (intake["key"], "nhan-lai"))


@mutation
def two_returns(table: Table) -> Broken:
    sign, last = one(table, "sign"), one(table, "return")
    table["steps"].append(new_step("tra-tu-choi", "return", last, "end:result"))
    exit_of(sign, "refuse")["to"] = ["tra-tu-choi"]
    return Broken(table, "return_repeated", (last["key"], "tra-tu-choi"))


@mutation
def no_return(table: Table) -> Broken:
    last = one(table, "return")
    last["kind"] = "work"
    last["exits"] = [{"outcome": "done", "to": [one(table, "sign")["key"]]}]
    return Broken(table, "return_missing", (last["key"],))


@mutation
def filed_after_the_return(table: Table) -> Broken:
    last = one(table, "return")
    table["steps"].append(new_step("luu", "issue", last, one(table, "sign")["key"]))
    exit_of(last, "done")["to"] = ["luu"]
    return Broken(table, "return_not_last", ("luu",))


@mutation
def a_step_that_nothing_leads_to(table: Table) -> Broken:
    appraisal = one(table, "appraise")
    table["steps"].insert(1, new_step("bo-quen", "work", appraisal, appraisal["key"]))
    return Broken(table, "dead_step", ("bo-quen",))


@mutation
def steps_that_only_lead_to_each_other(table: Table) -> Broken:
    appraisal = one(table, "appraise")
    table["steps"].insert(1, new_step("mot-minh", "work", appraisal, "mot-minh-2"))
    table["steps"].insert(2, new_step("mot-minh-2", "work", appraisal, appraisal["key"]))
    return Broken(table, "dead_step", ("mot-minh",))


@mutation
def a_review_is_left_out(table: Table) -> Broken | None:
    if not (reviews := of_kind(table, "review")):
        return None
    for step in leading_to(table, reviews[0]["key"]):
        for outcome in ("done", "refuse"):
            if exit_of(step, outcome)["to"] == [reviews[0]["key"]]:
                exit_of(step, outcome)["to"] = exit_of(reviews[0], "done")["to"]
    return Broken(table, "dead_step", (reviews[0]["key"],))


@mutation
def appraisal_repeats_itself(table: Table) -> Broken:
    appraisal = one(table, "appraise")
    exit_of(appraisal, "refuse")["to"] = [appraisal["key"]]
    return Broken(table, "endless_loop", (appraisal["key"], appraisal["key"]))


@mutation
def the_signature_leads_back_to_appraisal(table: Table) -> Broken:
    appraisal, sign = one(table, "appraise"), one(table, "sign")
    exit_of(sign, "refuse")["to"] = [appraisal["key"]]
    return Broken(table, "endless_loop", (appraisal["key"], sign["key"], appraisal["key"]))


@mutation
def two_agencies_send_their_parts_to_each_other(table: Table) -> Broken | None:
    linked = of_kind(table, "linked")
    if len(linked) < 2:
        return None
    add(linked[1], "refuse", linked[0]["key"])
    first, second = linked[0]["key"], linked[1]["key"]
    return Broken(table, "endless_loop", (first, second, first))


@mutation
def a_part_leads_back_to_assignment(table: Table) -> Broken | None:
    assign, parts = of_kind(table, "assign"), of_kind(table, *PARTS)
    if not assign or not parts or forked(table):
        return None
    add(parts[0], "refuse", assign[0]["key"])
    return Broken(table, "endless_loop", (assign[0]["key"], parts[0]["key"], assign[0]["key"]))


@mutation
def signed_before_appraised(table: Table) -> Broken | None:
    intake, sign = one(table, "intake"), one(table, "sign")
    if exit_of(intake, "done")["to"] != [one(table, "appraise")["key"]]:
        return None
    intake["exits"] = [each for each in intake["exits"] if each["outcome"] != "refuse"]
    add(intake, "refuse", sign["key"])
    return Broken(table, "order_unlawful", (intake["key"], sign["key"]))


@mutation
def a_part_goes_straight_to_the_return(table: Table) -> Broken | None:
    if not (parts := of_kind(table, "work", "linked")) or forked(table):
        return None
    add(parts[0], "refuse", one(table, "return")["key"])
    return Broken(table, "order_unlawful", (parts[0]["key"], one(table, "return")["key"]))


@mutation
def work_after_the_draft_is_with_the_leader(table: Table) -> Broken:
    appraisal, sign = one(table, "appraise"), one(table, "sign")
    following = exit_of(appraisal, "done")["to"]
    table["steps"].append(new_step("kiem-tra-them", "work", appraisal, *following))
    exit_of(appraisal, "done")["to"] = ["kiem-tra-them"]
    assert sign
    return Broken(table, "order_unlawful", (appraisal["key"], "kiem-tra-them"))


@mutation
def appraised_twice(table: Table) -> Broken:
    appraisal = one(table, "appraise")
    following = exit_of(appraisal, "done")["to"]
    second = new_step("tham-dinh-lai", "appraise", appraisal, *following)
    add(second, "refuse", *following)
    table["steps"].append(second)
    exit_of(appraisal, "done")["to"] = ["tham-dinh-lai"]
    return Broken(table, "order_unlawful", (appraisal["key"], "tham-dinh-lai"))


@mutation
def signed_twice(table: Table) -> Broken:
    sign = one(table, "sign")
    following = exit_of(sign, "done")["to"]
    second = new_step("ky-lan-hai", "sign", sign, *following)
    add(second, "refuse", *following)
    add(second, "send_back", one(table, "appraise")["key"])
    table["steps"].append(second)
    exit_of(sign, "done")["to"] = ["ky-lan-hai"]
    return Broken(table, "order_unlawful", (sign["key"], "ky-lan-hai"))


@mutation
def issued_before_it_is_signed(table: Table) -> Broken:
    appraisal = one(table, "appraise")
    following = exit_of(appraisal, "done")["to"]
    clerk = {"actor": {"place": "competent", "role": "clerk"}}
    table["steps"].append(new_step("vao-so", "issue", clerk, *following))
    exit_of(appraisal, "done")["to"] = ["vao-so"]
    return Broken(table, "order_unlawful", (appraisal["key"], "vao-so"))


@mutation
def reviewed_after_it_is_signed(table: Table) -> Broken:
    sign = one(table, "sign")
    following = exit_of(sign, "done")["to"]
    head = {"actor": {"place": "competent", "role": "unit_head"}}
    review = new_step("xem-lai", "review", head, *following)
    add(review, "send_back", one(table, "appraise")["key"])
    table["steps"].append(review)
    exit_of(sign, "done")["to"] = ["xem-lai"]
    return Broken(table, "order_unlawful", (sign["key"], "xem-lai"))


@mutation
def assigned_after_it_is_appraised(table: Table) -> Broken:
    appraisal = one(table, "appraise")
    following = exit_of(appraisal, "done")["to"]
    head = {"actor": {"place": "competent", "role": "unit_head"}}
    table["steps"].append(new_step("phan-cong-lai", "assign", head, *following))
    exit_of(appraisal, "done")["to"] = ["phan-cong-lai"]
    return Broken(table, "order_unlawful", (appraisal["key"], "phan-cong-lai"))


@mutation
def handed_over_twice(table: Table) -> Broken:
    intake = one(table, "intake")
    following = exit_of(intake, "done")["to"]
    first = new_step("chuyen-1", "hand_over", intake, "chuyen-2")
    table["steps"] += [first, new_step("chuyen-2", "hand_over", intake, *following)]
    exit_of(intake, "done")["to"] = ["chuyen-1"]
    return Broken(table, "order_unlawful", ("chuyen-1", "chuyen-2"))


@mutation
def sent_back_to_the_counter(table: Table) -> Broken:
    sign = one(table, "sign")
    add(sign, "send_back", one(table, "intake")["key"])
    return Broken(table, "back_not_earlier", (sign["key"], one(table, "intake")["key"]))


@mutation
def sent_back_forward(table: Table) -> Broken:
    sign, last = one(table, "sign"), one(table, "return")
    add(sign, "send_back", last["key"])
    return Broken(table, "back_not_earlier", (sign["key"], last["key"]))


@mutation
def papers_asked_for_lead_forward(table: Table) -> Broken:
    appraisal, sign = one(table, "appraise"), one(table, "sign")
    add(appraisal, "supplement", sign["key"])
    return Broken(table, "back_not_earlier", (appraisal["key"], sign["key"]))


# Parallel branches


@mutation
def the_join_does_not_wait(table: Table) -> Broken | None:
    if not (found := forked(table)):
        return None
    fork, _, join = found
    join["waits_for_all"] = False
    return Broken(table, "fork_not_joined", (fork["key"], join["key"]))


@mutation
def a_branch_with_nothing_to_do(table: Table) -> Broken | None:
    if not (found := forked(table)):
        return None
    fork, begins, join = found
    exit_of(fork, "done")["to"] = [begins[0]["key"], begins[1]["key"], join["key"]]
    table["steps"] = [step for step in table["steps"] if step not in begins[2:]]
    return Broken(table, "branch_empty", (fork["key"], join["key"]))


@mutation
def a_branch_goes_past_the_join(table: Table) -> Broken | None:
    """Two joins one after the other; one branch leads to the second only by its refusal."""
    if not (found := forked(table)):
        return None
    fork, begins, join = found
    middle = new_step("gop-truoc", "work", fork, join["key"])
    middle["waits_for_all"] = True
    middle["actor"] = {"place": "competent", "role": "case_officer"}
    join["waits_for_all"] = False
    for step in leading_to(table, join["key"]):
        exit_of(step, "done")["to"] = ["gop-truoc"]
    table["steps"].append(middle)
    add(begins[0], "refuse", join["key"])
    return Broken(table, "branch_leaves", (fork["key"], begins[0]["key"], join["key"]))


@mutation
def one_branch_leads_into_another(table: Table) -> Broken | None:
    if not (found := forked(table)):
        return None
    fork, begins, _ = found
    if len(begins) < 3:
        return None
    for step in begins:
        step["hours"] = 8
    exit_of(begins[0], "done")["to"] = [begins[1]["key"]]
    return Broken(table, "branches_cross", (fork["key"], begins[1]["key"]))


@mutation
def a_branch_is_entered_from_before_the_fork(table: Table) -> Broken | None:
    if not (found := forked(table)):
        return None
    fork, begins, _ = found
    before = leading_to(table, fork["key"])[0]
    side = new_step("loi-tat", "work", before, fork["key"])
    side["actor"] = {"place": "competent", "role": "case_officer"}
    if fork["kind"] in {"assign", "hand_over", "intake"}:
        return None
    exit_of(before, "done")["to"] = ["loi-tat"]
    add(side, "refuse", begins[0]["key"])
    table["steps"].append(side)
    return Broken(table, "branch_entered", ("loi-tat", begins[0]["key"]))


@mutation
def the_join_is_entered_past_the_branches(table: Table) -> Broken | None:
    if not (found := forked(table)) or found[0]["kind"] not in PARTS:
        return None
    fork, _, join = found
    add(fork, "refuse", join["key"])
    return Broken(table, "branch_entered", (fork["key"], join["key"]))


@mutation
def appraised_by_two_at_once(table: Table) -> Broken | None:
    intake, appraisal = one(table, "intake"), one(table, "appraise")
    if exit_of(intake, "done")["to"] != [appraisal["key"]]:
        return None
    second = {**deepcopy(appraisal), "key": "tham-dinh-song-song", "hours": 0}
    add(second, "supplement", second["key"])
    table["steps"].append(second)
    exit_of(intake, "done")["to"] = [appraisal["key"], second["key"]]
    following = exit_of(appraisal, "done")["to"][0]
    next(step for step in table["steps"] if step["key"] == following)["waits_for_all"] = True
    return Broken(table, "branch_unfit", (second["key"],))


@mutation
def it_waits_for_branches_that_there_are_not(table: Table) -> Broken:
    sign = one(table, "sign")
    sign["waits_for_all"] = True
    return Broken(table, "join_without_fork", (sign["key"],))


@mutation
def the_first_step_waits(table: Table) -> Broken:
    intake = one(table, "intake")
    intake["waits_for_all"] = True
    return Broken(table, "join_without_fork", (intake["key"],))


@mutation
def sent_back_into_one_branch(table: Table) -> Broken | None:
    if not (found := forked(table)):
        return None
    _, begins, _ = found
    sign = one(table, "sign")
    add(sign, "send_back", begins[1]["key"])
    return Broken(table, "back_over_fork", (sign["key"], begins[1]["key"]))


@mutation
def papers_asked_for_in_a_branch_lead_out_of_it(table: Table) -> Broken | None:
    found = forked(table)
    if not found or not (works := [step for step in found[1] if step["kind"] == "work"]):
        return None
    add(works[0], "supplement", found[0]["key"])
    return Broken(table, "back_over_fork", (works[0]["key"], found[0]["key"]))
