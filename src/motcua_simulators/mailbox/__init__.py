"""The phone and the mailbox of people: a gateway that takes messages and shows what arrived.

    python -m motcua_simulators.mailbox --port 8025
    python -m motcua_simulators.mailbox --port 8025 --file var/mailbox.jsonl
    python -m motcua_simulators.mailbox --port 8025 --faults seed=1,timeout=0.2,error=0.1

It speaks only the wire: `POST /messages` with a JSON body and an `Idempotency-Key`. A key that was
seen before has no second effect. `GET /` shows the messages, `GET /messages.json` lists them.
"""
