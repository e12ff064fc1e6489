<?php

namespace App\Providers;

use Illuminate\Support\ServiceProvider;

class OtpiqServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        // In neither of the groups web and api: OTPIQ has no session and no CSRF token, and must not be throttled.
        $this->loadRoutesFrom(base_path('routes/otpiq.php'));
    }
}
