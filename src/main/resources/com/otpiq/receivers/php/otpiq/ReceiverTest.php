<?php

declare(strict_types=1);

use Otpiq\Receiver;
use Otpiq\SqliteStore;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/Receiver.php';
require_once __DIR__ . '/SqliteStore.php';

/** PHPUnit 9 reads the annotations, newer versions the attributes. */
final class ReceiverTest extends TestCase
{
    private const SECRET = 'test-secret';
    private const SENT = [
        'smsId' => 'sms-1',
        'deliveryReportType' => 'all',
        'isFinal' => false,
        'channel' => 'sms',
        'status' => 'sent',
    ];
    private const DELIVERED = ['status' => 'delivered', 'isFinal' => true] + self::SENT;
    private const FAILED = ['status' => 'failed', 'reason' => 'الهاتف مغلق'] + self::SENT;
    private const FAILED_FINALLY = ['isFinal' => true] + self::FAILED;
    private const SENT_BY_WHATSAPP = ['channel' => 'whatsapp'] + self::SENT;
    private const SENT_BY_TELEGRAM = ['channel' => 'telegram'] + self::SENT;
    private const FAILED_BY_WHATSAPP = ['channel' => 'whatsapp'] + self::FAILED;

    private string $file;
    private string $log;
    private string $errors;
    private SqliteStore $store;
    private Receiver $receiver;
    /** What the handler got. */
    private array $handled = [];
    /** @var resource[] */
    private array $servers = [];

    protected function setUp(): void
    {
        $this->file = tempnam(sys_get_temp_dir(), 'otpiq');
        $this->log = tempnam(sys_get_temp_dir(), 'otpiq');
        $this->errors = ini_set('error_log', $this->log);
        $this->store = new SqliteStore($this->file);
        $this->store->migrate();
        $this->receiver = $this->receiver(fn (array $message) => $this->handled[] = $message);
    }

    protected function tearDown(): void
    {
        ini_set('error_log', $this->errors);
        array_map('proc_terminate', $this->servers);
        unset($this->store, $this->receiver);
        array_map('unlink', [$this->log, ...glob("$this->file*")]);
    }

    /** @dataProvider refusals */
    #[DataProvider('refusals')]
    public function testRefuses(int $status, array|string $body, array $request = []): void
    {
        self::assertSame($status, $this->post($body, ...$request));
        self::assertSame([], $this->handled);
        self::assertNull($this->store->find('sms-1'));
        self::assertSame($status === 400 ? 1 : 0, substr_count(file_get_contents($this->log), 'smsId'));
    }

    public static function refusals(): array
    {
        $invalid = fn (array $change) => [400, $change + self::DELIVERED];
        return [
            'a wrong secret' => [401, self::SENT, ['secret' => 'wrong']],
            'a longer secret' => [401, self::SENT, ['secret' => self::SECRET . 'x']],
            'no secret' => [401, self::SENT, ['secret' => '']],
            'a GET' => [405, '', ['method' => 'GET']],
            'another type' => [415, self::SENT, ['type' => 'text/plain']],
            'no type' => [415, self::SENT, ['type' => '']],
            'a large body' => [413, str_repeat('x', Receiver::LARGEST + 1)],
            'no body' => [400, ''],
            'half a body' => [400, '{"smsId":'],
            'a list' => [400, '[]'],
            'a text' => [400, '"sms-1"'],
            'no keys' => [400, '{}'],
            'invalid UTF-8' => [400, '{"smsId":"sms-1' . "\xff" . '","channel":"sms","status":"sent","isFinal":false}'],
            'half a character' => [400, '{"smsId":"sms-1","channel":"sms","status":"sent","isFinal":false,"x":["\ud800"]}'],
            'half a key' => [400, '{"smsId":"sms-1","channel":"sms","status":"sent","isFinal":false,"\udc00":1}'],
            'smsId empty' => $invalid(['smsId' => '']),
            'smsId a number' => $invalid(['smsId' => 1]),
            'channel null' => $invalid(['channel' => null]),
            'status a list' => $invalid(['status' => ['sent']]),
            'isFinal a text' => $invalid(['isFinal' => 'true']),
            'isFinal absent' => [400, array_diff_key(self::SENT, ['isFinal' => 0])],
            'reason a number' => $invalid(['reason' => 1]),
            'senderId an object' => $invalid(['senderId' => ['name' => 'OTPIQ']]),
        ];
    }

    /** @dataProvider lives */
    #[DataProvider('lives')]
    public function testEndsIn(string $end, int $handled, array ...$events): void
    {
        foreach ($events as $event) {
            self::assertSame(200, $this->post($event));
        }
        $message = $this->store->find('sms-1');
        self::assertSame($end, "{$message['channel']} {$message['status']}" . ($message['isFinal'] ? ', final' : ''));
        self::assertCount($handled, $this->handled);
    }

    public static function lives(): array
    {
        return [
            'delivered' => ['sms delivered, final', 2, self::SENT, self::DELIVERED],
            'delivered, then sent' => ['sms delivered, final', 1, self::DELIVERED, self::SENT],
            'delivered three times' => ['sms delivered, final', 1, self::DELIVERED, self::DELIVERED, self::DELIVERED],
            'failed after delivered' => ['sms delivered, final', 1, self::DELIVERED, self::FAILED_FINALLY],
            'failed, then finally' => ['sms failed, final', 2, self::FAILED, self::FAILED_FINALLY],
            'failed, then sent' => ['sms failed', 1, self::FAILED, self::SENT],
            'sent by the next channel' =>
                ['sms sent', 3, self::SENT_BY_WHATSAPP, self::FAILED_BY_WHATSAPP, self::SENT],
            'failed after the next channel' =>
                ['sms sent', 2, self::SENT_BY_WHATSAPP, self::SENT, self::FAILED_BY_WHATSAPP],
            'an earlier channel' => ['sms sent', 1, self::SENT, self::SENT_BY_TELEGRAM, self::FAILED_BY_WHATSAPP],
            'an earlier channel in between' =>
                ['sms sent', 2, self::SENT_BY_TELEGRAM, self::FAILED_BY_WHATSAPP, self::SENT],
            'an unknown channel' => ['whatsapp sent', 2, ['channel' => 'new'] + self::SENT, self::SENT_BY_WHATSAPP],
        ];
    }

    public function testStoresWhatOtpiqReports(): void
    {
        $this->post(['senderId' => 'OTPIQ', 'new' => 'key'] + self::FAILED_FINALLY, type: 'Application/JSON; charset=utf-8');

        $message = $this->store->find('sms-1');
        self::assertSame('الهاتف مغلق', $message['reason']);
        self::assertSame('OTPIQ', $message['senderId']);
        self::assertEqualsWithDelta(time(), strtotime($message['updatedAt']), 5);
        self::assertSame(
            ['smsId' => 'sms-1', 'status' => 'failed', 'channel' => 'sms', 'isFinal' => true,
                'reason' => 'الهاتف مغلق', 'senderId' => 'OTPIQ'],
            $this->handled[0],
        );
    }

    public function testAcceptsTheOldSecret(): void
    {
        self::assertSame(200, $this->post(self::SENT, secret: 'old-secret'));
    }

    /** @dataProvider invalidSecrets */
    #[DataProvider('invalidSecrets')]
    public function testNeedsAValidSecret(string $secret): void
    {
        $this->expectExceptionMessage('OTPIQ_WEBHOOK_SECRET');
        new Receiver([$secret, false], $this->store, fn () => null);
    }

    public static function invalidSecrets(): array
    {
        return [[''], [' '], ['0 '], [self::SECRET . "\n"], ['base64/='], ['größer'], [str_repeat('x', 201)]];
    }

    /** @dataProvider mistakes */
    #[DataProvider('mistakes')]
    public function testNothingIsStoredWhenTheHandlerFails(Closure $mistake): void
    {
        $this->receiver = $this->receiver($mistake);
        self::assertSame(500, $this->post(self::DELIVERED));
        self::assertNull($this->store->find('sms-1'));
        self::assertStringContainsString('otpiq webhook "sms-1": ', file_get_contents($this->log));
        self::assertStringNotContainsString(self::SECRET, file_get_contents($this->log));

        $this->receiver = $this->receiver(fn (array $message) => $this->handled[] = $message);
        self::assertSame(200, $this->post(self::DELIVERED));
        self::assertCount(1, $this->handled);
    }

    public static function mistakes(): array
    {
        return [
            'an exception' => [function (array $message, PDO $db): void {
                $db->exec("UPDATE otpiq_message SET reason = 'half of the work'");
                throw new RuntimeException('No such order.');
            }],
            'an error' => [fn () => intdiv(1, 0)],
            'a generator' => [function (): Generator {
                yield;
            }],
            'a transaction of its own' => [fn (array $message, PDO $db) => $db->beginTransaction()],
            'a commit' => [fn (array $message, PDO $db) => $db->commit()],
            'a rollback' => [fn (array $message, PDO $db) => $db->rollBack()],
            'a statement that ends the transaction' => [fn (array $message, PDO $db) => $db->exec('ROLLBACK')],
            // The database has rolled back, before it reported the error.
            'an ignored error' => [function (array $message, PDO $db): void {
                try {
                    $db->exec('INSERT OR ROLLBACK INTO otpiq_message (sms_id) VALUES (NULL)');
                } catch (PDOException) {
                }
            }],
        ];
    }

    public function testOnlyADuplicateIsADuplicate(): void
    {
        (new PDO("sqlite:$this->file"))->exec('DROP TABLE otpiq_event');
        self::assertSame(500, $this->post(self::DELIVERED));
        self::assertStringContainsString('no such table', file_get_contents($this->log));
    }

    public function testServersShareTheWork(): void
    {
        $servers = [$this->start(), $this->start(), $this->start()];
        $connections = array_map(fn (string $server) => $this->send($server, self::SECRET), $servers);
        self::assertSame([200, 200, 200], array_map($this->status(...), $connections));
        self::assertSame(1, substr_count(file_get_contents($this->log), 'sms-1: sms delivered'));
    }

    public function testTheSecretComesBeforeTheDatabase(): void
    {
        $server = $this->start();
        $other = new PDO("sqlite:$this->file");
        $other->exec('BEGIN EXCLUSIVE');
        $start = microtime(true);
        self::assertSame(401, $this->status($this->send($server, 'wrong')));
        self::assertLessThan(2, microtime(true) - $start);
    }

    public function testAWrongSecretIsLoggedOnceAMinute(): void
    {
        $server = $this->start();
        foreach (['wrong', 'wrong', ''] as $secret) {
            self::assertSame(401, $this->status($this->send($server, $secret)));
        }
        self::assertSame(1, substr_count(file_get_contents($this->log), 'the secret is missing or wrong'));
    }

    public function testWithoutASecretNothingIsAcknowledged(): void
    {
        $server = $this->start('');
        self::assertSame(500, $this->status($this->send($server, '')));
        self::assertStringContainsString('OTPIQ_WEBHOOK_SECRET', file_get_contents($this->log));
    }

    private function receiver(Closure $onDeliveryReport): Receiver
    {
        return new Receiver([self::SECRET, 'old-secret'], $this->store, $onDeliveryReport);
    }

    private function post(
        array|string $body,
        string $secret = self::SECRET,
        string $type = 'application/json',
        string $method = 'POST',
    ): int {
        return $this->receiver->receive($method, $type, $secret, is_string($body) ? $body : json_encode($body));
    }

    /** Starts PHP's own server, and returns its address once it responds. */
    private function start(string $secret = self::SECRET): string
    {
        $free = stream_socket_server('tcp://127.0.0.1:0');
        $address = stream_socket_get_name($free, false);
        fclose($free);
        $this->servers[] = proc_open(
            [PHP_BINARY, '-d', 'display_errors=1', '-S', $address, __DIR__ . '/webhook.php'],
            [1 => ['file', $this->log, 'a'], 2 => ['file', $this->log, 'a']],
            $pipes,
            env_vars: ['OTPIQ_WEBHOOK_SECRET' => $secret, 'OTPIQ_DATABASE' => $this->file] + getenv(),
        );
        for ($tries = 0; $tries < 100 && @stream_socket_client("tcp://$address") === false; $tries++) {
            usleep(50_000);
        }
        return $address;
    }

    /** @return resource the connection, to read the response from */
    private function send(string $server, string $secret): mixed
    {
        $body = json_encode(self::DELIVERED);
        $length = strlen($body);
        $connection = stream_socket_client("tcp://$server");
        fwrite($connection, "POST /webhooks/otpiq HTTP/1.0\r\nContent-Type: application/json\r\n"
            . "Content-Length: $length\r\nX-OTPIQ-Webhook-Secret: $secret\r\n\r\n$body");
        return $connection;
    }

    /** @param resource $connection */
    private function status(mixed $connection): int
    {
        return (int) explode(' ', fgets($connection))[1];
    }
}
