<?php

namespace Tests\Feature;

use App\Jobs\HandleDeliveryReport;
use App\Services\OtpiqStore;
use Illuminate\Foundation\Testing\RefreshDatabase;
use Illuminate\Support\Facades\Bus;
use PDOException;
use Tests\TestCase;

class OtpiqWebhookTest extends TestCase
{
    use RefreshDatabase;

    private const SECRET = 'test-secret';

    private const DELIVERED = [
        'smsId' => 'sms-1',
        'deliveryReportType' => 'all',
        'isFinal' => true,
        'channel' => 'sms',
        'status' => 'delivered',
    ];

    private const SENT = ['isFinal' => false, 'status' => 'sent'] + self::DELIVERED;

    protected function setUp(): void
    {
        parent::setUp();
        config(['otpiq.secrets' => [self::SECRET, null]]);
        Bus::fake();
    }

    public function test_the_right_secret_is_believed_others_are_not(): void
    {
        $this->assertSame(200, $this->status(self::SENT));
        $this->assertSame(401, $this->status(self::SENT, 'wrong'));
        $this->assertSame(401, $this->status(self::SENT, ''));
        $this->assertSame(401, $this->status(self::SENT, null));
    }

    public function test_without_a_secret_nothing_is_acknowledged(): void
    {
        config(['otpiq.secrets' => ['', null]]);
        $this->assertSame(503, $this->status(self::SENT, ''));
        $this->assertSame(503, $this->status(self::SENT, null));
    }

    public function test_delivered_after_sent_is_recorded_and_a_late_sent_is_no_step_back(): void
    {
        $this->status(self::SENT);
        $this->status(self::DELIVERED);
        $this->assertSame('delivered', app(OtpiqStore::class)->find('sms-1')['status']);
        $this->assertSame(200, $this->status(['channel' => 'whatsapp'] + self::SENT));
        $this->assertSame('delivered', app(OtpiqStore::class)->find('sms-1')['status']);
    }

    public function test_a_duplicate_is_acknowledged_and_its_work_done_once(): void
    {
        foreach (range(1, 3) as $time) {
            $this->assertSame(200, $this->status(self::DELIVERED));
        }
        Bus::assertDispatchedAfterResponseTimes(HandleDeliveryReport::class, 1);
    }

    public function test_a_charset_is_taken_a_broken_body_is_not(): void
    {
        $this->assertSame(200, $this->status(self::SENT, type: 'application/json; charset=utf-8'));
        $this->assertSame(415, $this->status(self::SENT, type: 'text/plain'));
        foreach (['{"smsId":', '', '{}', '[]', '{"smsId":"'."\xff".'","channel":"sms","status":"sent"}'] as $body) {
            $this->assertSame(400, $this->status($body));
        }
        $this->assertSame(413, $this->status(str_repeat('x', 70_000)));
    }

    public function test_what_is_not_stored_is_not_acknowledged(): void
    {
        $this->app->instance(OtpiqStore::class, new class extends OtpiqStore
        {
            public function record(array $event): bool
            {
                throw new PDOException('The disk is full.');
            }
        });
        $this->assertSame(503, $this->status(self::SENT));
        Bus::assertNothingDispatched();
    }

    /** The status of the response; without the header if the secret is null. */
    private function status(array|string $body, ?string $secret = self::SECRET, string $type = 'application/json'): int
    {
        $headers = ['CONTENT_TYPE' => $type];
        if ($secret !== null) {
            $headers['HTTP_X_OTPIQ_WEBHOOK_SECRET'] = $secret;
        }
        $body = is_string($body) ? $body : json_encode($body);

        return $this->call('POST', '/webhooks/otpiq', [], [], [], $headers, $body)->getStatusCode();
    }
}
