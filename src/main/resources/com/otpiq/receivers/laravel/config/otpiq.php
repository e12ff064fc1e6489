<?php

return [

    // The secrets that OTPIQ may send: the current one, and during a rotation the previous one.
    'secrets' => [env('OTPIQ_WEBHOOK_SECRET'), env('OTPIQ_WEBHOOK_SECRET_OLD')],

    // Shows at /sms/{smsId} what is stored; for tests only.
    'check' => env('OTPIQ_CHECK') === '1',

];
