<?php

namespace App\Http\Middleware;

use Closure;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Log;

/** Rejects requests that are not JSON, too large, or without a valid secret. Uses no database. */
class VerifyOtpiqWebhook
{
    private const LARGEST = 64 * 1024;

    public function handle(Request $request, Closure $next)
    {
        abort_unless(preg_match('{^application/json\s*(;|$)}i', $request->header('Content-Type', '')), 415);
        abort_if(strlen($request->getContent()) > self::LARGEST, 413);
        $secrets = array_filter(config('otpiq.secrets', []), fn ($secret) => is_string($secret) && $secret !== '');
        if ($secrets === []) {
            Log::error('Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report messages as delivered.');
            // Not 401, so that OTPIQ sends it again when the secret is there.
            abort(503);
        }
        $value = $this->digest($request->header('X-OTPIQ-Webhook-Secret', ''));
        foreach ($secrets as $secret) {
            if (hash_equals($this->digest($secret), $value)) {
                return $next($request);
            }
        }
        abort(401);
    }

    /** Compares digests of equal length, so that the time does not depend on what was sent. */
    private function digest(string $text): string
    {
        return hash('sha256', $text);
    }
}
