<?php

namespace App\Jobs;

use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Bus\Dispatchable;
use Illuminate\Support\Facades\Log;

/** Your slow work, such as mail and HTTP; a worker runs it (php artisan queue:work). */
class HandleDeliveryReport implements ShouldQueue
{
    use Dispatchable, Queueable;

    /** @param array $message the state of the message after the event */
    public function __construct(public array $message) {}

    public function handle(): void
    {
        Log::info("{$this->message['smsId']}: {$this->message['channel']} {$this->message['status']}");
    }
}
