<?php

namespace App\Services;

use App\Jobs\HandleDeliveryReport;

class DeliveryReportHandler
{
    /**
     * Your work, in the transaction that stores the event. If it throws, nothing is stored, and OTPIQ sends the
     * webhook again. Only quick statements of this database here:
     *
     *   Order::where('sms_id', $message['smsId'])->update(['sms_status' => $message['status']]);
     *
     * The order may not have its sms_id yet, because a webhook can be faster than your application. So after you store
     * it, read the state from otpiq_messages.
     *
     * Do not commit. A statement that may fail needs a transaction of its own, so that you can catch its error:
     * DB::transaction(fn () => …).
     *
     * A job is for slow work. On the connection "database" of config/queue.php, with after_commit false, it is a row of
     * the same transaction, so it is never lost. It needs the table jobs, which is in Laravel since version 11; before,
     * php artisan queue:table makes its migration. On "sync", the default before Laravel 11, the job would run here.
     *
     * @param  array  $message  smsId, status, channel, isFinal, reason and senderId, after the event
     */
    public function handle(array $message): void
    {
        HandleDeliveryReport::dispatch($message)->onConnection('database');
    }
}
