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
     * A job is for slow work. With QUEUE_CONNECTION=database and after_commit false, which are Laravel's defaults, it is
     * a row of the same transaction, so it is never lost. With "sync", it runs here.
     *
     * @param  array  $message  smsId, status, channel, isFinal, reason and senderId, after the event
     */
    public function handle(array $message): void
    {
        HandleDeliveryReport::dispatch($message);
    }
}
