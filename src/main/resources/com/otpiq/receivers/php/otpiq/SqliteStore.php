<?php

declare(strict_types=1);

namespace Otpiq;

use Closure;
use Generator;
use LogicException;
use PDO;
use PDOException;
use PDOStatement;
use Throwable;

/**
 * Stores events and messages in a file. For PostgreSQL change the DSN and the types: BOOLEAN, and
 * "id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY".
 */
final class SqliteStore
{
    private const TABLES = '
        CREATE TABLE IF NOT EXISTS otpiq_message (
            sms_id TEXT PRIMARY KEY, status TEXT NOT NULL, channel TEXT NOT NULL, is_final INTEGER NOT NULL,
            reason TEXT, sender_id TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
        );
        CREATE TABLE IF NOT EXISTS otpiq_event (
            id INTEGER PRIMARY KEY,
            sms_id TEXT NOT NULL, channel TEXT NOT NULL, status TEXT NOT NULL, is_final INTEGER NOT NULL,
            reason TEXT, sender_id TEXT, received_at TEXT NOT NULL,
            UNIQUE (sms_id, channel, status, is_final)
        )';

    private ?Database $db = null;

    public function __construct(private string $file)
    {
    }

    /** Makes the tables; for migrate.php, not for each request. */
    public function migrate(): void
    {
        // With a write-ahead log, readers and the writer do not wait for each other.
        $this->db()->exec('PRAGMA journal_mode = WAL');
        $this->db()->exec(self::TABLES);
    }

    /**
     * Stores an event, updates its message, and calls the handler with the new state of the message, in one
     * transaction. A duplicate, and an event that is too late to change the message, does not reach the handler.
     *
     * @param Closure(array, PDO): void $onDeliveryReport
     */
    public function record(array $event, Closure $onDeliveryReport): void
    {
        $db = $this->db();
        $db->beginTransaction();
        try {
            if ($this->insertEvent($event) && $this->updateMessage($event)) {
                $db->isHandling = true;
                if ($onDeliveryReport($event, $db) instanceof Generator) {
                    throw new LogicException('The handler must not be a generator.');
                }
                // On PostgreSQL, this fails if the handler has caught an error of the database: COMMIT would roll back,
                // and report no error.
                $db->query('SELECT 1');
                $db->isHandling = false;
            }
            $db->commit();
        } catch (Throwable $error) {
            $db->isHandling = false;
            try {
                $db->rollBack();
            } catch (PDOException) {
                $this->db = null; // The transaction has ended already, which PDO does not know.
            }
            throw $error;
        }
    }

    /** Each event once, decided by the database; false for a duplicate. */
    private function insertEvent(array $event): bool
    {
        return 1 === $this->run(
            'INSERT INTO otpiq_event (sms_id, channel, status, is_final, reason, sender_id, received_at)
             VALUES (:smsId, :channel, :status, :isFinal, :reason, :senderId, :now)
             ON CONFLICT (sms_id, channel, status, is_final) DO NOTHING',
            $this->values($event),
        )->rowCount();
    }

    /**
     * False if the event is too late: after a final event, and, if it is not final itself, after a later event of its
     * channel, after the first event of the next channel, or after an event of a later channel in the order whatsapp,
     * telegram, sms. This is the order of OTPIQ's provider whatsapp-telegram-sms; that "auto" has the same is assumed.
     */
    private function updateMessage(array $event): bool
    {
        return 1 === $this->run(
            "INSERT INTO otpiq_message (sms_id, status, channel, is_final, reason, sender_id, created_at, updated_at)
             VALUES (:smsId, :status, :channel, :isFinal, :reason, :senderId, :now, :now)
             ON CONFLICT (sms_id) DO UPDATE SET
                 status = excluded.status, channel = excluded.channel, is_final = excluded.is_final,
                 reason = excluded.reason, sender_id = excluded.sender_id, updated_at = excluded.updated_at
             WHERE NOT otpiq_message.is_final AND (
                 excluded.is_final
                 OR otpiq_message.channel = excluded.channel AND excluded.status <> 'sent'
                 OR NOT EXISTS (
                     SELECT 1 FROM otpiq_event
                     WHERE sms_id = excluded.sms_id AND channel = excluded.channel AND status <> excluded.status
                 ) AND (otpiq_message.channel, excluded.channel) NOT IN (
                     VALUES ('sms', 'telegram'), ('sms', 'whatsapp'), ('telegram', 'whatsapp')
                 )
             )",
            $this->values($event),
        )->rowCount();
    }

    /** What is stored about a message, and its events. */
    public function find(string $smsId): ?array
    {
        $sms = $this->run('SELECT * FROM otpiq_message WHERE sms_id = ?', [$smsId])->fetch();
        $events = $this->run('SELECT * FROM otpiq_event WHERE sms_id = ? ORDER BY id', [$smsId])->fetchAll();
        return $sms === false ? null : [
            'smsId' => $smsId,
            'status' => $sms['status'],
            'channel' => $sms['channel'],
            'isFinal' => (bool) $sms['is_final'],
            'reason' => $sms['reason'],
            'senderId' => $sms['sender_id'],
            'createdAt' => $sms['created_at'],
            'updatedAt' => $sms['updated_at'],
            'events' => array_map(fn (array $event) => [
                'channel' => $event['channel'],
                'status' => $event['status'],
                'isFinal' => (bool) $event['is_final'],
                'receivedAt' => $event['received_at'],
            ], $events),
        ];
    }

    /** Opens the file when it is needed first, and waits up to 5 s for another transaction: OTPIQ waits for 10 s. */
    private function db(): Database
    {
        return $this->db ??= new Database("sqlite:$this->file", options: [
            PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
            PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC,
            PDO::ATTR_TIMEOUT => 5,
        ]);
    }

    private function values(array $event): array
    {
        return ['isFinal' => (int) $event['isFinal'], 'now' => gmdate('Y-m-d\TH:i:s\Z')] + $event;
    }

    private function run(string $sql, array $values): PDOStatement
    {
        $statement = $this->db()->prepare($sql);
        $statement->execute($values);
        return $statement;
    }
}

/** A connection whose transaction the handler cannot end by mistake. */
final class Database extends PDO
{
    public bool $isHandling = false;

    public function commit(): bool
    {
        $this->isHandling && throw new LogicException('The handler must not end the transaction.');
        return parent::commit();
    }

    public function rollBack(): bool
    {
        $this->isHandling && throw new LogicException('The handler must not end the transaction.');
        return parent::rollBack();
    }
}
