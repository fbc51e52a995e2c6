"""Messages by mail: kinds and their texts, the outbox, and reminders around a term.

``soorten`` holds what apps register; ``versturen.klaarzetten`` puts a message in the outbox inside
the transaction that causes it; ``bezorgen`` sends what waits, after commit and every few minutes.
"""
