"""Where each ledger's rows stand as records: one shelf a ledger, each speaking to its context's public commands."""
