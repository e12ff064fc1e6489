<?php

// Receives OTPIQ's delivery reports with Laravel 8.83 or newer.
//
// Install: php artisan migrate, and one line in bootstrap/providers.php (Laravel 10 and older: in config/app.php,
//            at 'providers'): App\Providers\OtpiqServiceProvider::class,
// Run:     OTPIQ_WEBHOOK_SECRET='…' in .env, then: php artisan serve --port=3000
// Test:    php artisan test --filter=OtpiqWebhookTest
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)
//
// Your work is in app/Services/DeliveryReportHandler.php.

namespace App\Http\Controllers;

use App\Services\OtpiqStore;
use Illuminate\Http\Request;
use Illuminate\Http\Response;
use Illuminate\Support\Facades\Log;
use Throwable;

class OtpiqWebhookController
{
    /** In characters, as in the migration: a longer value would never be stored. */
    private const LENGTHS = ['smsId' => 255, 'channel' => 50, 'status' => 50];

    public function __invoke(Request $request, OtpiqStore $store): Response
    {
        // Until it is decided otherwise: exit() in the handler must not be an acknowledgement, as 200 would be.
        http_response_code(500);
        // The body as it was sent: Laravel's middleware trims what input() returns.
        $event = $this->parse($request->getContent());
        if ($event === null) {
            $smsId = json_decode($request->getContent(), true)['smsId'] ?? null;
            Log::warning('otpiq webhook refused: no valid delivery report', [
                'smsId' => is_string($smsId) ? mb_substr($smsId, 0, 200) : null,
            ]);
            abort(400);
        }
        try {
            $store->record($event);
        } catch (Throwable $error) {
            // Nothing is stored, so it is not acknowledged: OTPIQ sends it again.
            Log::error('otpiq webhook: '.$error->getMessage(), ['smsId' => $event['smsId'], 'exception' => $error]);
            abort(500);
        }

        return response('');
    }

    /** The keys that matter; others are ignored. Null if a value is missing or wrong, or the body is not valid JSON. */
    private function parse(string $body): ?array
    {
        $json = json_decode($body, true);
        if (! is_array($json) || ! is_bool($json['isFinal'] ?? null)) {
            return null;
        }
        foreach (self::LENGTHS as $key => $length) {
            if (! is_string($json[$key] ?? null) || $json[$key] === '' || mb_strlen($json[$key]) > $length) {
                return null;
            }
        }
        foreach (['reason', 'senderId'] as $key) {
            if (! is_string($json[$key] ?? '')) {
                return null;
            }
        }

        return [
            'smsId' => $json['smsId'],
            'status' => $json['status'],
            'channel' => $json['channel'],
            'isFinal' => $json['isFinal'],
            'reason' => $json['reason'] ?? null,
            'senderId' => $json['senderId'] ?? null,
        ];
    }
}
