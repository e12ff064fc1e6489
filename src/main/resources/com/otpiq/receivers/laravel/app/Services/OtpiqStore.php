<?php

namespace App\Services;

use Illuminate\Support\Facades\DB;

/** Stores events and messages in your database. */
class OtpiqStore
{
    public function __construct(private DeliveryReportHandler $handler) {}

    /**
     * Stores an event, updates its message, and calls the handler, in one transaction. A duplicate, and an event that is
     * too late to change the message, does not reach the handler.
     */
    public function record(array $event): void
    {
        DB::transaction(function () use ($event) {
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
            // Too late: after a later event of its channel, or after the first event of the next channel.
            $late = ! $event['isFinal'] && $ofChannel->isNotEmpty()
                && ($event['status'] === 'sent' || $message->channel !== $event['channel']);
            if ($message->is_final || $late) {
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
            $this->handler->handle($event);
        }, 3); // Tries again after a deadlock.
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
