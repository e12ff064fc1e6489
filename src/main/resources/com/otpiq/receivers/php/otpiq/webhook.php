<?php

// Handles OTPIQ's webhooks; other requests continue after the line that requires this file.

declare(strict_types=1);

use Otpiq\Receiver;
use Otpiq\SqliteStore;

(function (): void {
    $path = strtok($_SERVER['REQUEST_URI'], '?');
    // Shows what is stored, for tests only.
    $isLookUp = getenv('OTPIQ_CHECK') === '1' && str_starts_with($path, '/sms/');
    if ($path !== '/webhooks/otpiq' && !$isLookUp) {
        return;
    }
    // Until it is decided otherwise. PHP's own default is 200, which is an acknowledgement, also after a fatal error.
    http_response_code(500);
    require_once __DIR__ . '/Receiver.php';
    require_once __DIR__ . '/SqliteStore.php';
    try {
        if (!extension_loaded('pdo_sqlite')) {
            throw new LogicException('PHP has no extension pdo_sqlite.');
        }
        $file = getenv('OTPIQ_DATABASE') ?: __DIR__ . '/otpiq.sqlite';
        $store = new SqliteStore($file);
        if ($isLookUp) {
            $message = $store->find(rawurldecode(substr($path, strlen('/sms/'))));
            http_response_code($message === null ? 404 : 200);
            header('Content-Type: application/json');
            echo json_encode($message);
            exit;
        }
        $receiver = new Receiver(
            secrets: [getenv('OTPIQ_WEBHOOK_SECRET'), getenv('OTPIQ_WEBHOOK_SECRET_OLD')],
            store: $store,
            onDeliveryReport: require __DIR__ . '/on-delivery-report.php',
        );
        $status = $receiver->receive(
            $_SERVER['REQUEST_METHOD'],
            $_SERVER['CONTENT_TYPE'] ?? '',
            $_SERVER['HTTP_X_OTPIQ_WEBHOOK_SECRET'] ?? '',
            file_get_contents('php://input', length: Receiver::LARGEST + 1),
        );
        http_response_code($status);
        if ($status === 401 && time() - (int) @filemtime("$file-refused") >= 60) { // at most one a minute
            @touch("$file-refused");
            error_log('otpiq webhook refused: the secret is missing or wrong');
        }
        if ($status === 405) {
            header('Allow: POST');
        }
    } catch (Throwable $error) {
        error_log("otpiq webhook: {$error->getMessage()}");
        http_response_code(500);
    }
    exit;
})();
