<?php

// Receives OTPIQ's delivery reports with Laravel 8.83 or newer.
//
// Install: php artisan migrate, and one line in bootstrap/providers.php (Laravel 10 and older: in config/app.php,
//            at 'providers'): App\Providers\OtpiqServiceProvider::class,
// Run:     OTPIQ_WEBHOOK_SECRET=… in .env, then: php artisan serve --port=3000
// Test:    php artisan test --filter=OtpiqWebhookTest
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)

namespace App\Http\Controllers;

use App\Jobs\HandleDeliveryReport;
use App\Services\OtpiqStore;
use Illuminate\Http\Request;
use Illuminate\Http\Response;
use PDOException;

class OtpiqWebhookController
{
    private const LARGEST = 64 * 1024;

    public function __invoke(Request $request, OtpiqStore $store): Response
    {
        // The body as it was sent: Laravel's middleware trims what input() returns.
        $body = $request->getContent();
        abort_if(strlen($body) > self::LARGEST, 413);
        abort_unless(preg_match('{^application/json\s*(;|$)}i', $request->header('Content-Type', '')), 415);
        $event = $this->parse($body);
        abort_if($event === null, 400);

        try {
            $isNew = $store->record($event);
        } catch (PDOException $error) {
            report($error);
            // Not stored, so not acknowledged: OTPIQ will send it again.
            abort(503);
        }
        if ($isNew) {
            HandleDeliveryReport::dispatchAfterResponse($event);
        }

        // With its length, so that OTPIQ need not wait for the end of the connection where there is no PHP-FPM.
        return response('', 200, ['Content-Length' => '0']);
    }

    /** The keys that matter; others are ignored. Null if one is missing, or the body is not JSON in UTF-8. */
    private function parse(string $body): ?array
    {
        $json = json_decode($body);
        if (! is_object($json)) {
            return null;
        }
        foreach (['smsId', 'channel', 'status'] as $key) {
            if (! is_string($json->$key ?? null) || $json->$key === '') {
                return null;
            }
        }

        return [
            'smsId' => $json->smsId,
            'channel' => $json->channel,
            'status' => $json->status,
            'isFinal' => ($json->isFinal ?? null) === true,
            'reason' => $json->reason ?? null,
            'senderId' => $json->senderId ?? null,
        ];
    }
}
