<?php

// Laravel as Debian packages it (php-laravel-framework), where an application would have vendor/autoload.php.

require '/usr/share/php/Illuminate/autoload.php';

spl_autoload_register(function (string $class): void {
    $file = dirname(__DIR__).'/'.strtr($class, ['App\\' => 'app/', 'Tests\\' => 'tests/', '\\' => '/']).'.php';
    if (is_file($file)) {
        require $file;
    }
});
