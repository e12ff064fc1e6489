<?php

namespace App\Jobs;

use App\Services\OtpiqStore;
use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Bus\Dispatchable;
use Illuminate\Support\Facades\Log;

/**
 * Your slow work, such as mail and HTTP; a worker runs it (php artisan queue:work database). Jobs may run twice, and in
 * another order than the events. So read the message first, and find out whether the work is done already.
 */
class HandleDeliveryReport implements ShouldQueue
{
    use Dispatchable, Queueable;

    public $tries = 5;

    /** The waits before the next tries, in seconds. */
    public $backoff = [10, 60, 600];

    /** @param array $message the state of the message after the event */
    public function __construct(public array $message) {}

    public function handle(OtpiqStore $store): void
    {
        $message = $store->find($this->message['smsId']);
        Log::info('otpiq', ['smsId' => $message['smsId'], 'channel' => $message['channel'], 'status' => $message['status']]);
    }
}
