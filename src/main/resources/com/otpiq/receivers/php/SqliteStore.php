<?php

declare(strict_types=1);

/**
 * Remembers events in a file. With MySQL or PostgreSQL keep the two guarantees: the database decides what is
 * new, and nothing changes a message after a final event.
 */
final class SqliteStore
{
    private PDO $db;

    public function __construct(string $file)
    {
        // Waits up to 5 s for another request's transaction: OTPIQ gives up after 10 s.
        $this->db = new PDO("sqlite:$file", options: [
            PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
            PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC,
            PDO::ATTR_TIMEOUT => 5,
        ]);
        $this->db->exec(
            'CREATE TABLE IF NOT EXISTS sms (sms_id TEXT PRIMARY KEY, status TEXT, is_final BOOLEAN);
             CREATE TABLE IF NOT EXISTS sms_event (sms_id TEXT, channel TEXT, status TEXT,
                                                   PRIMARY KEY (sms_id, channel, status))'
        );
    }

    /** Stores an event; true if it is new. */
    public function record(array $event): bool
    {
        ['smsId' => $smsId, 'channel' => $channel, 'status' => $status, 'isFinal' => $isFinal] = $event;
        $this->db->beginTransaction();
        $isNew = 1 === $this->run(
            'INSERT INTO sms_event (sms_id, channel, status) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
            [$smsId, $channel, $status],
        )->rowCount();
        if ($isNew) {
            $this->run(
                'INSERT INTO sms (sms_id, status, is_final) VALUES (?, ?, ?)
                 ON CONFLICT (sms_id) DO UPDATE SET status = excluded.status, is_final = excluded.is_final
                 WHERE NOT sms.is_final',
                [$smsId, $status, (int) $isFinal],
            );
        }
        $this->db->commit();
        return $isNew;
    }

    public function find(string $smsId): ?array
    {
        $sms = $this->run('SELECT status, is_final FROM sms WHERE sms_id = ?', [$smsId])->fetch();
        $events = $this->run('SELECT channel, status FROM sms_event WHERE sms_id = ? ORDER BY rowid', [$smsId]);
        return $sms === false ? null : [
            'smsId' => $smsId,
            'status' => $sms['status'],
            'final' => (bool) $sms['is_final'],
            'events' => $events->fetchAll(),
        ];
    }

    private function run(string $sql, array $values): PDOStatement
    {
        $statement = $this->db->prepare($sql);
        $statement->execute($values);
        return $statement;
    }
}
