<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        // MySQL compares text without case and accents otherwise: smsId is opaque.
        $collation = in_array(DB::getDriverName(), ['mysql', 'mariadb']) ? 'utf8mb4_bin' : null;
        Schema::create('otpiq_messages', function (Blueprint $table) use ($collation) {
            $table->string('sms_id', 255)->collation($collation)->primary();
            $table->string('status', 50)->collation($collation);
            $table->string('channel', 50)->collation($collation);
            $table->boolean('is_final');
            $table->text('reason')->nullable();
            $table->text('sender_id')->nullable();
            $table->timestamps();
        });
        Schema::create('otpiq_events', function (Blueprint $table) use ($collation) {
            $table->id();
            $table->string('sms_id', 255)->collation($collation);
            $table->string('channel', 50)->collation($collation);
            $table->string('status', 50)->collation($collation);
            $table->boolean('is_final');
            $table->text('reason')->nullable();
            $table->text('sender_id')->nullable();
            $table->timestamp('received_at');
            // Not sms_id alone: delivered comes after sent, about the same message.
            $table->unique(['sms_id', 'channel', 'status', 'is_final']);
        });
    }

    public function down(): void
    {
        Schema::dropIfExists('otpiq_events');
        Schema::dropIfExists('otpiq_messages');
    }
};
