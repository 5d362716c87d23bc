"""Rights that this module knows, as strings. `data/roles.yaml` says which role holds them.

Every act's right is `dossiers.<act>` (`states.Step.permission`); a test compares. At the one-stop unit
they are asked for in the receiving agency, inside the process in the competent agency
(61/2018/NĐ-CP arts 8, 17, 19), for an opinion in the consulted agency.
"""

READ = "dossiers.read"
ACCEPT = "dossiers.accept"
ACCEPT_SUPPLEMENT = "dossiers.accept_supplement"
AGREE_WITHDRAWAL = "dossiers.agree_withdrawal"
ANSWER_CONSULTATION = "dossiers.answer_consultation"
APOLOGISE = "dossiers.apologise"
APPROVE_RESULT = "dossiers.approve_result"
ARCHIVE = "dossiers.archive"
ASSIGN = "dossiers.assign"
CLOSE_REGISTER = "dossiers.close_register"  # Not a step of a dossier: of the book
CONSULT = "dossiers.consult"
DECLINE_WITHDRAWAL = "dossiers.decline_withdrawal"
HAND_OVER = "dossiers.hand_over"
HAND_TO_POST = "dossiers.hand_to_post"
PAUSE = "dossiers.pause"
PROPOSE_REJECTION = "dossiers.propose_rejection"
PROPOSE_RESULT = "dossiers.propose_result"
RAISE_OBLIGATION = "dossiers.raise_obligation"
RECORD_PAYMENT = "dossiers.record_payment"
RECORD_VERIFICATION = "dossiers.record_verification"
RECORD_WITHDRAWAL_REQUEST = "dossiers.record_withdrawal_request"
REFUSE = "dossiers.refuse"
REASSIGN = "dossiers.reassign"  # Beside `assign`: also what somebody else holds, or nobody
REGISTER = "dossiers.register"
REISSUE_SLIP = "dossiers.reissue_slip"  # Not a step either: the dossier stays where it is
REJECT = "dossiers.reject"
REOPEN = "dossiers.reopen"
REQUEST_SUPPLEMENT_AT_INTAKE = "dossiers.request_supplement_at_intake"
REQUEST_SUPPLEMENT_IN_PROCESS = "dossiers.request_supplement_in_process"
RESUME = "dossiers.resume"
RETURN_RESULT = "dossiers.return_result"
SEND_BACK = "dossiers.send_back"
STOP = "dossiers.stop"
TAKE = "dossiers.take"
TRANSFER = "dossiers.transfer"
