<?php
// A receiver that is correct, but for what FAULT says it does at a failed webhook without a reason.
function finish(int $status, string $text = ''): never
{
    http_response_code($status);
    exit($text);
}

function store(string $id): string
{
    return getenv('STORE') . '/' . preg_replace('/[^\w-]/', '', $id);
}

$path = $_SERVER['REQUEST_URI'];
if ($_SERVER['REQUEST_METHOD'] === 'GET' && str_starts_with($path, '/sms/')) {
    $file = store(substr($path, strlen('/sms/')));
    is_file($file) ? finish(200, file_get_contents($file)) : finish(404);
}
if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
    finish(405);
}
if (!hash_equals(getenv('OTPIQ_WEBHOOK_SECRET'), $_SERVER['HTTP_X_OTPIQ_WEBHOOK_SECRET'] ?? '')) {
    finish(401);
}
if (!str_starts_with($_SERVER['CONTENT_TYPE'] ?? '', 'application/json')) {
    finish(415);
}
$body = file_get_contents('php://input');
if (strlen($body) > 65536) {
    finish(413);
}
$event = json_decode($body, true);
if (!is_array($event) || empty($event['smsId']) || empty($event['status'])) {
    finish(400);
}
if ($event['status'] === 'failed' && !isset($event['reason'])) {
    switch (getenv('FAULT')) {
        case 'kill':
            error_log('PHP Fatal error: no reason');
            exec('kill -9 ' . getmypid());
            break;
        case 'block':
            sleep(8);
    }
}
$file = store($event['smsId']);
$known = is_file($file) ? json_decode(file_get_contents($file), true) : null;
if (!$known || !$known['isFinal']) {
    file_put_contents($file, $body);
}
finish(200);
