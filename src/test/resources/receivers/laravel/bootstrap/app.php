<?php

// The smallest application that Laravel runs, around the files of `otpiq receiver laravel`.

use Illuminate\Contracts\Console\Kernel as ConsoleKernel;
use Illuminate\Contracts\Debug\ExceptionHandler;
use Illuminate\Contracts\Http\Kernel as HttpKernel;
use Illuminate\Foundation\Application;
use Illuminate\Foundation\Http\Kernel;
use Illuminate\Foundation\Http\Middleware\ConvertEmptyStringsToNull;
use Illuminate\Foundation\Http\Middleware\TrimStrings;
use Illuminate\Foundation\Http\Middleware\ValidatePostSize;

require_once __DIR__.'/autoload.php';

foreach (['bootstrap/cache', 'storage/framework/views', 'storage/logs'] as $folder) {
    @mkdir(dirname(__DIR__)."/$folder", 0777, true);
}

$app = new Application(dirname(__DIR__));
$app->singleton(HttpKernel::class, fn ($app) => new class($app, $app['router']) extends Kernel
{
    protected $middleware = [ValidatePostSize::class, TrimStrings::class, ConvertEmptyStringsToNull::class];
});
$app->singleton(ConsoleKernel::class, Illuminate\Foundation\Console\Kernel::class);
$app->singleton(ExceptionHandler::class, Illuminate\Foundation\Exceptions\Handler::class);

return $app;
