<?php

namespace App\Http\Middleware;

use Closure;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Log;

/** Rejects requests that are not JSON, too large, or without a valid secret. Uses no database. */
class VerifyOtpiqWebhook
{
    /** OTPIQ's rule for deliveryReport.webhookSecret. */
    private const VALID_SECRET = '/^[A-Za-z0-9!#$%&\'*+.^_`|~-]{1,200}$/D';

    private const LARGEST = 64 * 1024;

    public function handle(Request $request, Closure $next)
    {
        abort_unless(preg_match('{^application/json\s*(;|$)}i', $request->header('Content-Type', '')), 415);
        abort_if(strlen($request->getContent()) > self::LARGEST, 413);
        $secrets = array_filter(config('otpiq.secrets', []), fn ($secret) => is_string($secret) && $secret !== '');
        if ($secrets === [] || preg_grep(self::VALID_SECRET, $secrets, PREG_GREP_INVERT) !== []) {
            Log::error($secrets === []
                ? 'Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report messages as delivered.'
                : 'OTPIQ_WEBHOOK_SECRET must be 1 to 200 characters without spaces: letters, digits and !#$%&\'*+-.^_`|~');
            // Not 401, so that OTPIQ sends it again when the secret is there.
            abort(503);
        }
        $value = $this->digest($request->header('X-OTPIQ-Webhook-Secret', ''));
        foreach ($secrets as $secret) {
            if (hash_equals($this->digest($secret), $value)) {
                return $next($request);
            }
        }
        $this->warn();
        abort(401);
    }

    /** At most once a minute. */
    private function warn(): void
    {
        $last = storage_path('framework/otpiq-refused');
        clearstatcache(true, $last);
        if (time() - (int) @filemtime($last) >= 60) {
            @touch($last);
            Log::warning('otpiq webhook refused: the secret is missing or wrong');
        }
    }

    /** Compares digests of equal length, so that the time does not depend on what was sent. */
    private function digest(string $text): string
    {
        return hash('sha256', $text);
    }
}
