<?php

declare(strict_types=1);

// Until it is decided otherwise. PHP's own default is 200, which is an acknowledgement, also after a fatal error.
http_response_code(500);

require __DIR__ . '/../Receiver.php';
require __DIR__ . '/../SqliteStore.php';

try {
    if (!extension_loaded('pdo_sqlite')) {
        throw new LogicException('PHP has no extension pdo_sqlite.');
    }
    $store = new SqliteStore(getenv('OTPIQ_DATABASE') ?: __DIR__ . '/../otpiq.sqlite');
    $receiver = new Receiver(
        secrets: [getenv('OTPIQ_WEBHOOK_SECRET'), getenv('OTPIQ_WEBHOOK_SECRET_OLD')],
        store: $store,
        // Your work, with the new state of the message, in the transaction that stores the event: if it throws, nothing
        // is stored, and OTPIQ sends the webhook again. Only quick statements of this database here:
        //   $db->prepare('UPDATE orders SET sms_status = ? WHERE sms_id = ?')->execute([…]);
        // For slow work (mail, HTTP), insert a row into a table of jobs, and let a cron job work on it.
        onDeliveryReport: function (array $message, PDO $db): void {
            error_log("{$message['smsId']}: {$message['channel']} {$message['status']}");
        },
    );
    $path = strtok($_SERVER['REQUEST_URI'], '?');
    if ($path === '/webhooks/otpiq') {
        $status = $receiver->receive(
            $_SERVER['REQUEST_METHOD'],
            $_SERVER['CONTENT_TYPE'] ?? '',
            $_SERVER['HTTP_X_OTPIQ_WEBHOOK_SECRET'] ?? '',
            file_get_contents('php://input', length: Receiver::LARGEST + 1),
        );
        http_response_code($status);
        if ($status === 405) {
            header('Allow: POST');
        }
    } elseif (getenv('OTPIQ_CHECK') === '1' && str_starts_with($path, '/sms/')) {
        // What is stored, for tests only.
        $message = $store->find(rawurldecode(substr($path, strlen('/sms/'))));
        http_response_code($message === null ? 404 : 200);
        header('Content-Type: application/json');
        echo json_encode($message);
    } else {
        http_response_code(404);
    }
} catch (Throwable $error) {
    error_log("otpiq webhook: {$error->getMessage()}");
    http_response_code(500);
}
