<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('otpiq_messages', function (Blueprint $table) {
            $table->string('sms_id')->primary();
            $table->string('status', 50);
            $table->string('channel', 50);
            $table->boolean('is_final');
            $table->text('reason')->nullable();
            $table->string('sender_id')->nullable();
            $table->timestamps();
        });
        Schema::create('otpiq_events', function (Blueprint $table) {
            $table->id();
            $table->string('sms_id');
            $table->string('channel', 50);
            $table->string('status', 50);
            $table->boolean('is_final');
            $table->text('reason')->nullable();
            $table->string('sender_id')->nullable();
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
