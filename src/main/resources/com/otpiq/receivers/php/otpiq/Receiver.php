<?php

// Receives OTPIQ's delivery reports with nothing but PHP.
//
// Install: PHP 8.1 or newer with pdo_sqlite; then make the tables: php otpiq/migrate.php
// Run:     OTPIQ_WEBHOOK_SECRET=… PHP_CLI_SERVER_WORKERS=4 php -S 127.0.0.1:3000 public/index.php
// Test:    phpunit otpiq/ReceiverTest.php
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)
//
// In production let PHP-FPM run public/index.php, and let your web server serve no directory but public/: the database
// is above it, or at OTPIQ_DATABASE. PHP-FPM passes on only the environment variables that its pool names:
//   env[OTPIQ_WEBHOOK_SECRET] = …

declare(strict_types=1);

namespace Otpiq;

use Closure;
use LogicException;
use PDO;
use Throwable;

final class Receiver
{
    /** The largest body that is accepted, in bytes. */
    public const LARGEST = 64 * 1024;

    /** OTPIQ's rule for deliveryReport.webhookSecret. */
    private const VALID_SECRET = '/^[A-Za-z0-9!#$%&\'*+.^_`|~-]{1,200}$/D';

    /** @var string[] */
    private array $known = [];

    /**
     * @param array<string|false> $secrets the secrets that OTPIQ may send: the current one, and during a rotation the old one
     * @param Closure(array, PDO): void $onDeliveryReport your work; see on-delivery-report.php
     */
    public function __construct(
        array $secrets,
        private SqliteStore $store,
        private Closure $onDeliveryReport,
    ) {
        foreach (array_filter($secrets, fn (string|false $secret) => $secret !== false && $secret !== '') as $secret) {
            if (!preg_match(self::VALID_SECRET, $secret)) {
                throw new LogicException('OTPIQ_WEBHOOK_SECRET must be 1 to 200 characters without spaces: '
                    . 'letters, digits and !#$%&\'*+-.^_`|~');
            }
            $this->known[] = hash('sha256', $secret);
        }
        if ($this->known === []) {
            throw new LogicException(
                'Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report messages as delivered.'
            );
        }
    }

    /** Handles a webhook; returns the status code of the response. Opens the database only for a valid webhook. */
    public function receive(string $method, string $contentType, string $secret, string $body): int
    {
        $refusal = match (true) {
            $method !== 'POST' => 405,
            !preg_match('{^application/json\s*(;|$)}i', $contentType) => 415,
            strlen($body) > self::LARGEST => 413,
            !$this->isKnown($secret) => 401,
            default => null,
        };
        if ($refusal !== null) {
            return $refusal;
        }
        $event = $this->parse($body);
        if ($event === null) {
            $smsId = substr((string) json_encode(json_decode($body, associative: true)['smsId'] ?? null), 0, 200);
            error_log("otpiq webhook refused: no valid delivery report, smsId $smsId");
            return 400;
        }
        try {
            $this->store->record($event, $this->onDeliveryReport);
            return 200;
        } catch (Throwable $error) {
            // Nothing is stored, so it is not acknowledged: OTPIQ sends it again.
            $smsId = json_encode($event['smsId']);
            error_log("otpiq webhook $smsId: " . get_class($error) . ": {$error->getMessage()}"
                . " at {$error->getFile()}:{$error->getLine()}");
            return 500;
        }
    }

    /** Compares digests of equal length, so that the time does not depend on what was sent. */
    private function isKnown(string $secret): bool
    {
        $digest = hash('sha256', $secret);
        foreach ($this->known as $known) {
            if (hash_equals($known, $digest)) {
                return true;
            }
        }
        return false;
    }

    /** The keys that matter; others are ignored. Null if a value is missing or wrong, or the body is not valid JSON. */
    private function parse(string $body): ?array
    {
        $json = json_decode($body, associative: true);
        if (!is_array($json) || !is_bool($json['isFinal'] ?? null)) {
            return null;
        }
        foreach (['smsId', 'channel', 'status'] as $key) {
            if (!is_string($json[$key] ?? null) || $json[$key] === '') {
                return null;
            }
        }
        foreach (['reason', 'senderId'] as $key) {
            if (!is_string($json[$key] ?? '')) {
                return null;
            }
        }
        return [
            'smsId' => $json['smsId'],
            'status' => $json['status'],
            'channel' => $json['channel'],
            'isFinal' => $json['isFinal'],
            'reason' => $json['reason'] ?? null,
            'senderId' => $json['senderId'] ?? null,
        ];
    }
}
