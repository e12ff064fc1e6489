<?php

namespace Tests\Feature;

use App\Jobs\HandleDeliveryReport;
use App\Services\DeliveryReportHandler;
use App\Services\OtpiqStore;
use ArrayObject;
use Closure;
use Illuminate\Foundation\Testing\RefreshDatabase;
use Illuminate\Support\Facades\Bus;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Log;
use PDOException;
use PHPUnit\Framework\Attributes\DataProvider;
use RuntimeException;
use Tests\TestCase;

/** PHPUnit 9 reads the annotations, newer versions the attributes. */
class OtpiqWebhookTest extends TestCase
{
    use RefreshDatabase;

    private const SECRET = 'test-secret';

    private const WRONG_SECRET = 'otpiq webhook refused: the secret is missing or wrong';

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

    protected function setUp(): void
    {
        parent::setUp();
        config(['otpiq.secrets' => [self::SECRET, 'old-secret']]);
        Bus::fake();
    }

    /** @dataProvider refusals */
    #[DataProvider('refusals')]
    public function test_refuses(int $status, array|string $body, array $request = []): void
    {
        $logged = $this->logged();
        $this->assertSame($status, $this->status($body, ...$request));
        $warning = 'otpiq webhook refused: no valid delivery report';
        $this->assertSame($status === 400 ? [$warning] : [], array_diff($logged->getArrayCopy(), [self::WRONG_SECRET]));
        $this->assertNull($this->message());
        Bus::assertNothingDispatched();
    }

    public static function refusals(): array
    {
        $invalid = fn (array $change) => [400, $change + self::DELIVERED];

        return [
            'a wrong secret' => [401, self::SENT, ['secret' => 'wrong']],
            'a longer secret' => [401, self::SENT, ['secret' => self::SECRET.'x']],
            'an empty secret' => [401, self::SENT, ['secret' => '']],
            'no secret' => [401, self::SENT, ['secret' => null]],
            'a GET' => [405, '', ['method' => 'GET']],
            'another type' => [415, self::SENT, ['type' => 'text/plain']],
            'a large body' => [413, str_repeat('x', 70_000)],
            'no body' => [400, ''],
            'half a body' => [400, '{"smsId":'],
            'a list' => [400, '[]'],
            'a text' => [400, '"sms-1"'],
            'no keys' => [400, '{}'],
            'invalid UTF-8' => [400, '{"smsId":"sms-1'."\xff".'","channel":"sms","status":"sent","isFinal":false}'],
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
            'smsId too long' => $invalid(['smsId' => str_repeat('x', 256)]),
            'status too long' => $invalid(['status' => str_repeat('x', 51)]),
        ];
    }

    /** @dataProvider lives */
    #[DataProvider('lives')]
    public function test_ends_in(string $end, int $handled, array ...$events): void
    {
        foreach ($events as $event) {
            $this->assertSame(200, $this->status($event));
        }
        $message = $this->message();
        $this->assertSame($end, "{$message['channel']} {$message['status']}".($message['isFinal'] ? ', final' : ''));
        Bus::assertDispatchedTimes(HandleDeliveryReport::class, $handled);
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
            'sent by the next channel' => ['sms sent', 3, self::SENT_BY_WHATSAPP, self::FAILED_BY_WHATSAPP, self::SENT],
            'failed after the next channel' => ['sms sent', 2, self::SENT_BY_WHATSAPP, self::SENT, self::FAILED_BY_WHATSAPP],
            'an earlier channel' => ['sms sent', 1, self::SENT, self::SENT_BY_TELEGRAM, self::FAILED_BY_WHATSAPP],
            'an earlier channel in between' => ['sms sent', 2, self::SENT_BY_TELEGRAM, self::FAILED_BY_WHATSAPP, self::SENT],
            'an unknown channel' => ['whatsapp sent', 2, ['channel' => 'new'] + self::SENT, self::SENT_BY_WHATSAPP],
        ];
    }

    public function test_stores_what_otpiq_reports(): void
    {
        $body = ['senderId' => 'OTPIQ', 'new' => 'key'] + self::FAILED_FINALLY;
        $this->assertSame(200, $this->status($body, type: 'Application/JSON; charset=utf-8'));
        $this->assertSame('الهاتف مغلق', $this->message()['reason']);
        $this->assertSame('OTPIQ', $this->message()['senderId']);
        $this->assertNotNull($this->message()['updatedAt']);
        Bus::assertDispatched(HandleDeliveryReport::class, fn ($job) => $job->connection === 'database' && $job->message === [
            'smsId' => 'sms-1', 'status' => 'failed', 'channel' => 'sms', 'isFinal' => true,
            'reason' => 'الهاتف مغلق', 'senderId' => 'OTPIQ',
        ]);
    }

    public function test_accepts_the_old_secret(): void
    {
        $this->assertSame(200, $this->status(self::SENT, 'old-secret'));
    }

    /** @dataProvider invalid_secrets */
    #[DataProvider('invalid_secrets')]
    public function test_needs_a_valid_secret(string $secret): void
    {
        config(['otpiq.secrets' => [$secret, null]]);
        $logged = $this->logged();
        $this->assertSame(503, $this->status(self::SENT, $secret));
        $this->assertStringContainsString('OTPIQ_WEBHOOK_SECRET', $logged[0]);
    }

    public static function invalid_secrets(): array
    {
        return [[''], [' '], [self::SECRET."\n"], ['base64/='], ['größer'], [str_repeat('x', 201)]];
    }

    public function test_a_wrong_secret_is_logged_once_a_minute(): void
    {
        @unlink(storage_path('framework/otpiq-refused'));
        $logged = $this->logged();
        foreach (['wrong', 'wrong', null] as $secret) {
            $this->assertSame(401, $this->status(self::SENT, $secret));
        }
        $this->assertSame([self::WRONG_SECRET], $logged->getArrayCopy());
    }

    /** @dataProvider mistakes */
    #[DataProvider('mistakes')]
    public function test_nothing_is_stored_when_the_handler_fails(Closure $mistake): void
    {
        $logged = $this->logged();
        $this->app->instance(DeliveryReportHandler::class, new class($mistake) extends DeliveryReportHandler
        {
            public function __construct(private Closure $mistake) {}

            public function handle(array $message): void
            {
                ($this->mistake)();
            }
        });
        $this->assertSame(500, $this->status(self::DELIVERED));
        $this->assertMatchesRegularExpression('/^otpiq webhook: .+, sms-1$/s', $logged[0]);
        $this->assertNull($this->message());

        $this->app->forgetInstance(DeliveryReportHandler::class);
        $this->assertSame(200, $this->status(self::DELIVERED));
        Bus::assertDispatchedTimes(HandleDeliveryReport::class, 1);
    }

    public static function mistakes(): array
    {
        return [
            'an exception' => [fn () => throw new RuntimeException('No such order.')],
            'an error' => [fn () => intdiv(1, 0)],
            'a commit' => [fn () => DB::commit()],
            'a rollback' => [fn () => DB::rollBack()],
            'a transaction that is not ended' => [fn () => DB::beginTransaction()],
            // As in PostgreSQL after an error that the handler has caught.
            'a failed transaction' => [function () {
                $failed = true;
                DB::connection()->beforeExecuting(function () use (&$failed) {
                    if ($failed) {
                        $failed = false;
                        throw new PDOException('current transaction is aborted');
                    }
                });
            }],
        ];
    }

    public function test_only_a_duplicate_is_a_duplicate(): void
    {
        DB::connection()->beforeExecuting(function (string $query) {
            throw_if(str_starts_with($query, 'insert') && str_contains($query, 'otpiq_events'), new PDOException('disk full'));
        });
        $this->assertSame(500, $this->status(self::DELIVERED));
        $this->assertNull($this->message());
        Bus::assertNothingDispatched();
    }

    public function test_the_secret_comes_before_the_database(): void
    {
        DB::enableQueryLog();
        $this->status(self::DELIVERED, 'wrong');
        $this->assertSame([], DB::getQueryLog());
    }

    public function test_waits_for_sqlite_less_long_than_otpiq(): void
    {
        if (DB::getDriverName() !== 'sqlite') {
            $this->markTestSkipped('Only SQLite has this setting.');
        }
        $this->status(self::DELIVERED);
        $this->assertEquals(2000, DB::selectOne('PRAGMA busy_timeout')->timeout);
    }

    /** What is logged from now on. */
    private function logged(): ArrayObject
    {
        $lines = new ArrayObject;
        Log::listen(fn ($line) => $lines[] = $line->message.(isset($line->context['exception']) ? ", {$line->context['smsId']}" : ''));

        return $lines;
    }

    private function message(): ?array
    {
        return app(OtpiqStore::class)->find('sms-1');
    }

    /** The status of the response; without the header if the secret is null. */
    private function status(
        array|string $body,
        ?string $secret = self::SECRET,
        string $type = 'application/json',
        string $method = 'POST',
    ): int {
        $headers = ['CONTENT_TYPE' => $type];
        if ($secret !== null) {
            $headers['HTTP_X_OTPIQ_WEBHOOK_SECRET'] = $secret;
        }
        $body = is_string($body) ? $body : json_encode($body);

        return $this->call($method, '/webhooks/otpiq', [], [], [], $headers, $body)->getStatusCode();
    }
}
