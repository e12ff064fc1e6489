<?php

// Receives OTPIQ's delivery reports with nothing but PHP.
//
// Install: nothing; PHP 8.1 or newer with pdo_sqlite
// Run:     OTPIQ_WEBHOOK_SECRET=… PHP_CLI_SERVER_WORKERS=4 php -S 127.0.0.1:3000 public/index.php
// Test:    phpunit ReceiverTest.php
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)
//
// In production let PHP-FPM run public/index.php, and let your web server serve no directory but public/: the database
// is above it, or at OTPIQ_DATABASE. PHP-FPM passes on only the environment variables that its pool names:
//   env[OTPIQ_WEBHOOK_SECRET] = …

declare(strict_types=1);

final class Receiver
{
    private const LARGEST = 64 * 1024;

    /** @var string[] */
    private array $known = [];

    /**
     * @param array<string|false> $secrets the secrets that OTPIQ may send: the current one, and during a rotation the previous one
     * @param SqliteStore $store remembers events
     * @param Closure(array): void $onEvent your work; runs after the response, once for each event
     * @param bool $check shows at /sms/{smsId} what is stored, for tests only
     */
    public function __construct(
        array $secrets,
        private SqliteStore $store,
        private Closure $onEvent,
        private bool $check = false,
    ) {
        foreach (array_filter($secrets) as $secret) {
            $this->known[] = hash('sha256', $secret);
        }
        if ($this->known === []) {
            throw new LogicException(
                'Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report messages as delivered.'
            );
        }
    }

    public function handle(): void
    {
        $path = strtok($_SERVER['REQUEST_URI'], '?');
        if ($this->check && str_starts_with($path, '/sms/')) {
            $this->show(rawurldecode(substr($path, strlen('/sms/'))));
            return;
        }
        $body = file_get_contents('php://input', length: self::LARGEST + 1);
        $status = $this->refusal($path, $body);
        $event = $this->parse($body);
        if ($status !== null || $event === null) {
            $this->respond($status ?? 400);
            return;
        }
        $isNew = $this->store->record($event);
        $this->respond(200);
        if ($isNew) {
            ($this->onEvent)($event);
        }
    }

    /** The status that rejects a request, or null if it is valid. */
    private function refusal(string $path, string $body): ?int
    {
        return match (true) {
            $path !== '/webhooks/otpiq' => 404,
            $_SERVER['REQUEST_METHOD'] !== 'POST' => 405,
            !$this->knows($_SERVER['HTTP_X_OTPIQ_WEBHOOK_SECRET'] ?? '') => 401,
            strlen($body) > self::LARGEST => 413,
            !preg_match('{^application/json\s*(;|$)}i', $_SERVER['CONTENT_TYPE'] ?? '') => 415,
            default => null,
        };
    }

    /** Compares digests of equal length, so that the time does not depend on what was sent. */
    private function knows(string $secret): bool
    {
        $digest = hash('sha256', $secret);
        foreach ($this->known as $known) {
            if (hash_equals($known, $digest)) {
                return true;
            }
        }
        return false;
    }

    /** The keys that matter; others are ignored. Null if one is missing, or the body is not JSON in UTF-8. */
    private function parse(string $body): ?array
    {
        $json = json_decode($body);
        if (!is_object($json)) {
            return null;
        }
        foreach (['smsId', 'channel', 'status'] as $key) {
            if (!is_string($json->$key ?? null) || $json->$key === '') {
                return null;
            }
        }
        return [
            'smsId' => $json->smsId,
            'channel' => $json->channel,
            'status' => $json->status,
            'isFinal' => ($json->isFinal ?? null) === true,
            'reason' => $json->reason ?? null,
            'senderId' => $json->senderId ?? null,
        ];
    }

    /** Sends the response now, so that OTPIQ does not wait for the work after it. */
    private function respond(int $status): void
    {
        ignore_user_abort(true);
        http_response_code($status);
        header('Content-Length: 0');
        if ($status === 405) {
            header('Allow: POST');
        }
        if (function_exists('fastcgi_finish_request')) {
            fastcgi_finish_request();
        } else {
            flush();
        }
    }

    private function show(string $smsId): void
    {
        $message = $this->store->find($smsId);
        if ($message === null) {
            $this->respond(404);
            return;
        }
        header('Content-Type: application/json');
        echo json_encode($message);
    }
}
