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
            $table->string('status');
            $table->boolean('is_final')->default(false);
        });
        Schema::create('otpiq_events', function (Blueprint $table) {
            $table->id();
            $table->string('sms_id');
            $table->string('channel');
            $table->string('status');
            // Not sms_id alone: delivered comes after sent, about the same message.
            $table->unique(['sms_id', 'channel', 'status']);
        });
    }

    public function down(): void
    {
        Schema::dropIfExists('otpiq_events');
        Schema::dropIfExists('otpiq_messages');
    }
};
