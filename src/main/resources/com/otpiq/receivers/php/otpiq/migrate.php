<?php

// Makes the tables. Run it before the first start: php otpiq/migrate.php

declare(strict_types=1);

use Otpiq\SqliteStore;

require __DIR__ . '/SqliteStore.php';

if (!extension_loaded('pdo_sqlite')) {
    fwrite(STDERR, "PHP has no extension pdo_sqlite. Debian and Ubuntu: apt install php-sqlite3\n");
    exit(1);
}
$file = getenv('OTPIQ_DATABASE') ?: __DIR__ . '/otpiq.sqlite';
(new SqliteStore($file))->migrate();
echo "The tables are in $file\n";
