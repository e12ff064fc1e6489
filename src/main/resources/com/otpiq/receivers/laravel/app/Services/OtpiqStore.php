<?php

namespace App\Services;

use Illuminate\Support\Facades\DB;
use LogicException;

/** Stores events and messages in your database. */
class OtpiqStore
{
    /** The order of OTPIQ's provider whatsapp-telegram-sms. That "auto" has the same is assumed. */
    private const FALLBACK = ['whatsapp' => 1, 'telegram' => 2, 'sms' => 3];

    public function __construct(private DeliveryReportHandler $handler) {}

    /**
     * Stores an event, updates its message, and calls the handler, in one transaction. A duplicate, and an event that is
     * too late to change the message, does not reach the handler.
     */
    public function record(array $event): void
    {
        if (DB::getDriverName() === 'sqlite') {
            // PDO would wait for a minute. With three attempts, 2 s are less than the 10 s that OTPIQ waits.
            DB::statement('PRAGMA busy_timeout = 2000');
        }
        $level = DB::transactionLevel();
        try {
            // Tries again after a deadlock.
            DB::transaction(fn () => $this->recordInTransaction($event), 3);
        } finally {
            DB::rollBack($level); // What the handler has left open, if it has failed.
        }
    }

    private function recordInTransaction(array $event): void
    {
        $message = $this->lock($event);
        $ofChannel = DB::table('otpiq_events')
            ->where('sms_id', $event['smsId'])
            ->where('channel', $event['channel'])
            ->get(['status', 'is_final']);
        foreach ($ofChannel as $earlier) {
            if ($earlier->status === $event['status'] && (bool) $earlier->is_final === $event['isFinal']) {
                return; // A duplicate.
            }
        }
        DB::table('otpiq_events')->insert([
            'sms_id' => $event['smsId'],
            'channel' => $event['channel'],
            'status' => $event['status'],
            'is_final' => $event['isFinal'],
            'reason' => $event['reason'],
            'sender_id' => $event['senderId'],
            'received_at' => now(),
        ]);
        if ($message->is_final || (! $event['isFinal'] && $this->isLate($event, $message, $ofChannel->isNotEmpty()))) {
            return;
        }
        DB::table('otpiq_messages')->where('sms_id', $event['smsId'])->update([
            'status' => $event['status'],
            'channel' => $event['channel'],
            'is_final' => $event['isFinal'],
            'reason' => $event['reason'],
            'sender_id' => $event['senderId'],
            'updated_at' => now(),
        ]);
        $this->handle($event);
    }

    /** In a transaction of its own, so that the handler cannot end that of the event. */
    private function handle(array $event): void
    {
        DB::beginTransaction();
        $level = DB::transactionLevel();
        $this->handler->handle($event);
        throw_if(DB::transactionLevel() !== $level, new LogicException('The handler has ended the transaction.'));
        // On PostgreSQL, this fails if the handler has caught an error of the database: COMMIT would roll back, and report
        // no error.
        DB::select('select 1');
        DB::commit();
    }

    /**
     * After a later event of its channel, after the first event of the next channel, or after an event of a later channel
     * in the order of FALLBACK.
     */
    private function isLate(array $event, object $message, bool $isKnownChannel): bool
    {
        $before = self::FALLBACK[$event['channel']] ?? null;

        return ($isKnownChannel && ($event['status'] === 'sent' || $message->channel !== $event['channel']))
            || ($before !== null && $before < (self::FALLBACK[$message->channel] ?? 0));
    }

    /** The message, which is locked until the end of the transaction: other webhooks about it wait. */
    private function lock(array $event): object
    {
        $new = [
            'sms_id' => $event['smsId'],
            'status' => $event['status'],
            'channel' => $event['channel'],
            'is_final' => false,
            'created_at' => now(),
        ];
        // Not insertOrIgnore(), which ignores other errors too.
        DB::table('otpiq_messages')->upsert([$new], ['sms_id'], ['sms_id']);

        return DB::table('otpiq_messages')->where('sms_id', $event['smsId'])->lockForUpdate()->first();
    }

    /** What is stored about a message, and its events. */
    public function find(string $smsId): ?array
    {
        $message = DB::table('otpiq_messages')->where('sms_id', $smsId)->first();

        return $message === null ? null : [
            'smsId' => $smsId,
            'status' => $message->status,
            'channel' => $message->channel,
            'isFinal' => (bool) $message->is_final,
            'reason' => $message->reason,
            'senderId' => $message->sender_id,
            'createdAt' => $message->created_at,
            'updatedAt' => $message->updated_at,
            'events' => DB::table('otpiq_events')->where('sms_id', $smsId)->orderBy('id')->get()
                ->map(fn ($event) => [
                    'channel' => $event->channel,
                    'status' => $event->status,
                    'isFinal' => (bool) $event->is_final,
                    'receivedAt' => $event->received_at,
                ])->all(),
        ];
    }
}
