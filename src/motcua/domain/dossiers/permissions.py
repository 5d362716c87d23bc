"""Rights that this module knows, as strings. `data/roles.yaml` says which role holds them.

At the one-stop unit they are asked for in the receiving agency, inside the process in the competent
agency (61/2018/NĐ-CP arts 8, 17, 19).
"""

READ = "dossiers.read"
ACCEPT = "dossiers.accept"
REFUSE = "dossiers.refuse"
HAND_OVER = "dossiers.hand_over"
TAKE = "dossiers.take"
PROPOSE_RESULT = "dossiers.propose_result"
SEND_BACK = "dossiers.send_back"
APPROVE_RESULT = "dossiers.approve_result"
RETURN_RESULT = "dossiers.return_result"
