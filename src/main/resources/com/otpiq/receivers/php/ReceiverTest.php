<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/SqliteStore.php';

/** Sends webhooks to PHP's own server, which runs public/index.php as a web server would. */
final class ReceiverTest extends TestCase
{
    private const SECRET = 'test-secret';
    private const DELIVERED = [
        'smsId' => 'sms-1',
        'deliveryReportType' => 'all',
        'isFinal' => true,
        'channel' => 'sms',
        'status' => 'delivered',
    ];
    private const SENT = ['isFinal' => false, 'status' => 'sent'] + self::DELIVERED;

    private string $database;
    private string $log;
    private string $address;
    /** @var resource[] */
    private array $servers = [];

    protected function setUp(): void
    {
        $this->database = tempnam(sys_get_temp_dir(), 'otpiq');
        $this->log = tempnam(sys_get_temp_dir(), 'otpiq');
        $this->address = $this->start();
    }

    protected function tearDown(): void
    {
        array_map('proc_terminate', $this->servers);
        array_map('unlink', [$this->database, $this->log]);
    }

    public function testTheRightSecretIsBelievedOthersAreNot(): void
    {
        self::assertSame(200, $this->post(self::SENT));
        self::assertSame(401, $this->post(self::SENT, ['X-OTPIQ-Webhook-Secret' => 'wrong']));
        self::assertSame(401, $this->post(self::SENT, ['X-OTPIQ-Webhook-Secret' => '']));
        self::assertSame(401, $this->post(self::SENT, ['X-OTPIQ-Webhook-Secret' => null]));
    }

    public function testWithoutASecretNothingIsAcknowledged(): void
    {
        $this->address = $this->start(secret: '');
        self::assertSame(503, $this->post(self::SENT, ['X-OTPIQ-Webhook-Secret' => '']));
        self::assertSame(503, $this->post(self::SENT, ['X-OTPIQ-Webhook-Secret' => null]));
    }

    public function testDeliveredAfterSentIsRecordedAndALateSentIsNoStepBack(): void
    {
        $store = new SqliteStore($this->database);
        $this->post(self::SENT);
        $this->post(self::DELIVERED);
        self::assertSame('delivered', $store->find('sms-1')['status']);
        self::assertSame(200, $this->post(['channel' => 'whatsapp'] + self::SENT));
        self::assertSame('delivered', $store->find('sms-1')['status']);
    }

    public function testADuplicateIsAcknowledgedAndItsWorkDoneOnce(): void
    {
        $connections = [];
        foreach ([$this->address, $this->start(), $this->start()] as $this->address) {
            $connections[] = $this->send(self::DELIVERED);
        }
        self::assertSame([200, 200, 200], array_map($this->status(...), $connections));
        usleep(200_000);
        self::assertSame(1, substr_count(file_get_contents($this->log), 'sms-1: sms delivered'));
    }

    public function testACharsetIsTakenABrokenBodyIsNot(): void
    {
        self::assertSame(200, $this->post(self::SENT, ['Content-Type' => 'application/json; charset=utf-8']));
        self::assertSame(415, $this->post(self::SENT, ['Content-Type' => 'text/plain']));
        foreach (['{"smsId":', '', '{}', '[]', '{"smsId":"' . "\xff" . '","channel":"sms","status":"sent"}'] as $body) {
            self::assertSame(400, $this->post($body));
        }
        self::assertSame(413, $this->post(str_repeat('x', 70_000)));
    }

    public function testWhatIsNotStoredIsNotAcknowledged(): void
    {
        file_put_contents($this->database, 'This is no database, and nothing can be stored in it.');
        self::assertSame(503, $this->post(self::SENT));
    }

    /** Starts a server and returns its address once it responds; all of them have one database and one log. */
    private function start(string $secret = self::SECRET): string
    {
        $free = stream_socket_server('tcp://127.0.0.1:0');
        $address = stream_socket_get_name($free, false);
        fclose($free);
        $this->servers[] = proc_open(
            [PHP_BINARY, '-d', 'display_errors=1', '-S', $address, __DIR__ . '/public/index.php'],
            [1 => ['file', $this->log, 'a'], 2 => ['file', $this->log, 'a']],
            $pipes,
            env_vars: ['OTPIQ_WEBHOOK_SECRET' => $secret, 'OTPIQ_DATABASE' => $this->database] + getenv(),
        );
        for ($tries = 0; $tries < 100 && @stream_socket_client("tcp://$address") === false; $tries++) {
            usleep(50_000);
        }
        return $address;
    }

    private function post(array|string $body, array $headers = []): int
    {
        return $this->status($this->send($body, $headers));
    }

    /** @return resource the connection, to read the response from */
    private function send(array|string $body, array $headers = []): mixed
    {
        $body = is_string($body) ? $body : json_encode($body);
        $headers += [
            'Content-Type' => 'application/json',
            'Content-Length' => strlen($body),
            'X-OTPIQ-Webhook-Secret' => self::SECRET,
        ];
        $request = "POST /webhooks/otpiq HTTP/1.0\r\n";
        foreach (array_filter($headers, fn ($value) => $value !== null) as $name => $value) {
            $request .= "$name: $value\r\n";
        }
        $connection = stream_socket_client("tcp://$this->address");
        fwrite($connection, "$request\r\n$body");
        return $connection;
    }

    /** @param resource $connection */
    private function status(mixed $connection): int
    {
        return (int) explode(' ', fgets($connection))[1];
    }
}
