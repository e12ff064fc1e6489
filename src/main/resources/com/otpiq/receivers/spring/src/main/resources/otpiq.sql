CREATE TABLE IF NOT EXISTS otpiq_message (
    sms_id TEXT PRIMARY KEY, status TEXT NOT NULL, channel TEXT NOT NULL, is_final BOOLEAN NOT NULL,
    reason TEXT, sender_id TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS otpiq_event (
    id INTEGER PRIMARY KEY, -- in PostgreSQL: BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY
    sms_id TEXT NOT NULL, channel TEXT NOT NULL, status TEXT NOT NULL, is_final BOOLEAN NOT NULL,
    reason TEXT, sender_id TEXT, received_at TEXT NOT NULL,
    UNIQUE (sms_id, channel, status, is_final)
);
