<?php

return [

    // The secrets that OTPIQ may send: today's, and yesterday's while you change it.
    'secrets' => [env('OTPIQ_WEBHOOK_SECRET'), env('OTPIQ_WEBHOOK_SECRET_OLD')],

    // Shows at /sms/{smsId} what is stored; for tests only.
    'check' => env('OTPIQ_CHECK') === '1',

];
