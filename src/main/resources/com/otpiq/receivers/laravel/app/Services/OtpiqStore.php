<?php

namespace App\Services;

use Illuminate\Support\Facades\DB;

/** Remembers events in your database. */
class OtpiqStore
{
    /** Stores an event; true if it is new, which the unique index decides. */
    public function record(array $event): bool
    {
        return DB::transaction(function () use ($event) {
            $isNew = DB::table('otpiq_events')->insertOrIgnore([
                'sms_id' => $event['smsId'],
                'channel' => $event['channel'],
                'status' => $event['status'],
            ]);
            if (! $isNew) {
                return false;
            }
            DB::table('otpiq_messages')->insertOrIgnore(['sms_id' => $event['smsId'], 'status' => $event['status']]);
            // No change after a final event.
            DB::table('otpiq_messages')
                ->where('sms_id', $event['smsId'])
                ->where('is_final', false)
                ->update(['status' => $event['status'], 'is_final' => $event['isFinal']]);

            return true;
        }, 3); // Tries again after a deadlock of two events.
    }

    public function find(string $smsId): ?array
    {
        $message = DB::table('otpiq_messages')->where('sms_id', $smsId)->first();
        if ($message === null) {
            return null;
        }
        $events = DB::table('otpiq_events')->where('sms_id', $smsId)->orderBy('id')->get(['channel', 'status']);

        return [
            'smsId' => $smsId,
            'status' => $message->status,
            'final' => (bool) $message->is_final,
            'events' => $events->all(),
        ];
    }
}
