<?php

namespace App\Jobs;

use Illuminate\Foundation\Bus\Dispatchable;
use Illuminate\Support\Facades\Log;

/**
 * Your work; runs after the response, once for each event. If you have a queue, let this class implement
 * ShouldQueue, and call dispatch() in the controller: then a worker tries again what fails.
 */
class HandleDeliveryReport
{
    use Dispatchable;

    public function __construct(public array $event) {}

    public function handle(): void
    {
        // Tell the user, update the order. OTPIQ has received its response already.
        Log::info("{$this->event['smsId']}: {$this->event['channel']} {$this->event['status']}");
    }
}
