<?php

use App\Http\Controllers\OtpiqWebhookController;
use App\Http\Middleware\VerifyOtpiqWebhook;
use App\Services\OtpiqStore;
use Illuminate\Support\Facades\Route;

Route::post('/webhooks/otpiq', OtpiqWebhookController::class)->middleware(VerifyOtpiqWebhook::class);

if (config('otpiq.check')) {
    Route::get('/sms/{smsId}', fn (string $smsId, OtpiqStore $store) => $store->find($smsId) ?? abort(404));
}
