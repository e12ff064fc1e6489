<?php

declare(strict_types=1);

require __DIR__ . '/../Receiver.php';
require __DIR__ . '/../SqliteStore.php';

try {
    $receiver = new Receiver(
        secrets: [getenv('OTPIQ_WEBHOOK_SECRET'), getenv('OTPIQ_WEBHOOK_SECRET_OLD')],
        store: new SqliteStore(getenv('OTPIQ_DATABASE') ?: __DIR__ . '/../otpiq.sqlite'),
        onEvent: function (array $event): void {
            // Your work: tell the user, update the order. OTPIQ has received its response already.
            error_log("{$event['smsId']}: {$event['channel']} {$event['status']}");
        },
        check: getenv('OTPIQ_CHECK') === '1',
    );
    $receiver->handle();
} catch (Throwable $error) {
    // Uncaught, it would respond with 200 if display_errors is on, and that is an acknowledgement.
    error_log('otpiq webhook: ' . $error->getMessage());
    if (!headers_sent()) {
        http_response_code(503);
    }
}
